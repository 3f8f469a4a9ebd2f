"""A line that tells what stands in it when the person is done with it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class SettledLine(QLineEdit):
    """Enter and going elsewhere settle it, Escape brings the old words back.

    Args:
        name: for screen readers; also shown while it is empty.
        role: "title" for the large face of notes, "" for a usual line.

    Signals:
        settled: other words than before.
    """

    settled = Signal(str)

    def __init__(self, name: str, role: str = "", hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(hint or name)
        if role:
            self.setProperty("role", role)
        self.editingFinished.connect(self._settle)

    def show_words(self, words: str) -> None:
        """Show other words; what is being typed stays."""
        untouched = self._before == self.text() or not self.hasFocus()
        if untouched and words != self.text():
            self.setText(words)
            self.setCursorPosition(0)
        self._before = words

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the window's shortcuts while something is being typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._turns_back(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape brings the old words back."""
        if self._turns_back(event):
            self.setText(self._before)
        else:
            super().keyPressEvent(event)

    def _turns_back(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and self.text() != self._before

    def _settle(self) -> None:
        words = " ".join(self.text().split())
        if words != self._before:
            self.settled.emit(words)
