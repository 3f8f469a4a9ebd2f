"""Draws the lines of a concordance: the word in the middle, its context as it is read, tinted where it is sorted."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldnotes.domain.edits import Span
from fieldnotes.search.concordance import deciding
from ui.models.line_list import HeadRow, LineRow
from ui.models.line_order import LineOrder
from ui.models.list_model import ROW, Index
from ui.theme.drawing import draw_dot, draw_ground, draw_icon, draw_line, draw_right, runs_left
from ui.theme.theme import Theme

GAP = 12
"""Between columns, in pixels."""

DATE, SPEAKER, TITLE = 7.0, 7.0, 11.0
"""How wide the columns before the words are, in letters' heights."""

_LEAST = 24
"""How much room the words have at the least beside title and speaker, in letters' heights."""

_DOTS = "…"
_WHOLE = 14
"""How far a cut moves to spare a word, in code points."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What stands before the words of a line, and how much room that takes."""

    dates: bool = True
    titles: bool = False
    speakers: bool = False

    def widths(self, theme: Theme, width: int) -> tuple[int, int, int]:
        """How wide date, title and speaker are in a line of so many pixels; without room for words they give way."""
        scaled = theme.fonts.scaled
        share = 1.0 if width > scaled(62) else 0.72
        wanted = (DATE * self.dates, TITLE * self.titles * share, SPEAKER * self.speakers * share)
        date, title, speaker = (scaled(one) + GAP if one else 0 for one in wanted)
        if width - date - title - speaker < scaled(_LEAST):
            speaker = 0
        if width - date - title < scaled(_LEAST):
            title = 0
        return date, title, speaker


