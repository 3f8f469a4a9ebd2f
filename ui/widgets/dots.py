"""Round dots, as codes have them: an icon, and a button that shows a colour."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme.theme import Theme


class DotButton(QAbstractButton):
    """A dot of about a letter's height; pressed, it asks for another colour."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour = "#000000"
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFixedSize(self.sizeHint())
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_colour(self, colour: str) -> None:
        """Show another colour, "#RRGGBB"."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        """The dot and a ring around it."""
        side = self._theme.fonts.scaled(1.15) + 4
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the dot, and a ring when it has the keyboard or the mouse."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        room = QRectF(self.rect())
        painter.drawEllipse(room.adjusted(2, 2, -2, -2))
        if self.isEnabled() and (self.hasFocus() or self.underMouse()):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._theme.colour("accent" if self.hasFocus() else "faint"))
            painter.drawEllipse(room.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


def dot_icon(colour: str, side: int) -> QIcon:
    """A dot in a colour, "#RRGGBB"; ``side`` in pixels, drawn at twice that for fine screens."""
    pixmap = QPixmap(2 * side, 2 * side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(1, 1, 2 * side - 2, 2 * side - 2)
    painter.end()
    pixmap.setDevicePixelRatio(2)
    return QIcon(pixmap)
