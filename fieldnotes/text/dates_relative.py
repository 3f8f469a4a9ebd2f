"""Dates told from today or from another date: "last week", "vor drei Tagen", "the week before Easter 2014"."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from fieldnotes.domain.when import When
from fieldnotes.text.dates_words import days_back, month_number, season_month, weekday_number

Reader = Callable[[str], When | None]
"""Reads one date, for those that are told from another."""

_LASTS = (
    "last|past|the last|the past|letzten|letzter|letztes|letzte|im letzten|am letzten|in der letzten|vorigen|voriges",
    "vorige|im vorigen|am vorigen|vergangenen|vergangenes|vergangene|am vergangenen|im vergangenen|dernier|derniere",
    "passe|passee|pasado|pasada|el pasado|la pasada",
)
_THESE = (
    "this|this past|diesen|dieser|dieses|diese|in diesem|in dieser|ce|cet|cette|este|esta|on|am|le|el|la|in|im|en|au",
    "in the|",
)
_LAST = frozenset("|".join(_LASTS).split("|"))
_THIS = frozenset("|".join(_THESE).split("|"))
_BEHIND = frozenset(("dernier", "derniere", "passe", "passee", "pasado", "pasada"))
"""Words for "last" that stand behind their noun."""
_NOUNS = {
    "week": "week woche semaine semana",
    "weekend": "weekend week-end wochenende finde",
    "month": "month monat mois mes",
    "year": "year jahr an annee ano",
}
_NOUN = {name: unit for unit, names in _NOUNS.items() for name in names.split()}
_UNITS = {
    "day": "day days tag tage tagen jour jours dia dias",
    "week": "week weeks woche wochen semaine semaines semana semanas",
    "month": "month months monat monate monaten mois mes meses",
    "year": "year years jahr jahre jahren an ans annee annees ano anos",
    "fortnight": "fortnight fortnights",
}
_UNIT = {name: unit for unit, names in _UNITS.items() for name in names.split()}
_COUNTS = (
    "a an one ein eine einem einer einen un une una uno",
    "two zwei deux dos",
    "three drei trois tres",
    "four vier quatre cuatro",
    "five funf fuenf cinq cinco",
    "six sechs seis",
    "seven sieben sept siete",
    "eight acht huit ocho",
    "nine neun neuf nueve",
    "ten zehn dix diez",
    "eleven elf onze once",
    "twelve zwolf zwoelf douze doce",
)
_COUNT = {name: number for number, names in enumerate(_COUNTS, 1) for name in names.split()}
_AGO = (
    re.compile(r"(\S+) ([a-z]+) ago"),
    re.compile(r"(?:vor|il y a|hace) (\S+) ([a-z]+)"),
)
_WEEK = r"(?:the |die |in der |la )?(?:week|woche|semaine|semana) "
_WEEK_OF = re.compile(rf"{_WEEK}(?:of|vom|von|du|de|del) (?!\d{{1,2}},? \d{{4}}$)(.+)")
_WEEK_NUMBER = re.compile(
    r"(?:(?:in )?(?:calendar )?week|kw|woche|semaine|semana) ?(\d{1,2}),?(?: of|/| de| du)? ?(\d{4})"
)
_ISO_WEEK = re.compile(r"(\d{4})-?w(\d{2})")
_BEFORE = "before|vor|avant|antes de|anterior a"
_AFTER = "after|nach|apres|despues de|siguiente a"
_WEEK_BESIDE = re.compile(rf"{_WEEK}({_BEFORE}|{_AFTER}) (.+)")
_COUNTED_BESIDE = re.compile(
    rf"(?:(?:the|der|am|le|el) )?(?:(\S+) )?([a-z]+) ({_BEFORE}|{_AFTER}) (?:the |dem |der |el |la )?(.+)"
)
_EVE = re.compile(r"(?:on )?(?:the |la )?(?:eve of|veille de|vispera de) (.+)")
_DAY_IN_WEEK = re.compile(r"(?:on |am |le |el )?([a-z]+) (?:(?:of|de la|de) )?(.+)")
_LONGEST = 999
"""How many days, weeks, months or years ago something may be told to have been."""


def relative_when(text: str, today: date, read: Reader) -> When | None:
    """A date told from today or from another date; None if the (folded) words tell none.

    Args:
        text: the words.
        today: the day on which they are read.
        read: reads the date from which another is told.
    """
    back = days_back(text)
    if back is not None:
        return _day(today - timedelta(days=back))
    return _ago(text, today) or _named(text, today) or _of_week(text, today, read) or _beside(text, read)


def _ago(text: str, today: date) -> When | None:
    for form in _AGO:
        if said := form.fullmatch(text):
            count = int(said[1]) if said[1].isdecimal() and len(said[1]) < 4 else _COUNT.get(said[1])
            unit = _UNIT.get(said[2])
            if count and unit and count <= _LONGEST:
                return _back(count, unit, today)
    return None


def _back(count: int, unit: str, today: date) -> When | None:
    """So many days, weeks, months or years before a day, as exact as the unit."""
    if unit in ("day", "week", "fortnight"):
        return _day(today - timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit]))
    if unit == "year":
        return When(f"{today.year - count:04}", None, "year") if today.year > count else None
    months = today.year * 12 + today.month - 1 - count
    return When(f"{months // 12:04}-{months % 12 + 1:02}", None, "month") if months > 11 else None


def _named(text: str, today: date) -> When | None:
    """Such as "last Tuesday", "this week", "el mes pasado", "l'été dernier", "letzten Mai"."""
    which, noun = _which(text.replace("fin de semana", "finde").replace("l'", ""))
    if which is None:
        return None
    last = which in _LAST
    if noun in _NOUN and (last or which in _THIS - {""}):
        return _unit(_NOUN[noun], last, today)
    weekday, season, month = weekday_number(noun), season_month(noun), month_number(noun)
    if weekday is not None:
        days = (today.weekday() - weekday) % 7
        return _day(today - timedelta(days=7 if last and not days else days))
    if season is not None:
        return _season(season, last, today)
    if month is not None and last:
        year = today.year - (month >= today.month)
        return When(f"{year:04}-{month:02}", None, "month")
    return None


def _which(text: str) -> tuple[str | None, str]:
    """Which one is meant, and of what; None where the words say neither "last" nor "this"."""
    which, _, noun = text.rpartition(" ")
    if noun in _BEHIND:
        article, _, named = which.rpartition(" ")
        return (noun, named) if article in _THIS else (None, "")
    return (which, noun) if which in _LAST or which in _THIS else (None, "")


def _unit(unit: str, last: bool, today: date) -> When | None:
    if unit in ("month", "year"):
        return _back(int(last), unit, today)
    monday = today - timedelta(days=today.weekday() + 7 * last)
    if unit == "week":
        return _days(monday, monday + timedelta(days=6) if last else today)
    saturday = today - timedelta(days=(today.weekday() - 5) % 7)
    if last and today.weekday() >= 5:
        saturday -= timedelta(days=7)
    return _days(saturday, saturday + timedelta(days=1))


def _season(month: int, last: bool, today: date) -> When:
    """The last such season that has begun; with "last" one that is over."""
    for year in range(today.year, today.year - 3, -1):
        season = When(f"{year:04}-{month:02}", None, "season")
        if (season.last if last else season.first) <= today.isoformat():
            return season
    return When(f"{today.year - 2:04}-{month:02}", None, "season")


def _of_week(text: str, today: date, read: Reader) -> When | None:
    """Such as "the week of 12 May 2014", "KW 20/2014", "Tuesday of last week"."""
    number = _WEEK_NUMBER.fullmatch(text)
    iso = _ISO_WEEK.fullmatch(text)
    if number or iso:
        year, week = (number[2], number[1]) if number else (iso[1], iso[2]) if iso else ("", "")
        return _numbered_week(int(year), int(week))
    if (said := _WEEK_OF.fullmatch(text)) and (when := _a_day(read(said[1]))):
        monday = when - timedelta(days=when.weekday())
        return _days(monday, monday + timedelta(days=6))
    if (said := _DAY_IN_WEEK.fullmatch(text)) and (weekday := weekday_number(said[1])) is not None:
        which, noun = _which(said[2])
        if which in _LAST and _NOUN.get(noun) == "week":
            return _day(today - timedelta(days=today.weekday() + 7 - weekday))
    return None


def _numbered_week(year: int, week: int) -> When | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
        return _days(monday, monday + timedelta(days=6))
    except (ValueError, OverflowError):
        return None


def _beside(text: str, read: Reader) -> When | None:
    """Such as "the week before Easter 2014", "two days after 12 May 2014", "the eve of …"."""
    if said := _EVE.fullmatch(text):
        return _shifted(read(said[1]), -1)
    if said := _WEEK_BESIDE.fullmatch(text):
        other = _a_day(read(said[2]))
        if other is None:
            return None
        before = re.fullmatch(_BEFORE, said[1]) is not None
        return _between(other, (-7, -1) if before else (1, 7))
    said = _COUNTED_BESIDE.fullmatch(text)
    if said is None or _UNIT.get(said[2]) not in ("day", "week"):
        return None
    count = 1 if said[1] is None else _COUNT.get(said[1]) or (int(said[1]) if said[1].isdecimal() else 0)
    if not 1 <= count <= _LONGEST:
        return None
    days = count * (7 if _UNIT[said[2]] == "week" else 1)
    return _shifted(read(said[4]), -days if re.fullmatch(_BEFORE, said[3]) else days)


def _a_day(when: When | None) -> date | None:
    """The day of a moment that is known to the day."""
    known = when is not None and when.first == when.last
    return date.fromisoformat(when.first) if when is not None and known else None


def _shifted(when: When | None, days: int) -> When | None:
    other = _a_day(when)
    return None if other is None else _between(other, (days, days))


def _between(other: date, days: tuple[int, int]) -> When | None:
    try:
        return _days(other + timedelta(days=days[0]), other + timedelta(days=days[1]))
    except OverflowError:
        return None


def _days(first: date, last: date) -> When:
    return _day(first) if first >= last else When(first.isoformat(), last.isoformat(), "range")


def _day(day: date) -> When:
    return When(day.isoformat())
