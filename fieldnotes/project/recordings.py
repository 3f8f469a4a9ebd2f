"""Recordings: sound and film kept in the project or linked, their order, and when they begin in the time of a note."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.recordings import HEAD, Recording, SoundFile, kind_of, shift_after
from fieldnotes.project.media_data import MediaData
from fieldnotes.project.recording_bytes import RecordingBytes
from fieldnotes.project.waveforms import Told, wav_peaks
from fieldnotes.storage.store import Store

_COLUMNS = "id, note, hash, name, mime, size, path, duration, shift, position"
_PIECE = 1024 * 1024
"""Bytes that are read at once when a file is looked at or copied."""


class Recordings:
    """The recordings of one project's notes.

    Args:
        store: the open file.
        data: keeps bytes and waveforms.
        key: opens the file once more, for reading while it is played; None if it is not sealed.
    """

    def __init__(self, store: Store, data: MediaData, key: bytes | None = None) -> None:
        self._store = store
        self._data = data
        self._key = key

    def of_note(self, note: str) -> list[Recording]:
        """The recordings of a note in their order."""
        rows = self._store.rows(
            f"SELECT {_COLUMNS} FROM live_recording WHERE note = ? ORDER BY position, name, id", [note]
        )
        return [Recording(**row) for row in rows]

    def get(self, ident: str) -> Recording:
        """A recording.

        Raises:
            UserError: there is none such.
        """
        row = self._store.row(f"SELECT {_COLUMNS} FROM live_recording WHERE id = ?", [ident])
        if row is None:
            raise UserError("This recording is not in the project any more.")
        return Recording(**row)

    # Coming in ------------------------------------------------------------------------------------------------

    def keeping(self, file: SoundFile) -> Iterator[float]:
        """Store a file's bytes ahead of the step that names them; yields how much is stored, from 0 to 1.

        Raises:
            UserError: it cannot be read, is another file by now, is too large to be kept, or the disk is full.
        """
        return self._data.keeping_file(Path(file.path), file.hash, file.size)

    def let_go(self, hash_: str) -> None:
        """Say that nobody is going to name these bytes after all, or that a row names them now."""
        self._data.let_go(hash_)

    def add(self, note: str, file: SoundFile, linked: bool) -> Recording:
        """Give a note a recording, after those that it has; it begins where the last of them ends, if that is known.

        Args:
            note: the note's id.
            file: as `look_at` tells it; unless linked its bytes have been stored already (`keeping`).
            linked: leave it where it lies.

        Raises:
            UserError: the note is gone, or has this recording already.
        """
        others = self.of_note(note)
        if self._store.value("SELECT 1 FROM live_note WHERE id = ?", [note]) is None:
            raise UserError("This note is not in the project any more.")
        if any(one.hash == file.hash for one in others):
            raise UserError(f"{file.name} is a recording of this note already.")
        recording = Recording(
            new_id(),
            note,
            file.hash,
            file.name,
            file.mime,
            file.size,
            file.path if linked else "",
            file.duration,
            shift_after(others),
            max((one.position + 1 for one in others), default=0),
        )
        with self._store.step(f"Add recording “{_short(file.name)}”"):
            self._store.insert("recording", asdict(recording))
        if file.peaks:
            self._data.keep_waveform(file.hash, file.peaks)
        return recording

    # Where its bytes lie --------------------------------------------------------------------------------------

    def keep(self, ident: str) -> None:
        """Keep a linked recording in the project; its bytes have been stored already (`keeping`).

        Raises:
            UserError: it is gone, or its bytes are not there.
        """
        recording = self.get(ident)
        if not self._data.stored(recording.hash):
            raise UserError(f"{recording.name} could not be kept; find its file first.")
        with self._store.step(f"Keep recording “{_short(recording.name)}” in the project"):
            self._store.update("recording", ident, {"path": ""})

    def link(self, ident: str, path: Path) -> None:
        """Leave a recording in a file that lies beside the project; one that moved is found again by this as well.

        Args:
            path: the file; `look_at` has told that it holds these bytes.

        Raises:
            UserError: the recording is gone.
        """
        recording = self.get(ident)
        verb = "Find" if recording.linked else "Link"
        if str(path) != recording.path:
            with self._store.step(f"{verb} recording “{_short(recording.name)}”"):
                self._store.update("recording", ident, {"path": str(path), "name": path.name})

    def missing(self, recording: Recording) -> bool:
        """Whether a linked file is not where it was, or has another size by now."""
        if not recording.linked:
            return False
        try:
            return Path(recording.path).stat().st_size != recording.size
        except OSError:
            return True

    def bytes_of(self, recording: Recording) -> RecordingBytes:
        """The bytes of a recording that is kept, to be read anywhere in them, in any thread; close them afterwards."""
        return RecordingBytes(self._data, self._store.path, self._key, recording.hash, recording.size)

    def saving(self, recording: Recording, target: Path) -> Iterator[float]:
        """Write a copy of a recording to a file a piece at a time; what is cut short is taken away again.

        Raises:
            UserError: the file cannot be written, or the recording cannot be read.
        """
        if recording.linked and Path(recording.path) == target:
            raise UserError("This is the recording itself; choose another name for the copy.")
        part = target.with_name(f"{target.name}.part")
        try:
            with part.open("wb") as file:
                for piece in self._pieces(recording):
                    file.write(piece)
                    yield min(1.0, file.tell() / max(1, recording.size))
            if part.stat().st_size != recording.size:
                raise UserError(f"{recording.name} is damaged; look for it in a backup of the project.")
            part.replace(target)
        except OSError as error:
            raise UserError(f"{target.name} could not be written; choose another folder or make room.") from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def _pieces(self, recording: Recording) -> Iterator[bytes]:
        if not recording.linked:
            yield from self._data.chunks(recording.hash)
            return
        try:
            with Path(recording.path).open("rb") as file:
                while piece := file.read(_PIECE):
                    yield piece
        except OSError as error:
            raise UserError(f"{recording.name} is not where it was; choose “Find file…” first.") from error

    # What is said of it ---------------------------------------------------------------------------------------

    def shift(self, ident: str, shift: int) -> None:
        """Say by how much (milliseconds) times of the note are moved to find their place in a recording.

        Raises:
            UserError: the recording is gone.
        """
        recording = self.get(ident)
        if recording.shift != shift:
            with self._store.step(f"Set beginning of recording “{_short(recording.name)}”"):
                self._store.update("recording", ident, {"shift": shift})

    def remove(self, ident: str) -> None:
        """Take a recording off its note; undo brings it back with its bytes.

        Raises:
            UserError: the recording is gone.
        """
        recording = self.get(ident)
        with self._store.step(f"Remove recording “{_short(recording.name)}”"):
            self._store.delete("recording", ident)

    def waveform(self, recording: Recording) -> bytes | None:
        """The peaks of a recording, if they have been read."""
        return self._data.waveform(recording.hash)

    def keep_waveform(self, hash_: str, peaks: bytes) -> None:
        """Keep the peaks of a recording."""
        self._data.keep_waveform(hash_, peaks)


def look_at(path: Path, told: Told | None = None) -> SoundFile:
    """What a file is: its kind, digest, size; of a WAV file also its length and its waveform.

    Args:
        path: the file.
        told: is told how far it is, from 0 to 1.

    Raises:
        UserError: it cannot be read, is empty, or is no recording.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(HEAD)
            if not head:
                raise UserError(f"{path.name} is empty.")
            mime = kind_of(head, path.name)
            reckoner = hashlib.sha256(head)
            read = len(head)
            while piece := file.read(_PIECE):
                reckoner.update(piece)
                read += len(piece)
                if told is not None:
                    told(min(1.0, read / size) / 2)
        peaks, duration = wav_peaks(path, told and (lambda part: told(0.5 + part / 2))) if _is_wav(mime) else (b"", 0)
    except OSError as error:
        raise UserError(f"{path.name} cannot be read; see whether it is still there.") from error
    return SoundFile(str(path), path.name, mime, read, reckoner.hexdigest(), duration or None, peaks)


def _is_wav(mime: str) -> bool:
    return mime == "audio/wav"


def _short(name: str) -> str:
    return name if len(name) <= 40 else name[:39] + "…"
