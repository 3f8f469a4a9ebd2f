"""One jotting under way: made with the first letter, kept level with the project, let go when it is empty."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.base.context import Context
from ui.editor.autosave import RETRY, Autosave
from ui.editor.completion import Named
from ui.editor.deeds import NoteDeeds
from ui.editor.note_sync import NoteSync
from ui.editor.sheet import Sheet


def this_minute() -> When:
    """Now, to the minute."""
    return When.of(datetime.now().astimezone().strftime("%Y-%m-%dT%H:%M"))


class Jotting(QObject):
    """Writes what is typed on a sheet into a jotting of its own.

    Args:
        context: the project, and the bus that tells of its changes.
        sheet: where is typed; the jotting lives as long as it.

    Signals:
        told: the state: "saving", "saved", or a sentence that says why it cannot be saved.
        gone: the jotting was deleted, or its beginning undone.
    """

    told = Signal(str)
    gone = Signal()

    def __init__(self, context: Context, sheet: Sheet) -> None:
        super().__init__(sheet)
        self._context = context
        self._sheet = sheet
        self._said: When | None = None
        self._autosave: Autosave | None = None
        self._sync: NoteSync | None = None
        self._opened = this_minute()
        self.note = ""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(RETRY)
        self._again.timeout.connect(self._make)
        sheet.document.edited.connect(self._typed)
        sheet.view.undo_wanted.connect(self.undo)
        sheet.view.redo_wanted.connect(self.redo)

    @property
    def deeds(self) -> NoteDeeds:
        """Verbs on the jotting."""
        return NoteDeeds(self._context.project, self.note)

    @property
    def when(self) -> When:
        """When it happened: as the person said, else when the first letter came, else when the pad was opened."""
        return self._said or self._opened

    def happened(self, when: When) -> None:
        """Say when it was.

        Raises:
            UserError: the jotting is gone.
        """
        if self.note:
            self._context.project.notes.change(self.note, observed=when)
        self._said = when

    def keep(self) -> bool:
        """Write what is pending and keep a copy; an empty jotting is let go. False when it cannot be written."""
        empty = not self._sheet.document.text.strip()
        if self._autosave is None:
            return empty or (self._make() and self.keep())
        if empty:
            return self._let_go()
        return self._autosave.end_session()

    def stop(self) -> None:
        """Follow the project no more: the sheet is about to go."""
        self._again.stop()
        if self._sync is not None:
            self._context.bus.changed.disconnect(self._sync.follow)
            self._sync = None

    def undo(self) -> None:
        """Take back the last step of this jotting."""
        self._step(self._context.project.store.undo_note)

    def redo(self) -> None:
        """Do again what was undone last in it."""
        self._step(self._context.project.store.redo_note)

    def mention(self, named: Named) -> None:
        """Say that a stretch names something; what is new is made."""
        if self._autosave is not None and self._autosave.flush():
            self._attempt(lambda: self.deeds.mention(named))

    def _typed(self) -> None:
        if self._autosave is None and not self._again.isActive() and self._sheet.document.text.strip():
            self._make()

    def _make(self) -> bool:
        """Make the row; from now on typing is saved as on any page. False when it cannot be made yet."""
        project, sheet = self._context.project, self._sheet
        if self._autosave is not None or not sheet.document.text:
            return True
        now = this_minute()
        self._opened = now
        try:
            note = project.notes.add(
                kind="jotting",
                text=sheet.document.text,
                marks=sheet.marks.read(),
                observed=self.when,
                written=now.start,
                author=project.me.id,
                label="Jot",
            )
        except UserError as error:
            self.told.emit(error.message)
            self._again.start()
            return False
        self.note = note.id
        self._autosave = autosave = Autosave(project, note.id, sheet.document, sheet.marks, self)
        self._sync = NoteSync(project, note.id, sheet, autosave, self)
        autosave.state_changed.connect(self.told)
        autosave.failed.connect(self._sync.recover)
        sheet.view.leaving.connect(autosave.flush)
        self._sync.gone.connect(self._lost)
        self._context.bus.changed.connect(self._sync.follow)
        self.told.emit("saved")
        return True

    def _let_go(self) -> bool:
        """Delete a jotting from which every word was taken out again."""
        note, project = self.note, self._context.project
        if self._autosave is not None:
            self._autosave.forget()
        self.stop()
        self._autosave, self.note = None, ""
        return not project.notes.exists(note) or self._attempt(lambda: project.notes.delete(note))

    def _lost(self) -> None:
        self.stop()
        self._autosave, self.note = None, ""
        self.gone.emit()

    def _step(self, step: Callable[[str, object], object]) -> None:
        if self._autosave is None or self._sync is None or not self._autosave.seal():
            return
        if not self._attempt(lambda: step(self.note, self)):
            return
        if not self._context.project.notes.exists(self.note):
            self._lost()
            return
        edits = self._sync.take_text()
        self._sync.take_spans()
        if edits:
            place = edits[-1].position + len(edits[-1].inserted)
            self._sheet.view.select(place, place)

    def _attempt(self, deed: Callable[[], object]) -> bool:
        try:
            deed()
        except UserError as error:
            self.told.emit(error.message)
            return False
        return True

    def ref(self) -> Ref:
        """The jotting."""
        return Ref("note", self.note)
