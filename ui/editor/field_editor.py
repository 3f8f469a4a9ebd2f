"""Edits one fact of a header in the place of its chip, with completion."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QToolTip, QWidget

from ui.editor.date_hint import DateHint, Read
from ui.theme.theme import Theme

_DAYS = {Qt.Key.Key_Down: 7, Qt.Key.Key_Up: -7, Qt.Key.Key_PageDown: 28, Qt.Key.Key_PageUp: -28}
"""How many days a key goes in the calendar under a date."""


class FieldEditor(QLineEdit):
    """A line laid over a chip while its fact is being changed.

    Signals:
        committed: the words, when Enter was pressed or the keyboard went elsewhere.
        cancelled: the person thought better of it.
    """

    committed = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._names = QStringListModel(self)
        self._several = False
        self._told = ""
        self._completer = QCompleter(self._names, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setWidget(self)
        self._list = QListView(self)
        self._list.setProperty("role", "popup")
        self._completer.setPopup(self._list)
        self._completer.activated.connect(self._complete)
        self.textEdited.connect(self._suggest)
        page = None if parent.isWindow() else parent.parentWidget()
        self.hint = DateHint(theme, page or parent, self)
        self.hint.chosen.connect(self._take_day)
        self.textChanged.connect(self.hint.follow)
        self.hide()

    def begin(
        self,
        place: QRect,
        words: str,
        hint: str,
        names: Sequence[str] = (),
        several: bool = False,
        read: Read | None = None,
    ) -> None:
        """Open over a place.

        Args:
            place: in the parent's coordinates.
            words: what stands there now.
            hint: what may be written, shown while the line is empty.
            names: what can be completed.
            several: whether names are separated by commas.
            read: reads a date; what is understood is said under the line while it is typed.
        """
        self._several = several
        self._told = words
        self._names.setStringList(list(names))
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setText(words)
        self.refuse("")
        width = min(max(place.width(), 240), self._parent.width() - place.left())
        self.setGeometry(place.left(), place.top() - 3, width, place.height() + 6)
        self.show()
        self.raise_()
        self.setFocus()
        self.selectAll()
        if names and not words:
            self._suggest("")
        if read is not None:
            self.hint.begin(words, read)

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the words; "" when nothing is."""
        self.setProperty("wrong", bool(sentence))
        self.style().unpolish(self)
        self.style().polish(self)
        self.setToolTip(sentence)
        if sentence and not self.hint.isVisible():
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), sentence, self)

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the window's shortcuts."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter commits, Escape cancels."""
        if event.key() == Qt.Key.Key_Escape:
            self._list.hide()
            self.hide()
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._list.hide()
            self.committed.emit(self.text())
        elif self._answers_calendar(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """What is said about a date goes with its line."""
        super().hideEvent(event)
        self.hint.end()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere commits what was changed."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason or not self.isVisible():
            return
        if self.text() == self._told or self.property("wrong"):
            self.hide()
            self.cancelled.emit()
        else:
            self.committed.emit(self.text())

    def _answers_calendar(self, event: QKeyEvent) -> bool:
        """Alt and Down opens the calendar; while it is open the arrows and Page keys go through its days."""
        if not self.hint.isVisible():
            return False
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.hint.toggle_calendar()
            return True
        return key in _DAYS and self.hint.step_day(_DAYS[key])

    def _take_day(self, words: str) -> None:
        self.setText(words)
        self.setFocus()
        self._suggest(words)

    def _suggest(self, words: str) -> None:
        if self.property("wrong"):
            self.refuse("")
        if not self._names.rowCount():
            return
        part = words.rsplit(",", 1)[-1].strip() if self._several else words
        self._completer.setCompletionPrefix(part)
        self._completer.complete()

    def _complete(self, name: str) -> None:
        if self._several:
            before = self.text().rpartition(",")[0]
            self.setText(f"{before}, {name}, ".lstrip(", "))
        else:
            self.setText(name)
