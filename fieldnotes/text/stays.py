"""Reads how long somebody stayed, as people write it: "3 h 20", "9:30–13:00", "12 March 2013, 9:30–13:00"."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fieldnotes.domain.errors import UserError
from fieldnotes.text.dates import parse_when
from fieldnotes.text.dates_parts import clock

_HOURS = r"(?:h|hr|hrs|hour|hours|std|stunden?|heures?)"
_MINUTES = r"(?:m|min|mins|minutes?|minuten)"
_HALVES = {"½": 30, "¼": 15, "¾": 45}
_LENGTHS = (
    re.compile(rf"(?P<hours>\d+) ?(?P<half>[½¼¾]) ?{_HOURS}?"),
    re.compile(rf"(?P<half>[½¼¾]) ?{_HOURS}?"),
    re.compile(rf"(?P<hours>\d+)[.,](?P<part>\d+) ?{_HOURS}?"),
    re.compile(rf"(?P<hours>\d+) ?{_HOURS}\.? ?(?:(?:and )?(?P<minutes>\d+) ?{_MINUTES}?\.?)?"),
    re.compile(rf"(?P<minutes>\d+) ?{_MINUTES}\.?"),
    re.compile(r"(?P<hours>\d+):(?P<minutes>[0-5]\d)"),
    re.compile(r"(?P<hours>\d+)"),
)
_CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))?(?: ?(am|pm|a\.m\.|p\.m\.))?"
_TIMES = re.compile(rf"(?:from )?{_CLOCK} ?(?:[-–—]| to | until | bis ) ?{_CLOCK}")
_SINCE = re.compile(r"since\s+|seit\s+", re.IGNORECASE)
_MOST = 100_000
"""No stay is longer than so many minutes, which is ten weeks without leaving."""


@dataclass(frozen=True, slots=True)
class Stay:
    """From when to when (partial ISO); ``minutes`` where both times of day are known."""

    start: str
    end: str | None = None
    minutes: int | None = None


def parse_minutes(words: str) -> int | None:
    """Read a length of time in minutes: "3 h 20", "3h20", "3.5 h", "45 min", "3:20", "9:30–13:00"; a bare number is
    hours; None for no words.

    Raises:
        UserError: the words are no length of time.
    """
    text = " ".join(words.casefold().split())
    if not text:
        return None
    rest, times = split_times(text)
    if times is not None and not rest:
        return _between(*times)
    for pattern in _LENGTHS:
        found = pattern.fullmatch(text)
        if found:
            minutes = _minutes(found.groupdict())
            if 0 < minutes <= _MOST:
                return minutes
    raise UserError(f"“{words.strip()}” is no length of time. Write 3 h 20, 3.5 h, 45 min or 9:30–13:00.")


def minutes_words(minutes: int) -> str:
    """A length of time as people say it: "3 h 20", "3 h", "45 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours:,} h {rest:02}" if rest else f"{hours:,} h"


def parse_stay(words: str, today: date, order: str = "dmy", absence: bool = False) -> Stay:
    """Read when somebody stayed: a date as people write it, with times of day behind it if they are known.

    Args:
        words: "12 March 2013, 9:30–13:00", "3–5 May 2016", "August 2014"; "9:30–13:00" alone is today.
        today: the day on which the words are read.
        order: how a date in figures is meant.
        absence: it is a time of absence, open if the words begin with "since".

    Raises:
        UserError: the words are no date, or times stand behind what is no single day.
    """
    since = _SINCE.match(words) if absence else None
    day_words, times = split_times(words[since.end() :] if since else words)
    if times is not None and not day_words:
        day_words = today.isoformat()
    when = parse_when(day_words, today, order)
    if times is not None:
        return _timed(when.start, times)
    season = when.precision == "season" and when.end is None
    end = when.last[:7] if season else when.end
    if absence:
        return Stay(when.start, None if since else end or when.start)
    return Stay(when.start, end)


def split_times(words: str) -> tuple[str, tuple[str, str] | None]:
    """The words without the times of day that stand behind or before them, and these: ("12 May", ("09:30", "13:00")).

    Raises:
        UserError: there is no such time of day.
    """
    text = " ".join(words.split())
    for found in _TIMES.finditer(text.casefold()):
        first_hour, first_minute, first_half, last_hour, last_minute, last_half = found.groups()
        told = (first_minute or first_half or last_half) and (last_minute or last_half)
        before, behind = text[: found.start()], text[found.end() :]
        alone = not before or before[-1] in " ,;"
        if not told or not alone or (behind and behind[0] not in " ,;") or (before.strip() and behind.strip()):
            continue
        first = clock(first_hour, first_minute or "00", _half(first_half or last_half, first_hour, last_hour))
        last = clock(last_hour, last_minute or "00", _half(last_half, "", ""))
        return (before + behind).strip(" ,;"), (first, last)
    return text, None


def _half(said: str | None, first: str, last: str) -> str:
    """Before or after noon; "9–1 pm" begins in the morning."""
    if not said:
        return ""
    half = said.replace(".", "")
    return "am" if half == "pm" and first and last and int(first) > int(last) and int(first) != 12 else half


def _timed(day: str, times: tuple[str, str]) -> Stay:
    if len(day) != 10:
        raise UserError("Times of day need a day: 12 March 2013, 9:30–13:00.")
    minutes = _between(*times)
    end = datetime.fromisoformat(f"{day}T{times[0]}") + timedelta(minutes=minutes)
    return Stay(f"{day}T{times[0]}", end.isoformat(timespec="minutes"), minutes)


def _between(first: str, last: str) -> int:
    """The minutes from one time of day to another, past midnight if it is the earlier."""
    begun, ended = (int(time[:2]) * 60 + int(time[3:5]) for time in (first, last))
    return (ended - begun) % 1440 or 1440


def _minutes(said: dict[str, str | None]) -> int:
    minutes = int(said.get("hours") or 0) * 60 + int(said.get("minutes") or 0) + _HALVES.get(said.get("half") or "", 0)
    part = said.get("part")
    return minutes + (round(60 * int(part) / 10 ** len(part)) if part else 0)
