"""Draws the fieldwork log: a visit in two lines with what was not seen beside it, gaps as quiet lines between."""

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.list_model import ROW, Index
from ui.models.visit_list import QuietRow, VisitRow, YearRow
from ui.theme.drawing import draw_ground, draw_icon, draw_line, draw_right, draw_tile
from ui.theme.theme import Theme

LOW, HIGH = 2.5, 4.2
"""How high a line and a visit are, as multiples of the frame's size."""

_WIDE = 56
"""From this width on, in letters, what was not seen stands in a column of its own."""


class LogDelegate(QStyledItemDelegate):
    """Draws rows of a `LogList`."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Two lines for a visit, one for anything else."""
        return QSize(200, self._theme.fonts.scaled(HIGH if isinstance(index.data(ROW), VisitRow) else LOW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row, rect, state = index.data(ROW), QRect(option.rect), option.state
        painter.save()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if isinstance(row, YearRow):
            self._paint_year(painter, rect, row)
        else:
            draw_ground(painter, rect, self._theme, selected, bool(state & QStyle.StateFlag.State_MouseOver))
            if isinstance(row, QuietRow):
                self._paint_quiet(painter, rect, row)
            elif isinstance(row, VisitRow):
                self._paint_visit(painter, rect, row)
        if state & QStyle.StateFlag.State_HasFocus and not selected:
            painter.setPen(self._theme.colour("accent"))
            painter.drawRoundedRect(rect.adjusted(4, 1, -5, -2), 5, 5)
        painter.restore()

    def _paint_year(self, painter: QPainter, rect: QRect, row: YearRow) -> None:
        fonts, muted = self._theme.fonts, self._theme.colour("muted")
        line = rect.adjusted(14, fonts.scaled(0.6), -14, 0)
        taken = draw_right(painter, line, row.detail, fonts.small(), muted)
        words = line.adjusted(0, 0, -taken - 14, 0)
        draw_line(painter, words, row.words, fonts.frame(1.0, QFont.Weight.DemiBold), muted)

    def _paint_quiet(self, painter: QPainter, rect: QRect, row: QuietRow) -> None:
        """A dotted line down the column of dates, the words beside it."""
        theme, fonts = self._theme, self._theme.fonts
        middle = rect.left() + 12 + fonts.scaled(1.45)
        pen = QPen(theme.colour("warning" if row.asks else "faint"), 2, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(middle, rect.top() + 4, middle, rect.bottom() - 4)
        left = rect.left() + 12 + fonts.scaled(2.9) + 11
        words = QRect(left, rect.top(), rect.right() - left - 14, rect.height())
        draw_line(painter, words, row.words, fonts.small(), theme.colour("muted"))

    def _paint_visit(self, painter: QPainter, rect: QRect, row: VisitRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        tile = QRect(rect.left() + 12, rect.top(), fonts.scaled(2.9), rect.height())
        draw_tile(painter, tile, row.tile, theme)
        left, height = tile.right() + 11, fonts.scaled(1.5)
        top = rect.top() + (rect.height() - 2 * height) // 2 - 1
        first = QRect(left, top, rect.right() - left - 14, height)
        length = fonts.scaled(5)
        draw_right(painter, first, row.length, fonts.frame(), theme.colour("text"))
        wide = rect.width() > fonts.scaled(_WIDE)
        room = first.adjusted(0, 0, -length, 0)
        if wide:
            room.setWidth(room.width() * 11 // 20)
            self._paint_unseen(
                painter, QRect(room.right() + 18, top, first.right() - length - room.right() - 18, 0), row
            )
        bold = fonts.frame(1.0, QFont.Weight.DemiBold)
        draw_line(painter, room, row.place, bold, theme.colour("text"))
        detail = row.detail()
        if row.not_seen and not wide:
            detail = f"Not seen: {row.not_seen} · {detail}"
            room.setRight(first.right())
        draw_line(painter, room.translated(0, height), detail, fonts.small(), theme.colour("muted"))

    def _paint_unseen(self, painter: QPainter, place: QRect, row: VisitRow) -> None:
        """What was not seen, in two lines."""
        if not row.not_seen:
            return
        theme, fonts = self._theme, self._theme.fonts
        side = fonts.scaled(1.05)
        icon = QRect(QPoint(place.left(), place.top() + (fonts.scaled(1.5) - side) // 2), QSize(side, side))
        draw_icon(painter, icon, "names hidden", theme, "faint")
        painter.setFont(fonts.small())
        painter.setPen(theme.colour("muted"))
        room = QRectF(icon.right() + 7, place.top() + 2, place.right() - icon.right() - 7, 2 * fonts.scaled(1.5))
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        painter.drawText(room, self._two_lines(painter, row.not_seen, int(room.width())), option)

    def _two_lines(self, painter: QPainter, words: str, width: int) -> str:
        """As many words as two lines hold."""
        metrics = painter.fontMetrics()
        lines: list[str] = []
        rest = words.split()
        while rest and len(lines) < 2:
            count = 1
            while count < len(rest) and metrics.horizontalAdvance(" ".join(rest[: count + 1])) <= width:
                count += 1
            taken = rest if len(lines) == 1 else rest[:count]
            lines.append(metrics.elidedText(" ".join(taken), Qt.TextElideMode.ElideRight, width))
            rest = rest[len(taken) :]
        return "\n".join(lines)


def low_height(theme: Theme) -> int:
    """How high a line is, in pixels."""
    return theme.fonts.scaled(LOW)


def high_height(theme: Theme) -> int:
    """How high a visit is, in pixels."""
    return theme.fonts.scaled(HIGH)
