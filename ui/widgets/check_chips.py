"""Names as chips, some of them ticked: who was there, of a few who may have been."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipRow


class CheckChips(ChipRow):
    """Chips that can each be ticked.

    Args:
        name: what is chosen, for screen readers.

    Signals:
        ticked: the keys of the chips that are ticked now (list of str), after a person ticked one.
    """

    ticked = Signal(list)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=6)
        self._theme, self._name = theme, name
        self._chips: dict[str, Chip] = {}
        self.setAccessibleName(name)

    def show_choices(self, choices: Sequence[tuple[str, str]], ticked: Collection[str], writable: bool = True) -> None:
        """Show other choices as (key, words)."""
        if list(self._chips) != [key for key, _ in choices]:
            self._make(choices)
        for key, words in choices:
            chip = self._chips[key]
            chip.setChecked(key in ticked)
            chip.set_fact(words, "accept" if key in ticked else "", empty=key not in ticked)
            chip.setAccessibleDescription(f"{self._name}: {'yes' if key in ticked else 'no'}")
            chip.setEnabled(writable)

    def keys(self) -> list[str]:
        """The keys of those that are ticked."""
        return [key for key, chip in self._chips.items() if chip.isChecked()]

    def press(self, key: str) -> None:
        """Tick a chip, or take its tick away, as a person would.

        Raises:
            KeyError: there is no such chip.
        """
        self._chips[key].click()

    def _make(self, choices: Sequence[tuple[str, str]]) -> None:
        self.clear()
        self._chips = {}
        for key, words in choices:
            chip = self._chips[key] = Chip(self._theme, words)
            chip.setCheckable(True)
            chip.clicked.connect(self._tell)
            self.add(chip)

    def _tell(self) -> None:
        choices = [(key, chip.accessibleName()) for key, chip in self._chips.items()]
        self.show_choices(choices, self.keys())
        self.ticked.emit(self.keys())
