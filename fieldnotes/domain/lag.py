"""How long after it was observed something was written: in days, and in words."""

from datetime import date, datetime
from functools import lru_cache

from fieldnotes.domain.when import When, first_day, last_day

_KEPT = 1 << 15
"""How many days are remembered: long lists hold the same ones over and over."""


def lag_days(observed: When | None, written: str | None) -> int | None:
    """The days between the last day on which it may have been observed and the first on which it may have been written.

    Args:
        observed: when it happened; a stretch counts from its last day.
        written: when it was written, a partial ISO date with a time where known.

    Returns:
        0 when both may have been the same day, less when it was written before it was observed; None if unknown.
    """
    if observed is None or not written:
        return None
    days = _first(written) - _last(observed)
    if days < 0 and _latest(written) >= _first(observed.start):
        return 0
    return days


def lag_words(observed: When | None, written: str | None) -> str:
    """The lag as people say it: "same day, + 7 h", "next day", "12 days later", "3 months later"; "" if unknown.

    Args:
        observed: when it happened; a stretch counts from its last day.
        written: when it was written, a partial ISO date with a time where known.
    """
    days = lag_days(observed, written)
    if days is None or observed is None or not written:
        return ""
    if days < 0:
        return "before it was observed"
    return _within(observed, written) if days == 0 else _later(days)


def _within(observed: When, written: str) -> str:
    if "T" in observed.start and "T" in written:
        hours = (datetime.fromisoformat(written) - datetime.fromisoformat(observed.start)).total_seconds() / 3600
        if 1 <= hours < 24:
            return f"same day, + {int(hours)} h"
        if 0 <= hours < 1:
            return "within the hour"
    same = _first(written) == _latest(written) and observed.first == observed.last
    return "same day" if same else f"in the same {'month' if len(written) > 4 else 'year'}"


def _later(days: int) -> str:
    if days == 1:
        return "next day"
    if days < 60:
        return f"{days} days later"
    if days < 730:
        return f"{days // 30} months later"
    return f"{days // 365} years later"


@lru_cache(maxsize=_KEPT)
def _first(partial: str) -> int:
    """The first day of a partial ISO date, counted from the year 1."""
    return date.fromisoformat(first_day(partial)).toordinal()


@lru_cache(maxsize=_KEPT)
def _latest(partial: str) -> int:
    """The last day of a partial ISO date, counted from the year 1."""
    return date.fromisoformat(last_day(partial)).toordinal()


@lru_cache(maxsize=_KEPT)
def _last(observed: When) -> int:
    """The last day that a moment may mean, counted from the year 1."""
    return date.fromisoformat(observed.last).toordinal()
