"""Asks which of many are wanted: a list with ticks, and a line that narrows it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QWidget

from ui.dialogs.form import Form, answered
from ui.theme.theme import Theme

_ID = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class TickRow:
    """Something to tick: an id, its words, and before them an icon by its name or a dot of a colour."""

    id: str
    words: str
    icon: str = ""
    colour: str = ""


class TickForm(Form):
    """Rows with ticks.

    Args:
        theme: gives icons and sizes.
        title: what is asked.
        rows: what can be ticked, in their order.
        ticked: ids of what is ticked at first.
        none: what it means when nothing is ticked, as a sentence.
        most: how many may be ticked at the most.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        rows: Sequence[TickRow],
        ticked: Collection[str],
        none: str,
        most: int,
        window: QWidget | None = None,
    ) -> None:
        super().__init__(title, "Show", window)
        self._theme, self._none, self._most = theme, none, most
        self.line = self.add_line("Find", "", "Type a few letters")
        self.line.setClearButtonEnabled(True)
        self.line.textChanged.connect(self._narrow)
        self.list = QListWidget(self)
        self.list.setAccessibleName(title)
        self.list.setMinimumHeight(theme.fonts.scaled(20))
        self.list.setIconSize(QSize(theme.fonts.scaled(1.1), theme.fonts.scaled(1.1)))
        for row in rows:
            item = QListWidgetItem(row.words, self.list)
            item.setData(_ID, row.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if row.id in ticked else Qt.CheckState.Unchecked)
            if row.colour or row.icon:
                item.setIcon(self._dot(row.colour) if row.colour else theme.icon(row.icon))
        self.list.setCurrentRow(0)
        self.list.itemChanged.connect(self._tell)
        self.told = QLabel(self)
        self.told.setProperty("role", "muted")
        clear = QPushButton("None", self)
        clear.clicked.connect(self._clear)
        beside = QHBoxLayout()
        beside.addWidget(self.told, 1)
        beside.addWidget(clear)
        self.lines.addRow(self.list)
        self.lines.addRow(beside)
        self._tell()

    def answer(self) -> tuple[str, ...]:
        """The ids of what is ticked, in the order of the list."""
        items = (self.list.item(place) for place in range(self.list.count()))
        return tuple(str(item.data(_ID)) for item in items if item.checkState() == Qt.CheckState.Checked)

    def _narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        for place in range(self.list.count()):
            item = self.list.item(place)
            item.setHidden(not all(word in item.text().casefold() for word in words))

    def _clear(self) -> None:
        for place in range(self.list.count()):
            self.list.item(place).setCheckState(Qt.CheckState.Unchecked)

    def _tell(self) -> None:
        count = len(self.answer())
        too_many = f"{count:,} are ticked; at most {self._most:,} can be shown."
        self.told.setText(too_many if count > self._most else f"{count:,} ticked" if count else self._none)
        self.go_ahead.setEnabled(count <= self._most)

    def _dot(self, colour: str) -> QIcon:
        side = self._theme.fonts.scaled(1.1)
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(3, 3, side - 6, side - 6)
        painter.end()
        return QIcon(pixmap)


def ask_ticks(
    theme: Theme,
    title: str,
    rows: Sequence[TickRow],
    ticked: Collection[str],
    none: str,
    most: int,
    window: QWidget | None = None,
) -> tuple[str, ...] | None:
    """Ask which of many are wanted; their ids, or None when the person turned back."""
    form = TickForm(theme, title, rows, ticked, none, most, window)
    return answered(form, form.answer)
