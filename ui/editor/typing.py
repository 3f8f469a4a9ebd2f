"""The keys that a page answers in its own way: new paragraphs, and what Backspace takes."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTextEdit

from ui.editor.document import NoteDocument
from ui.editor.formats import block_kinds, inline_format, inline_kinds
from ui.editor.marks import DocumentMarks

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


class Typing:
    """Answers the typing of one view.

    Args:
        view: where is typed.
        note, marks: its text and the formatting over it.

    Attributes:
        first: is asked before anything else whether it answers a key.
    """

    def __init__(self, view: QTextEdit, note: NoteDocument, marks: DocumentMarks) -> None:
        self._view = view
        self._note = note
        self._marks = marks
        self.first: Callable[[QKeyEvent], bool] | None = None

    def answers(self, event: QKeyEvent) -> bool:
        """Do what a key does here, if this page does it in its own way; False leaves it to Qt."""
        if self.first is not None and self.first(event):
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._break_paragraph()
            return True
        if event.key() == Qt.Key.Key_Backspace and event.modifiers() in _PLAIN:
            return self._backspace()
        self._leave_link()
        return False

    def _leave_link(self) -> None:
        """What is typed behind a link is no part of it."""
        cursor = self._view.textCursor()
        if cursor.hasSelection() or not self._view.currentCharFormat().isAnchor():
            return
        position = self._note.position(cursor)
        if position and not self._marks.link_at(position):
            bare = inline_kinds(self._view.currentCharFormat())
            bare.pop("link", None)
            self._view.setCurrentCharFormat(inline_format(bare))

    def _break_paragraph(self) -> None:
        cursor = self._view.textCursor()
        if cursor.hasSelection():
            cursor.removeSelectedText()
        self._marks.break_paragraph(cursor)
        self._view.setTextCursor(cursor)
        self._view.ensureCursorVisible()

    def _backspace(self) -> bool:
        cursor = self._view.textCursor()
        if cursor.hasSelection():
            return False
        if cursor.atBlockStart() and any(kind != "rtl" for kind in block_kinds(cursor.block())):
            for kind in block_kinds(cursor.block()):
                if kind != "rtl":
                    self._marks.toggle(cursor, kind)
            return True
        position = self._note.position(cursor)
        size = self._note.cluster_before(position)
        if size < 2:
            return False
        self._note.cursor(position - size, position).removeSelectedText()
        self._view.ensureCursorVisible()
        return True
