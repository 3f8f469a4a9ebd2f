"""What a code needs to be told: its name, its place, its colour, what it means."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QWidget

from fieldnotes.domain.codes import COLOURS, Code, checked_name
from ui.dialogs.form import Form, answered
from ui.theme.theme import Theme
from ui.theme.tokens import mixed
from ui.widgets.swatches import Swatches

TINTS = tuple(mixed(colour, "#FFFFFF", 0.55) for colour in COLOURS)
CODE_COLOURS = (*COLOURS, *TINTS)
"""The colours offered for codes: the six that are told apart in every eye, then their tints."""


@dataclass(frozen=True, slots=True)
class NewCode:
    """The answers; ``parent`` is an id or None."""

    name: str
    parent: str | None
    colour: str
    definition: str = ""
    include: str = ""
    exclude: str = ""
    example: str = ""


class CodeForm(Form):
    """A new code; the colour follows the parent's until one is chosen.

    Args:
        codes: the codebook in the order of its tree.
        parent: the id of the code below which it is offered.
        name: a name to begin with.
    """

    def __init__(
        self,
        theme: Theme,
        codes: Sequence[Code],
        parent: str | None = None,
        name: str = "",
        window: QWidget | None = None,
    ) -> None:
        super().__init__("New code", "Add code", window)
        self._own_colour = False
        self._colours = {code.id: code.colour for code in codes}
        top = sum(code.parent is None for code in codes)
        self._first = COLOURS[top % len(COLOURS)]
        self.name = self.add_line("Name", name, "Such as: listening to the chain")
        self.parent_box = QComboBox(self)
        self.parent_box.setAccessibleName("Below")
        self.parent_box.addItem("(at the top)", None)
        depths = depths_of(codes)
        for code in codes:
            self.parent_box.addItem("    " * depths[code.id] + code.name, code.id)
        self.parent_box.setCurrentIndex(max(0, self.parent_box.findData(parent)))
        self.lines.addRow("Below", self.parent_box)
        self.swatches = Swatches(theme, CODE_COLOURS, "Colour", self)
        self.lines.addRow("Colour", self.swatches)
        self.definition = self.add_text("Definition", "", "What it means, in a sentence or two")
        self.include = self.add_text("Include", "", "What belongs to it though it may not look so", 44)
        self.exclude = self.add_text("Exclude", "", "What does not belong to it, and where that goes", 44)
        self.example = self.add_text("Example", "", "A passage that shows it best", 44)
        self.parent_box.currentIndexChanged.connect(self._follow_parent)
        self.swatches.chosen.connect(self._choose_colour)
        self.require(self.name)
        self._follow_parent()
        self.name.setFocus()

    def check(self) -> None:
        """The name must be one."""
        checked_name(self.name.text())

    def answer(self) -> NewCode:
        """What was filled in."""
        return NewCode(
            checked_name(self.name.text()),
            self.parent_box.currentData(),
            self.swatches.choice(),
            self.definition.toPlainText().strip(),
            self.include.toPlainText().strip(),
            self.exclude.toPlainText().strip(),
            self.example.toPlainText().strip(),
        )

    def _follow_parent(self) -> None:
        if not self._own_colour:
            self.swatches.choose(self._colours.get(self.parent_box.currentData(), self._first))

    def _choose_colour(self) -> None:
        self._own_colour = True


def depths_of(codes: Sequence[Code]) -> dict[str, int]:
    """How deep each code lies, by id; the codes come in the order of the tree."""
    depths: dict[str, int] = {}
    for code in codes:
        depths[code.id] = depths.get(code.parent or "", -1) + 1
    return depths


def ask_code(
    theme: Theme, codes: Sequence[Code], parent: str | None = None, name: str = "", window: QWidget | None = None
) -> NewCode | None:
    """Ask for a new code; None when the person turned back."""
    form = CodeForm(theme, codes, parent, name, window)
    return answered(form, form.answer)
