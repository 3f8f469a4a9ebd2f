"""Commands on notes: begin one."""

from datetime import datetime
from functools import partial

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.base.context import Context
from ui.commands.command import Command

_NEW = (
    ("fieldnote", "New fieldnote", ("Ctrl+N",)),
    ("jotting", "New jotting on a page", ()),
    ("interview", "New interview", ()),
    ("focus group", "New focus group", ()),
    ("diary", "New diary entry", ()),
    ("document", "New document", ()),
)


def commands(context: Context) -> tuple[Command, ...]:
    """A command for each kind of note that is written here."""
    return tuple(
        Command(
            id=f"notes.new_{kind.replace(' ', '_')}",
            words=words,
            icon=kind,
            keys=keys,
            group="Note",
            run=partial(begin_note, context, kind),
        )
        for kind, words, keys in _NEW
    )


def begin_note(context: Context, kind: str) -> str:
    """Make an empty note observed today (a jotting: now) and open it for writing; its id.

    Raises:
        UserError: the project is open for reading only.
    """
    if context.project.store.readonly:
        raise UserError("Here this project is only for reading: it is open in another window. Write in that one.")
    now = datetime.now().astimezone()
    stamp = now.strftime("%Y-%m-%dT%H:%M")
    observed = When.of(stamp if kind == "jotting" else stamp[:10])
    note = context.project.notes.add(kind=kind, observed=observed, written=stamp, author=context.project.me.id)
    context.open(Ref("note", note.id), keep=True)
    return note.id
