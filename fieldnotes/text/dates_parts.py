"""Year, month and day read out of figures and words, and put together again."""

import re
from calendar import month_name, monthrange
from dataclasses import dataclass, replace
from datetime import date

from fieldnotes.domain.errors import UserError
from fieldnotes.text.dates_words import FILLING, month_number, weekday_number

_THREE = re.compile(r"(\d{1,4})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{1,4})")
_TWO = re.compile(r"(\d{1,4})\s?[./-]\s?(\d{1,4})")
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_EAST_ASIAN = re.compile(r"(\d{4}) ?[年년](?: ?(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日일号號])?)?")
_TOKEN = re.compile(r"'?\d+(?:/\d+)?|[^\W\d_]+(?:'[^\W\d_]+)*|[^\s.,ºª°]")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er)?\.?")
_DAY_AND_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er)?\.?(?:,? (\d{4}))?")
_YEAR_END = re.compile(r"\d{2}")


@dataclass(frozen=True, slots=True)
class Parts:
    """As much of a date as was said."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def filled(self, today: date) -> "Parts":
        """With a year: if none was said, the last one in which the date is not after ``today``."""
        if self.year is not None:
            return self
        later = (self.month or 1, self.day or 1) > (today.month, today.day)
        year = today.year - later
        while self.month == 2 and self.day == 29 and monthrange(year, 2)[1] < 29:
            year -= 1
        return replace(self, year=year)

    def completed(self, end: "Parts") -> "Parts":
        """With what was left out taken from the end of the stretch that begins here."""
        month = end.month if self.month is None and self.day is not None else self.month
        if self.year is not None or end.year is None:
            return replace(self, month=month)
        return Parts(end.year - ((month or 0) > (end.month or 12)), month, self.day)

    def following(self, start: "Parts") -> "Parts":
        """With a year taken from the start of the stretch that ends here, if none was said."""
        if self.year is not None or start.year is None:
            return self
        earlier = (self.month or 12, self.day or 31) < (start.month or 1, start.day or 1)
        return replace(self, year=start.year + earlier)

    def iso(self) -> str:
        """The parts as a partial ISO date.

        Raises:
            UserError: there is no such year, month or day.
        """
        if not self.year or self.year > 9999:
            raise UserError("The year must be between 1 and 9999.")
        if self.month is None:
            return f"{self.year:04}"
        if not 1 <= self.month <= 12:
            raise UserError(f"There is no month {self.month}; look at the order of day and month.")
        if self.day is None:
            return f"{self.year:04}-{self.month:02}"
        days = monthrange(self.year, self.month)[1]
        if not 1 <= self.day <= days:
            name = f"{month_name[self.month]} {self.year}"
            raise UserError(f"There is no day {self.day} in {name}, which has {days} days.")
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


def clock(hour: str, minute: str, half: str) -> str:
    """A time of day as "15:30"; ``half`` is "am", "pm" or anything else.

    Raises:
        UserError: there is no such time.
    """
    hours, minutes = int(hour), int(minute)
    if half[:1] in ("a", "p") and 1 <= hours <= 12:
        hours = hours % 12 + (12 if half[0] == "p" else 0)
    if hours > 23 or minutes > 59:
        raise UserError(f"There is no time {hour}:{minute}; write it like 15:30 or 3.30 pm.")
    return f"{hours:02}:{minutes:02}"


def in_figures(text: str, today: date, order: str) -> Parts | None:
    """A date in figures: "12/03/13", "12.3.1913", "3/1913", "1913", "19130312", "1913年3月12日"."""
    first, _, rest = text.partition(" ")
    if weekday_number(first.strip(",")) is not None:
        text = rest
    text = text.rstrip(".")
    if found := _EAST_ASIAN.fullmatch(text) or _RUN_TOGETHER.fullmatch(text):
        return Parts(*(int(piece) if piece else None for piece in found.groups()))
    if found := _THREE.fullmatch(text):
        return _ordered(found.groups(), today, order)
    if found := _TWO.fullmatch(text):
        return _pair(found[1], found[2], order)
    return Parts(int(text)) if re.fullmatch(r"\d{4}", text) else None


def _ordered(pieces: tuple[str, ...], today: date, order: str) -> Parts | None:
    if len(pieces[0]) > 2:
        order = "ymd"
    elif len(pieces[2]) > 2 and order == "ymd":
        order = "dmy"
    said = dict(zip(order, pieces, strict=True))
    if len(said["y"]) not in (2, 4) or len(said["d"]) > 2:
        return None
    return Parts(_year(said["y"], today), *_month_and_day(int(said["m"]), int(said["d"])))


def _month_and_day(month: int, day: int) -> tuple[int, int]:
    """The two in the other order if only that can be meant."""
    return (day, month) if month > 12 >= day else (month, day)


def _pair(first: str, second: str, order: str) -> Parts | None:
    """Year and month, or day and month without a year."""
    if 4 in (len(first), len(second)):
        year, month = (first, second) if len(first) == 4 else (second, first)
        return Parts(int(year), int(month)) if len(month) < 3 and 1 <= int(month) <= 12 else None
    if max(len(first), len(second)) > 2:
        return None
    day_first = order == "dmy"
    said = _month_and_day(*map(int, (second, first) if day_first else (first, second)))
    return Parts(None, *said) if 1 <= said[0] <= 12 and 1 <= said[1] <= 31 else None


def _year(figures: str, today: date) -> int:
    """A year; of two figures the last such year that is not after today's."""
    if len(figures) > 2:
        return int(figures)
    year = today.year // 100 * 100 + int(figures)
    return year if year <= today.year else year - 100


