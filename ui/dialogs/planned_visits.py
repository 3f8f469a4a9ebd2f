"""Asks which of the visits that notes speak of shall be made."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from ui.dialogs.form import Form, answered
from ui.theme.theme import Theme


class PlannedVisitsForm(Form):
    """Ticks before visits; all are ticked at first.

    Args:
        rows: each in words, and whether the visit is known already and only its notes will be linked.
    """

    def __init__(self, rows: Sequence[tuple[str, bool]], theme: Theme, window: QWidget | None = None) -> None:
        super().__init__("Make visits from notes", "Make visits", window)
        self._rows = rows
        words = "Notes of the same days and place are taken to be of one visit. Diaries and documents are left out."
        told = QLabel(words, self)
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        self.lines.addRow(told)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Visits that would be made")
        self.list.setProperty("role", "field")
        for words, known in rows:
            item = QListWidgetItem(theme.icon("link" if known else "add"), words, self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        self.list.setCurrentRow(0)
        self.list.setMinimumHeight(min(420, 40 + 30 * len(rows)))
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
        self.setMinimumWidth(620)
        self._tell()
        self.list.setFocus()

    def answer(self) -> list[int]:
        """Which rows are ticked."""
        return [
            number for number in range(len(self._rows)) if self.list.item(number).checkState() == Qt.CheckState.Checked
        ]

    def _tick(self, state: Qt.CheckState) -> None:
        self.list.blockSignals(True)
        for number in range(self.list.count()):
            self.list.item(number).setCheckState(state)
        self.list.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        ticked = self.answer()
        made = sum(not self._rows[number][1] for number in ticked)
        linked = len(ticked) - made
        parts = [f"{made:,} visit{'s' * (made != 1)} will be made"] if made or not linked else []
        parts += [f"notes linked to {linked:,} known already"] if linked else []
        self.told.setText(", ".join(parts) + ", as one step.")
        self.go_ahead.setEnabled(bool(ticked))


def ask_planned(rows: Sequence[tuple[str, bool]], theme: Theme, window: QWidget | None = None) -> list[int] | None:
    """Ask which visits shall be made, by their places in ``rows``; None when the person turned back."""
    form = PlannedVisitsForm(rows, theme, window)
    return answered(form, form.answer)
