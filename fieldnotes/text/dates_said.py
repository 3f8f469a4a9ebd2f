"""What a date was understood to be, said back to whoever is writing it."""

from datetime import date

from fieldnotes.domain.when import When

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_PRECISE = {
    "exact": "to the minute",
    "day": "day",
    "month": "month",
    "season": "season",
    "year": "year",
    "about": "not exact",
}


def understood(when: When) -> str:
    """A moment with its weekday and how exactly it is meant: "Tue 17 Nov 2026, day", "about 1974, not exact"."""
    if when.end:
        days = (date.fromisoformat(when.last) - date.fromisoformat(when.first)).days + 1
        stretch = When(when.start, when.end, "range").label()
        return f"{_weekday(when.start)}{stretch}, a stretch of {_length(days)}"
    weekday = "" if when.precision == "about" else _weekday(when.start)
    return f"{weekday}{when.label()}, {_PRECISE[when.precision]}"


def with_weekday(when: When) -> str:
    """A moment with its weekday where the day is known: "Tue 24 Nov 2026, 15:04"."""
    return when.label() if when.precision == "about" else f"{_weekday(when.start)}{when.label()}"


def _weekday(partial: str) -> str:
    """The weekday of a date that is known to the day, with a space behind it; else ""."""
    day = partial.partition("T")[0]
    return f"{_DAYS[date.fromisoformat(day).weekday()]} " if len(day) == 10 else ""


def _length(days: int) -> str:
    if days < 60:
        return f"{days} days"
    return f"{round(days / 30.44)} months" if days < 730 else f"{round(days / 365.25)} years"
