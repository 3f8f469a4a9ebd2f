"""Commands on phases: enter one, change it, delete it."""

from functools import partial

from fieldnotes.domain.codes import COLOURS
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.settings import DATE_ORDER
from ui.commands.command import Command
from ui.commands.taking_back import offer_undo
from ui.dialogs.phase_form import ask_phase, read_days
from ui.dialogs.stretch_lines import read_edge


def commands(context: Context) -> tuple[Command, ...]:
    """The commands."""
    return (
        Command(
            id="phases.new",
            words="New phase…",
            icon="phase",
            group="People",
            when=lambda: not context.session.readonly,
            run=partial(new_phase, context),
        ),
    )


def new_phase(context: Context) -> str | None:
    """Ask for a phase of the study and open its page; the id."""
    project = context.project
    colour = COLOURS[len(project.phases.all()) % len(COLOURS)]
    answer = ask_phase(context.theme, project.strands.all(), colour, context.settings.get(DATE_ORDER))
    if answer is None:
        return None
    phase = project.phases.add(answer.name, answer.start, answer.end, answer.soft, answer.colour, strand=answer.strand)
    offer_undo(context, f"Added the phase “{phase.name}”")
    context.open(Ref("phase", phase.id))
    return phase.id


def change_phase(context: Context, phase: str, **fields: object) -> None:
    """Change a phase; ``start``, ``end`` and ``soft`` are words as people write them.

    Raises:
        UserError: no name, no date, no number of days, or it would end before it begins.
    """
    before = context.project.phases.get(phase)
    order = context.settings.get(DATE_ORDER)
    values = dict(fields)
    for edge in ("start", "end"):
        if edge in values:
            values[edge] = read_edge(str(values[edge]), order, edge == "end") or ("" if edge == "start" else None)
    if "soft" in values:
        values["soft"] = read_days(str(values["soft"]))
    context.project.phases.change(phase, **values)
    offer_undo(context, f"Changed “{values.get('name', before.name)}”")


def delete_phase(context: Context, phase: str) -> None:
    """Delete a phase; its notes stay. The toast brings it back."""
    name = context.project.phases.get(phase).name
    context.project.phases.delete(phase)
    offer_undo(context, f"Deleted “{name}”")
