"""The origins of an open note: jottings it grew from lie over it, a jotting is written up, prompts come to an end."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.marks import Marked
from fieldnotes.domain.refs import Ref
from fieldnotes.text.prompts import unanswered
from fieldnotes.text.standoff import settle
from ui.base.context import Context
from ui.base.settings import SOURCES
from ui.commands.jottings import set_aside, write_up
from ui.editor.coding_desk import Attempt
from ui.editor.deeds import NoteDeeds
from ui.editor.lineage import LineageBand
from ui.editor.sheet import Sheet


class Origins(QObject):
    """Joins the band of lineage with one note.

    Args:
        context: the way about, and what is remembered.
        note: the note's reference.
        sheet: its text.
        deeds: verbs on it.
        attempt: does them safely.
        page: in which the band stands.
    """

    def __init__(
        self, context: Context, note: Ref, sheet: Sheet, deeds: NoteDeeds, attempt: Attempt, page: QWidget
    ) -> None:
        super().__init__(page)
        self._context = context
        self._note = note
        self._sheet = sheet
        self._deeds = deeds
        self._try = attempt
        self.band = LineageBand(context.theme, not context.settings.get(SOURCES), page)
        self._written_up: bool | None = None
        self.band.opened.connect(lambda ident: context.open(Ref("note", ident)))
        self.band.wanted.connect(self._do)
        self.band.inserted.connect(self._insert)
        self._is_jotting = False
        context.bus.changed.connect(self._follow)

    def show(self) -> None:
        """Bring the band up to date."""
        try:
            lineage = self._deeds.lineage()
        except UserError:
            self.band.hide()
            return
        self._is_jotting = bool(lineage.waits or lineage.aside or lineage.grown)
        if self._written_up is None and lineage.sources:
            # Over a note that has outgrown its jottings they lie folded; a word leads back to them.
            rough = sum(len(source.words) for source in lineage.sources)
            self._written_up = len(self._sheet.document.text) > rough
            self.band.folded = self.band.folded or self._written_up
        self.band.tell(lineage)

    def remove_unanswered(self) -> None:
        """Take out the prompts under which nothing was written, as one edit that can be undone."""
        document = self._sheet.document
        edits = unanswered(Marked(document.text, tuple(self._sheet.marks.read())))
        if not edits:
            self._context.say("Every prompt in this note has its answer.")
            return
        if self._try(lambda: document.replace(edits)):
            self._try(lambda: None)
            self._context.say("Took out the prompts that nobody answered.")

    def _follow(self, changes: Changes) -> None:
        """What became of a jotting is told by other notes."""
        if self._is_jotting and "note" in changes.nouns():
            self.show()

    def _do(self, wish: str) -> None:
        if wish in ("write up", "words"):
            self._try(lambda: write_up(self._context, [self._note.id], wish == "words"))
        elif wish == "aside":
            self._try(lambda: set_aside(self._context, [self._note.id]))
        elif wish == "take up":
            self._try(lambda: self._context.project.jottings.set_aside([self._note.id], aside=False))
        elif not self._written_up:
            self._context.settings.set(SOURCES, not self.band.folded)

    def _insert(self, words: str) -> None:
        view = self._sheet.view
        view.doors.put(Marked(settle(words.replace("\u2029", "\n"))))
        view.setFocus()
