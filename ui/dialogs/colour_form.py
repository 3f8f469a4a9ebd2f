"""Asks for a colour."""

from collections.abc import Sequence

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QPushButton, QWidget

from ui.dialogs.form import Form, answered
from ui.theme.theme import Theme
from ui.widgets.swatches import Swatches


class ColourForm(Form):
    """A few colours that go well together, and a way to any other."""

    def __init__(
        self, theme: Theme, name: str, colour: str, colours: Sequence[str], window: QWidget | None = None
    ) -> None:
        super().__init__(f"Colour of “{name}”", "Take this colour", window)
        self.swatches = Swatches(theme, colours, "Colour", self)
        self.swatches.choose(colour)
        other = QPushButton("Another colour…", self)
        other.setProperty("role", "link")
        other.clicked.connect(self._ask_other)
        self.lines.addRow(self.swatches)
        self.lines.addRow(other)

    def answer(self) -> str:
        """The colour, "#RRGGBB"."""
        return self.swatches.choice()

    def _ask_other(self) -> None:
        colour = QColorDialog.getColor(QColor(self.swatches.choice()), self, "Another colour")
        if colour.isValid():
            self.swatches.choose(colour.name().upper())


def ask_colour(
    theme: Theme, name: str, colour: str, colours: Sequence[str], window: QWidget | None = None
) -> str | None:
    """Ask for a colour; "#RRGGBB", or None when the person turned back."""
    form = ColourForm(theme, name, colour, colours, window)
    return answered(form, form.answer)
