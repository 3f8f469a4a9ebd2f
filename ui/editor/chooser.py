"""A small list over the page from which one entry is taken with the keyboard, without leaving the text."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

_ROWS = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry: what it says, a detail, the colour of its spot ("" for none), and what it stands for."""

    words: str
    detail: str
    value: object
    colour: str = ""


class ChoiceList(QListWidget):
    """The entries; it never takes the keyboard, whoever shows it hands the keys on.

    Signals:
        taken: the value of the entry that was chosen.
    """

    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(10, 10))
        self.setAccessibleName("What it might be")
        self.itemClicked.connect(lambda item: self.taken.emit(item.data(Qt.ItemDataRole.UserRole)))

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show other entries, the first one chosen."""
        self.clear()
        for choice in choices:
            words = f"{choice.words}   ·   {choice.detail}" if choice.detail else choice.words
            item = QListWidgetItem(words, self)
            item.setData(Qt.ItemDataRole.UserRole, choice.value)
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 10))
            if choice.colour:
                item.setIcon(_spot(choice.colour))
        self.setCurrentRow(0)
        row = self.fontMetrics().height() + 10
        self.setFixedHeight(row * max(1, min(_ROWS, len(choices))) + 4)

    def offered(self) -> list[str]:
        """The entries as they read."""
        return [self.item(row).text() for row in range(self.count())]

    def value(self) -> object:
        """What the chosen entry stands for; None without entries."""
        item = self.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item is not None else None

    def step(self, by: int) -> None:
        """Choose the entry below (1) or above (-1), round the ends."""
        if self.count():
            self.setCurrentRow((self.currentRow() + by) % self.count())

    def answers(self, event: QKeyEvent) -> bool:
        """Answer a key: arrows move, Enter and Tab take; False for any other."""
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab) and self.count():
            self.taken.emit(self.value())
            return True
        return False


class Floating(QFrame):
    """A card that floats over the page near a line of the text, inside the widget it belongs to.

    Attributes:
        page: that widget.
        column: where its contents go.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.page = parent
        self.setProperty("role", "card")
        self.setAutoFillBackground(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(6, 6, 6, 6)
        self.column.setSpacing(4)
        self.hide()

    def place(self, line: QRectF, width: int) -> None:
        """Stand below a line (in the parent's coordinates), or above it where there is no room."""
        parent = self.page
        self.setFixedWidth(width)
        self.adjustSize()
        x = max(4, min(int(line.left()), parent.width() - width - 4))
        y = int(line.bottom()) + 6
        if y + self.height() > parent.height() and line.top() - self.height() - 6 > 0:
            y = int(line.top()) - self.height() - 6
        self.move(QPoint(x, y))
        self.raise_()


def _spot(colour: str) -> QIcon:
    """A spot of a colour, the same when its row is chosen."""
    pixmap = QPixmap(20, 20)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colour))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(1, 1, 18, 18)
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
