"""Headings that say only a year or a month, under which days stand alone."""

import re
from dataclasses import dataclass

from fieldnotes.interop.date_forms import han_date
from fieldnotes.interop.date_words import full_year, month_of

_LEAD = (
    r"(?:(?:chapter|part|book|volume|vol|section)\.?\s+[\w]{1,8}\s*[.:,–—-]?\s*)?"
    r"(?:(?:the\s+)?(?:year|année|año|anno|jahr|a\.?d\.?|(?:[^\W\d_]+(?:['’]s?)?\s+){0,3}"
    r"(?:diary|journal|notebook|notes|fieldnotes|field\s+notes|tagebuch|diario))"
    r"(?:\s+(?:of|for|from|du|de|del))?(?:\s+the\s+year)?[\s,:]*)?"
)
_YEAR = r"(?P<year>(?:1[0-9]{3}|20[0-9]{2})(?:\s?[-–/]\s?(?:1[0-9]{3}|20[0-9]{2}|\d{1,2}))?)"
_PERIOD = re.compile(
    rf"{_LEAD}(?:(?P<month>[^\W\d_]{{3,12}})\.?(?:[\s,]+(?:of|de|del)?\s*{_YEAR})?|{_YEAR.replace('year', 'alone')}"
    rf"(?:[\s,]+(?P<after>[^\W\d_]{{3,12}}))?)\s*(?:\(?cont(?:inued|’d|'d|\.)?\)?)?[\s.:,]*",
    re.IGNORECASE,
)
_NAMED_DIARY = re.compile(
    r"\D{0,40}\b(?:diary|journal|notebook|notes|fieldnotes|tagebuch|carnet|diario|cuaderno)\b(?:\D{0,40}[,(:–—-]|)\s*"
    rf"{_YEAR}[).\s]*",
    re.IGNORECASE,
)
_ISO_MONTH = re.compile(r"(?P<year>\d{4})[-/](?P<month>\d{1,2})|(?P<month2>\d{1,2})/(?P<year2>\d{4})")


@dataclass(frozen=True, slots=True)
class Period:
    """A heading that names a year, a month, or both; the line lies at ``at`` to ``end`` (code points)."""

    at: int
    end: int
    year: int | None
    month: int | None
    words: str


def read_period(line: str) -> tuple[int | None, int | None, str] | None:
    """The year, the month and the words of a line that says nothing else, or None."""
    words = " ".join(line.split())
    if not words or len(words) > 60:
        return None
    for bare in (words, _without_brackets(words)):
        east = han_date(bare)
        if east and east.day is None and not bare[east.end :].strip(" 。、分份"):
            return east.year, east.month, words
    iso = _ISO_MONTH.fullmatch(words)
    if iso:
        month = int(iso["month"] or iso["month2"])
        return (int(iso["year"] or iso["year2"]), month, words) if 1 <= month <= 12 else None
    return _in_words(words)


def _in_words(words: str) -> tuple[int | None, int | None, str] | None:
    match = _PERIOD.fullmatch(words)
    if not match:
        named = _NAMED_DIARY.fullmatch(words)
        year = full_year(named["year"]) if named else None
        return (year, None, words) if year and _titled(words) else None
    name = match["month"] or match["after"]
    month = month_of(name) if name else None
    if name and month is None:
        return None
    year = full_year(match["year"] or match["alone"], month) if match["year"] or match["alone"] else None
    if year is None and not _titled(words):
        return None
    return (year, month, words) if year or month else None


def _titled(words: str) -> bool:
    return not words[:1].islower()


def _without_brackets(words: str) -> str:
    """壬子日記〔一九一二年〕 and 日記 一九二六年（大正十五年） name their year as well as 一九一二年 does."""
    inner = re.fullmatch("[^〔（(\\d一二三四五六七八九〇]{1,12}[〔（(]?([^〕）)]+?年)[〕）)]?", words)
    if inner:
        return inner[1]
    return re.sub("[（(〔][^）)〕]*[）)〕]$", "", words) if "年" in words or "月" in words else words
