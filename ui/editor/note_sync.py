"""Keeps an open note level with the project: what others change comes in as edits, never by loading again."""

from PySide6.QtCore import QObject, Signal

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.edits import Edit
from fieldnotes.domain.refs import Ref
from fieldnotes.project.project import Project
from fieldnotes.text.anchors import diff_edits
from ui.editor.autosave import Autosave
from ui.editor.rebase import rebased
from ui.editor.sheet import Sheet
from ui.editor.spans import SpanSet

_SHOWN = frozenset({"code", "actor", "site", "contributor", "event", "phase", "memo", "visit", "strand"})
"""Nouns whose names or colours stand on the page; a change to one is looked at though it names no note."""


class NoteSync(QObject):
    """Follows the store for one sheet.

    Signals:
        gone: the note is no longer in the project.
        refreshed: something that the header shows may have changed.
    """

    gone = Signal()
    refreshed = Signal()

    def __init__(self, project: Project, note: str, sheet: Sheet, autosave: Autosave, owner: QObject) -> None:
        super().__init__(owner)
        self._project = project
        self._note = note
        self._sheet = sheet
        self._autosave = autosave
        self._owner = owner

    def follow(self, changes: Changes) -> None:
        """Take over what a commit changed, unless it is what was typed here."""
        if changes.initiator is self._owner and changes.kind == "do":
            return
        touched = Ref("note", self._note) in changes.refs
        if not touched and not (changes.nouns() & _SHOWN):
            return
        if not self._project.notes.exists(self._note):
            self._autosave.forget()
            self.gone.emit()
            return
        if touched:
            self.take_text()
        self.take_spans()
        self.refreshed.emit()

    def recover(self) -> None:
        """Writing failed: if the note reads otherwise than was thought, lay what is pending over what is there."""
        if not self._project.notes.exists(self._note):
            self._autosave.forget()
            self.gone.emit()
            return
        believed = self._sheet.document.text
        for edit in reversed(self._autosave.pending):
            believed = edit.inverse().apply(believed)
        if believed != self._project.notes.text(self._note):
            self.take_text()

    def take_text(self) -> list[Edit]:
        """Bring text and marks level; the edits that were applied."""
        sheet = self._sheet
        wanted = self._project.notes.text(self._note)
        pending = self._autosave.forget()
        if pending:
            sheet.view.take_over([edit.inverse() for edit in reversed(pending)])
        edits = diff_edits(sheet.document.text, wanted)
        if edits:
            sheet.view.take_over(edits)
        sheet.marks.load(self._project.notes.marks(self._note))
        if pending:
            sheet.document.replace(rebased(pending, edits, wanted))
        return edits

    def take_spans(self) -> None:
        """Bring codings, registers, turns and mentions level."""
        project, sheet, note = self._project, self._sheet, self._note
        sheet.layer.set_codings(project.codings.of_note(note))
        sheet.look.set_spans(
            SpanSet((one.start, one.end, one.kind) for one in project.registers.of_note(note)),
            SpanSet((one.start, one.end, one.id) for one in project.mentions.of_note(note)),
        )
        sheet.look.set_media(SpanSet((one.start, one.end, one) for one in project.media.of_note(note)))
        turns = project.turns.of_note(note)
        sheet.set_turns(turns, project.voices.of_note(note) if turns else ())
        sheet.show_margins()
