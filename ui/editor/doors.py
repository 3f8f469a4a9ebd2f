"""The doors through which words come into a page and leave it: pasting, dropping, copying."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QTextEdit

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.marks import Marked
from fieldnotes.text.standoff import settle
from ui.editor.clipboard import Stretches, marked_of, mime_of, registers_of
from ui.editor.document import NoteDocument
from ui.editor.marks import DocumentMarks


class Doors:
    """Takes in what is pasted and dropped on one view; every way in settles the text first.

    Args:
        view: the page.
        note, marks: its text and the formatting over it.

    Attributes:
        registers: tells how stretches of the page are read.
        read_as: is told how stretches just put in are to be read.
    """

    def __init__(self, view: QTextEdit, note: NoteDocument, marks: DocumentMarks) -> None:
        self._view = view
        self._note = note
        self._marks = marks
        self.registers: Callable[[], Stretches] = tuple
        self.read_as: Callable[[Stretches], object] = tuple

    def can_take(self, source: QMimeData) -> bool:
        """Words can be put in; pictures cannot yet, and files are for the window to import."""
        files = any(url.isLocalFile() for url in source.urls())
        return not files and (source.hasText() or source.hasHtml())

    def take(self, source: QMimeData) -> None:
        """Put in at the cursor: formatted text keeps the formatting that notes know; nothing is fetched."""
        if self._view.isReadOnly():
            return
        marked = marked_of(source)
        start, _ = self._note.span(self._view.textCursor())
        self.put(marked)
        stretches = registers_of(source, marked.text)
        if stretches and self._note.text.startswith(marked.text, start):
            self.read_as([(start + low, start + high, kind) for low, high, kind in stretches])

    def put(self, marked: Marked) -> None:
        """Put a text with its formatting in place of what is selected."""
        self._note.remember_cursor(self._view.textCursor())
        cursor = self._view.textCursor()
        if marked.marks:
            self._marks.insert(cursor, marked)
        else:
            cursor.insertText(settle(marked.text))
        self._view.setTextCursor(cursor)
        self._view.ensureCursorVisible()

    def copied(self) -> QMimeData:
        """What is selected, as it stands, and the same with its formatting."""
        span = self._note.span(self._view.textCursor())
        return mime_of(self._note.text, self._marks.read(), *span, self.registers())

    def drop(self, event: QDropEvent) -> None:
        """What comes from this page moves, as two plain edits; anything else is put in."""
        target = self._note.position(self._view.cursorForPosition(event.position().toPoint()))
        inside = event.source() is self._view.viewport() or event.source() is self._view
        if inside and event.proposedAction() == Qt.DropAction.MoveAction:
            self.move(*self._note.span(self._view.textCursor()), target)
            event.setDropAction(Qt.DropAction.CopyAction)  # the words are moved already
            event.accept()
            return
        self._view.setTextCursor(self._note.cursor(target))
        self.take(event.mimeData())
        event.acceptProposedAction()

    def move(self, start: int, end: int, target: int) -> None:
        """Move a stretch to another place (code points) and select it there."""
        if start <= target <= end or self._view.isReadOnly():
            return
        words = self._note.text[start:end]
        place = target - (end - start if target > end else 0)
        self._note.replace([Edit(start, words, ""), Edit(place, "", words)])
        self._view.setTextCursor(self._note.cursor(place, place + len(words)))
        self._view.ensureCursorVisible()
