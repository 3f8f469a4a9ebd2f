"""A few choices side by side, one of them taken: By rank | In time | In context."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ui.widgets.button_keys import press_beside


class Segmented(QWidget):
    """Choices given as (key, words).

    Signals:
        chosen: the key of the choice a person took.
    """

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, (key, words) in enumerate(choices):
            button = QToolButton(self)
            button.setText(words)
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {words}")
            button.setProperty("role", "segment")
            button.setProperty("place", _place(index, len(choices)))
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._group.addButton(button, index)
            self._buttons[key] = button
            row.addWidget(button)
        if choices:
            self.choose(choices[0][0])

    def choice(self) -> str:
        """The key of the choice taken."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        """Take a choice without telling anybody.

        Raises:
            KeyError: there is no such choice.
        """
        self._buttons[key].setChecked(True)

    def allow(self, key: str, allowed: bool, why: str = "") -> None:
        """Let a choice be taken, or no longer; ``why`` is said when the mouse rests on it.

        Raises:
            KeyError: there is no such choice.
        """
        self._buttons[key].setEnabled(allowed)
        self._buttons[key].setToolTip(why)

    def choose_none(self) -> None:
        """Show that none is taken yet."""
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def set_words(self, key: str, words: str) -> None:
        """Write other words on a choice, such as one that counts.

        Raises:
            KeyError: there is no such choice.
        """
        button = self._buttons[key]
        button.setText(words)
        button.setAccessibleName(f"{self.accessibleName()}: {words}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right take the choice beside."""
        if not press_beside(self._group, event, Qt.Key.Key_Left, Qt.Key.Key_Right):
            super().keyPressEvent(event)


def _place(index: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if index == 0 else "last" if index == count - 1 else "middle"