class LineDelegate(QStyledItemDelegate):
    """Draws what is known of an occurrence at the left and the occurrence in the middle of what is left.

    Attributes:
        columns: what stands before the words.
        order: by what the lines are in order; the word that decides is tinted.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.columns = Columns()
        self.order = LineOrder()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """One line."""
        return QSize(320, self._theme.fonts.scaled(2.1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line or one heading."""
        row = index.data(ROW)
        painter.save()
        rect = QRect(option.rect)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        draw_ground(painter, rect, self._theme, selected, bool(state & QStyle.StateFlag.State_MouseOver))
        painter.setPen(QPen(self._theme.colour("line")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if isinstance(row, HeadRow):
            self._paint_head(painter, rect, row)
        elif isinstance(row, LineRow):
            self.paint_line(painter, rect, row)
        painter.restore()

    def paint_line(self, painter: QPainter, rect: QRect, row: LineRow) -> None:
        """Draw a line on its ground."""
        theme, fonts = self._theme, self._theme.fonts
        date, title, speaker = self.columns.widths(theme, rect.width())
        left = rect.left() + GAP
        if row.new:
            draw_dot(painter, QPointF(rect.left() + GAP / 2 + 1, rect.center().y() + 1), 3, theme.tokens.accent)
        known = (
            (date, row.when, "text"),
            (title, row.line.title or "Untitled", "text"),
            (speaker, row.speaker, "muted"),
        )
        for width, words, colour in known:
            if width:
                room = QRect(left, rect.top(), width - GAP, rect.height())
                draw_line(painter, room, words, fonts.small(), theme.colour(colour))
                left += width
        self._paint_words(painter, QRect(left, rect.top(), rect.right() - GAP - left, rect.height()), row)

    def _paint_head(self, painter: QPainter, rect: QRect, row: HeadRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        side = fonts.scaled(1.0)
        sign = QRect(rect.left() + GAP - 2, rect.center().y() - side // 2, side, side)
        draw_icon(painter, sign, "right" if row.folded else "down", theme)
        room = rect.adjusted(GAP + side + 4, 0, -GAP, 0)
        lines = f"{row.count:,} line{'s' * (row.count != 1)}"
        taken = draw_right(painter, room, lines, fonts.small(), theme.colour("muted"))
        room = room.adjusted(0, 0, -taken - GAP, 0)
        bold = fonts.frame(1.0, QFont.Weight.DemiBold)
        title = min(draw_line(painter, room, row.title, bold, theme.colour("text")), room.width())
        rest = room.adjusted(title + 10, 0, 0, 0)
        if rest.width() > fonts.scaled(3):
            draw_line(painter, rest, row.when or "undated", fonts.small(), theme.colour("muted"))

    def _paint_words(self, painter: QPainter, rect: QRect, row: LineRow) -> None:
        """The words left of the match end at it, those right of it begin there; from right to left the other way."""
        theme = self._theme
        font = theme.fonts.serif(theme.fonts.scaled(1.15))
        metrics = QFontMetrics(font)
        backwards = runs_left(row.match) or (not any(map(str.isalpha, row.match)) and runs_left(row.left + row.right))
        match = metrics.elidedText(row.match, Qt.TextElideMode.ElideMiddle, rect.width())
        width = metrics.horizontalAdvance(match)
        middle = QRectF(rect.center().x() - width / 2, rect.top(), width, rect.height())
        decides = self.order.name == "word"
        painter.setFont(font)
        painter.fillRect(middle.adjusted(-3, 4, 3, -4), theme.colour("hit"))
        painter.setPen(theme.colour("on_hit"))
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, match)
        if decides:
            y = middle.bottom() - 5
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawLine(QPointF(middle.left(), y), QPointF(middle.right(), y))
        before = QRectF(rect.left(), rect.top(), middle.left() - rect.left() - 6, rect.height())
        after = QRectF(middle.right() + 6, rect.top(), rect.right() - middle.right() - 6, rect.height())
        rooms = (after, before) if backwards else (before, after)
        for room, side, words in zip(rooms, ("left", "right"), (row.left.rstrip(), row.right.lstrip()), strict=True):
            self._paint_context(painter, room, words, side, backwards, font)

    def _paint_context(
        self, painter: QPainter, room: QRectF, words: str, side: str, backwards: bool, font: QFont
    ) -> None:
        """One side of a line, against the match; what has no room is left out at its far end."""
        if room.width() < 12:
            return
        tinted = deciding(words, self.order.number, left=side == "left") if self.order.side == side else None
        shown, shift = _cut(words, QFontMetrics(font), room.width(), far_left=side == "left")
        layout = QTextLayout(shown, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight)
        layout.setTextOption(option)
        if tinted is not None:
            place = Span(max(tinted[0] + shift, 0), min(tinted[1] + shift, len(shown)))
            layout.setFormats([self._tint(shown, place)] if place.start < place.end else [])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room.width() + 4)
        layout.endLayout()
        at_right = (side == "left") != backwards
        natural = line.naturalTextRect()
        left = (room.right() - natural.width() if at_right else room.left()) - natural.x()
        painter.setPen(self._theme.colour("muted"))
        layout.draw(painter, QPointF(left, room.top() + (room.height() - line.height()) / 2))

    def _tint(self, words: str, place: Span) -> QTextLayout.FormatRange:
        """The look of the word that decides the order."""
        mark = QTextLayout.FormatRange()
        mark.start = _units(words[: place.start])
        mark.length = _units(words[place.start : place.end])
        look = QTextCharFormat()
        look.setForeground(QBrush(self._theme.colour("accent_strong")))
        look.setBackground(QBrush(self._theme.colour("soft")))
        mark.format = look
        return mark


def _cut(words: str, metrics: QFontMetrics, room: float, *, far_left: bool) -> tuple[str, int]:
    """As much of the words as has room, with dots where some were left out, and by how much places shift (code points).

    Words before the match lose their beginning, words after it their end.
    """
    if metrics.horizontalAdvance(words) <= room:
        return words, 0
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        kept = words[len(words) - middle :] if far_left else words[:middle]
        if metrics.horizontalAdvance(_DOTS + kept) <= room:
            low = middle
        else:
            high = middle - 1
    if far_left:
        begin = len(words) - low
        blank = words.find(" ", begin, begin + _WHOLE)
        begin = blank + 1 if blank >= 0 else begin
        return _DOTS + words[begin:], len(_DOTS) - begin
    blank = words.rfind(" ", max(low - _WHOLE, 0), low)
    return words[: blank if blank >= 0 else low] + _DOTS, 0


def _units(text: str) -> int:
    """How many UTF-16 units a text has."""
    return len(text) + sum(character > "\uffff" for character in text)
