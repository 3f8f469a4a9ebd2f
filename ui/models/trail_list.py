"""A trail through the notes: rows by the date observed under their years, the codes of passages as dots."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldnotes.domain.trail import TrailItem
from ui.models.dates import tile_of
from ui.models.list_model import ROW, Index, ListModel
from ui.models.marked_words import draw_marked
from ui.theme.drawing import draw_dot, draw_ground, draw_icon, draw_line, draw_right, draw_tile
from ui.theme.theme import Theme

_ICONS = {"present": "actor", "mention": "link", "turn": "turn", "passage": "passage", "event": "event"}
_DOTS = 6


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One row; ``first`` says that it is the first of its note, which shows the date; ``kind`` in words."""

    item: TrailItem
    first: bool
    kind: str

    @property
    def id(self) -> str:
        """An id of its own."""
        return f"{self.item.point.kind}:{self.item.point.id}"

    @property
    def detail(self) -> str:
        """The note, and where it was unless that is said already."""
        site = "" if self.item.site == self.item.point.through else self.item.site
        return " · ".join(filter(None, (self.item.title or "Untitled", site)))


@dataclass(frozen=True, slots=True)
class YearRow:
    """A heading: a year, "" for what has no date, and how many rows there are under it, shown or not."""

    year: str
    count: int

    @property
    def id(self) -> str:
        """An id of its own."""
        return f"year:{self.year}"

    @property
    def words(self) -> str:
        """The year in words."""
        return self.year or "Undated"


Entry = TrailRow | YearRow


def trail_rows(
    items: Sequence[TrailItem], by_year: dict[str, int], words: dict[str, str], as_member: bool
) -> list[Entry]:
    """Rows under their years.

    Args:
        items: in order.
        by_year: how many rows each year has.
        words: the kinds in words.
        as_member: what comes through somebody comes through a member of a group.
    """
    rows: list[Entry] = []
    year, note = None, None
    for item in items:
        point = item.point
        if point.year != year:
            year, note = point.year, None
            rows.append(YearRow(point.year, by_year.get(point.year, 0)))
        kind = words[point.kind]
        if point.through:
            kind += f" · {point.through}, as member" if as_member else f" · {point.through}"
        rows.append(TrailRow(item, point.note != note or not point.note, kind))
        note = point.note
    return rows


class TrailList(ListModel[Entry]):
    """The rows that have been read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_words, parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Years cannot be selected."""
        return Qt.ItemFlag.ItemIsEnabled if isinstance(self.row(index), YearRow) else super().flags(index)


class TrailDelegate(QStyledItemDelegate):
    """Draws years; of rows the date at the left, a line of what and where, the words in the face of notes, dots."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line for a year; two lines of words at most for a row."""
        row, fonts = index.data(ROW), self._theme.fonts
        if not isinstance(row, TrailRow):
            return QSize(200, fonts.scaled(2.4))
        return QSize(200, fonts.scaled(2.5) + self._lines(option, row) * self._line())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row, rect = index.data(ROW), QRect(option.rect)
        painter.save()
        if isinstance(row, YearRow):
            self._paint_year(painter, rect, row)
        elif isinstance(row, TrailRow):
            state = option.state
            selected = bool(state & QStyle.StateFlag.State_Selected)
            draw_ground(painter, rect, self._theme, selected, bool(state & QStyle.StateFlag.State_MouseOver))
            self._paint_row(painter, rect, row)
        painter.restore()

    def _serif(self) -> QFont:
        return self._theme.fonts.serif(self._theme.fonts.scaled(1.12))

    def _line(self) -> int:
        return QFontMetrics(self._serif()).lineSpacing() + 2

    def _lines(self, option: QStyleOptionViewItem, row: TrailRow) -> int:
        """How many lines the words of a row take."""
        item = row.item
        if not item.words or item.point.kind == "present":
            return int(bool(item.words))
        view = option.widget
        room = view.width() - self._theme.fonts.scaled(3.4) - 24 if view is not None else 0
        words = item.before + item.words + item.after
        return 1 if QFontMetrics(self._serif()).horizontalAdvance(words) < room else 2

    def _paint_year(self, painter: QPainter, rect: QRect, row: YearRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        line = rect.adjusted(6, fonts.scaled(0.6), -8, 0)
        draw_line(painter, line, row.words, fonts.frame(1.0, QFont.Weight.DemiBold), theme.colour("text"))
        draw_right(painter, line, f"{row.count:,}", fonts.frame(0.88), theme.colour("muted"))
        painter.setPen(QPen(theme.colour("line")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_row(self, painter: QPainter, rect: QRect, row: TrailRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        tile = fonts.scaled(3.4)
        if row.first:
            place = QRect(rect.left() + 4, rect.top() + 4, tile - 8, fonts.scaled(2.6))
            draw_tile(painter, place, tile_of(row.item.observed), theme)
        head = QRect(rect.left() + tile + 6, rect.top() + 6, rect.width() - tile - 16, fonts.scaled(1.4))
        side = fonts.scaled(1.0)
        icon = QRect(head.left(), head.top() + (head.height() - side) // 2, side, side)
        name = _ICONS[row.item.point.kind]
        draw_icon(painter, icon, row.item.icon if name == "actor" else name, theme)
        taken = self._paint_codes(painter, head, row.item.codes)
        line = head.adjusted(side + 7, 0, -taken, 0)
        width = draw_line(painter, line, row.kind, fonts.frame(0.92, QFont.Weight.Medium), theme.colour("text"))
        rest = line.adjusted(width + 10, 0, 0, 0)
        if rest.width() > 40:
            draw_line(painter, rest, row.detail, fonts.small(), theme.colour("muted"))
        if row.item.words:
            self._paint_words(painter, QRect(head.left(), head.bottom() + 3, head.width(), 2 * self._line()), row.item)

    def _paint_codes(self, painter: QPainter, head: QRect, codes: Sequence[tuple[str, str]]) -> int:
        """Dots at the right, one code named; how many pixels they took."""
        fonts, x = self._theme.fonts, head.right()
        if len(codes) == 1:
            words = QFontMetrics(fonts.small()).elidedText(codes[0][0], Qt.TextElideMode.ElideRight, head.width() // 3)
            x -= draw_right(painter, head, words, fonts.small(), self._theme.colour("muted")) + fonts.scaled(0.5)
        for _, colour in reversed(codes[:_DOTS]):
            x -= fonts.scaled(0.4)
            draw_dot(painter, QPointF(x, head.center().y() + 0.5), fonts.scaled(0.34), colour)
            x -= fonts.scaled(0.55)
        return head.right() - x + 6 if codes else 0

    def _paint_words(self, painter: QPainter, rect: QRect, item: TrailItem) -> None:
        theme = self._theme
        text = item.before + item.words + item.after
        around = bool(item.before or item.after)
        marks = ((len(item.before), len(item.before) + len(item.words)),) if around else ()
        colours = (theme.colour("muted" if item.point.kind == "present" else "text"), theme.colour("on_hit"))
        lines = 1 if item.point.kind == "present" else 2
        draw_marked(painter, QRectF(rect), text, marks, self._serif(), (*colours, theme.colour("hit")), lines)


def _words(entry: Entry) -> str:
    if isinstance(entry, YearRow):
        return f"{entry.words}, {entry.count:,}"
    when = entry.item.observed.label() if entry.item.observed else "undated"
    codes = ", ".join(name for name, _ in entry.item.codes)
    told = f"{entry.kind}, {when}, {entry.detail}: {entry.item.before}{entry.item.words}{entry.item.after}"
    return f"{told} Codes: {codes}" if codes else told
