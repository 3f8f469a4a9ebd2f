"""How a researcher stood towards the field, and when: evaluator, participant observer, co-author …"""

from collections.abc import Sequence
from dataclasses import dataclass

from fieldnotes.domain.when import day_before, first_day, last_day


@dataclass(frozen=True, slots=True)
class Standing:
    """One entry: ``standing`` in a word or two, ``text`` at length, from–to (partial ISO; an open end lasts until the
    next one begins).
    """

    id: str
    contributor: str
    start: str
    end: str | None
    standing: str
    text: str = ""


def last_days(standings: Sequence[Standing]) -> dict[str, str | None]:
    """The last day (ISO) of each standing, by its id; None for one that lasts on.

    Args:
        standings: of one contributor.
    """
    begins = sorted({first_day(each.start) for each in standings})
    lasts: dict[str, str | None] = {}
    for each in standings:
        later = next((day for day in begins if day > first_day(each.start)), None)
        lasts[each.id] = last_day(each.end) if each.end else day_before(later) if later else None
    return lasts


def standing_on(standings: Sequence[Standing], day: str) -> Standing | None:
    """The standing that held on an ISO day; of two, the one that began later."""
    lasts = last_days(standings)
    holding = [
        each for each in standings if first_day(each.start) <= day and ((last := lasts[each.id]) is None or last >= day)
    ]
    return max(holding, key=lambda each: (first_day(each.start), each.start), default=None)
