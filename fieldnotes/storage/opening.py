"""What happens to a file before it is used: recognised, made or migrated, its triggers checked."""

from itertools import chain, count
from pathlib import Path

from fieldnotes.domain.errors import UserError
from fieldnotes.storage.database import APPLICATION_ID, FILE_TROUBLE, Database, as_user_error, open_database
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
    except FILE_TROUBLE as error:
        db.conn.close()
        raise as_user_error(error) from error
    except BaseException:
        db.conn.close()
        raise
    return db


def _version(db: Database, path: Path | None) -> int:
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    if version > VERSION:
        raise UserError(f"{path} was made by a newer version of Fieldnotes; update the program to open it.")
    return version


def _migrate(db: Database, path: Path | None, version: int, key: bytes | None, readonly: bool) -> None:
    if readonly:
        raise UserError(f"{path} was made by an older version; open it once for writing so that it can be brought up.")
    if version and path is not None:
        copy_database(db, _backup_name(path), key)
    with db.atomic():
        drop_derived(db)
        migrations.apply(db)
        make_derived(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {VERSION}")


def _backup_name(path: Path) -> Path:
    """A name that is free, even after a migration that was cut short."""
    plain = f"{path.stem}.before-v{VERSION}"
    names = (f"{plain}{ending}{path.suffix}" for ending in chain([""], (f"-{number}" for number in count(2))))
    return next(backup for name in names if not (backup := path.with_name(name)).exists())


def _derive(db: Database) -> None:
    with db.atomic():
        drop_derived(db)
        make_derived(db)
