"""Opening one project file: the only place that names sqlcipher3, its key and its pragmas."""

import hashlib
import secrets
import sys
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlcipher3 import dbapi2

# sqlite-utils looks for a module pysqlite3 before the standard library's; with the alias both raise the
# same exception classes.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)

from sqlite_utils import Database  # noqa: E402  (only after the alias)

from fieldnotes.domain.errors import UserError  # noqa: E402

APPLICATION_ID = 0x464E4F54
"""The letters FNOT in the file's header, so that other programs can tell what it is."""

PATIENCE = 10.0
"""Seconds that a statement waits for another program to let go of the file."""

SALT_BYTES = 16
KDF_ROUNDS = 256_000

DatabaseError = dbapi2.DatabaseError
OperationalError = dbapi2.OperationalError
IntegrityError = dbapi2.IntegrityError

FILE_TROUBLE = (DatabaseError, UnicodeDecodeError)
"""What reading and writing a file may raise; of a damaged one even the error's words may not be readable."""

__all__ = [
    "APPLICATION_ID",
    "FILE_TROUBLE",
    "Database",
    "DatabaseError",
    "IntegrityError",
    "OperationalError",
    "as_user_error",
    "derive_key",
    "open_database",
]


def derive_key(passphrase: str, salt: bytes) -> bytes:
    """The raw key and salt that open a sealed file, as SQLCipher 4 derives them.

    Args:
        passphrase: what the person typed.
        salt: the file's first 16 bytes; ``secrets.token_bytes(16)`` for a new file.

    Returns:
        32 bytes of key followed by the 16 bytes of salt. Takes about 150 ms, so it is done once.
    """
    key = hashlib.pbkdf2_hmac("sha512", passphrase.encode("utf-8"), salt, KDF_ROUNDS, dklen=32)
    return key + salt


def new_salt() -> bytes:
    """Salt for a new sealed file."""
    return secrets.token_bytes(SALT_BYTES)


def open_database(path: Path | None, key: bytes | None = None, readonly: bool = False) -> Database:
    """Open the file (None: in memory) with the program's pragmas set; another program's file is not touched.

    Args:
        path: the project file; it is made if it is missing and ``readonly`` is False.
        key: raw key and salt from `derive_key`, or None for a plain file.
        readonly: open without ever writing; a read-only folder is served too.

    Raises:
        UserError: no such file, not a project, or a wrong key.
    """
    modes = ["mode=rwc"]
    if readonly:
        # In a protected folder SQLite can make no -shm file; immutable does without, but would pass over a -wal.
        modes = ["mode=ro"] if _has_wal(path) else ["mode=ro", "mode=ro&immutable=1"]
    if readonly and path is not None and not path.exists():
        raise UserError(f"There is no file {path}.")
    for mode in modes:
        try:
            connection = _open(path, key, mode)
        except FILE_TROUBLE as error:
            if mode == modes[-1] or not _is_protected(error):
                raise UserError(_reason(path, key, error)) from error
        else:
            break
    return Database(connection, recursive_triggers=False, execute_plugins=False)


def _open(path: Path | None, key: bytes | None, mode: str) -> Any:
    """A connection with key and pragmas set; a file that is not ours is let go untouched."""
    made = path is None or not path.exists()
    uri = ":memory:" if path is None else f"{path.resolve().as_uri()}?{mode}"
    connection = dbapi2.connect(
        uri, uri=path is not None, isolation_level=None, check_same_thread=False, timeout=PATIENCE
    )
    try:
        if key is not None:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if not made:
            _recognise(connection, path, tables)
        _settle(connection, readonly=mode != "mode=rwc")
    except BaseException:
        connection.close()
        raise
    return connection


def _has_wal(path: Path | None) -> bool:
    """Whether there is a -wal with words in it."""
    wal = None if path is None else path.with_name(path.name + "-wal")
    return wal is not None and wal.exists() and wal.stat().st_size > 0


def _is_protected(error: Exception) -> bool:
    return isinstance(error, OperationalError) and any(sign in str(error) for sign in ("readonly", "unable to open"))


def _recognise(connection: Any, path: Path | None, tables: int) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        what = "a database, but" if tables else "empty, and"
        raise UserError(f"{path} is {what} not a Fieldnotes project.")


def _settle(connection: Any, readonly: bool) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = OFF")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -16000")
    if not readonly:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")


_SENTENCES = {
    "is full": "The disk is full; nothing of this change was kept. Make room and try again.",
    "locked": "Another program is writing to this project; try again in a moment.",
    "FOREIGN KEY": "This cannot be done now: something it belongs to is no longer there.",
    "readonly database": "The project file cannot be written to any more; see whether it or its folder is protected.",
    "unable to open": "The project file cannot be reached any more; see whether its disk is still there.",
    "disk I/O error": "The disk did not read or write as it should; nothing of this change was kept. Make room or "
    "look after the disk, then try again.",
    "malformed": "The project file is damaged; go back to a backup, and keep the damaged file.",
    "decode": "The project file is damaged; go back to a backup, and keep the damaged file.",
    "not a database": "The project file is damaged; go back to a backup, and keep the damaged file.",
}


def as_user_error(error: Exception) -> Exception:
    """What a person can do about an error of the database; the error itself where it is a bug of ours."""
    words = "malformed" if isinstance(error, UnicodeDecodeError) else str(error)
    return next((UserError(sentence) for sign, sentence in _SENTENCES.items() if sign in words), error)


def _reason(path: Path | None, key: bytes | None, error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"{path} is damaged; go back to a backup, and keep the damaged file."
    if _is_protected(error):
        return f"{path} cannot be opened; see whether you may write to it and to its folder."
    if "is full" in str(error):
        return f"There is no room left on the disk of {path}."
    if "locked" in str(error):
        return f"{path} is being written to by another program; close it and try again."
    if key is not None:
        return f"{path} does not open: either the passphrase is wrong or the file is damaged."
    if "not a database" in str(error):
        return f"{path} is not a Fieldnotes project, or it is sealed with a passphrase, or it is damaged."
    return f"{path} is damaged or cannot be read: {error}."
