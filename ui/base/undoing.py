"""Says what was done, with a way back on the toast."""

from collections.abc import Callable
from functools import partial

from fieldnotes.domain.errors import UserError
from ui.base.context import Context


def say_done(context: Context, words: str, step_id: str) -> None:
    """Say that a step was taken; the toast's button takes it back."""
    context.say(words, "Undo", partial(undo_step, context, step_id))


def undo_step(context: Context, step_id: str) -> None:
    """Take one step back and name it, or say what stands in the way."""
    try:
        step = context.project.store.undo_step(step_id)
    except UserError as error:
        context.say(error.message)
        return
    context.say(f"Undone: {step.label}")


def attempt(context: Context, deed: Callable[[], object]) -> bool:
    """Do something a person asked for; False, and a toast that says why, if it cannot be done."""
    try:
        deed()
    except UserError as error:
        context.say(error.message)
        return False
    return True
