"""The room of notes: all of them under headings, filtered as one types, with what one does to chosen ones."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from fieldnotes.domain.notes import NoteRow
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.timeline import TimeSpan
from ui.base.context import Context
from ui.base.navigation import Selection
from ui.base.rooms import Room
from ui.base.settings import library_of
from ui.base.undoing import attempt
from ui.commands.first_steps import first_steps
from ui.commands.imports import import_paths
from ui.commands.library import delete_notes, rename_first
from ui.models.keeping import chosen_places, kept_place, many_chosen
from ui.models.list_model import Index
from ui.models.note_drawing import NoteDelegate, head_height, row_height
from ui.models.note_groups import GROUPINGS, Group, single
from ui.models.note_list import HeadRow, NoteList, carried
from ui.models.note_order import SORTINGS
from ui.models.note_shelf import Arrangement, Narrowing
from ui.panels.library.facets import EVERYTHING
from ui.panels.library.folders import FolderPart
from ui.panels.library.head import Head
from ui.panels.library.menus import note_menu
from ui.panels.library.reading import Reader, Slices
from ui.widgets.empty_state import EmptyState
from ui.widgets.file_drops import FileDrops
from ui.widgets.headed_list import HeadedList

AT_ONCE = 4_000
"""Up to how many notes are narrowed and sorted at once."""

TELL = 2_000
"""From how many notes it is told how far reading them is."""


def room() -> Room:
    """The room as the window asks for it."""
    return Room("notes", "Notes", "notes", Library)


class Library(QWidget):
    """A filter, folders, and the list.

    Enter or a double click opens a note in a tab of its own, a click or Space shows it; Delete deletes, F2 renames;
    Left and Right fold; letters go to the filter.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._readonly = context.project.store.readonly
        self._setting = library_of(context.project.id)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Notes")
        self.model = NoteList(self)
        self.reader = Reader(context, self)
        self._listing = Slices(self)
        self._build()
        self._lay_out()
        self._restore()
        self._keep_to(context.navigation.span)
        self._listen()
        self.reader.reload()

    @property
    def listing(self) -> bool:
        """Whether the list is still being made."""
        return self._listing.busy

    def shown(self) -> list[NoteRow]:
        """The notes listed now, folded ones left out."""
        return [row for row in self.model.rows() if isinstance(row, NoteRow)]

    def chosen(self) -> list[NoteRow]:
        """The notes a person has chosen, in the order of the list, each once."""
        rows = (self.model.note_at(self.model.index(place)) for place in chosen_places(self.list))
        return list({note.id: note for note in rows if note is not None}.values())

    def menu_for(self, notes: list[NoteRow]) -> QMenu:
        """What can be done with chosen notes."""
        return note_menu(self._context, self, notes, self.reader.shelf.frame.pinned, self.head.facets.folder)

    # Building

    def _build(self) -> None:
        theme = self._context.theme
        self.head = Head(theme, self)
        self.filter, self.waiting = self.head.filter, self.head.waiting
        self.folders = FolderPart(self._context)
        self.delegate = NoteDelegate(theme, self)
        self.list = HeadedList("Notes", self.model.heads, head_height(theme), row_height(theme), self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        if not self._readonly:
            self.list.carry(self._load)

    def _listen(self) -> None:
        self.reader.moved.connect(self._show_notes)
        self.reader.renewed.connect(self.model.renew)
        self.reader.progressed.connect(self._tell_progress)
        self.head.narrowed.connect(self._narrow)
        self.head.arranged.connect(self._arrange)
        self.head.folding.connect(self.model.fold_all)
        self.head.left.connect(self._go_to_list)
        self.folders.shown.connect(self._show_folder)
        self.folders.unfolded.connect(lambda _: self._remember())
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.clicked.connect(self._clicked)
        self.list.activated.connect(self._activated)
        self.list.folding.connect(self._fold)
        self.list.deleting.connect(self._delete)
        self.list.renaming.connect(self._rename)
        self.list.showing.connect(lambda: self._clicked(self.list.currentIndex()))
        self.list.typed.connect(self._type)
        self.list.walked.connect(self._walked)
        self.list.reached.connect(self._tell_chosen)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._tell_chosen())
        self._context.theme.changed.connect(self.list.viewport().update)
        self._context.navigation.selected.connect(self._selected_elsewhere)
        self._context.navigation.spanned.connect(self._keep_to)
        FileDrops(self).dropped.connect(partial(import_paths, self._context))

    def _lay_out(self) -> None:
        self.empty = EmptyState(
            self._context.theme,
            "notes",
            "Notes are what you saw, heard and were told, each under the day it happened.",
        )
        self.nothing = EmptyState(self._context.theme, "filter", "")
        self._search_button = self.nothing.add_action("Search in all texts", self._search)
        self.nothing.add_action("Show all notes", self._unfilter)
        if not self._readonly:
            for words, run in first_steps(self._context):
                self.empty.add_action(words, run, primary=words == "New note")
        self.stack = QStackedWidget(self)
        for widget in (self.list, self.empty, self.nothing):
            self.stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.folders):
            column.addWidget(part)
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.list)

    # Remembering

    def _restore(self) -> None:
        """Arrange the list as it was when this project was last open on this machine."""
        kept = [*self._context.settings.get(self._setting), "", "", "", ""]
        grouping = kept[0] if kept[0] in GROUPINGS else "year"
        sorting = kept[1] if kept[1] in SORTINGS else "observed"
        self.reader.shelf.arrange(Arrangement(grouping, sorting, kept[2] != "rising"))
        self.head.set_arrangement(self.reader.shelf.arrangement)
        self.delegate.sorting = sorting
        self.folders.unfold(kept[3] != "folded")

    def _remember(self) -> None:
        now = self.reader.shelf.arrangement
        direction = "falling" if now.falling else "rising"
        folders = "shown" if self.folders.fold.isChecked() else "folded"
        self._context.settings.set(self._setting, [now.grouping, now.sorting, direction, folders])

    # Showing

    def _show_notes(self) -> None:
        shelf = self.reader.shelf
        self.head.tell_waiting(len(self.reader.waiting))
        self.delegate.pinned = frozenset(shelf.frame.pinned)
        folders = self._context.project.folders.all() if shelf.frame.folders else []
        self.folders.set_folders(folders, shelf.frame.lying)
        here = self.head.facets.folder
        if here and self.folders.name(here) is None:
            self.head.set_facets(replace(self.head.facets, folder=""))
        elif here:
            self.head.name_folder(self.folders.name(here) or "")
        self._narrow()

    def _narrow(self) -> None:
        """List what passes the filter: a few at once, of many a little at a time."""
        head, shelf = self.head, self.reader.shelf
        self.folders.choose(head.facets.folder)
        in_folder = self.folders.model.notes_in(head.facets.folder)
        span = head.facets.span
        self._context.navigation.keep_to(span)
        in_span = self._context.project.timeline.ids_within(span) if span is not None else frozenset()
        narrowing = head.facets.narrowing(head.words, shelf, self.reader.waiting, in_folder, in_span)
        self._listing.begin(shelf.work(narrowing), partial(self._listed, narrowing), at_once=len(shelf) <= AT_ONCE)

    def _listed(self, narrowing: Narrowing, groups: list[Group]) -> None:
        shelf = self.reader.shelf
        with kept_place(self.list, self.model):
            self.model.set_groups(groups, bool(self.head.words), not single(shelf.arrangement.grouping))
        self.list.viewport().update()
        self.head.tell_count(shelf.count(narrowing), len(shelf))
        self._choose_face()
        self._selected_elsewhere(self._context.selection)

    def _choose_face(self) -> None:
        """The list, or what an empty one has to say."""
        face: QWidget = self.empty
        if self.model.rowCount():
            face = self.list
        elif len(self.reader.shelf) or self.reader.reading:
            face = self.nothing
            self.nothing.set_words(self._why_empty())
            self._search_button.setVisible(bool(self.head.words))
        self.stack.setCurrentWidget(face)
        self.head.setVisible(face is not self.empty)
        self.folders.setVisible(self.folders.isVisibleTo(self) and face is not self.empty)

    def _why_empty(self) -> str:
        facets, words = self.head.facets, self.head.words
        if self.reader.reading:
            return "Reading the notes …"
        if words:
            among = " among those shown" if facets != EVERYTHING else ""
            return f"No note{among} has “{words}” in its title, place or people."
        if facets == replace(EVERYTHING, folder=facets.folder):
            return f"Nothing lies in “{self.folders.name(facets.folder)}” yet. Drag notes onto it from the list."
        if facets == replace(EVERYTHING, pinned=True):
            return "No note is pinned. Pin one with Ctrl+D, and it stays on top of the list."
        return "No note is of this sort."

    def _tell_progress(self, read: int) -> None:
        if read > TELL:
            self.head.tell_count(0, read, read)

    def _arrange(self, arrangement: Arrangement) -> None:
        self.reader.shelf.arrange(arrangement)
        self.head.set_arrangement(arrangement)
        self.delegate.sorting = arrangement.sorting
        self._remember()
        self._narrow()
        self.list.scrollTo(self.list.currentIndex())

    def _show_folder(self, folder: str) -> None:
        self.head.set_facets(replace(self.head.facets, folder=folder), self.folders.name(folder) or "")

    def _keep_to(self, span: TimeSpan | None) -> None:
        """List only notes of a stretch of time, as other lists do."""
        self.head.set_facets(replace(self.head.facets, span=span))

    def _unfilter(self) -> None:
        self.head.show_all()
        self.list.setFocus()

    def _search(self) -> None:
        self._context.open(Ref("search", self.head.words))

    def _selected_elsewhere(self, selection: Selection) -> None:
        """The note that a person has gone to is the one that is chosen here."""
        if selection.ref is None or selection.ref.noun != "note":
            return
        if any(note.id == selection.ref.id for note in self.chosen()):
            return
        index = self.model.index_of(selection.ref.id)
        if index.isValid():
            choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, choose)
            self.list.scrollTo(index)

    # Doing

    def _tell_chosen(self) -> None:
        """The commands act on what is chosen here while the keyboard is here."""
        if self.list.hasFocus():
            self._context.navigation.choose(self._chosen_refs if many_chosen(self.list) else None)

    def _chosen_refs(self) -> list[Ref]:
        return [Ref("note", note.id) for note in self.chosen()]

    def _clicked(self, index: Index) -> None:
        row = self.model.row(index)
        if isinstance(row, HeadRow):
            with kept_place(self.list, self.model):
                self.model.toggle(row.words)
        elif row is not None and not many_chosen(self.list):
            self._context.open(Ref("note", row.id))
            self.list.setFocus()  # or Enter and Delete, meant for the list, would fall into the text

    def _activated(self, index: Index) -> None:
        row = self.model.row(index)
        if isinstance(row, NoteRow):
            self._context.open(Ref("note", row.id), keep=True)
        elif row is not None:
            self._clicked(index)

    def _walked(self, index: Index) -> None:
        """Arrow keys show in the inspector what they pass, without opening it."""
        note = self.model.note_at(index)
        if note is not None and not many_chosen(self.list):
            self._context.select(Ref("note", note.id))

    def _fold(self, index: Index, folded: bool) -> None:
        """Fold or unfold the group of a row; the keyboard stays on its heading."""
        row = self.model.row(index)
        head = row if isinstance(row, HeadRow) else self.model.head_of(index.row())
        if head is not None and (folded or row is head):
            if head.folded != folded:
                self.model.toggle(head.words)
            self.list.setCurrentIndex(self.model.index_of(head.id))

    def _delete(self) -> None:
        if not self._readonly:
            self._do(delete_notes, [note.id for note in self.chosen()])

    def _rename(self) -> None:
        note = self.model.note_at(self.list.currentIndex())
        if note is not None and not self._readonly:
            self._do(rename_first, [note.id])

    def _do(self, deed: Callable[..., object], *args: object) -> None:
        attempt(self._context, partial(deed, self._context, *args))

    def _type(self, letters: str) -> None:
        """What is typed in the list is looked for."""
        self.filter.setFocus()
        self.filter.end(False)
        self.filter.insert(letters)

    def _go_to_list(self) -> None:
        self._listing.finish()
        self.list.setFocus()
        if self.model.note_at(self.list.currentIndex()) is None and self.model.first_note().isValid():
            self.list.setCurrentIndex(self.model.first_note())

    def _show_menu(self, point: QPoint) -> None:
        notes = self.chosen()
        if notes:
            menu = self.menu_for(notes)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.list.viewport().mapToGlobal(point))

    def _load(self) -> tuple[QMimeData, QPixmap] | None:
        """What is dragged: the chosen notes, under a small label."""
        notes = self.chosen()
        if not notes:
            return None
        words = f"{len(notes):,} notes" if len(notes) > 1 else notes[0].title or notes[0].opening or "One note"
        return carried([note.id for note in notes]), _label(self._context, words)


def _label(context: Context, words: str) -> QPixmap:
    """A small label, to hang on the mouse."""
    fonts, theme = context.theme.fonts, context.theme
    pixmap = QPixmap(fonts.scaled(15), fonts.scaled(2))
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour("border"))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(pixmap.rect().adjusted(0, 0, -1, -1), 6, 6)
    painter.setPen(theme.colour("text"))
    inside = QRect(10, 0, pixmap.width() - 20, pixmap.height())
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)
    painter.end()
    return pixmap
