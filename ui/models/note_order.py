"""In what order notes are listed: what one can sort by, and how."""

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, TypeVar

from fieldnotes.domain.notes import NoteRow

T = TypeVar("T")

_KEY = itemgetter(0)

RUN = 8_000
"""How many notes are sorted in one go: some milliseconds."""


@dataclass(frozen=True, slots=True)
class Sorting:
    """One way to sort.

    Attributes:
        id: its name in settings.
        words: what it is called in the menu.
        key: what a note is sorted by; notes without one stand last, whichever way the list runs.
        rising: what the order is called that begins with the least.
        falling: what the order is called that begins with the greatest.
    """

    id: str
    words: str
    key: Callable[[NoteRow], Any]
    rising: str
    falling: str


def _observed(note: NoteRow) -> str | None:
    """The first day it may mean, then the date as it is known, so that strings stand in the order of time."""
    when = note.observed
    return None if when is None else _day(when.start) + when.start


def _day(partial: str) -> str:
    """The first day of a partial ISO date."""
    return partial[:10] if len(partial) >= len("1836-07-04") else f"{partial}-01-01"[:10]


def _title(note: NoteRow) -> str | None:
    return (note.title or note.opening).casefold() or None


def _written(note: NoteRow) -> str | None:
    return _day(note.written) + note.written if note.written else None


SORTINGS = {
    sorting.id: sorting
    for sorting in (
        Sorting("observed", "Date observed", _observed, "Oldest first", "Newest first"),
        Sorting("written", "Date written", _written, "Oldest first", "Newest first"),
        Sorting("lag", "Time until written", lambda note: note.lag, "Shortest first", "Longest first"),
        Sorting("length", "Length", lambda note: note.words, "Shortest first", "Longest first"),
        Sorting("title", "Title", _title, "A to Z", "Z to A"),
        Sorting("changed", "Last changed", lambda note: note.modified_at, "Oldest first", "Newest first"),
    )
}
"""What one can sort by, in the order of the menu."""


def ordered(notes: Iterable[NoteRow], by: str, falling: bool) -> list[NoteRow]:
    """Notes in an order; those that are alike in it stay as they stood, those without a key stand last."""
    return finished(ordering(list(notes), by, falling))


def finished(work: Generator[object, None, T]) -> T:
    """What comes of work that is done a little at a time, done at once."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result


def ordering(notes: Sequence[NoteRow], by: str, falling: bool) -> Generator[None, None, list[NoteRow]]:
    """Do what `ordered` does a little at a time: runs are sorted one by one, and to merge them is quick."""
    key = SORTINGS[by].key
    result: list[tuple[Any, NoteRow]] = []
    without: list[NoteRow] = []
    for start in range(0, len(notes), RUN):
        keyed = [(key(note), note) for note in notes[start : start + RUN]]
        without += [note for sort_key, note in keyed if sort_key is None]
        result += sorted((pair for pair in keyed if pair[0] is not None), key=_KEY, reverse=falling)
        yield
    result.sort(key=_KEY, reverse=falling)
    yield
    return [note for _, note in result] + without


def place_for(note: NoteRow, notes: Sequence[NoteRow], sorting: str, falling: bool) -> int:
    """Where a note belongs in a list that is in order; between those that are alike, newest observed first."""
    low, high = 0, len(notes)
    while low < high:
        middle = (low + high) // 2
        if _stands_before(note, notes[middle], sorting, falling):
            high = middle
        else:
            low = middle + 1
    return low


def place_of(note: NoteRow, notes: Sequence[NoteRow], sorting: str, falling: bool) -> int:
    """Where a row stands in a list that is in order and holds it."""
    begin = place_for(note, notes, sorting, falling)
    for place in range(begin, len(notes)):
        if notes[place] is note:
            return place
    return next(place for place, other in enumerate(notes) if other.id == note.id)


def _stands_before(note: NoteRow, other: NoteRow, sorting: str, falling: bool) -> bool:
    """Whether a note stands before another; one that was made later stands before its likes."""
    for key, greatest_first in ((SORTINGS[sorting].key, falling), (_observed, True)):
        mine, yours = key(note), key(other)
        if mine != yours:
            if mine is None or yours is None:
                return yours is None
            return bool(mine > yours) == greatest_first
    return note.created_at >= other.created_at