def in_words(text: str, today: date) -> Parts | None:
    """A date with its month in words: "12 March 1913", "Tuesday, March 12th", "Jan. 1, 1660/61"."""
    months: list[int] = []
    figures: list[str] = []
    for piece in _TOKEN.findall(re.sub(r"(?<=\d)(?:st|nd|rd|th|er|re)\b", "", text)):
        month = month_number(piece)
        if piece.lstrip("'")[:1].isdecimal():
            figures.append(piece)
        elif month and not months:
            months.append(month)
        elif piece not in FILLING and weekday_number(piece) is None and piece != "'":
            return None
    return _said(months, figures, today)


def _said(months: list[int], figures: list[str], today: date) -> Parts | None:
    years = [figure for figure in figures if len(figure) > 2 or figure[0] == "'"]
    days = [figure for figure in figures if figure not in years]
    if not months:
        alone = len(figures) == 1 and years and re.fullmatch(r"\d{4}", years[0])
        return Parts(int(years[0])) if alone else None
    if not years and (len(days) == 2 or (len(days) == 1 and int(days[0]) > 31)):
        years = [days.pop()]
    if len(years) > 1 or len(days) > 1:
        return None
    year = _double_year(years[0], today) if years else None
    if years and year is None:
        return None
    return Parts(year, months[0], int(days[0]) if days else None)


def _double_year(figures: str, today: date) -> int | None:
    """A year; of a double one (1660/61, when the year began in March) the later."""
    first, _, second = figures.lstrip("'").partition("/")
    if not second:
        return _year(first, today) if len(first) in (2, 3, 4) else None
    return int(first[: -len(second)] + second) if len(first) == 4 and len(second) <= 4 else None


def ends(start: str, end: str, today: date, order: str) -> tuple[Parts | None, Parts | None]:
    """Both ends of a stretch; either may leave out what the other says ("3–5 May 1804", "1804–06")."""
    left = in_figures(start, today, order) or in_words(start, today)
    right = in_figures(end, today, order) or in_words(end, today)
    if right and not left and right.day and (day := _DAY.fullmatch(start)):
        left = Parts(None, None, int(day[1]))
    elif left and left.year and not left.month and _YEAR_END.fullmatch(end):
        right = Parts(left.year // 100 * 100 + int(end))
    elif left and left.day and (said := _DAY_AND_YEAR.fullmatch(end)):
        right = Parts(int(said[2]) if said[2] else left.year, left.month, int(said[1]))
    if left and right:
        right = right.following(left)
    return left, right
