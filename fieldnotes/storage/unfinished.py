"""Taking away what a long step left: it was cancelled, or the program died in the middle of it."""

from fieldnotes.storage.database import Database
from fieldnotes.storage.journal import ChangeRow, Journal

SLICE = 200
"""Rows taken away in one transaction."""


def clear_unfinished(db: Database, journal: Journal) -> None:
    """Remove what long steps left behind when the program died in the middle of them."""
    db.execute("UPDATE journal SET step = NULL, quiet = 0")
    for (number,) in db.execute("SELECT n FROM step WHERE state = 'pending'").fetchall():
        while remove_slice(db, journal, number):
            pass


def remove_slice(db: Database, journal: Journal, number: int) -> bool:
    """Take back some changes of an unfinished step, newest first; False when all are taken back.

    Rows that it added are removed without a trace. Other rows get their old state back, unless somebody changed them
    since. The step itself stays, as cancelled: the search index may know it as the last commit.
    """
    with db.atomic():
        changes = journal.changes(number, newest=SLICE)
        if changes:
            _remove(db, journal, number, changes)
        else:
            db.execute("DELETE FROM step_ref WHERE step = ?", [number])
            db.execute("UPDATE step SET state = 'cancelled' WHERE n = ?", [number])
    return bool(changes)


def _remove(db: Database, journal: Journal, number: int, changes: list[ChangeRow]) -> None:
    if any(change.op != "insert" for change in changes):
        db.execute("UPDATE journal SET seq = seq + 1, step = ?", [number])
        db.execute("UPDATE step SET last_seq = (SELECT seq FROM journal) WHERE n = ?", [number])
        db.execute("PRAGMA defer_foreign_keys = ON")
    for change in changes:
        own = change.op == "insert" or _added_by(db, change, number)
        db.execute("UPDATE journal SET quiet = ?", [int(own)])
        if change.op == "insert" or not (own or journal.changed_since(change, number)):
            journal.reverse_one(change, number)
    # What taking back recorded goes as well.
    db.execute("DELETE FROM change WHERE step = ? AND id >= ?", [number, changes[-1].number])
    db.execute("UPDATE journal SET quiet = 0, step = NULL")


def _added_by(db: Database, change: ChangeRow, number: int) -> bool:
    sql = "SELECT 1 FROM change WHERE row = ? AND step = ? AND op = 'insert'"
    return db.execute(sql, [change.row, number]).fetchone() is not None
