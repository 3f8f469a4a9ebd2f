"""Keeps what is typed: edits go to the project within 300 ms, and nothing is let go before it is safe there."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.marks import Mark
from fieldnotes.domain.revisions import PAUSE
from fieldnotes.project.project import Project
from ui.editor.document import NoteDocument
from ui.editor.marks import DocumentMarks

DELAY = 250
"""Milliseconds between a key and the saving of it."""
RETRY = 3000
"""Milliseconds after which saving is tried again when it failed (a full disk, say)."""
_STRETCH = 20
"""Code points; more at once are not typed but pasted, dropped or cut."""


class Autosave(QObject):
    """Collects the edits of one document and writes them to its note.

    Args:
        project: where the note lives.
        note: its id.
        document, marks: what is edited.
        owner: named as the initiator of what is written, so that it can pass over its own notices.

    Signals:
        state_changed: "saving", "saved", or a sentence that says why it cannot be saved.
        saved: something was written.
        failed: something could not be written and stays pending.
    """

    state_changed = Signal(str)
    saved = Signal()
    failed = Signal()

    def __init__(
        self, project: Project, note: str, document: NoteDocument, marks: DocumentMarks, owner: QObject
    ) -> None:
        super().__init__(owner)
        self._project = project
        self._note = note
        self._marks = marks
        self._owner = owner
        self._pending: list[Edit] = []
        self._steps: list[int] = []
        self._closed = False
        self._formatted = False
        self._unsaved_marks = False
        self._label: str | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.end_session)
        self._recover()
        document.edited.connect(self._edited)
        marks.formatted.connect(self._format)

    @property
    def pending(self) -> Sequence[Edit]:
        """Edits that are not written yet, in order."""
        return tuple(self._pending)

    @property
    def clean(self) -> bool:
        """Whether everything is written."""
        return not self._pending and not self._formatted and not self._unsaved_marks

    def flush(self) -> bool:
        """Write what is pending now; False when that failed, and then it stays pending."""
        self._timer.stop()
        if self.clean:
            return True
        taken = self._marks.take()
        if taken is None and self._unsaved_marks:
            taken = self._marks.read()
        try:
            self._write(taken)
        except UserError as error:
            self._unsaved_marks = taken is not None
            self.state_changed.emit(error.message)
            self._timer.start(RETRY)
            self.failed.emit()
            return False
        self._formatted = self._unsaved_marks = False
        self._pause.start()
        self.state_changed.emit("saved")
        self.saved.emit()
        return True

    def seal(self, label: str = "") -> bool:
        """Write what is pending and let nothing join that step any more; with ``label`` it is a step of that name."""
        self._label = label or None
        done = self.flush()
        self._label = None
        if not self._project.store.readonly:
            self._project.store.seal_writing()
        return done

    def end_session(self) -> bool:
        """Write what is pending and keep a full copy of the text, as at the end of an evening or after a long pause."""
        self._pause.stop()
        if not self.seal():
            return False
        if not self._project.store.readonly and self._project.notes.exists(self._note):
            self._project.notes.end_session(self._note)
        return True

    def _recover(self) -> None:
        """A session that a crash cut off is kept now; if there is no room for it, it is at the next words."""
        if not self._project.store.readonly:
            with suppress(UserError):
                self._project.notes.recover_session(self._note)

    def forget(self) -> list[Edit]:
        """Give the pending edits away: the note is gone, or they are laid anew over a text changed elsewhere."""
        self._timer.stop()
        pending, self._pending = self._pending, []
        self._steps = []
        self._formatted = self._unsaved_marks = False
        return pending

    def _write(self, marks: Sequence[Mark] | None) -> None:
        """Write what is pending, in as many steps as it makes."""
        write = partial(self._project.notes.write, self._note, initiator=self._owner, label=self._label)
        if not self._pending and marks is not None:
            self._project.notes.set_marks(self._note, marks, initiator=self._owner)
        while self._pending:
            if self._steps[:1] == [0] and not self._label:
                self._project.store.seal_writing()
            later = [] if self._label else [place for place in self._steps if place]
            count = later[0] if later else len(self._pending)
            write(self._pending[:count], marks=None if later else marks)
            del self._pending[:count]
            self._steps = [place - count for place in later]
        self._steps = []

    def _edited(self, edits: list[Edit]) -> None:
        """A new paragraph begins a step, so that undo goes back by these; a stretch put in or cut is one by itself."""
        put_in = any(len(edit.inserted) > _STRETCH for edit in edits)
        cut = any(len(edit.removed) > _STRETCH for edit in edits)
        if put_in or cut or self._closed or edits[0].inserted == "\n":
            self._steps.append(len(self._pending))
        self._closed = put_in
        self._pending += edits
        self._begin()

    def _format(self) -> None:
        self._formatted = True
        self._begin()

    def _begin(self) -> None:
        if not self._timer.isActive():
            self.state_changed.emit("saving")
            self._timer.start(DELAY)
