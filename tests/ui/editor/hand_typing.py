"""Keys pressed and words typed into an open note, and what then stands in it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from fieldnotes.domain.marks import Mark
from ui.editor.note_editor import NoteEditor


def press(widget: QWidget, key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier | None = None) -> None:
    held = modifiers or Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, held, text))


def type_in(editor: NoteEditor, words: str) -> None:
    for letter in words:
        if letter == "\n":
            press(editor.view, Qt.Key.Key_Return, "\r")
        else:
            press(editor.view, Qt.Key.Key_A, letter)


def text(editor: NoteEditor) -> str:
    shown = editor.sheet.document.qt.toRawText().replace("\u2029", "\n")
    assert shown == editor.sheet.document.text
    return shown


def marks(editor: NoteEditor) -> list[Mark]:
    editor.autosave.flush()
    stored = editor._context.project.notes.marks(editor.ref().id)
    assert sorted(stored) == sorted(editor.sheet.marks.read())
    return sorted(stored)


def select(editor: NoteEditor, words: str) -> tuple[int, int]:
    start = editor.sheet.document.text.index(words)
    editor.view.select(start, start + len(words))
    return start, start + len(words)
