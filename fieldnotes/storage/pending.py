"""A long change in many short transactions under one step, invisible until it is closed."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.steps import Step


class Opened(Protocol):
    """What a pending step needs of the store that began it."""

    def slice_of(self, number: int | None, label: str) -> AbstractContextManager[Step]:
        """A transaction of the step (None: a new one)."""

    def close_long(self, step: Step, initiator: object | None) -> Step | None:
        """Make a step's rows visible, and tell everybody; None when there are none."""

    def remove_slice(self, step: Step) -> bool:
        """Take some of a step's changes back; False when there are none left."""


class PendingStep:
    """Begins with its first slice; end it with `close` or `cancel`.

    Keep a slice under 20 ms: what the person types waits for it.
    """

    def __init__(self, store: Opened, label: str) -> None:
        self._store = store
        self.label = label
        self.step: Step | None = None
        self.ended = False

    @contextmanager
    def slice(self) -> Iterator[Step]:
        """One short transaction; the store marks its rows as belonging to this step.

        Raises:
            UserError: the step has been closed or cancelled.
        """
        self._refuse_if_ended()
        number = None if self.step is None else self.step.number
        with self._store.slice_of(number, self.label) as step:
            yield step
        self.step = step

    def close(self, initiator: object | None = None) -> Step | None:
        """Make all rows visible at once; returns the step, or None when nothing was added."""
        self._refuse_if_ended()
        closed = None if self.step is None else self._store.close_long(self.step, initiator)
        self.ended = True
        return closed

    def cancel(self) -> Callable[[], bool]:
        """Give the step up; call what is returned until it says False, each call removes some rows."""
        self._refuse_if_ended()
        self.ended = True
        step = self.step
        return lambda: step is not None and self._store.remove_slice(step)

    def _refuse_if_ended(self) -> None:
        if self.ended:
            raise UserError("This work has been finished or cancelled already.")
