"""Draws passages as cards: the words in the face of notes, who said it and when, comment and star."""

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPainterPath, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.list_model import ROW, Index
from ui.models.passage_list import GroupRow, PassageRow
from ui.theme.drawing import draw_line, draw_right
from ui.theme.theme import Theme

_MOST_LINES = 7
_GAP = 9
_PAD = 14
_AIR = 3
_KEPT = 20_000
"""How many heights are remembered at most."""


class PassageDelegate(QStyledItemDelegate):
    """Draws cards with a bar in the code's colour at their left, and headings."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heights: dict[tuple[str, int, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the quotation, at the width the view has."""
        row = index.data(ROW)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 400
        if isinstance(row, GroupRow):
            return QSize(width, self._theme.fonts.scaled(2.9))
        key = (row.words, width, len(row.comments))
        if key not in self._heights:
            if len(self._heights) > _KEPT:
                self._heights.clear()
            self._heights[key] = self._height(row, width)
        return QSize(width, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        row = index.data(ROW)
        rect = QRect(option.rect)
        if isinstance(row, GroupRow):
            self._paint_group(painter, rect, row)
        elif isinstance(row, PassageRow):
            state = option.state
            card = rect.adjusted(0, 0, 0, -_GAP)
            self._paint_frame(painter, card, row.colour, state)
            self._paint_card(painter, card.adjusted(_PAD + 2, 10, -_PAD, -9), row)
        painter.restore()

    def _serif(self) -> QFont:
        return self._theme.fonts.serif(self._theme.fonts.scaled(1.23))

    def _height(self, row: PassageRow, width: int) -> int:
        inner = width - 2 * _PAD - 2
        words = _laid(row.words, self._serif(), inner).boundingRect().height()
        comments = len(row.comments) * self._theme.fonts.scaled(1.5)
        return round(words) + _AIR + self._theme.fonts.scaled(1.75) + comments + 19 + _GAP

    def _paint_group(self, painter: QPainter, rect: QRect, row: GroupRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        line = rect.adjusted(0, fonts.scaled(0.6), -2, 0)
        taken = draw_right(painter, line, f"{row.count:,}", fonts.frame(0.88), theme.colour("muted"))
        line.setRight(line.right() - taken - 10)
        bold = fonts.frame(1.0, QFont.Weight.DemiBold)
        width = draw_line(painter, line, row.words, bold, theme.colour("text"))
        rest = line.adjusted(width + 10, 0, 0, 0)
        if row.detail and rest.width() > 40:
            draw_line(painter, rest, row.detail, fonts.small(), theme.colour("muted"))

    def _paint_frame(self, painter: QPainter, card: QRect, colour: str, state: QStyle.StateFlag) -> None:
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "border"
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Selected:
            edge = "accent"
        elif state & QStyle.StateFlag.State_MouseOver:
            edge = "faint"
        shape = QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.colour(edge))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(shape, 7, 7)
        bar = QPainterPath()
        bar.addRoundedRect(QRectF(card), 7, 7)
        painter.save()
        painter.setClipRect(card.left(), card.top(), 3, card.height())
        painter.fillPath(bar, QColor(colour))
        painter.restore()

    def _paint_card(self, painter: QPainter, inner: QRect, row: PassageRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        layout = _laid(row.words, self._serif(), inner.width())
        painter.setPen(theme.colour("muted" if row.lost else "text"))
        layout.draw(painter, QPointF(inner.topLeft()))
        top = inner.top() + round(layout.boundingRect().height()) + _AIR
        line = QRect(inner.left(), top, inner.width(), fonts.scaled(1.75))
        self._paint_source(painter, line, row)
        height = fonts.scaled(1.5)
        for number, comment in enumerate(row.comments):
            place = QRect(inner.left(), line.bottom() + 1 + number * height, inner.width(), height)
            italic = fonts.small()
            italic.setItalic(True)
            draw_line(painter, place, comment, italic, theme.colour("muted"))

    def _paint_source(self, painter: QPainter, line: QRect, row: PassageRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        state, token = ("★ exemplar", "accent") if row.exemplar else ("", "")
        if row.lost:
            state, token = "words deleted since", "danger"
        if state:
            bold = fonts.frame(0.88, QFont.Weight.DemiBold)
            line.setRight(line.right() - draw_right(painter, line, state, bold, theme.colour(token)) - 12)
        bold = fonts.frame(0.88, QFont.Weight.DemiBold)
        left = draw_line(painter, line, row.who, bold, theme.colour("text"))
        for detail in row.details:
            rest = line.adjusted(left + 10, 0, 0, 0)
            if rest.width() < 30:
                break
            left += 10 + draw_line(painter, rest, detail, fonts.small(), theme.colour("muted"))


def _laid(words: str, font: QFont, width: int) -> QTextLayout:
    """A quotation in lines, the last elided where there are too many."""
    text = words if words[:1] in "“„«\"'‘" else f"“{words}”"
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    leading = QFontMetricsF(font).height() * 1.14
    if _break(layout, width, leading) < len(layout.text()):
        kept = layout.lineAt(_MOST_LINES - 1)
        last = layout.text()[kept.textStart() :].split("\u2028")[0]
        elided = QFontMetrics(font).elidedText(last + " …", Qt.TextElideMode.ElideRight, width)
        if "…" not in elided:
            elided += " …"
        layout.setText(layout.text()[: kept.textStart()] + elided)
        _break(layout, width, leading)
    return layout


def _break(layout: QTextLayout, width: int, leading: float) -> int:
    """Break a text into at most so many lines; how many of its characters they hold."""
    layout.beginLayout()
    taken = 0
    for number in range(_MOST_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * leading + (leading - line.height()) / 2))
        taken = line.textStart() + line.textLength()
    layout.endLayout()
    return taken
