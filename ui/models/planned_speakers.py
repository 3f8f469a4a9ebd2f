"""Who speaks in what an import will make, and who that is said to be, as a table: one line a speaker."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from fieldnotes.interop.speakers import Answer, Speaker
from ui.models.list_model import ROW, Index
from ui.theme.theme import Theme

HEADINGS = ("Called", "Who it is", "Asks", "Turns", "Words", "Files")
WHO, ASKS = 1, 2
"""The columns of what the person may change."""

_NUMBERS = (3, 4, 5)


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker, and who that is said to be."""

    speaker: Speaker
    answer: Answer


class PlannedSpeakers(QAbstractTableModel):
    """Holds speakers with answers; whether they ask can be ticked."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[Said] = []

    def set_rows(self, rows: Sequence[Said]) -> None:
        """Show other speakers."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rows(self) -> list[Said]:
        """All speakers with what is said of them now."""
        return list(self._rows)

    def row(self, index: Index) -> Said | None:
        """The speaker in a line."""
        return self._rows[index.row()] if index.isValid() else None

    def answer(self, rows: Sequence[int], answer: Answer) -> None:
        """Say who the speakers in some lines are; whether they ask stays as it was."""
        for row in rows:
            said = self._rows[row]
            self._rows[row] = replace(said, answer=replace(answer, asks=said.answer.asks))
            self._tell(row)

    def ask(self, rows: Sequence[int], asks: bool) -> None:
        """Say whether the speakers in some lines are those who ask."""
        for row in rows:
            said = self._rows[row]
            self._rows[row] = replace(said, answer=replace(said.answer, asks=asks))
            self._tell(row)

    def _tell(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, WHO), self.index(row, ASKS))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt declares it
        """How many speakers there are."""
        return 0 if parent.isValid() else len(self._rows)

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

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Whether one asks can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == ASKS else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick or its absence."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != ASKS:
            return False
        self.ask([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, alignment, the tick, the icon of a person, or the whole row under ROW."""
        said = self.row(index)
        if said is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(said, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() <= WHO:
            return self._shown(said, index.column())
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == ASKS:
            return Qt.CheckState.Checked if said.answer.asks else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole and index.column() == WHO and said.answer.name:
            return self._theme.icon(_icon(said.answer))
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == WHO and not said.answer.name:
            return self._theme.colour("muted")
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == ASKS:
            return "asks the questions" if said.answer.asks else "does not ask"
        return said if role == ROW else None

    def _shown(self, said: Said, column: int) -> str:
        speaker = said.speaker
        if column == 0:
            return f"{speaker.label} · {speaker.title}" if speaker.title else speaker.label
        if column == WHO:
            return who(said.answer)
        return "" if column == ASKS else f"{(speaker.turns, speaker.words, len(speaker.notes))[column - 3]:,}"


def who(answer: Answer) -> str:
    """In words, who a speaker is said to be."""
    if not answer.name:
        return "A name only"
    if answer.ref is None:
        return f"{answer.name} · new person"
    return f"{answer.name} · researcher" if answer.ref.noun == "contributor" else answer.name


def _icon(answer: Answer) -> str:
    if answer.ref is None:
        return "add"
    return "written" if answer.ref.noun == "contributor" else "actor"


def _aligned(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
