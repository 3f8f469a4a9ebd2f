"""Who belongs to a team or group, or what somebody belongs to, each with role and time."""

from collections.abc import Sequence
from functools import partial

from fieldnotes.domain.memberships import Membership
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.commands import memberships as commands
from ui.panels.field_pages.lines import FieldLines, edges_words
from ui.widgets.line_table import Line

_MEMBERS = ("Members", "Who belongs or belonged to it, as what, from when to when.", "New member…")
_BELONGS = ("Belongs to", "Teams and groups, each with a role and a time. None is entered yet.", "New membership…")


class MembershipTable(FieldLines):
    """The memberships of one side.

    Args:
        own: the page's own actor, contributor or team.
        members: list who belongs to it, not what it belongs to.
    """

    def __init__(self, context: Context, own: Ref, members: bool) -> None:
        self._own, self._members = own, members
        add = commands.add_member if members else commands.add_belonging
        super().__init__(context, *(_MEMBERS if members else _BELONGS), partial(add, context, own))

    def reload(self) -> None:
        """Read them anew."""
        memberships = self._context.project.memberships
        found = memberships.of_whole(self._own) if self._members else memberships.of_member(self._own)
        self.show_memberships(found)

    def show_memberships(self, memberships: Sequence[Membership]) -> None:
        """Show these."""
        self.show_lines([self._line(each) for each in memberships])

    def _line(self, each: Membership) -> Line:
        name, ref = (each.member_name, each.member) if self._members else (each.whole_name, each.whole)
        buttons = self.changing(
            ", ".join(filter(None, (name, each.role))),
            partial(commands.change_membership, self._context, each),
            partial(commands.remove_membership, self._context, each),
        )
        open_other = partial(self._context.open, ref)
        return Line(name, each.role, edges_words(each.start, each.end), buttons, open_other)
