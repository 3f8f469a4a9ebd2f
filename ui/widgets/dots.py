"""A round dot as an icon, as codes have it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap


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
