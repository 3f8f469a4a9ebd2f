"""What was true at a time: dated values asked for a day or for a stretch of days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from fieldnotes.domain.when import first_day, last_day

Days = tuple[str, str]
"""The first and the last of a stretch of days (ISO), such as those on which a note may have been observed."""


class Dated(Protocol):
    """Something true from–to."""

    @property
    def start(self) -> str | None:
        """When it begins to be true (partial ISO); None is open."""

    @property
    def end(self) -> str | None:
        """When it ceases to be true (partial ISO); None is open."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What was true of somebody: the name of the fact ("role"), and its values over the days asked for, in order."""

    key: str
    values: tuple[str, ...]


def value_at(values: Iterable[tuple[str, Dated]], day: str) -> str:
    """Which of several dated values holds on an ISO day: of two, the one that began later; "" if none does."""
    holding = [(first_day(dated.start) if dated.start else "", value) for value, dated in values if holds(dated, day)]
    return max(holding)[1] if holding else ""


def values_over(values: Sequence[tuple[str, Dated]], days: Days | None) -> tuple[str, ...]:
    """Which of several dated values hold on any day of a stretch, in the order in which they come to do so.

    On unknown days (None) only what was never otherwise can be said.
    """
    if days is None:
        ever = {value for value, _ in values}
        return (ever.pop(),) if len(ever) == 1 else ()
    first, last = days
    turning = {first}
    for _, dated in values:
        begun = first_day(dated.start) if dated.start else first
        over = _next(last_day(dated.end)) if dated.end else first
        turning |= {day for day in (begun, over) if first < day <= last}
    found = (value_at(values, day) for day in sorted(turning))
    return tuple(dict.fromkeys(value for value in found if value))


def overlaps(dated: Dated, days: Days | None) -> bool:
    """Whether something is true on any day of a stretch; on unknown days only what has no ends is sure to be."""
    if days is None:
        return dated.start is None and dated.end is None
    begun = dated.start is None or first_day(dated.start) <= days[1]
    return begun and (dated.end is None or last_day(dated.end) >= days[0])


def holds(dated: Dated, day: str) -> bool:
    """Whether something is true on an ISO day."""
    return overlaps(dated, (day, day))


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
