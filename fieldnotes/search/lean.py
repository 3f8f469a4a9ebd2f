"""The codec: how a segment of the index lies on disk, told to Whoosh as one of its own.

A segment is four files: terms (``.trm``), postings (``.pst``), a card for each document (``.doc``) and the stems
of its words (``.stm``). Terms and cards are few and are read whole at opening; postings are read where they
lie. Whoosh's stock codec costs about ten times as much to write, and its matchers step document by document.
"""

import marshal
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from whoosh.codec.base import Codec, FieldCursor, PerDocumentReader, TermsReader
from whoosh.codec.whoosh3 import W3Segment
from whoosh.formats import Format
from whoosh.matching import ListMatcher
from whoosh.query.spans import Span
from whoosh.reading import TermInfo, TermNotFound

from fieldnotes.search.cards import TEXT, Cards
from fieldnotes.search.checksums import DamagedIndex, checked, unchecked
from fieldnotes.search.postings import Posting, packed, unpacked

TERMS, POSTINGS, CARDS, STEMS = ".trm", ".pst", ".doc", ".stm"


class PositionsFormat(Format):  # type: ignore[misc]  # Whoosh has no types
    """The format of a field with positions; a value is the document's positions as four-byte numbers."""

    def decode_positions(self, value: bytes) -> list[int]:
        """The positions in a value."""
        return array("I", value).tolist()

    def decode_frequency(self, value: bytes) -> int:
        """How many positions a value holds."""
        return len(value) // 4

    def decode_weight(self, value: bytes) -> float:
        """The same as the frequency, for Whoosh's scorers."""
        return float(len(value) // 4)


class TermTable:
    """The terms of one field in order, with where each one's posting lies and how often it occurs.

    ``patterns`` remembers which terms are as a pattern says.
    """

    def __init__(self) -> None:
        self.terms: list[str] = []
        self.offsets = array("Q")
        self.documents = array("I")
        self.totals = array("I")
        self.patterns: dict[str, list[str]] = {}

    def find(self, term: str) -> int:
        """The place of a term in the table, or -1."""
        place = bisect_left(self.terms, term)
        return place if place < len(self.terms) and self.terms[place] == term else -1

    def beginning_with(self, prefix: str) -> list[str]:
        """All terms that begin with a prefix."""
        first = bisect_left(self.terms, prefix)
        last = bisect_left(self.terms, prefix + "\U0010ffff", first)
        return self.terms[first:last]

    def plain(self) -> tuple[list[str], bytes, bytes, bytes]:
        """The table as marshal writes it."""
        return self.terms, self.offsets.tobytes(), self.documents.tobytes(), self.totals.tobytes()

    @classmethod
    def of(cls, plain: tuple[list[str], bytes, bytes, bytes]) -> "TermTable":
        """The table that ``plain`` gave."""
        table = cls()
        table.terms = plain[0]
        table.offsets.frombytes(plain[1])
        table.documents.frombytes(plain[2])
        table.totals.frombytes(plain[3])
        return table


def write_postings(storage: Any, segment: Any, fields: Iterable[tuple[str, Iterable[tuple[str, Posting]]]]) -> None:
    """Write a segment's terms and postings; the terms of each field come in order."""
    tables = {}
    postings = segment.create_file(storage, POSTINGS)
    place = 0
    for name, items in fields:
        table = tables[name] = TermTable()
        for term, posting in items:
            record = checked(packed(posting))
            table.terms.append(term)
            table.offsets.append(place)
            table.documents.append(len(posting.docs))
            table.totals.append(posting.total())
            postings.write(record)
            place += len(record)
        table.offsets.append(place)
    postings.close()
    write_plain(storage, segment, TERMS, {name: table.plain() for name, table in tables.items()})


def write_plain(storage: Any, segment: Any, extension: str, value: Any) -> None:
    """Write one of a segment's small files."""
    file = segment.create_file(storage, extension)
    file.write(checked(marshal.dumps(value)))
    file.close()


def read_plain(storage: Any, segment: Any, extension: str) -> Any:
    """One of a segment's small files.

    Raises:
        DamagedIndex: it is not as it was written.
    """
    name = segment.make_filename(extension)
    file = storage.open_file(name)
    content = bytes(file.get(0, storage.file_length(name)))
    file.close()
    return marshal.loads(unchecked(content, name))  # noqa: S302  # our own file, in the user's own cache


class LeanTerms(TermsReader):  # type: ignore[misc]
    """The terms of a segment and where they occur; ``posting`` gives whole lists, the rest serves Whoosh."""

    def __init__(self, storage: Any, segment: Any) -> None:
        plain = read_plain(storage, segment, TERMS)
        self.tables = {name: TermTable.of(table) for name, table in plain.items()}
        end = max((table.offsets[-1] for table in self.tables.values()), default=0)
        if storage.file_length(segment.make_filename(POSTINGS)) != end:
            raise DamagedIndex("postings are cut short")
        self._postings = segment.open_file(storage, POSTINGS)

    def table(self, field: str) -> TermTable:
        """The terms of a field; none if no document has it."""
        return self.tables.get(field) or TermTable()

    def posting(self, field: str, term: str) -> Posting | None:
        """Where a term occurs, or None.

        Raises:
            DamagedIndex: the record is not as it was written.
        """
        table = self.table(field)
        place = table.find(term)
        return self.posting_at(table, place) if place >= 0 else None

    def posting_at(self, table: TermTable, place: int) -> Posting:
        """Where the term at a place of a table occurs."""
        start, end = table.offsets[place], table.offsets[place + 1]
        return unpacked(unchecked(self._postings.get(start, end - start), "postings"))

    def close(self) -> None:
        """Let go of the file."""
        self._postings.close()

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self.table(term[0]).find(term[1].decode()) >= 0

    def indexed_field_names(self) -> list[str]:
        """The fields that have terms."""
        return list(self.tables)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """All terms of all fields, as Whoosh wants them."""
        for name in sorted(self.tables):
            yield from self.terms_from(name, b"", others=False)

    def terms_from(self, field: str, prefix: bytes, *, others: bool = True) -> Iterator[tuple[str, bytes]]:
        """The terms of a field from the first that is not before ``prefix``, then those of later fields."""
        terms = self.table(field).terms
        for term in terms[bisect_left(terms, prefix.decode()) :]:
            yield field, term.encode()
        for name in sorted(self.tables) if others else ():
            if name > field:
                yield from self.terms_from(name, b"", others=False)

    def items(self) -> Iterator[tuple[tuple[str, bytes], Any]]:
        """All terms with what Whoosh wants to know of them."""
        for field, term in self.terms():
            yield (field, term), self.term_info(field, term)

    def items_from(self, field: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], Any]]:
        """The same from a term on."""
        for name, term in self.terms_from(field, prefix):
            yield (name, term), self.term_info(name, term)

    def term_info(self, field: str, term: bytes) -> Any:
        """Whoosh's figures for a term."""
        posting = self.posting(field, term.decode())
        if posting is None:
            raise TermNotFound(f"No term {field}:{term!r}")
        most = max(posting.counts, default=1)
        return TermInfo(posting.total(), len(posting.docs), 1, 0, most, posting.docs[0], posting.docs[-1])

    def frequency(self, field: str, term: bytes) -> int:
        """How often a term occurs in all."""
        table = self.table(field)
        return table.totals[table.find(term.decode())]

    def doc_frequency(self, field: str, term: bytes) -> int:
        """How many documents hold a term."""
        table = self.table(field)
        return table.documents[table.find(term.decode())]

    def matcher(self, field: str, term: bytes, format_: Any, scorer: Any = None) -> Any:
        """A matcher for Whoosh's own queries."""
        posting = self.posting(field, term.decode())
        if posting is None:
            raise TermNotFound(f"No term {field}:{term!r}")
        ends = posting.offsets()
        numbers = array("I", posting.positions)
        values = [numbers[first:last].tobytes() for first, last in pairwise(ends)]
        return LeanMatcher(
            posting.docs.tolist(),
            [float(count) for count in posting.counts] or None,
            values or None,
            format_,
            scorer=scorer,
            term=(field, term),
            terminfo=self.term_info(field, term),
        )

    def cursor(self, field: str, _fieldobj: Any) -> "LeanCursor":
        """A cursor for Whoosh's automata."""
        return LeanCursor(self, field)


