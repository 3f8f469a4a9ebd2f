"""What was true at a time: dated values asked for a day or for a stretch of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from fieldnotes.domain.when import first_day, last_day

_OPEN = "0000"

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


def values_over(values: Sequence[tuple[str, Dated]], days: Days | None) -> tuple[str, ...]:
    """Which of several dated values may have been true on some days, in the order in which they began.

    What is known to the year may have begun or ended on any of its days. So there is one value where the dates leave
    no doubt, else all that may hold. One that surely holds all through puts an end to what began before it, for
    many are never said to have ended. On unknown days (None) only what was never otherwise can be said.
    """
    if days is None:
        ever = {value for value, _ in values}
        return (ever.pop(),) if len(ever) == 1 else ()
    held = sorted(((value, dated) for value, dated in values if overlaps(dated, days)), key=lambda one: begins(one[1]))
    sure = [place for place, (_, dated) in enumerate(held) if _surely(dated, days)]
    left = held[sure[-1] :] if sure else held
    return tuple(dict.fromkeys(value for value, _ in left))


def begins(dated: Dated) -> tuple[str, str]:
    """By what dated things are put in order: the first and the last day on which each may have begun."""
    return (first_day(dated.start), last_day(dated.start)) if dated.start else (_OPEN, _OPEN)


def overlaps(dated: Dated, days: Days | None) -> bool:
    """Whether something is true on any day of a stretch; on unknown days only what has no ends is sure to be."""
    if days is None:
        return dated.start is None and dated.end is None
    begun = dated.start is None or first_day(dated.start) <= days[1]
    return begun and (dated.end is None or last_day(dated.end) >= days[0])


def _surely(dated: Dated, days: Days) -> bool:
    """Whether something is true all through, however its dates are meant."""
    begun = dated.start is None or last_day(dated.start) <= days[0]
    return begun and (dated.end is None or first_day(dated.end) >= days[1])
