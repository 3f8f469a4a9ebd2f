"""The room People: the people, places and events of the field, and who looked, in which strands and phases."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QToolButton, QVBoxLayout, QWidget

from fieldnotes.domain.changes import Changes
from ui.base.context import Context
from ui.base.navigation import Selection
from ui.base.rooms import Room
from ui.base.settings import CONTRIBUTOR
from ui.base.undoing import attempt
from ui.commands import actors as commands
from ui.commands import contributors, events, memberships, phases, sites, strands, teams
from ui.commands.facts import Verb, add_fact
from ui.commands.timeline import kept_line
from ui.models import field_rows as rows
from ui.models.actor_list import ActorDelegate, ActorList, arrow_end
from ui.models.field_rows import FieldRow
from ui.models.keeping import kept_place
from ui.models.kept_words import kept_words
from ui.models.list_model import Index
from ui.widgets.empty_state import EmptyState
from ui.widgets.list_panel import ListPanel
from ui.widgets.row_view import RowView

Deed = Callable[[], object]

_PAGES = ("actor", "site", "event", "contributor", "team", "strand", "phase")
"""The nouns that are listed."""
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
        self.list = RowView("People, places, events, researchers, teams, strands and phases")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ActorDelegate(context.theme, self))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.panel = ListPanel(context.theme, self.list, self._empty())
        if self._writable:
            button = self.panel.add_button("add", "New person, place, event, researcher, team, strand or phase")
            button.setMenu(self.making_menu())
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            self._allow_dragging()
        self.kept = kept_line(context)
        self.panel.add_row(self.kept)
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
        parts = self._parts()
        whole = {key: len(rows) for key, rows in parts.items()}
        parts = self._kept(parts)
        with kept_place(self.list, self.model):
            self.model.set_parts(parts)
        people, places = len(parts["person"]) + len(parts["group"]), len(parts["site"])
        self.panel.filter.set_words(f"Filter {people:,} people, {places:,} places")
        begun = any(number for key, number in whole.items() if key != "contributor")
        self.panel.show_empty(not begun and whole["contributor"] < 2)
        outside = {key: whole[key] - len(parts[key]) for key in ("person", "group", "site", "event")}
        words = {"person": outside["person"] + outside["group"], "place": outside["site"], "event": outside["event"]}
        self.kept.tell(kept_words(self._context.navigation.span, words))
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
        entries: tuple[tuple[str, str, Deed], ...] = (
            ("actor", "Person…", partial(commands.new_actor, context, "person")),
            ("actors", "Group…", partial(commands.new_actor, context, "group")),
            ("site", "Place…", partial(commands.new_site, context)),
            ("event", "Event…", partial(events.new_event, context)),
            ("contributor", "Researcher…", partial(contributors.new_contributor, context)),
            ("team", "Team…", partial(teams.new_team, context)),
            ("strand", "Strand…", partial(strands.new_strand, context)),
            ("phase", "Phase…", partial(phases.new_phase, context)),
        )
        for name, words, deed in entries:
            if name == "contributor":
                menu.addSeparator()
            menu.addAction(icon(name), words, partial(attempt, context, deed))
        return menu

    def menu_for(self, row: FieldRow) -> QMenu:
        """What can be done with a row."""
        context, menu = self._context, QMenu(self)
        icon = context.theme.icon
        menu.addAction(icon("open"), "Open", partial(context.open, row.ref, keep=True))
        if not self._writable:
            return menu
        if row.ref.noun == "contributor" and row.id != context.project.store.contributor:
            menu.addAction(icon("accept"), "Work as this researcher", partial(self._do, contributors.work_as, row.id))
        if row.ref.noun == "actor":
            menu.addAction(icon("add"), "New fact…", partial(self._do, add_fact, row.id))
        if row.ref.noun in ("actor", "contributor"):
            menu.addAction(icon("team"), "Add to team or group…", partial(self._do, memberships.add_belonging, row.ref))
        if row.ref.noun == "team" or row.icon == "actors":
            menu.addAction(icon("actor"), "New member…", partial(self._do, memberships.add_member, row.ref))
        if row.ref.noun == "site":
            menu.addAction(icon("move"), "Move into…", partial(self._do, sites.ask_to_move_site, row.id))
        menu.addSeparator()
        menu.addAction(icon("delete"), "Delete\tDel", partial(self._delete, row))
        return menu

    def _parts(self) -> dict[str, list[FieldRow]]:
        """Everything that is listed, by part."""
        project, span = self._context.project, self._context.navigation.span
        actors = project.actors.rows(span)
        notes, members = project.tallies.by_author(span), project.memberships.counts()
        mentioned, belonging, working = (
            project.events.counts(span),
            project.strands.counts(span),
            project.store.contributor,
        )
        return {
            "person": [rows.actor_row(row) for row in actors if row.kind == "person"],
            "group": [rows.actor_row(row) for row in actors if row.kind == "group"],
            "site": rows.site_rows(project.sites.all(), project.sites.counts(span)),
            "event": [rows.event_row(event, mentioned) for event in project.events.all()],
            "contributor": [rows.contributor_row(each, notes, working) for each in project.contributors.all()],
            "team": [rows.team_row(team, members) for team in project.teams.all()],
            "strand": [rows.strand_row(strand, belonging) for strand in project.strands.all()],
            "phase": [rows.phase_row(phase) for phase in project.phases.all()],
        }

    def _kept(self, parts: dict[str, list[FieldRow]]) -> dict[str, list[FieldRow]]:
        """Of people, places and events those that were met in the time that lists keep to, and what these lie in.

        Researchers, teams, strands and phases are the frame of the study: they stay, and only their counts follow.
        """
        span = self._context.navigation.span
        if span is None:
            return parts
        met = set(self._context.project.tallies.met(span))
        above = {row.id: row.parent for row in parts["site"]}
        for place in [ident for ident in met if ident in above]:
            while place and (place := above.get(place, "")):
                met.add(place)
        met |= {row.id for row in parts["person"] + parts["group"] if row.count}
        listed = ("person", "group", "site", "event")
        return {key: [row for row in rows if key not in listed or row.id in met] for key, rows in parts.items()}

    def _keep_to(self, _: object) -> None:
        """List only what was met in a stretch of time, as other lists do."""
        self._stale = True
        if self.isVisible():
            self.reload()

    def _allow_dragging(self) -> None:
        """Let places be dragged into others."""
        self.list.setDragEnabled(True)
        self.list.setAcceptDrops(True)
        self.list.setDropIndicatorShown(True)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.model.dropped.connect(partial(self._do, sites.move_site))

    def _empty(self) -> EmptyState:
        words = (
            "Here stand the people and groups of your field, its places and events; and who looks, in which teams, "
            "strands and phases of the study."
        )
        empty = EmptyState(self._context.theme, "actors", words)
        if self._writable:
            empty.add_action("New person…", partial(self._do, commands.new_actor, "person"), primary=True)
            empty.add_action("New place…", partial(self._do, commands.new_site))
            empty.add_action("New phase…", partial(self._do, phases.new_phase))
        empty.add_action("Your page as a researcher", partial(self._do, contributors.open_mine))
        return empty

    def _listen(self) -> None:
        self._context.bus.changed.connect(self._changed)
        self._context.navigation.selected.connect(self._follow)
        self._context.navigation.spanned.connect(self._keep_to)
        self._context.theme.changed.connect(self.list.viewport().update)
        self.panel.filter.filtered.connect(self._filter)
        self._context.settings.changed.connect(self._worker_changed)
        self.list.clicked.connect(self._clicked)
        self.list.folding.connect(self._fold)
        self.list.activated.connect(partial(self._open, True))
        self.list.deleting.connect(self._delete_current)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.selectionModel().currentChanged.connect(self._walked)

    def _changed(self, changes: Changes) -> None:
        listed = changes.nouns() & set(_PAGES)
        if listed or "note" in changes.nouns():
            self._stale = True
            if self.isVisible():
                self._rest.start(REST if listed else REST_OF_NOTES)

    def _worker_changed(self, key: str) -> None:
        """Somebody else works now."""
        if key == CONTRIBUTOR.key:
            self._stale = True
            if self.isVisible():
                self._rest.start(REST)

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

    def _clicked(self, index: Index) -> None:
        """A click on the arrow of a place folds it, any other opens the row."""
        row = self.model.field_at(index)
        at = self.list.viewport().mapFromGlobal(self.list.cursor().pos()).x()
        if row is not None and row.holds and 0 <= at < arrow_end(row):
            self._fold(index, not self.model.is_folded(row.id))
        else:
            self._open(False, index)

    def _fold(self, index: Index, folded: bool) -> None:
        """Left folds a place, or goes to the one it lies in; Right unfolds it."""
        row = self.model.field_at(index)
        if row is None:
            return
        if row.holds and folded != self.model.is_folded(row.id):
            with kept_place(self.list, self.model):
                self.model.fold(row.id, folded)
            self.list.viewport().update()
        elif folded and row.parent:
            self.list.setCurrentIndex(self.model.index_of(row.parent))

    def _open(self, keep: bool, index: Index) -> None:
        row = self.model.field_at(index)
        if row is not None:
            self._context.open(row.ref, keep=keep)
            if not keep:
                self.list.setFocus()  # or Delete, meant for the list, would fall elsewhere

    def _walked(self, index: Index) -> None:
        """Arrow keys show in the inspector what they pass, without opening it."""
        row = self.model.field_at(index)
        if row is not None and self.list.hasFocus():
            self._context.select(row.ref)

    def _do(self, run: Verb, *values: object) -> None:
        attempt(self._context, partial(run, self._context, *values))

    def _delete_current(self) -> None:
        row = self.current()
        if row is not None and self._writable:
            self._delete(row)

    def _delete(self, row: FieldRow) -> None:
        self._do(commands.DELETING[row.ref.noun], row.id)

    def _show_menu(self, place: QPoint) -> None:
        row = self.model.field_at(self.list.indexAt(place)) or self.current()
        menu = self.menu_for(row) if row is not None else None
        if menu is not None and menu.actions():
            menu.exec(self.list.viewport().mapToGlobal(place))


def room() -> Room:
    """The room, for the rail."""
    return Room("actors", "People", "actors", ActorsPanel)
