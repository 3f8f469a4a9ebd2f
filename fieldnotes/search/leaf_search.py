"""A query in one segment: the documents that match and the parts of the query that count in each."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from fieldnotes.search.cards import NO_LAG, TEXT, TITLE
from fieldnotes.search.marking import Looked
from fieldnotes.search.matching import Wanted
from fieldnotes.search.meeting import Hits
from fieldnotes.search.narrowing import NOTE, documents_in
from fieldnotes.search.occurrences import (
    distinct,
    distinct_times,
    documents_named,
    hits,
    term_counts,
    word_hits,
)
from fieldnotes.search.region_hits import hits_inside, stretch_hits
from fieldnotes.search.segments import Leaf
from fieldnotes.search.syntax import (
    And,
    Atom,
    Called,
    Dated,
    Everything,
    Inside,
    Named,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Sought,
    Stretch,
    Term,
    Titled,
)
from fieldnotes.search.widening import Names, values_of, wanted

Counted = list[tuple[Sought, AbstractSet[int]]]
"""Parts of a query whose occurrences count, each with the documents in which it does."""


class Plan:
    """What the words of a query are widened to, worked out once for all segments."""

    def __init__(self, leaves: Sequence[Leaf], names: Names) -> None:
        self._leaves = leaves
        self._names = names
        self._wanted: dict[tuple[Atom, str], Wanted] = {}
        self._values: dict[Named, set[str]] = {}

    def wanted(self, atom: Atom, field: str) -> Wanted:
        """An atom with the forms of its words."""
        found = self._wanted.get((atom, field))
        if found is None:
            found = self._wanted[atom, field] = wanted(atom, self._leaves, field)
        return found

    def looked(self, sought: Sought) -> Looked:
        """What there is to find in a text that is shown."""
        match sought:
            case Stretch():
                return Looked(None, (sought.region,))
            case Inside():
                return Looked(self.wanted(sought.atom, TEXT), sought.regions)
            case _:
                return Looked(self.wanted(sought, TEXT))

    def values(self, node: Named) -> set[str]:
        """The terms that a field with a name asks for."""
        found = self._values.get(node)
        if found is None:
            found = self._values[node] = values_of(node, self._leaves, self._names)
        return found


class LeafSearch:
    """A query in one segment."""

    def __init__(self, leaf: Leaf, plan: Plan) -> None:
        self.plan = plan
        self._leaf = leaf
        self._hits: dict[Sought, Hits] = {}
        self._placed: dict[Term, Hits] = {}

    def hits(self, sought: Sought) -> Hits:
        """Where words occur in texts, or stretches in a register."""
        found = self._hits.get(sought)
        if found is None:
            found = self._hits[sought] = self._found(sought)
        return found

    def _found(self, sought: Sought) -> Hits:
        match sought:
            case Stretch():
                return stretch_hits(self._leaf, sought.region)
            case Inside():
                return hits_inside(self._leaf, self._spans_of(sought.atom), sought.regions)
            case _:
                return hits(self._leaf, TEXT, self.plan.wanted(sought, TEXT))

    def _spans_of(self, sought: Sought) -> Hits:
        """The hits with the places of each; of single words they are not kept otherwise."""
        if not isinstance(sought, Term):
            return self.hits(sought)
        found = self._placed.get(sought)
        if found is None:
            found = self._placed[sought] = word_hits(self._leaf, TEXT, self.plan.wanted(sought, TEXT))
        return found

    def documents(self, node: Node) -> AbstractSet[int]:
        """The documents that match."""
        match node:
            case Term() | Phrase() | Near() | Called() | Inside() | Stretch():
                return self.hits(node).counts.keys()
            case And():
                return self._all_of(node.parts)
            case Or():
                return set().union(*(self.documents(part) for part in node.parts))
            case Not():
                return self._live() - self.documents(node.part)
            case Titled():
                return hits(self._leaf, TITLE, self.plan.wanted(node.atom, TITLE)).counts.keys()
            case Named():
                return documents_named(self._leaf, node.field, self.plan.values(node))
            case Dated():
                return self._dated(node)
            case Everything():
                return self._live()
            case _:
                return documents_in(self._leaf, node)

    def counted(self, node: Node, scope: AbstractSet[int]) -> Counted:
        """The parts of a query whose occurrences count, each with the documents in which it does.

        A part of an AND counts only where all its parts match; NOT counts nothing.
        """
        match node:
            case Term() | Phrase() | Near() | Called() | Inside() | Stretch():
                return [(node, scope & self.documents(node))]
            case And():
                inner = scope & self.documents(node)
                return [pair for part in node.parts for pair in self.counted(part, inner)]
            case Or():
                return [pair for part in node.parts for pair in self.counted(part, scope)]
            case _:
                return []

    def occurrences(self, counted: Counted, notes: AbstractSet[int]) -> int:
        """How many different occurrences the counted parts have in these notes."""
        if any(isinstance(sought, Called | Inside | Stretch) for sought, _ in counted) or self._share_spellings(
            counted
        ):
            return distinct((self._spans_of(sought), scope & notes) for sought, scope in counted)
        words = [(atom, scope & notes) for atom, scope in counted if isinstance(atom, Term)]
        several: Counted = [(atom, scope & notes) for atom, scope in counted if not isinstance(atom, Term)]
        if len(several) > 1:
            total = distinct((self.hits(atom), scope) for atom, scope in several)
        else:
            total = sum(self._times(atom, scope) for atom, scope in several)
        if self._share_forms([atom for atom, _ in words]):
            return total + self._times_together(words)
        return total + sum(self._times(atom, scope) for atom, scope in words)

    def times(self, counted: Counted, notes: AbstractSet[int]) -> dict[int, int]:
        """What ``occurrences`` counts, note by note; notes without any may be left out."""
        placed = any(isinstance(sought, Inside | Stretch) for sought, _ in counted)
        words = [(atom, scope & notes) for atom, scope in counted if isinstance(atom, Term) and not placed]
        several: Counted = [(atom, scope & notes) for atom, scope in counted if placed or not isinstance(atom, Term)]
        parts = list(words) if not self._share_forms([atom for atom, _ in words]) else []
        found = distinct_times((self._spans_of(atom), scope) for atom, scope in several) if len(several) > 1 else {}
        for atom, scope in [*parts, *(several if len(several) == 1 else ())]:
            _add(found, self.hits(atom).counts, scope)
        if not parts:
            for form, scope in self._documents_by_form(words).items():
                _add(found, term_counts(self._leaf, TEXT, form), scope)
        return found

    def notes_among(self, documents: AbstractSet[int]) -> AbstractSet[int]:
        """Those that are notes."""
        nouns = self._leaf.cards.nouns
        if nouns.count(NOTE) == len(nouns):
            return documents
        return {document for document in documents if nouns[document] == NOTE}

    def _times(self, atom: Sought, scope: AbstractSet[int]) -> int:
        counts = self.hits(atom).counts
        if len(scope) == len(counts):
            return sum(counts.values())
        return sum(map(counts.__getitem__, scope))

    def _share_spellings(self, counted: Counted) -> bool:
        """Whether a word of the text may count for a word as written and for another word of the query."""
        words = [atom for atom, _ in counted if isinstance(atom, Term)]
        return any(word.written for word in words) and self._share_forms(words)

    def _share_forms(self, words: Sequence[Term]) -> bool:
        """Whether a word of the text may count for two words of the query."""
        for tongue in self._leaf.cards.tongues if len(words) > 1 else ():
            forms = [self.plan.wanted(word, TEXT).slots[0].in_tongue(tongue) for word in words]
            if len(frozenset().union(*forms)) < sum(map(len, forms)):
                return True
        return False

    def _times_together(self, words: Sequence[tuple[Term, AbstractSet[int]]]) -> int:
        """How often the words stand in their documents, a word of the text counting once."""
        total = 0
        for form, here in self._documents_by_form(words).items():
            counts = term_counts(self._leaf, TEXT, form)
            total += sum(counts[document] for document in here if document in counts)
        return total

    def _documents_by_form(self, words: Sequence[tuple[Term, AbstractSet[int]]]) -> dict[str, set[int]]:
        """Each form of some words with the documents in which it is looked for."""
        cards = self._leaf.cards
        documents: dict[str, set[int]] = {}
        for atom, scope in words:
            slot = self.plan.wanted(atom, TEXT).slots[0]
            for place, tongue in enumerate(cards.tongues):
                here = {document for document in scope if cards.languages[document] == place}
                for form in slot.in_tongue(tongue):
                    documents.setdefault(form, set()).update(here)
        return documents

    def _live(self) -> set[int]:
        return set(range(len(self._leaf.cards))) - self._leaf.deleted

    def _all_of(self, parts: Sequence[Node]) -> AbstractSet[int]:
        matching: AbstractSet[int] | None = None
        for part in parts:
            if not isinstance(part, Not):
                documents = self.documents(part)
                matching = documents if matching is None else matching & documents
        if matching is None:
            matching = self._live()
        for part in parts:
            if isinstance(part, Not):
                matching = matching - self.documents(part.part)
        return matching

    def _dated(self, node: Dated) -> set[int]:
        """Documents whose stretch of days overlaps the one asked for; undated ones never do."""
        cards = self._leaf.cards
        if node.field == "lag":
            least, most = node.first if node.first is not None else NO_LAG + 1, node.last
            return {
                document for document, lag in enumerate(cards.lag) if lag >= least and (most is None or lag <= most)
            } - self._leaf.deleted
        begins, ends = (
            (cards.first, cards.last) if node.field == "observed" else (cards.written_first, cards.written_last)
        )
        first = node.first or 1
        last = node.last or 99999999
        return {
            document
            for document, (begin, end) in enumerate(zip(begins, ends, strict=True))
            if begin and begin <= last and end >= first
        } - self._leaf.deleted


def _add(found: dict[int, int], counts: Mapping[int, int], documents: AbstractSet[int]) -> None:
    if not found:
        found.update((document, counts[document]) for document in documents & counts.keys())
        return
    for document in documents & counts.keys():
        found[document] = found.get(document, 0) + counts[document]
