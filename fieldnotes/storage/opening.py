"""What happens to a file before it is used: made or migrated, its triggers checked, leftovers of a crash removed."""

from pathlib import Path

from fieldnotes.domain.errors import UserError
from fieldnotes.storage.database import APPLICATION_ID, Database, open_database
from fieldnotes.storage.derive import drop_derived, make_derived, missing_derived
from fieldnotes.storage.files import copy_database
from fieldnotes.storage.schema import VERSION, migrations


def prepared(path: Path | None, key: bytes | None, readonly: bool) -> Database:
    """Open a file and bring it to the present schema.

    Raises:
        UserError: not a project, made by a newer version, or an older one opened for reading only.
    """
    db = open_database(path, key, readonly)
    try:
        version = _version(db, path)
        if version < VERSION:
            _migrate(db, path, version, key, readonly)
        elif not readonly and missing_derived(db):
            _derive(db)
    except BaseException:
        db.conn.close()
        raise
    return db


def _version(db: Database, path: Path | None) -> int:
    application = db.execute("PRAGMA application_id").fetchone()[0]
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    tables = db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if tables and application != APPLICATION_ID:
        raise UserError(f"{path} is a database, but not a Fieldnotes project.")
    if version > VERSION:
        raise UserError(f"{path} was made by a newer version of Fieldnotes; update the program to open it.")
    return version


def _migrate(db: Database, path: Path | None, version: int, key: bytes | None, readonly: bool) -> None:
    if readonly:
        raise UserError(f"{path} was made by an older version; open it once for writing so that it can be brought up.")
    if version and path is not None:
        copy_database(db, path.with_name(f"{path.stem}.before-v{VERSION}{path.suffix}"), key)
    with db.atomic():
        drop_derived(db)
        migrations.apply(db)
        make_derived(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {VERSION}")


def _derive(db: Database) -> None:
    with db.atomic():
        drop_derived(db)
        make_derived(db)


SLICE = 200
"""Rows taken away in one transaction."""


def cleared_of_unfinished(db: Database) -> None:
    """Remove what a long step left behind when the program died in the middle of it."""
    db.execute("UPDATE journal SET step = NULL, quiet = 0")
    for (number,) in db.execute("SELECT n FROM step WHERE state = 'pending'").fetchall():
        while remove_slice(db, number):
            pass


def remove_slice(db: Database, number: int) -> bool:
    """Remove some rows of an unfinished step, newest first; False when it and its rows are gone."""
    with db.atomic():
        db.execute("UPDATE journal SET quiet = 1")
        rows = db.execute(
            "SELECT id, tbl, row FROM change WHERE step = ? ORDER BY id DESC LIMIT ?", [number, SLICE]
        ).fetchall()
        for change, table, row in rows:
            db.execute(f"DELETE FROM {table} WHERE id = ?", [row])
            db.execute("DELETE FROM change WHERE id = ?", [change])
        if not rows:
            # The step itself stays, as cancelled: the search index may know it as the last commit.
            db.execute("DELETE FROM step_ref WHERE step = ?", [number])
            db.execute("UPDATE step SET state = 'cancelled' WHERE n = ?", [number])
        db.execute("UPDATE journal SET quiet = 0")
    return bool(rows)
