"""One calm line over a list: to what it is kept, how much that hides, and a way to show all."""

from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.theme import Theme


class KeptLine(QLabel):
    """Hidden while it has nothing to say; its end can be pressed by mouse or keyboard.

    Signals:
        lifted: the person wants to see all.
    """

    lifted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = ""
        self.setWordWrap(True)
        self.setProperty("role", "muted")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setToolTip("Lists and searches keep to this time.")
        # The line must not be changed while its own click lasts.
        self.linkActivated.connect(lambda _: QTimer.singleShot(0, self, self.lifted.emit))
        theme.changed.connect(self._dye)
        self.tell("")

    def tell(self, words: str) -> None:
        """Say this; "" hides the line."""
        self._words = words
        self.setAccessibleName(words)
        self._dye()
        self.setVisible(bool(words))

    def words(self) -> str:
        """What it says, "" while it is hidden."""
        return self._words

    def _dye(self) -> None:
        link = f'<a href="all" style="color:{self._theme.tokens.accent}; text-decoration:none">Show all</a>'
        self.setText(f"{escape(self._words)} · {link}" if self._words else "")
