"""A moment in the columns of a row, and back."""

from fieldnotes.domain.when import When
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
    if row["observed"] is None:
        return None
    return When(row["observed"], row["observed_to"], row["precision"])
