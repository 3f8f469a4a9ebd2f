"""The kept searches in the room of searches: live lists with how much each finds now, and what is new."""

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.searches import EVERYTHING, SavedSearch
from ui.base.context import Context
from ui.base.live_counts import LiveCounts
from ui.base.recent_searches import recent_searches, searches_of
from ui.base.undoing import attempt
from ui.commands import searches as verbs
from ui.models.keeping import kept_place
from ui.models.list_model import Index
from ui.models.search_list import SearchDelegate, SearchList, SearchRow
from ui.models.search_words import scope_words
from ui.theme.theme import Theme
from ui.widgets.full_list import FullList
from ui.widgets.section_header import SectionHeader

_EMPTY = "Keep a search with the bookmark over its results, and it stands here with what is new since you looked."

_KEYS = {Qt.Key.Key_Delete: "delete", Qt.Key.Key_F2: "rename"}
_ALT_KEYS = {Qt.Key.Key_Up: "up", Qt.Key.Key_Down: "down"}


class KeptList(FullList):
    """The list; Enter or a click opens, F2 renames, Del deletes, Alt+Up and Alt+Down move, as dragging does.

    Signals:
        wanted: what is to be done with the current row: "delete", "rename", "up" or "down".
    """

    wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Kept searches", parent)
        self.setProperty("role", "panel")
        self.setItemDelegate(SearchDelegate(theme, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setIconSize(QSize(1, 1))

    def allow_dragging(self) -> None:
        """Let searches be dragged to another place."""
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list; everything else is Qt's."""
        alone = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        keys = _KEYS if alone else _ALT_KEYS if event.modifiers() == Qt.KeyboardModifier.AltModifier else {}
        wish = keys.get(Qt.Key(event.key()), "")
        if wish and self.currentIndex().isValid():
            self.wanted.emit(wish)
        else:
            super().keyPressEvent(event)


class KeptSearches(QWidget):
    """A heading, the list, or what an empty one has to say.

    Signals:
        filled: whether there are any now.
    """

    filled = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._searches: list[SavedSearch] = []
        self._writable = not context.session.readonly
        self.counts = LiveCounts(context, self)
        self.header = SectionHeader(context.theme, "Kept", self)
        self.model = SearchList(self)
        self.list = KeptList(context.theme, self)
        self.list.setModel(self.model)
        self.empty = QLabel(_EMPTY, self)
        self.empty.setProperty("role", "muted")
        self.empty.setWordWrap(True)
        self.first = QPushButton(self)
        self.first.setProperty("role", "link")
        self.first.setCursor(Qt.CursorShape.PointingHandCursor)
        self.first.setMinimumWidth(60)
        self.first.setMaximumWidth(context.theme.fonts.scaled(20))
        self._lay_out()
        self._listen()
        self.reload()

    def menu_for(self, search: SearchRow) -> QMenu:
        """What can be done with a kept search."""
        context, menu, icon = self._context, QMenu(self), self._context.theme.icon
        menu.addAction(icon("search"), "Open\tReturn", partial(verbs.open_search, context, search.id, True))
        if not self._writable:
            return menu

        def add(sign: str, words: str, wish: str) -> None:
            menu.addAction(icon(sign), words, partial(self._do, wish, search.id))

        add("unpin" if search.pinned else "pin", "Unpin" if search.pinned else "Pin to the top", "pin")
        add("edit", "Rename…\tF2", "rename")
        add("find", "Change what it looks for…", "query")
        menu.addSeparator()
        add("up", "Move up\tAlt+Up", "up")
        add("down", "Move down\tAlt+Down", "down")
        menu.addSeparator()
        add("delete", "Delete\tDel", "delete")
        return menu

    def reload(self) -> None:
        """Show the kept searches as they are now."""
        self._searches = self._context.project.searches.all()
        self._show_rows()
        self._watch()
        self.filled.emit(bool(self._searches))

    def showEvent(self, event: QShowEvent) -> None:
        """Count while it is seen."""
        super().showEvent(event)
        self._watch()

    def hideEvent(self, event: QHideEvent) -> None:
        """Count no longer."""
        super().hideEvent(event)
        self._watch()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addWidget(self.header)
        column.addWidget(self.list)
        column.addWidget(self.empty)
        column.addWidget(self.first, 0, Qt.AlignmentFlag.AlignLeft)

    def _listen(self) -> None:
        context = self._context
        self.list.opened.connect(self._open)
        self.list.asked.connect(self._ask_menu)
        self.counts.counted.connect(lambda _: self._show_rows())
        context.bus.changed.connect(self._changed)
        context.theme.changed.connect(self.list.viewport().update)
        context.settings.changed.connect(self._setting_changed)
        self.first.clicked.connect(self._keep_latest)
        if self._writable:
            self.list.allow_dragging()
            self.list.wanted.connect(self._wanted)
            self.model.dropped.connect(self._dropped)

    def _watch(self) -> None:
        self.counts.watch(self._searches if self.isVisible() else ())

    def _changed(self, changes: Changes) -> None:
        if "search" in changes.nouns():
            self.reload()

    def _setting_changed(self, key: str) -> None:
        if key == searches_of(self._context.project.id).key and not self._searches:
            self._show_empty()

    def _show_rows(self) -> None:
        with kept_place(self.list, self.model):
            self.model.set_rows([self._row(search) for search in self._searches])
        self.list.setVisible(bool(self._searches))
        self.header.set_count(len(self._searches) or None)
        self._show_empty()

    def _show_empty(self) -> None:
        self.empty.setVisible(not self._searches)
        latest = "" if self._searches or not self._writable else next(iter(recent_searches(self._context)), "")
        words = f"Keep “{latest}”"
        shown = self.first.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.first.maximumWidth() - 20)
        self.first.setText(shown.replace("&", "&&"))
        self.first.setAccessibleName(words)
        self.first.setVisible(bool(latest))

    def _row(self, search: SavedSearch) -> SearchRow:
        count = self.counts.of(search)
        asks = " · ".join(filter(None, (search.query, scope_words(search.scope))))
        if count is None:
            return SearchRow(search.id, search.name, asks, search.pinned)
        notes = None if count.trouble else count.notes
        return SearchRow(search.id, search.name, asks, search.pinned, notes, count.new, count.trouble)

    def _open(self, index: Index) -> None:
        row = self.model.row(index)
        if row is not None:
            verbs.open_search(self._context, row.id)

    def _ask_menu(self, index: Index, place: QPoint) -> None:
        row = self.model.row(index)
        if row is not None:
            self.menu_for(row).exec(place)

    def _wanted(self, wish: str) -> None:
        row = self.model.row(self.list.currentIndex())
        if row is not None:
            self._do(wish, row.id)

    def _do(self, wish: str, ident: str) -> None:
        context = self._context
        deeds = {
            "rename": partial(verbs.rename_search, context, ident),
            "query": partial(verbs.change_query, context, ident),
            "pin": partial(verbs.switch_pin, context, ident),
            "up": partial(verbs.move_search, context, ident, -1),
            "down": partial(verbs.move_search, context, ident, 1),
            "delete": partial(verbs.delete_search, context, ident),
        }
        attempt(context, deeds[wish])

    def _dropped(self, ident: str, place: int) -> None:
        attempt(self._context, partial(verbs.drop_search, self._context, ident, place))

    def _keep_latest(self) -> None:
        """The first action: keep what was searched for last."""
        latest = next(iter(recent_searches(self._context)), "")
        if latest:
            attempt(self._context, partial(verbs.keep_search, self._context, latest, EVERYTHING, "rank"))
