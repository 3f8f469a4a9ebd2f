"""Commands on attributes: what a study asks about everybody; the table of people by attributes."""

from collections.abc import Sequence
from datetime import date

from fieldnotes.analysis.attributes import people_table
from fieldnotes.domain.attributes import Attribute, Misfit
from fieldnotes.domain.refs import Ref
from fieldnotes.export.attributes import write_people_table
from ui.base.context import Context
from ui.commands.command import Command
from ui.commands.taking_back import offer_undo
from ui.dialogs.attribute_form import AttributeAnswer, ask_attribute

TABLE = Ref("attributes", "attributes")
"""The page of people by attributes; there is one for the whole project."""

_SHOWN = 8
"""How many values that do not fit are named."""


def commands(context: Context) -> tuple[Command, ...]:
    """The commands."""
    return (
        Command(
            id="attributes.open",
            words="People by attributes",
            icon="table",
            group="People",
            run=lambda: context.open(TABLE),
        ),
        Command(
            id="attributes.new",
            words="New attribute…",
            icon="add",
            group="People",
            when=lambda: not context.session.readonly,
            run=lambda: new_attribute(context),
        ),
    )


def new_attribute(context: Context, key: str = "") -> None:
    """Ask for an attribute, such as one for facts whose key was typed freely until now.

    Raises:
        UserError: there is one of this name.
    """
    answer = ask_attribute(None, key)
    if answer is None:
        return
    attributes = context.project.attributes
    keep = _may_keep(context, attributes.misfits(answer.name, _shape(answer)), answer)
    if keep is not None:
        attributes.add(answer.name, answer.kind, answer.choices, answer.description, keep)
        offer_undo(context, f"Added the attribute “{answer.name}”")


def change_attribute(context: Context, ident: str) -> None:
    """Ask for an attribute anew; its facts follow.

    Raises:
        UserError: it is gone, or another bears its name.
    """
    attributes = context.project.attributes
    before = attributes.get(ident)
    answer = ask_attribute(before)
    if answer is None:
        return
    keep = _may_keep(context, attributes.misfits(before.name, _shape(answer)), answer)
    if keep is not None:
        attributes.change(ident, answer.name, answer.kind, answer.choices, answer.description, keep)
        offer_undo(context, f"Changed the attribute “{answer.name}”")


def move_attribute(context: Context, ident: str, by: int) -> None:
    """Move an attribute some places to the right, or to the left."""
    idents = [attribute.id for attribute in context.project.attributes.all()]
    place = idents.index(ident)
    to = min(max(place + by, 0), len(idents) - 1)
    if to != place:
        idents.insert(to, idents.pop(place))
        context.project.attributes.order(idents)
        offer_undo(context, "Changed the order of the attributes")


def delete_attribute(context: Context, ident: str) -> None:
    """Delete an attribute; its facts stay. The toast brings it back."""
    attribute = context.project.attributes.get(ident)
    context.project.attributes.delete(ident)
    offer_undo(context, f"Deleted the attribute “{attribute.name}”; what was entered stays")


def enter_value(context: Context, actor: str, key: str, value: str, day: str | None) -> None:
    """Say what is true of somebody from a day on (ISO), or at all times (None); "" leaves nothing true.

    Raises:
        UserError: the value is not of the attribute's kind.
    """
    context.project.facts.set_at(actor, key, value, day)
    name = context.project.actors.get(actor).name
    offer_undo(context, f"Entered {key} of {name}" if value.strip() else f"Ended {key} of {name}")


def save_table(context: Context, day: str, kind: str) -> None:
    """Ask where to, and write the table of everybody of a kind as at a day.

    Raises:
        UserError: the file cannot be written.
    """
    name = f"{context.project.title} people {day}.csv"
    path = context.prompts.save_file("Save the table", name, "Tables (*.csv)")
    if path is not None:
        write_people_table(people_table(context.project, day, kind), path.with_suffix(".csv"))
        context.say(f"Saved the table as {path.with_suffix('.csv').name}.")


def today() -> str:
    """Today as an ISO day."""
    return date.today().isoformat()


def _shape(answer: AttributeAnswer) -> Attribute:
    return Attribute("", answer.name, answer.kind, answer.choices)


def _may_keep(context: Context, misfits: Sequence[Misfit], answer: AttributeAnswer) -> bool | None:
    """Whether values that do not fit are to be kept as they are; None if the person turned back."""
    if not misfits:
        return False
    shown = "\n".join(f"{misfit.name}: {misfit.value}" for misfit in misfits[:_SHOWN])
    more = f"\n… and {len(misfits) - _SHOWN:,} more" if len(misfits) > _SHOWN else ""
    count = "One value does" if len(misfits) == 1 else f"{len(misfits):,} values do"
    words = f"{count} not fit the kind “{answer.kind}”:\n\n{shown}{more}\n\nThey can stay as they are until changed."
    agreed = context.prompts.confirm("Values that do not fit", words, "Keep them as they are")
    return True if agreed else None
