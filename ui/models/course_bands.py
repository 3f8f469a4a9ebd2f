"""Where phases lie on an axis of years or months."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from fieldnotes.domain.people import Phase
from fieldnotes.domain.when import first_day, last_day
from ui.models.courses import Column


@dataclass(frozen=True, slots=True)
class PhaseBand:
    """A phase on the axis: from and to, counted in columns, "2.5" being the middle of the third."""

    begin: float
    end: float
    name: str
    colour: str = ""


def phase_bands(phases: Sequence[Phase], shown: Sequence[Column]) -> tuple[PhaseBand, ...]:
    """The phases that reach into the columns; one without an end goes on to the last."""
    made = []
    for phase in phases:
        begin = _place(shown, first_day(phase.start), after=False)
        end = _place(shown, last_day(phase.end), after=True) if phase.end else float(len(shown))
        if begin < end:
            made.append(PhaseBand(begin, end, phase.name, phase.colour))
    return tuple(made)


def _place(shown: Sequence[Column], day: str, after: bool) -> float:
    """Where a day lies, its beginning or the moment ``after`` it; within what is left out, at its edge."""
    keys = [(column.key, number) for number, column in enumerate(shown) if column.key]
    if not keys:
        return 0.0
    size = len(keys[0][0])
    at = bisect_right(keys, (day[:size], len(shown))) - 1
    if at < 0:
        return 0.0
    key, number = keys[at]
    return number + (_part(day, size, after) if key == day[:size] else 1.0)


def _part(day: str, size: int, after: bool) -> float:
    """How far into its year or month a day is, 0 to 1."""
    month, date = int(day[5:7]) - 1, int(day[8:10]) - (not after)
    within = min(date / (31 if month in (0, 2, 4, 6, 7, 9, 11) else 30 if month != 1 else 28), 1.0)
    return within if size == 7 else (month + within) / 12
