"""The bytes of media: immutable chunks by their digest, stored in slices, swept when nothing names them."""

import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from fieldnotes.domain.errors import UserError
from fieldnotes.storage.database import FILE_TROUBLE, as_user_error
from fieldnotes.storage.store import Store

CHUNK = 256 * 1024
"""Bytes in one row."""

SLICE = 4
"""Chunks written in one transaction, about 10 ms of it."""

LARGEST = 512 * 1024 * 1024
"""Bytes of the largest file that is taken into a project."""

_STORED = (
    "WITH RECURSIVE stored(hash) AS (SELECT min(hash) FROM {table} UNION ALL "
    "SELECT (SELECT min(hash) FROM {table} WHERE hash > stored.hash) FROM stored WHERE stored.hash IS NOT NULL) "
    "SELECT hash FROM stored WHERE hash IS NOT NULL"
)
"""Each digest once, found by leaps through the key: the rows between hold megabytes."""

_JOURNALED = (
    "SELECT DISTINCT json_extract(c.before, '$.hash') FROM touched t "
    "JOIN change c ON c.row = t.id AND c.tbl = t.noun WHERE t.noun = '{noun}' AND c.before IS NOT NULL"
)
_PATH = "coalesce(json_extract(c.before, '$.path'), '') = ''"

_NAMED = "SELECT DISTINCT hash FROM media UNION SELECT DISTINCT hash FROM recording"
_NAMED_BEFORE = f"{_JOURNALED.format(noun='media')} UNION {_JOURNALED.format(noun='recording')}"
_OF_KEPT = "SELECT DISTINCT hash FROM media UNION SELECT DISTINCT hash FROM recording WHERE path = ''"
_OF_KEPT_BEFORE = f"{_JOURNALED.format(noun='media')} UNION {_JOURNALED.format(noun='recording')} AND {_PATH}"

_NAMED_IN = {
    "media_chunk": (_OF_KEPT, _OF_KEPT_BEFORE),
    "thumbnail": (_NAMED, _NAMED_BEFORE),
    "waveform": (_NAMED, _NAMED_BEFORE),
}
"""By table, which digests rows name now, and which the journal could bring back; a linked file names no chunks."""

_KEPT_FILES = (
    "SELECT hash, max(name) FROM (SELECT hash, name FROM media UNION ALL SELECT hash, name FROM recording "
    "WHERE path = '') GROUP BY hash ORDER BY 2"
)


def digest(data: bytes) -> str:
    """SHA-256 of some bytes, in hexadecimal digits; it is what they are stored under."""
    return hashlib.sha256(data).hexdigest()


