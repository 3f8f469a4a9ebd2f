"""A chip that holds one of a few choices; a click lists them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ui.theme.theme import Theme
from ui.widgets.chip import Chip


class ChoiceChip(Chip):
    """Shows the present choice; ``name`` says what is chosen, for tooltip and screen readers.

    Signals:
        chosen: another choice was taken; the chip shows the old one until ``show_choice`` is called.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, name: str, choices: Sequence[str], icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "", icon, parent=parent)
        self._name = name
        self._icon_name = icon
        self._choice = ""
        self._menu = QMenu(self)
        group = QActionGroup(self)
        for choice in choices:
            action = self._menu.addAction(choice)
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _=False, choice=choice: self._take(choice))
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(f"{name}: click to change")

    def show_choice(self, choice: str, words: str = "") -> None:
        """Show a choice, in other words if any are given."""
        self._choice = choice
        self.set_fact(words or choice, self._icon_name)
        self.setAccessibleDescription(self._name)
        for action in self._menu.actions():
            action.setChecked(action.text() == choice)

    def choice(self) -> str:
        """The choice shown."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Take a choice as a person would.

        Raises:
            KeyError: there is no such choice.
        """
        actions = {action.text(): action for action in self._menu.actions()}
        actions[choice].trigger()

    def fix(self) -> None:
        """Show the choice and let nobody change it."""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(self._name)

    def _take(self, choice: str) -> None:
        self.show_choice(self._choice)
        if choice != self._choice:
            self.chosen.emit(choice)
