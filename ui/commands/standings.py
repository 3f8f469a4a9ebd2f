"""Commands on standings towards the field: enter one, change it, remove it."""

from fieldnotes.domain.standings import Standing
from ui.base.context import Context
from ui.base.settings import DATE_ORDER
from ui.commands.taking_back import offer_undo
from ui.dialogs.standing_form import ask_standing


def add_standing(context: Context, contributor: str) -> None:
    """Ask how a researcher stood towards the field."""
    answer = ask_standing(_name(context, contributor), None, _known(context), context.settings.get(DATE_ORDER))
    if answer is not None:
        context.project.standings.enter(contributor, answer.standing, answer.start, answer.end, answer.text)
        offer_undo(context, f"Entered “{answer.standing}”")


def change_standing(context: Context, standing: Standing) -> None:
    """Ask for a standing anew."""
    name = _name(context, standing.contributor)
    answer = ask_standing(name, standing, _known(context), context.settings.get(DATE_ORDER))
    if answer is not None:
        context.project.standings.change(
            standing.id, standing=answer.standing, start=answer.start, end=answer.end, text=answer.text
        )
        offer_undo(context, f"Changed “{answer.standing}”")


def remove_standing(context: Context, standing: Standing) -> None:
    """Take a standing away; the toast brings it back."""
    context.project.standings.remove(standing.id)
    offer_undo(context, f"Removed “{standing.standing}”")


def _name(context: Context, contributor: str) -> str:
    person = context.project.contributors.get(contributor)
    return person.name if person is not None else "the researcher"


def _known(context: Context) -> list[str]:
    """Standings that have been entered so far."""
    project = context.project
    return [each.standing for person in project.contributors.all() for each in project.standings.of(person.id)]
