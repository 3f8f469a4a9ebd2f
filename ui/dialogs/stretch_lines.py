"""From and until as people write them: lines that hold dates or stand empty where a stretch is open."""

from datetime import date

from PySide6.QtWidgets import QLineEdit

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.when import When, first_day, last_day
from fieldnotes.text.dates import parse_when


def checked_stretch(start: QLineEdit, end: QLineEdit, order: str) -> tuple[str | None, str | None]:
    """From and until as partial ISO dates, None where a line is empty.

    Raises:
        UserError: a line holds no date, or the end lies before the beginning.
    """
    first, last = read_edge(start.text(), order, False), read_edge(end.text(), order, True)
    if first and last and last_day(last) < first_day(first):
        raise UserError("This would end before it begins.")
    return first, last


def read_edge(words: str, order: str, last: bool) -> str | None:
    """A partial ISO date from words; of a season or a stretch its first or ``last`` month; None from none.

    Raises:
        UserError: the words are no date.
    """
    if not words.strip():
        return None
    when = parse_when(words, date.today(), order)
    if last and (when.end or when.precision == "season"):
        return when.end or when.last[:7]
    return when.start.split("T")[0]


def shown_edge(partial: str | None) -> str:
    """An edge as a line shows it."""
    return When.of(partial).label() if partial else ""
