"""Asks for something that is true from–to: a fact about somebody, a phase of the study."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.people import Fact
from fieldnotes.domain.when import When, first_day, last_day
from fieldnotes.text.dates import parse_when
from ui.dialogs.form import Form, answered
from ui.widgets.completing import complete_names

KEYS = ("role", "team", "consent", "position", "employer", "education")
"""What is often true of people for a time; anything else may be typed."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The answers: a name, a value ("" for a phase), and from–to as partial ISO dates, None where open."""

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
        self.start = self.add_line("From", _shown(before.start if before else None), "Open, or a date: March 2013")
        self.end = self.add_line("Until", _shown(before.end if before else None), "Open, or a date")
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


class PhaseForm(Form):
    """A phase of the study: its name, when it began, when it ended."""

    def __init__(self, order: str = "dmy", window: QWidget | None = None) -> None:
        super().__init__("New phase", "Add phase", window)
        self._order = order
        self.name = self.add_line("Name", "", "Such as: learning the boat")
        self.start = self.add_line("From", "", "A date: March 2013")
        self.end = self.add_line("Until", "", "Open, or a date")
        self.require(self.name)
        self.name.setFocus()

    def check(self) -> None:
        """It must have a beginning."""
        if not self.start.text().strip():
            raise UserError("A phase needs a beginning, such as March 2013.")
        checked_stretch(self.start, self.end, self._order)

    def answer(self) -> Stretch:
        """What was filled in."""
        return Stretch(self.name.text().strip(), "", *checked_stretch(self.start, self.end, self._order))


def checked_stretch(start: QLineEdit, end: QLineEdit, order: str) -> tuple[str | None, str | None]:
    """From and until as partial ISO dates, None where a line is empty.

    Raises:
        UserError: a line holds no date, or the end lies before the beginning.
    """
    first, last = _read(start.text(), order, False), _read(end.text(), order, True)
    if first and last and last_day(last) < first_day(first):
        raise UserError("This would end before it begins.")
    return first, last


def _read(words: str, order: str, last: bool) -> str | None:
    """A partial ISO date; of a season or a stretch its first or last month."""
    if not words.strip():
        return None
    when = parse_when(words, date.today(), order)
    if last and (when.end or when.precision == "season"):
        return when.end or when.last[:7]
    return when.start.split("T")[0]


def _shown(partial: str | None) -> str:
    return When.of(partial).label() if partial else ""


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


def ask_phase(order: str = "dmy", window: QWidget | None = None) -> Stretch | None:
    """Ask for a phase of the study; None when the person turned back."""
    form = PhaseForm(order, window)
    return answered(form, form.answer)
