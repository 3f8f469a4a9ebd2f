"""Commands on memberships: enter who belongs to a team or group, change it, remove it."""

from collections.abc import Iterable

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.memberships import Membership
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.settings import DATE_ORDER
from ui.commands.taking_back import offer_undo
from ui.dialogs.membership_form import ask_membership


def add_member(context: Context, whole: Ref) -> None:
    """Ask who belongs to a team or a group.

    Raises:
        UserError: there is nobody to choose from.
    """
    project = context.project
    people = ((Ref("contributor", person.id), person.name, "researcher") for person in project.contributors.all())
    actors = ((Ref("actor", actor.id), actor.name, actor.kind) for actor in project.actors.all())
    choices = _named([one for one in (*people, *actors) if one[0] != whole])
    if not choices:
        raise UserError("Nobody is in the project yet; add a person first.")
    name = project.titles.title(whole)
    order = context.settings.get(DATE_ORDER)
    answer = ask_membership(f"Who belongs to {name}?", "Who", choices, None, order)
    if answer is not None and answer.other is not None:
        made = project.memberships.enter(whole, answer.other, answer.role, answer.start, answer.end)
        offer_undo(context, f"Entered “{made.member_name}” in “{name}”")


def add_belonging(context: Context, member: Ref) -> None:
    """Ask which team or group somebody belongs to.

    Raises:
        UserError: there is no team or group.
    """
    project = context.project
    teams = ((Ref("team", team.id), team.name, "team") for team in project.teams.all())
    groups = ((Ref("actor", each.id), each.name, "group") for each in project.actors.all() if each.kind == "group")
    choices = _named([one for one in (*teams, *groups) if one[0] != member])
    if not choices:
        raise UserError("There is no team or group yet; add one first, in the room People.")
    name = project.titles.title(member)
    order = context.settings.get(DATE_ORDER)
    answer = ask_membership(f"What does {name} belong to?", "Team or group", choices, None, order)
    if answer is not None and answer.other is not None:
        made = project.memberships.enter(answer.other, member, answer.role, answer.start, answer.end)
        offer_undo(context, f"Entered “{name}” in “{made.whole_name}”")


def change_membership(context: Context, membership: Membership) -> None:
    """Ask for role and dates of a membership anew."""
    title = f"{membership.member_name} in {membership.whole_name}"
    answer = ask_membership(title, "", {}, membership, context.settings.get(DATE_ORDER))
    if answer is not None:
        context.project.memberships.change(membership.id, role=answer.role, start=answer.start, end=answer.end)
        offer_undo(context, f"Changed membership of “{membership.member_name}”")


def remove_membership(context: Context, membership: Membership) -> None:
    """Take a membership away; the toast brings it back."""
    context.project.memberships.remove(membership.id)
    offer_undo(context, f"Removed “{membership.member_name}” from “{membership.whole_name}”")


def _named(choices: Iterable[tuple[Ref, str, str]]) -> dict[str, Ref]:
    """What may be chosen by its name; where two bear the same, the kind is told with it."""
    found: dict[str, Ref] = {}
    for ref, name, kind in choices:
        found[name if name not in found else f"{name} ({kind})"] = ref
    return found
