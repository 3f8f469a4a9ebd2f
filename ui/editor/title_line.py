"""The title of a note: one line of words, shown on as many lines as they need."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.grow_text import GrowText


class TitleLine(GrowText):
    """Enter and the arrow down from its last line go on to the text; line breaks never come in.

    Signals:
        textEdited: the person changed it.
        editingFinished: the person is done with it.
        finished: the person goes on to the text.
    """

    textEdited = Signal(str)  # noqa: N815  # named as in QLineEdit
    editingFinished = Signal()  # noqa: N815  # named as in QLineEdit
    finished = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._setting = True
        self._modified = False
        super().__init__(theme, "Title of the note", history=True, parent=parent)
        self._setting = False
        self.setProperty("role", "title")
        self.setPlaceholderText("Title")
        self.textChanged.connect(self._changed)
        theme.changed.connect(self.fit_face)

    def fit_face(self) -> None:
        """Take the face that the style sheet gives titles."""
        self.ensurePolished()
        self.set_face(self.font())

    def text(self) -> str:
        """The words, on one line."""
        return self.toPlainText().replace("\n", " ")

    def setText(self, words: str) -> None:
        """Show other words; the person has not changed these."""
        self._setting = True
        self.set_text(words)
        self._setting = False
        self._modified = False

    def isModified(self) -> bool:
        """Whether the person changed it since it was set or kept."""
        return self._modified

    def setModified(self, modified: bool) -> None:
        """Say whether it counts as changed."""
        self._modified = modified

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the text when the title is done."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.editingFinished.emit()
            self.finished.emit()
            return
        if event.key() == Qt.Key.Key_Down and not event.modifiers() and self._is_on_last_line():
            self.finished.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever leaves it is done with it."""
        super().focusOutEvent(event)
        self.editingFinished.emit()

    def _is_on_last_line(self) -> bool:
        cursor = self.textCursor()
        return not cursor.movePosition(QTextCursor.MoveOperation.Down)

    def _changed(self) -> None:
        if self._setting:
            return
        if "\n" in self.toPlainText():
            self._join_lines()
        self._modified = True
        self.textEdited.emit(self.text())

    def _join_lines(self) -> None:
        """What was pasted with breaks stands on one line."""
        position = self.textCursor().position()
        words = self.toPlainText().replace("\n", " ")
        self._setting = True
        self.set_text(words)
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        self._setting = False
