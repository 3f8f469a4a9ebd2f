"""Carry an import's plan out: one step, in slices short enough to type between, all of it or nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.notes import Note
from fieldnotes.domain.steps import Step
from fieldnotes.interop.making import Maker
from fieldnotes.interop.plan import Plan, Skipped
from fieldnotes.project.project import Project

SLICE = 0.008
"""Seconds after which a slice takes nothing new; what is begun is finished, so that it ends within 20 ms."""

LARGE = 60_000
"""Code points beyond which to make a note fills a slice."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made: its notes, what was left out, and the step that made it (None: nothing to make)."""

    notes: tuple[Note, ...]
    skipped: tuple[Skipped, ...]
    step: Step | None


class ImportRun:
    """An import under way, for whoever must do other things between its slices.

    Call `advance` until it says False, then `finish`. After `cancel` the further calls of `advance` take back, slice
    by slice, what was made, and `finish` tells of nothing.

    Args:
        project: where the notes go.
        plan: what is to be made.
    """

    def __init__(self, project: Project, plan: Plan) -> None:
        self._plan = plan
        self._maker = Maker(project, plan.cast, plan.code_turns)
        self._pending = project.store.pending(plan.label())
        self._work = self._pieces()
        self._take_back: Callable[[], bool] | None = None
        self.done = 0
        self.total = len(plan.notes)

    @property
    def cancelled(self) -> bool:
        """Whether the import has been given up."""
        return self._take_back is not None

    def advance(self) -> bool:
        """Do one slice of the work; False when nothing is left.

        Raises:
            UserError: the project cannot be written; everything that was made has been taken back.
        """
        if self._take_back is not None:
            return self._take_back()
        began = perf_counter()
        try:
            with self._pending.slice():
                while perf_counter() - began < SLICE:
                    going_on = next(self._work, None)
                    if going_on is None:
                        return False
                    if not going_on:
                        break
        except UserError:
            self.abandon()
            raise
        return True

    def finish(self, initiator: object | None = None) -> Imported:
        """Make everything visible at once."""
        if self._take_back is not None:
            self.abandon()
            return Imported((), self._plan.skipped, None)
        step = self._pending.close(initiator)
        return Imported(tuple(self._maker.notes), self._plan.skipped, step)

    def cancel(self) -> None:
        """Give the import up; nothing happens to one that is finished."""
        if not self._pending.ended:
            self._take_back = self._pending.cancel()

    def abandon(self) -> None:
        """Give the import up and take everything back at once."""
        self.cancel()
        while self._take_back is not None and self._take_back():
            pass

    def _pieces(self) -> Iterator[bool]:
        """The work in small pieces; False says that what follows is so large that it wants a slice of its own."""
        for note in self._plan.notes:
            if len(note.text) > LARGE:
                yield False
            for _ in self._maker.make(note):
                yield True
            self.done += 1
            yield True
        for _ in self._maker.link(self._plan.notes):
            yield True


def apply_plan(
    project: Project,
    plan: Plan,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Imported:
    """Make the notes of a plan as one step that can be undone.

    Args:
        project: where the notes go.
        plan: what `plan_import` found.
        progress: called after each slice with how many notes are made and how many there are.
        cancelled: asked after each slice; when it says yes, everything is taken back.

    Raises:
        UserError: the project cannot be written.
    """
    if not plan.notes:
        return Imported((), plan.skipped, None)
    run = ImportRun(project, plan)
    try:
        while run.advance():
            if progress:
                progress(run.done, run.total)
            if cancelled and cancelled():
                run.cancel()
    except BaseException:
        run.abandon()
        raise
    if progress:
        progress(run.done, run.total)
    return run.finish()
