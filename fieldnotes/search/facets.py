"""What the values of each facet would find: counted once for all facets, from postings and cards, never from texts.

A note that lies within the bounds of all other facets counts for the values it bears; so each facet tells what could
be chosen besides. Registers and speakers say where words are looked for, so each of theirs is a question of its own.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import compress

from fieldnotes.domain.index_rows import SPEAKER
from fieldnotes.domain.notes import KINDS, REGISTERS
from fieldnotes.domain.searches import FACETS, Scope
from fieldnotes.search.called import with_names
from fieldnotes.search.evaluate import View
from fieldnotes.search.facet_regions import Standing, lone_atom
from fieldnotes.search.fields import folded_name
from fieldnotes.search.leaf_search import LeafSearch, Plan
from fieldnotes.search.query import parse
from fieldnotes.search.regions import FIELD as REGION
from fieldnotes.search.regions import key_of, scoped
from fieldnotes.search.results import FacetQuestion, Facets, FacetValue
from fieldnotes.search.scoping import Phases, bound_node, narrowed, parts_of, phases_of, with_phases
from fieldnotes.search.segments import Leaf
from fieldnotes.search.speakers import with_speakers
from fieldnotes.search.syntax import And, Atom, Node
from fieldnotes.search.widening import Names

PLACED = ("register", "speaker")
"""Facets of stretches of a text; the others are of whole notes."""

_NAMED = ("kind", "site", "person", "code", "author")
_BARE = ("site", "person", "code", "author")
"""Facets of which a note may hold nothing."""

Tallies = tuple["Counter[str]", "Counter[str]"]
"""By value, how many notes and how many occurrences."""


def whole_tree(node: Node, leaves: Sequence[Leaf], names: Names, phases: Phases) -> Node:
    """A query as it is evaluated, its phases, speakers and registers worked out."""
    node = with_speakers(with_phases(node, leaves, phases), leaves, names)
    return scoped(with_names(node, names))


@dataclass(slots=True)
class _Matches:
    """The notes of a segment that match: as a set, as a mask, and how often what is looked for occurs in each."""

    notes: AbstractSet[int]
    mask: bytearray
    times: list[int]

    @classmethod
    def of(cls, notes: AbstractSet[int], times: dict[int, int], length: int) -> "_Matches":
        mask, here = bytearray(length), [0] * length
        for document in notes:
            mask[document] = 1
            here[document] = times.get(document, 0)
        return cls(notes, mask, here)

    def tell(self, tallies: Tallies, value: str, documents: Iterable[int]) -> None:
        """Count a value that these documents bear."""
        found = list(compress(documents, map(self.mask.__getitem__, documents)))
        if found:
            tallies[0][value] += len(found)
            tallies[1][value] += sum(map(self.times.__getitem__, found))


class FacetCounting:
    """Answers over one view.

    Args:
        view: the index as it stands; names, phases: as the engine has them.
    """

    def __init__(self, view: View, names: Names, phases: Phases) -> None:
        self._view = view
        self._names = names
        self._phases = phases
        plan = Plan(view.leaves, names)
        self._parts = [LeafSearch(leaf, plan) for leaf in view.leaves]
        self._standings: dict[tuple[int, Atom], Standing] = {}

    def answer(self, question: FacetQuestion) -> Facets:
        """Every facet with its values.

        Raises:
            UserError: the query is not written as the language asks.
        """
        node, scope = parse(question.text), question.scope
        leaves = self._view.leaves
        narrowed(node, scope, leaves, self._phases)
        tree = self._tree(node, scope)
        within = {
            bound.facet: self._documents(bound_node(bound, leaves, self._phases))
            for bound in scope.bounds
            if bound.facet not in PLACED
        }
        everything = self._matching(tree, within, "")
        values: dict[str, Tallies] = {}
        for facet in FACETS:
            if facet in PLACED:
                values[facet] = self._placed(facet, node, scope, within)
            else:
                matching = self._matching(tree, within, facet) if facet in within else everything
                values[facet] = self._counted(facet, matching)
        return Facets(
            query=question.text,
            notes=sum(len(matches.notes) for matches in everything),
            occurrences=sum(sum(matches.times) for matches in everything),
            values={facet: _sorted(tallies) for facet, tallies in values.items()},
        )

    def _tree(self, node: Node, scope: Scope) -> Node:
        """The query with all that its scope says but for the bounds of facets of whole notes."""
        leaves = self._view.leaves
        for bound in scope.bounds:
            scope = scope if bound.facet in PLACED else scope.narrowed(bound.facet, ())
        parts = parts_of(scope, leaves, self._phases)
        return whole_tree(And((node, *parts)) if parts else node, leaves, self._names, self._phases)

    def _documents(self, node: Node) -> list[AbstractSet[int]]:
        return [part.documents(node) for part in self._parts]

    def _matching(self, tree: Node, within: dict[str, list[AbstractSet[int]]], but: str) -> list[_Matches]:
        """The notes that match within the bounds of all facets but one."""
        found = []
        for place, part in enumerate(self._parts):
            documents = part.documents(tree)
            notes = part.notes_among(documents)
            for facet, bounds in within.items():
                notes = notes & bounds[place] if facet != but else notes
            times = part.times(part.counted(tree, documents), notes)
            found.append(_Matches.of(notes, times, len(self._view.leaves[place].cards)))
        return found

    def _counted(self, facet: str, matching: Sequence[_Matches]) -> Tallies:
        tallies: Tallies = Counter(), Counter()
        for leaf, matches in zip(self._view.leaves, matching, strict=True):
            if facet in _NAMED:
                _count_named(facet, leaf, matches, tallies)
            elif facet == "phase":
                self._count_phases(leaf, matches, tallies)
            else:
                _count_begun(10000 if facet == "year" else 100, leaf, matches, tallies)
        return tallies

    def _count_phases(self, leaf: Leaf, matches: _Matches, tallies: Tallies) -> None:
        phases = self._phases()
        if not phases:
            return
        notes: Counter[tuple[int, int]] = Counter()
        times: Counter[tuple[int, int]] = Counter()
        first, last = leaf.cards.first, leaf.cards.last
        for document in matches.notes:
            days = first[document], last[document]
            notes[days] += 1
            times[days] += matches.times[document]
        for days, ids in phases_of(notes, phases).items():
            for one in ids or ("",):
                tallies[0][one] += notes[days]
                tallies[1][one] += times[days]

    def _placed(self, facet: str, node: Node, scope: Scope, within: dict[str, list[AbstractSet[int]]]) -> Tallies:
        """Each register or speaker with the notes that match in such stretches, and the occurrences wholly in them."""
        tallies: Tallies = Counter(), Counter()
        rest = self._tree(node, scope.narrowed(facet, ()))
        possible = [
            self._bounded(part.notes_among(part.documents(rest)), within, place)
            for place, part in enumerate(self._parts)
        ]
        atom = lone_atom(rest)
        if atom is not None:
            return self._standing(facet, atom, possible)
        for value, key in self._stretches(facet):
            tree = None
            for place, (leaf, part) in enumerate(zip(self._view.leaves, self._parts, strict=True)):
                posting = leaf.terms.posting(REGION, key)
                if posting is None or possible[place].isdisjoint(posting.docs):
                    continue
                tree = tree or self._tree(node, scope.narrowed(facet, (value,)))
                documents = part.documents(tree)
                notes = self._bounded(part.notes_among(documents), within, place)
                if notes:
                    tallies[0][value] += len(notes)
                    tallies[1][value] += part.occurrences(part.counted(tree, documents), notes)
        return tallies

    def _standing(self, facet: str, atom: Atom, possible: Sequence[AbstractSet[int]]) -> Tallies:
        """The same where one word or phrase is looked for, which is most of the time."""
        tallies: Tallies = Counter(), Counter()
        stretches = self._stretches(facet)
        for place, (leaf, documents) in enumerate(zip(self._view.leaves, possible, strict=True)):
            for value, key in stretches:
                posting = leaf.terms.posting(REGION, key)
                if posting is None or documents.isdisjoint(posting.docs):
                    continue
                known = self._standings.get((place, atom))
                if known is None:
                    known = self._standings[place, atom] = Standing(leaf, self._parts[place], atom)
                notes, times = known.within(posting, documents)
                if notes:
                    tallies[0][value] += notes
                    tallies[1][value] += times
        return tallies

    def _bounded(
        self, notes: AbstractSet[int], within: dict[str, list[AbstractSet[int]]], place: int
    ) -> AbstractSet[int]:
        for bounds in within.values():
            notes = notes & bounds[place]
        return notes

    def _stretches(self, facet: str) -> list[tuple[str, str]]:
        """The values of a facet of stretches, each with how the index names its stretches."""
        if facet == "register":
            return [(register, key_of(register)) for register in REGISTERS]
        voices = {voice for leaf in self._view.leaves for voice in leaf.terms.table("voice").terms}
        return [(voice, key_of(SPEAKER + voice)) for voice in sorted(voices)]


def _count_named(facet: str, leaf: Leaf, matches: _Matches, tallies: Tallies) -> None:
    bearing: set[int] = set()
    kinds = {folded_name(kind): kind for kind in KINDS} if facet == "kind" else {}
    for term in leaf.terms.table(facet).terms:
        posting = leaf.terms.posting(facet, term)
        if posting is not None:
            matches.tell(tallies, kinds.get(term, term), posting.docs)
            bearing.update(posting.docs)
    if facet in _BARE:
        matches.tell(tallies, "", list(matches.notes - bearing))


def _count_begun(unit: int, leaf: Leaf, matches: _Matches, tallies: Tallies) -> None:
    first = leaf.cards.first
    for document in matches.notes:
        value = _begun(first[document] // unit, unit)
        tallies[0][value] += 1
        tallies[1][value] += matches.times[document]


def _begun(number: int, unit: int) -> str:
    if not number:
        return ""
    return f"{number:04}" if unit == 10000 else f"{number // 100:04}-{number % 100:02}"


def _sorted(tallies: Tallies) -> tuple[FacetValue, ...]:
    notes, times = tallies
    return tuple(FacetValue(value, notes[value], times[value]) for value in sorted(notes))
