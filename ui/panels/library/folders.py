"""The folders over the list: a tree that folds away; a folder shows its notes, and takes what is dropped on it."""

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QMenu,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from fieldnotes.domain.folders import Folder
from ui.base.context import Context
from ui.base.undoing import attempt
from ui.commands import folders as deeds
from ui.models.folder_tree import FolderDelegate, FolderRow, FolderTree
from ui.models.list_model import Index
from ui.theme.drawing import draw_ground, draw_icon

MOST = 8
"""How many folders are seen at once; of more, the tree is scrolled."""


class FolderView(QTreeView):
    """The tree: Enter and a click show a folder, F2 renames, Delete deletes.

    Signals:
        wanted: what a key asks for: "rename" or "delete".
    """

    wanted = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self.setProperty("role", "panel")
        self.setAccessibleName("Folders")
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(context.theme.fonts.scaled(1.1))
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def allow_dragging(self) -> None:
        """Let folders be dragged, and notes be dropped on them."""
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def sizeHint(self) -> QSize:
        """As high as its rows, up to MOST of them."""
        rows, index = 0, self.model().index(0, 0)
        while index.isValid() and rows < MOST:
            rows, index = rows + 1, self.indexBelow(index)
        height = self.sizeHintForRow(0) if rows else 0
        return QSize(120, rows * height + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows, F2 renames, Delete deletes; everything else is Qt's."""
        key, index = event.key(), self.currentIndex()
        if not index.isValid():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit(index)
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
            self.wanted.emit("rename" if key == Qt.Key.Key_F2 else "delete")
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press of the right button chooses nothing: it only asks for the menu."""
        if event.button() != Qt.MouseButton.RightButton:
            super().mousePressEvent(event)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground first, then arrow and row."""
        rect = QRect(0, option.rect.top(), self.viewport().width(), option.rect.height())
        hovered = self.underMouse() and rect.contains(self.viewport().mapFromGlobal(self.cursor().pos()))
        draw_ground(painter, rect, self._theme, self.selectionModel().isSelected(index), hovered)
        option.state &= ~option.state.__class__.State_MouseOver
        super().drawRow(painter, option, index)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """An arrow where there is something to fold."""
        if self.model().hasChildren(index):
            side = self._theme.fonts.scaled(0.8)
            place = QRect(rect.right() - side - 1, rect.center().y() - side // 2 + 1, side, side)
            draw_icon(painter, place, "down" if self.isExpanded(index) else "right", self._theme, "faint")


class FolderPart(QWidget):
    """A heading that folds, a button for a new folder, and the tree.

    Signals:
        shown: the id of the folder whose notes are to be shown, "" for all notes.
        unfolded: whether the tree is shown.
    """

    shown = Signal(str)
    unfolded = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._readonly = context.session.readonly
        self._folders: list[Folder] = []
        self._chosen = ""
        self._closed: set[str] = set()
        self.model = FolderTree(self)
        self.view = FolderView(context)
        self.view.setModel(self.model)
        self.view.setItemDelegate(FolderDelegate(context.theme, self.view))
        self._build()
        self._listen()

    def set_folders(self, folders: list[Folder], lying: Mapping[str, Collection[str]]) -> None:
        """Show other folders; which are closed and which one is chosen stays."""
        self._folders = folders
        self.model.set_folders(folders, lying)
        self.view.expandAll()
        for folder in self._closed:
            self.view.collapse(self.model.index_of(folder))
        self.choose(self._chosen)
        self._fit()

    def name(self, folder: str) -> str | None:
        """What a folder is called; None if it is not there."""
        return next((each.name for each in self._folders if each.id == folder), None)

    def choose(self, folder: str) -> None:
        """Show which folder's notes are listed, "" for none."""
        self._chosen = folder
        index = self.model.index_of(folder)
        selection = self.view.selectionModel()
        if index.isValid():
            selection.setCurrentIndex(index, selection.SelectionFlag.ClearAndSelect)
        else:
            selection.clearSelection()

    def unfold(self, shown: bool) -> None:
        """Show or hide the tree."""
        self.fold.setChecked(shown)
        self.fold.setIcon(self._context.theme.icon("down" if shown else "right", "faint"))
        self._fit()

    def menu_for(self, folder: str) -> QMenu:
        """What can be done with a folder."""
        menu, icon = QMenu(self), self._context.theme.icon
        menu.addAction(icon("folder"), "Show its notes", partial(self._show, folder))
        if not self._readonly:
            menu.addAction(icon("folder new"), "New folder in it…", partial(self._do, deeds.new_folder, folder))
            menu.addAction(icon("edit"), "Rename…\tF2", partial(self._do, deeds.rename_folder, folder))
            menu.addSeparator()
            menu.addAction(icon("delete"), "Delete folder\tDel", partial(self._do, deeds.delete_folder, folder))
        return menu

    def _build(self) -> None:
        theme = self._context.theme
        self.fold = QToolButton(self)
        self.fold.setText("Folders")
        self.fold.setProperty("role", "fold")
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the word, as in the list
        self.fold.setIconSize(QSize(theme.fonts.scaled(0.9), theme.fonts.scaled(0.9)))
        self.fold.setCheckable(True)
        self.fold.setAccessibleName("Folders")
        self.fold.setToolTip("Show or hide the folders")
        self.add = QToolButton(self)
        self.add.setIcon(theme.icon("add", "muted"))
        self.add.setAccessibleName("New folder")
        self.add.setToolTip("New folder")
        self.add.setVisible(not self._readonly)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 10, 0)
        head.addWidget(self.fold)
        head.addStretch(1)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view)
        if not self._readonly:
            self.view.allow_dragging()
        self.unfold(True)

    def _listen(self) -> None:
        self.fold.clicked.connect(self._folded)
        self.add.clicked.connect(lambda: self._do(deeds.new_folder))
        self.view.clicked.connect(self._clicked)
        self.view.wanted.connect(self._answer)
        self.view.customContextMenuRequested.connect(self._pop)
        self.view.collapsed.connect(partial(self._close, True))
        self.view.expanded.connect(partial(self._close, False))
        self.model.moved.connect(lambda *where: self._do(deeds.move_folder, *where))
        self.model.laid.connect(lambda notes, folder: self._do(deeds.put_notes, notes, folder))
        self._context.theme.changed.connect(self.view.viewport().update)

    def _fit(self) -> None:
        self.view.setVisible(self.fold.isChecked() and bool(self._folders))
        self.view.setFixedHeight(self.view.sizeHint().height())
        self.setVisible(bool(self._folders) or not self._readonly)

    def _folded(self) -> None:
        if not self._folders and not self._readonly:
            self.unfold(True)
            self._do(deeds.new_folder)
            return
        self.unfold(self.fold.isChecked())
        self.unfolded.emit(self.fold.isChecked())

    def _close(self, closed: bool, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None:
            (self._closed.add if closed else self._closed.discard)(row.id)
            self._fit()

    def _clicked(self, index: QModelIndex) -> None:
        """A folder is shown; clicked again, all notes are."""
        row = self.model.row_at(index)
        if row is not None:
            self._show("" if row.id == self._chosen else row.id)

    def _show(self, folder: str) -> None:
        self.choose(folder)
        self.shown.emit(folder)

    def _answer(self, wish: str) -> None:
        row = self.model.row_at(self.view.currentIndex())
        if isinstance(row, FolderRow) and not self._readonly:
            self._do(deeds.rename_folder if wish == "rename" else deeds.delete_folder, row.id)

    def _do(self, deed: deeds.Deed, *values: object) -> None:
        attempt(self._context, partial(deed, self._context, *values))

    def _pop(self, place: QPoint) -> None:
        row = self.model.row_at(self.view.indexAt(place))
        if row is not None:
            menu = self.menu_for(row.id)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.view.viewport().mapToGlobal(place))
