"""Asks for something that is true from–to: a fact about somebody."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.people import Fact
from ui.dialogs.form import Form, answered
from ui.dialogs.stretch_lines import checked_stretch, shown_edge
from ui.widgets.completing import complete_names

KEYS = ("role", "team", "consent", "position", "employer", "education")
"""What is often true of people for a time; anything else may be typed."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The answers: a name, a value, and from–to as partial ISO dates, None where open."""

    key: str
    value: str
    start: str | None
    end: str | None


class FactForm(Form):
    """A fact with the time in which it is true.

    Args:
        name: about whom.
        before: the fact as it is now, if it is to be changed.
        keys: names that facts have had so far.
        order: how dates in figures are read, "dmy", "mdy" or "ymd".
    """

    def __init__(
        self,
        name: str,
        before: Fact | None = None,
        keys: Sequence[str] = (),
        order: str = "dmy",
        window: QWidget | None = None,
    ) -> None:
        verb = "Change fact" if before else "Add fact"
        super().__init__(f"{'Change a' if before else 'A new'} fact about {name}", verb, window)
        self._order = order
        self.key = self.add_line("What", before.key if before else "", "Such as: role")
        complete_names(self.key, sorted({*KEYS, *keys}))
        self.value = self.add_line("Is", before.value if before else "", "Such as: skipper")
        self.start = self.add_line("From", shown_edge(before.start if before else None), "Open, or a date: March 2013")
        self.end = self.add_line("Until", shown_edge(before.end if before else None), "Open, or a date")
        self.require(self.key)
        (self.value if before else self.key).setFocus()

    def check(self) -> None:
        """Dates must be dates, and in order."""
        if not self.value.text().strip():
            raise UserError("Say also what it is, such as “role: skipper”.")
        checked_stretch(self.start, self.end, self._order)

    def answer(self) -> Stretch:
        """What was filled in."""
        start, end = checked_stretch(self.start, self.end, self._order)
        return Stretch(self.key.text().strip(), self.value.text().strip(), start, end)


def ask_fact(
    name: str,
    before: Fact | None = None,
    keys: Sequence[str] = (),
    order: str = "dmy",
    window: QWidget | None = None,
) -> Stretch | None:
    """Ask for a fact about somebody; None when the person turned back."""
    form = FactForm(name, before, keys, order, window)
    return answered(form, form.answer)
