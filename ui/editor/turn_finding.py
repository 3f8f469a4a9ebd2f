"""Finds turns in a text written as “Name: …”, all of it on demand, or what was just pasted."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.turns import Voice
from fieldnotes.interop.dialogue_turns import find_turns
from fieldnotes.interop.plan import PlannedTurn
from ui.base.context import Context
from ui.commands.taking_back import offer_undo
from ui.commands.turns import is_speech
from ui.editor.coding_desk import Attempt
from ui.editor.sheet import Sheet

_PASTED = 100
"""Code points of several lines from which words put in at once may be a transcript."""


class TurnFinding(QObject):
    """Looks through one note in the background and lays what was found as one step.

    Args:
        context: the way about.
        note: the note's id.
        sheet: its text.
        kind: the note's kind, asked when it is needed.
        attempt: does something to the project safely.
    """

    def __init__(
        self, context: Context, note: str, sheet: Sheet, kind: Callable[[], str], attempt: Attempt, page: QWidget
    ) -> None:
        super().__init__(page)
        self._context = context
        self._note = note
        self._sheet = sheet
        self._kind = kind
        self._try = attempt
        sheet.document.edited.connect(self._edited)

    def find(self) -> None:
        """Find turns in the whole text and lay them where there are none."""
        if not self._sheet.view.isReadOnly() and self._try(lambda: None):
            text, marks = self._sheet.document.text, tuple(self._sheet.marks.read())
            self._context.tasks.run(find_turns, text, marks, done=partial(self._found, text), words="find turns")

    def _found(self, text: str, planned: object) -> None:
        """Turns were found in the text as it was."""
        turns = self._made(planned)
        if not turns:
            self._context.say("No turns were found. Write each speaker's name and a colon before what is said.")
        elif self._sheet.document.text != text:
            self._context.say("The text was changed meanwhile; find the turns again.")
        else:
            self._add(turns)

    def _add(self, turns: Sequence[Turn]) -> None:
        added: list[int] = []
        if self._try(lambda: added.append(self._context.project.turn_writing.add_found(self._note, turns))):
            if added[0]:
                offer_undo(self._context, f"Marked {added[0]:,} turn{'s' * (added[0] != 1)}.")
            else:
                self._context.say("All turns that were found are marked already.")

    def _made(self, planned: object) -> list[Turn]:
        """Turns of this note for those that were found in its text."""
        found = [one for one in planned if isinstance(one, PlannedTurn)] if isinstance(planned, tuple) else []
        voices = self._context.project.voices.find_all(self._note, [one.speaker for one in found])
        return [_turn(self._note, one, voices[one.speaker]) for one in found]

    def _edited(self, edits: list[Edit]) -> None:
        """Several lines were put in at once: perhaps a transcript."""
        words = edits[-1].inserted
        if len(words) >= _PASTED and words.count("\n") > 2 and is_speech(self._kind()):
            QTimer.singleShot(0, self, partial(self._look_at, words, edits[-1].position))

    def _look_at(self, words: str, position: int) -> None:
        """Once what was pasted has its own turns, if it came with any."""
        turns = self._sheet.margins.turns.overlapping(position, position + len(words))
        if len(turns) < 2:
            self._context.tasks.run(find_turns, words, (), done=self._offer, words="find turns")

    def _offer(self, planned: object) -> None:
        count = len(planned) if isinstance(planned, tuple) else 0
        if count and not self._sheet.view.isReadOnly():
            self._context.say(f"This looks like a transcript of {count:,} turns.", "Mark turns", self.find)


def _turn(note: str, planned: PlannedTurn, voice: Voice) -> Turn:
    return Turn(
        id="",
        note=note,
        start=planned.start,
        end=planned.end,
        speaker=voice.actor,
        contributor=voice.contributor,
        speaker_name=voice.name,
        asks=int(voice.asks),
        time=planned.time,
        end_time=planned.end_time,
    )
