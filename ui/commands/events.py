"""Commands on events: enter one, change it, delete it."""

from typing import Any

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.settings import DATE_ORDER
from ui.commands.command import Command
from ui.commands.taking_back import offer_undo
from ui.dialogs.event_form import ask_event


def commands(context: Context) -> tuple[Command, ...]:
    """The commands."""
    return (
        Command(
            id="events.new",
            words="New event…",
            icon="event",
            group="People",
            when=lambda: not context.session.readonly,
            run=lambda: new_event(context),
        ),
    )


def new_event(context: Context) -> str | None:
    """Ask for an event and open its page; the id."""
    answer = ask_event(context.project.sites.all(), context.settings.get(DATE_ORDER))
    if answer is None:
        return None
    event = context.project.events.add(answer.name, answer.observed, answer.site, answer.description)
    offer_undo(context, f"Added “{event.name}”")
    context.open(Ref("event", event.id))
    return event.id


def change_event(context: Context, event: str, **fields: Any) -> None:
    """Change name, date, place or description of an event.

    Raises:
        UserError: no name, or another event bears it.
    """
    before = context.project.events.get(event)
    if fields.get("name") == "":
        raise UserError("An event needs a name.")
    changed = {name: value for name, value in fields.items() if value != getattr(before, name)}
    if changed:
        context.project.events.change(event, **changed)
        offer_undo(context, f"Changed “{fields.get('name') or before.name}”")


def delete_event(context: Context, event: str) -> None:
    """Delete an event; the words that mention it stay. The toast brings it back."""
    name = context.project.events.get(event).name
    context.project.events.delete(event)
    offer_undo(context, f"Deleted “{name}”")