class MediaData:
    """The chunks of one project, and small copies of pictures that can be made again at any time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held: set[str] = set()

    def keep(self, data: bytes, hash_: str = "") -> str:
        """Store bytes, or find them stored; returns their digest.

        Raises:
            UserError: there are none, too many, or the disk is full.
        """
        hash_ = hash_ or digest(data)
        for _ in self.keeping(data, hash_):
            pass
        return hash_

    def keeping_file(self, path: Path, hash_: str, size: int) -> Iterator[float]:
        """Store a file as it is read, chunk by chunk, without ever holding it whole; yields how much is stored.

        Whoever ends this early, and whoever got an error, calls `let_go`: then nothing of it stays.

        Raises:
            UserError: it is too large, cannot be read, is another file by now, or the disk is full.
        """
        _refuse(size)
        self._held.add(hash_)
        reckoner = hashlib.sha256()
        number = 0
        with _reading(path), path.open("rb") as file:
            while number * CHUNK < size and (data := file.read(CHUNK)):
                reckoner.update(data)
                with self._transaction():
                    self._put(hash_, number, data)
                number += 1
                yield min(1.0, number * CHUNK / size)
        if reckoner.hexdigest() != hash_:
            raise UserError(f"{path.name} was changed while it was being read; try again when it is finished.")

    def keeping(self, data: bytes, hash_: str) -> Iterator[float]:
        """Store bytes a slice at a time; yields how much of them is stored, from 0 to 1.

        The chunks lie ahead of the step that names them. Whatever ends the program in between leaves chunks that
        nothing names, which `sweep` removes. Chunks that are there already are compared and, if damaged, mended.
        """
        _refuse(len(data))
        self._held.add(hash_)
        step = CHUNK * SLICE
        for start in range(0, len(data), step):
            with self._transaction():
                for place in range(start, min(start + step, len(data)), CHUNK):
                    self._put(hash_, place // CHUNK, data[place : place + CHUNK])
            yield min(1.0, (start + step) / len(data))

    def let_go(self, hash_: str) -> None:
        """Say that nobody is going to name these bytes after all, or that a row names them now."""
        self._held.discard(hash_)

    def _put(self, hash_: str, number: int, chunk: bytes) -> None:
        self._store.db.execute(
            "INSERT INTO media_chunk (hash, n, data) VALUES (?, ?, ?) "
            "ON CONFLICT (hash, n) DO UPDATE SET data = excluded.data WHERE data <> excluded.data",
            [hash_, number, chunk],
        )

    def stored(self, hash_: str) -> bool:
        """Whether anything is stored under a digest."""
        return self._store.value("SELECT 1 FROM media_chunk WHERE hash = ? LIMIT 1", [hash_]) is not None

    def chunks(self, hash_: str) -> Iterator[bytes]:
        """The bytes under a digest, a chunk at a time."""
        number = 0
        sql = "SELECT data FROM media_chunk WHERE hash = ? AND n = ?"
        while (chunk := self._store.value(sql, [hash_, number])) is not None:
            yield chunk
            number += 1

    def piece(self, hash_: str, start: int, length: int) -> bytes:
        """Some of the bytes under a digest: as many as are there, at most to the end of a chunk."""
        number, offset = divmod(start, CHUNK)
        sql = "SELECT substr(data, ?, ?) FROM media_chunk WHERE hash = ? AND n = ?"
        return bytes(self._store.value(sql, [offset + 1, length, hash_, number]) or b"")

    def read(self, hash_: str) -> bytes:
        """All bytes under a digest.

        Raises:
            UserError: they are not there, or damaged.
        """
        data = b"".join(self.chunks(hash_))
        if digest(data) != hash_:
            raise UserError("The data of this file are damaged; look for it in a backup of the project.")
        return data

    # Small copies

    def thumbnail(self, hash_: str, edge: int) -> bytes | None:
        """The small copy of a picture whose longer edge has that many pixels, if it has been made."""
        found = self._store.value("SELECT data FROM thumbnail WHERE hash = ? AND edge = ?", [hash_, edge])
        return None if found is None else bytes(found)

    def keep_thumbnail(self, hash_: str, edge: int, data: bytes) -> None:
        """Keep a small copy; a project open for reading only goes on without."""
        if self._store.readonly:
            return
        with self._transaction():
            self._store.db.execute(
                "INSERT INTO thumbnail (hash, edge, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", [hash_, edge, data]
            )

    def waveform(self, hash_: str) -> bytes | None:
        """The peaks of a recording, if they have been read."""
        found = self._store.value("SELECT data FROM waveform WHERE hash = ?", [hash_])
        return None if found is None else bytes(found)

    def keep_waveform(self, hash_: str, data: bytes) -> None:
        """Keep the peaks of a recording; a project open for reading only goes on without."""
        if self._store.readonly:
            return
        with self._transaction():
            self._store.db.execute(
                "INSERT INTO waveform (hash, data) VALUES (?, ?) ON CONFLICT DO NOTHING", [hash_, data]
            )

    # Tidying

    def sweep(self) -> int:
        """Remove what no row names, neither a living one nor one that an undo could bring back; returns how many.

        Not to be called inside a step.
        """
        if self._store.readonly or self._store.closed or self._store.db.conn.in_transaction:
            return 0
        unnamed = self._unnamed()
        for table, hash_ in unnamed:
            with self._transaction():
                self._store.db.execute(f"DELETE FROM {table} WHERE hash = ?", [hash_])
        return len({hash_ for _, hash_ in unnamed})

    def _unnamed(self) -> list[tuple[str, str]]:
        unnamed: list[tuple[str, str]] = []
        for table, (now, before) in _NAMED_IN.items():
            stored = {hash_ for (hash_,) in self._store.tuples(_STORED.format(table=table))} - self._held
            for sql in (now, before):  # the journal is only read where it is needed
                if stored:
                    stored -= {hash_ for (hash_,) in self._store.tuples(sql)}
            unnamed += [(table, hash_) for hash_ in sorted(stored)]
        return unnamed

    def problems(self) -> list[str]:
        """Files whose bytes are missing or not what they were, a sentence each."""
        sentences = []
        for hash_, name in self._store.tuples(_KEPT_FILES):
            reckoner = hashlib.sha256()
            for chunk in self.chunks(hash_):
                reckoner.update(chunk)
            if reckoner.hexdigest() != hash_:
                state = "damaged" if self.stored(hash_) else "missing"
                sentences.append(f"The data of the picture or file “{name}” are {state}.")
        return sentences

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """A transaction of its own, or the one that is open."""
        if self._store.readonly:
            raise UserError("This project is open for reading only; another window may have it open for writing.")
        inside = self._store.db.conn.in_transaction
        frame: AbstractContextManager[object] = nullcontext() if inside else self._store.db.atomic()
        try:
            with frame:
                yield
        except FILE_TROUBLE as error:
            raise as_user_error(error) from error


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserError(f"{path.name} cannot be read any more; see whether it is still there.") from error


def _refuse(size: int) -> None:
    if not size:
        raise UserError("This file is empty; there is nothing to keep.")
    if size > LARGEST:
        most = LARGEST // 1024 // 1024
        raise UserError(f"This file is larger than {most} MB; keep it beside the project and link it or name it there.")
