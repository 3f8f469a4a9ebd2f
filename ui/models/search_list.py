"""Kept searches in a list: name, how many notes each finds now, how many of them are new."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.list_model import ROW, Index, ListModel
from ui.models.search_words import counted
from ui.theme.drawing import draw_badge, draw_ground, draw_icon, draw_line, draw_right
from ui.theme.theme import Theme

SEARCH_DRAG = "application/x-fieldnotes-search"
"""What is carried when a kept search is dragged: its id."""


@dataclass(frozen=True, slots=True)
class SearchRow:
    """A kept search.

    Attributes:
        asks: what it asks, in words.
        notes: in how many notes it is found; None while that is not known.
        new: how many rows are new since it was looked at last.
        trouble: why it cannot be answered; "" if it can.
    """

    id: str
    name: str
    asks: str
    pinned: bool = False
    notes: int | None = None
    new: int = 0
    trouble: str = ""

    def tells(self) -> str:
        """What is known of its results, in words."""
        if self.trouble:
            return self.trouble
        parts = [counted(self.notes, "note")] if self.notes is not None else []
        return ", ".join([*parts, *([f"{self.new:,} new"] if self.new else [])])


class SearchList(ListModel[SearchRow]):
    """Tells where a search was dropped, and leaves the moving to others.

    Signals:
        dropped: a search's id, and the place in the list before which it is to stand.
    """

    dropped = Signal(str, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_words, parent)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """As every list; hovering tells what is asked and found."""
        row = self.row(index)
        if row is not None and role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (row.name, row.asks, row.tells())))
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be dragged, and dropped between others."""
        moving = Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled
        return super().flags(index) | moving

    def supportedDropActions(self) -> Qt.DropAction:
        """They are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """What may be dropped."""
        return [SEARCH_DRAG]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """What is carried: the id of the first."""
        data = QMimeData()
        row = self.row(indexes[0]) if indexes else None
        if row is not None:
            data.setData(SEARCH_DRAG, row.id.encode())
        return data

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002
        row: int,
        column: int,  # noqa: ARG002
        parent: Index,  # noqa: ARG002
    ) -> bool:
        """Tell where; the rows follow when the project has moved it."""
        if not data.hasFormat(SEARCH_DRAG):
            return False
        place = row if row >= 0 else self.rowCount()
        self.dropped.emit(bytes(data.data(SEARCH_DRAG).data()).decode(), place)
        return False


class SearchDelegate(QStyledItemDelegate):
    """Draws a sign, the name, what is new and how many notes there are, in one line."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """One line with a little air."""
        return QSize(120, self._theme.fonts.scaled(2.3))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(ROW)
        if not isinstance(row, SearchRow):
            return
        painter.save()
        theme, fonts = self._theme, self._theme.fonts
        rect = QRect(option.rect)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        draw_ground(painter, rect, theme, selected, bool(state & QStyle.StateFlag.State_MouseOver))
        side = fonts.scaled(1.15)
        sign = "warning" if row.trouble else "pinned" if row.pinned else "bookmark"
        icon = QRect(rect.left() + 8, rect.center().y() - side // 2 + 1, side, side)
        draw_icon(painter, icon, sign, theme, "warning" if row.trouble else "accent" if row.pinned else "muted")
        room = rect.adjusted(side + 16, 0, -8, 0)
        if row.notes is not None and not row.trouble:
            taken = draw_right(painter, room, f"{row.notes:,}", fonts.small(), theme.colour("muted"))
            room.setRight(room.right() - taken - 8)
        if row.new:
            room.setRight(room.right() - draw_badge(painter, room, f"{row.new:,} new", theme, right=True) - 8)
        font = fonts.frame(1.0, QFont.Weight.DemiBold if row.new else QFont.Weight.Normal)
        draw_line(painter, room, row.name, font, theme.colour("text"))
        painter.restore()


def _words(row: SearchRow) -> str:
    pinned = "pinned, " if row.pinned else ""
    return f"{row.name}, {pinned}{row.tells()}".rstrip(", ")
