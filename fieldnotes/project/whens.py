"""Moments in the columns of a row, and back; partial dates as people give them, checked."""

from collections.abc import Sequence
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


class Stretches:
    """Named stretches of time, such as phases, to be asked which one a day lies in.

    Args:
        rows: name, start and end (partial ISO, an end of None is open), in order of their start.
    """

    def __init__(self, rows: Sequence[tuple[str, str, str | None]]) -> None:
        self._rows = [(name, first_day(start), last_day(end) if end else "~") for name, start, end in rows]

    def name_of(self, first: str | None, last: str | None) -> str:
        """The first stretch that the days from ``first`` to ``last`` (ISO) touch; "" if there is none."""
        if first is None or last is None:
            return ""
        for name, start, end in self._rows:
            if start <= last and first <= end:
                return name
        return ""


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
