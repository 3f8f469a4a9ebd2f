"""Commands on places that put one into another."""

from fieldnotes.domain.people import Site
from ui.base.context import Context
from ui.commands.taking_back import offer_undo
from ui.dialogs.pick_form import Pick, ask_pick

_NOWHERE = "(nothing larger)"


def move_site(context: Context, site: str, parent: str | None) -> None:
    """Put a place into another (an id), or into none; the toast takes it back.

    Raises:
        UserError: it would lie within itself.
    """
    project = context.project
    before = project.sites.get(site)
    if before.parent == parent or site == parent:
        return
    project.sites.move(site, parent)
    where = f"into “{project.sites.get(parent).name}”" if parent else "out, to the places that lie in no other"
    offer_undo(context, f"Moved “{before.name}” {where}")


def ask_to_move_site(context: Context, site: str) -> None:
    """Ask into which place another is to be put."""
    sites = context.project.sites.all()
    inside = lying_in(sites, site)
    picks = [Pick(each.id, each.name, "site") for each in sites if each.id not in inside]
    name = context.project.sites.get(site).name
    answer = ask_pick(context.theme, f"Where does “{name}” lie?", "Move", "In", [Pick("-", _NOWHERE, "site"), *picks])
    if answer is not None:
        move_site(context, site, None if answer.id == "-" else answer.id)


def lying_in(sites: list[Site], site: str) -> set[str]:
    """The ids of a place and of all that lie in it."""
    inside = {site}
    while more := {each.id for each in sites if each.parent in inside} - inside:
        inside |= more
    return inside
