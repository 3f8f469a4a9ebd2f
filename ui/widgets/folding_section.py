"""A part of a panel under a heading that folds it away."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from ui.theme.theme import Theme


class FoldingSection(QWidget):
    """A heading that is pressed, and what stands under it.

    Signals:
        folded: whether it is folded away now.
    """

    folded = Signal(bool)

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.head = QToolButton(self)
        self.head.setProperty("role", "section")
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setText(words.upper().replace("&", "&&"))
        self.head.setAccessibleName(words)
        self.head.setIconSize(QSize(theme.fonts.scaled(0.8), theme.fonts.scaled(0.8)))
        self.head.setCursor(Qt.CursorShape.PointingHandCursor)
        self.head.clicked.connect(lambda: self._turn())
        self._inside = QWidget(self)
        self.column = QVBoxLayout(self._inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._inside)
        self.fold(False)

    @property
    def is_folded(self) -> bool:
        """Whether it is folded away."""
        return self._inside.isHidden()

    def fold(self, away: bool) -> None:
        """Fold it away or open it."""
        self._inside.setHidden(away)
        self.head.setIcon(self._theme.icon("right" if away else "down", "faint"))
        self.head.setToolTip("Open" if away else "Fold away")
        self.head.setAccessibleDescription("folded away" if away else "open")

    def _turn(self) -> None:
        self.fold(not self.is_folded)
        self.folded.emit(self.is_folded)
