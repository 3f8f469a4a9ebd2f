"""One open project file: named steps, undo, notice of changes; every write to the user's data passes here."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.steps import Step
from fieldnotes.storage.database import FILE_TROUBLE, PATIENCE, Database, as_user_error
from fieldnotes.storage.journal import Journal
from fieldnotes.storage.notice import refs_of_commit
from fieldnotes.storage.opening import prepared
from fieldnotes.storage.pending import PendingStep
from fieldnotes.storage.schema import TEXTS, TOLD
from fieldnotes.storage.steps import Steps, now
from fieldnotes.storage.undoing import Undoing
from fieldnotes.storage.unfinished import clear_unfinished, remove_slice
from fieldnotes.storage.writing import WritingStep
from fieldnotes.text.standoff import settle

__all__ = ["Listener", "Row", "Store", "now"]

Listener = Callable[[Changes], None]
Row = dict[str, Any]

_CHECKPOINT_PATIENCE = 0.1
"""Seconds that tidying waits for readers; what is not done now is done next time."""


class Store:
    """A database with its journal.

    Args:
        db: an open database; use `Store.open` for a file.
        path: where it lies, None in memory.
        readonly: refuse every change with one sentence.
    """

    def __init__(self, db: Database, path: Path | None = None, readonly: bool = False) -> None:
        self.db = db
        self.path = path
        self.readonly = readonly
        self.journal = Journal(db)
        self._steps = Steps(db, self.journal)
        self._undoing = Undoing(db, self.journal, self._steps, self._notify)
        self._listeners: list[Listener] = []
        self._writing = WritingStep()
        self._closed = False

    @classmethod
    def open(cls, path: Path | None, key: bytes | None = None, readonly: bool = False) -> "Store":
        """Open a file (None: a new project in memory), migrated to the present schema.

        Raises:
            UserError: not a project, from a newer version, or it cannot be read.
        """
        db = prepared(path, key, readonly)
        try:
            store = cls(db, path, readonly)
            if not readonly:
                clear_unfinished(db, store.journal)
        except BaseException as error:
            db.conn.close()
            if isinstance(error, FILE_TROUBLE):
                raise as_user_error(error) from error
            raise
        return store

    def close(self) -> None:
        """Bring the whole file into one piece and let it go; a second time does nothing."""
        if self._closed:
            return
        self._closed = True
        try:
            if not self.readonly and self.path is not None:
                self.checkpoint()
        finally:
            self.db.conn.close()

    @property
    def closed(self) -> bool:
        """Whether the file was let go."""
        return self._closed

    def checkpoint(self) -> bool:
        """Move all that was written into the main file, after 5 s of quiet and at close; False if a reader was in the
        way or the disk is full, and then everything stays safe beside it.
        """
        if self._steps.current is not None:
            return False
        self.db.execute(f"PRAGMA busy_timeout = {round(_CHECKPOINT_PATIENCE * 1000)}")
        try:
            return not self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except FILE_TROUBLE:
            return False
        finally:
            self.db.execute(f"PRAGMA busy_timeout = {round(PATIENCE * 1000)}")

    @property
    def contributor(self) -> str | None:
        """The id of whoever works now; it signs what follows, in steps of its own."""
        return self._steps.contributor

    @contributor.setter
    def contributor(self, ident: str | None) -> None:
        if ident != self._steps.contributor:
            self._writing.seal()
        self._steps.contributor = ident

    # Reading

    def rows(self, sql: str, args: Sequence[object] = ()) -> list[Row]:
        """All rows of a query as dictionaries."""
        try:
            cursor = self.db.conn.execute(sql, args)
            found = cursor.fetchall()
        except FILE_TROUBLE as error:
            raise as_user_error(error) from error
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in found]

    def tuples(self, sql: str, args: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query as tuples, for long lists."""
        try:
            return list(self.db.conn.execute(sql, args).fetchall())
        except FILE_TROUBLE as error:
            raise as_user_error(error) from error

    def row(self, sql: str, args: Sequence[object] = ()) -> Row | None:
        """The first row of a query, or None."""
        found = self.rows(sql, args)
        return found[0] if found else None

    def value(self, sql: str, args: Sequence[object] = ()) -> Any:
        """The first column of the first row, or None."""
        try:
            found = self.db.conn.execute(sql, args).fetchone()
        except FILE_TROUBLE as error:
            raise as_user_error(error) from error
        return None if found is None else found[0]

    def text(self, table: str, ident: str) -> str | None:
        """A text; None when there is no such row. Cheap to ask for again within a step."""
        texts = self.journal.texts
        return texts.text(table, ident) if self._steps.current is None else texts.text_again(table, ident)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One consistent view for several reads; keep it short, it holds back the tidying of the file."""
        if self.db.conn.in_transaction:
            yield
            return
        self.db.execute("BEGIN")
        try:
            yield
        finally:
            self.db.rollback()

    # Writing

    @contextmanager
    def step(self, label: str, join: str | None = None, initiator: object | None = None) -> Iterator[Step]:
        """One named change, kept whole or not at all; a step within a step belongs to the outer one.

        Args:
            label: what the menu says after "Undo".
            join: a key; while the last step had the same key and is still open (5 s of pause, 60 s in all, no other
                step between), this change joins it.
            initiator: whoever asks, handed on in the notice.

        Raises:
            UserError: the project is open for reading only, or the disk is full.
        """
        if self._steps.current is not None:
            with self._steps.inner() as outer:
                yield outer
            return
        self._refuse_if_readonly()
        number = self._writing.number_to_join(join)
        with self._steps.transaction(number, label) as step:
            yield step
        if not self._steps.empty:
            self._writing.wrote(join, step.number)
            self._notify(step, initiator, "do")

    def mark_beginning(self) -> None:
        """Let undo not reach behind what has been done so far: a new project is not undone."""
        try:
            self.db.execute("UPDATE step SET kind = 'begin' WHERE kind = 'do'")
        except FILE_TROUBLE as error:
            raise as_user_error(error) from error

    def insert(self, table: str, values: Row) -> None:
        """Insert one row of the user's data, inside a step; rows of a long step bear its number until it is closed."""
        self.insert_plain(table, {**_settled(values), "batch": self._steps.batch})

    def insert_plain(self, table: str, values: Row) -> int:
        """Insert one row and return its rowid."""
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        cursor = self.db.conn.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values.values()))
        return int(cursor.lastrowid or 0)

    def update(self, table: str, ident: str, values: Row) -> None:
        """Change columns of one row, inside a step; a text is changed by `write_text` only."""
        if TEXTS.get(table) in values:
            raise RuntimeError(f"the text of a {table} is changed by write_text only")
        if values:
            sets = ", ".join(f'"{name}" = ?' for name in values)
            self.db.conn.execute(f"UPDATE {table} SET {sets} WHERE id = ?", [*_settled(values).values(), ident])

    def delete(self, table: str, ident: str) -> None:
        """Delete one row and all that hangs on it, inside a step; the journal keeps everything."""
        self.journal.texts.forget()
        self.db.conn.execute(f"DELETE FROM {table} WHERE id = ?", [ident])

    def write_text(self, table: str, ident: str, edits: Sequence[Edit], **extra: object) -> str:
        """Apply edits to a text, carry its spans, journal them; returns the text afterwards. Inside a step.

        A slice of a long step may only write in texts that the same step added: others are typed in meanwhile, and
        cancelling could not find its edits again.
        """
        batch = self._steps.batch
        if batch is not None and self.value(f"SELECT batch FROM {table} WHERE id = ?", [ident]) != batch:
            raise RuntimeError("a long step writes in a text that was there before it")
        return self.journal.texts.write(table, ident, edits, extra)

    def keep_revision(self, values: Row) -> None:
        """Keep a full copy of a text, outside the journal: copies are never changed.

        Raises:
            UserError: the project is open for reading only, or the disk is full.
        """
        self._refuse_if_readonly()
        try:
            self.insert_plain("revision", values)
        except FILE_TROUBLE as error:
            raise as_user_error(error) from error

    def seal_writing(self) -> None:
        """Close the step that typing has been joining."""
        self._writing.seal()

    # Long steps

    def pending(self, label: str) -> PendingStep:
        """A long change in many short transactions, invisible until it is closed."""
        self._refuse_if_readonly()
        return PendingStep(self, label)

    def slice_of(self, number: int | None, label: str) -> AbstractContextManager[Step]:
        """A transaction of a pending step (None: its first)."""
        return self._steps.slice_of(number, label)

    def close_long(self, step: Step, initiator: object | None) -> Step | None:
        """Make a pending step's rows visible, and tell everybody; None when it holds none."""
        empty = self.value("SELECT 1 FROM change WHERE step = ? LIMIT 1", [step.number]) is None
        with self._steps.slice_of(step.number, step.label):
            state = "state = 'cancelled'" if empty else "state = 'done', closed_seq = (SELECT seq FROM journal)"
            self.db.execute(f"UPDATE step SET {state} WHERE n = ?", [step.number])
        if empty:
            return None
        self._notify(step, initiator, "do")
        return step

    def remove_slice(self, step: Step) -> bool:
        """Take back some of what a pending step did; False when all is taken back.

        Raises:
            UserError: the disk is full; what is left is taken back at the next opening.
        """
        before = self.value("SELECT seq FROM journal")
        try:
            more = remove_slice(self.db, self.journal, step.number)
        except FILE_TROUBLE as error:
            raise as_user_error(error) from error
        if self.value("SELECT seq FROM journal") != before:
            self._notify(step, None, "undo")
        return more

    # Undo

    def can_undo(self, ref: Ref | None = None) -> Step | None:
        """The step that `undo` would take back."""
        return None if self.readonly else self._undoing.next_undo(ref)

    def can_redo(self, ref: Ref | None = None) -> Step | None:
        """The undone step that `redo` would do again."""
        return None if self.readonly else self._undoing.next_redo(ref)

    def undo(self, initiator: object | None = None) -> Step | None:
        """Take the project's last step back; returns it, or None when there is nothing to undo."""
        return self._going_back().undo(None, initiator)

    def undo_note(self, note: str, initiator: object | None = None) -> Step | None:
        """Take back the last step of one note, or say which later step stands in the way."""
        return self._going_back().undo(Ref("note", note), initiator)

    def undo_of(self, ref: Ref, initiator: object | None = None) -> Step | None:
        """Take back the last step of one row, or say which later step stands in the way."""
        return self._going_back().undo(ref, initiator)

    def undo_step(self, step_id: str, initiator: object | None = None) -> Step:
        """Take one step back though others followed it.

        Raises:
            UserError: it is undone already, or a later step touched the same rows; the sentence names it.
        """
        return self._going_back().undo_step(step_id, initiator)

    def redo(self, initiator: object | None = None) -> Step | None:
        """Do again what was undone last; returns that step, or None."""
        return self._going_back().redo(None, initiator)

    def redo_note(self, note: str, initiator: object | None = None) -> Step | None:
        """Do again what was undone last in one note."""
        return self._going_back().redo(Ref("note", note), initiator)

    def redo_of(self, ref: Ref, initiator: object | None = None) -> Step | None:
        """Do again what was undone last of one row."""
        return self._going_back().redo(ref, initiator)

    def redo_step(self, step_id: str, initiator: object | None = None) -> Step:
        """Do one undone step again though others followed it.

        Raises:
            UserError: it is not undone, or a later step touched the same rows; the sentence names it.
        """
        return self._going_back().redo_step(step_id, initiator)

    def _going_back(self) -> Undoing:
        self._refuse_if_readonly()
        self._writing.seal()
        return self._undoing

    # Notice

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Be told of every change once, after it is safe on disk; returns what ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def _notify(self, step: Step, initiator: object | None, kind: str) -> None:
        """Tell every listener what the last commit touched."""
        changes = Changes(refs_of_commit(self.db, self._steps.last_change), step.label, step.id, initiator, kind)
        for listener in list(self._listeners):
            listener(changes)

    def stamp(self) -> tuple[int, str]:
        """The number of the last commit and the id of its step; ("" before the first)."""
        row = self.row("SELECT j.seq, s.id FROM journal j LEFT JOIN step s ON s.last_seq = j.seq LIMIT 1")
        assert row is not None
        return row["seq"], row["id"] or ""

    def holds(self, seq: int, step: str) -> bool:
        """Whether this file's history holds that commit; False for a copy or a restored backup gone another way."""
        if not step:
            return seq == 0
        found = self.value("SELECT 1 FROM step WHERE id = ? AND ? BETWEEN first_seq AND last_seq", [step, seq])
        return found is not None

    def touched_since(self, seq: int) -> list[tuple[int, Ref]]:
        """Rows touched by commits after ``seq``, in their order; of passages and codings their notes and codes."""
        rows = self.tuples(
            "SELECT seq, noun, id FROM touched WHERE seq > ?1 UNION SELECT s.closed_seq, r.noun, r.id FROM step s "
            f"JOIN step_touch r ON r.step = s.n WHERE s.closed_seq > ?1 AND r.noun IN ({_names(TOLD)}) "
            "ORDER BY 1, 2, 3",
            [seq],
        )
        return [(number, Ref(noun, ident)) for number, noun, ident in rows]

    def _refuse_if_readonly(self) -> None:
        if self.readonly:
            raise UserError("This project is open for reading only; another window may have it open for writing.")


def _names(nouns: Sequence[str]) -> str:
    return ", ".join(f"'{noun}'" for noun in nouns)


def _settled(values: Row) -> Row:
    """The values as the file may hold them: no half characters, no NUL; what is plain is not looked at twice."""
    return {
        name: value if not isinstance(value, str) or value.isprintable() else settle(value)
        for name, value in values.items()
    }
