"""Asks how a researcher stood towards the field, from when to when."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.standings import Standing
from ui.dialogs.form import Form, answered
from ui.dialogs.stretch_lines import checked_stretch, shown_edge
from ui.widgets.completing import complete_names

KNOWN = ("observer", "participant observer", "evaluator", "member", "partner", "co-author")
"""What researchers have often been; anything else may be typed (Gold 1958 on roles in the field)."""


@dataclass(frozen=True, slots=True)
class NewStanding:
    """The answers; from–to as partial ISO dates, an end of None is open."""

    standing: str
    start: str
    end: str | None
    text: str


class StandingForm(Form):
    """A standing with its time, and what is to be said of it at length.

    Args:
        name: whose.
        before: the standing as it is now, if it is to be changed.
        known: standings that have been entered so far.
        order: how dates in figures are read, "dmy", "mdy" or "ymd".
    """

    def __init__(
        self,
        name: str,
        before: Standing | None = None,
        known: Sequence[str] = (),
        order: str = "dmy",
        window: QWidget | None = None,
    ) -> None:
        super().__init__(f"How {name} stood towards the field", "Change" if before else "Add", window)
        self._order = order
        self.standing = self.add_line("Standing", before.standing if before else "", "Such as: participant observer")
        complete_names(self.standing, sorted({*KNOWN, *known}))
        self.start = self.add_line("From", shown_edge(before.start if before else None), "A date: March 2013")
        self.end = self.add_line(
            "Until", shown_edge(before.end if before else None), "A date; open lasts until the next one"
        )
        self.text = self.add_text(
            "At length", before.text if before else "", "Who paid, what you were called, what you could not see", 132
        )
        self.require(self.standing)
        self.standing.setFocus()

    def check(self) -> None:
        """It must have a beginning."""
        if not self.start.text().strip():
            raise UserError("Say from when, such as March 2013.")
        checked_stretch(self.start, self.end, self._order)

    def answer(self) -> NewStanding:
        """What was filled in."""
        start, end = checked_stretch(self.start, self.end, self._order)
        return NewStanding(self.standing.text().strip(), start or "", end, self.text.toPlainText().strip())


def ask_standing(
    name: str,
    before: Standing | None = None,
    known: Sequence[str] = (),
    order: str = "dmy",
    window: QWidget | None = None,
) -> NewStanding | None:
    """Ask for a standing; None when the person turned back."""
    form = StandingForm(name, before, known, order, window)
    return answered(form, form.answer)
