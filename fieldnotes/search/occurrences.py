"""The occurrences of words, phrases and near words in one segment, from its postings alone."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from fieldnotes.search.matching import Slot, Wanted, WordSpan, joined, longest
from fieldnotes.search.postings import Posting
from fieldnotes.search.segments import Leaf
from fieldnotes.search.spellings import spelt


@dataclass(slots=True)
class Hits:
    """In which documents of a segment something occurs.

    Attributes:
        counts: document → how many distinct occurrences.
        spans: document → those occurrences; only for near words.
        starts: document → first words of those occurrences, each ``reach`` words before the last; for phrases.
    """

    counts: dict[int, int]
    spans: dict[int, list[WordSpan]] = field(default_factory=dict)
    starts: dict[int, set[int]] = field(default_factory=dict)
    reach: int = 0

    def spans_in(self, document: int) -> Iterable[WordSpan]:
        """The occurrences of a phrase or near words in a document that has some."""
        if document in self.starts:
            return [(start, start + self.reach) for start in self.starts[document]]
        return self.spans[document]


def hits(leaf: Leaf, name: str, wanted: Wanted) -> Hits:
    """Where a word, phrase or near words occur in a field, deleted documents left out.

    A document is searched with the forms of its own language.
    """
    if wanted.names:
        return _named(leaf, name, wanted.names)
    whole = Hits({})
    for forms, documents in _by_tongue(leaf, wanted.slots):
        found = [spelt(leaf, name, *pair) for pair in zip(wanted.slots, forms, strict=True)]
        if len(forms) == 1:
            part = Hits(_counts(found[0]))
        elif not forms:
            part = Hits({})
        else:
            placed = [_Placed(one) for one in found]
            candidates = _documents_of_all(placed, documents)
            part = _in_a_row(placed, candidates) if wanted.distance is None else _near(placed, wanted, candidates)
        if documents is not None:
            part.counts = {document: part.counts[document] for document in part.counts.keys() & documents}
        if not whole.counts:
            whole = part
        else:
            whole.counts.update(part.counts)
            whole.spans.update(part.spans)
            whole.starts.update(part.starts)
    for document in leaf.deleted:
        whole.counts.pop(document, None)
    return whole


def word_hits(leaf: Leaf, name: str, wanted: Wanted) -> Hits:
    """Where a single word occurs in a field, place by place, deleted documents left out."""
    spans: dict[int, list[WordSpan]] = {}
    (slot,) = wanted.slots
    for (forms,), documents in _by_tongue(leaf, wanted.slots):
        placed = _Placed(spelt(leaf, name, slot, forms))
        for document in placed.documents if documents is None else placed.documents & documents:
            spans[document] = [(place, place) for place in placed.ascending(document)]
    return placed_hits(leaf, spans)


def placed_hits(leaf: Leaf, spans: dict[int, list[WordSpan]]) -> Hits:
    """Hits made of their places; deleted documents, and those without any, are left out."""
    kept = {document: found for document, found in spans.items() if found and document not in leaf.deleted}
    return Hits({document: len(found) for document, found in kept.items()}, kept)


def _named(leaf: Leaf, name: str, names: Sequence[Wanted]) -> Hits:
    """Where any form of a name stands."""
    spans: dict[int, list[WordSpan]] = {}
    for one in names:
        found = word_hits(leaf, name, one) if len(one.slots) == 1 else hits(leaf, name, one)
        for document in found.counts:
            spans.setdefault(document, []).extend(found.spans_in(document))
    return placed_hits(leaf, {document: longest(found) for document, found in spans.items()})


def term_counts(leaf: Leaf, name: str, term: str) -> dict[int, int]:
    """Document → how often one folded word stands in it."""
    posting = leaf.terms.posting(name, term)
    return _counts([posting]) if posting else {}


def documents_named(leaf: Leaf, name: str, values: Iterable[str]) -> set[int]:
    """The documents that bear one of these names in a field."""
    found: set[int] = set()
    for value in values:
        posting = leaf.terms.posting(name, value)
        if posting is not None:
            found.update(posting.docs)
    return found - leaf.deleted


def _by_tongue(leaf: Leaf, slots: Sequence[Slot]) -> Iterator[tuple[tuple[frozenset[str], ...], set[int] | None]]:
    """The forms to look for, with the documents they hold for; None for all of the segment."""
    groups: dict[tuple[frozenset[str], ...], list[int]] = {}
    for place, tongue in enumerate(leaf.cards.tongues):
        groups.setdefault(tuple(slot.in_tongue(tongue) for slot in slots), []).append(place)
    if len(groups) == 1:
        yield next(iter(groups)), None
        return
    for forms, places in groups.items():
        languages = leaf.cards.languages
        yield forms, {document for document, place in enumerate(languages) if place in places}


def _counts(postings: Sequence[Posting]) -> dict[int, int]:
    if not postings:
        return {}
    counts = dict(zip(postings[0].docs, postings[0].counts, strict=True))
    for posting in postings[1:]:
        for document, count in zip(posting.docs, posting.counts, strict=True):
            counts[document] = counts.get(document, 0) + count
    return counts


class _Placed:
    """The positions of any of several forms, document by document."""

    def __init__(self, postings: Sequence[Posting]) -> None:
        self._parts = [
            (dict(zip(posting.docs, range(len(posting.docs)), strict=True)), posting.offsets(), posting.positions)
            for posting in postings
        ]
        self.total = sum(len(posting.positions) for posting in postings)
        self.documents: AbstractSet[int] = (
            self._parts[0][0].keys() if len(postings) == 1 else set().union(*(part[0] for part in self._parts))
        )

    def shift(self, by: int) -> None:
        """Move all positions by as much, so that the words of a phrase meet at one."""
        self._parts = [
            (places, offsets, array("q", map(by.__add__, positions))) for places, offsets, positions in self._parts
        ]

    def at(self, document: int) -> Sequence[int]:
        """The positions in a document that has some; ascending form by form."""
        if len(self._parts) == 1:
            places, offsets, positions = self._parts[0]
            place = places[document]
            return positions[offsets[place] : offsets[place + 1]]
        found: list[int] = []
        for places, offsets, positions in self._parts:
            if document in places:
                place = places[document]
                found.extend(positions[offsets[place] : offsets[place + 1]])
        return found

    def ascending(self, document: int) -> list[int]:
        """The positions in a document that has some, of all forms together."""
        found = self.at(document)
        return list(found) if len(self._parts) == 1 else sorted(found)


def _documents_of_all(placed: Sequence[_Placed], documents: set[int] | None) -> AbstractSet[int]:
    fewest = sorted((one.documents for one in placed), key=len)
    candidates = fewest[0] if documents is None else fewest[0] & documents
    for others in fewest[1:]:
        candidates = candidates & others
    return candidates


def _in_a_row(placed: Sequence[_Placed], candidates: AbstractSet[int]) -> Hits:
    """Phrases: the same sets of starts as ``matching.joined`` finds, met in sets from the rarest word on."""
    anchor = max(range(len(placed)), key=lambda slot: placed[slot].total)
    if candidates:
        for slot, one in enumerate(placed):
            if slot != anchor:
                one.shift(anchor - slot)
    rarest, *others = sorted(placed, key=lambda one: one.total)
    starts = {}
    for document in candidates:
        meeting = set(rarest.at(document))
        for one in others:
            meeting.intersection_update(one.at(document))
            if not meeting:
                break
        else:
            starts[document] = {place - anchor for place in meeting}
    counts = {document: len(found) for document, found in starts.items()}
    return Hits(counts, starts=starts, reach=len(placed) - 1)


def _near(placed: Sequence[_Placed], wanted: Wanted, candidates: AbstractSet[int]) -> Hits:
    spans = {}
    for document in candidates:
        found = joined([one.ascending(document) for one in placed], wanted.distance, wanted.ordered)
        if found:
            spans[document] = found
    return Hits({document: len(found) for document, found in spans.items()}, spans)


def distinct(parts: Iterable[tuple[Hits, AbstractSet[int]]]) -> int:
    """How many different occurrences several phrases or near words have; each counts in its own documents only."""
    return sum(distinct_times(parts).values())


def distinct_times(parts: Iterable[tuple[Hits, AbstractSet[int]]]) -> dict[int, int]:
    """The same, document by document."""
    merged: dict[int, set[WordSpan]] = {}
    for found, documents in parts:
        for document in found.counts.keys() & documents:
            merged.setdefault(document, set()).update(found.spans_in(document))
    return {document: len(spans) for document, spans in merged.items()}
