"""Files around a project: who holds it, copies by SQLite's backup, writing a file whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.storage.database import FILE_TROUBLE, Database, open_database


class ProjectLock:
    """The right to write to a project: an OS lock on a side file, let go by the kernel if the program dies."""

    def __init__(self, project: Path) -> None:
        self._project = project
        self._path = project.with_name(f".{project.name}.lock")
        self._lock = FileLock(str(self._path), timeout=0)

    def take(self) -> bool:
        """Try to take the lock; False when another program holds it, or file or folder cannot be written to."""
        if self._project.exists() and not os.access(self._project, os.W_OK):
            return False
        try:
            self._lock.acquire()
        except (Timeout, OSError):
            return False
        return True

    def release(self) -> None:
        """Let the lock go."""
        self._lock.release()


def copy_database(db: Database, target: Path, key: bytes | None = None) -> Path:
    """Copy an open database to a new file, whole or not at all, sealed with the same key.

    Raises:
        UserError: the target exists already or cannot be written.
    """
    if target.exists():
        raise UserError(f"{target} exists already; choose another name.")
    half = target.with_name(target.name + ".part")
    try:
        half.unlink(missing_ok=True)
        copy = open_database(half, key)
        try:
            db.conn.backup(copy.conn)
            copy.execute("PRAGMA journal_mode = DELETE").fetchone()
        finally:
            copy.conn.close()
        half.replace(target)
    except OSError as error:
        raise UserError(f"{target} cannot be written: {error.strerror}.") from error
    except FILE_TROUBLE as error:
        raise UserError(f"{target} was not written: {error}.") from error
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)
    return target


def remove_database(path: Path) -> None:
    """Remove a database that could not be made whole, with what lies beside it."""
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(path.name + ending).unlink(missing_ok=True)


def write_whole(target: Path, data: bytes) -> None:
    """Write a file so that a reader finds the old one or the whole new one, never half of it.

    Raises:
        UserError: the folder cannot be written to or the disk is full.
    """
    try:
        half = target.with_name(f".{target.name}.{new_id()}")
        try:
            with half.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            half.replace(target)
        finally:
            half.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(f"{target} cannot be written: {error.strerror}.") from error
