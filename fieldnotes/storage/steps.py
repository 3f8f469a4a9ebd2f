"""The transactions that steps consist of: begun, numbered, kept whole or not at all."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from fieldnotes.domain.ids import ordered_id
from fieldnotes.domain.steps import Step
from fieldnotes.storage.database import FILE_TROUBLE, Database, as_user_error
from fieldnotes.storage.journal import Journal
from fieldnotes.storage.schema import VERSION


class Steps:
    """Opens and ends the transactions of one database's steps.

    Attributes:
        contributor: the id of whoever works now; signs new steps.
        current: the step that is open, if one is.
        batch: the number of the long step whose slice is open, if one is; it is borne by the rows it adds.
        last_change: the number of the last journaled change before this transaction, or the last one.
        empty: whether the last transaction changed nothing and left no step behind.
    """

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._journal = journal
        self.contributor: str | None = None
        self.current: Step | None = None
        self.batch: int | None = None
        self.last_change = 0
        self.empty = False
        self._depth = 0

    @contextmanager
    def transaction(self, number: int | None, label: str, keep: bool = False, **fields: object) -> Iterator[Step]:
        """One transaction of a step.

        Args:
            number: the step it belongs to; None begins a new one.
            label: the new step's name.
            keep: keep a new step even if nothing was changed in it.
            fields: further columns of a new step.

        Raises:
            UserError: the disk is full, or another reason that a person can mend; nothing is kept then.
        """
        if self._db.conn.in_transaction:
            raise RuntimeError(f"step “{label}” begun inside another transaction")
        try:
            with self._db.atomic():
                opened = self._begin(number, label, fields)
                self.current = self._journal.step(opened)
                try:
                    yield self.current
                finally:
                    self.current = None
                    self._journal.texts.forget()
                self.empty = number is None and not keep and self._forget_if_empty(opened)
                self._db.execute("UPDATE journal SET step = NULL")
        except FILE_TROUBLE as error:
            raise as_user_error(error) from error

    @contextmanager
    def inner(self) -> Iterator[Step]:
        """A part of the open step that is kept whole or not at all, whoever goes on after it failed.

        Parts of parts are not guarded by themselves.
        """
        assert self.current is not None
        self._depth += 1
        try:
            with self._db.atomic() if self._depth == 1 else nullcontext():
                yield self.current
        finally:
            self._depth -= 1

    @contextmanager
    def slice_of(self, number: int | None, label: str) -> Iterator[Step]:
        """A transaction of a long step (None: its first); rows added in it bear the step's number."""
        fields = {"state": "pending"} if number is None else {}
        try:
            with self.transaction(number, label, keep=True, **fields) as step:
                self.batch = step.number
                yield step
        finally:
            self.batch = None

    def _begin(self, number: int | None, label: str, fields: dict[str, object]) -> int:
        self._db.execute("UPDATE journal SET seq = seq + 1, quiet = 0")
        seq, self.last_change = self._db.execute("SELECT seq, (SELECT max(id) FROM change) FROM journal").fetchone()
        self.last_change = self.last_change or 0
        if number is None:
            number = self._insert(
                {
                    "id": ordered_id(),
                    "at": now(),
                    "contributor": self.contributor,
                    "label": label,
                    "schema": VERSION,
                    "first_seq": seq,
                    "last_seq": seq,
                    **fields,
                }
            )
        else:
            self._db.execute("UPDATE step SET last_seq = ? WHERE n = ?", [seq, number])
        self._db.execute("UPDATE journal SET step = ?", [number])
        return number

    def _insert(self, values: dict[str, object]) -> int:
        marks = ", ".join("?" * len(values))
        cursor = self._db.execute(f"INSERT INTO step ({', '.join(values)}) VALUES ({marks})", list(values.values()))
        return int(cursor.lastrowid or 0)

    def _forget_if_empty(self, number: int) -> bool:
        """Leave no step behind that changed nothing."""
        sql = "SELECT 1 FROM change WHERE step = ?1 UNION ALL SELECT 1 FROM step_ref WHERE step = ?1 LIMIT 1"
        if self._db.execute(sql, [number]).fetchone():
            return False
        self._db.execute("DELETE FROM step WHERE n = ?", [number])
        self._db.execute("UPDATE journal SET seq = seq - 1")
        return True


def now() -> int:
    """Milliseconds since 1970 (UTC)."""
    return time.time_ns() // 1_000_000
