"""Deeds on chosen notes, as the list of notes offers them: delete, change the kind,"""

from collections.abc import Sequence

from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.base.undoing import say_done


def delete_notes(context: Context, notes: Sequence[str]) -> None:
    """Delete notes (ids) in one step, and offer the way back.

    Raises:
        UserError: the project is open for reading only.
    """
    if not notes:
        return
    count = len(notes)
    words = "Deleted one note." if count == 1 else f"Deleted {count:,} notes."
    if count == 1:
        words = f"Deleted “{context.project.titles.title(Ref('note', notes[0]))}”."
    with context.project.store.step("Delete note" if count == 1 else f"Delete {count} notes") as step:
        context.project.notes.delete(*notes)
    say_done(context, words, step.id)


def change_kind(context: Context, notes: Sequence[str], kind: str) -> None:
    """Make notes (ids) of another kind, in one step.

    Raises:
        UserError: the project is open for reading only.
    """
    with context.project.store.step("Change kind") as step:
        for note in notes:
            context.project.notes.change(note, kind=kind)
    words = f"{len(notes):,} notes are" if len(notes) > 1 else "It is"
    say_done(context, f"{words} now of the kind “{kind}”.", step.id)
