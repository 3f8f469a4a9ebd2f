"""The box over a list that narrows it as one types."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.theme import Theme


class FilterBox(QLineEdit):
    """A line to type into.

    Signals:
        filtered: the words typed, without outer white space.
        left: the person pressed Down or Enter and wants to go on in the list.
    """

    filtered = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, words: str = "Filter", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addAction(theme.icon("filter", "faint"), QLineEdit.ActionPosition.LeadingPosition).setText("Search")
        self.setClearButtonEnabled(True)
        self.set_words(words)
        self.textChanged.connect(lambda text: self.filtered.emit(text.strip()))

    def set_words(self, words: str) -> None:
        """Set what the empty box says, such as "Filter 192 notes"."""
        self.setPlaceholderText(words)
        self.setAccessibleName(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties the box; Down and Enter leave it for the list."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)
