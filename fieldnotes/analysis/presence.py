"""When somebody was in the field: field days and the gaps between them, the one reckoning of timeline and log.

Two things show that somebody was there: a visit, and a note observed there that came of no visit. What is not known
to the day is given the benefit of the doubt: a visit "in March" may have been on any day of March, so no day of March
is part of a gap, and it is one field day if nothing else of March is known. A stay from one day to another holds all
days between. A note known only to its year tells nothing.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from fieldnotes.domain.visits import Visit
from fieldnotes.domain.when import first_day, last_day

OVER = 30
"""More days than these on which nobody was there are told as a gap, unless another number is asked for."""

SURE = 120
"""A note known to so many days or fewer tells that somebody was there; one known to its year only does not."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Days between two stays on which nobody was there.

    Attributes:
        first, last: its days (ISO); days: how many.
        absences: those that fall into it, earliest first.
        unexplained: days of it that no absence covers.
    """

    first: str
    last: str
    days: int
    absences: tuple[Visit, ...] = ()
    unexplained: int = 0

    @property
    def stretch(self) -> tuple[float, float]:
        """From when to before when, in moments (see ``domain/timeline.py``)."""
        return float(_number(self.first)), float(_number(self.last) + 1)


class Presence:
    """Asked again and again, for all of time or a part of it.

    Args:
        visits: visits and absences in any order; they may overlap.
        seen: first and last day (ISO) on which notes may have been observed that came of no visit.
    """

    def __init__(self, visits: Iterable[Visit] = (), seen: Iterable[tuple[str, str]] = ()) -> None:
        visits = list(visits)
        stays = [visit for visit in visits if not visit.absent]
        self._absences = sorted((visit for visit in visits if visit.absent), key=lambda visit: visit.first)
        notes = {(_number(first), _number(last)) for first, last in seen}
        notes = {(first, last) for first, last in notes if last - first < SURE}
        sure = {(first, last) for first, last in notes if first == last}
        vague = notes - sure
        for visit in stays:
            late, early = _number(last_day(visit.start)), _number(first_day(visit.end or visit.start))
            if late <= early:
                sure.add((late, early))
            else:
                vague.add((_number(visit.first), _number(visit.last)))
        self._sure = _joined(sorted(sure))
        self._vague = sorted(vague, key=lambda days: days[1])
        wide = {(_number(visit.first), _number(visit.last)) for visit in stays}
        self._there = _joined(sorted(notes | wide))

    def days(self, since: str = "", until: str = "") -> int:
        """On how many days, at the least, somebody was in the field.

        Args:
            since, until: the first and last day (ISO) that count; "" for no bounds.
        """
        low, high = _number(since) if since else 1, _number(until) if until else date.max.toordinal()
        sure = [(max(first, low), min(last, high)) for first, last in self._sure if first <= high and low <= last]
        ends = [last for _, last in sure]
        days, counted = sum(last - first + 1 for first, last in sure), 0
        for first, last in self._vague:
            first, last = max(first, low), min(last, high)
            place = bisect_left(ends, first)
            known = counted >= first or (place < len(sure) and sure[place][0] <= last)
            if first <= last and not known:
                days, counted = days + 1, last
        return days

    def gaps(self, over: int = OVER) -> list[Gap]:
        """The gaps of more than ``over`` days, earliest first."""
        return [
            _gap(ended + 1, begun - 1, self._absences)
            for (_, ended), (begun, _) in pairwise(self._there)
            if begun - ended - 1 > over
        ]


def _gap(first: int, last: int, absences: Sequence[Visit]) -> Gap:
    inside = [visit for visit in absences if _number(visit.first) <= last and first <= _number(visit.last)]
    stretches = sorted((max(first, _number(visit.first)), min(last, _number(visit.last))) for visit in inside)
    covered = sum(high - low + 1 for low, high in _joined(stretches))
    days = last - first + 1
    return Gap(_iso(first), _iso(last), days, tuple(inside), days - covered)


def _joined(stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches of days in rising order, those that overlap or touch made one."""
    joined: list[tuple[int, int]] = []
    for first, last in stretches:
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


@lru_cache(maxsize=1 << 14)
def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _iso(number: int) -> str:
    return date.fromordinal(number).isoformat()
