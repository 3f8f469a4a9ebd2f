"""A few lines of text with some of its words on a coloured ground, laid out for delegates."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)


def draw_marked(
    painter: QPainter,
    rect: QRectF,
    text: str,
    marks: Sequence[tuple[int, int]],
    font: QFont,
    colours: tuple[QColor, QColor, QColor],
    lines: int = 2,
) -> None:
    """Write text in at most ``lines`` lines, the last one elided.

    Args:
        painter: where to draw.
        rect: the room there is.
        text: the words; line breaks are shown as spaces.
        marks: spans on a coloured ground, in code points, end exclusive.
        font: the face.
        colours: of the words, of marked words, and of their ground.
        lines: how many lines at most.
    """
    words, hit, ground = colours
    layout = QTextLayout(text.replace("\n", " "), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_format(text, start, end, hit, ground) for start, end in marks])
    more = _lay(layout, rect.width(), lines, QFontMetricsF(font).horizontalAdvance(" …"))
    painter.save()
    painter.setClipRect(rect.adjusted(-4, 0, 4, 0))
    painter.setPen(words)
    layout.draw(painter, rect.topLeft())
    if more:
        last = layout.lineAt(layout.lineCount() - 1)
        painter.setFont(font)
        painter.drawText(rect.topLeft() + QPointF(last.naturalTextWidth(), last.y() + last.ascent()), " …")
    painter.restore()


def _lay(layout: QTextLayout, width: float, lines: int, reserve: float) -> bool:
    """Break the text into lines; True if words are left over, which then leave ``reserve`` pixels free."""
    layout.beginLayout()
    top = 0.0
    taken = 0
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
        taken = line.textStart() + line.textLength()
        if number == lines - 1 and taken < _units(layout.text()):
            line.setLineWidth(width - reserve)
    layout.endLayout()
    return taken < _units(layout.text())


def _format(text: str, start: int, end: int, hit: QColor, ground: QColor) -> QTextLayout.FormatRange:
    """One mark as Qt wants it, measured in UTF-16 units."""
    mark = QTextLayout.FormatRange()
    mark.start = _units(text[:start])
    mark.length = _units(text[start:end])
    look = QTextCharFormat()
    look.setForeground(QBrush(hit))
    look.setBackground(QBrush(ground))
    mark.format = look
    return mark


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
