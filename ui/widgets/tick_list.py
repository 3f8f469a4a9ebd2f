"""A list whose lines are ticked, all at first, with buttons for all and none, and a word on what is ticked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from ui.theme.theme import Theme


class TickList(QWidget):
    """Lines given as (icon, words).

    Args:
        name: of the list, for screen readers.
        tallest: pixels that the list asks for at the most.

    Signals:
        changed: something was ticked or is no longer.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        rows: Sequence[tuple[str, str]],
        tallest: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.list = QListWidget(self)
        self.list.setAccessibleName(name)
        self.list.setProperty("role", "field")
        for icon, words in rows:
            item = QListWidgetItem(theme.icon(icon), words, self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        self.list.setCurrentRow(0)
        self.list.setMinimumHeight(min(tallest, 40 + 30 * len(rows)))
        self.list.itemChanged.connect(self.changed)
        self._told = QLabel(self)
        self._told.setProperty("role", "muted")
        every, none = QPushButton("All", self), QPushButton("None", self)
        every.clicked.connect(lambda: self._tick(Qt.CheckState.Checked))
        none.clicked.connect(lambda: self._tick(Qt.CheckState.Unchecked))
        beside = QHBoxLayout()
        beside.addWidget(self._told, 1)
        beside.addWidget(every)
        beside.addWidget(none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addLayout(beside)
        self.setFocusProxy(self.list)

    def ticked(self) -> list[int]:
        """The places of the lines that are ticked."""
        places = range(self.list.count())
        return [place for place in places if self.list.item(place).checkState() == Qt.CheckState.Checked]

    def tell(self, words: str) -> None:
        """Say below the list what will come of it."""
        self._told.setText(words)

    def told(self) -> str:
        """What is said below the list."""
        return self._told.text()

    def _tick(self, state: Qt.CheckState) -> None:
        self.list.blockSignals(True)
        for place in range(self.list.count()):
            self.list.item(place).setCheckState(state)
        self.list.blockSignals(False)
        self.list.viewport().update()
        self.changed.emit()
