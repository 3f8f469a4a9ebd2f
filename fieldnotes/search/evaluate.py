"""Answers a query from the index: which documents match, how often, in which years, and in what order.

Whole lists of documents are joined at once instead of stepping through them one by one, which in Python is ten
times as quick; Whoosh's matchers give the same documents (a test compares them).
"""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from heapq import nlargest
from math import log

from fieldnotes.domain.index_rows import INDEXED_NOUNS
from fieldnotes.search.leaf_search import LeafSearch, Plan
from fieldnotes.search.marking import Looked
from fieldnotes.search.narrowing import NOTE
from fieldnotes.search.segments import Leaf
from fieldnotes.search.syntax import Node, Sought
from fieldnotes.search.widening import Names

_B, _K1 = 0.75, 1.2
"""Whoosh's own constants of BM25 (Robertson and Zaragoza 2009)."""

Place = tuple[int, int]
"""A document: the place of its segment among the leaves, and its number there."""


class View:
    """The segments of the index as they stood at one moment."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self.leaves = leaves
        self.documents = sum(len(leaf.cards) - len(leaf.deleted) for leaf in leaves)
        words = sum(sum(leaf.cards.lengths) for leaf in leaves)
        average = words / max(sum(len(leaf.cards) for leaf in leaves), 1) or 1.0
        self.work: dict[object, object] = {}  # long counts under way, which end with this view
        self.norms = [[_K1 * ((1 - _B) + _B * length / average) for length in leaf.cards.lengths] for leaf in leaves]

    def notes(self) -> int:
        """How many notes are indexed."""
        return sum(
            leaf.cards.nouns.count(NOTE) - sum(leaf.cards.nouns[document] == NOTE for document in leaf.deleted)
            for leaf in self.leaves
        )


class Evaluation:
    """A query's answer over one view of the index."""

    def __init__(self, view: View, node: Node, names: Names) -> None:
        self._view = view
        plan = Plan(view.leaves, names)
        self._parts = [LeafSearch(leaf, plan) for leaf in view.leaves]
        self._matching = [part.documents(node) for part in self._parts]
        self._counted = [
            part.counted(node, matching) for part, matching in zip(self._parts, self._matching, strict=True)
        ]
        self._notes = [part.notes_among(matching) for part, matching in zip(self._parts, self._matching, strict=True)]

    def notes(self) -> int:
        """How many notes match."""
        return sum(map(len, self._notes))

    def notes_of(self, node: Node) -> list[AbstractSet[int]]:
        """The notes that match another query, segment by segment; what both have in common is not looked up again."""
        return [part.notes_among(part.documents(node)) for part in self._parts]

    def matching_notes(self) -> Sequence[AbstractSet[int]]:
        """The numbers of the matching notes, segment by segment."""
        return self._notes

    def others(self) -> dict[str, int]:
        """How many rows of other nouns match, by noun; nouns without any are left out."""
        nouns: Counter[int] = Counter()
        for leaf, matching, notes in zip(self._view.leaves, self._matching, self._notes, strict=True):
            nouns.update(leaf.cards.nouns[document] for document in matching - notes)
        return {INDEXED_NOUNS[noun]: nouns[noun] for noun in sorted(nouns)}

    def occurrences(self) -> int:
        """How many distinct occurrences there are in the texts of the matching notes."""
        return sum(
            part.occurrences(counted, notes)
            for part, counted, notes in zip(self._parts, self._counted, self._notes, strict=True)
        )

    def by_year(self) -> dict[str, int]:
        """How many matching notes begin in each year, "" for undated ones."""
        years: Counter[int] = Counter()
        for leaf, notes in zip(self._view.leaves, self._notes, strict=True):
            first = leaf.cards.first
            years.update([first[document] // 10000 for document in notes])
        return {f"{year:04}" if year else "": years[year] for year in sorted(years)}

    def by_month(self) -> dict[str, tuple[int, int]]:
        """How many matching notes begin in each month ("2013-03", "" for undated ones), and their occurrences."""
        found: dict[str, tuple[int, int]] = {}
        for leaf, part, counted, notes in zip(self._view.leaves, self._parts, self._counted, self._notes, strict=True):
            months: dict[int, set[int]] = {}
            for document in notes:
                months.setdefault(leaf.cards.first[document] // 100, set()).add(document)
            for number, documents in months.items():
                before = found.get(month_of(number), (0, 0))
                times = part.occurrences(counted, documents)
                found[month_of(number)] = (before[0] + len(documents), before[1] + times)
        return dict(sorted(found.items()))

    def extent(self) -> tuple[int, int]:
        """The first day on which the first and the last dated note begin, as numbers; 0 if none is dated."""
        days = [
            leaf.cards.first[document]
            for leaf, notes in zip(self._view.leaves, self._notes, strict=True)
            for document in notes
        ]
        dated = [day for day in days if day]
        return min(dated, default=0), max(dated, default=0)

    def in_time(self, limit: int | None) -> list[Place]:
        """Matching notes from the earliest observed to the latest, undated ones last; then the other nouns."""
        cards = [leaf.cards for leaf in self._view.leaves]
        notes = [(place, document) for place, notes in enumerate(self._notes) for document in notes]
        notes.sort(key=lambda at: (cards[at[0]].first[at[1]] or 99999999, cards[at[0]].keys[at[1]]))
        return self._then_others(notes, limit)

    def by_rank(self, limit: int | None) -> list[Place]:
        """Matching notes from the most to the least telling (BM25), then the other nouns likewise."""
        return self._then_others(self._ranked(self._notes, limit), limit)

    def wanted_at(self, place: Place) -> list[Looked]:
        """What there is to find in the text of a matching document."""
        leaf, document = place
        return [
            self._parts[leaf].plan.looked(sought) for sought, documents in self._counted[leaf] if document in documents
        ]

    def key(self, place: Place) -> str:
        """The noun and id of a document."""
        return self._view.leaves[place[0]].cards.keys[place[1]]

    def keys(self) -> tuple[str, ...]:
        """The noun and id of every matching document, in no order."""
        return tuple(
            leaf.cards.keys[document]
            for leaf, matching in zip(self._view.leaves, self._matching, strict=True)
            for document in matching
        )

    def among(self, places: Sequence[Place], keys: AbstractSet[str] | None) -> Sequence[Place]:
        """Those documents of some that bear one of these keys; None for all of them."""
        return places if keys is None else [place for place in places if self.key(place) in keys]

    def _then_others(self, notes: list[Place], limit: int | None) -> list[Place]:
        if limit is not None and len(notes) >= limit:
            return notes[:limit]
        others = [matching - notes for matching, notes in zip(self._matching, self._notes, strict=True)]
        return (notes + self._ranked(others, None))[:limit]

    def _ranked(self, chosen: Sequence[AbstractSet[int]], limit: int | None) -> list[Place]:
        scores = self._scores(chosen)
        cards = [leaf.cards for leaf in self._view.leaves]
        rated = (
            (scores[place].get(document, 0.0), cards[place].first[document], place, document)
            for place, documents in enumerate(chosen)
            for document in documents
        )
        best = sorted(rated, reverse=True) if limit is None else nlargest(limit, rated)
        return [(place, document) for _, _, place, document in best]

    def _scores(self, chosen: Sequence[AbstractSet[int]]) -> list[dict[int, float]]:
        frequencies: Counter[Sought] = Counter()
        for counted, part in zip(self._counted, self._parts, strict=True):
            for atom in {atom for atom, _ in counted}:
                frequencies[atom] += len(part.hits(atom).counts)
        scores: list[dict[int, float]] = [{} for _ in chosen]
        for place, documents in enumerate(chosen):
            for atom, scope in self._counted[place]:
                weight = (log((self._view.documents + 1) / (frequencies[atom] + 1)) + 1) * (_K1 + 1)
                self._rate(scores[place], place, atom, scope & documents, weight)
        return scores

    def _rate(
        self, scores: dict[int, float], place: int, atom: Sought, documents: AbstractSet[int], weight: float
    ) -> None:
        counts = self._parts[place].hits(atom).counts
        norms = self._view.norms[place]
        for document in documents:
            count = counts[document]
            scores[document] = scores.get(document, 0.0) + weight * count / (count + norms[document])


def month_of(number: int) -> str:
    """A month as "2013-03"; "" for none."""
    return f"{number // 100:04}-{number % 100:02}" if number else ""
