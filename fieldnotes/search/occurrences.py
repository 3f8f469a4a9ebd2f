"""The occurrences of words, phrases and near words in one segment, from its postings alone."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from fieldnotes.search.matching import Slot, Wanted, WordSpan, joined
from fieldnotes.search.postings import Posting
from fieldnotes.search.segments import Leaf


@dataclass(slots=True)
class Hits:
    """In which documents of a segment something occurs.

    Attributes:
        counts: document → how many distinct occurrences.
        spans: document → those occurrences; only for phrases and near words.
    """

    counts: dict[int, int]
    spans: dict[int, list[WordSpan]] = field(default_factory=dict)


def hits(leaf: Leaf, name: str, wanted: Wanted) -> Hits:
    """Where a word, phrase or near words occur in a field, deleted documents left out.

    A document is searched with the forms of its own language.
    """
    whole = Hits({})
    for forms, documents in _by_tongue(leaf, wanted.slots):
        if len(forms) == 1:
            part = Hits(_counts(_postings(leaf, name, forms[0])))
        else:
            part = _together([_Placed(_postings(leaf, name, one)) for one in forms], wanted.distance, documents)
        if documents is not None:
            part.counts = {document: part.counts[document] for document in part.counts.keys() & documents}
        if not whole.counts:
            whole = part
        else:
            whole.counts.update(part.counts)
            whole.spans.update(part.spans)
    for document in leaf.deleted:
        whole.counts.pop(document, None)
    return whole


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


def _postings(leaf: Leaf, name: str, forms: frozenset[str]) -> list[Posting]:
    found = (leaf.terms.posting(name, form) for form in sorted(forms))
    return [posting for posting in found if posting is not None]


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
        self.documents: set[int] = set().union(*(part[0] for part in self._parts))

    def at(self, document: int) -> Sequence[int]:
        """The positions in a document, ascending."""
        found: list[array[int]] = []
        for places, offsets, positions in self._parts:
            place = places.get(document)
            if place is not None:
                found.append(positions[offsets[place] : offsets[place + 1]])
        return found[0] if len(found) == 1 else sorted(position for part in found for position in part)


def _together(placed: Sequence[_Placed], distance: int | None, documents: set[int] | None) -> Hits:
    fewest = sorted(placed, key=lambda one: len(one.documents))
    candidates = fewest[0].documents.intersection(*(one.documents for one in fewest[1:]))
    if documents is not None:
        candidates &= documents
    spans = {}
    for document in candidates:
        found = joined([one.at(document) for one in placed], distance)
        if found:
            spans[document] = found
    return Hits({document: len(found) for document, found in spans.items()}, spans)


def distinct(parts: Iterable[tuple[Mapping[int, Sequence[WordSpan]], AbstractSet[int]]]) -> int:
    """How many different occurrences several phrases or near words have; each counts in its own documents only."""
    merged: dict[int, set[WordSpan]] = {}
    for spans, documents in parts:
        for document in spans.keys() & documents:
            merged.setdefault(document, set()).update(spans[document])
    return sum(map(len, merged.values()))
