"""Where one word occurs: documents, how often in each, and at which positions, packed for the disk.

Everything about a term is one record of plain arrays, each in the narrowest type that holds it, so that reading
and writing cost the same whatever the number of occurrences. Byte order is the machine's: the index never
leaves it.
"""

import struct
import sys
from array import array
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

_HEADER = struct.Struct("=3scII")
_ONE = struct.Struct("=3scIIIBI")
"""Header and content of a term that occurs once, as about half of all words do."""
_ABSENT = b"-"


@dataclass(slots=True)
class Posting:
    """The occurrences of one term in one segment.

    Attributes:
        docs: documents holding it, ascending.
        counts: how often it occurs in each, in the same order; empty for a field that only says yes or no.
        positions: the ordinal numbers of those words in their texts, document after document.
    """

    docs: "array[int]"
    counts: "array[int]"
    positions: "array[int]"

    def offsets(self) -> list[int]:
        """Where each document's positions begin in ``positions``, and at last where they end."""
        return list(accumulate(self.counts, initial=0))

    def total(self) -> int:
        """How often the term occurs in all."""
        return len(self.positions) if self.counts else len(self.docs)


def narrow(numbers: "array[int]", codes: str = "BHI") -> "array[int]":
    """The same numbers in the first of these array types that holds them all."""
    for code in codes:
        try:
            return array(code, numbers)
        except OverflowError:
            continue
    return numbers


def packed(posting: Posting) -> bytes:
    """The record of a posting."""
    if len(posting.positions) == 1:
        return _ONE.pack(b"IBI", b"+", 1, 1, posting.docs[0], 1, posting.positions[0])
    docs = narrow(posting.docs, "HI")
    if not posting.counts:
        return _HEADER.pack(docs.typecode.encode() + b"--", _ABSENT, len(docs), 0) + docs.tobytes()
    counts = narrow(posting.counts)
    positions = narrow(posting.positions, "HI")
    codes = (docs.typecode + counts.typecode + positions.typecode).encode()
    header = _HEADER.pack(codes, b"+", len(docs), len(positions))
    return b"".join((header, docs.tobytes(), counts.tobytes(), positions.tobytes()))


def unpacked(record: bytes) -> Posting:
    """The posting of a record."""
    codes, kind, documents, occurrences = _HEADER.unpack_from(record)
    docs, place = _array(record, _HEADER.size, chr(codes[0]), documents)
    if kind == _ABSENT:
        return Posting(docs, array("B"), array("B"))
    counts, place = _array(record, place, chr(codes[1]), documents)
    positions, _ = _array(record, place, chr(codes[2]), occurrences)
    return Posting(docs, counts, positions)


def _array(record: bytes, place: int, code: str, length: int) -> tuple["array[int]", int]:
    numbers = array(code)
    end = place + length * numbers.itemsize
    numbers.frombytes(record[place:end])
    return numbers, end


class Pool:
    """Gathers the postings of one field, document by document, kept by term.

    Every occurrence is one number, the document in its upper half and the position in its lower; so a document
    is added in one sweep, and a term's numbers come apart again by reading them as numbers of half the width.
    """

    def __init__(self) -> None:
        self._occurrences = _Growing()
        self._documents = _Growing()

    def add_words(self, document: int, words: list[str]) -> None:
        """Add a document's words in order; documents come in ascending order."""
        first = document << 32
        places = range(first, first + len(words))
        deque(map(array.append, map(self._occurrences.__getitem__, words), places), maxlen=0)

    def add_some(self, document: int, words: Iterable[str], places: Iterable[int]) -> None:
        """Add some words of a document with the places of each; documents come in ascending order."""
        first = document << 32
        deque(map(array.append, map(self._occurrences.__getitem__, words), map(first.__add__, places)), maxlen=0)

    def add_places(self, document: int, term: str, places: Iterable[int]) -> None:
        """Add positions of one term in a document; documents come in ascending order."""
        first = document << 32
        self._occurrences[term].extend(first + place for place in places)

    def add_names(self, document: int, names: Iterable[str]) -> None:
        """Add names that a document bears, without positions; documents come in ascending order."""
        for name in set(names):
            self._documents[name].append(document)

    def drain(self) -> Iterator[tuple[str, Posting]]:
        """The terms in order, each with its posting; the pool is empty afterwards."""
        for term in sorted(self._occurrences.keys() | self._documents.keys()):
            if (occurrences := self._occurrences.pop(term, None)) is not None:
                yield term, _posting(occurrences)
            else:
                yield term, Posting(array("I", self._documents.pop(term)), array("I"), array("I"))

    def __len__(self) -> int:
        return len(self._occurrences) + len(self._documents)


class _Growing(dict[str, "array[int]"]):
    def __missing__(self, term: str) -> "array[int]":
        numbers = self[term] = array("Q")
        return numbers


def _posting(occurrences: "array[int]") -> Posting:
    halves = array("I")
    halves.frombytes(occurrences.tobytes())
    low, high = (halves[0::2], halves[1::2]) if sys.byteorder == "little" else (halves[1::2], halves[0::2])
    if len(low) == 1:
        return Posting(high, array("B", (1,)), low)
    times = Counter(high)
    return Posting(array("I", times), array("I", times.values()), low)
