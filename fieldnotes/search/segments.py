"""Makes segments: from rows, or from older segments without their deleted documents."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from heapq import merge
from itertools import compress, count, groupby, repeat
from operator import itemgetter, ne
from typing import Any

from fieldnotes.domain.index_rows import IndexRow
from fieldnotes.search import words
from fieldnotes.search.cards import KEY, TEXT, TITLE, WRITTEN, Cards, key_of, written_term
from fieldnotes.search.fields import names_of
from fieldnotes.search.lean import (
    CARDS,
    STEMS,
    LeanCards,
    LeanCodec,
    LeanTerms,
    read_plain,
    write_plain,
    write_postings,
)
from fieldnotes.search.postings import Pool, Posting
from fieldnotes.search.regions import FIELD as REGISTER
from fieldnotes.search.regions import bounds_in
from fieldnotes.search.stems import StemTable, tongue_of

INDEX_NAME = "search"
FULL = 8_000_000
"""Occurrences after which a segment is closed, so that building never holds more than about 150 MB."""
GONE = 0xFFFFFFFF
"""Stands for the number of a document that is left out."""
_BREATH = 256


class SegmentMaker:
    """Takes rows one by one and writes them as one segment."""

    def __init__(self, storage: Any) -> None:
        self._storage = storage
        self._cards = Cards()
        self._pools: dict[str, Pool] = {}
        self._vocabulary: dict[str, set[str]] = {}
        self.occurrences = 0

    def __len__(self) -> int:
        return len(self._cards)

    def add(self, row: IndexRow) -> None:
        """Index a row."""
        tongue = tongue_of(row.language)
        body, written = words.folded_and_written(row.text)
        title, title_written = words.folded_and_written(row.title)
        document = self._cards.add(row, tongue, len(body))
        known = self._vocabulary.setdefault(tongue, set())
        for field, text, folded, said in ((TEXT, row.text, body, written), (TITLE, row.title, title, title_written)):
            known.update(folded)
            if not text.isascii():
                known.update(words.marked_among(said))
            self._add_words(field, document, folded, said)
        self._pool(KEY).add_names(document, (key_of(row.noun, row.id),))
        for kind, bounds in bounds_in(words.tokens(row.text), row.stretches).items() if row.stretches else ():
            self._pool(REGISTER).add_places(document, kind, bounds)
        for name, values in names_of(row).items():
            if values:
                self._pool(name).add_names(document, values)
        self.occurrences += len(body)

    def finish(self, between: Callable[[], None] = lambda: None) -> Any:
        """Write the segment and give it to be named in the index; ``between`` is called now and then."""
        segment = LeanCodec().new_segment(self._storage, INDEX_NAME)
        fields = ((name, _breathing(pool.drain(), between)) for name, pool in sorted(self._pools.items()))
        write_postings(self._storage, segment, fields)
        _write_rest(self._storage, segment, self._cards, StemTable.of(self._vocabulary))
        return segment

    def _add_words(self, field: str, document: int, folded: list[str], written: list[str]) -> None:
        self._pool(field).add_words(document, folded)
        changed = list(map(ne, folded, written))
        if True in changed:
            terms = map(written_term, compress(folded, changed), compress(written, changed))
            self._pool(WRITTEN[field]).add_some(document, terms, compress(count(), changed))

    def _pool(self, name: str) -> Pool:
        pool = self._pools.get(name)
        if pool is None:
            pool = self._pools[name] = Pool()
        return pool


@dataclass(slots=True)
class Leaf:
    """An open segment: its terms, its cards, its stems, and which of its documents are deleted."""

    segment: Any
    terms: LeanTerms
    cards: Cards
    stems: StemTable
    deleted: frozenset[int] = frozenset()

    @classmethod
    def open(cls, storage: Any, segment: Any) -> "Leaf":
        """Open a segment.

        Raises:
            OSError: one of its files is gone.
            DamagedIndex: one of them is not as it was written.
        """
        cards = LeanCards(storage, segment).cards
        stems = StemTable(*read_plain(storage, segment, STEMS))
        return cls(segment, LeanTerms(storage, segment), cards, stems, frozenset(segment.deleted_docs()))

    def document(self, key: str) -> int | None:
        """The number of the document of a row, unless it is deleted."""
        posting = self.terms.posting(KEY, key)
        if posting is None or posting.docs[0] in self.deleted:
            return None
        return posting.docs[0]

    def close(self) -> None:
        """Let go of its files."""
        self.terms.close()


def merged(storage: Any, leaves: Sequence[Leaf], between: Callable[[], None]) -> Any:
    """Write one segment out of several, leaving deleted documents out.

    ``between`` is called now and then; what it raises ends the work, and nothing of the new segment remains.
    """
    segment = LeanCodec().new_segment(storage, INDEX_NAME)
    cards = Cards()
    stems = StemTable()
    numbers = []
    for leaf in leaves:
        numbers.append(_renumbered(leaf, cards))
        stems.merge(leaf.stems)
        between()
    names = sorted({name for leaf in leaves for name in leaf.terms.tables})
    try:
        write_postings(
            storage, segment, ((name, _breathing(_merged_terms(leaves, numbers, name), between)) for name in names)
        )
        _write_rest(storage, segment, cards, stems)
    except BaseException:
        remove(storage, segment)
        raise
    return segment


def _breathing(terms: Iterator[tuple[str, Posting]], between: Callable[[], None]) -> Iterator[tuple[str, Posting]]:
    for number, item in enumerate(terms):
        if number % _BREATH == 0:
            between()
        yield item


def remove(storage: Any, segment: Any) -> None:
    """Delete a segment's files; one that somebody still holds open on Windows stays for a later sweep."""
    for name in segment.list_files(storage):
        with suppress(OSError):
            storage.delete_file(name)


def _write_rest(storage: Any, segment: Any, cards: Cards, stems: StemTable) -> None:
    write_plain(storage, segment, CARDS, cards.plain())
    write_plain(storage, segment, STEMS, stems.plain())
    segment.set_doc_count(len(cards))


def _renumbered(leaf: Leaf, cards: Cards) -> "array[int]":
    """The new number of each of a segment's documents, GONE for deleted ones; their cards are copied."""
    return array(
        "I",
        (GONE if document in leaf.deleted else cards.copy(leaf.cards, document) for document in range(len(leaf.cards))),
    )


def _merged_terms(leaves: Sequence[Leaf], numbers: Sequence["array[int]"], name: str) -> Iterator[tuple[str, Posting]]:
    streams = [zip(leaf.terms.table(name).terms, repeat(place)) for place, leaf in enumerate(leaves)]
    for term, places in groupby(merge(*streams), itemgetter(0)):
        whole = Posting(array("I"), array("I"), array("I"))
        for _, place in places:
            posting = leaves[place].terms.posting(name, term)
            if posting is not None:
                _append(whole, posting, numbers[place])
        if whole.docs:
            yield term, whole


def _append(whole: Posting, posting: Posting, numbers: "array[int]") -> None:
    renumbered = [numbers[document] for document in posting.docs]
    if GONE not in renumbered:
        whole.docs.extend(renumbered)
        whole.counts.extend(array("I", posting.counts))
        whole.positions.extend(array("I", posting.positions))
        return
    offsets = posting.offsets()
    for place, document in enumerate(renumbered):
        if document == GONE:
            continue
        whole.docs.append(document)
        if posting.counts:
            whole.counts.append(posting.counts[place])
            whole.positions.extend(array("I", posting.positions[offsets[place] : offsets[place + 1]]))
