"""The card of each document: what search must know of a row besides its words, in columns."""

from array import array
from dataclasses import dataclass, field

from fieldnotes.domain.index_rows import INDEXED_NOUNS, IndexRow
from fieldnotes.domain.lag import lag_days
from fieldnotes.search.query_fields import date_number

NO_LAG = -(2**31)
"""Stands on the card of a note of which it is not known how long after being observed it was written."""
TEXT, TITLE, KEY = "text", "title", "key"
WRITTEN = {TEXT: "text-written", TITLE: "title-written"}
"""Beside a field with folded words stands one with those words as they are written that folding changes."""

Columns = tuple[list[str], list[str], dict[str, bytes]]


def key_of(noun: str, id_: str) -> str:
    """How a row is named in the index."""
    return f"{noun}:{id_}"


def written_term(folded: str, written: str) -> str:
    """How a word as written is named in the index: all spellings of a folded word stand together."""
    return f"{folded}={written}"


@dataclass(slots=True)
class Cards:
    """One entry a document, in the order of their numbers.

    Attributes:
        keys: noun and id, "note:9f…".
        tongues: the stemmers' languages that occur.
        nouns: places in INDEXED_NOUNS; languages: places in ``tongues``.
        lengths: words in the text.
        first, last: the first and last day observed, as numbers 18040514; 0 for no date.
        written_first, written_last: the same for the day written.
        lag: days from being observed to being written; NO_LAG where that is not known.
    """

    keys: list[str] = field(default_factory=list)
    tongues: list[str] = field(default_factory=list)
    nouns: "array[int]" = field(default_factory=lambda: array("B"))
    languages: "array[int]" = field(default_factory=lambda: array("B"))
    lengths: "array[int]" = field(default_factory=lambda: array("I"))
    first: "array[int]" = field(default_factory=lambda: array("I"))
    last: "array[int]" = field(default_factory=lambda: array("I"))
    written_first: "array[int]" = field(default_factory=lambda: array("I"))
    written_last: "array[int]" = field(default_factory=lambda: array("I"))
    lag: "array[int]" = field(default_factory=lambda: array("i"))

    def __len__(self) -> int:
        return len(self.keys)

    def add(self, row: IndexRow, tongue: str, length: int) -> int:
        """Write a row's card; gives the number of the document."""
        if tongue not in self.tongues:
            self.tongues.append(tongue)
        self.keys.append(key_of(row.noun, row.id))
        self.nouns.append(INDEXED_NOUNS.index(row.noun))
        self.languages.append(self.tongues.index(tongue))
        self.lengths.append(length)
        self.first.append(_number(row.observed.first) if row.observed else 0)
        self.last.append(_number(row.observed.last) if row.observed else 0)
        self.written_first.append(date_number(row.written) if row.written else 0)
        self.written_last.append(date_number(row.written, end=True) if row.written else 0)
        lag = lag_days(row.observed, row.written)
        self.lag.append(NO_LAG if lag is None else lag)
        return len(self.keys) - 1

    def copy(self, other: "Cards", document: int) -> int:
        """Take over the card of a document of another segment; gives its new number."""
        tongue = other.tongues[other.languages[document]]
        if tongue not in self.tongues:
            self.tongues.append(tongue)
        self.keys.append(other.keys[document])
        self.languages.append(self.tongues.index(tongue))
        for name in _COPIED:
            getattr(self, name).append(getattr(other, name)[document])
        return len(self.keys) - 1

    def plain(self) -> Columns:
        """The cards as marshal writes them."""
        return self.keys, self.tongues, {name: getattr(self, name).tobytes() for name in _COLUMNS}

    @classmethod
    def of(cls, plain: Columns) -> "Cards":
        """The cards that ``plain`` gave."""
        cards = cls(keys=plain[0], tongues=plain[1])
        for name, content in plain[2].items():
            getattr(cards, name).frombytes(content)
        return cards


_COPIED = ("nouns", "lengths", "first", "last", "written_first", "written_last", "lag")
_COLUMNS = (*_COPIED, "languages")


def _number(day: str) -> int:
    return int(day.replace("-", ""))
