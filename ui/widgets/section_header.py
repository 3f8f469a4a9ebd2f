"""The small heading over a part of a panel, with a count and an action if it has them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ui.theme.theme import Theme


class SectionHeader(QWidget):
    """Words in small capitals; ``add_action`` puts a small button at the right."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = QLabel(self)
        self._words.setProperty("role", "section")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 8, 0, 0)
        self._row.setSpacing(6)
        self._row.addWidget(self._words)
        self._row.addStretch(1)
        self._row.addWidget(self._count)
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Set the heading."""
        self._words.setText(words.upper())
        self.setAccessibleName(words)

    def set_count(self, count: int | None) -> None:
        """Show how many there are, or nothing."""
        self._count.setText("" if count is None else f"{count:,}")

    def add_action(self, icon: str, words: str, run: Callable[[], object]) -> QToolButton:
        """A small button at the right; ``words`` are its tooltip and its accessible name."""
        button = QToolButton(self)
        button.setIcon(self._theme.icon(icon))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda: run())
        self._row.addWidget(button)
        return button
