"""A thin strip over a text: at which of the places found there the person is, and the ways to the others."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ui.theme.theme import Theme

_NARROWEST = 200


class HitStrip(QWidget):
    """Shows; the desk decides.

    Signals:
        stepped: 1 for the next place, -1 for the one before.
        closed: the person is done with these places.
    """

    stepped = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.count = QLabel("", self)
        self.count.setProperty("role", "muted")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setAccessibleName("Place among those that were found")
        self._row = row = QHBoxLayout(self)
        row.setSpacing(4)
        row.addWidget(self.count)
        tools = (
            ("left", "Previous hit (Shift+F4)", lambda: self.stepped.emit(-1)),
            ("right", "Next hit (F4)", lambda: self.stepped.emit(1)),
            ("close", "Hide the hits (Esc)", self.closed.emit),
        )
        self.tools = {icon: self._tool(theme, icon, words) for icon, words, _ in tools}
        for icon, _, run in tools:
            self.tools[icon].clicked.connect(run)
            row.addWidget(self.tools[icon])
        row.addStretch(1)
        self.hide()

    def set_margins(self, left: int, right: int) -> None:
        """Stand over the text: what stays free beside it, in pixels."""
        self._row.setContentsMargins(left, 0, right, 4)

    def minimumSizeHint(self) -> QSize:
        """The margins beside the column give way when the page grows narrow."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def tell(self, at: int, here: int, everywhere: int) -> None:
        """Show the place ``at`` (from 0, -1 for none) of ``here`` in this note, and how many there are in all notes."""
        words = f"{at + 1} of {here:,}" if at >= 0 else f"{here:,} hit{'s' * (here != 1)}"
        beyond = f" here · {everywhere:,} in all" if everywhere > here else ""
        self.count.setText(words + beyond)

    def _tool(self, theme: Theme, icon: str, words: str) -> QToolButton:
        tool = QToolButton(self)
        tool.setIcon(theme.icon(icon))
        tool.setIconSize(QSize(theme.fonts.scaled(1.0), theme.fonts.scaled(1.0)))
        tool.setToolTip(words)
        tool.setAccessibleName(words)
        tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return tool
