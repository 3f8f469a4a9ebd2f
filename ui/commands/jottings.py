"""Commands on jottings: write them up, alone or together, set them aside, see which wait."""

from collections.abc import Callable, Sequence
from functools import partial

from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.settings import WITH_WORDS
from ui.base.undoing import say_done
from ui.commands.command import Command

BACKLOG = Ref("backlog", "jottings")
"""The page of jottings that wait."""


def commands(context: Context) -> tuple[Command, ...]:
    """The commands."""

    def chosen() -> list[str]:
        """The jottings among the notes that are chosen, if they can be changed."""
        notes = [] if context.session.readonly else context.navigation.chosen("note")
        there = [note for note in notes if context.project.notes.exists(note)]
        return [note for note in there if context.project.notes.get(note).kind == "jotting"]

    def with_chosen(deed: Callable[[Context, Sequence[str]], object]) -> None:
        jottings = chosen()
        if jottings:
            deed(context, jottings)

    return (
        Command(
            id="jottings.write_up",
            words="Write up jotting",
            icon="write up",
            keys=("Ctrl+Shift+U",),
            group="Note",
            when=lambda: bool(chosen()),
            run=partial(with_chosen, write_up),
        ),
        Command(
            id="jottings.set_aside",
            words="Jotting needs no writing up",
            icon="accept",
            group="Note",
            when=lambda: bool(chosen()),
            run=partial(with_chosen, set_aside),
        ),
        Command(
            id="jottings.backlog",
            words="Jottings to write up",
            icon="jotting",
            keys=("Ctrl+Shift+J",),
            group="Go",
            run=partial(context.open, BACKLOG, None, True),
        ),
    )


def write_up(context: Context, jottings: Sequence[str], with_words: bool | None = None) -> str:
    """Begin the full note of one or several jottings and open it; its id.

    Args:
        context: where.
        jottings: their ids.
        with_words: begin with their words, or with an empty page over which they lie; None: as the last time.

    Raises:
        UserError: a jotting is gone, or the project is open for reading only.
    """
    project = context.project
    if with_words is None:
        with_words = context.settings.get(WITH_WORDS)
    else:
        context.settings.set(WITH_WORDS, with_words)
    note = project.jottings.write_up(jottings, project.me.id, with_words)
    context.open(Ref("note", note.id), keep=True)
    return note.id


def set_aside(context: Context, jottings: Sequence[str]) -> None:
    """Say that jottings need no writing up; the toast brings them back.

    Raises:
        UserError: a jotting is gone, or the project is open for reading only.
    """
    with context.project.store.step("Set aside") as step:
        context.project.jottings.set_aside(jottings)
    many = f"{len(jottings)} jottings wait" if len(jottings) > 1 else "It waits"
    say_done(context, f"{many} no longer to be written up.", step.id)
