"""Memos as lists show them: title, kind, the last words written, links; under years or under kinds."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldnotes.domain.memos import MEMO_KINDS, MemoRow
from ui.models.dates import day_words
from ui.models.list_model import ROW, Index, ListModel
from ui.theme.drawing import draw_ground, draw_line, draw_right
from ui.theme.theme import Theme

GROUPINGS = (("written", "Last written"), ("kind", "By kind"))


@dataclass(frozen=True, slots=True)
class HeadRow:
    """A heading, and how many memos stand under it."""

    words: str
    count: int

    @property
    def id(self) -> str:
        """An id of its own."""
        return f"head:{self.words}"


Entry = MemoRow | HeadRow


class MemoList(ListModel[Entry]):
    """Holds memos, last written first, and lists them under headings; filters without asking anybody."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_words, parent)
        self._memos: list[MemoRow] = []
        self._filter: tuple[str, ...] = ()
        self._grouping = "written"

    def set_memos(self, memos: Sequence[MemoRow]) -> None:
        """Show other memos, last written first."""
        self._memos = list(memos)
        self._list()

    def set_filter(self, words: str) -> None:
        """List only memos in whose title, kind or last words each of the words occurs."""
        self._filter = tuple(words.casefold().split())
        self._list()

    def set_grouping(self, grouping: str) -> None:
        """List them by "written" (years) or by "kind"."""
        self._grouping = grouping
        self._list()

    def memo_at(self, index: Index) -> MemoRow | None:
        """The memo at an index; None on a heading."""
        row = self.row(index)
        return row if isinstance(row, MemoRow) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be selected."""
        return Qt.ItemFlag.ItemIsEnabled if isinstance(self.row(index), HeadRow) else super().flags(index)

    def _list(self) -> None:
        groups: dict[str, list[MemoRow]] = {kind: [] for kind in MEMO_KINDS} if self._grouping == "kind" else {}
        for memo in self._memos:
            text = f"{memo.title} {memo.kind} {memo.excerpt}".casefold()
            if all(word in text for word in self._filter):
                head = memo.kind if self._grouping == "kind" else day_words(memo.last_entry)[-4:]
                groups.setdefault(head, []).append(memo)
        entries: list[Entry] = []
        for head, memos in groups.items():
            if memos:
                entries.append(HeadRow(head.capitalize(), len(memos)))
                entries.extend(memos)
        self.set_rows(entries)


class MemoDelegate(QStyledItemDelegate):
    """Draws headings, and memos in three lines: title and date, kind and links, the last words."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Three lines for a memo, one for a heading."""
        row = index.data(ROW)
        share = 2.6 if isinstance(row, HeadRow) else 5.3 if row.excerpt else 4.0
        return QSize(120, self._theme.fonts.scaled(share))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        row = index.data(ROW)
        rect = QRect(option.rect)
        if isinstance(row, HeadRow):
            self._paint_head(painter, rect, row)
        elif isinstance(row, MemoRow):
            state = option.state
            selected = bool(state & QStyle.StateFlag.State_Selected)
            draw_ground(painter, rect, self._theme, selected, bool(state & QStyle.StateFlag.State_MouseOver))
            self._paint_memo(painter, rect.adjusted(14, self._theme.fonts.scaled(0.45), -14, 0), row)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, row: HeadRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        line = rect.adjusted(14, fonts.scaled(0.6), -14, 0)
        draw_line(painter, line, row.words, fonts.frame(0.92, QFont.Weight.DemiBold), theme.colour("muted"))
        draw_right(painter, line, f"{row.count:,}", fonts.frame(0.88), theme.colour("muted"))

    def _paint_memo(self, painter: QPainter, rect: QRect, row: MemoRow) -> None:
        theme, fonts = self._theme, self._theme.fonts
        height = fonts.scaled(1.45)
        line = QRect(rect.left(), rect.top(), rect.width(), height)
        bold = fonts.frame(1.0, QFont.Weight.DemiBold)
        draw_line(painter, line, row.title or "Untitled", bold, theme.colour("text"))
        line.translate(0, height)
        draw_line(painter, line, detail_of(row), fonts.small(), theme.colour("muted"))
        if row.excerpt:
            line.translate(0, height)
            serif = fonts.serif(fonts.scaled(0.98))
            draw_line(painter, line, " ".join(row.excerpt.split()), serif, theme.colour("muted"))


def detail_of(row: MemoRow) -> str:
    """The second line of a memo: its kind, when it was last written in, how many links it has."""
    links = f"{row.links} link{'s' * (row.links != 1)}" if row.links else ""
    return " · ".join(part for part in (row.kind, day_words(row.last_entry), links) if part)


def _words(entry: Entry) -> str:
    if isinstance(entry, HeadRow):
        return f"{entry.words}, {entry.count:,} memos"
    return f"{entry.title or 'Untitled'}, {detail_of(entry)}"
