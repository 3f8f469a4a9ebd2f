"""Folders as a tree: a sign, the name, how many notes lie in it and below it; notes and folders are dropped on them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fieldnotes.domain.folders import Folder
from ui.models.list_model import ROW, Index
from ui.models.note_list import NOTES_DRAG, carried_notes
from ui.models.tree_model import TreeModel
from ui.theme.drawing import draw_icon, draw_line, draw_right
from ui.theme.theme import Theme

FOLDER_DRAG = "application/x-fieldnotes-folder"
"""What is carried when a folder is dragged: its id."""


@dataclass(frozen=True, slots=True)
class FolderRow:
    """A folder; ``count`` are the notes in it and in the folders in it, each once."""

    id: str
    parent: str | None
    name: str
    count: int


class FolderTree(TreeModel[FolderRow]):
    """Holds folders and tells what was dropped on them; doing it is left to others.

    Signals:
        moved: a folder's id, the new parent's id or None, and the place among its siblings (-1: the last).
        laid: ids of notes, and the folder's id.
    """

    moved = Signal(str, object, int)
    laid = Signal(list, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_words, parent)
        self._inside: dict[str, frozenset[str]] = {}

    def set_folders(self, folders: Sequence[Folder], lying: Mapping[str, Collection[str]]) -> None:
        """Show other folders, in tree order; ``lying`` holds the folders of each note."""
        inside: dict[str, set[str]] = {folder.id: set() for folder in folders}
        for note, holders in lying.items():
            for holder in holders:
                if holder in inside:
                    inside[holder].add(note)
        for folder in reversed(folders):  # those in it come after it
            if folder.parent in inside:
                inside[folder.parent] |= inside[folder.id]
        self._inside = {ident: frozenset(notes) for ident, notes in inside.items()}
        self.set_rows([FolderRow(each.id, each.parent, each.name, len(inside[each.id])) for each in folders])

    def notes_in(self, folder: str) -> frozenset[str]:
        """The notes (ids) in a folder and in those in it."""
        return self._inside.get(folder, frozenset())

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Folders can be dragged, and dropped upon; between them and at the end only folders."""
        drag = Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled | drag

    def supportedDropActions(self) -> Qt.DropAction:
        """Folders are moved, notes are laid in without leaving where they lie."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """What may be dropped."""
        return [FOLDER_DRAG, NOTES_DRAG]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """What is carried: the id of the first folder."""
        data = QMimeData()
        row = self.row_at(indexes[0]) if indexes else None
        if row is not None:
            data.setData(FOLDER_DRAG, row.id.encode())
        return data

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Notes only upon a folder."""
        if data.hasFormat(NOTES_DRAG):
            return parent.isValid() and row < 0
        return super().canDropMimeData(data, action, row, column, parent)

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,  # noqa: ARG002
        row: int,
        column: int,  # noqa: ARG002
        parent: Index,
    ) -> bool:
        """Tell what was dropped; the rows follow when the project has changed."""
        above = self.row_at(parent)
        notes = carried_notes(data)
        if notes and above is not None:
            self.laid.emit(notes, above.id)
        elif data.hasFormat(FOLDER_DRAG):
            self.moved.emit(bytes(data.data(FOLDER_DRAG).data()).decode(), above.id if above else None, row)
        return False


class FolderDelegate(QStyledItemDelegate):
    """Draws sign, name and count."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """One line."""
        return QSize(80, self._theme.fonts.scaled(1.95))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row over the ground that the view has drawn."""
        row = index.data(ROW)
        if not isinstance(row, FolderRow):
            return
        painter.save()
        theme, fonts = self._theme, self._theme.fonts
        rect, state = QRect(option.rect), option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        side = fonts.scaled(1.15)
        sign = QRect(rect.left() + 2, rect.center().y() - side // 2 + 1, side, side)
        draw_icon(painter, sign, "folder" if selected else "folder shut", theme, "accent" if selected else "muted")
        right = rect.adjusted(0, 0, -14, 0)
        width = draw_right(
            painter, right, f"{row.count:,}" if row.count else "", fonts.frame(0.88), theme.colour("muted")
        )
        line = rect.adjusted(side + 9, 0, -width - 22, 0)
        draw_line(painter, line, row.name, fonts.frame(), theme.colour("accent" if selected else "text"))
        painter.restore()


def _words(row: FolderRow) -> str:
    return f"{row.name}, {row.count:,} note{'s' * (row.count != 1)}"
