"""The room People: persons and groups of the field, its places, its events and its phases."""

from functools import partial

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QToolButton, QVBoxLayout, QWidget

from fieldnotes.domain.changes import Changes
from ui.base.context import Context
from ui.base.navigation import Selection
from ui.base.rooms import Room
from ui.base.undoing import attempt
from ui.commands import actors as commands
from ui.commands import events
from ui.commands.facts import Verb, add_fact
from ui.models.actor_list import ActorDelegate, ActorList, FieldRow
from ui.models.keeping import kept_place
from ui.models.list_model import Index
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_panel import ListPanel
from ui.widgets.row_view import RowView

_RELATED = {"actor", "site", "event", "phase", "note"}
_PAGES = ("actor", "site", "event")
"""What has a page of its own; a phase has none."""
REST = 120
"""How long the project must be quiet before the list follows it, in milliseconds."""
REST_OF_NOTES = 1_500
"""The same while somebody writes in a note, which may change where people are mentioned."""


class ActorsPanel(QWidget):
    """A click shows somebody or some place, Enter or a double click opens it in a tab of its own, Delete deletes."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._stale = True
        self._writable = not context.session.readonly
        self.setAccessibleName("People")
        self.model = ActorList(self)
        self.list = RowView("People, groups, places, events and phases")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ActorDelegate(context.theme, self))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.panel = ListPanel(context.theme, self.list, self._empty())
        if self._writable:
            button = self.panel.add_button("add", "New person, group, place, event or phase")
            button.setMenu(self.making_menu())
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
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
        """Read the field anew."""
        self._stale = False
        project = self._context.project
        actors, sites, phases = project.actors.rows(), project.sites.all(), project.phases.all()
        happened = project.events.all()
        counts = project.sites.counts() | project.events.counts()
        with kept_place(self.list, self.model):
            self.model.set_field(actors, sites, phases, counts, happened)
        count = len(actors) + len(sites) + len(happened) + len(phases)
        self.panel.filter.set_words(f"Filter {len(actors):,} people, {len(sites):,} places")
        self.panel.show_empty(not count)
        self._follow(self._context.selection)

    def current(self) -> FieldRow | None:
        """What is selected in the list."""
        return self.model.field_at(self.list.currentIndex())

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while the room was not shown."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def making_menu(self) -> QMenu:
        """What can be added."""
        context, menu = self._context, QMenu(self)
        icon = context.theme.icon
        menu.addAction(icon("actor"), "Person…", partial(self._do, commands.new_actor, "person"))
        menu.addAction(icon("actors"), "Group…", partial(self._do, commands.new_actor, "group"))
        menu.addAction(icon("site"), "Place…", partial(self._do, commands.new_site))
        menu.addAction(icon("event"), "Event…", partial(self._do, events.new_event))
        menu.addAction(icon("phase"), "Phase…", partial(self._do, commands.new_phase))
        return menu

    def menu_for(self, row: FieldRow) -> QMenu:
        """What can be done with somebody or some place."""
        menu, icon = QMenu(self), self._context.theme.icon
        if row.ref.noun in _PAGES:
            menu.addAction(icon("open"), "Open", partial(self._context.open, row.ref, keep=True))
        if self._writable and row.ref.noun == "actor":
            menu.addAction(icon("add"), "New fact…", partial(self._do, add_fact, row.id))
        if self._writable and row.ref.noun in _PAGES:
            menu.addSeparator()
            menu.addAction(icon("delete"), "Delete\tDel", partial(self._delete, row))
        return menu

    def _empty(self) -> EmptyState:
        words = "Here stand the people and groups of your field, its places and events, and the phases of the study."
        empty = EmptyState(self._context.theme, "actors", words)
        if self._writable:
            empty.add_action("New person…", partial(self._do, commands.new_actor, "person"), primary=True)
            empty.add_action("New place…", partial(self._do, commands.new_site))
            empty.add_action("New phase…", partial(self._do, commands.new_phase))
        return empty

    def _listen(self) -> None:
        self._context.bus.changed.connect(self._changed)
        self._context.navigation.selected.connect(self._follow)
        self._context.theme.changed.connect(self.list.viewport().update)
        self.panel.filter.filtered.connect(self._filter)
        self.list.clicked.connect(partial(self._open, False))
        self.list.activated.connect(partial(self._open, True))
        self.list.deleting.connect(self._delete_current)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.selectionModel().currentChanged.connect(self._walked)

    def _changed(self, changes: Changes) -> None:
        if changes.nouns() & _RELATED:
            self._stale = True
            if self.isVisible():
                self._rest.start(REST if changes.nouns() & {"actor", "site", "event", "phase"} else REST_OF_NOTES)

    def _follow(self, selection: Selection) -> None:
        """What a person has gone to is what is chosen here."""
        if selection.ref is None or selection.ref.noun not in _PAGES:
            return
        index = self.model.index_of(selection.ref.id)
        if index.isValid() and index != self.list.currentIndex():
            choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, choose)

    def _filter(self, words: str) -> None:
        with kept_place(self.list, self.model):
            self.model.set_filter(words)

    def _open(self, keep: bool, index: Index) -> None:
        row = self.model.field_at(index)
        if row is not None and row.ref.noun in _PAGES:
            self._context.open(row.ref, keep=keep)
            if not keep:
                self.list.setFocus()  # or Delete, meant for the list, would fall elsewhere

    def _walked(self, index: Index) -> None:
        """Arrow keys show in the inspector what they pass, without opening it."""
        row = self.model.field_at(index)
        if row is not None and row.ref.noun in _PAGES and self.list.hasFocus():
            self._context.select(row.ref)

    def _do(self, run: Verb, *values: object) -> None:
        attempt(self._context, partial(run, self._context, *values))

    def _delete_current(self) -> None:
        row = self.current()
        if row is not None and self._writable:
            self._delete(row)

    def _delete(self, row: FieldRow) -> None:
        verbs = {"actor": commands.delete_actor, "site": commands.delete_site, "event": events.delete_event}
        if row.ref.noun in verbs:
            self._do(verbs[row.ref.noun], row.id)

    def _show_menu(self, place: QPoint) -> None:
        row = self.model.field_at(self.list.indexAt(place)) or self.current()
        menu = self.menu_for(row) if row is not None else None
        if menu is not None and menu.actions():
            menu.exec(self.list.viewport().mapToGlobal(place))


def room() -> Room:
    """The room, for the rail."""
    return Room("actors", "People", "actors", ActorsPanel)
