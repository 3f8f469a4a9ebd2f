"""Draws notes and the headings over them: date tile, title, and a line with kind, place and number of words."""

from PySide6.QtCore import QObject, QPoint, QRect, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldnotes.domain.lag import lag_words
from fieldnotes.domain.notes import NoteRow
from fieldnotes.domain.when import When
from ui.models.dates import day_words, tile_of
from ui.models.list_model import ROW, Index
from ui.models.note_list import HeadRow
from ui.theme.drawing import draw_ground, draw_icon, draw_line, draw_right, draw_tile
from ui.theme.theme import Theme

HEAD, NOTE = 2.6, 4.1
"""How high a heading and a note are, as multiples of the frame's size."""


class NoteDelegate(QStyledItemDelegate):
    """Draws rows; ``sorting`` says what the second line should tell first.

    Args:
        theme: the look.
        parent: the view.
        pinned: which notes (ids) bear a pin.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.sorting = "observed"
        self.pinned: frozenset[str] = frozenset()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Two lines for a note, one for a heading."""
        heading = isinstance(index.data(ROW), HeadRow)
        return QSize(120, self._theme.fonts.scaled(HEAD if heading else NOTE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        row = index.data(ROW)
        rect = QRect(option.rect)
        state = option.state
        current = bool(state & QStyle.StateFlag.State_HasFocus)
        if isinstance(row, HeadRow):
            self._paint_head(painter, rect, row)
        elif isinstance(row, NoteRow):
            selected = bool(state & QStyle.StateFlag.State_Selected)
            draw_ground(painter, rect, self._theme, selected, bool(state & QStyle.StateFlag.State_MouseOver))
            self._paint_note(painter, rect, row)
            current = current and not selected
        if current:
            painter.setPen(self._theme.colour("accent"))
            painter.drawRoundedRect(rect.adjusted(4, 1, -5, -2), 5, 5)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, row: HeadRow) -> None:
        fonts = self._theme.fonts
        line = rect.adjusted(14, fonts.scaled(0.6), -14, 0)
        muted = self._theme.colour("muted")
        taken = draw_right(painter, line, f"{row.count:,}", fonts.frame(0.88), muted)
        side = fonts.scaled(0.9)
        words = line.adjusted(0, 0, -taken - side - 14, 0)
        width = draw_line(painter, words, row.words, fonts.frame(0.92, QFont.Weight.DemiBold), muted)
        fold = QRect(line.left() + width + 5, line.center().y() - side // 2 + 1, side, side)
        draw_icon(painter, fold, "right" if row.folded else "down", self._theme, "faint")

    def _paint_note(self, painter: QPainter, rect: QRect, row: NoteRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        tile = QRect(rect.left() + 12, rect.top(), fonts.scaled(2.9), rect.height())
        draw_tile(painter, tile, tile_of(row.observed), theme)
        left = tile.right() + 11
        height = fonts.scaled(1.5)
        top = rect.top() + (rect.height() - 2 * height) // 2 - 1
        title = QRect(left, top, rect.right() - left - 12, height)
        side = fonts.scaled(1.05)
        if row.id in self.pinned:
            title.setRight(title.right() - side - 6)
            pin = QRect(QPoint(title.right() + 6, title.center().y() - side // 2 + 1), QSize(side, side))
            draw_icon(painter, pin, "pinned", theme, "faint")
        bold = fonts.frame(1.0, QFont.Weight.DemiBold)
        draw_line(painter, title, row.title or row.opening or "Untitled", bold, theme.colour("text"))
        icon = QRect(QPoint(left, title.bottom() + 1 + (height - side) // 2), QSize(side, side))
        draw_icon(painter, icon, "write up" if row.status == "to write up" else row.kind, theme, "muted")
        detail = QRect(icon.right() + 6, title.bottom() + 1, rect.right() - icon.right() - 18, height)
        draw_line(painter, detail, detail_of(row, self.sorting), fonts.small(), theme.colour("muted"))


def detail_of(row: NoteRow, sorting: str = "observed") -> str:
    """The second line of a note: where it was (or what it is), and how long it is; first what it is sorted by."""
    plain = f"{row.site or row.kind.capitalize()} · {row.words:,} w"
    first = ""
    if sorting == "lag":
        first = lag_words(row.observed, row.written) or "not known when written"
    elif sorting == "written":
        first = f"written {When.of(row.written).label()}" if row.written else "not known when written"
    elif sorting == "changed":
        first = f"changed {day_words(row.modified_at)}"
    return f"{first[:1].upper()}{first[1:]} · {plain}" if first else plain


def row_height(theme: Theme) -> int:
    """How high a note is, in pixels."""
    return theme.fonts.scaled(NOTE)


def head_height(theme: Theme) -> int:
    """How high a heading is, in pixels."""
    return theme.fonts.scaled(HEAD)
