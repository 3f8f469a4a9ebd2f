"""Commands on the people, groups and places of the field."""

from functools import partial

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.commands.command import Command
from ui.commands.contributors import delete_contributor
from ui.commands.events import delete_event
from ui.commands.facts import Verb
from ui.commands.phases import delete_phase
from ui.commands.strands import delete_strand
from ui.commands.taking_back import offer_undo
from ui.commands.teams import delete_team
from ui.dialogs.actor_form import ask_actor, ask_site


def commands(context: Context) -> tuple[Command, ...]:
    """The commands."""

    def writable() -> bool:
        return not context.session.readonly

    def on(*nouns: str) -> bool:
        ref = context.selection.ref
        return writable() and ref is not None and ref.noun in nouns

    making = (
        ("actors.new", "New person…", "actor", lambda: new_actor(context, "person")),
        ("actors.new_group", "New group…", "actors", lambda: new_actor(context, "group")),
        ("sites.new", "New place…", "site", lambda: new_site(context)),
    )
    return (
        *(
            Command(id=name, words=words, icon=icon, group="People", when=writable, run=run)
            for name, words, icon, run in making
        ),
        Command(
            id="actors.delete",
            words="Delete what is selected of the study",
            icon="delete",
            group="People",
            when=partial(on, *DELETING),
            run=lambda: delete_selected(context),
        ),
    )


def new_actor(context: Context, kind: str = "person") -> str | None:
    """Ask for a person or group and open their page; the id."""
    answer = ask_actor(kind)
    if answer is None:
        return None
    actor = context.project.actors.add(answer.name, answer.kind, answer.pseudonym, answer.description)
    offer_undo(context, f"Added “{actor.name}”")
    context.open(Ref("actor", actor.id))
    return actor.id


def new_site(context: Context) -> str | None:
    """Ask for a place and open its page; the id."""
    answer = ask_site(context.project.sites.all())
    if answer is None:
        return None
    site = context.project.sites.add(answer.name, answer.parent, answer.pseudonym, answer.description)
    offer_undo(context, f"Added “{site.name}”")
    context.open(Ref("site", site.id))
    return site.id


def change_actor(context: Context, actor: str, **fields: str) -> None:
    """Change name, kind, pseudonym or description of somebody.

    Raises:
        UserError: no name, or somebody else bears it.
    """
    before = context.project.actors.get(actor)
    changed = {name: words for name, words in fields.items() if words != getattr(before, name)}
    if changed:
        context.project.actors.change(actor, **changed)
        offer_undo(context, f"Changed {' and '.join(changed)} of “{fields.get('name', before.name)}”")


def change_site(context: Context, site: str, **fields: str | None) -> None:
    """Change name, pseudonym, description or the place it lies in.

    Raises:
        UserError: no name.
    """
    before = context.project.sites.get(site)
    if fields.get("name") == "":
        raise UserError("A place needs a name.")
    changed = {name: words for name, words in fields.items() if words != getattr(before, name)}
    if changed:
        context.project.sites.change(site, **changed)
        offer_undo(context, f"Changed “{fields.get('name') or before.name}”")


def delete_actor(context: Context, actor: str) -> None:
    """Delete a person or group; their notes stay, without the name. The toast brings them back."""
    name = context.project.actors.get(actor).name
    context.project.actors.delete(actor)
    offer_undo(context, f"Deleted “{name}”")


def delete_site(context: Context, site: str) -> None:
    """Delete a place; its notes stay. The toast brings it back."""
    name = context.project.sites.get(site).name
    context.project.sites.delete(site)
    offer_undo(context, f"Deleted “{name}”")


def delete_selected(context: Context) -> None:
    """Delete the person, group, place or whatever else of the study is selected."""
    ref = context.selection.ref
    if ref is not None and ref.noun in DELETING:
        DELETING[ref.noun](context, ref.id)


DELETING: dict[str, Verb] = {
    "actor": delete_actor,
    "site": delete_site,
    "event": delete_event,
    "contributor": delete_contributor,
    "team": delete_team,
    "strand": delete_strand,
    "phase": delete_phase,
}
"""How each noun that the room People lists is deleted."""
