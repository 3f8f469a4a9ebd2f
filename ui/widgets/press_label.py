"""Words that can be pressed: a paragraph that a click, Enter or Space opens for writing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.theme import Theme


class PressLabel(QLabel):
    """A label of rich words that wraps; while it is ``pressable`` it takes the keyboard.

    Signals:
        pressed: by mouse, Enter or Space.
    """

    pressed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pressable = False
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setContentsMargins(0, 0, 0, 3)
        self.setTextFormat(Qt.TextFormat.RichText)

    def set_pressable(self, pressable: bool, hint: str = "") -> None:
        """Let it be pressed, or not; ``hint`` is the tooltip."""
        self._pressable = pressable
        self.setToolTip(hint if pressable else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if pressable else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if pressable else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click presses it."""
        inside = self.rect().contains(event.position().toPoint())
        if self._pressable and inside and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press it."""
        if self._pressable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and a line under them when it has the keyboard."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(self._theme.colour("accent"))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
            painter.end()
