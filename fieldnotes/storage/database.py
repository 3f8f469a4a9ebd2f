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

SALT_BYTES = 16
KDF_ROUNDS = 256_000

DatabaseError = dbapi2.DatabaseError
OperationalError = dbapi2.OperationalError
IntegrityError = dbapi2.IntegrityError

__all__ = [
    "APPLICATION_ID",
    "Database",
    "DatabaseError",
    "IntegrityError",
    "OperationalError",
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
    """Open the file (None: in memory) with the program's pragmas set.

    Args:
        path: the project file; it is made if it is missing and ``readonly`` is False.
        key: raw key and salt from `derive_key`, or None for a plain file.
        readonly: open without ever writing; a read-only folder is served too.

    Raises:
        UserError: no such file, not a project, or a wrong key.
    """
    connection = _connect(path, readonly)
    try:
        if key is not None:
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        _settle(connection, readonly)
    except DatabaseError as error:
        connection.close()
        raise UserError(_reason(path, key, error)) from error
    return Database(connection, recursive_triggers=False, execute_plugins=False)


def _connect(path: Path | None, readonly: bool) -> Any:
    if path is None:
        return dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)
    if readonly and not path.exists():
        raise UserError(f"There is no file {path}.")
    mode = "mode=ro" if readonly else "mode=rwc"
    if readonly and _cannot_write_beside(path):
        mode += "&immutable=1"
    uri = path.resolve().as_uri() + "?" + mode
    try:
        return dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=10.0)
    except OperationalError as error:
        raise UserError(f"{path} cannot be opened: {error}.") from error


def _cannot_write_beside(path: Path) -> bool:
    """Whether SQLite can make no -shm file here and there is no -wal whose words would be passed over."""
    from os import W_OK, access

    wal = path.with_name(path.name + "-wal")
    return not access(path.parent, W_OK) and not wal.exists()


def _settle(connection: Any, readonly: bool) -> None:
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = OFF")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -16000")
    if not readonly:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")


def _reason(path: Path | None, key: bytes | None, error: Exception) -> str:
    if "locked" in str(error):
        return f"{path} is being written to by another program; close it and try again."
    if key is not None:
        return f"{path} does not open: either the passphrase is wrong or the file is damaged."
    if "not a database" in str(error):
        return f"{path} is not a Fieldnotes project, or it is sealed with a passphrase, or it is damaged."
    return f"{path} cannot be read: {error}."
