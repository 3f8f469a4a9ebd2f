"""The journal: named steps, what each changed, and taking them back."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.steps import Step
from fieldnotes.storage.database import Database
from fieldnotes.storage.derive import columns
from fieldnotes.storage.edits import JournaledEdit, TextEdits
from fieldnotes.storage.schema import SPANS, TABLES
from fieldnotes.text.anchors import carry_ends

_STEP = "n, id, at, contributor, label, undoes"


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

    def last_live(self, ref: Ref | None = None) -> Step | None:
        """The latest step that stands and can be undone, of the whole project or of one row."""
        where = "kind = 'do' AND undone = 0 AND state = 'done' AND schema = (SELECT max(schema) FROM step)"
        if ref is None:
            row = self._db.execute(f"SELECT {_STEP} FROM step WHERE {where} ORDER BY n DESC LIMIT 1").fetchone()
        else:
            row = self._db.execute(
                f"SELECT {_STEP} FROM step WHERE {where} AND n IN (SELECT step FROM step_ref WHERE id = ? AND "
                "noun = ?) "
                "ORDER BY n DESC LIMIT 1",
                [ref.id, ref.noun],
            ).fetchone()
        return None if row is None else _step(row)

    def last_undo(self, ref: Ref | None = None) -> Step | None:
        """The latest undo that can be taken back: nothing new was done to the same since."""
        scope, args = "", []
        if ref is not None:
            scope, args = (
                " AND n IN (SELECT step FROM step_ref WHERE id = ? AND noun = ?)",
                [ref.id, ref.noun],
            )
        row = self._db.execute(
            f"SELECT {_STEP} FROM step WHERE kind = 'undo' AND undone = 0 AND state = 'done' "
            "AND schema = (SELECT max(schema) FROM step)"
            f"{scope} AND n > coalesce((SELECT max(n) FROM step WHERE kind = 'do'{scope}), 0) ORDER BY n DESC LIMIT 1",
            args + args,
        ).fetchone()
        return None if row is None else _step(row)

    def changes(self, number: int) -> list[ChangeRow]:
        """What a step changed, in order."""
        rows = self._db.execute("SELECT id, tbl, row, op, before FROM change WHERE step = ? ORDER BY id", [number])
        return [ChangeRow(*row) for row in rows.fetchall()]

    def reverse(self, step: Step) -> Iterator[None]:
        """Take back all that a step changed, newest first; yields after each change, inside whatever step is open."""
        for change in reversed(self.changes(step.number)):
            self._reverse_one(change, step.number)
            yield

    def _reverse_one(self, change: ChangeRow, number: int) -> None:
        if change.op == "edit":
            assert change.before is not None
            self.texts.take_back(change.table, change.row, JournaledEdit.load(change.before))
        elif change.op == "insert":
            self._db.execute(f"DELETE FROM {change.table} WHERE id = ?", [change.row])
        else:
            assert change.before is not None
            self._restore(change.table, change.row, json.loads(change.before), number)

    def _restore(self, table: str, row: str, image: dict[str, object], number: int) -> None:
        self._carry_image(table, image, number)
        names = [name for name in self._columns[table] if name in image]
        exists = self._db.execute(f"SELECT 1 FROM {table} WHERE id = ?", [row]).fetchone()
        values = [image[name] for name in names]
        quoted = [f'"{name}"' for name in names]
        if exists:
            sets = ", ".join(f"{name} = ?" for name in quoted)
            self._db.execute(f"UPDATE {table} SET {sets} WHERE id = ?", [*values, row])
        else:
            marks = ", ".join("?" * len(names))
            self._db.execute(f"INSERT INTO {table} ({', '.join(quoted)}) VALUES ({marks})", values)

    def _carry_image(self, table: str, image: dict[str, object], number: int) -> None:
        """Bring a span's image forward through the edits its text has had since, where the step is not the last."""
        for owner_table, (column, tables) in SPANS.items():
            if table not in tables or not isinstance(image.get(column), str):
                continue
            for edit in self._edits_since(owner_table, str(image[column]), number):
                start, end, lost = (int(str(image[name])) for name in ("start", "end", "lost"))
                image["start"], image["end"], gone = carry_ends(
                    start, end, bool(lost), edit.position, len(edit.removed), len(edit.inserted)
                )
                image["lost"] = int(gone)

    def _edits_since(self, table: str, row: str, number: int) -> list[Edit]:
        rows = self._db.execute(
            "SELECT c.before FROM change c JOIN step s ON s.n = c.step WHERE c.row = ? AND c.tbl = ? AND c.op = 'edit' "
            "AND c.step > ? AND s.kind = 'do' AND s.undone = 0 ORDER BY c.id",
            [row, table, number],
        )
        return [JournaledEdit.load(before).edit for (before,) in rows.fetchall()]

    def in_the_way(self, step: Step) -> Step | None:
        """The latest later step that stands and touched the same rows or their children, if there is one."""
        later = self._db.execute(
            "SELECT max(b.step) FROM change a JOIN change b ON b.row = a.row AND b.step > a.step "
            "JOIN step s ON s.n = b.step WHERE a.step = ? AND s.kind = 'do' AND s.undone = 0 AND s.state = 'done'",
            [step.number],
        ).fetchone()[0]
        candidates = [later] if later else []
        for change in self.changes(step.number):
            if change.op == "insert":
                candidates += self._later_children(change, step.number)
        return self.step(max(candidates)) if candidates else None

    def _later_children(self, change: ChangeRow, number: int) -> list[int]:
        found = []
        for child, column in self._children.get(change.table, ()):
            row = self._db.execute(
                f"SELECT max(c.step) FROM {child} x JOIN change c ON c.row = x.id JOIN step s ON s.n = c.step "
                f"WHERE x.\"{column}\" = ? AND c.step > ? AND s.kind = 'do' AND s.undone = 0",
                [change.row, number],
            ).fetchone()
            if row[0]:
                found.append(row[0])
        return found

    def text_at(self, table: str, row: str, number: int) -> str:
        """A text as it stood when step ``number`` had been done."""
        text = self.texts.text(table, row) or ""
        rows = self._db.execute(
            "SELECT before FROM change WHERE row = ? AND tbl = ? AND op = 'edit' AND step > ? ORDER BY id DESC",
            [row, table, number],
        )
        for (before,) in rows.fetchall():
            text = JournaledEdit.load(before).edit.inverse().apply(text)
        return text


def _children(db: Database) -> dict[str, list[tuple[str, str]]]:
    """For each table, the tables and columns that refer to it."""
    children: dict[str, list[tuple[str, str]]] = {}
    for table in TABLES:
        for row in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            children.setdefault(row[2], []).append((table, row[3]))
    return children


def _step(row: tuple[int, str, int, str | None, str, str | None]) -> Step:
    number, ident, at, contributor, label, undoes = row
    return Step(ident, at, contributor, label, undoes, number)
