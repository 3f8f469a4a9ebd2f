"""What happened, as lists show it: days, writing sessions, steps; who, when, and the words that came and went."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.list_model import ROW, Index, ListModel
from ui.theme.drawing import draw_ground, draw_icon, draw_line
from ui.theme.theme import Theme

_INDENT = 1.3


@dataclass(frozen=True, slots=True)
class DayRow:
    """The day on which what follows was done."""

    words: str

    @property
    def id(self) -> str:
        """An id of its own."""
        return f"day:{self.words}"


@dataclass(frozen=True, slots=True)
class PastRow:
    """A moment in the past of something.

    ``number`` is that of the step after which things were so, ``before`` that of the state before it began; ``count``
    (words come and gone) stands at the right; ``folded`` is None where there is nothing to unfold; ``level`` 1 is a
    part of the row above; ``step`` is the id of its step (of several, the latest; "" where it is a session), ``kind``
    that step's.
    """

    id: str
    number: int
    before: int
    time: str
    title: str
    detail: str = ""
    count: str = ""
    icon: str = ""
    strong: bool = False
    undone: bool = False
    level: int = 0
    folded: bool | None = None
    step: str = ""
    kind: str = "do"


Entry = DayRow | PastRow


class PastList(ListModel[Entry]):
    """Rows of the past, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_words, parent)

    def past_at(self, index: Index) -> PastRow | None:
        """The moment at an index; None on a day."""
        row = self.row(index)
        return row if isinstance(row, PastRow) else None

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show other rows; a day that comes twice keeps one heading each time it comes."""
        self.set_rows(entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Days cannot be selected."""
        return Qt.ItemFlag.ItemIsEnabled if isinstance(self.row(index), DayRow) else super().flags(index)


class PastDelegate(QStyledItemDelegate):
    """Draws a day as a heading, a moment in one line or two: time, what was done and the words; then by whom."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """One line or two."""
        row = index.data(ROW)
        share = 2.5 if isinstance(row, DayRow) else 3.7 if row.detail else 2.2
        return QSize(120, self._theme.fonts.scaled(share))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        row, rect, fonts = index.data(ROW), QRect(option.rect), self._theme.fonts
        if isinstance(row, DayRow):
            line = rect.adjusted(14, fonts.scaled(0.6), -12, 0)
            draw_line(painter, line, row.words, fonts.frame(0.92, QFont.Weight.DemiBold), self._theme.colour("muted"))
        elif isinstance(row, PastRow):
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            draw_ground(painter, rect, self._theme, selected, bool(option.state & QStyle.StateFlag.State_MouseOver))
            self._paint_row(painter, rect, row)
        painter.restore()

    def fold_rect(self, rect: QRect, row: PastRow) -> QRect:
        """Where a click folds and unfolds a row."""
        if row.folded is None:
            return QRect()
        return QRect(rect.left(), rect.top(), self._theme.fonts.scaled(2.1), rect.height())

    def _paint_row(self, painter: QPainter, rect: QRect, row: PastRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        step = fonts.scaled(_INDENT)
        top = rect.top() + fonts.scaled(0.35)
        line = QRect(rect.left() + 10 + step * row.level, top, 0, fonts.scaled(1.5))
        line.setRight(rect.right() - 12)
        if row.folded is not None:
            size = fonts.scaled(0.9)
            sign = QRect(line.left(), line.center().y() - size // 2, size, size)
            draw_icon(painter, sign, "right" if row.folded else "down", theme)
        line.setLeft(line.left() + step)
        time = fonts.scaled(3.3)
        if row.time:
            draw_line(
                painter,
                QRect(line.left(), line.top(), time, line.height()),
                row.time,
                fonts.small(),
                theme.colour("muted"),
            )
            line.setLeft(line.left() + time)
        left = line.left()
        self._paint_title(painter, line, row)
        if row.detail:
            below = QRect(left, line.bottom(), rect.right() - 12 - left, fonts.scaled(1.4))
            draw_line(painter, below, row.detail, fonts.small(), theme.colour("muted"))

    def _paint_title(self, painter: QPainter, line: QRect, row: PastRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        if row.count:
            font = fonts.small()
            width = QFontMetrics(font).horizontalAdvance(row.count)
            place = QRect(line.right() - width, line.top(), width + 1, line.height())
            draw_line(painter, place, row.count, font, theme.colour("muted"))
            line.setRight(place.left() - 8)
        if row.icon:
            size = fonts.scaled(1.05)
            draw_icon(painter, QRect(line.left(), line.center().y() - size // 2, size, size), row.icon, theme, "accent")
            line.setLeft(line.left() + size + 5)
        font = fonts.frame(1.0, QFont.Weight.DemiBold if row.strong else QFont.Weight.Normal)
        font.setStrikeOut(row.undone)
        draw_line(painter, line, row.title, font, theme.colour("muted" if row.undone else "text"))


def _words(entry: Entry) -> str:
    if isinstance(entry, DayRow):
        return entry.words
    undone = "undone" if entry.undone else ""
    return ", ".join(part for part in (entry.time, entry.title, entry.count, entry.detail, undone) if part)
