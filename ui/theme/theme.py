"""The theme in use: it paints the whole program light or dark, and hands out colours, icons and fonts."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from ui.theme.fonts import Fonts
from ui.theme.icons import Glyphs, dyed
from ui.theme.palette import palette_of
from ui.theme.sheet import sheet_of
from ui.theme.tokens import DARK, LIGHT, Tokens

MODES = ("system", "light", "dark")


class Theme(QObject):
    """Holds the look and applies it.

    Signals:
        changed: another look is in use; widgets that paint themselves update. Icons dye themselves anew.
    """

    changed = Signal()

    def __init__(self, app: QApplication, mode: str = "system", fonts: Fonts | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._glyphs = Glyphs()
        self.fonts = fonts or Fonts.of_system()
        self._tokens = self._chosen()
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return self._tokens

    @property
    def mode(self) -> str:
        """Which look was asked for: "system", "light" or "dark"."""
        return self._mode

    def apply(self) -> None:
        """Paint the program: style, font, palette, style sheet."""
        self._tokens = self._chosen()
        if self._app.style().objectName() != "fusion":
            self._app.setStyle("Fusion")
        self._app.setFont(self.fonts.frame())
        self._app.setPalette(palette_of(self._tokens))
        self._app.setStyleSheet(sheet_of(self._tokens, self.fonts))
        self.changed.emit()

    def set_mode(self, mode: str) -> None:
        """Go light, dark, or with the system.

        Raises:
            ValueError: no such mode.
        """
        if mode not in MODES:
            raise ValueError(f"no such look: {mode}")
        self._mode = mode
        self.apply()

    def toggle(self) -> str:
        """From light to dark or back; the new mode."""
        self.set_mode("light" if self._tokens.dark else "dark")
        return self._mode

    def colour(self, token: str) -> QColor:
        """A token's colour."""
        return QColor(getattr(self._tokens, token))

    def icon(self, name: str, normal: str = "muted", on: str = "accent", active: str = "text") -> QIcon:
        """An icon that follows the theme; the colours are tokens for the usual, checked and hovered state.

        Raises:
            KeyError: no icon bears that name.
        """
        roles = {"normal": normal, "on": on, "active": active}
        return dyed(self._glyphs, name, self._value, roles)

    def _value(self, token: str) -> str:
        return str(getattr(self._tokens, token))

    def _chosen(self) -> Tokens:
        if self._mode == "system":
            scheme = self._app.styleHints().colorScheme()
            return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._mode == "dark" else LIGHT

    def _system_changed(self) -> None:
        if self._mode == "system" and self._chosen() is not self._tokens:
            self.apply()
