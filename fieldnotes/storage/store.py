"""One open project file: named steps, undo, notice of changes; every write to the user's data passes here."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.steps import Step
from fieldnotes.storage.database import Database, DatabaseError
from fieldnotes.storage.journal import Journal
from fieldnotes.storage.opening import cleared_of_unfinished, prepared
from fieldnotes.storage.pending import PendingStep
from fieldnotes.storage.schema import TEXTS, VERSION
from fieldnotes.storage.writing import WritingStep

Listener = Callable[[Changes], None]
Row = dict[str, Any]


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
        self.contributor: str | None = None
        self.journal = Journal(db)
        self._listeners: list[Listener] = []
        self._open: Step | None = None
        self._batch: int | None = None
        self._empty = False
        self._writing = WritingStep()

    @classmethod
    def open(cls, path: Path | None, key: bytes | None = None, readonly: bool = False) -> "Store":
        """Open a file (None: a new project in memory), migrated to the present schema.

        Raises:
            UserError: not a project, from a newer version, or it cannot be read.
        """
        db = prepared(path, key, readonly)
        if not readonly:
            cleared_of_unfinished(db)
        return cls(db, path, readonly)

    def close(self) -> None:
        """Bring the whole file into one piece and let it go."""
        if not self.readonly and self.path is not None:
            self.checkpoint()
        self.db.conn.close()

    def checkpoint(self) -> None:
        """Move all that was written into the main file; called after 5 s of quiet and at close."""
        if self._open is None:
            self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    # Reading

    def rows(self, sql: str, args: Sequence[object] = ()) -> list[Row]:
        """All rows of a query as dictionaries."""
        cursor = self.db.execute(sql, list(args))
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def row(self, sql: str, args: Sequence[object] = ()) -> Row | None:
        """The first row of a query, or None."""
        found = self.rows(sql, args)
        return found[0] if found else None

    def value(self, sql: str, args: Sequence[object] = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.db.execute(sql, list(args)).fetchone()
        return None if found is None else found[0]

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
            self.db.execute("ROLLBACK")

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
        if self._open is not None:
            yield self._open
            return
        self._refuse_if_readonly()
        number = self._writing.number_to_join(join)
        try:
            with self._transaction(number, label) as step:
                yield step
        except DatabaseError as error:
            raise _as_user_error(error) from error
        if self._empty:
            return
        self._writing.wrote(join, step.number)
        self._notify(step, initiator, "do")

    @contextmanager
    def _transaction(self, number: int | None, label: str, **fields: object) -> Iterator[Step]:
        with self.db.atomic():
            opened = self._begin(number, label, fields)
            self._open = self.journal.step(opened)
            try:
                yield self._open
            finally:
                self._open = None
            self._empty = number is None and self._forget_if_empty(opened)
            self.db.execute("UPDATE journal SET step = NULL")

    def _forget_if_empty(self, number: int) -> bool:
        """Leave no step behind that changed nothing."""
        if self.value("SELECT 1 FROM change WHERE step = ?1 UNION SELECT 1 FROM step_ref WHERE step = ?1", [number]):
            return False
        self.db.execute("DELETE FROM step WHERE n = ?", [number])
        self.db.execute("UPDATE journal SET seq = seq - 1")
        return True

    def mark_beginning(self) -> None:
        """Let undo not reach behind what has been done so far: a new project is not undone."""
        self.db.execute("UPDATE step SET kind = 'begin' WHERE kind = 'do'")

    def _begin(self, number: int | None, label: str, fields: dict[str, object]) -> int:
        self.db.execute("UPDATE journal SET seq = seq + 1, quiet = 0")
        if number is None:
            seq = self.value("SELECT seq FROM journal")
            values = {
                "id": new_id(),
                "at": now(),
                "contributor": self.contributor,
                "label": label,
                "schema": VERSION,
                "first_seq": seq,
                "last_seq": seq,
                **fields,
            }
            number = int(self.insert_plain("step", values))
        else:
            self.db.execute("UPDATE step SET last_seq = (SELECT seq FROM journal) WHERE n = ?", [number])
        self.db.execute("UPDATE journal SET step = ?", [number])
        return number

    def insert(self, table: str, values: Row) -> None:
        """Insert one row of the user's data, inside a step; rows of a long step bear its number until it is closed."""
        self.insert_plain(table, {**values, "batch": self._batch})

    def insert_plain(self, table: str, values: Row) -> int:
        """Insert one row and return its rowid."""
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        cursor = self.db.conn.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values.values()))
        return int(cursor.lastrowid or 0)

    def update(self, table: str, ident: str, values: Row) -> None:
        """Change columns of one row, inside a step."""
        if values:
            sets = ", ".join(f'"{name}" = ?' for name in values)
            self.db.execute(f"UPDATE {table} SET {sets} WHERE id = ?", [*values.values(), ident])

    def delete(self, table: str, ident: str) -> None:
        """Delete one row and all that hangs on it, inside a step; the journal keeps everything."""
        self.db.execute(f"DELETE FROM {table} WHERE id = ?", [ident])

    def write_text(self, table: str, ident: str, edits: Sequence[Edit], **extra: object) -> str:
        """Apply edits to a text, carry its spans, journal them; returns the text afterwards. Inside a step."""
        return self.journal.texts.write(table, ident, edits, extra)

    def keep_revision(self, table: str, ident: str, words: int) -> bool:
        """Keep a full copy of a text at the end of a writing session; False when it is as at the last one."""
        self._refuse_if_readonly()
        text = self.value(f"SELECT {TEXTS[table]} FROM {table} WHERE id = ?", [ident])
        last = self.value("SELECT text FROM revision WHERE row = ? ORDER BY id DESC LIMIT 1", [ident])
        if text is None or text == last:
            return False
        step = self.value("SELECT max(n) FROM step")
        values = {"tbl": table, "row": ident, "at": now(), "contributor": self.contributor, "step": step}
        self.insert_plain("revision", {**values, "words": words, "text": text})
        return True

    def seal_writing(self) -> None:
        """Close the step that typing has been joining."""
        self._writing.seal()

    @contextmanager
    def slice_of(self, number: int | None, label: str, state: str) -> Iterator[Step]:
        """A transaction of a pending step (None: its first)."""
        if self._open is not None:
            raise RuntimeError("a slice of a long step begun inside another step")
        fields: dict[str, object] = {"state": state} if number is None else {}
        try:
            with self._transaction(number, label, **fields) as step:
                self._batch = step.number
                yield step
        except DatabaseError as error:
            raise _as_user_error(error) from error
        finally:
            self._batch = None

    def pending(self, label: str) -> PendingStep:
        """A long change in many short transactions, invisible until it is closed."""
        self._refuse_if_readonly()
        return PendingStep(self, label)

    # Undo

    def can_undo(self, ref: Ref | None = None) -> Step | None:
        """The step that `undo` would take back."""
        return None if self.readonly else self.journal.last_live(ref)

    def can_redo(self, ref: Ref | None = None) -> Step | None:
        """The undone step that `redo` would do again."""
        last = None if self.readonly else self.journal.last_undo(ref)
        return None if last is None or last.undoes is None else self.journal.by_id(last.undoes)

    def undo(self, initiator: object | None = None) -> Step | None:
        """Take the project's last step back; returns it, or None when there is nothing to undo."""
        return self._undo_last(None, initiator)

    def undo_note(self, note: str, initiator: object | None = None) -> Step | None:
        """Take back the last step of one note, or say which later step stands in the way."""
        return self._undo_last(Ref("note", note), initiator)

    def undo_of(self, ref: Ref, initiator: object | None = None) -> Step | None:
        """Take back the last step of one row, or say which later step stands in the way."""
        return self._undo_last(ref, initiator)

    def undo_step(self, step_id: str, initiator: object | None = None) -> Step:
        """Take one step back though others followed it.

        Raises:
            UserError: a later step touched the same rows; the sentence names it.
        """
        step = self.journal.by_id(step_id)
        if self.value("SELECT undone FROM step WHERE n = ?", [step.number]):
            raise UserError(f"“{step.label}” has been undone already.")
        self._check_free(step)
        self._reverse(step, "undo", initiator)
        return step

    def redo(self, initiator: object | None = None) -> Step | None:
        """Do again what was undone last; returns that step, or None."""
        return self._redo_last(None, initiator)

    def redo_note(self, note: str, initiator: object | None = None) -> Step | None:
        """Do again what was undone last in one note."""
        return self._redo_last(Ref("note", note), initiator)

    def redo_of(self, ref: Ref, initiator: object | None = None) -> Step | None:
        """Do again what was undone last of one row."""
        return self._redo_last(ref, initiator)

    def _undo_last(self, ref: Ref | None, initiator: object | None) -> Step | None:
        self._refuse_if_readonly()
        step = self.can_undo(ref)
        if step is None:
            return None
        if ref is not None:
            self._check_free(step)
        self._reverse(step, "undo", initiator)
        return step

    def _redo_last(self, ref: Ref | None, initiator: object | None) -> Step | None:
        self._refuse_if_readonly()
        undoing = self.journal.last_undo(ref)
        if undoing is None or undoing.undoes is None:
            return None
        self._reverse(undoing, "redo", initiator)
        return self.journal.by_id(undoing.undoes)

    def _check_free(self, step: Step) -> None:
        other = self.journal.in_the_way(step)
        if other is not None:
            raise UserError(f"“{step.label}” cannot be undone by itself: “{other.label}” came later and builds on it.")

    def _reverse(self, step: Step, kind: str, initiator: object | None) -> None:
        self._refuse_if_readonly()
        self._writing.seal()
        label = f"{kind.capitalize()} {step.label}" if kind == "undo" else step.label.replace("Undo ", "Redo ", 1)
        try:
            with self._transaction(None, label, kind=kind, undoes=step.id) as made:
                self.db.execute("PRAGMA defer_foreign_keys = ON")
                if not self._flip_batch(step, kind):
                    for _ in self.journal.reverse(step):
                        pass
                self._mark_undone(step, kind)
        except DatabaseError as error:
            raise _as_user_error(error) from error
        self._notify(made, initiator, kind)

    def _mark_undone(self, step: Step, kind: str) -> None:
        self.db.execute("UPDATE step SET undone = 1 WHERE n = ?", [step.number])
        if kind == "redo":
            self.db.execute("UPDATE step SET undone = 0 WHERE id = ?", [step.undoes])

    def _flip_batch(self, step: Step, kind: str) -> bool:
        """Hide or show a long step's rows at once, which is all that undoing an import takes."""
        target = step.undoes if kind == "redo" else step.id
        found = self.row("SELECT n, closed_seq FROM step WHERE id = ?", [target])
        if found is None or found["closed_seq"] is None:
            return False
        state = "done" if kind == "redo" else "hidden"
        self.db.execute(
            "UPDATE step SET state = ?, closed_seq = (SELECT seq FROM journal) WHERE n = ?",
            [state, found["n"]],
        )
        self.db.execute(
            "INSERT INTO step_ref (step, noun, id) SELECT (SELECT step FROM journal), noun, id FROM step_ref "
            "WHERE step = ?",
            [found["n"]],
        )
        return True

    # Notice

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Be told of every change once, after it is safe on disk; returns what ends that."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def announce(self, refs: frozenset[Ref], step: Step, initiator: object | None, kind: str) -> None:
        """Tell every listener what a commit touched."""
        changes = Changes(refs, step.label, step.id, initiator, kind)
        for listener in list(self._listeners):
            listener(changes)

    def _notify(self, step: Step, initiator: object | None, kind: str) -> None:
        seq = self.value("SELECT seq FROM journal")
        self.announce(frozenset(ref for _, ref in self.touched_since(seq - 1)), step, initiator, kind)

    def stamp(self) -> tuple[int, str]:
        """The number of the last commit and the id of its step; ("" before the first)."""
        row = self.row(
            "SELECT j.seq, s.id FROM journal j LEFT JOIN step s ON s.last_seq = j.seq AND s.first_seq <= j.seq LIMIT 1"
        )
        assert row is not None
        return row["seq"], row["id"] or ""

    def holds(self, seq: int, step: str) -> bool:
        """Whether this file's history holds that commit; False for a copy or a restored backup gone another way."""
        if not step:
            return seq == 0
        found = self.value("SELECT 1 FROM step WHERE id = ? AND ? BETWEEN first_seq AND last_seq", [step, seq])
        return found is not None

    def touched_since(self, seq: int) -> list[tuple[int, Ref]]:
        """Rows touched by commits after ``seq``, in their order."""
        rows = self.db.execute(
            "SELECT seq, noun, id FROM touched WHERE seq > ?1 UNION SELECT s.closed_seq, r.noun, r.id FROM step s "
            "JOIN step_ref r ON r.step = s.n WHERE s.closed_seq > ?1 ORDER BY 1, 2, 3",
            [seq],
        ).fetchall()
        return [(number, Ref(noun, ident)) for number, noun, ident in rows]

    def _refuse_if_readonly(self) -> None:
        if self.readonly:
            raise UserError("This project is open for reading only; another window may have it open for writing.")


def now() -> int:
    """Milliseconds since 1970 (UTC)."""
    return time.time_ns() // 1_000_000


def _as_user_error(error: Exception) -> Exception:
    words = str(error)
    if "full" in words:
        return UserError("The disk is full; nothing of this change was kept. Make room and try again.")
    if "locked" in words:
        return UserError("Another program is writing to this project; try again in a moment.")
    if "FOREIGN KEY" in words:
        return UserError("This cannot be done now: something it belongs to is no longer there.")
    return error
