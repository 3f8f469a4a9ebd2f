"""How long after it was observed something was written, in words."""

from datetime import date, datetime

from fieldnotes.domain.when import When, first_day, last_day


def lag_words(observed: When | None, written: str | None) -> str:
    """The lag as people say it: "same day, + 7 h", "next day", "12 days later", "3 months later"; "" if unknown.

    Args:
        observed: when it happened; a stretch counts from its last day.
        written: when it was written, a partial ISO date with a time where known.
    """
    if observed is None or not written:
        return ""
    end = date.fromisoformat(observed.last)
    earliest = date.fromisoformat(first_day(written))
    latest = date.fromisoformat(last_day(written))
    days = (earliest - end).days
    if days <= 0 <= (latest - date.fromisoformat(observed.first)).days:
        return _within(observed, written, earliest == latest)
    if days < 0:
        return "before it was observed"
    return _later(days)


def _within(observed: When, written: str, one_day: bool) -> str:
    if "T" in observed.start and "T" in written:
        hours = (datetime.fromisoformat(written) - datetime.fromisoformat(observed.start)).total_seconds() / 3600
        if 1 <= hours < 24:
            return f"same day, + {int(hours)} h"
        if 0 <= hours < 1:
            return "within the hour"
    same = one_day and observed.first == observed.last
    return "same day" if same else f"in the same {'month' if len(written) > 4 else 'year'}"


def _later(days: int) -> str:
    if days == 1:
        return "next day"
    if days < 60:
        return f"{days} days later"
    if days < 730:
        return f"{days // 30} months later"
    return f"{days // 365} years later"
