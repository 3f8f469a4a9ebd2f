"""Rectangles on a picture: how they are drawn, where they are taken hold of, what dragging makes of them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from fieldnotes.domain.regions import LEAST, WHOLE
from ui.theme.theme import Theme

_REACH = 7.0
"""Pixels on both sides of an edge in which it is taken hold of."""

Shape = tuple[int, int, int, int]


def draw_region(
    painter: QPainter, rect: QRectF, codes: Sequence[tuple[str, str]], theme: Theme, font: QFont, chosen: bool
) -> None:
    """A frame in the colour of its first code, on light and dark pictures alike; the names of its codes at the top."""
    colour = QColor(codes[0][1]) if codes else QColor(theme.colour("accent"))
    painter.setBrush(QColor(colour.red(), colour.green(), colour.blue(), 46 if chosen else 20))
    painter.setPen(QPen(QColor(255, 255, 255, 210), 4 if chosen else 3.2))
    painter.drawRect(rect)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 2.2 if chosen else 1.6))
    painter.drawRect(rect)
    _draw_names(painter, rect, codes, font)
    if chosen:
        painter.setPen(QPen(QColor("#FFFFFF"), 1))
        painter.setBrush(colour)
        for corner in (rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()):
            painter.drawRect(QRectF(corner.x() - 4, corner.y() - 4, 8, 8))


def _draw_names(painter: QPainter, rect: QRectF, codes: Sequence[tuple[str, str]], font: QFont) -> None:
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    top = rect.top() + 3
    room = max(48.0, rect.width() - 6)
    for number, (name, dye) in enumerate(codes):
        if number and top + metrics.height() > rect.bottom():
            return
        words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room - 20)
        width = metrics.horizontalAdvance(words) + 22
        plate = QRectF(rect.left() + 3, top, width, metrics.height() + 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(255, 255, 255, 232))
        painter.drawRoundedRect(plate, 4, 4)
        painter.setBrush(QColor(dye))
        painter.drawEllipse(QPointF(plate.left() + 9, plate.center().y()), 3.6, 3.6)
        painter.setPen(QColor("#24211C"))
        words_room = plate.adjusted(16, 0, 0, 0)
        painter.drawText(words_room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        top = plate.bottom() + 2


def handle_at(rect: QRectF, point: QPointF, chosen: bool) -> str:
    """What of a rectangle lies at a point: "move" inside it; of the selected one an edge or corner ("n", "se"); ""."""
    if not rect.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(point):
        return ""
    if chosen:
        edge = _nearer(point.y(), rect.top(), rect.bottom(), "ns") + _nearer(point.x(), rect.left(), rect.right(), "we")
        if edge:
            return edge
    return "move" if rect.contains(point) else ""


def _nearer(place: float, first: float, second: float, names: str) -> str:
    """The name of the edge within reach, the first before the second; "" for neither."""
    if abs(place - first) <= _REACH:
        return names[0]
    return names[1] if abs(place - second) <= _REACH else ""


def resized(box: Shape, grip: str, across: int, down: int) -> Shape:
    """A rectangle after its inside or an edge was dragged so far (ten-thousandths); it stays inside the picture."""
    x, y, width, height = box
    if grip == "move":
        return min(max(x + across, 0), WHOLE - width), min(max(y + down, 0), WHOLE - height), width, height
    left, right, top, bottom = x, x + width, y, y + height
    if "w" in grip:
        left = min(max(left + across, 0), right - LEAST)
    if "e" in grip:
        right = max(min(right + across, WHOLE), left + LEAST)
    if "n" in grip:
        top = min(max(top + down, 0), bottom - LEAST)
    if "s" in grip:
        bottom = max(min(bottom + down, WHOLE), top + LEAST)
    return left, top, right - left, bottom - top
