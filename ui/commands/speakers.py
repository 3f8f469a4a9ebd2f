"""Commands on speakers: code what each of them says."""

from collections.abc import Generator, Sequence
from functools import partial

from fieldnotes.analysis.speaker_coding import SpeakerCoding
from fieldnotes.domain.steps import Step
from ui.base.context import Context
from ui.base.tasks import Progress
from ui.base.undoing import say_done
from ui.commands.command import Command


def commands(context: Context) -> tuple[Command, ...]:
    """Code the turns of the notes that are chosen in the list, or of the one in front."""

    def chosen() -> list[str]:
        return context.navigation.chosen("note")

    return (
        Command(
            id="speakers.code",
            words="Code turns by speaker",
            icon="codes",
            group="Code",
            when=lambda: not context.session.readonly and bool(chosen()),
            run=lambda: code_by_speaker(context, chosen()),
        ),
    )


def code_by_speaker(context: Context, notes: Sequence[str]) -> None:
    """Lay over each turn of notes (ids) the code of its speaker, between other events.

    Raises:
        UserError: nobody speaks in them.
    """
    coding = SpeakerCoding(context.project, notes)
    task = context.tasks.slices(
        _slices(coding),
        done=partial(_tell, context, coding),
        failed=lambda error: context.say(error.message),
        words="Code turns by speaker",
    )
    context.show_work(task)


def _slices(coding: SpeakerCoding) -> Generator[Progress, None, Step | None]:
    """The coding in slices; stopping it takes everything back."""
    try:
        while coding.advance():
            yield Progress(coding.done, coding.total, f"Coding turn {coding.done:,} of {coding.total:,}")
        return coding.finish()
    finally:
        coding.cancel()


def _tell(context: Context, coding: SpeakerCoding, step: object) -> None:
    """Say what was coded, with the way back."""
    if not isinstance(step, Step) or not coding.made:
        context.say("Every turn bears the code of its speaker already.")
        return
    say_done(context, f"Coded {coding.made:,} turn{'s' * (coding.made != 1)} by speaker.", step.id)
