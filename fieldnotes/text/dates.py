"""Reads dates as people write them, with the precision they mean."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.when import When, first_day, last_day
from fieldnotes.text import dates_parts as parts
from fieldnotes.text.dates_words import ABOUT, days_back, folded, season_month, weekday_number

_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:[t ]\d{2}:\d{2}(?::\d{2})?)?)?)?")
_CLOCK = re.compile(
    r"(?:[\s,]+|(?<=\d)t)(?:(?:at|um|a las|a) )?"
    r"(?:(\d{1,2})[:.h](\d{2})(?::\d{2})? ?(am|pm|a\.m|p\.m|uhr|h)?|(\d{1,2}) ?(am|pm|a\.m|p\.m|uhr|h))\.?$"
)
_ABOUT = re.compile(
    r"(?:(?:in|im|en|the) )?(?:" + "|".join(map(re.escape, ABOUT)) + r")(?:[\s-]+|(?<=[.~])|(?<=c)(?=\d))(?:in )?(?=\S)"
)
_DECADE = re.compile(r"(?:in )?(?:the )?(?!000)(\d{3})0'?(?:s|er)")
_CENTURY = re.compile(r"(?:in )?(?:the )?(\d{1,2})(?:st|nd|rd|th) century")
_SEASON = re.compile(r"(?:(?:in|im|en) )?(?:the )?([a-z]+)(?: of| de)?,? (?!0000)(\d{4})(?:[/-](?:\d{4}|\d{2}))?")
_AGO = re.compile(r"(\d{1,3}|a|one|two|three|four|five|six) (day|week|month|year)s? ago")
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_LAST = ("last", "past", "letzten", "am letzten")
_NEAREST = ("", "on", "this", "am")
_GAPS = (
    re.compile(r"\s*[–—]\s*| - "),
    re.compile(r" (?:to|until|till|through|bis zum|bis|au|al|hasta|and|und|et|y|a) "),
    re.compile(r"\s*-\s*|/"),
)
_FROM = re.compile(r"(?:from|between|von|vom|zwischen|entre|desde|du|del|de) ")
# fmt: off
_LANGUAGES = [
    "en", "de", "fr", "es", "it", "pt", "nl", "da", "sv", "nb", "fi", "pl", "cs", "hu", "ro", "el", "ru",
    "uk", "tr", "he", "ar", "fa", "hi", "id", "vi", "th", "sw", "ja", "zh", "ko",
]
# fmt: on


def parse_when(words: str, today: date, order: str = "dmy") -> When:
    """Read a date, a time of day, a season or a stretch, and how exactly it is meant.

    Args:
        words: "12 March 1913", "12/03/13", "spring 2012", "about 1974", "May 1804 – Sep 1806",
            "last Tuesday", "12 Nov 2013, 15:30", a partial ISO date or range; months also in German, French
            and Spanish, whole dates also in other languages.
        today: the day on which the words are read, for "yesterday" and for a missing year or century.
        order: how a date in figures is meant, "dmy", "mdy" or "ymd", where it could be either.

    Raises:
        UserError: the words are no date, or a day that does not exist.
    """
    text = folded(words).strip(" .,;")
    if not text:
        raise UserError("Type a date, such as 12 March 1913, March 1913, spring 2012 or about 1974.")
    when = _iso(text) or _one(text, today, order) or _stretch(text, today, order)
    when = when or _in_another_language(words, today, order)
    if when is None:
        raise UserError(
            f"“{words.strip()}” cannot be read as a date. "
            "Try 12 March 1913, March 1913, spring 2012, about 1974 or 1804-05/1806-09."
        )
    return when


def _iso(text: str) -> When | None:
    ends = text.split("/")
    if len(ends) > 2 or not all(_ISO.fullmatch(end) for end in ends):
        return None
    days = [end.upper().replace(" ", "T") for end in ends]
    try:
        first_day(days[-1]), first_day(days[0])
    except ValueError:
        return None
    if len(days) == 2:
        return _ranged(days[0][:10], days[1][:10])
    if len(days[0]) > 10:
        return When(f"{days[0][:10]}T{parts.clock(days[0][11:13], days[0][14:16], '')}", None, "exact")
    return When.of(days[0])


def _one(text: str, today: date, order: str) -> When | None:
    """One date, not a stretch from one to another."""
    if about := _ABOUT.match(text):
        inner = _one(text[about.end() :], today, order)
        sharp = inner is not None and inner.precision in ("day", "month", "year")
        return replace(inner, precision="about") if inner and sharp else inner
    return _period(text) or _point(text, today, order)


def _period(text: str) -> When | None:
    """A decade, a century or a season."""
    if found := _DECADE.fullmatch(text):
        return When(f"{found[1]}0", f"{found[1]}9", "range")
    if (found := _CENTURY.fullmatch(text)) and int(found[1]):
        century = int(found[1])
        return When(f"{century * 100 - 99:04}", f"{century * 100:04}", "range") if century < 99 else None
    if (found := _SEASON.fullmatch(text)) and (month := season_month(found[1])):
        return When(f"{found[2]}-{month:02}", None, "season")
    return None


def _point(text: str, today: date, order: str) -> When | None:
    if clock := _CLOCK.search(text):
        day = _day(text[: clock.start()].strip(" ,"), today, order)
        if day and len(day) == 10:
            time = parts.clock(clock[1] or clock[4], clock[2] or "00", clock[3] or clock[5] or "")
            return When(f"{day}T{time}", None, "exact")
    day = _day(text, today, order)
    return When.of(day) if day else None


def _day(text: str, today: date, order: str) -> str | None:
    """A partial ISO date for a date without a time of day."""
    relative = _relative(text, today)
    if relative:
        return relative
    found = parts.in_figures(text, today, order) or parts.in_words(text, today)
    return found.filled(today).iso() if found else None


def _relative(text: str, today: date) -> str | None:
    back = days_back(text)
    if back is not None:
        return (today - timedelta(days=back)).isoformat()
    if ago := _AGO.fullmatch(text):
        return _ago(_NUMBERS.get(ago[1]) or int(ago[1]), ago[2], today)
    which, _, noun = text.rpartition(" ")
    if which in ("last", "this", "past") and noun in ("month", "year"):
        return _ago(0 if which == "this" else 1, noun, today)
    weekday = weekday_number(noun)
    if weekday is None or which not in (*_LAST, *_NEAREST):
        return None
    days = (today.weekday() - weekday) % 7
    return (today - timedelta(days=7 if which in _LAST and not days else days)).isoformat()


def _ago(count: int, unit: str, today: date) -> str:
    if unit in ("day", "week"):
        return (today - timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
    if unit == "year":
        return f"{today.year - count:04}"
    months = today.year * 12 + today.month - 1 - count
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _stretch(text: str, today: date, order: str) -> When | None:
    """From one date to another, what one of them leaves out taken from the other."""
    begins = _FROM.match(text)
    text = text[begins.end() :] if begins else text
    for gaps in _GAPS:
        for gap in gaps.finditer(text):
            ends = _both_ends(text[: gap.start()], text[gap.end() :], today, order)
            if ends:
                return _ranged(*ends)
    return None


def _ranged(start: str, end: str) -> When:
    if last_day(end) < first_day(start):
        raise UserError("This stretch of time ends before it begins; put the earlier date first.")
    return When(start, end, "range")


def _both_ends(start: str, end: str, today: date, order: str) -> tuple[str, str] | None:
    left, right = parts.ends(start, end, today, order)
    if left and right:
        right = right.filled(today)
        return left.completed(right).iso(), right.iso()
    first, last = _one(start, today, order), _one(end, today, order)
    if first is None or last is None:
        return None
    return first.start[:10], last.last[:7] if last.precision == "season" else (last.end or last.start)[:10]


def _in_another_language(words: str, today: date, order: str) -> When | None:
    """A date in a language our own tables do not know, by a library that is slow to load."""
    figures = sum(map(str.isdigit, words))
    if not 1 <= figures <= 14 or len(words) > 60 or not any(map(str.isalpha, words)):
        return None
    from dateparser.date import DateDataParser

    noon = datetime(today.year, today.month, today.day, 12)
    settings = {
        "DATE_ORDER": order.upper(),
        "PARSERS": ["absolute-time"],
        "PREFER_DATES_FROM": "past",
        "RELATIVE_BASE": noon,
        "REQUIRE_PARTS": ["month", "year"],
        "RETURN_AS_TIMEZONE_AWARE": False,
        "RETURN_TIME_AS_PERIOD": True,
        "TIMEZONE": "UTC",
    }
    found = DateDataParser(languages=_LANGUAGES, settings=settings).get_date_data(words.strip())
    if found.date_obj is None:
        return None
    iso: str = found.date_obj.isoformat()
    return When.of(iso[: {"time": 16, "day": 10, "month": 7}.get(found.period, 4)])
