"""What an import will make, as a table: one line a note."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from fieldnotes.interop.plan import PlannedNote
from ui.models.list_model import ROW, Index
from ui.theme.theme import Theme

HEADINGS = ("Title", "Kind", "Observed", "Words", "Turns", "Comments", "Characters", "Folders", "Links", "Pictures")
OPTIONAL = (4, 5, 6, 7, 8, 9)
"""Columns that need not be shown when they say nothing."""
CHARACTERS, FOLDERS = 6, 7
"""The columns of encodings, and of folders, which are best shown after the date."""

_NUMBERS = (3, 4, 5, 8, 9)


class PlannedNotes(QAbstractTableModel):
    """Holds planned notes; a note with something to look at bears a sign that tells it."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._notes: tuple[PlannedNote, ...] = ()
        self._words: tuple[int, ...] = ()

    def set_notes(self, notes: Sequence[PlannedNote], words: Sequence[int]) -> None:
        """Show other notes; ``words`` counts the words of each."""
        self.beginResetModel()
        self._notes, self._words = tuple(notes), tuple(words)
        self.endResetModel()

    def note(self, index: Index) -> PlannedNote | None:
        """The note in a line."""
        return self._notes[index.row()] if index.isValid() else None

    def says(self, column: int) -> bool:
        """Does a column hold anything that need be seen? UTF-8 throughout is no news."""
        if column == CHARACTERS:
            return any(note.encoding not in ("", "UTF-8") for note in self._notes)
        return any(self._shown(note, row, column) for row, note in enumerate(self._notes))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        """How many notes there are."""
        return 0 if parent.isValid() else len(self._notes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One for each heading."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The headings; numbers stand at the right."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return _aligned(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, alignment, the sign of a warning and its words, or the whole note under ROW."""
        note = self.note(index)
        if note is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(note, index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == FOLDERS:
            return "\n".join(note.folders)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join((note.source, *note.warnings))
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0 and note.warnings:
            return self._theme.icon("warning", "warning")
        return note if role == ROW else None

    def _shown(self, note: PlannedNote, row: int, column: int) -> str:
        if column == 0:
            return note.title or "Untitled"
        if column == 1:
            return note.kind
        if column == 2:
            return note.observed.label() if note.observed else "–"
        if column == CHARACTERS:
            return note.encoding
        if column == FOLDERS:
            return ", ".join(note.folders)
        return self._counted(note, row, column)

    def _counted(self, note: PlannedNote, row: int, column: int) -> str:
        counted = {4: note.turns, 5: note.comments, 8: note.links, 9: note.media}
        number = len(counted[column]) if column in counted else self._words[row]
        return f"{number:,}" if number or column == 3 else ""


def _aligned(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
