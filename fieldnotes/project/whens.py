"""Moments in the columns of a row, and back; partial dates as people give them, checked."""

from functools import lru_cache

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.timeline import TimeSpan
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


def within(span: TimeSpan | None, table: str = "n") -> tuple[str, list[object]]:
    """That a note or event may have been observed within a span, as a condition over a table, and its arguments.

    What has no date lies outside; without a span the condition holds for everything.
    """
    if span is None:
        return "1", []
    return f"({table}.observed_last >= ? AND {table}.observed_first <= ?)", [span.since, span.until]


def visited_within(span: TimeSpan | None, table: str = "v") -> tuple[str, list[object]]:
    """The same of a visit or absence, whose dates are partial."""
    if span is None:
        return "1", []
    # A shortened date sorts before the days it may mean, and with “~” behind it after them.
    open_end = f"CASE {table}.kind WHEN 'absence' THEN '' ELSE {table}.start END"
    return f"({table}.start <= ? || '~' AND coalesce({table}.\"end\", {open_end}) || '~' >= ?)", [
        span.until,
        span.since,
    ]


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
