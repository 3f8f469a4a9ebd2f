"""The room Memos: all of them, by when they were last written in or by kind."""

from functools import partial

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QVBoxLayout, QWidget

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.memos import MemoRow
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.navigation import Selection
from ui.base.rooms import Room
from ui.base.settings import Setting
from ui.base.undoing import attempt
from ui.commands.memos import begin_memo, delete_memo
from ui.models.keeping import kept_place
from ui.models.list_model import Index
from ui.models.memo_list import GROUPINGS, MemoDelegate, MemoList
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_panel import ListPanel
from ui.widgets.row_view import RowView
from ui.widgets.segmented import Segmented

GROUPING = Setting("memos/grouping", "written", "How memos are listed", tuple(key for key, _ in GROUPINGS))
REST = 400
"""How long the project must be quiet before the list follows it, in milliseconds."""


class MemosPanel(QWidget):
    """A click shows a memo, Enter or a double click opens it in a tab of its own, Delete deletes."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._stale = True
        self._writable = not context.session.readonly
        self.setAccessibleName("Memos")
        self.model = MemoList(self)
        self.model.set_grouping(context.settings.get(GROUPING))
        self.list = RowView("Memos")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setModel(self.model)
        self.list.setItemDelegate(MemoDelegate(context.theme, self))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.panel = ListPanel(context.theme, self.list, self._empty())
        self.grouping = Segmented(GROUPINGS, "Order of memos")
        self.grouping.choose(context.settings.get(GROUPING))
        self.panel.add_row(self.grouping)
        if self._writable:
            self.panel.add_action("add", "New memo", partial(begin_memo, context))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self.setFocusProxy(self.list)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.reload)
        self._listen()
        self.reload()

    def reload(self) -> None:
        """Read all memos anew."""
        self._stale = False
        memos = self._context.project.memos.rows()
        with kept_place(self.list, self.model):
            self.model.set_memos(memos)
        self.panel.filter.set_words("Filter one memo" if len(memos) == 1 else f"Filter {len(memos):,} memos")
        self.panel.show_empty(not memos)
        self.grouping.setVisible(bool(memos))
        self._follow(self._context.selection)

    def current(self) -> MemoRow | None:
        """The memo that is selected in the list."""
        return self.model.memo_at(self.list.currentIndex())

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the room was not shown."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def menu_for(self, memo: MemoRow) -> QMenu:
        """What can be done with a memo."""
        menu, icon = QMenu(self), self._context.theme.icon
        menu.addAction(icon("open"), "Open", partial(self._context.open, Ref("memo", memo.id), keep=True))
        if self._writable:
            menu.addSeparator()
            menu.addAction(icon("delete"), "Delete\tDel", partial(self._delete, memo))
        return menu

    def _empty(self) -> EmptyState:
        words = "Memos are where you think: about a note, a passage, a code, a person, or all of it. Ctrl+M begins one."
        empty = EmptyState(self._context.theme, "memos", words)
        if self._writable:
            empty.add_action("New memo", partial(begin_memo, self._context), primary=True)
        return empty

    def _listen(self) -> None:
        self._context.bus.changed.connect(self._changed)
        self._context.navigation.selected.connect(self._follow)
        self._context.theme.changed.connect(self.list.viewport().update)
        self.panel.filter.filtered.connect(self._filter)
        self.grouping.chosen.connect(self._group)
        self.list.clicked.connect(self._clicked)
        self.list.activated.connect(self._activated)
        self.list.deleting.connect(self._delete_current)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.selectionModel().currentChanged.connect(self._walked)

    def _changed(self, changes: Changes) -> None:
        if "memo" in changes.nouns():
            self._stale = True
            if self.isVisible():
                self._rest.start()

    def _follow(self, selection: Selection) -> None:
        """The memo that a person has gone to is the one that is chosen here."""
        if selection.ref is None or selection.ref.noun != "memo":
            return
        index = self.model.index_of(selection.ref.id)
        if index.isValid() and index != self.list.currentIndex():
            choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, choose)

    def _filter(self, words: str) -> None:
        with kept_place(self.list, self.model):
            self.model.set_filter(words)

    def _group(self, grouping: str) -> None:
        self._context.settings.set(GROUPING, grouping)
        self.model.set_grouping(grouping)
        self._follow(self._context.selection)

    def _clicked(self, index: Index) -> None:
        memo = self.model.memo_at(index)
        if memo is not None:
            self._context.open(Ref("memo", memo.id))
            self.list.setFocus()  # or Delete, meant for the list, would fall into the text

    def _activated(self, index: Index) -> None:
        memo = self.model.memo_at(index)
        if memo is not None:
            self._context.open(Ref("memo", memo.id), keep=True)

    def _walked(self, index: Index) -> None:
        """Arrow keys show in the inspector what they pass, without opening it."""
        memo = self.model.memo_at(index)
        if memo is not None and self.list.hasFocus():
            self._context.select(Ref("memo", memo.id))

    def _delete_current(self) -> None:
        memo = self.current()
        if memo is not None and self._writable:
            self._delete(memo)

    def _delete(self, memo: MemoRow) -> None:
        attempt(self._context, partial(delete_memo, self._context, memo.id))

    def _show_menu(self, place: QPoint) -> None:
        memo = self.model.memo_at(self.list.indexAt(place)) or self.current()
        if memo is not None:
            self.menu_for(memo).exec(self.list.viewport().mapToGlobal(place))


def room() -> Room:
    """The room, for the rail."""
    return Room("memos", "Memos", "memos", MemosPanel)
