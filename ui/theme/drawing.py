"""Small drawings that delegates and widgets share: tiles, dots, lines of mixed weight, icons."""

from dataclasses import dataclass
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from ui.theme.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT_TO_LEFT_MARK = "\u200f"
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Tile:
    """A date as two short lines: "12" over "Nov", "2013" over nothing, "spr" over "2012"."""

    upper: str
    lower: str = ""


def draw_tile(painter: QPainter, rect: QRect, tile: Tile, theme: Theme) -> None:
    """Draw a date tile: the upper line large, the lower small under it."""
    large = theme.fonts.frame(1.23 if len(tile.upper) < 4 else 0.95, QFont.Weight.DemiBold)
    small = theme.fonts.frame(0.82)
    height = QFontMetrics(large).capHeight() + (theme.fonts.scaled(1.05) if tile.lower else 0)
    top = rect.top() + (rect.height() - height) / 2
    painter.setFont(large)
    painter.setPen(theme.colour("text"))
    upper = QRectF(rect.left(), top, rect.width(), QFontMetrics(large).capHeight())
    painter.drawText(upper, _CENTRE | Qt.TextFlag.TextDontClip, tile.upper)
    if tile.lower:
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        lower = QRectF(rect.left(), upper.bottom(), rect.width(), theme.fonts.scaled(1.25))
        painter.drawText(lower, _CENTRE | Qt.TextFlag.TextDontClip, tile.lower)


def draw_line(painter: QPainter, rect: QRect, words: str, font: QFont, colour: QColor) -> int:
    """Write one line, elided at the right; how many pixels it took."""
    painter.setFont(font)
    painter.setPen(colour)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    if runs_left(shown):
        shown += _RIGHT_TO_LEFT_MARK  # or the dots of a shortened line would stand before its first word
    painter.drawText(rect, _LEFT | Qt.TextFlag.TextSingleLine, shown)
    return metrics.horizontalAdvance(shown)


def runs_left(words: str) -> bool:
    """Whether a line is written from right to left, as its first letter is."""
    if words.isascii():
        return False
    found = (bidirectional(letter) for letter in words)
    return next((kind for kind in found if kind in ("L", "R", "AL")), "L") != "L"


def draw_right(painter: QPainter, rect: QRect, words: str, font: QFont, colour: QColor) -> int:
    """Write one line against the right edge; how many pixels it took."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
    return QFontMetrics(font).horizontalAdvance(words)


def draw_icon(painter: QPainter, rect: QRect, name: str, theme: Theme, dye: str = "muted") -> None:
    """Draw an icon into a rectangle."""
    theme.icon(name, dye).paint(painter, rect)


def draw_dot(painter: QPainter, centre: QPointF, radius: float, colour: str) -> None:
    """A round dot, as codes have it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(centre, radius, radius)
    painter.restore()


def draw_ground(painter: QPainter, rect: QRect, theme: Theme, selected: bool, hovered: bool) -> None:
    """The ground of a row: plain, under the mouse, or selected with a bar at its left edge."""
    if selected:
        painter.fillRect(rect, theme.colour("selected"))
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.colour("accent"))
    elif hovered:
        painter.fillRect(rect, theme.colour("hover"))


def draw_badge(painter: QPainter, rect: QRect, words: str, theme: Theme, right: bool = False) -> int:
    """A word or two on a soft ground at the left of a line, or at its right; how many pixels it took."""
    font = theme.fonts.frame(0.82, QFont.Weight.DemiBold)
    metrics = QFontMetrics(font)
    width, height = metrics.horizontalAdvance(words) + 12, metrics.height() + 4
    left = rect.right() - width + 1 if right else rect.left()
    badge = QRectF(left, rect.center().y() - height / 2 + 1, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("soft"))
    painter.drawRoundedRect(badge, 4, 4)
    painter.setFont(font)
    painter.setPen(theme.colour("accent_strong"))
    painter.drawText(badge, _CENTRE, words)
    painter.restore()
    return width
