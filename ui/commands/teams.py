"""Commands on teams: enter one, change it, delete it."""

from functools import partial

from fieldnotes.domain.codes import COLOURS
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.commands.command import Command
from ui.commands.taking_back import offer_undo
from ui.dialogs.frame_forms import ask_team


def commands(context: Context) -> tuple[Command, ...]:
    """The commands."""
    return (
        Command(
            id="teams.new",
            words="New team…",
            icon="team",
            group="People",
            when=lambda: not context.session.readonly,
            run=partial(new_team, context),
        ),
    )


def new_team(context: Context) -> str | None:
    """Ask for a team and open its page; the id."""
    answer = ask_team(context.theme, COLOURS[len(context.project.teams.all()) % len(COLOURS)])
    if answer is None:
        return None
    team = context.project.teams.add(answer.name, answer.colour, answer.description)
    offer_undo(context, f"Added “{team.name}”")
    context.open(Ref("team", team.id))
    return team.id


def change_team(context: Context, team: str, **fields: str) -> None:
    """Change name, colour or description of a team.

    Raises:
        UserError: no name, or another team bears it.
    """
    before = context.project.teams.get(team)
    context.project.teams.change(team, **fields)
    offer_undo(context, f"Changed “{fields.get('name', before.name)}”")


def delete_team(context: Context, team: str) -> None:
    """Delete a team with its memberships; its members stay. The toast brings it back."""
    name = context.project.teams.get(team).name
    context.project.teams.delete(team)
    offer_undo(context, f"Deleted “{name}”")