class LeanMatcher(ListMatcher):  # type: ignore[misc]
    """Whoosh's list matcher, which lacks only the spans of its positions."""

    def spans(self) -> list[Any]:
        """The positions as Whoosh's spans."""
        return [Span(position) for position in self.value_as("positions")]


class LeanCursor(FieldCursor):  # type: ignore[misc]
    """Walks the terms of a field for Whoosh."""

    def __init__(self, reader: LeanTerms, field: str) -> None:
        self._reader = reader
        self._field = field
        self._terms = reader.table(field).terms
        self._place = 0

    def first(self) -> str | None:
        """Go to the first term."""
        self._place = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """Go to the first term that is not before this one."""
        self._place = bisect_left(self._terms, term.decode() if isinstance(term, bytes) else term)
        return self.text()

    def next(self) -> str | None:
        """Go to the next term."""
        self._place += 1
        return self.text()

    def text(self) -> str | None:
        """The term, or None behind the last."""
        return self._terms[self._place] if self.is_valid() else None

    def term_info(self) -> Any:
        """Whoosh's figures for the term."""
        return self._reader.term_info(self._field, self._terms[self._place].encode())

    def is_valid(self) -> bool:
        """Whether it stands on a term."""
        return self._place < len(self._terms)


class LeanCards(PerDocumentReader):  # type: ignore[misc]
    """The cards of a segment: for each document what is not a posting; see ``cards.Cards``."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._segment = segment
        self.cards = Cards.of(read_plain(storage, segment, CARDS))

    def doc_count(self) -> int:
        """How many documents are not deleted."""
        return len(self.cards) - int(self._segment.deleted_count())

    def doc_count_all(self) -> int:
        """How many documents there are."""
        return len(self.cards)

    def has_deletions(self) -> bool:
        """Whether any document is deleted."""
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Whether this one is."""
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterable[int]:
        """All that are."""
        return tuple(self._segment.deleted_docs())

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """How many words a document's text has, exactly; of other fields nothing is kept."""
        return self.cards.lengths[docnum] if fieldname == TEXT else default

    def field_length(self, fieldname: str) -> int:
        """How many words all texts have."""
        return sum(self.cards.lengths) if fieldname == TEXT else 0

    def min_field_length(self, fieldname: str) -> int:
        """How many words the shortest text has."""
        return min(self.cards.lengths, default=0) if fieldname == TEXT else 0

    def max_field_length(self, fieldname: str) -> int:
        """How many words the longest text has."""
        return max(self.cards.lengths, default=0) if fieldname == TEXT else 0

    def stored_fields(self, docnum: int) -> dict[str, str]:
        """The document's key."""
        return {"key": self.cards.keys[docnum]}


class LeanCodec(Codec):  # type: ignore[misc]
    """Tells Whoosh how to read our segments; they are written by ``segments``, not by Whoosh's writer."""

    length_stats = False

    def terms_reader(self, storage: Any, segment: Any) -> LeanTerms:
        """The terms of a segment."""
        return LeanTerms(storage, segment)

    def per_document_reader(self, storage: Any, segment: Any) -> LeanCards:
        """The cards of a segment."""
        return LeanCards(storage, segment)

    def new_segment(self, _storage: Any, indexname: str) -> Any:
        """A new, empty segment."""
        return W3Segment(self, indexname)
