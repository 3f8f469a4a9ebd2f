"""The page of a note: its head, its text with both margins, and everything that is done to it while it is open."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldnotes.domain.edits import Span
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.marks import BLOCK, Marked
from fieldnotes.domain.media import opening_line
from fieldnotes.domain.refs import Ref
from fieldnotes.text.counting import count_words
from ui.base.context import Context
from ui.base.rooms import Page
from ui.base.settings import DATE_ORDER, FOCUS_CENTRES, FOCUS_MUTES, TEXT_SIZE, TYPOGRAPHIC
from ui.commands.frame import SIZES
from ui.commands.texts import FORMATS, LINK_KEY, PLAIN_PASTE_KEY
from ui.editor.as_threads import AsThreads
from ui.editor.autosave import Autosave
from ui.editor.coding_desk import CodingDesk
from ui.editor.conversions import Conversions
from ui.editor.deeds import NoteDeeds
from ui.editor.fact_desk import FactDesk
from ui.editor.find_bar import FindBar
from ui.editor.finding import Finding
from ui.editor.format_bar import FormatBar
from ui.editor.header import Header, Known
from ui.editor.header_desk import obey
from ui.editor.headnotes import HeadnoteBand
from ui.editor.links import Links
from ui.editor.mention_desk import MentionDesk
from ui.editor.note_menu import NoteMenu
from ui.editor.note_sync import NoteSync
from ui.editor.origins import Origins
from ui.editor.picture_desk import PictureDesk
from ui.editor.recording_desk import RecordingDesk
from ui.editor.register_desk import RegisterDesk
from ui.editor.sheet import Sheet
from ui.editor.spell_check import SpellCheck
from ui.editor.tally import Tally
from ui.editor.turn_desk import TurnDesk
from ui.editor.visit_desk import VisitDesk
from ui.editor.word_course import trace_word

_SELECTING = 120
"""Milliseconds of rest after which selected words are counted."""
_OPENING = 500
"""Code points among which a note without a title looks for its first words."""


class NoteEditor(Page):
    """An open note.

    Args:
        context: project, bus, settings, theme, the way about.
        note: the note's id.

    Raises:
        UserError: there is no such note.
    """

    def __init__(self, context: Context, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._context = context
        self._note = note
        self._deeds = NoteDeeds(context.project, note)
        stored = context.project.notes.get(note)
        self._kind = stored.kind
        marked = Marked(stored.text, tuple(context.project.notes.marks(note)))
        self.sheet = Sheet(context.theme, marked, context.settings.get(TEXT_SIZE), self)
        self.view = self.sheet.view
        self.header = Header(
            context.theme,
            lambda words, elsewhere=True: self._deeds.read_when(words, context.settings.get(DATE_ORDER), elsewhere),
            Known(self._deeds.sites, self._deeds.people, self._deeds.events),
            self,
        )
        self.find_bar = FindBar(context.theme, self)
        self.autosave = Autosave(context.project, note, self.sheet.document, self.sheet.marks, self)
        self._sync = NoteSync(context.project, note, self.sheet, self.autosave, self)
        self.mentions = MentionDesk(context, self.sheet, self._deeds, self._try, self)
        self.registers = RegisterDesk(context, self.sheet, self._deeds, self._try, self)
        self.turns = TurnDesk(context, note, self.sheet, lambda: self._kind, self._try, self)
        self.coding = CodingDesk(context, self.ref(), self.sheet, self._deeds, self._try, self)
        self.headnotes = HeadnoteBand(context, note, self.sheet, self._try, self)
        self.finding = Finding(context, self.ref(), self.sheet, self.autosave, self.undo, self.find_bar)
        self.origins = Origins(context, self.ref(), self.sheet, self._deeds, self._try, self)
        self.pictures = PictureDesk(context, note, self.sheet, self.autosave, self._sync, self._try, self)
        self.links = Links(self.sheet, self)
        self.visits = VisitDesk(context, note, self.header, self._try, self)
        self.facts = FactDesk(context, note, self.sheet, self._try)
        self.recordings = RecordingDesk(context, self.ref(), self.sheet, self._try, self)
        self.pictures.door.sounds = self.recordings.door
        self.spelling = SpellCheck(context, self.ref(), self.sheet, self.autosave, self._try)
        self.menu = NoteMenu(
            context,
            self.sheet,
            self.coding,
            self.registers,
            self.format,
            self.links.ask,
            self.spelling,
            self,
            self.pictures.items,
            self.facts.menu_item,
            self.turns.menu_items,
            lambda: self.recordings.menu_items(self._kind),
        )
        self.coding.bar.add_row(FormatBar(context.theme, self.format, self.links.ask, self.coding.bar))
        self.conversions = Conversions(
            self.sheet,
            self.autosave,
            self.undo,
            lambda: self.spelling.language,
            partial(context.settings.get, TYPOGRAPHIC),
        )
        self.conversions.named = self.turns.named
        self.turns.heard = self.recordings.time_heard
        self._words = stored.words
        self._tally = Tally(stored.words)
        self._selected = 0
        self._in_focus_mode = False
        self._gone = False
        self._lay_out()
        self._connect()
        self._follow_column()
        self._sync.take_spans()
        self._show_facts()
        self.view.setReadOnly(context.project.store.readonly)

    # What the window asks -------------------------------------------------------------------------------------

    def ref(self) -> Ref:
        """The note."""
        return Ref("note", self._note)

    def title(self) -> str:
        """The note's title, or its first words."""
        title = self.header.title_line.text().strip()
        return title or opening_line(self.sheet.document.text[:_OPENING])[:40] or f"New {self._kind}"

    def icon(self) -> str:
        """The icon of the note's kind."""
        return self._kind

    def word_count(self) -> int:
        """How many words the note had when it was saved last."""
        return self._words

    def count_note(self) -> str:
        """How many words are selected, or new in this session."""
        return self._tally.note(self._selected)

    def set_focus_mode(self, on: bool) -> None:
        """Show the paragraph that is written in before all others, as the person likes it."""
        self._in_focus_mode = on
        get = self._context.settings.get
        self.sheet.focus.set_look(on and get(FOCUS_MUTES), on and get(FOCUS_CENTRES))

    def show_place(self, at: Span) -> None:
        """Bring a place into view and select it."""
        self.view.select(at.start, at.end)

    def arrive(self) -> None:
        """Take the keyboard and tell what is selected."""
        self.view.setFocus()
        self.coding.tell_selection()

    def close_page(self) -> bool:
        """Save what is pending and keep a copy of the text; False when it cannot be saved."""
        self.header.keep()
        self.coding.close()
        self.links.card.end()
        self.mentions.close()
        self.turns.close()
        self.recordings.close()
        return self.headnotes.flush() and self.autosave.end_session()

    # What the person can do -----------------------------------------------------------------------------------

    def flush(self) -> bool:
        """Save what is pending, before anything else is done to the project."""
        return self.autosave.seal()

    def undo(self) -> None:
        """Take back the last step of this note."""
        if not self.conversions.take_back_sign():
            self._step_back(self._context.project.store.undo_note, "undo")

    def redo(self) -> None:
        """Do again what was undone last in this note."""
        self._step_back(self._context.project.store.redo_note, "do again")

    def format(self, kind: str) -> None:
        """Put a mark on what is selected or take it off."""
        cursor = self.view.textCursor()
        if self.view.isReadOnly():
            return
        if cursor.hasSelection() or kind in BLOCK:
            self.sheet.marks.toggle(cursor, kind)
        else:
            self.view.setCurrentCharFormat(self.sheet.marks.typing_format(self.view.currentCharFormat(), kind))

    def deeds(self) -> dict[str, Callable[[], object]]:
        """Finding in the text, replacing in it, coding what is selected."""
        reading: dict[str, Callable[[], object]] = {
            "find": self.finding.find,
            "course": partial(trace_word, self._context, self.sheet),
        }
        for desk in (self.registers, self.mentions, self.turns, self.recordings):
            reading |= desk.deeds()
        if self.view.isReadOnly():
            return reading
        formats = {kind: partial(self.format, kind) for _, kind, _, _ in FORMATS}
        return (
            reading
            | formats
            | self.facts.deeds()
            | {
                "link": self.links.ask,
                "paste_plain": self.view.doors.take_plain,
                "replace": self.finding.replace,
                "code": self.coding.code_selection,
                "in_vivo": self.coding.code_in_vivo,
                "picture": self.pictures.insert,
                "headnote": self.headnotes.add,
                "prompts": self.origins.remove_unanswered,
            }
        )

    # Inside ---------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(AsThreads(self._context, self._note, self.view, self))
        column.addWidget(self.headnotes)
        column.addWidget(self.origins.band)
        column.addWidget(self.find_bar)
        column.addWidget(self.finding.hits.strip)
        column.addWidget(self.recordings.bar)
        column.addWidget(self.registers.bar)
        column.addWidget(self.sheet, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        view, header = self.view, self.header
        self._selecting = QTimer(self)
        self._selecting.setSingleShot(True)
        self._selecting.setInterval(_SELECTING)
        self._selecting.timeout.connect(self._count_selected)
        view.keys = self._keys()
        view.undo_wanted.connect(self.undo)
        view.redo_wanted.connect(self.redo)
        view.leaving.connect(self.autosave.flush)
        view.refitted.connect(self._follow_column)
        view.zoomed.connect(self._zoom)
        view.selectionChanged.connect(self._selecting.start)
        obey(header, self._deeds, self._try, view.setFocus)
        header.accepted.connect(self._take_over)
        self.headnotes.left.connect(view.setFocus)
        self.headnotes.begun.connect(self.coding.bar.hide)
        self.headnotes.stateChanged.connect(self.stateChanged)
        self.autosave.state_changed.connect(self.stateChanged)
        self.autosave.saved.connect(self._saved)
        self.autosave.failed.connect(self._sync.recover)
        self._sync.gone.connect(self._leave)
        self._sync.refreshed.connect(self._show_facts)
        self._sync.refreshed.connect(self.registers.follow)
        self.coding.register_wanted.connect(self.registers.open_menu)
        self._context.bus.changed.connect(self._sync.follow)
        self._context.settings.changed.connect(self._set)

    def _set(self, key: str) -> None:
        if key == TEXT_SIZE.key:
            size = self._context.settings.get(TEXT_SIZE)
            self.view.set_font(self._context.theme.fonts.serif(size))
            if self.isVisible():
                self._context.say(f"Text of notes: {round(100 * size / TEXT_SIZE.default)} %")
        elif key in (FOCUS_MUTES.key, FOCUS_CENTRES.key):
            self.set_focus_mode(self._in_focus_mode)

    def _zoom(self, by: int) -> None:
        size = self._context.settings.get(TEXT_SIZE) + by
        if size in SIZES:
            self._context.settings.set(TEXT_SIZE, size)

    def _keys(self) -> dict[str, Callable[[], object]]:
        keys: dict[str, Callable[[], object]] = {key: partial(self.format, kind) for _, kind, key, _ in FORMATS}
        for desk in (self.registers, self.mentions, self.facts, self.recordings):
            keys |= desk.keys()
        keys |= {
            LINK_KEY: self.links.ask,
            PLAIN_PASTE_KEY: self.view.doors.take_plain,
            "Ctrl+F": self.finding.find,
            "Ctrl+H": self.finding.replace,
            "Ctrl+Alt+P": self.pictures.insert,
            **self.turns.keys(self.coding.code_selection),
            "Ctrl+Shift+Return": self.coding.code_in_vivo,
            "Alt+Return": self._take_over,
            "Alt+Enter": self._take_over,
            "Ctrl+Z": self.undo,
            "Ctrl+Shift+Z": self.redo,
            "Ctrl+Y": self.redo,
        }
        return keys

    def _try(self, deed: Callable[[], object]) -> bool:
        """Save what is pending, then do something to the project; say so if it cannot be done."""
        if self._context.project.store.closed or not self.flush():  # a timer may outlive the project
            return False
        try:
            deed()
        except UserError as error:
            self._context.say(error.message)
            self._show_facts()
            return False
        return True

    def _take_over(self) -> None:
        """Take place and people over from the note made last, if they are offered."""
        if self.header.offer.isVisibleTo(self):
            self._try(self._deeds.take_over)
            self.view.setFocus()

    def _step_back(self, step: Callable[[str, object], object], words: str) -> None:
        self.header.keep_title()
        if not self.flush():
            return
        try:
            done = step(self._note, self)
        except UserError as error:
            self._context.say(error.message)
            return
        if done is None:
            self._context.say(f"There is nothing to {words} in this note.")
            return
        if not self._context.project.notes.exists(self._note):
            self._leave()
            return
        edits = self._sync.take_text()
        self._sync.take_spans()
        self._show_facts()
        if edits:
            place = edits[-1].position + len(edits[-1].inserted)
            self.view.select(place, place)

    def _show_facts(self) -> None:
        try:
            facts = self._deeds.facts()
        except UserError:
            self._leave()
            return
        self._kind = facts.kind
        self.header.show_facts(facts)
        self.origins.show()
        self.titleChanged.emit()
        self._count()

    def _leave(self) -> None:
        """The note is gone: say so once and touch the project no more."""
        if not self._gone:
            self._gone = True
            self.autosave.forget()
            self.gone.emit()

    def _count(self) -> None:
        words = self._context.project.notes.get(self._note).words
        if words != self._words:
            self._words = words
            self._tally.count(words)
            self.wordCountChanged.emit(words)

    def _count_selected(self) -> None:
        start, end = self.view.selection()
        selected = count_words(self.sheet.document.text[start:end]) if start < end else 0
        if selected != self._selected:
            self._selected = selected
            self.wordCountChanged.emit(self._words)

    def _saved(self) -> None:
        self._count()
        if not self.header.title_line.text():
            self.titleChanged.emit()

    def _follow_column(self) -> None:
        left, right = self.view.beside
        self.header.set_margins(left, right)
        self.find_bar.set_margins(left, right)
        self.headnotes.set_margins(left, right)
        self.origins.band.set_margins(left, right)
        self.registers.bar.set_margins(left, right)
        self.recordings.bar.set_margins(left, right)
