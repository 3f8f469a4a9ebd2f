"""Asks for another name of somebody: initials, a short name, what they were called for a time."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from fieldnotes.domain.aliases import Alias
from ui.dialogs.form import Form, answered
from ui.dialogs.stretch_lines import checked_stretch, shown_edge


@dataclass(frozen=True, slots=True)
class AliasAnswer:
    """The answers; from–to as partial ISO dates, None where open."""

    form: str
    pseudonym: str
    start: str | None
    end: str | None


class AliasForm(Form):
    """Another name, what reports put in its place, and when it was used.

    Args:
        name: of whom.
        before: the other name as it is now, if it is to be changed.
        order: how dates in figures are read, "dmy", "mdy" or "ymd".
    """

    def __init__(
        self, name: str, before: Alias | None = None, order: str = "dmy", window: QWidget | None = None
    ) -> None:
        verb = "Change name" if before else "Add name"
        super().__init__(f"{'Change another' if before else 'Another'} name of {name}", verb, window)
        self._order = order
        self.form = self.add_line("Name", before.form if before else "", "Such as: PB, Aunt W.")
        pseudonym = before.pseudonym if before else ""
        self.pseudonym = self.add_line("In reports", pseudonym, "As reports put it; empty takes their pseudonym")
        self.start = self.add_line("From", shown_edge(before.start if before else None), "Open, or a date: March 2013")
        self.end = self.add_line("Until", shown_edge(before.end if before else None), "Open, or a date")
        self.require(self.form)
        self.form.setFocus()

    def check(self) -> None:
        """Dates must be dates, and in order."""
        checked_stretch(self.start, self.end, self._order)

    def answer(self) -> AliasAnswer:
        """What was filled in."""
        stretch = checked_stretch(self.start, self.end, self._order)
        return AliasAnswer(self.form.text().strip(), self.pseudonym.text().strip(), *stretch)


def ask_alias(
    name: str, before: Alias | None = None, order: str = "dmy", window: QWidget | None = None
) -> AliasAnswer | None:
    """Ask for another name; None when the person turned back."""
    form = AliasForm(name, before, order, window)
    return answered(form, form.answer)
