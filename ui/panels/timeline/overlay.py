"""What is painted over the timeline: the selected span, a ring around a thing, the crosshair with its date."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from fieldnotes.domain.timeline import TimeSpan
from ui.models.timeline_pen import Spot
from ui.models.timeline_scale import Scale
from ui.theme.theme import Theme
from ui.theme.tokens import Tokens


def paint_span(painter: QPainter, span: TimeSpan, scale: Scale, area: QRectF, tokens: Tokens) -> None:
    """What lies outside a span is veiled, its edges are lines."""
    left, right = scale.x(span.begin), scale.x(span.end)
    veil = QColor(tokens.surface)
    veil.setAlphaF(0.62)
    full = area.left() + scale.left, area.right()
    if left > full[0]:
        painter.fillRect(QRectF(full[0], area.top(), min(left, full[1]) - full[0], area.height()), veil)
    if right < full[1]:
        painter.fillRect(QRectF(max(right, full[0]), area.top(), full[1] - max(right, full[0]), area.height()), veil)
    painter.setPen(QPen(QColor(tokens.accent), 1.2))
    for x in (left, right):
        if full[0] <= x <= full[1]:
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))


def paint_ring(painter: QPainter, spot: Spot, shift: float, colour: str) -> None:
    """A ring around a thing, ``shift`` pixels below where the scene has it."""
    left, top, width, height = spot.box
    painter.setPen(QPen(QColor(colour), 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(left - 1.5, top + shift - 1.5, width + 3, height + 3), 4, 4)


def paint_crosshair(painter: QPainter, x: float, words: str, area: QRectF, colour: QColor, theme: Theme) -> None:
    """A thin line, and the date it stands at over the scale."""
    line = QColor(colour)
    line.setAlphaF(0.3)
    painter.setPen(QPen(line, 1))
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
    font = theme.fonts.frame(0.88)
    metrics = QFontMetricsF(font)
    width, height = metrics.horizontalAdvance(words) + 12, metrics.height() + 4
    left = min(max(x - width / 2, area.left()), area.right() - width)
    box = QRectF(left, max(area.top() - height - 1, 0), width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("text"))
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(font)
    painter.setPen(theme.colour("surface"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
