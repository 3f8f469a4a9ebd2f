"""What a search found: title, date and a snippet whose hits stand on the colour of hits."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldnotes.domain.refs import Ref
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
    """

    ref: Ref
    title: str
    when: str = ""
    snippet: str = ""
    hits: tuple[tuple[int, int], ...] = ()
    detail: str = ""
    icon: str = "note"
    new: bool = False

    @property
    def id(self) -> str:
        """The id of what was found, with its noun."""
        return f"{self.ref.noun}:{self.ref.id}"


class ResultList(ListModel[ResultRow]):
    """Results in the order they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(lambda row: f"{'New: ' if row.new else ''}{row.title}, {row.when}: {row.snippet}", parent)


class ResultDelegate(QStyledItemDelegate):
    """Draws title and date in one line, what it is in the next, then two lines of snippet in the face of notes."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Room for a title and two lines; one line less without a snippet."""
        row = index.data(ROW)
        fonts = self._theme.fonts
        lines = 2 if isinstance(row, ResultRow) and row.snippet else 0
        serif = QFontMetrics(fonts.serif(fonts.scaled(1.15)))
        return QSize(200, fonts.scaled(2.9) + lines * (serif.lineSpacing() + 3))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(ROW)
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
        head = QRect(rect.left() + 14, rect.top() + 8, rect.width() - 28, fonts.scaled(1.5))
        self._paint_head(painter, head, row)
        serif = fonts.serif(fonts.scaled(1.15))
        colours = (theme.colour("text"), theme.colour("on_hit"), theme.colour("hit"))
        room = QRectF(
            rect.left() + 14, head.bottom() + 5, rect.width() - 28, 2 * (QFontMetrics(serif).lineSpacing() + 3)
        )
        if row.snippet:
            draw_marked(painter, room, row.snippet, row.hits, serif, colours)
        painter.restore()

    def _paint_head(self, painter: QPainter, head: QRect, row: ResultRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        side = fonts.scaled(1.15)
        icon = QRect(head.left(), head.top() + (head.height() - side) // 2, side, side)
        draw_icon(painter, icon, row.icon, theme)
        taken = draw_right(painter, head, row.when, fonts.small(), theme.colour("muted"))
        line = head.adjusted(side + 8, 0, -taken - 12, 0)
        bold = fonts.frame(1.0, QFont.Weight.DemiBold)
        badge = fonts.scaled(3) if row.new else 0
        title = line.adjusted(0, 0, -badge, 0)
        width = draw_line(painter, title, row.title or "Untitled", bold, theme.colour("text"))
        if row.new:
            room = line.adjusted(min(width, title.width()) + 8, 0, 0, 0)
            width += 8 + draw_badge(painter, room, "new", theme)
        rest = line.adjusted(width + 10, 0, 0, 0)
        if row.detail and rest.width() > 40:
            draw_line(painter, rest, row.detail, fonts.small(), theme.colour("muted"))
