"""A quiet row of buttons for the formatting that is used most."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ui.commands.catalogue import shown_key
from ui.commands.texts import FORMATS, LINK_KEY
from ui.theme.theme import Theme

_OFFERED = ("bold", "italic", "strike", "heading1", "bullet", "numbered", "quote")


class FormatBar(QWidget):
    """Stands in the bar beside selected words; keys and menus do the same.

    Args:
        theme: dyes the icons.
        toggle: puts a kind of mark on what is selected or takes it off.
        link: asks for an address.
    """

    def __init__(
        self, theme: Theme, toggle: Callable[[str], object], link: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName("Formatting")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.buttons: dict[str, QToolButton] = {}
        for words, kind, key, icon in FORMATS:
            if kind in _OFFERED:
                self._add(kind, words, key, icon, partial(toggle, kind))
        self._add("link", "Link", LINK_KEY, "link", link)

    def _add(self, name: str, words: str, key: str, icon: str, run: Callable[[], object]) -> None:
        button = QToolButton(self)
        button.setIcon(self._theme.icon(icon))
        side = self._theme.fonts.scaled(1.25)
        button.setIconSize(QSize(side, side))
        button.setToolTip(f"{words} ({shown_key(key)})")
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda _=False: run())
        self._row.addWidget(button)
        self.buttons[name] = button
