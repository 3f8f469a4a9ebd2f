"""Words in their context, one line each (a concordance), and the headings of notes over their lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject

from fieldnotes.domain.edits import Span
from fieldnotes.domain.media import spoken
from fieldnotes.domain.refs import Ref
from fieldnotes.search.results import Line
from ui.models.list_model import ListModel


@dataclass(frozen=True, slots=True)
class LineRow:
    """One occurrence: its line, when that was observed and who said it, in words."""

    line: Line
    when: str = ""
    speaker: str = ""

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


class LineList(ListModel[Row]):
    """Occurrences, perhaps under headings, in the order they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_words, parent)

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


def _words(row: Row) -> str:
    if isinstance(row, HeadRow):
        state = "folded" if row.folded else "unfolded"
        return f"{row.title}, {row.when}: {row.count:,} lines, {state}"
    said = f", {row.speaker}" if row.speaker else ""
    return f"{row.when}{said}: {row.left} {row.match} {row.right}"
