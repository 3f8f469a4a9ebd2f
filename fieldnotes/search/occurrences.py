"""The occurrences of words, phrases and near words in one segment, from its postings alone."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise, starmap

from fieldnotes.search.matching import Slot, Wanted, WordSpan, joined, longest
from fieldnotes.search.meeting import Hits, meeting, meeting_near
from fieldnotes.search.postings import Posting
from fieldnotes.search.segments import Leaf
from fieldnotes.search.spellings import spelt

_DENSE = 20
"""Occurrences for each document of the rarest word, up to which whole lists are joined at once."""


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
            part = _of_several(found, wanted, documents)
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
        self.parts = [
            (dict(zip(posting.docs, starmap(slice, pairwise(posting.offsets())), strict=True)), posting.positions)
            for posting in postings
        ]
        self.total = sum(len(posting.positions) for posting in postings)
        self.documents: AbstractSet[int] = (
            self.parts[0][0].keys() if len(postings) == 1 else set().union(*(part[0] for part in self.parts))
        )

    def shift(self, by: int) -> None:
        """Move all positions by as much, so that the words of a phrase meet at one."""
        self.parts = [(places, array("q", map(by.__add__, positions))) for places, positions in self.parts]

    def at(self, document: int) -> Sequence[int]:
        """The positions in a document that has some; ascending form by form."""
        if len(self.parts) == 1:
            places, positions = self.parts[0]
            return positions[places[document]]
        found: list[int] = []
        for places, positions in self.parts:
            if document in places:
                found.extend(positions[places[document]])
        return found

    def beside(self, other: "_Placed", documents: AbstractSet[int]) -> Iterator[tuple[int, set[int]]]:
        """The documents in which both have positions in common, with these; quickly where both are of one form."""
        if len(self.parts) == len(other.parts) == 1:
            (places, positions), (others, other_positions) = self.parts[0], other.parts[0]
            for document in documents:
                if met := set(positions[places[document]]).intersection(other_positions[others[document]]):
                    yield document, met
            return
        for document in documents:
            if met := set(self.at(document)).intersection(other.at(document)):
                yield document, met

    def ascending(self, document: int) -> list[int]:
        """The positions in a document that has some, of all forms together."""
        found = self.at(document)
        return list(found) if len(self.parts) == 1 else sorted(found)


def _documents_of_all(placed: Sequence[_Placed], documents: set[int] | None) -> AbstractSet[int]:
    fewest = sorted((one.documents for one in placed), key=len)
    candidates = fewest[0] if documents is None else fewest[0] & documents
    for others in fewest[1:]:
        candidates = candidates & others
    return candidates


def _of_several(slots: Sequence[Sequence[Posting]], wanted: Wanted, documents: set[int] | None) -> Hits:
    """Phrases and near words: as whole lists where most of these are looked through anyway, else by document."""
    distance = wanted.distance
    if distance is None or (len(slots) == 2 and not wanted.ordered):
        fewest = min(sum(len(posting.docs) for posting in slot) for slot in slots)
        most = sum(len(posting.positions) for slot in slots for posting in slot)
        if most < fewest * _DENSE:
            return meeting(slots) if distance is None else meeting_near(slots[0], slots[1], distance)
    placed = [_Placed(slot) for slot in slots]
    candidates = _documents_of_all(placed, documents)
    return _in_a_row(placed, candidates) if distance is None else _near(placed, wanted, candidates)


def _in_a_row(placed: Sequence[_Placed], candidates: AbstractSet[int]) -> Hits:
    """Phrases: the same sets of starts as ``matching.joined`` finds, met in sets from the rarest word on."""
    anchor = max(range(len(placed)), key=lambda slot: placed[slot].total)
    if candidates:
        for slot, one in enumerate(placed):
            if slot != anchor:
                one.shift(anchor - slot)
    rarest, second, *others = sorted(placed, key=lambda one: one.total)
    starts = {}
    for document, met in rarest.beside(second, candidates):
        for one in others:
            met.intersection_update(one.at(document))
        if met:
            starts[document] = {place - anchor for place in met}
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
