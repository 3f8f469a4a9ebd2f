"""What an empty view says: what it is for, and the first thing to do."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.theme.theme import Theme


class EmptyState(QWidget):
    """An icon, one sentence, and buttons for first actions."""

    def __init__(self, theme: Theme, icon: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon
        self._icon = QLabel(self)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = QLabel(words, self)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setProperty("role", "muted")
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._words, 8)
        middle.addStretch(1)
        self._words.setMaximumWidth(theme.fonts.scaled(30))
        self._words.setMinimumWidth(theme.fonts.scaled(10))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._icon)
        column.addLayout(middle)
        column.addStretch(3)
        theme.changed.connect(self._dye)
        self._dye()

    def add_action(self, words: str, run: Callable[[], object], primary: bool = False) -> QPushButton:
        """Offer something to do; the buttons stand under the sentence in the order they are added."""
        button = QPushButton(words, self)
        button.setProperty("role", "primary" if primary else "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: run())
        self._column.insertWidget(self._column.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button

    def set_words(self, words: str) -> None:
        """Say something else."""
        self._words.setText(words)

    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def _dye(self) -> None:
        size = self._theme.fonts.scaled(2.4)
        self._icon.setPixmap(self._theme.icon(self._icon_name, "faint").pixmap(QSize(size, size)))
