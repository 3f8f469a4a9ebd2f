"""Times as transcripts write them: "00:12:31", "[12:31]", "0:0:3.40 --> 0:0:5.1", "#00:12:31-5#"."""

import re

CLOCK = r"(?:\d{1,2}:\d{1,2}:\d{1,2}|\d{1,3}:\d{2})(?:[.,]\d{1,3})?"
"""A time of the recording, as the inside of a regular expression."""

_ARROW = r"\s*(?:-{1,2}>|[-–—])\s*"


def stamp(name: str) -> str:
    """A pattern for a time or a stretch of time, in brackets or bare; ``name`` and ``name_end`` are its groups."""
    return rf"[\[({{<]?\s*(?P<{name}>{CLOCK})(?:{_ARROW}(?P<{name}_end>{CLOCK}))?\s*[\])}}>]?"


ALONE = re.compile(rf"\s*{stamp('at')}\s*$")
"""A line that holds a time and nothing else."""

_AT_END = re.compile(r"\s*#(\d{1,2}:\d{2}:\d{2})(?:-(\d))?#\s*$")


def time_at_end(line: str) -> tuple[int, int] | None:
    """Where the words of a line end, and the time behind them as f4 writes it ("#00:12:31-5#"); None without one."""
    match = _AT_END.search(line)
    if match is None:
        return None
    return match.start(), milliseconds(match[1]) + 100 * int(match[2] or 0)


def milliseconds(words: str) -> int:
    """A time such as "00:12:31", "12:31" or "1:02:03.5" in milliseconds."""
    clock, _, fraction = words.replace(",", ".").partition(".")
    seconds = 0
    for part in clock.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds * 1000 + (int(fraction.ljust(3, "0")[:3]) if fraction else 0)


def milliseconds_or_none(words: str | None) -> int | None:
    """The same where there may be none."""
    return milliseconds(words) if words else None
