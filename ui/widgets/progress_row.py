"""Long work on one line: what it is at, how far it is, and a way to stop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget


class ProgressRow(QWidget):
    """Words, a bar and Cancel.

    Signals:
        cancelled: the person wants it to stop.
    """

    cancelled = Signal()

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(words, self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setMinimumWidth(120)
        self._bar.setAccessibleName("Progress")
        self._cancel = QPushButton("Cancel", self)
        self._cancel.setProperty("role", "link")
        self._cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)

    def show_progress(self, done: int, total: int, words: str = "") -> None:
        """Show how far it is; a ``total`` of 0 means that nobody knows yet."""
        self._bar.setRange(0, total)
        self._bar.setValue(min(done, total))
        if words:
            self._words.setText(words)

    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def cancel(self) -> None:
        """Press Cancel."""
        self._cancel.click()
