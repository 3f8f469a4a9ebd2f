"""Asks for a phase of the study."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QWidget

from fieldnotes.domain.codes import COLOURS
from fieldnotes.domain.errors import UserError
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
        self.soft = self.add_line("Soft edges", "", "Sharp, or so many days either side: 14")
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
        read_days(self.soft.text())

    def answer(self) -> NewPhase:
        """What was filled in."""
        start, end = checked_stretch(self.start, self.end, self._order)
        return NewPhase(
            self.name.text().strip(),
            start or "",
            end,
            read_days(self.soft.text()),
            self.colours.choice(),
            self.strand.currentData(),
        )


def read_days(words: str) -> int:
    """A number of days from "14", "14 days" or nothing.

    Raises:
        UserError: there is no number.
    """
    figures = words.replace("days", "").replace("day", "").strip()
    if figures and not (figures.isascii() and figures.isdecimal()):
        raise UserError("Say in figures by how many days the edges are soft, such as 14.")
    return int(figures or 0)


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
