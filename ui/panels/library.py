"""The room of notes: all of them under their years, filtered as one types, with what one does to chosen ones."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.notes import KINDS, NoteRow
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.navigation import Selection
from ui.base.rooms import Room
from ui.base.undoing import attempt
from ui.commands.first_steps import first_steps
from ui.commands.imports import import_paths
from ui.commands.jottings import write_up
from ui.commands.library import change_kind, delete_notes
from ui.models.keeping import kept_place
from ui.models.list_model import Index
from ui.models.note_list import NoteDelegate, NoteList, YearRow
from ui.models.note_order import merged
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.file_drops import FileDrops
from ui.widgets.filter_box import FilterBox
from ui.widgets.row_view import RowView

REST = 60
"""How long the project must be quiet before the list follows it, in milliseconds."""

MANY = 200
"""From how many notes touched at once the whole list is read anew."""

_TELLING = {"site", "actor", "phase"}
"""Nouns whose names stand in the list."""


def room() -> Room:
    """The room as the window asks for it."""
    return Room("notes", "Notes", "notes", Library)


class Library(QWidget):
    """A filter, jottings that wait to be written up, and the list.

    Enter or a double click opens a note in a tab of its own, a click shows it; Delete deletes; Left and Right fold.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._notes: list[NoteRow] = []
        self._touched: set[str] | None = set()
        self._readonly = context.project.store.readonly
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Notes")
        self.model = NoteList(self)
        self._build()
        self._lay_out()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._follow)
        context.bus.changed.connect(self._changed)
        context.navigation.selected.connect(self._selected_elsewhere)
        FileDrops(self).dropped.connect(self._import)
        self.reload()

    def reload(self) -> None:
        """Read all notes anew."""
        self._notes = self._context.project.notes.rows()
        self._show_notes()

    def shown(self) -> list[NoteRow]:
        """The notes listed now, folded ones left out."""
        return [row for row in self.model.rows() if isinstance(row, NoteRow)]

    def chosen(self) -> list[NoteRow]:
        """The notes a person has chosen, in the order of the list."""
        indexes = sorted(self.list.selectedIndexes(), key=lambda index: index.row())
        return [note for index in indexes if (note := self.model.note_at(index)) is not None]

    def menu_for(self, notes: Sequence[NoteRow]) -> QMenu:
        """What can be done with chosen notes."""
        ids = [note.id for note in notes]
        menu = QMenu(self)
        icon = self._context.theme.icon
        menu.addAction(icon("open"), "Open", partial(self._open_all, ids))
        if self._readonly:
            return menu
        if len(notes) == 1 and notes[0].kind == "jotting":
            menu.addAction(icon("write up"), "Write up", partial(self._do, write_up, ids))
        kinds = menu.addMenu(icon("notes"), "Kind")
        for kind in KINDS:
            action = kinds.addAction(icon(kind), kind.capitalize(), partial(self._do, change_kind, ids, kind))
            action.setCheckable(True)
            action.setChecked(all(note.kind == kind for note in notes))
        menu.addSeparator()
        words = "Delete" if len(notes) == 1 else f"Delete {len(notes):,} notes"
        menu.addAction(icon("delete"), words, partial(self._do, delete_notes, ids))
        return menu

    # Building

    def _build(self) -> None:
        theme = self._context.theme
        self.filter = FilterBox(theme, "Filter notes", self)
        self.filter.filtered.connect(self._filter)
        self.filter.left.connect(self._go_to_list)
        self.waiting = Chip(theme, "", "write up", parent=self)
        self.waiting.setCheckable(True)
        self.waiting.toggled.connect(self._show_notes)
        self.list = RowView("Notes", parent=self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(NoteDelegate(theme, self.list))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.clicked.connect(self._clicked)
        self.list.activated.connect(self._activated)
        self.list.folding.connect(self._fold)
        self.list.deleting.connect(self._delete)
        self.list.walked.connect(self._walked)
        theme.changed.connect(self.list.viewport().update)

    def _lay_out(self) -> None:
        self.empty = EmptyState(
            self._context.theme,
            "notes",
            "Notes are what you saw, heard and were told, each under the day it happened.",
        )
        self.nothing = EmptyState(self._context.theme, "filter", "")
        self.nothing.add_action("Search in all texts", self._search)
        self.nothing.add_action("Show all notes", self._unfilter)
        if not self._readonly:
            for words, run in first_steps(self._context):
                self.empty.add_action(words, run, primary=words == "New note")
        self.stack = QStackedWidget(self)
        for widget in (self.list, self.empty, self.nothing):
            self.stack.addWidget(widget)
        head = QVBoxLayout()
        head.setContentsMargins(12, 10, 12, 6)
        head.setSpacing(8)
        head.addWidget(self.filter)
        head.addWidget(self.waiting)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.list)

    # Showing

    def _show_notes(self) -> None:
        notes = self._notes
        self._tell_waiting()
        if self.waiting.isChecked():
            grown = self._context.project.jottings.grown_into
            notes = [note for note in notes if note.kind == "jotting" and not grown(note.id)]
        with kept_place(self.list, self.model):
            self.model.set_notes(notes)
        count = len(self._notes)
        self.filter.set_words("Filter one note" if count == 1 else f"Filter {count:,} notes")
        self._choose_face()

    def _tell_waiting(self) -> None:
        count = self._context.project.jottings.count_waiting()
        self.waiting.set_fact(f"{count:,} jotting{'s' * (count != 1)} to write up", "write up")
        self.waiting.setVisible(bool(count))
        if not count and self.waiting.isChecked():
            self.waiting.setChecked(False)

    def _choose_face(self) -> None:
        """The list, or what an empty one has to say."""
        if self.model.rowCount():
            self.stack.setCurrentWidget(self.list)
        elif self._notes:
            self.nothing.set_words(f"No note has “{self.filter.text().strip()}” in its title, place or people.")
            self.stack.setCurrentWidget(self.nothing)
        else:
            self.stack.setCurrentWidget(self.empty)
        self.filter.setVisible(bool(self._notes))

    def _filter(self, words: str) -> None:
        with kept_place(self.list, self.model):
            self.model.set_filter(words)
        self._choose_face()

    def _unfilter(self) -> None:
        self.filter.clear()
        self.waiting.setChecked(False)
        self.list.setFocus()

    def _search(self) -> None:
        self._context.open(Ref("search", self.filter.text().strip()))

    # Following

    def _changed(self, changes: Changes) -> None:
        if changes.kind != "do" or changes.nouns() & _TELLING or len(changes.ids("note")) > MANY:
            self._touched = None
        elif self._touched is not None:
            self._touched |= changes.ids("note")
        if self._touched is None or self._touched:
            self._rest.start()

    def _follow(self) -> None:
        touched, self._touched = self._touched, set()
        if touched is None or len(touched) > MANY:
            self.reload()
            return
        fresh = self._context.project.notes.rows(ids=list(touched))
        self._notes = merged(self._notes, touched, fresh)
        self._show_notes()
        self._selected_elsewhere(self._context.selection)

    def _selected_elsewhere(self, selection: Selection) -> None:
        """The note that a person has gone to is the one that is chosen here."""
        if selection.ref is None or selection.ref.noun != "note":
            return
        index = self.model.index_of(selection.ref.id)
        if index.isValid() and index not in self.list.selectedIndexes():
            choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, choose)
            first = index.row() == 1  # then the heading above it is shown too
            self.list.scrollTo(self.model.index(0) if first else index)

    # Doing

    def _clicked(self, index: Index) -> None:
        row = self.model.row(index)
        if isinstance(row, YearRow):
            self.model.toggle(row.year)
        elif row is not None and len(self.list.selectedIndexes()) == 1:
            self._context.open(Ref("note", row.id))
            self.list.setFocus()  # or Enter and Delete, meant for the list, would fall into the text

    def _activated(self, index: Index) -> None:
        row = self.model.row(index)
        if isinstance(row, NoteRow):
            self._context.open(Ref("note", row.id), keep=True)

    def _walked(self, index: Index) -> None:
        """Arrow keys show in the inspector what they pass, without opening it."""
        note = self.model.note_at(index)
        if note is not None:
            self._context.select(Ref("note", note.id))

    def _fold(self, index: Index, folded: bool) -> None:
        """Fold or unfold the year of a row; the keyboard stays on the year."""
        row = self.model.row(index)
        place = index.row()
        while not isinstance(row, YearRow) and place > 0:
            place -= 1
            row = self.model.row(self.model.index(place))
        if isinstance(row, YearRow) and (folded or place == index.row()):
            if row.folded != folded:
                self.model.toggle(row.year)
            self.list.setCurrentIndex(self.model.index_of(row.id))

    def _delete(self) -> None:
        if not self._readonly:
            self._do(delete_notes, [note.id for note in self.chosen()])

    def _open_all(self, notes: Iterable[str]) -> None:
        for note in notes:
            self._context.open(Ref("note", note), keep=True)

    def _do(self, deed: Callable[..., object], *args: object) -> None:
        attempt(self._context, partial(deed, self._context, *args))

    def _import(self, paths: list[Path]) -> None:
        import_paths(self._context, paths)

    def _go_to_list(self) -> None:
        self.list.setFocus()
        if self.model.note_at(self.list.currentIndex()) is None and self.shown():
            self.list.setCurrentIndex(self.model.index_of(self.shown()[0].id))

    def _show_menu(self, point: QPoint) -> None:
        notes = self.chosen()
        if notes:
            self.menu_for(notes).exec(self.list.viewport().mapToGlobal(point))
