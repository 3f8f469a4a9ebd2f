"""Joins whole posting lists into phrases and near words at once, instead of document by document.

An occurrence is one number: its document times more places than any text has, plus its place. So the words of a
phrase meet by intersecting sets, and those near each other by one sweep through two ascending lists.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat
from operator import add

from fieldnotes.search.matching import WordSpan
from fieldnotes.search.postings import Posting


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


def meeting(slots: Sequence[Sequence[Posting]]) -> Hits:
    """A phrase: where the words stand in a row; ``slots`` are the postings of each word's forms."""
    width = _width(slots, len(slots))
    order = sorted(range(len(slots)), key=lambda slot: _total(slots[slot]))
    met = set(_numbers(slots[order[0]], width, -order[0]))
    for slot in order[1:]:
        met.intersection_update(_numbers(slots[slot], width, -slot))
    starts: dict[int, set[int]] = {}
    for number in met:
        document, place = divmod(number, width)
        starts.setdefault(document, set()).add(place)
    return Hits({document: len(found) for document, found in starts.items()}, starts=starts, reach=len(slots) - 1)


def meeting_near(one: Sequence[Posting], other: Sequence[Posting], distance: int) -> Hits:
    """Two words in any order, at different places at most ``distance`` apart; each pair counts once."""
    width = _width((one, other), distance + 1)
    fewer, more = sorted((one, other), key=_total)
    others = _ascending(more, width)
    pairs: set[WordSpan] = set()
    count, place = len(others), 0
    for number in _ascending(fewer, width):
        place = at = bisect_left(others, number - distance, place)
        reach = number + distance
        while at < count and (near := others[at]) <= reach:
            if near != number:
                pairs.add((number, near) if number < near else (near, number))
            at += 1
    spans: dict[int, list[WordSpan]] = {}
    for first, last in sorted(pairs):
        document, begin = divmod(first, width)
        spans.setdefault(document, []).append((begin, begin + last - first))
    return Hits({document: len(found) for document, found in spans.items()}, spans)


def _width(slots: Iterable[Sequence[Posting]], more: int) -> int:
    """More than the highest place, by so much that no occurrence reaches into the next document."""
    return max((max(posting.positions) for slot in slots for posting in slot), default=0) + more + 1


def _total(slot: Sequence[Posting]) -> int:
    return sum(len(posting.positions) for posting in slot)


def _numbers(slot: Sequence[Posting], width: int, shift: int = 0) -> Iterator[int]:
    return chain.from_iterable(_posting_numbers(posting, width, shift) for posting in slot)


def _posting_numbers(posting: Posting, width: int, shift: int) -> Iterator[int]:
    bases = [document * width + shift for document in posting.docs]
    return map(add, chain.from_iterable(map(repeat, bases, posting.counts)), posting.positions)


def _ascending(slot: Sequence[Posting], width: int) -> Sequence[int]:
    """The occurrences of all forms of a word, in order; those of one form are so already."""
    numbers = array("Q", _numbers(slot, width))
    return numbers if len(slot) == 1 else sorted(numbers)
