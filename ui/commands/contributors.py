"""Commands on researchers: enter one, change them, delete them, work as one."""

from functools import partial

from fieldnotes.domain.codes import COLOURS
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.settings import CONTRIBUTOR
from ui.commands.command import Command
from ui.commands.taking_back import offer_undo
from ui.dialogs.frame_forms import ask_researcher


def commands(context: Context) -> tuple[Command, ...]:
    """The commands."""
    return (
        Command(
            id="contributors.new",
            words="New researcher…",
            icon="contributor",
            group="People",
            when=lambda: not context.session.readonly,
            run=partial(new_contributor, context),
        ),
        Command(
            id="contributors.mine",
            words="Your page as a researcher",
            icon="contributor",
            group="People",
            run=partial(open_mine, context),
        ),
    )


def new_contributor(context: Context) -> str | None:
    """Ask for a researcher and open their page; the id."""
    count = len(context.project.contributors.all())
    answer = ask_researcher(context.theme, COLOURS[count % len(COLOURS)])
    if answer is None:
        return None
    person = context.project.contributors.add(answer.name, answer.initials, answer.colour)
    offer_undo(context, f"Added “{person.name}”")
    context.open(Ref("contributor", person.id))
    return person.id


def open_mine(context: Context) -> None:
    """Open the page of who is working now."""
    context.open(Ref("contributor", context.project.me.id))


def change_contributor(context: Context, ident: str, **fields: str) -> None:
    """Change name, initials or colour of a researcher; whoever is working keeps working.

    Raises:
        UserError: no name, or nobody has this id.
    """
    project = context.project
    before = project.contributors.get(ident)
    if before is None:
        raise UserError("This researcher is not in the project any more.")
    project.contributors.change(ident, **fields)
    offer_undo(context, f"Changed “{fields.get('name', before.name)}”")
    if ident == project.me.id:
        context.settings.set(CONTRIBUTOR, project.me.name)


def delete_contributor(context: Context, ident: str) -> None:
    """Delete a researcher; what they wrote and coded stays. The toast brings them back.

    Raises:
        UserError: it is who works now.
    """
    person = context.project.contributors.get(ident)
    context.project.contributors.delete(ident)
    offer_undo(context, f"Deleted “{person.name if person else ''}”")


def work_as(context: Context, ident: str) -> None:
    """Sign what follows with a researcher's name, here and in other projects that know it.

    Raises:
        UserError: nobody has this id.
    """
    person = context.project.contributors.get(ident)
    if person is None:
        raise UserError("This researcher is not in the project any more.")
    context.project.work_as(person)
    context.settings.set(CONTRIBUTOR, person.name)
    context.say(f"Working as {person.name}.")
