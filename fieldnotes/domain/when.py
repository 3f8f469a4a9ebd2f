"""A moment as people know it: a date, a time of day, a season, a stretch, each with its precision."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

PRECISIONS = ("exact", "day", "month", "season", "year", "about", "range")

_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class When:
    """A point or stretch of time and how exactly it is known.

    Attributes:
        start: partial ISO date, "1836", "1836-07", "1836-07-04" or "1836-07-04T15:30".
        end: partial ISO date of the last day of a range, else None.
        precision: one of PRECISIONS. "exact" carries a time of day; "season" starts with its first month.
    """

    start: str
    end: str | None = None
    precision: str = "day"

    def __post_init__(self) -> None:
        if self.precision not in PRECISIONS:
            raise ValueError(f"unknown precision {self.precision}")
        first_day(self.start)
        if self.end is not None and last_day(self.end) < first_day(self.start):
            raise ValueError("a range ends before it begins")

    @classmethod
    def of(cls, iso: str) -> "When":
        """Read a partial ISO date or a range "1804-05/1806-09"; the precision follows from the form.

        Raises:
            ValueError: not such a date.
        """
        if "/" in iso:
            start, end = iso.split("/", 1)
            return cls(start, end, "range")
        if "T" in iso:
            return cls(iso, None, "exact")
        return cls(iso, None, {4: "year", 7: "month"}.get(len(iso), "day"))

    @property
    def iso(self) -> str:
        """The date shortened to its precision; a range with a slash."""
        return f"{self.start}/{self.end}" if self.end else self.start

    @property
    def first(self) -> str:
        """The first day it may mean, "1836-07-01"."""
        return first_day(self.start)

    @property
    def last(self) -> str:
        """The last day it may mean, "1836-07-31"."""
        if self.precision == "season" and self.end is None:
            year, month = int(self.start[:4]), int(self.start[5:7])
            year, month = (year + 1, month - 10) if month > 10 else (year, month + 2)
            return f"{year:04}-{month:02}-{monthrange(year, month)[1]:02}"
        return last_day(self.end or self.start)

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last day it may mean."""
        return self.first, self.last

    def label(self) -> str:
        """Words for people: "12 Nov 2013, 15:30", "spring 2012", "about 1974", "May 1804 – Sep 1806"."""
        if self.end:
            return f"{_words(self.start)} – {_words(self.end)}"
        if self.precision == "season":
            month = int(self.start[5:7])
            name = next(name for name, (begin, _) in _SEASONS.items() if begin == month)
            return f"{name} {self.start[:4]}"
        about = "about " if self.precision == "about" else ""
        return about + _words(self.start)


def day_before(day: str) -> str:
    """The day (ISO) before a day."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def first_day(partial: str) -> str:
    """The first day of a partial ISO date.

    Raises:
        ValueError: not a partial ISO date.
    """
    day = partial.split("T")[0]
    parts = [int(part) for part in day.split("-")]
    if len(day) not in (4, 7, 10):
        raise ValueError(f"not a partial ISO date: {partial}")
    return date(*[*parts, 1, 1][:3]).isoformat()


def last_day(partial: str) -> str:
    """The last day of a partial ISO date.

    Raises:
        ValueError: not a partial ISO date.
    """
    first = date.fromisoformat(first_day(partial))
    day = partial.split("T")[0]
    if len(day) == 4:
        return f"{day}-12-31"
    if len(day) == 7:
        return f"{day}-{monthrange(first.year, first.month)[1]:02}"
    return first.isoformat()


def _words(partial: str) -> str:
    day, _, clock = partial.partition("T")
    parts = day.split("-")
    words = parts[0]
    if len(parts) > 1:
        words = f"{_MONTHS[int(parts[1]) - 1]} {words}"
    if len(parts) > 2:
        words = f"{int(parts[2])} {words}"
    return f"{words}, {clock[:5]}" if clock else words
