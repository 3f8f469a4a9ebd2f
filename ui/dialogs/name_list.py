"""Asks which of the names found in a note shall become mentions."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from fieldnotes.domain.refs import Ref
from ui.dialogs.form import Form, answered
from ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name found: whom it means, their name, as it is written in the note, how often, an icon."""

    ref: Ref
    name: str
    written: str
    count: int
    icon: str


class NameListForm(Form):
    """Ticks before names; all are ticked at first."""

    def __init__(self, rows: Sequence[NameRow], theme: Theme, window: QWidget | None = None) -> None:
        super().__init__("Mention all names in this note", "Mention", window)
        self._rows = rows
        self.list = QListWidget(self)
        self.list.setAccessibleName("Names found")
        self.list.setProperty("role", "field")
        for row in rows:
            times = f"{row.count:,} place{'s' * (row.count != 1)}"
            also = f", written “{row.written}”" if row.written.casefold() != row.name.casefold() else ""
            item = QListWidgetItem(theme.icon(row.icon), f"{row.name}{also} · {times}", self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        self.list.setCurrentRow(0)
        self.list.setMinimumHeight(min(360, 40 + 30 * len(rows)))
        self.list.itemChanged.connect(self._tell)
        every, none = QPushButton("All", self), QPushButton("None", self)
        every.clicked.connect(lambda: self._tick(Qt.CheckState.Checked))
        none.clicked.connect(lambda: self._tick(Qt.CheckState.Unchecked))
        self.told = QLabel(self)
        self.told.setProperty("role", "muted")
        beside = QHBoxLayout()
        beside.addWidget(self.told, 1)
        beside.addWidget(every)
        beside.addWidget(none)
        self.lines.addRow(self.list)
        self.lines.addRow(beside)
        self._tell()
        self.list.setFocus()

    def answer(self) -> tuple[NameRow, ...]:
        """The rows that are ticked."""
        return tuple(
            row for number, row in enumerate(self._rows) if self.list.item(number).checkState() == Qt.CheckState.Checked
        )

    def _tick(self, state: Qt.CheckState) -> None:
        for number in range(self.list.count()):
            self.list.item(number).setCheckState(state)

    def _tell(self) -> None:
        count = sum(row.count for row in self.answer())
        self.told.setText(f"{count:,} mention{'s' * (count != 1)} will be laid, as one step.")
        self.go_ahead.setEnabled(bool(count))


def ask_names(rows: Sequence[NameRow], theme: Theme, window: QWidget | None = None) -> tuple[NameRow, ...] | None:
    """Ask which names shall become mentions; None when the person turned back."""
    form = NameListForm(rows, theme, window)
    return answered(form, form.answer)
