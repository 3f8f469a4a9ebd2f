"""Coding the turns of notes by their speakers, in slices short enough to type between, all of it or nothing."""

from collections.abc import Callable, Sequence
from time import perf_counter

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.steps import Step
from fieldnotes.project.project import Project

SLICE = 0.008
"""Seconds after which a slice takes nothing new."""
BATCH = 4
"""Turns coded in one piece of work."""


class SpeakerCoding:
    """Work under way: call `advance` until it says False, then `finish`.

    Where each turn lies is read anew in the slice that codes it, so that typing meanwhile moves nothing under it.

    Args:
        project: whose notes they are.
        notes: their ids.

    Raises:
        UserError: nobody speaks in these notes.
    """

    def __init__(self, project: Project, notes: Sequence[str]) -> None:
        self._speakers = project.speakers
        self._turns = self._speakers.spoken(notes)
        if not self._turns:
            raise UserError("No turns with speakers are marked in what is chosen, so there is nothing to code.")
        self._pending = project.store.pending("Code turns by speaker")
        self._take_back: Callable[[], bool] | None = None
        self.made = 0
        self.done = 0
        self.total = len(self._turns)

    def advance(self) -> bool:
        """Do one slice of the work, or, once cancelled, take one back; False when nothing is left.

        Raises:
            UserError: the project cannot be written; what was done has been taken back.
        """
        if self._take_back is not None:
            return self._take_back()
        began = perf_counter()
        try:
            with self._pending.slice():
                while self.done < self.total and perf_counter() - began < SLICE:
                    self.made += self._speakers.code(self._turns[self.done : self.done + BATCH])
                    self.done = min(self.total, self.done + BATCH)
        except UserError:
            self.cancel()
            raise
        return self.done < self.total

    def finish(self, initiator: object | None = None) -> Step | None:
        """Make the codings visible at once; the step, or None when there were none to make."""
        return None if self._take_back is not None else self._pending.close(initiator)

    def cancel(self) -> None:
        """Give the work up and take back what was done; nothing happens to work that is finished."""
        if not self._pending.ended:
            self._take_back = self._pending.cancel()
            while self._take_back():
                pass
