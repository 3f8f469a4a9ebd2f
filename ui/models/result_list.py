"""What a search found: title, date and a snippet whose hits stand on the colour of hits."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldnotes.domain.refs import Ref
from ui.models.line_delegate import Columns, LineDelegate
from ui.models.line_list import LineRow
from ui.models.list_model import ROW, Index, ListModel
from ui.models.marked_words import draw_marked
from ui.theme.drawing import draw_badge, draw_ground, draw_icon, draw_line, draw_right
from ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One thing found.

    Attributes:
        ref: what was found.
        title: its title.
        when: when it was observed, in words; "" if it has no date.
        snippet: some of its words.
        hits: where in the snippet the words searched for stand (code points, end exclusive).
        detail: what more is said of it, such as "fieldnote · Tea hut · 4 times".
        icon: a name from ``ui/theme/icons.py``.
        new: whether it was not among the results when they were looked at last.
        times: how many places its text has that can be shown as lines under it.
        unfolded: whether they are.
    """

    ref: Ref
    title: str
    when: str = ""
    snippet: str = ""
    hits: tuple[tuple[int, int], ...] = ()
    detail: str = ""
    icon: str = "note"
    new: bool = False
    times: int = 0
    unfolded: bool = False

    @property
    def id(self) -> str:
        """The id of what was found, with its noun."""
        return f"{self.ref.noun}:{self.ref.id}"


class ResultList(ListModel[ResultRow | LineRow]):
    """Results in the order they were given, some with their places as lines under them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_words, parent)


class ResultDelegate(QStyledItemDelegate):
    """Draws title and date in one line, what it is in the next, then two lines of snippet in the face of notes.

    Signals:
        unfolding: the index of a result whose count was clicked.
    """

    unfolding = Signal(object)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = LineDelegate(theme, self)
        self._lines.columns = Columns(dates=False)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for a title and two lines; one line less without a snippet."""
        row = index.data(ROW)
        if isinstance(row, LineRow):
            return self._lines.sizeHint(option, index)
        fonts = self._theme.fonts
        lines = 2 if isinstance(row, ResultRow) and row.snippet else 0
        serif = QFontMetrics(fonts.serif(fonts.scaled(1.15)))
        return QSize(200, fonts.scaled(2.9) + lines * (serif.lineSpacing() + 3))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(ROW)
        if isinstance(row, LineRow):
            self._lines.paint(painter, option, index)
        if not isinstance(row, ResultRow):
            return
        painter.save()
        theme, fonts = self._theme, self._theme.fonts
        rect = QRect(option.rect)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        draw_ground(painter, rect, theme, selected, bool(state & QStyle.StateFlag.State_MouseOver))
        painter.setPen(QPen(theme.colour("line")))
        painter.drawLine(rect.left() + 12, rect.bottom(), rect.right() - 12, rect.bottom())
        head = self._head(rect)
        self._paint_head(painter, head, row)
        serif = fonts.serif(fonts.scaled(1.15))
        colours = (theme.colour("text"), theme.colour("on_hit"), theme.colour("hit"))
        room = QRectF(
            rect.left() + 14, head.bottom() + 5, rect.width() - 28, 2 * (QFontMetrics(serif).lineSpacing() + 3)
        )
        if row.snippet:
            draw_marked(painter, room, row.snippet, row.hits, serif, colours)
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on how often it was found shows where."""
        row = index.data(ROW)
        if (
            event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and event.button() == Qt.MouseButton.LeftButton
            and isinstance(row, ResultRow)
            and row.times > 1
            and self.sign(QRect(option.rect), row).contains(event.position().toPoint())
        ):
            self.unfolding.emit(index)
            return True
        return super().editorEvent(event, model, option, index)

    def sign(self, rect: QRect, row: ResultRow) -> QRect:
        """Where in a row's rectangle it is told how often it was found."""
        fonts = self._theme.fonts
        rest = self._rest(self._head(rect), row)
        words = QFontMetrics(fonts.small()).horizontalAdvance(row.detail)
        return QRect(rest.left(), rest.top(), min(words + fonts.scaled(1.3), rest.width()), rest.height())

    def _head(self, rect: QRect) -> QRect:
        return QRect(rect.left() + 14, rect.top() + 8, rect.width() - 28, self._theme.fonts.scaled(1.5))

    def _title(self, head: QRect, row: ResultRow) -> QRect:
        """The line of the title, between icon and date."""
        fonts = self._theme.fonts
        taken = QFontMetrics(fonts.small()).horizontalAdvance(row.when) + (fonts.scaled(3) if row.new else 0)
        return head.adjusted(fonts.scaled(1.15) + 8, 0, -taken - 12, 0)

    def _rest(self, head: QRect, row: ResultRow) -> QRect:
        """What the title leaves of its line."""
        line = self._title(head, row)
        metrics = QFontMetrics(self._theme.fonts.frame(1.0, QFont.Weight.DemiBold))
        width = min(metrics.horizontalAdvance(row.title or "Untitled"), line.width())
        if not row.new:
            return line.adjusted(width + 10, 0, 0, 0)
        badge = self._theme.fonts.scaled(3)
        return line.adjusted(width + 10 + badge, 0, badge, 0)

    def _paint_head(self, painter: QPainter, head: QRect, row: ResultRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        side = fonts.scaled(1.15)
        icon = QRect(head.left(), head.top() + (head.height() - side) // 2, side, side)
        draw_icon(painter, icon, row.icon, theme)
        draw_right(painter, head, row.when, fonts.small(), theme.colour("muted"))
        bold = fonts.frame(1.0, QFont.Weight.DemiBold)
        draw_line(painter, self._title(head, row), row.title or "Untitled", bold, theme.colour("text"))
        rest = self._rest(head, row)
        if row.new:
            draw_badge(painter, rest.adjusted(-fonts.scaled(3), 0, 0, 0), "new", theme)
        if not row.detail or rest.width() <= 40:
            return
        sign = fonts.scaled(0.85)
        words = rest.adjusted(0, 0, -sign - 4 if row.times > 1 else 0, 0)
        width = draw_line(painter, words, row.detail, fonts.small(), theme.colour("muted"))
        if row.times > 1:
            caret = QRect(rest.left() + width + 4, head.center().y() - sign // 2, sign, sign)
            draw_icon(painter, caret, "down" if row.unfolded else "right", theme)


def _words(row: ResultRow | LineRow) -> str:
    if isinstance(row, LineRow):
        return f"{row.left} {row.match} {row.right}"
    return f"{'New: ' if row.new else ''}{row.title}, {row.when}: {row.snippet}"
