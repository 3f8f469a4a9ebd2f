"""Commands on history: of what is selected, and of the whole project."""

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.commands.command import Command

LOG = Ref("steps", "project")
"""The page of the project's history."""


def commands(context: Context) -> tuple[Command, ...]:
    """The commands."""
    return (
        Command(
            id="history.show",
            words="History of this",
            says=lambda: _words(context),
            icon="history",
            keys=("F8",),
            group="Edit",
            when=lambda: _thing(context) is not None,
            run=lambda: show_history(context),
        ),
        Command(
            id="history.log",
            words="History of the project",
            icon="history",
            keys=("Shift+F8",),
            group="Edit",
            run=lambda: context.open(LOG, keep=True),
        ),
    )


def show_history(context: Context) -> None:
    """Open the history of the note, memo or code that is selected.

    Raises:
        UserError: nothing is selected that has one.
    """
    thing = _thing(context)
    if thing is None:
        raise UserError("Open a note, a memo or a code first; then its history can be shown.")
    context.open(Ref("history", thing.id), keep=True)


def _thing(context: Context) -> Ref | None:
    """The note, memo or code that is selected, or in which the passage lies that is."""
    ref = context.selection.ref
    if ref is not None and ref.noun == "passage":
        try:
            return Ref("note", context.project.passages.get(ref.id).note)
        except UserError:
            return None
    return ref if ref is not None and ref.noun in ("note", "memo", "code") else None


def _words(context: Context) -> str:
    thing = _thing(context)
    return "History of this" if thing is None else f"History of this {thing.noun}"
