"""Words in their context, one line each, the word itself in the middle (a concordance)."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref
from ui.models.list_model import ROW, Index, ListModel
from ui.theme.drawing import draw_dot, draw_ground, draw_line
from ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class LineRow:
    """One occurrence: where it stands, when that was (words), and the words left of it, itself, and right of it;
    ``new`` if its note was not among the results when they were looked at last.
    """

    ref: Ref
    span: Span
    when: str
    left: str
    match: str
    right: str
    new: bool = False

    @property
    def id(self) -> str:
        """An id of its own: the row and the place in it."""
        return f"{self.ref.noun}:{self.ref.id}:{self.span.start}"


class LineList(ListModel[LineRow]):
    """Occurrences in the order they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(
            lambda row: f"{'New: ' if row.new else ''}{row.when}: {row.left} {row.match} {row.right}", parent
        )


class LineDelegate(QStyledItemDelegate):
    """Draws the date at the left and the occurrence in the middle of what is left."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """One line."""
        return QSize(320, self._theme.fonts.scaled(2.1))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        row = index.data(ROW)
        if not isinstance(row, LineRow):
            return
        painter.save()
        theme, fonts = self._theme, self._theme.fonts
        rect = QRect(option.rect)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        draw_ground(painter, rect, theme, selected, bool(state & QStyle.StateFlag.State_MouseOver))
        painter.setPen(QPen(theme.colour("line")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if row.new:
            draw_dot(painter, QPointF(rect.left() + 7, rect.center().y() + 1), 3, theme.tokens.accent)
        dates = QRect(rect.left() + 12, rect.top(), fonts.scaled(7), rect.height())
        draw_line(painter, dates, row.when, fonts.small(), theme.colour("text"))
        self._paint_words(painter, rect.adjusted(fonts.scaled(8), 0, -12, 0), row)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, row: LineRow) -> None:
        theme = self._theme
        font = theme.fonts.serif(theme.fonts.scaled(1.15))
        metrics = QFontMetrics(font)
        match = _one_line(row.match)
        width = min(metrics.horizontalAdvance(match), rect.width())
        middle = QRectF(rect.center().x() - width / 2, rect.top(), width, rect.height())
        ground = middle.adjusted(-3, 4, 3, -4)
        painter.setFont(font)
        painter.fillRect(ground, theme.colour("hit"))
        painter.setPen(theme.colour("on_hit"))
        painter.drawText(middle, Qt.AlignmentFlag.AlignCenter, match)
        painter.setPen(theme.colour("muted"))
        left = QRectF(rect.left(), rect.top(), middle.left() - rect.left() - 6, rect.height())
        words = metrics.elidedText(_one_line(row.left).rstrip(), Qt.TextElideMode.ElideLeft, int(left.width()))
        painter.drawText(left, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        right = QRectF(middle.right() + 6, rect.top(), rect.right() - middle.right() - 6, rect.height())
        words = metrics.elidedText(_one_line(row.right).lstrip(), Qt.TextElideMode.ElideRight, int(right.width()))
        painter.drawText(right, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def _one_line(words: str) -> str:
    return words.replace("\n", " ")
