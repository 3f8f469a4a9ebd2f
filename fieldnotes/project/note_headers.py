"""The header of a note: its fields as columns, checked, and the name of a step that changes them."""

from collections.abc import Callable
from typing import Any

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.notes import KINDS, STATUSES, Note
from fieldnotes.project.whens import checked_date, when_columns, when_of
from fieldnotes.storage.store import Row

HEADER = (
    "id, kind, title, author, strand, visit, site, observed, observed_to, precision, written, language, recording, "
    "restriction, status, grown_from, source, encoding, words, created_at, modified_at"
)
"""The columns of a note but its text."""

_PLAIN = ("site", "author", "strand", "visit", "language", "recording", "restriction", "grown_from")
_LABELS = {
    "title": "Rename note",
    "observed": "Change date observed",
    "written": "Change date written",
    "site": "Change site",
    "kind": "Change kind",
    "restriction": "Change restriction",
    "status": "Change status",
    "visit": "Change visit",
    "strand": "Change strand",
}


def columns_of(fields: dict[str, Any]) -> Row:
    """Fields of a header (``observed`` a When) as columns.

    Raises:
        UserError: an unknown kind or status, or ``written`` is no date.
        TypeError: a field that a note does not have.
    """
    columns: Row = {}
    for name, value in fields.items():
        if name in _CHECKS:
            columns |= _CHECKS[name](value)
        elif name in _PLAIN:
            columns[name] = value
        else:
            raise TypeError(f"a note has no {name}")
    return columns


def label_of(fields: dict[str, Any]) -> str:
    """The name of a step that changes these fields."""
    return _LABELS.get(next(iter(fields)), "Change note") if len(fields) == 1 else "Change note"


def note_of(row: Row) -> Note:
    """A note from its columns."""
    whens = ("observed", "observed_to", "precision", "observed_first", "observed_last")
    return Note(observed=when_of(row), **{name: value for name, value in row.items() if name not in whens})


def _kind(kind: Any) -> Row:
    if kind not in KINDS:
        raise UserError(f"“{kind}” is no kind of note; kinds are {', '.join(KINDS)}.")
    return {"kind": kind}


def _status(status: Any) -> Row:
    if status not in STATUSES:
        raise UserError(f"“{status}” is no status of a note; statuses are {', '.join(STATUSES)}.")
    return {"status": status}


def _title(title: Any) -> Row:
    return {"title": " ".join(title.split())}


def _written(written: Any) -> Row:
    return {"written": checked_date(written)}


_CHECKS: dict[str, Callable[[Any], Row]] = {
    "kind": _kind,
    "status": _status,
    "title": _title,
    "written": _written,
    "observed": when_columns,
}
"""What each field becomes in the columns of its row; the plain ones go in as they are."""
