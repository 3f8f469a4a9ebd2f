"""In what order the lines of a concordance stand, and how they are gathered under their notes."""

from collections.abc import Generator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from fieldnotes.search.concordance import order_of
from ui.base.tasks import Progress
from ui.models.line_list import HeadRow, LineRow, Row

SLICE = 1_000
"""How many lines are looked at between two events."""


@dataclass(frozen=True, slots=True)
class LineOrder:
    """By what lines are put in order (a name from ``fieldnotes/search/concordance.py``), and whether from behind."""

    name: str = "time"
    backwards: bool = False

    def plain(self) -> str:
        """As settings keep it."""
        return f"-{self.name}" if self.backwards else self.name

    @classmethod
    def of(cls, plain: str) -> "LineOrder":
        """The order that ``plain`` gave."""
        return cls(plain.lstrip("-"), plain.startswith("-"))

    @property
    def side(self) -> str:
        """Left or right of the word: "left", "right", or "" for neither."""
        return next((side for side in ("left", "right") if self.name.startswith(side)), "")

    @property
    def number(self) -> int:
        """How many words away from the match the word stands that decides; 0 where none does."""
        return int(self.name[len(self.side) :]) if self.side else 0


def sorting(rows: Sequence[LineRow], order: LineOrder) -> Generator[Progress, None, list[LineRow]]:
    """Put rows, given in time, in an order, in slices; returns the list. Equal rows stay in time."""
    key = order_of(order.name)
    if key is None:
        return _in_time(rows, order.backwards)
    keys: list[str] = []
    for start in range(0, len(rows), SLICE):
        keys += [key(row.line) for row in rows[start : start + SLICE]]
        yield Progress(len(keys), len(rows), "Sorting lines")
    places = sorted(range(len(rows)), key=keys.__getitem__, reverse=order.backwards)
    return [rows[place] for place in places]


def grouped(rows: Sequence[LineRow], order: LineOrder, folded: AbstractSet[str]) -> list[Row]:
    """Rows under the headings of their notes; those of ``folded`` notes (ids) are left out.

    Notes stand as their first lines do where lines are in the order of notes, otherwise in time.
    """
    groups: dict[str, list[LineRow]] = {}
    for row in rows:
        groups.setdefault(row.line.note, []).append(row)
    notes = list(groups)
    if order.name not in ("time", "note"):
        notes.sort(key=lambda note: _day(groups[note][0]))
    shown: list[Row] = []
    for note in notes:
        lines = groups[note]
        first = lines[0]
        shown.append(HeadRow(note, first.line.title or "Untitled", first.when, len(lines), note in folded))
        if note not in folded:
            shown += lines
    return shown


def _day(row: LineRow) -> tuple[bool, str]:
    """When a note was observed, undated ones last."""
    return not row.line.observed, row.line.observed or ""


def _in_time(rows: Sequence[LineRow], backwards: bool) -> list[LineRow]:
    """As they were given, or notes from the latest to the earliest; lines of one note stay as they are read."""
    if not backwards:
        return list(rows)
    found: list[list[LineRow]] = []
    for row in rows:
        if not found or found[-1][0].line.note != row.line.note:
            found.append([])
        found[-1].append(row)
    return [row for lines in reversed(found) for row in lines]
