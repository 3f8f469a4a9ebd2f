"""Who says what in an interview written as plain paragraphs: "Name:", "Q:", "[00:12:31] Name:", bold names."""

import re
from collections import Counter
from collections.abc import Sequence

from fieldnotes.domain.marks import Mark
from fieldnotes.interop.plan import PlannedTurn
from fieldnotes.text.standoff import paragraphs

_STAMP = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_BEFORE = rf"[\[({{<]?\s*(?P<before>{_STAMP})\s*[\])}}>]?"
_AFTER = rf"[\[({{<]?\s*(?P<after>{_STAMP})\s*[\])}}>]?"
_NAME = r"[^\W\d_][\w.’'&/() -]{0,38}?(?:,\s[^\W\d_][\w.’' ]{0,15})?"
_BOLD = r"(?:\*\*|__)?"
_TURN = re.compile(
    rf"\s*(?:[-–—•]\s+)?(?:{_BEFORE}\s*[-–—]?\s*)?{_BOLD}(?P<name>{_NAME}){_BOLD}\s*(?:{_AFTER}\s*)?"
    r"(?:[:：]\**|\t)\**(?:\s+|$|(?=\S))"
)
_TIME_ONLY = re.compile(rf"\s*{_BEFORE}\s*$")
_NO_NAMES = frozenset(
    [
        "date", "place", "site", "time", "note", "notes", "title", "present", "location", "duration", "interviewer(s)",
        "subject", "topic", "keywords", "http", "https", "transcript", "transcribed by", "recorded", "language",
        "participants", "interviewee", "source", "summary", "file", "audio", "code", "page",
        "ps", "nb", "re", "for example",
    ]
)  # fmt: skip
LEAST = 4
"""Turns a text must have before it is taken for a conversation."""


def find_turns(text: str, marks: Sequence[Mark] = ()) -> tuple[PlannedTurn, ...]:
    """The turns of a conversation, in order (code points; the speaker's name and time lie before each turn).

    Conservative: at least two speakers or one who returns, at least `LEAST` turns, and most paragraphs must belong
    to one. A paragraph without a name goes on with the turn before it.
    """
    spans = [span for span in paragraphs(text) if text[span[0] : span[1]].strip()]
    openings = _openings(text, spans, _bold_starts(marks))
    names = Counter(name for name, _, _ in openings.values())
    kept = {at: each for at, each in openings.items() if _is_speaker(each[0], names)}
    if len(kept) < LEAST or not _conversation(kept, len(spans)):
        return ()
    return tuple(_turns(text, spans, kept))


def _bold_starts(marks: Sequence[Mark]) -> dict[int, int]:
    return {mark.start: mark.end for mark in marks if mark.kind == "bold"}


def _openings(
    text: str, spans: Sequence[tuple[int, int]], bold: dict[int, int]
) -> dict[int, tuple[str, int, int | None]]:
    """For each paragraph that names a speaker: the name, where the words begin, and the time."""
    found = {}
    time: int | None = None
    for start, end in spans:
        line = text[start:end]
        alone = _TIME_ONLY.match(line)
        if alone:
            time = milliseconds(alone["before"])
            continue
        match = _TURN.match(line)
        if match and (":" in match[0] or "：" in match[0] or start in bold or "\t" in match[0]):
            stamp = match["before"] or match["after"]
            name = " ".join(match["name"].split()).strip("() ")
            if name and name.casefold() not in _NO_NAMES and len(name.split()) <= 6:
                found[start] = (name, start + match.end(), milliseconds(stamp) if stamp else time)
        time = None
    return found


def _is_speaker(name: str, names: Counter[str]) -> bool:
    """Somebody who speaks more than once, or is written as a name is."""
    return names[name] > 1 or (not name[0].islower() and len(name.split()) <= 4)


def _conversation(kept: dict[int, tuple[str, int, int | None]], count: int) -> bool:
    names = Counter(name for name, _, _ in kept.values())
    returning = [name for name, times in names.items() if times > 1]
    again = sum(names[name] for name in returning)
    return len(returning) >= 1 and again >= 0.6 * len(kept) and len(kept) >= 0.15 * count


def _turns(
    text: str, spans: Sequence[tuple[int, int]], kept: dict[int, tuple[str, int, int | None]]
) -> list[PlannedTurn]:
    turns: list[PlannedTurn] = []
    current: tuple[str, int, int | None] | None = None
    end = 0
    for start, stop in [*spans, (len(text), len(text))]:
        opening = kept.get(start)
        if (opening or start == len(text)) and current:
            turns.append(PlannedTurn(current[1], max(current[1], end), current[0], time=current[2]))
        if opening:
            current = opening
        if not _TIME_ONLY.match(text[start:stop]):
            end = stop
    return [turn for turn in turns if turn.end > turn.start]


def milliseconds(stamp: str) -> int:
    """A time such as "00:12:31", "12:31" or "1:02:03.5" in milliseconds."""
    clock, _, fraction = stamp.replace(",", ".").partition(".")
    seconds = 0
    for part in clock.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000 + (int(fraction.ljust(3, "0")[:3]) if fraction else 0)
