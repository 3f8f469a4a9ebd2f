"""Words in their context, one line each (a concordance), and the headings of notes over their lines."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject

from fieldnotes.domain.edits import Span
from fieldnotes.domain.media import spoken
from fieldnotes.domain.refs import Ref
from fieldnotes.search.results import Line
from ui.models.list_model import ListModel


@dataclass(frozen=True, slots=True)
class LineRow:
    """One occurrence: its line, when that was observed and who said it, in words; ``new`` if its note was not among
    the results when they were looked at last.
    """

    line: Line
    when: str = ""
    speaker: str = ""
    new: bool = False

    @property
    def ref(self) -> Ref:
        """The note."""
        return Ref("note", self.line.note)

    @property
    def span(self) -> Span:
        """Where in the note it stands (code points)."""
        return Span(self.line.start, self.line.end)

    @property
    def id(self) -> str:
        """An id of its own: the note and the place in it."""
        return f"note:{self.line.note}:{self.line.start}:{self.line.end}"

    @property
    def left(self) -> str:
        """What stands before it, on one line."""
        return one_line(self.line.left)

    @property
    def match(self) -> str:
        """The words themselves, on one line."""
        return one_line(self.line.match)

    @property
    def right(self) -> str:
        """What stands after it, on one line."""
        return one_line(self.line.right)


@dataclass(frozen=True, slots=True)
class HeadRow:
    """The heading over a note's lines; ``folded`` when these are not shown."""

    note: str
    title: str
    when: str
    count: int
    folded: bool = False

    @property
    def id(self) -> str:
        """The note's, told from those of its lines."""
        return f"head:{self.note}"


Row = LineRow | HeadRow

MANY = 5_000
"""From so many rows on they are put in anew."""


class LineList(ListModel[Row]):
    """Occurrences, perhaps under headings, in the order they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_words, parent)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; very many are put in anew, which costs less than to compare them with those before."""
        if max(len(rows), len(self._rows)) < MANY:
            super().set_rows(rows)
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def places(self, keys: AbstractSet[str]) -> dict[str, int]:
        """Where the rows stand that bear these keys; only rows of their notes are asked for theirs."""
        notes = {key.split(":")[1] for key in keys}
        return {row.id: place for place, row in enumerate(self._rows) if _note(row) in notes and row.id in keys}

    def index_of(self, row_id: str) -> QModelIndex:
        """Where a row stands; an invalid index if it is not there."""
        place = self.places({row_id}).get(row_id, -1)
        return self.index(place) if place >= 0 else QModelIndex()

    def append(self, rows: Sequence[Row]) -> None:
        """Add rows at the end, whatever the number of those before."""
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()


def one_line(words: str) -> str:
    """Words on one line: a break in them shows as ¶, a picture is said."""
    if "\n" in words:
        words = " ¶ ".join(part.strip() for part in words.split("\n"))
    return spoken(words)


def _note(row: Row) -> str:
    return row.note if isinstance(row, HeadRow) else row.line.note


def _words(row: Row) -> str:
    if isinstance(row, HeadRow):
        state = "folded" if row.folded else "unfolded"
        return f"{row.title}, {row.when}: {row.count:,} lines, {state}"
    said = f", {row.speaker}" if row.speaker else ""
    return f"{'New: ' if row.new else ''}{row.when}{said}: {row.left} {row.match} {row.right}"
