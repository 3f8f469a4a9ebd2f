"""A chip: a small rounded button that shows a fact and can be pressed to change it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from ui.theme.theme import Theme


class Chip(QToolButton):
    """Shows an icon and a few words; ``empty`` draws it dashed, as a place for something not yet said."""

    def __init__(
        self, theme: Theme, words: str, icon: str = "", empty: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "chip")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setIconSize(QSize(theme.fonts.scaled(1.08), theme.fonts.scaled(1.08)))
        self.set_fact(words, icon, empty)

    def set_fact(self, words: str, icon: str = "", empty: bool = False) -> None:
        """Show another fact."""
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        if icon:
            self.setIcon(self._theme.icon(icon))
        else:
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        if self.property("open") != empty:
            self.setProperty("open", empty)
            self.style().unpolish(self)
            self.style().polish(self)
