"""Deeds on the other names of people and groups."""

from fieldnotes.domain.aliases import Alias
from ui.base.context import Context
from ui.base.settings import DATE_ORDER
from ui.commands.taking_back import offer_undo
from ui.dialogs.alias_form import ask_alias


def add_alias(context: Context, actor: str) -> None:
    """Ask for another name of somebody (an id).

    Raises:
        UserError: they are called so already.
    """
    answer = ask_alias(context.project.actors.get(actor).name, None, context.settings.get(DATE_ORDER))
    if answer is not None:
        context.project.aliases.add(actor, answer.form, answer.pseudonym, answer.start, answer.end)
        offer_undo(context, f"Entered the name “{answer.form}”")


def change_alias(context: Context, alias: Alias) -> None:
    """Ask for another name anew.

    Raises:
        UserError: they are called so already.
    """
    answer = ask_alias(context.project.actors.get(alias.actor).name, alias, context.settings.get(DATE_ORDER))
    if answer is not None:
        values = {"form": answer.form, "pseudonym": answer.pseudonym, "start": answer.start, "end": answer.end}
        context.project.aliases.change(alias.id, **values)
        offer_undo(context, f"Changed the name “{answer.form}”")


def remove_alias(context: Context, alias: Alias) -> None:
    """Take another name away; the toast brings it back."""
    context.project.aliases.remove(alias.id)
    offer_undo(context, f"Removed the name “{alias.form}”")
