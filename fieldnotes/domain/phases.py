"""In which phases of the study a day lies, where the edges between phases are soft.

A phase surely holds days that lie within its dates, away from its edges by more than its softness; it perhaps holds
what lies around an edge. A note is named after the phases that surely hold it, or else after all that perhaps do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fieldnotes.domain.people import Phase
from fieldnotes.domain.when import When, first_day, last_day

EITHER = " / "
"""Between the names of phases that may both hold a note."""

EDGE = "edge of "
"""Before the name of the one phase by whose edge a note lies, outside its dates."""

SOFTEST = 366
"""The most days by which an edge may be soft."""

_OPEN = "~"
"""After every day."""


@dataclass(frozen=True, slots=True)
class InPhases:
    """Where days lie.

    Attributes:
        sure: phases that surely hold all of the days.
        perhaps: phases whose soft edge they touch, or that hold only some of the days.
        outside: whether the days lie outside the dates of all phases, by an edge of one.
    """

    sure: tuple[Phase, ...] = ()
    perhaps: tuple[Phase, ...] = ()
    outside: bool = False

    def words(self) -> str:
        """Their names: "Learning", "Learning / Handing over", "edge of Learning"; "" where there is none."""
        if not self.sure and len(self.perhaps) == 1 and self.outside:
            return f"{EDGE}{self.perhaps[0].name}"
        return EITHER.join(phase.name for phase in self.sure or self.perhaps)


@dataclass(frozen=True, slots=True)
class _Bounds:
    phase: Phase
    first: str
    last: str
    core_first: str
    core_last: str
    wide_first: str
    wide_last: str


class PhaseMap:
    """Answers for many days which phases hold them.

    Args:
        phases: in order of their start.
    """

    def __init__(self, phases: Sequence[Phase]) -> None:
        self._bounds = [_bounds(phase) for phase in phases]
        self._said: dict[tuple[str, str], str] = {}

    def at(self, first: str, last: str) -> InPhases:
        """Which phases hold the days from ``first`` to ``last`` (ISO)."""
        sure, perhaps, outside = [], [], True
        for bounds in self._bounds:
            if bounds.core_first <= first and last <= bounds.core_last:
                sure.append(bounds.phase)
            elif bounds.wide_first <= last and first <= bounds.wide_last:
                perhaps.append(bounds.phase)
            if bounds.first <= last and first <= bounds.last:
                outside = False
        return InPhases(tuple(sure), tuple(perhaps), outside)

    def words(self, first: str | None, last: str | None) -> str:
        """The names of the phases that hold the days; long lists hold the same days over and over."""
        if first is None or last is None:
            return ""
        said = self._said.get((first, last))
        if said is None:
            said = self._said[first, last] = self.at(first, last).words()
        return said


def first_of(words: str) -> str:
    """The first phase that is named in the words of `InPhases`."""
    return words.removeprefix(EDGE).split(EITHER)[0]


def wide_days(phase: Phase) -> tuple[str, str]:
    """The first and last day (ISO) that a phase perhaps holds; the last is "" where it is open."""
    bounds = _bounds(phase)
    return bounds.wide_first, "" if bounds.wide_last == _OPEN else bounds.wide_last


def dates_words(phase: Phase) -> str:
    """From when to when, and how soft: "Jun 2013 – Sep 2015, edges soft by 30 days"."""
    start, until = When.of(phase.start).label(), When.of(phase.end).label() if phase.end else "…"
    days = f"{phase.soft:,} day{'s' * (phase.soft != 1)}"
    return f"{start} – {until}" + (f", edges soft by {days}" if phase.soft else "")


def beside(phase: Phase, phases: Sequence[Phase]) -> list[str]:
    """What is to be said of a phase among the others of its strand: where they overlap it or leave days between."""
    mine = _bounds(phase)
    others = [_bounds(each) for each in phases if each.id != phase.id and each.strand == phase.strand]
    said = [
        f"Overlaps with “{other.phase.name}” {_shared(mine, other)}."
        for other in others
        if other.first <= mine.last and mine.first <= other.last
    ]
    before = max((other for other in others if other.last < mine.first), key=lambda other: other.last, default=None)
    after = min((other for other in others if other.first > mine.last), key=lambda other: other.first, default=None)
    if before is not None and not _held(_moved(mine.first, -1), others):
        said.append(_gap(before.last, mine.first, f"after “{before.phase.name}”"))
    if after is not None and not _held(_moved(mine.last, 1), others):
        said.append(_gap(mine.last, after.first, f"before “{after.phase.name}”"))
    return said


def _bounds(phase: Phase) -> _Bounds:
    first = first_day(phase.start)
    last = last_day(phase.end) if phase.end else _OPEN
    return _Bounds(
        phase,
        first,
        last,
        _moved(first, phase.soft),
        last if last == _OPEN else _moved(last, -phase.soft),
        _moved(first, -phase.soft),
        last if last == _OPEN else _moved(last, phase.soft),
    )


def _moved(day: str, by: int) -> str:
    """A day some days later; within the years that there are."""
    ordinal = date.fromisoformat(day).toordinal() + by
    return date.fromordinal(max(1, min(date.max.toordinal(), ordinal))).isoformat()


def _shared(one: _Bounds, other: _Bounds) -> str:
    """For how long two phases overlap."""
    first, last = max(one.first, other.first), min(one.last, other.last)
    if last == _OPEN:
        return f"from {When.of(first).label()} on"
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    return f"on {days:,} day{'s' * (days != 1)}, {When.of(first).label()} – {When.of(last).label()}"


def _held(day: str, others: Sequence[_Bounds]) -> bool:
    return any(other.first <= day <= other.last for other in others)


def _gap(last: str, first: str, words: str) -> str:
    """A sentence on the days between two phases."""
    days = (date.fromisoformat(first) - date.fromisoformat(last)).days - 1
    return f"{days:,} day{'s' * (days != 1)} {words} lie{'s' * (days == 1)} in no phase."
