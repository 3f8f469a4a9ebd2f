"""The rail at the window's left edge: an icon above a word for each room."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.button_keys import press_beside


class Rail(QFrame):
    """Buttons given as (key, words, icon), one of them pressed.

    Signals:
        chosen: the key of the room a person chose; also when it is the one she is in.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, rooms: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setAccessibleName("Rooms")
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QToolButton] = {}
        width = theme.fonts.scaled(64 / 13)
        self.setFixedWidth(width)
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 8, 5, 8)
        column.setSpacing(3)
        for index, (key, words, icon) in enumerate(rooms):
            button = QToolButton(self)
            button.setText(words)
            button.setIcon(theme.icon(icon))
            button.setIconSize(QSize(theme.fonts.scaled(20 / 13), theme.fonts.scaled(20 / 13)))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setCheckable(True)
            button.setProperty("role", "rail")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setFixedHeight(theme.fonts.scaled(50 / 13))
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._group.addButton(button, index)
            self._buttons[key] = button
            column.addWidget(button)
        column.addStretch(1)

    def choice(self) -> str:
        """The key of the pressed button, or ""."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Press a button without telling anybody.

        Raises:
            KeyError: there is no such room.
        """
        self._buttons[key].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go to the room beside."""
        if not press_beside(self._group, event, Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
