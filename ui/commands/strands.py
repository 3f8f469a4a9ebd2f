"""Commands on strands: enter one, change it, delete it."""

from functools import partial

from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.commands.command import Command
from ui.commands.taking_back import offer_undo
from ui.dialogs.frame_forms import ask_strand


def commands(context: Context) -> tuple[Command, ...]:
    """The commands."""
    return (
        Command(
            id="strands.new",
            words="New strand…",
            icon="strand",
            group="People",
            when=lambda: not context.session.readonly,
            run=partial(new_strand, context),
        ),
    )


def new_strand(context: Context) -> str | None:
    """Ask for a strand and open its page; the id."""
    answer = ask_strand()
    if answer is None:
        return None
    strand = context.project.strands.add(answer.name, answer.description)
    offer_undo(context, f"Added “{strand.name}”")
    context.open(Ref("strand", strand.id))
    return strand.id


def change_strand(context: Context, strand: str, **fields: str) -> None:
    """Change name or description of a strand.

    Raises:
        UserError: no name, or another strand bears it.
    """
    before = context.project.strands.get(strand)
    context.project.strands.change(strand, **fields)
    offer_undo(context, f"Changed “{fields.get('name', before.name)}”")


def delete_strand(context: Context, strand: str) -> None:
    """Delete a strand; its notes and phases stay. The toast brings it back."""
    name = context.project.strands.get(strand).name
    context.project.strands.delete(strand)
    offer_undo(context, f"Deleted “{name}”")
