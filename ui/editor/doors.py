"""The doors through which words come into a page and leave it: pasting, dropping, copying."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QTextEdit

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.marks import Marked
from fieldnotes.domain.notes import Turn
from fieldnotes.text.marked import slice_marked
from fieldnotes.text.standoff import settle
from fieldnotes.text.typed_signs import address_of
from ui.editor.clipboard import Held, Stretches, carried, carry_in, marked_of, mime_of, registers_of
from ui.editor.document import NoteDocument
from ui.editor.marks import DocumentMarks


class FileDoor(Protocol):
    """Whoever brings files in."""

    def can_take(self, source: QMimeData) -> bool:
        """Whether what is dropped belongs into the text."""

    def can_paste(self, source: QMimeData) -> bool:
        """Whether what is pasted belongs into the text."""

    def take(self, source: QMimeData, position: int) -> None:
        """Bring it in at a place (code points)."""


class PictureCarrier(Protocol):
    """Whoever knows the pictures of the page."""

    @property
    def door(self) -> FileDoor:
        """Brings files in."""

    @property
    def project(self) -> str:
        """The project's id."""

    def held(self, start: int, end: int) -> list[Held]:
        """The pictures in a stretch (code points)."""

    def carry(self, held: Sequence[Held], change: Callable[[], int]) -> None:
        """Change the text, then lay pictures over their places in what was put in."""

    def image_of(self, held: Sequence[Held]) -> bytes:
        """A picture that is copied alone, for other programs."""


class SpeechCarrier(Protocol):
    """Whoever knows the turns of the page."""

    def held(self, start: int, end: int) -> list[Turn]:
        """The turns among some words (code points), counted from their beginning."""

    def tell(self, source: QMimeData, start: int, end: int) -> None:
        """Put the turns among words (code points) that are copied beside them."""

    def take(self, source: QMimeData, start: int, words: str) -> None:
        """Lay the turns of words that were just put in, if any came with them."""

    def lay(self, turns: Sequence[Turn], start: int, end: int) -> None:
        """Lay turns over words that were just put in; each is counted from ``start``."""


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
        self.pictures: PictureCarrier | None = None
        self.turns: SpeechCarrier | None = None
        self.registers: Callable[[], Stretches] = tuple
        self.read_as: Callable[[Stretches], object] = tuple

    def can_take(self, source: QMimeData) -> bool:
        """Words can be dropped, and files that belong into a text; other files are for the window to import."""
        if self.pictures is not None and self.pictures.door.can_take(source):
            return not self._view.isReadOnly()
        files = any(url.isLocalFile() for url in source.urls())
        return not files and (source.hasText() or source.hasHtml())

    def can_paste(self, source: QMimeData) -> bool:
        """Whatever can be dropped can be pasted, and any file too."""
        return self.can_take(source) or (self.pictures is not None and self.pictures.door.can_paste(source))

    def take(self, source: QMimeData) -> None:
        """Put in at the cursor: formatted text keeps the formatting that notes know; nothing is fetched."""
        pictures = self.pictures
        if self._view.isReadOnly():
            return
        own = carried(source, pictures.project) if pictures is not None else None
        if pictures is not None and own is not None:
            marked, held = own
            pictures.carry(held, lambda: self.put(marked))
        elif pictures is not None and pictures.door.can_paste(source):
            pictures.door.take(source, self._note.span(self._view.textCursor())[1])
        elif not self._link_with(source):
            self._put_words(source)

    def _put_words(self, source: QMimeData) -> None:
        """Put words in, read as they were where they were copied from."""
        marked = marked_of(source)
        start = self.put(marked)
        if not self._note.text.startswith(marked.text, start):
            return
        if self.turns is not None:
            self.turns.take(source, start, marked.text)
        stretches = registers_of(source, marked.text)
        if stretches:
            self.read_as([(start + low, start + high, kind) for low, high, kind in stretches])

    def _link_with(self, source: QMimeData) -> bool:
        """Make what is selected a link to the address that is pasted; False where it is none."""
        start, end = self._note.span(self._view.textCursor())
        address = address_of(source.text()) if start < end else ""
        if not address or "\n" in self._note.text[start:end]:
            return False
        self._marks.take_off(start, end, "link")
        self._marks.put(start, end, "link", address)
        return True

    def take_plain(self) -> None:
        """Put in the bare words of what the clipboard holds."""
        held = QGuiApplication.clipboard().mimeData()
        if held is not None and held.hasText() and not self._view.isReadOnly():
            self.put(Marked(settle(held.text())))

    def put(self, marked: Marked) -> int:
        """Put a text with its formatting in place of what is selected; where it begins (code points)."""
        self._note.remember_cursor(self._view.textCursor())
        cursor = self._view.textCursor()
        start, _ = self._note.span(cursor)
        if marked.marks:
            self._marks.insert(cursor, marked)
        else:
            cursor.insertText(settle(marked.text))
        self._view.setTextCursor(cursor)
        self._view.ensureCursorVisible()
        return start

    def copied(self) -> QMimeData:
        """What is selected, as it stands, and the same with its formatting and registers; with the pictures in it."""
        start, end = self._note.span(self._view.textCursor())
        marks = self._marks.read()
        source = mime_of(self._note.text, marks, start, end, self.registers())
        if self.turns is not None:
            self.turns.tell(source, start, end)
        held = self.pictures.held(start, end) if self.pictures is not None else []
        if self.pictures is not None and held:
            part = slice_marked(Marked(self._note.text, tuple(marks)), start, end)
            carry_in(source, self.pictures.project, part, held)
            image = QImage.fromData(self.pictures.image_of(held)) if end - start == 1 else QImage()
            if not image.isNull():
                source.setImageData(image)
        return source

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
        held = self.pictures.held(start, end) if self.pictures is not None else []
        said = self.turns.held(start, end) if self.turns is not None else []

        def change() -> int:
            self._note.replace([Edit(start, words, ""), Edit(place, "", words)])
            return place

        if self.pictures is not None and held:
            self.pictures.carry(held, change)
        else:
            change()
        if self.turns is not None:
            self.turns.lay(said, place, place + len(words))
        self._view.setTextCursor(self._note.cursor(place, place + len(words)))
        self._view.ensureCursorVisible()
