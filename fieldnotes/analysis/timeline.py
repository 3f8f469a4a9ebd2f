"""What the timeline reckons: notes as ticks, codes as streams.

Moments are days as numbers, see ``domain/timeline.py``. What is built from the project is ready to be asked again and
again while a person zooms and pans; nothing here knows pixels, only how many days one of them is.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from fieldnotes.domain.timeline import Band, NoteMark

DAY = 1.0
KEPT = 8
"""For how many widths or steps what was reckoned is kept."""

REACH = 12
"""Further than so many steps from a coding a stream has no breadth."""

LONG = 8_000
"""Streams of more steps are reckoned only where they are seen."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Notes that stand together: from when to before when, how many, their words."""

    begin: float
    end: float
    notes: int
    words: int


class Cumulative:
    """How much has come by a moment, where each thing is spread evenly over the stretch that its date may mean.

    Args:
        things: begin, end and weight of each.
    """

    def __init__(self, things: Iterable[tuple[float, float, float]]) -> None:
        steps: dict[float, float] = {}
        slopes: dict[float, float] = {}
        for begin, end, weight in things:
            if end <= begin:
                steps[begin] = steps.get(begin, 0.0) + weight
                continue
            slope = weight / (end - begin)
            slopes[begin] = slopes.get(begin, 0.0) + slope
            slopes[end] = slopes.get(end, 0.0) - slope
        self.edges = sorted({*steps, *slopes})
        self.slopes = list(accumulate(slopes.get(edge, 0.0) for edge in self.edges))
        self._sums: list[float] = []
        total, before, slope = 0.0, 0.0, 0.0
        for edge, after in zip(self.edges, self.slopes, strict=True):
            total += slope * (edge - before) + steps.get(edge, 0.0)
            self._sums.append(total)
            before, slope = edge, after

    def __bool__(self) -> bool:
        return bool(self.edges)

    def by(self, moment: float) -> float:
        """How much has come by a moment, what happened at it included."""
        place = bisect_right(self.edges, moment) - 1
        if place < 0:
            return 0.0
        return self._sums[place] + self.slopes[place] * (moment - self.edges[place])


