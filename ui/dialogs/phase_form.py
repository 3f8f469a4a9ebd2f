"""Asks for a phase of the study."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from fieldnotes.domain.codes import COLOURS
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.phases import SOFTEST
from fieldnotes.domain.strands import Strand
from ui.dialogs.form import Form, answered
from ui.dialogs.stretch_lines import checked_stretch
from ui.theme.theme import Theme
from ui.widgets.swatches import Swatches


@dataclass(frozen=True, slots=True)
class NewPhase:
    """The answers; from–to as partial ISO dates, an end of None is open; ``strand`` is an id or None."""

    name: str
    start: str
    end: str | None
    soft: int
    colour: str
    strand: str | None


class PhaseForm(Form):
    """A phase: its name, when it began, when it ended, how sharp its edges are.

    Args:
        strands: those it may belong to.
        colour: the one offered.
        order: how dates in figures are read, "dmy", "mdy" or "ymd".
    """

    def __init__(
        self,
        theme: Theme,
        strands: Sequence[Strand] = (),
        colour: str = COLOURS[0],
        order: str = "dmy",
        window: QWidget | None = None,
    ) -> None:
        super().__init__("New phase", "Add phase", window)
        self._order = order
        self.name = self.add_line("Name", "", "Such as: learning the boat")
        self.start = self.add_line("From", "", "A date: March 2013")
        self.end = self.add_line("Until", "", "Open, or a date")
        self.soft = QSpinBox(self)
        self.soft.setRange(0, SOFTEST)
        self.soft.setSuffix(" days either side")
        self.soft.setSpecialValueText("sharp edges")
        self.soft.setAccessibleName("Soft edges")
        self.lines.addRow("Soft edges", self.soft)
        self.strand = QComboBox(self)
        self.strand.setAccessibleName("Strand")
        self.strand.addItem("(the whole study)", None)
        for strand in strands:
            self.strand.addItem(strand.name, strand.id)
        if strands:
            self.lines.addRow("Strand", self.strand)
        self.strand.setVisible(bool(strands))
        self.colours = Swatches(theme, COLOURS, "Colour", self)
        self.colours.choose(colour)
        self.lines.addRow("Colour", self.colours)
        self.require(self.name)
        self.name.setFocus()

    def check(self) -> None:
        """It must have a beginning."""
        if not self.start.text().strip():
            raise UserError("A phase needs a beginning, such as March 2013.")
        checked_stretch(self.start, self.end, self._order)

    def answer(self) -> NewPhase:
        """What was filled in."""
        start, end = checked_stretch(self.start, self.end, self._order)
        return NewPhase(
            self.name.text().strip(),
            start or "",
            end,
            self.soft.value(),
            self.colours.choice(),
            self.strand.currentData(),
        )


def ask_phase(
    theme: Theme,
    strands: Sequence[Strand] = (),
    colour: str = COLOURS[0],
    order: str = "dmy",
    window: QWidget | None = None,
) -> NewPhase | None:
    """Ask for a phase of the study; None when the person turned back."""
    form = PhaseForm(theme, strands, colour, order, window)
    return answered(form, form.answer)
