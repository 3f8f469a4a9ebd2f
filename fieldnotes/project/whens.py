"""Moments in the columns of a row, and back; partial dates as people give them, checked."""

from functools import lru_cache

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.when import When, first_day, last_day
from fieldnotes.storage.store import Row


def when_columns(when: object) -> Row:
    """The five columns that hold a When (None: all empty)."""
    if when is None:
        names = ("observed", "observed_to", "precision", "observed_first", "observed_last")
        return dict.fromkeys(names)
    if not isinstance(when, When):
        raise TypeError("observed takes a When")
    return {
        "observed": when.start,
        "observed_to": when.end,
        "precision": when.precision,
        "observed_first": when.first,
        "observed_last": when.last,
    }


def when_of(row: Row) -> When | None:
    """The When of a row, or None."""
    return moment(row["observed"], row["observed_to"], row["precision"])


@lru_cache(maxsize=1 << 15)
def moment(observed: str | None, observed_to: str | None, precision: str) -> When | None:
    """The When of three columns, or None; long lists hold the same days over and over."""
    return None if observed is None else When(observed, observed_to, precision)


def checked_date(partial: str | None) -> str | None:
    """A partial ISO date as it came, or None for none.

    Raises:
        UserError: it is not such a date.
    """
    if not partial:
        return None
    try:
        first_day(partial)
    except ValueError as error:
        raise UserError(f"“{partial}” is no date; write 1836, 1836-07 or 1836-07-04.") from error
    return partial


def checked_stretch(start: str | None, end: str | None, what: str) -> tuple[str | None, str | None]:
    """From and to as partial ISO dates, None is open; ``what`` is named if they make no sense.

    Raises:
        UserError: no dates, or the end lies before the beginning.
    """
    start, end = checked_date(start), checked_date(end)
    if start and end and last_day(end) < first_day(start):
        raise UserError(f"{what} would end before it begins.")
    return start, end
