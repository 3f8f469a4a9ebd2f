"""The journal: named steps, what each changed, and taking them back."""

import json
from dataclasses import dataclass

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.steps import Step
from fieldnotes.storage.database import Database
from fieldnotes.storage.derive import columns
from fieldnotes.storage.edits import JournaledEdit, TextEdits
from fieldnotes.storage.schema import LINKED, SPANS, TABLES, TEXTS, VERSION
from fieldnotes.text.anchors import carry_ends

_STEP = "n, id, at, contributor, label, undoes"
_LIVE = f"kind = 'do' AND undone = 0 AND state = 'done' AND schema = {VERSION}"
_NO_END = 1 << 60
"""Above every number of a step or a change."""
_LATER = (
    "JOIN step s ON s.n = b.step AND s.kind = 'do' AND s.undone = 0 AND s.state = 'done' "
    "AND s.last_seq > (SELECT last_seq FROM step WHERE n = ?1)"
)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One journaled change: before-image of a row, or an edit of a text (op "edit")."""

    number: int
    table: str
    row: str
    op: str
    before: str | None


class Journal:
    """Reads and replays the journal of one database."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.texts = TextEdits(db)
        self._columns = {table: columns(db, table) for table in TABLES}
        self._children = _children(db)

    def step(self, number: int) -> Step:
        """A step by its number."""
        return _step(self._db.execute(f"SELECT {_STEP} FROM step WHERE n = ?", [number]).fetchone())

    def by_id(self, step_id: str) -> Step:
        """A step by its id.

        Raises:
            UserError: the history holds no such step.
        """
        row = self._db.execute(f"SELECT {_STEP} FROM step WHERE id = ?", [step_id]).fetchone()
        if row is None:
            raise UserError("The history holds no such step.")
        return _step(row)

    def is_live(self, step: Step) -> bool:
        """Whether a step stands and can be undone."""
        return self._db.execute(f"SELECT 1 FROM step WHERE n = ? AND {_LIVE}", [step.number]).fetchone() is not None

    def last_live(self, ref: Ref | None = None) -> Step | None:
        """The latest step that stands and can be undone, of the whole project or of one row.

        A long step (an import) is never a row's last step: one who types in a note does not mean it.
        """
        scope, args = _scope(ref)
        alone = "" if ref is None else " AND closed_seq IS NULL"
        row = self._db.execute(
            f"SELECT {_STEP} FROM step WHERE {_LIVE}{scope}{alone} ORDER BY last_seq DESC LIMIT 1", args
        ).fetchone()
        return None if row is None else _step(row)

    def has_made(self, step: Step, ref: Ref) -> bool:
        """Whether a step added a row."""
        found = self._db.execute(
            "SELECT 1 FROM change WHERE step = ? AND tbl = ? AND row = ? AND op = 'insert'",
            [step.number, ref.noun, ref.id],
        )
        return found.fetchone() is not None

    def last_undo(self, ref: Ref | None = None) -> Step | None:
        """The latest undo that can be taken back: nothing new was done to the same since."""
        scope, args = _scope(ref)
        row = self._db.execute(
            f"SELECT {_STEP} FROM step WHERE kind = 'undo' AND undone = 0 AND schema = {VERSION}{scope} AND last_seq > "
            f"coalesce((SELECT last_seq FROM step WHERE kind = 'do' AND state = 'done'{scope} ORDER BY last_seq DESC "
            "LIMIT 1), 0) ORDER BY last_seq DESC LIMIT 1",
            args + args,
        ).fetchone()
        return None if row is None else _step(row)

    def undo_of(self, step: Step) -> Step | None:
        """The undo that took a step back and stands, so that it can itself be taken back; None if there is none."""
        row = self._db.execute(
            f"SELECT {_STEP} FROM step WHERE undoes = ? AND kind = 'undo' AND undone = 0 AND schema = {VERSION} "
            "AND n > ? ORDER BY n DESC LIMIT 1",
            [step.id, step.number],
        ).fetchone()
        return None if row is None else _step(row)

    def changes(self, number: int, newest: int | None = None) -> list[ChangeRow]:
        """What a step changed, in order; or only the newest of it, the last one first."""
        order = "id" if newest is None else "id DESC"
        rows = self._db.execute(
            f"SELECT id, tbl, row, op, before FROM change WHERE step = ? ORDER BY {order} LIMIT ?",
            [number, -1 if newest is None else newest],
        )
        return [ChangeRow(*row) for row in rows.fetchall()]

    def changed_since(self, change: ChangeRow, number: int) -> bool:
        """Whether another step changed the row of a change of step ``number`` after it."""
        sql = "SELECT 1 FROM change WHERE row = ? AND step <> ? AND id > ? LIMIT 1"
        return self._db.execute(sql, [change.row, number, change.number]).fetchone() is not None

    def reverse(self, number: int, own_rows: bool = True) -> None:
        """Take back all that a step changed, newest first, inside whatever step is open.

        Args:
            number: the step's.
            own_rows: with the rows that the step itself added; without them where they are hidden instead.
        """
        changes = self.changes(number)
        added = set() if own_rows else {change.row for change in changes if change.op == "insert"}
        for change in reversed(changes):
            if change.row not in added:
                self.reverse_one(change, number)

    def reverse_one(self, change: ChangeRow, number: int) -> None:
        """Take back one change of step ``number``, inside whatever step is open."""
        self.texts.forget()
        if change.op == "insert":
            self._db.execute(f"DELETE FROM {change.table} WHERE id = ?", [change.row])
            return
        assert change.before is not None
        if change.op == "edit":
            self.texts.take_back(change.table, change.row, JournaledEdit.load(change.before))
        else:
            self._restore(change.table, change.row, json.loads(change.before), number)

    def _restore(self, table: str, row: str, image: dict[str, object], number: int) -> None:
        if self._was_cancelled(image.get("batch")):
            return
        self._carry_image(table, image, number)
        names = [name for name in self._columns[table] if name in image]
        exists = self._db.execute(f"SELECT 1 FROM {table} WHERE id = ?", [row]).fetchone()
        values = [image[name] for name in names]
        quoted = [f'"{name}"' for name in names]
        if exists:
            sets = ", ".join(f"{name} = ?" for name in quoted)
            self._db.execute(f"UPDATE {table} SET {sets} WHERE id = ?", [*values, row])
        else:
            # Back in its old place among rows that are read in the order they came, unless that is taken.
            place = f"(SELECT ? WHERE NOT EXISTS (SELECT 1 FROM {table} WHERE rowid = ?))"
            marks = ", ".join([place, *("?" * len(names))])
            self._db.execute(
                f"INSERT INTO {table} (rowid, {', '.join(quoted)}) VALUES ({marks})",
                [image.get("rowid"), image.get("rowid"), *values],
            )

    def _was_cancelled(self, batch: object) -> bool:
        """Whether a row came with a long step that was given up since, so that there is nothing to bring back."""
        sql = "SELECT 1 FROM step WHERE n = ? AND state = 'cancelled'"
        return batch is not None and self._db.execute(sql, [batch]).fetchone() is not None

    def _carry_image(self, table: str, image: dict[str, object], number: int) -> None:
        """Bring a span's image forward through the edits its text has had since, where the step is not the last."""
        for owner_table, (column, tables) in SPANS.items():
            if table not in tables or not isinstance(image.get(column), str):
                continue
            edits = self._edits_since(owner_table, str(image[column]), number)
            for edit in edits:
                start, end, lost = (int(str(image[name])) for name in ("start", "end", "lost"))
                image["start"], image["end"], gone = carry_ends(
                    start, end, bool(lost), edit.position, len(edit.removed), len(edit.inserted)
                )
                image["lost"] = int(gone)
            if edits and "words" in image and not image["lost"]:
                image |= self.texts.words_at(str(image[column]), int(str(image["start"])), int(str(image["end"])))

    def _edits_since(self, table: str, row: str, number: int) -> list[Edit]:
        rows = self._db.execute(
            "SELECT c.before FROM change c JOIN step s ON s.n = c.step WHERE c.row = ? AND c.tbl = ? AND c.op = 'edit' "
            "AND c.step > ? AND s.kind = 'do' AND s.undone = 0 ORDER BY c.id",
            [row, table, number],
        )
        return [JournaledEdit.load(before).edit for (before,) in rows.fetchall()]

    def in_the_way(self, step: Step) -> Step | None:
        """The latest later step that stands and touched the same rows or their children, if there is one."""
        own = self._db.execute(
            f"SELECT max(b.step) FROM change a JOIN change b ON b.row = a.row {_LATER} WHERE a.step = ?1", [step.number]
        ).fetchone()[0]
        added = self._db.execute("SELECT DISTINCT tbl FROM change WHERE step = ? AND op = 'insert'", [step.number])
        below = [
            self._later_below(step.number, table, child, column)
            for (table,) in added.fetchall()
            for child, column in self._children.get(table, ())
        ]
        latest = max(own or 0, *below, 0)
        return self.step(latest) if latest else None

    def _later_below(self, number: int, table: str, child: str, column: str) -> int:
        """The latest later step that touched a row of ``child`` below a row that the step added to ``table``."""
        found = self._db.execute(
            f'SELECT max(b.step) FROM change a JOIN {child} x ON x."{column}" = a.row '
            f"JOIN change b ON b.row = x.id {_LATER} WHERE a.step = ?1 AND a.tbl = ?2 AND a.op = 'insert'",
            [number, table],
        ).fetchone()[0]
        return int(found or 0)

    def text_at(self, table: str, row: str, number: int, copies: bool = True) -> str:
        """A text as it stood when step ``number`` had been done; also of a row that has been deleted since.

        Args:
            table, row: whose text.
            number: the step's.
            copies: begin at the nearest copy kept after that, if there is one, instead of at the present text.
        """
        kept = self._copy_after(table, row, number) if copies else None
        last, before, text = kept or self._newest(table, row)
        rows = self._db.execute(
            "SELECT before FROM change WHERE row = ? AND tbl = ? AND op = 'edit' AND step > ? AND step <= ? AND id < ? "
            "ORDER BY id DESC",
            [row, table, number, last, before],
        )
        for (edit,) in rows.fetchall():
            text = JournaledEdit.load(edit).edit.inverse().apply(text)
        return text

    def _copy_after(self, table: str, row: str, number: int) -> tuple[int, int, str] | None:
        """The step of the nearest copy kept at or after a step, a number above all changes, and the copy."""
        found = self._db.execute(
            "SELECT step, text FROM revision WHERE row = ? AND tbl = ? AND step >= ? ORDER BY step, id DESC LIMIT 1",
            [row, table, number],
        ).fetchone()
        return None if found is None else (found[0], _NO_END, found[1])

    def _newest(self, table: str, row: str) -> tuple[int, int, str]:
        """A number above all steps, the number of the change that deleted a row, and its text at the last."""
        text = self.texts.text(table, row)
        if text is not None:
            return _NO_END, _NO_END, text
        image, change = self._deleted(table, row)
        return _NO_END, change, str(image[TEXTS[table]]) if image else ""

    def _deleted(self, table: str, row: str) -> tuple[dict[str, object], int]:
        """A deleted row as it was, and the number of the change that deleted it."""
        last = self._db.execute(
            "SELECT id, before FROM change WHERE row = ? AND tbl = ? AND op = 'delete' ORDER BY id DESC LIMIT 1",
            [row, table],
        ).fetchone()
        return (json.loads(last[1]), last[0]) if last else ({}, _NO_END)

    def row_at(self, table: str, row: str, number: int) -> dict[str, object] | None:
        """A row as it stood when step ``number`` had been done, a text of it left out; None when it was not there."""
        change = self._db.execute(
            "SELECT op, before FROM change WHERE row = ? AND tbl = ? AND op <> 'edit' AND step > ? ORDER BY id LIMIT 1",
            [row, table, number],
        ).fetchone()
        if change is not None:
            return None if change[0] == "insert" else _without_text(table, json.loads(change[1]))
        cursor = self._db.execute(f"SELECT * FROM {table} WHERE id = ?", [row])
        found = cursor.fetchone()
        names = [column[0] for column in cursor.description]
        return None if found is None else _without_text(table, dict(zip(names, found, strict=True)))


def _without_text(table: str, image: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in image.items() if name not in (TEXTS.get(table), "words", "rowid")}


def _children(db: Database) -> dict[str, list[tuple[str, str]]]:
    """For each table, the tables and columns that refer to it, by a foreign key or as one end of a link."""
    children: dict[str, list[tuple[str, str]]] = {}
    for table in TABLES:
        for row in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            children.setdefault(row[2], []).append((table, row[3]))
    for table in LINKED:
        children.setdefault(table, []).extend((("link", "source"), ("link", "target"), ("mention", "target")))
    return children


def _scope(ref: Ref | None) -> tuple[str, list[str]]:
    """A condition on steps: that they touched one row."""
    if ref is None:
        return "", []
    return " AND n IN (SELECT step FROM step_touch WHERE id = ? AND noun = ?)", [ref.id, ref.noun]


def _step(row: tuple[int, str, int, str | None, str, str | None]) -> Step:
    number, ident, at, contributor, label, undoes = row
    return Step(ident, at, contributor, label, undoes, number)
