"""The bytes of a kept recording as a player reads them: anywhere, in any thread, and never through a file in clear."""

from pathlib import Path
from threading import Lock

from fieldnotes.project.media_data import CHUNK, MediaData
from fieldnotes.storage.store import Store


class RecordingBytes:
    """Reads chunks over a connection of its own, so that a player's threads never touch the one that is written by.

    Args:
        data: the chunks of the open project; used where the project lies in memory and has no file.
        path, key: open the project's file once more, for reading only.
        hash_: the digest of the recording.
        size: in bytes.
    """

    def __init__(self, data: MediaData, path: Path | None, key: bytes | None, hash_: str, size: int) -> None:
        self._store = None if path is None else Store.open(path, key, readonly=True)
        self._data = data if self._store is None else MediaData(self._store)
        self._hash = hash_
        self.size = size
        self._lock = Lock()
        self._at = -1
        self._chunk = b""
        self._closed = False

    def read(self, start: int, length: int) -> bytes:
        """Up to ``length`` bytes from a place on, at most to the end of a chunk; b"" at the end and when closed."""
        with self._lock:
            if self._closed or start >= self.size:
                return b""
            number, offset = divmod(start, CHUNK)
            if number != self._at:
                self._chunk, self._at = self._data.piece(self._hash, number * CHUNK, CHUNK), number
            return self._chunk[offset : offset + length]

    def close(self) -> None:
        """Let the file go; nothing is read any more."""
        with self._lock:
            self._closed = True
            if self._store is not None:
                self._store.close()
