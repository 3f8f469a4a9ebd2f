"""A long change in many short transactions under one step, invisible until it is closed."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.steps import Step
from fieldnotes.storage.database import Database
from fieldnotes.storage.opening import remove_slice


class Opened(Protocol):
    """What a pending step needs of the store that began it."""

    db: Database

    def slice_of(self, number: int | None, label: str, state: str) -> AbstractContextManager[Step]:
        """A transaction of the step (None: a new one)."""

    def announce(self, refs: frozenset[Ref], step: Step, initiator: object | None, kind: str) -> None:
        """Tell every listener."""


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
        with self._store.slice_of(number, self.label, "pending") as step:
            yield step
        self.step = step

    def close(self, initiator: object | None = None) -> Step | None:
        """Make all rows visible at once; returns the step, or None when nothing was added."""
        self._refuse_if_ended()
        self.ended = True
        if self.step is None:
            return None
        with self._store.slice_of(self.step.number, self.label, "done"):
            self._store.db.execute(
                "UPDATE step SET state = 'done', closed_seq = (SELECT seq FROM journal) WHERE n = ?",
                [self.step.number],
            )
        rows = self._store.db.execute("SELECT noun, id FROM step_ref WHERE step = ?", [self.step.number]).fetchall()
        self._store.announce(frozenset(Ref(noun, ident) for noun, ident in rows), self.step, initiator, "do")
        return self.step

    def cancel(self) -> Callable[[], bool]:
        """Give the step up; call what is returned until it says False, each call removes some rows."""
        self._refuse_if_ended()
        self.ended = True
        number = None if self.step is None else self.step.number
        return lambda: number is not None and remove_slice(self._store.db, number)

    def _refuse_if_ended(self) -> None:
        if self.ended:
            raise UserError("This work has been finished or cancelled already.")
