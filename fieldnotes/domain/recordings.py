"""Recordings: sound and film that a note was written from, and the times by which its words are found in them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fieldnotes.domain.errors import UserError

LINK_ABOVE = 100
"""Megabytes above which a recording is better linked than kept in the project."""

HEAD = 4096
"""Bytes at a file's beginning by which its kind is told."""

STAMP = re.compile(r"\[(?:(\d{1,3}):)?(\d{1,2}):(\d{2})\]")
"""A time written into a text: “[00:12:31]” or “[12:31]”."""

FILM = ("video/mp4", "video/webm", "video/quicktime")
"""Kinds that may hold a picture as well as sound."""


@dataclass(frozen=True, slots=True)
class SoundFile:
    """What is known of a file of sound or film that was looked at.

    Attributes:
        path: where it lies, as text.
        hash: SHA-256 of its bytes, in hexadecimal digits.
        size: in bytes.
        duration: milliseconds, None where the file's beginning does not say.
        peaks: its waveform as `fieldnotes.project.waveforms` makes it, b"" for none.
    """

    path: str
    name: str
    mime: str
    size: int
    hash: str
    duration: int | None = None
    peaks: bytes = b""


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording of a note.

    Attributes:
        hash: SHA-256 of its bytes; they are kept in the project, or lie in the file at ``path``.
        path: where a linked file lies; "" when it is kept in the project.
        size: in bytes.
        duration: milliseconds, or None where nobody knows yet.
        shift: milliseconds that are added to a time of the note to find its place in this recording.
        position: its place among the recordings of the note.
    """

    id: str
    note: str
    hash: str
    name: str
    mime: str
    size: int
    path: str = ""
    duration: int | None = None
    shift: int = 0
    position: int = 0

    @property
    def linked(self) -> bool:
        """Whether its bytes lie beside the project, not in it."""
        return bool(self.path)

    @property
    def is_film(self) -> bool:
        """Whether there may be something to be seen."""
        return self.mime in FILM


def kind_of(head: bytes, name: str) -> str:
    """The kind of a file of sound or film, told by its first bytes and never by its name alone.

    Args:
        head: at least the first `HEAD` bytes, or all of a shorter file.
        name: of the file, for the sentence that refuses it; for M4A, which begins like a film, also for its kind.

    Raises:
        UserError: it is none of WAV, MP3, M4A, AAC, OGG, Opus, FLAC, MP4, WebM and MOV.
    """
    kind = _riff(head) or _boxes(head, name) or _others(head)
    if not kind and name.lower().endswith(".mp3"):
        kind = "audio/mpeg" if _frame_somewhere(head) else ""
    if not kind:
        kinds = "WAV, MP3, M4A, AAC, OGG, Opus, FLAC, MP4, WebM or MOV"
        raise UserError(f"{name} is not a recording that can be played here; save it as {kinds}.")
    return kind


def _riff(head: bytes) -> str:
    return "audio/wav" if head[:4] in (b"RIFF", b"RF64") and head[8:12] == b"WAVE" else ""


def _boxes(head: bytes, name: str) -> str:
    """MP4 and its kin begin with a box “ftyp” and a brand; old films of QuickTime with other boxes."""
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        if brand == b"qt  ":
            return "video/quicktime"
        return "audio/mp4" if brand[:3] == b"M4A" or name.lower().endswith((".m4a", ".m4b")) else "video/mp4"
    return "video/quicktime" if head[4:8] in (b"moov", b"mdat", b"wide") else ""


def _others(head: bytes) -> str:
    if head[:4] == b"OggS":
        return "audio/opus" if b"OpusHead" in head[:64] else "audio/ogg"
    if head[:4] == b"fLaC":
        return "audio/flac"
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return "video/webm"
    if head[:3] == b"ID3":
        return "audio/mpeg"
    return _frame(head, 0)


def _frame(head: bytes, at: int) -> str:
    """What the frame of MPEG sound that begins at a place says it is; "" if none does."""
    if len(head) < at + 4 or head[at] != 0xFF:
        return ""
    second, third = head[at + 1], head[at + 2]
    if second & 0xF6 == 0xF0:
        return "audio/aac"
    layer, rate = second & 0x06, third & 0x0C
    return "audio/mpeg" if second & 0xE0 == 0xE0 and layer and rate != 0x0C and third >> 4 not in (0, 15) else ""


def _frame_somewhere(head: bytes) -> bool:
    """Some recorders write rubbish before the first frame; two frames of one kind are then asked for."""
    found = [at for at in range(len(head)) if head[at] == 0xFF and _frame(head, at) == "audio/mpeg"]
    return len({head[at + 1 : at + 2] + head[at + 2 : at + 3] for at in found}) < len(found)


def stamps_in(text: str) -> list[tuple[int, int, int]]:
    """The times written into a text: where each begins and ends (code points), and its milliseconds."""
    return [(found.start(), found.end(), _time(found)) for found in STAMP.finditer(text)]


def _time(found: re.Match[str]) -> int:
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000


def place_of(recordings: Sequence[Recording], time: int) -> tuple[Recording, int] | None:
    """Where a time of a note is heard: in which of its recordings, and how far into it (milliseconds).

    The first recording that holds the time is taken; one whose length nobody knows holds all times after its
    beginning, unless a later recording begins before the time. A time outside all of them is heard at the nearest end.
    """
    if not recordings:
        return None
    begun = [one for one in recordings if time + one.shift >= 0]
    for one in begun:
        if one.duration is not None and time + one.shift < one.duration:
            return one, time + one.shift
    endless = [one for one in begun if one.duration is None]
    if endless:
        latest = min(endless, key=lambda one: one.shift)
        return latest, time + latest.shift
    if not begun:
        return max(recordings, key=lambda one: one.shift), 0
    last = min(begun, key=lambda one: one.shift)
    return last, last.duration or 0


def time_at(recording: Recording, place: int) -> int:
    """The time of the note at a place of a recording (milliseconds), never before its beginning."""
    return max(0, place - recording.shift)


def shift_after(recordings: Sequence[Recording]) -> int:
    """The shift of a recording that goes on where the last of these ends; 0 where that is not known."""
    if not recordings or recordings[-1].duration is None:
        return 0
    return recordings[-1].shift - recordings[-1].duration
