"""A card: a framed piece of a panel that can be pressed as a whole."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QVBoxLayout, QWidget

from ui.theme.theme import Theme


class Card(QFrame):
    """Holds a column of widgets; ``colour`` ("#RRGGBB") draws a bar along its left edge.

    Signals:
        pressed: by mouse, Enter or Space; only when it is clickable.
    """

    pressed = Signal()

    def __init__(self, theme: Theme, clickable: bool = False, colour: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour = colour
        self._clickable = clickable
        self.setProperty("role", "card")
        self.setProperty("clickable", clickable)
        if clickable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 9, 12, 9)
        self.column.setSpacing(3)

    def add_label(self, words: str, role: str = "") -> QLabel:
        """Add a line of plain words that wraps."""
        label = QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if role:
            label.setProperty("role", role)
        self.column.addWidget(label)
        if self._clickable and not self.accessibleName():
            self.setAccessibleName(words)
        return label

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on it counts; told last, as who hears of it may put other cards in its place."""
        inside = self.rect().contains(event.position().toPoint())
        told = self._clickable and inside and event.button() == Qt.MouseButton.LeftButton
        super().mouseReleaseEvent(event)
        if told:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press it."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self._clickable and event.key() in keys:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, the coloured bar, and a ring when it has the keyboard."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._colour:
            painter.setClipRect(0, 0, 3, self.height())
            painter.setBrush(self._colour)
            painter.drawRoundedRect(self.rect().adjusted(0, 0, 8, 0), 7, 7)
            painter.setClipping(False)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._theme.colour("accent"))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 7, 7)
        painter.end()


def cards_in(layout: QLayout) -> list[Card]:
    """The cards that stand in a layout, in their order."""
    items = (layout.itemAt(place) for place in range(layout.count()))
    widgets = (item.widget() for item in items if item is not None)
    return [widget for widget in widgets if isinstance(widget, Card)]
