"""Complete the dates of entries from what stands before and after them."""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from fieldnotes.domain.when import When
from fieldnotes.interop.date_forms import Stated
from fieldnotes.interop.date_words import month_of
from fieldnotes.interop.period_lines import Period

Day: TypeAlias = tuple[int | None, int | None, int | None]
"""Year, month and day, each None where it is not known."""
BACKWARD = 45
"""Days an entry may lie before the last one and still count as out of order; further back, the year turned."""


@dataclass
class Calendar:
    """What is known of the date while reading a text from top to bottom.

    ``open_month`` says that the month comes from a heading of its own, under which bare numbers are days.
    """

    year: int | None = None
    month: int | None = None
    day: int = 0
    open_month: bool = False

    def enter(self, period: Period) -> None:
        """Take in a heading that names a year or a month."""
        if period.year is not None:
            self.year = period.year
        elif period.month is not None and self.month and self.year and self.month - period.month > 3:
            self.year += 1
        if period.month is not None or period.year is not None:
            self.month = period.month
            self.day = 0
        self.open_month = period.month is not None

    def resolve(self, stated: Stated) -> Day:
        """The year, month and day that a heading means here."""
        month, day = stated.month, stated.day
        year = stated.year
        if month is None and day is not None:
            year, month = self._month_of(day)
        elif year is None and month is not None:
            year = self._year_of(month, day or 1)
        return year, month, day

    def take(self, stated: Stated) -> Day:
        """Resolve a heading and go on from it; from a stretch, from its first day, for days within may follow."""
        year, month, day = self.resolve(stated)
        if stated.month is not None:
            self.open_month = False
        self.year = year if year is not None else self.year
        self.month, self.day = month or self.month, day or 0
        return year, month, day

    def _month_of(self, day: int) -> tuple[int | None, int | None]:
        if self.month is None or self.open_month or self.day - day <= 15:
            return self.year, self.month
        if self.month == 12:
            return (None if self.year is None else self.year + 1), 1
        return self.year, self.month + 1

    def _year_of(self, month: int, day: int) -> int | None:
        if self.year is None or self.month is None:
            return self.year
        before = self.month * 30.4 + self.day
        return self.year + 1 if before - (month * 30.4 + day) > BACKWARD else self.year


def when_of(year: int | None, month: int | None, day: int | None, stated: Stated) -> When | None:
    """The moment a completed heading names, as exact as it can be; None while its year is unknown."""
    if year is None:
        return None
    if month is None:
        return When(f"{year:04}", None, "year")
    if day is None or day > monthrange(year, month)[1]:
        return When(f"{year:04}-{month:02}", None, "month")
    start = f"{year:04}-{month:02}-{day:02}"
    if stated.until:
        end = _last(date(year, month, day), stated.until)
        if end:
            return When(start, end, "range")
    return When(f"{start}T{stated.clock}", None, "exact") if stated.clock else When(start)


def _last(first: date, until: Day) -> str | None:
    year, month, day = until[0] or first.year, until[1] or first.month, until[2] or first.day
    if until[1] is None and day < first.day:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    if until[0] is None and month < first.month:
        year += 1
    if day > monthrange(year, month)[1]:
        return None
    last = date(year, month, day)
    return last.isoformat() if first < last else None


def first_year(dates: Sequence[Day]) -> int | None:
    """The year of the first dates of a text, where only later ones say theirs: the latest that keeps the order."""
    leading: list[tuple[int, int]] = []
    for year, month, day in dates:
        if year is not None:
            after = (month or 1, day or 1)
            for each in reversed(leading):
                if each > after:
                    year -= 1
                after = each
            return year
        leading.append((month or 1, day or 1))
    return None


_MONTH_AND_YEAR = re.compile(r"\b([^\W\d_]{3,9}),?\s+(1[0-9]{3}|20[0-9]{2})\b")


def year_told(words: str, month: int) -> int | None:
    """The last year that prose names together with this month or the one before it."""
    year = None
    for match in _MONTH_AND_YEAR.finditer(words):
        if month_of(match[1]) in (month, month - 1):
            year = int(match[2])
    return year
