"""Who speaks in a transcript, and how times in it are written."""

import re
from dataclasses import dataclass

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.notes import Turn

SPEECH_KINDS = ("interview", "focus group", "dialogue")
"""Kinds of notes that are written as turns."""
ASKED_KINDS = ("interview", "focus group")
"""Kinds of notes in which a researcher who speaks is the one who asks."""
MODES = ("", "spoken", "written")
"""How a turn was uttered; "" where nobody said."""

_STAMP = re.compile(r"\[?\s*(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?\s*\]?")


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: a person or group (``actor``, an id), a researcher (``contributor``), or only a name.

    ``asks`` says that this is the one who asks.
    """

    name: str
    actor: str | None = None
    contributor: str | None = None
    asks: bool = False

    @property
    def key(self) -> str:
        """What tells one speaker from another."""
        return key_of(self.actor, self.contributor, self.name)

    def fields(self) -> dict[str, object]:
        """The fields of a turn that say whose it is."""
        who = {"speaker": self.actor, "contributor": self.contributor}
        return {**who, "speaker_name": self.name, "asks": int(self.asks)}


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a note a speaker says: turns and words."""

    voice: Voice
    turns: int
    words: int


def key_of(actor: str | None, contributor: str | None, name: str) -> str:
    """What tells one speaker from another: an id, or a name whatever its case."""
    return actor or contributor or f"name:{' '.join(name.split()).casefold()}"


def speaker_key(turn: Turn) -> str:
    """Whose turn it is, as `Voice.key` tells it."""
    return key_of(turn.speaker, turn.contributor, turn.speaker_name)


def clock(time: int | None) -> str:
    """Milliseconds as hours, minutes and seconds ("00:12:31"); "" for none."""
    if time is None:
        return ""
    minutes, seconds = divmod(time // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}"


def read_clock(words: str) -> int | None:
    """Milliseconds of a time as people write it ("00:12:31", "12:31", "[1:02:03.5]"); None for nothing.

    Raises:
        UserError: it is no time.
    """
    if not words.strip():
        return None
    match = _STAMP.fullmatch(words.strip())
    if match is None or int(match[3]) > 59:
        raise UserError(f"“{words.strip()}” is no time; write it as 00:12:31.")
    seconds = (int(match[1] or 0) * 60 + int(match[2])) * 60 + int(match[3])
    return seconds * 1000 + int((match[4] or "0").ljust(3, "0"))
