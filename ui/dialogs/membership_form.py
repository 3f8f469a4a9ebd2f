"""Asks who belongs to what, in what role, from when to when."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.memberships import Membership
from fieldnotes.domain.refs import Ref
from ui.dialogs.form import Form, answered
from ui.dialogs.stretch_lines import checked_stretch, shown_edge
from ui.widgets.completing import complete_names


@dataclass(frozen=True, slots=True)
class NewMembership:
    """The answers: the other side (None where it is settled already), role, from–to as partial ISO dates."""

    other: Ref | None
    role: str
    start: str | None
    end: str | None


class MembershipForm(Form):
    """A new membership, or one that is to be changed.

    Args:
        title: the box's heading.
        label: what is to be chosen, such as "Team or group"; it is asked for only if there are ``choices``.
        choices: what may be chosen, by its name.
        before: the membership as it is now, if it is to be changed.
        order: how dates in figures are read, "dmy", "mdy" or "ymd".
    """

    def __init__(
        self,
        title: str,
        label: str,
        choices: Mapping[str, Ref],
        before: Membership | None = None,
        order: str = "dmy",
        window: QWidget | None = None,
    ) -> None:
        super().__init__(title, "Change membership" if before else "Add membership", window)
        self._order, self._label = order, label
        self._choices = {name.casefold(): ref for name, ref in choices.items()}
        self.other = self.add_line(label, "", "Type a few letters") if before is None else None
        if self.other is not None:
            complete_names(self.other, choices)
            self.require(self.other)
        self.role = self.add_line("As", before.role if before else "", "Such as: skipper; may be left empty")
        self.start = self.add_line("From", shown_edge(before.start if before else None), "Open, or a date: March 2013")
        self.end = self.add_line("Until", shown_edge(before.end if before else None), "Open, or a date")
        (self.other or self.role).setFocus()

    def check(self) -> None:
        """The name must be known, dates must be dates, and in order."""
        if self.other is not None and self._chosen() is None:
            raise UserError(f"“{self.other.text().strip()}” is not in the project; add it first, or choose another.")
        checked_stretch(self.start, self.end, self._order)

    def answer(self) -> NewMembership:
        """What was filled in."""
        return NewMembership(
            self._chosen(), self.role.text().strip(), *checked_stretch(self.start, self.end, self._order)
        )

    def _chosen(self) -> Ref | None:
        return self._choices.get(" ".join(self.other.text().split()).casefold()) if self.other is not None else None


def ask_membership(
    title: str,
    label: str,
    choices: Mapping[str, Ref],
    before: Membership | None = None,
    order: str = "dmy",
    window: QWidget | None = None,
) -> NewMembership | None:
    """Ask for a membership; None when the person turned back."""
    form = MembershipForm(title, label, choices, before, order, window)
    return answered(form, form.answer)
