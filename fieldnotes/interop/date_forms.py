"""Find the date in one line, in any form a heading may bear it; what is left out of it stays open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from fieldnotes.interop.date_words import (
    ERAS,
    HAN_DIGITS,
    era_year,
    full_year,
    han_number,
    month_of,
    weekday_of,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a line states of a date, and where (code points of the line).

    ``until`` is the last day of a stretch as (year, month, day), each None where it is not said again; ``form``
    names the way it is written; ``two_figures`` says that the century is a guess.
    """

    start: int
    end: int
    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: tuple[int | None, int | None, int | None] | None = None
    weekday: int | None = None
    clock: str = ""
    two_figures: bool = False

    @property
    def full(self) -> bool:
        """Whether both the day and its month are said."""
        return self.day is not None and self.month is not None


_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?:\s?[-–/]\s?(?:1[0-9]{3}|20[0-9]{2}|\d{1,2})(?!\d))?|['’]\d{2}(?!\d)"
_LATER_YEAR = (
    rf"(?:\s*[,.]?\s*(?P<open>[(\[])?\s*(?:of|de|del|del?\s+año|in\s+the\s+year)?\s*(?P<year>{_YEAR})(?!\d)"
    r"(?(open)\s*[)\]])(?:\s*г(?:\.|ода)?(?!\w))?)?"
)
_ORDINAL = r"(?:\s?(?:st|nd|rd|th|d|er|ère|[º°ª])(?![^\W\d_])|\.(?=\s?[^\W\d_]))?"
_WORD = r"[^\W\d_]{3,12}"
_JOIN = r"\s*(?:-{1,2}|–|—|/|\bto\b|\band\b|&|\bbis\b|\bau\b|\bal?\b|\bund\b|\bet\b)\s*(?:the\s+)?"
_OF = r"(?:\s*(?:of|de|do|d['’]|di|den|-|/)\s*|\s+|\.(?=\S)|(?<=\.))"
_FLAGS = re.IGNORECASE

_ISO = re.compile(
    r"(?<![\w-])(?P<year>\d{4})(?P<sep>[-./])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?!\d)(?:T(?P<clock>\d{2}:\d{2}))?"
)
_COMPACT = re.compile(r"(?<![\w-])(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])(?![\w])")
_NUMERIC = re.compile(
    r"(?<![\w/.-])(?P<one>\d{1,2})\s?(?P<sep>[-./])\s?(?P<two>\d{1,2})\s?(?P=sep)\s?(?P<year>\d{4}|\d{2})(?![\w/-])"
)
_ROMAN = re.compile(
    r"(?<![\w/.-])(?P<day>\d{1,2})(?:\s?(?P<sep>[-./])\s?|\s)(?P<month>[IVX]{1,4}|[ivx]{2,4})"
    r"(?(sep)\s?(?P=sep)\s?|\s)(?P<year>\d{4}|\d{2})(?![\w/-])"
)
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_SHORT = re.compile(r"(?<![\w/.-])(?P<one>\d{1,2})(?P<sep>[/.])(?P<two>\d{1,2})(?(sep)\.?)(?![\w/-])")
_DAY_MONTH = re.compile(
    rf"(?<![\w.])(?P<day>\d{{1,2}}){_ORDINAL}(?:{_JOIN}(?P<day2>\d{{1,2}}){_ORDINAL})?{_OF}(?P<month>{_WORD})\b\.?"
    rf"(?:-(?P<year2>\d{{4}}|\d{{2}})(?!\d)|{_LATER_YEAR})",
    _FLAGS,
)
_MONTH_DAY = re.compile(
    rf"(?:(?<!\w)(?P<year0>\d{{4}})(?:[,.\s]+|-))?\b(?P<month>{_WORD})\b\.?,?[\s-]*(?:the\s+)?(?P<day>\d{{1,2}}){_ORDINAL}(?![\d:])"
    rf"(?:{_JOIN}(?:(?P<month2>{_WORD})\.?\s+)?(?P<day2>\d{{1,2}}){_ORDINAL}(?![\d:]))?{_LATER_YEAR}",
    _FLAGS,
)
_HAN_SIGN = re.compile("[月월日號号일初年년]")
_HAN = re.compile(
    rf"(?:(?:(?P<era>{ERAS})\s*(?P<era_year>[{HAN_DIGITS}]{{1,4}})|(?P<year>[{HAN_DIGITS}]{{2,4}}))\s*[年년](?:[（(][^）)]*[）)])?\s*)?"
    rf"(?:(?P<month>[正腊臘]|[{HAN_DIGITS}]{{1,3}})\s*[月월]\s*)?"
    rf"(?:(?P<day>[{HAN_DIGITS}]{{1,3}})\s*[日號号일]|初(?P<early>[一二三四五六七八九十]))?"
)
_WEEKDAY_BEFORE = re.compile(r"([^\W\d_]{2,13}(?:-feira)?)[.,]?\s+(?:the\s+|le\s+|den\s+|el\s+|am\s+|der\s+)?$", _FLAGS)
_HAN_WEEKDAY = r"[月火水木金土日]曜日?|(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]"
_WEEKDAY_AFTER = re.compile(
    rf"\s*[,.—–-]*\s*[(（\[]?\s*(lord['’]?s day|{_HAN_WEEKDAY}|[^\W\d_]{{2,13}})(?!\w)(?:\.?\s*[)）\]])?",
    _FLAGS,
)
_CLOCK = re.compile(
    r"[\s,.@–—-]*(?:at\s+|um\s+|à\s+)?(?<!\d)(\d{1,2})(?:[:h](\d{2})(?!\d)|[.](\d{2})(?=\s*[apu]))\s*"
    r"(am\b|pm\b|a\.m\.|p\.m\.|uhr\b)?",
    _FLAGS,
)
_YEAR_AFTER = re.compile(rf"[\s,.]*[(\[]?\s*({_YEAR})(?!\d)[)\]]?")


def find_date(line: str, order: str = "dmy") -> Stated | None:
    """The first full date in a line; ``order`` says how "12/03/13" is meant ("dmy", "mdy", "ymd").

    At least a day and a month are stated; see `han_date` and `day_alone` for less.
    """
    found = [stated for stated in _candidates(line, order) if stated.full]
    if not found:
        return None
    first = min(found, key=lambda stated: (stated.start, -stated.end))
    return _with_surroundings(line, first)


def _candidates(line: str, order: str) -> Iterator[Stated]:
    yield from _in_digits(line, order)
    yield from _in_words(line)
    yield from (stated for stated in _in_han(line) if stated.full)


def _in_digits(line: str, order: str) -> Iterator[Stated]:
    for pattern, form in ((_ISO, "iso"), (_COMPACT, "compact")):
        for match in pattern.finditer(line):
            month, day = int(match["month"]), int(match["day"])
            if _possible(month, day) and 1000 <= int(match["year"]) <= 2199:
                clock = match["clock"] or "" if form == "iso" else ""
                yield Stated(match.start(), match.end(), form, int(match["year"]), month, day, clock=clock)
    for match in _NUMERIC.finditer(line):
        yield from _ordered(match, order)
    for match in _ROMAN.finditer(line):
        yield from _roman(match)


def _roman(match: re.Match[str]) -> Iterator[Stated]:
    day, numeral = int(match["day"]), match["month"].lower()
    if numeral in _ROMANS and 1 <= day <= 31:
        month, short = _ROMANS.index(numeral) + 1, len(match["year"]) == 2
        year = full_year(match["year"], month)
        yield Stated(match.start(), match.end(), "roman", year, month, day, two_figures=short)


def _ordered(match: re.Match[str], order: str) -> Iterator[Stated]:
    one, two, last = int(match["one"]), int(match["two"]), match["year"]
    readings = {"dmy": (one, two, last), "mdy": (two, one, last), "ymd": (int(last), two, f"{one:02}")}
    for name in dict.fromkeys((order, "dmy", "mdy")):
        day, month, year = readings[name]
        if name == "ymd" and len(last) == 4:
            continue
        if _possible(month, day):
            short = len(year) == 2
            stated = Stated(match.start(), match.end(), f"numeric {name}", full_year(year, month), month, day)
            yield replace(stated, two_figures=short)
            return


def _in_words(line: str) -> Iterator[Stated]:
    for pattern, form in ((_DAY_MONTH, "day month"), (_MONTH_DAY, "month day")):
        at = 0
        while match := pattern.search(line, at):
            stated = _worded(match, form)
            if stated:
                yield stated
            at = match.end() if stated else match.start() + 1


def _worded(match: re.Match[str], form: str) -> Stated | None:
    groups = match.groupdict()
    month = month_of(groups["month"])
    day = int(groups["day"])
    if month is None or not 1 <= day <= 31:
        return None
    words = groups["year"] or groups.get("year0") or groups.get("year2")
    later = groups.get("month2")
    last_month = month_of(later) if later else None
    end = match.end()
    year = full_year(words, month) if words else None
    until = None
    if not words and form == "month day" and _is_year(match):
        year = full_year(groups["day2"], month)
        return Stated(match.start(), end, form, year, month, day, two_figures=True)
    if groups["day2"] and (not later or last_month) and 1 <= int(groups["day2"]) <= 31:
        until = (None, last_month, int(groups["day2"]))
    elif groups["day2"]:
        end, year = match.start("day2"), None
    short = words is not None and len(words.strip("'’")) == 2
    start = match.start("month") if groups["year"] and groups.get("year0") else match.start()
    return Stated(start, end, form, year, month, day, until, two_figures=short)


def _is_year(match: re.Match[str]) -> bool:
    """Whether the second number of "June 14/07" or "Aug. 30 –05" is a year rather than the last day of a stretch."""
    second = match["day2"]
    if not second or match["month2"] or len(second) != 2:
        return False
    between = match.string[match.end("day") : match.start("day2")]
    dashed = bool(re.search("[-–—]", between))
    return "/" in between or (dashed and (second[0] == "0" or int(second) <= int(match["day"])))


def _in_han(line: str) -> Iterator[Stated]:
    if not _HAN_SIGN.search(line):
        return
    for match in _HAN.finditer(line):
        if match.end() > match.start():
            stated = _han(match)
            if stated:
                yield stated


def _han(match: re.Match[str]) -> Stated | None:
    year = None
    if match["era"]:
        year = era_year(match["era"], match["era_year"])
    elif match["year"]:
        year = han_number(match["year"])
        if year is None or not 1000 <= year <= 2199:
            return None
    month = {"正": 1, "腊": 12, "臘": 12}.get(match["month"] or "") or han_number(match["month"] or "")
    day = han_number(match["day"] or match["early"] or "")
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    form = "han" if month or day is None else "han day"
    return Stated(match.start(), match.end(), form, year, month, day)


def han_date(line: str) -> Stated | None:
    """A Chinese, Japanese or Korean date at the very beginning of a line, as little as 五日 or 五月."""
    match = _HAN.match(line)
    stated = _han(match) if match and match.end() else None
    return _with_surroundings(line, stated) if stated else None


_MORE_DAYS = r"(?:,\s*\d{1,2}(?:st|nd|rd|th|d))*"
_DAY_ALONE = re.compile(
    rf"(?P<article>(?:the|le|el|den)\s+)?(?P<day>\d{{1,2}})(?P<ordinal>{_ORDINAL})"
    rf"(?:{_MORE_DAYS}(?:{_JOIN}(?P<day2>\d{{1,2}}){_ORDINAL}|,\s*(?P<day3>\d{{1,2}})(?:st|nd|rd|th|d)))?(?![\w:])",
    _FLAGS,
)
_WEEKDAY_FIRST = re.compile(r"([^\W\d_]{2,13})[.,]?\s+(?:the\s+)?(?=\d)", _FLAGS)


def day_alone(line: str) -> Stated | None:
    """A day without its month at the beginning of a line: "12th", "12.", "Tuesday 12", "29th and 30th"."""
    start = 0
    weekday = None
    first = _WEEKDAY_FIRST.match(line)
    if first and (weekday := weekday_of(first[1])) is not None:
        start = first.end()
    match = _DAY_ALONE.match(line, start)
    if not match or not 1 <= int(match["day"]) <= 31:
        return None
    last = int(match["day2"] or match["day3"] or 0)
    until = (None, None, last) if 1 <= last <= 31 else None
    form = "day" if weekday is not None or match["ordinal"].strip(".") or match["article"] else "number"
    stated = Stated(0, match.end(), form, day=int(match["day"]), until=until, weekday=weekday)
    return _with_surroundings(line, stated)


def day_and_month_in_digits(line: str, order: str = "dmy") -> Stated | None:
    """A whole line such as "12/3" or "12.3.", which only an earlier heading's year completes."""
    match = _SHORT.fullmatch(line.strip())
    if not match:
        return None
    one, two = int(match["one"]), int(match["two"])
    day, month = (two, one) if order == "mdy" else (one, two)
    return Stated(0, len(line), "digits", month=month, day=day) if _possible(month, day) else None


def _with_surroundings(line: str, stated: Stated) -> Stated:
    """Take in the weekday before or after, the second half of a stretch, and the time of day."""
    stated = _stretched(line, stated)
    before = _WEEKDAY_BEFORE.search(line[: stated.start])
    if before and (weekday := weekday_of(before[1])) is not None:
        stated = replace(stated, start=before.start(), weekday=weekday)
    after = _WEEKDAY_AFTER.match(line, stated.end)
    if after and _closes(line, after) and (weekday := weekday_of(after[1])) is not None:
        stated = replace(stated, end=after.end(), weekday=weekday)
        year = _YEAR_AFTER.match(line, stated.end)
        if year and stated.year is None:
            stated = replace(stated, end=year.end(), year=full_year(year[1], stated.month))
    clock = _CLOCK.match(line, stated.end)
    if clock and not stated.until and not stated.clock:
        stated = replace(stated, end=clock.end(), clock=_time_of_day(clock))
    return stated


def _closes(line: str, after: re.Match[str]) -> bool:
    """A short name after a date is a weekday only where a sign follows it: "30th. Sat at the office" has none."""
    following = line[after.end() : after.end() + 1]
    if "." in after[0].split(after[1])[0]:
        return not following or following in ".)]" or after[0].endswith((")", "]"))
    return len(after[1]) > 4 or not following or following in ".,;:)]–—-" or after[0].endswith((")", "]", "）"))


def _stretched(line: str, stated: Stated) -> Stated:
    """A second date, joined to the first ("29 April to 3 May 1832"), ends the stretch."""
    join = re.compile(_JOIN, _FLAGS).match(line, stated.end)
    if not join or stated.until or stated.form.startswith("han"):
        return stated
    rest = [each for each in _candidates(line[join.end() :], "dmy") if each.full and each.start == 0]
    if not rest:
        return stated
    last = max(rest, key=lambda each: each.end)
    year = stated.year if stated.year is not None else last.year
    return replace(stated, end=join.end() + last.end, year=year, until=(last.year, last.month, last.day))


def _time_of_day(clock: re.Match[str]) -> str:
    hour, minute = int(clock[1]), int(clock[2] or clock[3])
    half = (clock[4] or "").replace(".", "").lower()
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def _possible(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= 31
