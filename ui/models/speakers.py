"""How speakers look: a tint each, the same in every view and every note; the one who asks is muted."""

from collections.abc import Sequence
from zlib import crc32

from fieldnotes.domain.codes import COLOURS
from fieldnotes.domain.turns import Voice
from ui.theme.tokens import Tokens, readable


def tints(voices: Sequence[Voice], tokens: Tokens) -> dict[str, str]:
    """A colour ("#RRGGBB") for the key of each speaker, in which words can be read.

    Each has a colour of its own that hangs on who it is; where two of a note would share one, the later takes the
    next that is free.
    """
    taken: dict[str, int] = {}
    for voice in voices:
        if not voice.asks:
            wanted = crc32(voice.key.encode()) % len(COLOURS)
            free = [place for place in range(len(COLOURS)) if place not in taken.values()] or range(len(COLOURS))
            taken[voice.key] = min(free, key=lambda place: (place - wanted) % len(COLOURS))
    return {
        voice.key: readable(COLOURS[taken[voice.key]], tokens.surface) if voice.key in taken else tokens.muted
        for voice in voices
    }
