"""Reads dates as people write them, with the precision they mean."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.when import When, first_day, last_day
from fieldnotes.text import dates_parts as parts
from fieldnotes.text.dates_clock import clock_beside, without_part_of_day
from fieldnotes.text.dates_feasts import feast_in
from fieldnotes.text.dates_relative import relative_when
from fieldnotes.text.dates_words import ABOUT, folded, season_month, weekday_number

_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:[t ]\d{2}:\d{2}(?::\d{2})?)?)?)?")
_ABOUT = re.compile(
    r"(?:(?:in|im|en|the) )?(?:" + "|".join(map(re.escape, ABOUT)) + r")(?:[\s-]+|(?<=[.~])|(?<=c)(?=\d))"
    r"(?:(?:in|of|de la|de|del|des|der|du) |d')?(?=\S)"
)
_IN_THE = r"(?:(?:in|en|dans) )?(?:(?:the|den|die|der|les|los) )?"
_DECADE = re.compile(rf"{_IN_THE}(?:(?!000)(\d{{3}})0(?:'?s|er(?: jahren?)?)|(?:annees|anos) (?!000)(\d{{3}})0)")
_SHORT_DECADE = re.compile(rf"{_IN_THE}(?:'?(\d)0(?:'?s|er(?: jahren?)?)|(?:annees|anos) (\d)0)")
_CENTURY = re.compile(r"(?:in )?(?:the )?(\d{1,2})(?:st|nd|rd|th) century")
_SEASON = re.compile(
    r"(?:(?:in|im|en|au|a) )?(?:(?:the|el|la|l) |l')?"
    r"([a-z]+)(?: of| de)?,? (?!0000)(\d{4})(?:[/-](?:\d{4}|\d{2}))?"
)
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


def parse_when(words: str, today: date, order: str = "dmy", elsewhere: bool = True) -> When:
    """Read a date, a time of day, a season or a stretch, and how exactly it is meant.

    Args:
        words: "12 March 1913", "12/03/13", "spring 2012", "about 1974", "May 1804 – Sep 1806",
            "last Tuesday", "12 Nov 2013, 15:30", a partial ISO date or range; months also in German, French
            and Spanish, whole dates also in other languages.
        today: the day on which the words are read, for "yesterday" and for a missing year or century.
        order: how a date in figures is meant, "dmy", "mdy" or "ymd", where it could be either.
        elsewhere: try languages beyond our own four, by a library that takes a second to load.

    Raises:
        UserError: the words are no date, or a day that does not exist.
    """
    text = folded(words).strip(" .,;")
    if not text:
        raise UserError("Type a date, such as 12 March 1913, March 1913, spring 2012 or about 1974.")
    when = _iso(text) or _one(text, today, order) or _stretch(text, today, order)
    if when is None and elsewhere:
        when = _in_another_language(words, today, order)
    if when is None:
        raise UserError(
            f"“{words.strip()}” cannot be read as a date. "
            "Try 12 March 1913, spring 2012, about 1974, last Tuesday, Easter 2014 or 1804-05/1806-09."
        )
    return when


def recorded_when(words: str, today: date, order: str = "dmy") -> When:
    """Read a date that stands in a file: as `parse_when` does, but not "yesterday", for nobody knows from which day.

    Raises:
        UserError: the words are no date, or one that is told from another day.
    """
    text = folded(words).strip(" .,;")
    if text and (not any(map(str.isdigit, text)) or relative_when(text, today, lambda _: None)):
        raise UserError(f"“{words.strip()}” does not say of which year it is.")
    return parse_when(words, today, order)


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
    feast = feast_in(text, today)
    return feast or _period(text, today) or _point(text, today, order) or _told(text, today, order)


def _told(text: str, today: date, order: str) -> When | None:
    """A date told from today or from another date, perhaps with a part of its day, which is heard but not kept."""

    def read(other: str) -> When | None:
        return _one(other, today, order) if len(other) < len(text) else None

    when = relative_when(text, today, read)
    bare = without_part_of_day(text)
    return when or (read(bare) if bare and bare != text else None)


def _period(text: str, today: date) -> When | None:
    """A decade, a century or a season."""
    if found := _DECADE.fullmatch(text):
        decade = found[1] or found[2]
        return When(f"{decade}0", f"{decade}9", "range")
    if found := _SHORT_DECADE.fullmatch(text):
        first = today.year // 100 * 100 + int(found[1] or found[2]) * 10
        first -= 100 if first > today.year else 0
        return When(f"{first:04}", f"{first + 9:04}", "range")
    if (found := _CENTURY.fullmatch(text)) and int(found[1]):
        century = int(found[1])
        return When(f"{century * 100 - 99:04}", f"{century * 100:04}", "range") if century < 99 else None
    if (found := _SEASON.fullmatch(text)) and (month := season_month(found[1])):
        return When(f"{found[2]}-{month:02}", None, "season")
    return None


def _point(text: str, today: date, order: str) -> When | None:
    beside = clock_beside(text)
    if beside:
        day = _day(beside[0], today, order)
        if day and len(day) == 10:
            return When(f"{day}T{beside[1]}", None, "exact")
    found = parts.in_figures(text, today, order) or parts.in_words(text, today)
    return When.of(found.filled(today).iso()) if found else None


def _day(text: str, today: date, order: str) -> str | None:
    """The ISO date of the day that stands before a time of day."""
    found = parts.in_figures(text, today, order) or parts.in_words(text, today)
    if found:
        return found.filled(today).iso()
    when = feast_in(text, today) or _told(text, today, order)
    return when.first if when and when.first == when.last else None


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
    last = _one(end, today, order)
    first = _one(start, today, order) if last else None
    if first is None or last is None:
        return None
    first = _before(start, first, last, today)
    return first.start[:10], last.last[:7] if last.precision == "season" else (last.end or last.start)[:10]


def _before(words: str, first: When, last: When, today: date) -> When:
    """The start of a stretch in the year or week of its end, where its words leave that open: "Easter to May 2014"."""
    name = words.rpartition(" ")[2]
    if weekday_number(name) is not None and first.first > last.first:
        return When((date.fromisoformat(first.first) - timedelta(days=7)).isoformat())
    if not any(map(str.isdigit, words)) and (season_month(name) or feast_in(words, today)):
        year = int(last.first[:4])
        for each in (year, year - 1):
            same = _one(f"{words} {each:04}", today, "dmy")
            if same and same.first <= last.last:
                return same
    return first


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