class Density:
    """Notes through time: those known to the day as ticks, the others as a ground spread over what they may mean."""

    def __init__(self, notes: Iterable[NoteMark]) -> None:
        exact: dict[tuple[float, float], list[int]] = {}
        self.vague: list[tuple[float, float, int, int]] = []
        self.count = 0
        for begin, end, _, number, words in notes:
            self.count += number
            if end - begin > DAY:
                self.vague.append((begin, end, number, words))
                continue
            known = exact.setdefault((begin, end), [0, 0])
            known[0] += number
            known[1] += words
        self._ticks = [Tick(*stretch, *known) for stretch, known in sorted(exact.items())]
        self._starts = [tick.begin for tick in self._ticks]
        self._days = _by_day(self._ticks)
        self._day_starts = [tick.begin for tick in self._days]
        self._ground = Cumulative((begin, end, float(words)) for begin, end, _, words in self.vague)
        self._together: dict[float, list[Tick]] = {}

    @property
    def reach(self) -> tuple[float, float] | None:
        """From the first to after the last; None without notes."""
        begins = [self._starts[0]] if self._starts else []
        ends = [max(tick.end for tick in self._days)] if self._days else []
        begins += [begin for begin, *_ in self.vague]
        ends += [end for _, end, *_ in self.vague]
        return (min(begins), max(ends)) if begins else None

    def ticks(self, begin: float, end: float, width: float) -> list[Tick]:
        """The notes known to the day between two moments, those within ``width`` days of one another together.

        Places are multiples of the width, so that ticks stay together while a person pans.
        """
        if width < DAY / 2:
            low, high = bisect_left(self._starts, begin - DAY), bisect_right(self._starts, end)
            return [tick for tick in self._ticks[low:high] if tick.end >= begin]
        low, high = bisect_left(self._day_starts, begin - DAY), bisect_right(self._day_starts, end)
        if width <= DAY:
            return self._days[low:high]
        found = self._binned(width)
        low = bisect_left(found, begin - width, key=_begin)
        return found[low : bisect_right(found, end, low, key=_begin)]

    def ground(self, begin: float, end: float) -> list[tuple[float, float, float]]:
        """The others as a ground: stretches within two moments, each with its words a day."""
        edges, slopes = self._ground.edges, self._ground.slopes
        low = max(bisect_right(edges, begin) - 1, 0)
        return [
            (max(edges[place], begin), min(edges[place + 1], end), slopes[place])
            for place in range(low, min(bisect_left(edges, end), len(edges) - 1))
            if slopes[place] > 1e-9
        ]

    def vague_at(self, moment: float) -> list[tuple[float, float, int, int]]:
        """The notes that may have been at a moment, not known to the day: begin, end, how many, their words."""
        return [vague for vague in self.vague if vague[0] <= moment < vague[1]]

    def highest(self, width: float) -> float:
        """The most words that stand together in one tick of this width anywhere, at least one."""
        return max((float(tick.words) for tick in self._binned(max(width, DAY))), default=1.0) or 1.0

    def _binned(self, width: float) -> list[Tick]:
        """All notes known to the day, those within the same multiple of the width together; kept for the next time."""
        if width == DAY:
            return self._days
        if width not in self._together:
            if len(self._together) >= KEPT:
                self._together.pop(next(iter(self._together)))
            bins: dict[float, list[int]] = {}
            for day in self._days:
                known = bins.setdefault(day.begin // width, [0, 0])
                known[0] += day.notes
                known[1] += day.words
            self._together[width] = [Tick(at * width, (at + 1) * width, *known) for at, known in bins.items()]
        return self._together[width]


class Stream:
    """How many codings of a code lie at the times when their notes were observed."""

    def __init__(self, codings: Iterable[tuple[float, float]]) -> None:
        counts: dict[tuple[float, float], int] = {}
        for stretch in codings:
            counts[stretch] = counts.get(stretch, 0) + 1
        self.stretches = [(begin, end, number) for (begin, end), number in sorted(counts.items())]
        self.count = sum(counts.values())
        self.cumulative = Cumulative((begin, end, float(number)) for (begin, end), number in counts.items())
        self.first = min((begin for begin, _ in counts), default=None)
        self.last = max((end for _, end in counts), default=None)
        self._daily = _by_days(self.stretches)
        self._most: dict[float, float] = {}
        self._samples: dict[float, list[float]] = {}

    def samples(self, begin: float, end: float, step: float) -> tuple[float, list[float]]:
        """How many codings come together around moments ``step`` days apart, smoothed.

        The moments are multiples of the step, so that the stream keeps its shape while a person pans. The window is
        eight steps wide, the smoothing three running means of five, which is close to a bell (Wells 1986).

        Returns:
            The first moment and the values; moments far from any coding are left out.
        """
        first, last = begin // step, end // step + 1
        if self.first is None or self.last is None:
            return first * step, []
        low, high = self.first // step - REACH, self.last // step + REACH
        begins, ends = max(first, low), max(min(last, high), max(first, low))
        if high - low > LONG:
            return begins * step, self._smoothed(begins, ends, step)
        if step not in self._samples:
            if len(self._samples) >= KEPT:
                self._samples.pop(next(iter(self._samples)))
            self._samples[step] = self._smoothed(low, high, step)
        return begins * step, self._samples[step][int(begins - low) : int(ends - low)]

    def _smoothed(self, first: float, last: float, step: float) -> list[float]:
        """The values from one multiple of the step to before another."""
        places = range(int(last - first) + 20)
        if step < DAY or self.first is None:
            sums = [self.cumulative.by((first - 10 + place) * step) for place in places]
        else:
            daily, most = self._daily, len(self._daily) - 1
            begin = (first - 10) * step - int(self.first)
            sums = [daily[min(max(int(begin + place * step), 0), most)] for place in places]
        values = [after - before for before, after in zip(sums[:-8], sums[8:], strict=True)]
        for _ in range(3):
            totals = [0.0, *accumulate(values)]
            values = [(after - before) / 5 for before, after in zip(totals[:-5], totals[5:], strict=True)]
        return values

    def most(self, step: float) -> float:
        """The greatest breadth anywhere at a step; of very small steps, that of larger ones."""
        if self.first is None or self.last is None:
            return 0.0
        while step < DAY or (self.last - self.first) / step > LONG:
            step *= 2
        if step not in self._most:
            low, high = self.first // step - REACH, self.last // step + REACH
            self._most[step] = max(self._smoothed(low, high, step))
        return self._most[step]


def _by_days(stretches: Sequence[tuple[float, float, int]]) -> list[float]:
    """How much has come by the beginning of each day, from the first on; all of it stands under the last."""
    if not stretches:
        return [0.0]
    first = int(min(begin for begin, _, _ in stretches))
    slopes = [0.0] * (int(max(end for _, end, _ in stretches)) - first + 3)
    for begin, end, number in stretches:
        days = max(int(end) - int(begin), 1)
        slopes[int(begin) - first] += number / days
        slopes[int(begin) - first + days] -= number / days
    return [0.0, *accumulate(accumulate(slopes))]


def reach_of(bands: Sequence[Band]) -> list[tuple[float, float]]:
    """From when to when bands go, as far as they are not open."""
    found = []
    for band in bands:
        edges = [edge for edge in (band.begin, band.end) if edge is not None]
        if edges:
            found.append((min(edges), max(edges)))
    return found


def _by_day(ticks: Sequence[Tick]) -> list[Tick]:
    days: dict[int, list[int]] = {}
    for tick in ticks:
        known = days.setdefault(int(tick.begin), [0, 0])
        known[0] += tick.notes
        known[1] += tick.words
    return [Tick(float(day), day + DAY, *known) for day, known in sorted(days.items())]


def _begin(tick: Tick) -> float:
    return tick.begin
