"""What researchers, teams and strands need to be told: a name, and what belongs to it."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from fieldnotes.domain.codes import COLOURS
from ui.dialogs.form import Form, answered
from ui.theme.theme import Theme
from ui.widgets.swatches import Swatches


@dataclass(frozen=True, slots=True)
class NewResearcher:
    """The answers; initials may be ""."""

    name: str
    initials: str
    colour: str


@dataclass(frozen=True, slots=True)
class NewTeam:
    """The answers."""

    name: str
    colour: str
    description: str


@dataclass(frozen=True, slots=True)
class NewStrand:
    """The answers."""

    name: str
    description: str


class ResearcherForm(Form):
    """Somebody who writes or codes; the name is required."""

    def __init__(self, theme: Theme, colour: str = COLOURS[0], window: QWidget | None = None) -> None:
        super().__init__("New researcher", "Add researcher", window)
        self.name = self.add_line("Name", "", "Who writes or codes in this study")
        self.initials = self.add_line("Initials", "", "As they stand beside codes; may be left empty")
        self.colours = Swatches(theme, COLOURS, "Colour", self)
        self.colours.choose(colour)
        self.lines.addRow("Colour", self.colours)
        self.require(self.name)
        self.name.setFocus()

    def answer(self) -> NewResearcher:
        """What was filled in."""
        return NewResearcher(self.name.text().strip(), self.initials.text().strip(), self.colours.choice())


class TeamForm(Form):
    """A team; the name is required."""

    def __init__(self, theme: Theme, colour: str = COLOURS[0], window: QWidget | None = None) -> None:
        super().__init__("New team", "Add team", window)
        self.name = self.add_line("Name", "", "As quotations may be attributed to: “a member of …”")
        self.colours = Swatches(theme, COLOURS, "Colour", self)
        self.colours.choose(colour)
        self.lines.addRow("Colour", self.colours)
        self.description = self.add_text("Description", "", "Whose side it is, and what holds it together", 72)
        self.require(self.name)
        self.name.setFocus()

    def answer(self) -> NewTeam:
        """What was filled in."""
        return NewTeam(self.name.text().strip(), self.colours.choice(), self.description.toPlainText().strip())


class StrandForm(Form):
    """A strand; the name is required."""

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__("New strand", "Add strand", window)
        self.name = self.add_line("Name", "", "Such as: ethnography, interviews, dialogue")
        self.description = self.add_text("Description", "", "What this line of enquiry asks, and how", 72)
        self.require(self.name)
        self.name.setFocus()

    def answer(self) -> NewStrand:
        """What was filled in."""
        return NewStrand(self.name.text().strip(), self.description.toPlainText().strip())


def ask_researcher(theme: Theme, colour: str = COLOURS[0], window: QWidget | None = None) -> NewResearcher | None:
    """Ask for a new researcher; None when the person turned back."""
    form = ResearcherForm(theme, colour, window)
    return answered(form, form.answer)


def ask_team(theme: Theme, colour: str = COLOURS[0], window: QWidget | None = None) -> NewTeam | None:
    """Ask for a new team; None when the person turned back."""
    form = TeamForm(theme, colour, window)
    return answered(form, form.answer)


def ask_strand(window: QWidget | None = None) -> NewStrand | None:
    """Ask for a new strand; None when the person turned back."""
    form = StrandForm(window)
    return answered(form, form.answer)
