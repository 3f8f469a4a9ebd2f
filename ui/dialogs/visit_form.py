"""What a visit, or a time of absence, needs to be told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QLabel, QWidget

from fieldnotes.text.stays import Stay, parse_minutes, parse_stay
from ui.dialogs.form import Form, answered
from ui.theme.theme import Theme
from ui.widgets.check_chips import CheckChips
from ui.widgets.completing import complete_names


@dataclass(frozen=True, slots=True)
class NewVisit:
    """The answers: when, where (the name of a place, or ""), who (ids), how long, what to say of it."""

    stay: Stay
    site: str
    visitors: tuple[str, ...]
    minutes: int | None = None
    access: str = ""
    not_seen: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """What stands in the form at first, in words; ``visitors`` are ids."""

    when: str = ""
    site: str = ""
    visitors: tuple[str, ...] = ()


class VisitForm(Form):
    """A visit; only its date is required, and it is read as people write it.

    Args:
        theme: for the chips.
        sites: names of places to complete.
        people: who may have been there, id and name.
        begun: what is known already.
        order: how a date in figures is meant.
        absence: ask for a time of absence instead, and for its reason.
    """

    def __init__(
        self,
        theme: Theme,
        sites: Sequence[str],
        people: Sequence[tuple[str, str]],
        begun: Begun,
        order: str = "dmy",
        absence: bool = False,
        window: QWidget | None = None,
    ) -> None:
        title, verb = ("A time of absence", "Add absence") if absence else ("New visit", "Add visit")
        super().__init__(title, verb, window)
        self._order, self._absence = order, absence
        hint = "3–20 Aug 2014; since May 2015" if absence else "today, 9:30–13:00; 12 March 2013; 3–5 May"
        self.when = self.add_line("When", begun.when, hint)
        if not absence:
            self.where = self.add_line("Where", begun.site, "A place, known or new")
            complete_names(self.where, sites)
            self._sites = {name.casefold() for name in sites}
            self.new_place = QLabel("A new place; it will be added to the others.", self)
            self.new_place.setProperty("role", "muted")
            self.lines.addRow("", self.new_place)
            self.lines.setRowVisible(self.new_place, False)
            self.where.textChanged.connect(self._tell_place)
        self.who = CheckChips(theme, "Who", self)
        self.who.show_choices(people, begun.visitors)
        self.lines.addRow("Who was away" if absence else "Who", self.who)
        if absence:
            self.description = self.add_text("Why", "", "Ill, teaching, snowed in, no access …", 58)
        else:
            self.length = self.add_line("How long", "", "3 h 20; follows from times behind the date")
            self.access = self.add_text("Access", "", "How you came in; what you were let see", 44)
            self.not_seen = self.add_text("Not seen", "", "What went on that you did not see", 44)
            self.description = self.add_text("Remarks", "", "Anything else", 44)
        self.require(self.when)
        (self.description if absence and begun.when else self.when).setFocus()

    def _tell_place(self, words: str) -> None:
        """Say that a place is new, so that no slip of the finger makes one."""
        name = " ".join(words.split()).casefold()
        self.lines.setRowVisible(self.new_place, bool(name) and name not in self._sites)

    def check(self) -> None:
        """The date must be one, and the length a length."""
        self.answer()

    def answer(self) -> NewVisit:
        """What was filled in."""
        stay = parse_stay(self.when.text(), date.today(), self._order, self._absence)
        description = self.description.toPlainText().strip()
        who = tuple(self.who.keys())
        if self._absence:
            return NewVisit(stay, "", who, description=description)
        return NewVisit(
            stay,
            " ".join(self.where.text().split()),
            who,
            parse_minutes(self.length.text()) or stay.minutes,
            self.access.toPlainText().strip(),
            self.not_seen.toPlainText().strip(),
            description,
        )


def ask_visit(
    theme: Theme,
    sites: Sequence[str],
    people: Sequence[tuple[str, str]],
    begun: Begun,
    order: str = "dmy",
    absence: bool = False,
) -> NewVisit | None:
    """Ask for a visit or a time of absence; None when the person turned back."""
    form = VisitForm(theme, sites, people, begun, order, absence)
    return answered(form, form.answer)
