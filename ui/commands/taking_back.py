"""The way back that is offered after a command: a toast whose button undoes just the step that was taken."""

from ui.base.context import Context
from ui.base.undoing import say_done


def offer_undo(context: Context, words: str) -> None:
    """Say what the last step did, with a button that takes that step back."""
    step = context.project.store.can_undo()
    if step is None:
        context.say(words)
    else:
        say_done(context, words, step.id)
