"""What the timeline reckons: notes as ticks, codes as streams, days in the field and the gaps between them.

Moments are days as numbers, see ``domain/timeline.py``. What is built from the project is ready to be asked again and
again while a person zooms and pans; nothing here knows pixels, only how many days one of them is.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from fieldnotes.domain.timeline import GAP, Band, NoteMark

DAY = 1.0
SURE = 120.0
"""A date known to so many days or fewer tells against a gap; one known to its year only does not."""


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

    def most(self, width: float) -> float:
        """The most that comes within any ``width`` days, nearly: windows that begin or end at an edge are tried."""
        found = (
            max(self.by(edge + width) - self.by(edge - 1e-9), self.by(edge) - self.by(edge - width))
            for edge in self.edges
        )
        return max(found, default=0.0)


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
        self._highest: dict[float, float] = {}

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
        found: list[Tick] = []
        while low < high:
            place = self._day_starts[low] // width
            after = bisect_left(self._day_starts, (place + 1) * width, low + 1, high)
            own = self._days[low:after]
            found.append(Tick(place * width, (place + 1) * width, sum(t.notes for t in own), sum(t.words for t in own)))
            low = after
        return found

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
        """The most words that stand together in one tick of this width anywhere; the same for widths nearly alike."""
        step = 1.0
        while step < width:
            step *= 1.25
        if step not in self._highest:
            days = [(tick.begin, tick.words) for tick in self._days]
            self._highest[step] = max(_windows(days, step), default=1.0)
        return self._highest[step]


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
        self._most: dict[float, float] = {}

    def samples(self, begin: float, end: float, step: float) -> tuple[float, list[float]]:
        """How many codings come together around moments ``step`` days apart, smoothed.

        The moments are multiples of the step, so that the stream keeps its shape while a person pans. The window is
        eight steps wide, the smoothing three running means of five, which is close to a bell (Wells 1986).

        Returns:
            The first moment and the values.
        """
        margin = 12
        first = (begin // step - margin) * step
        number = int((end - begin) / step) + 2 * margin + 2
        by = self.cumulative.by
        sums = [by(first + place * step) for place in range(number + 1)]
        values = [after - before for before, after in zip(sums[:-8], sums[8:], strict=True)]
        start = first + 4 * step
        for _ in range(3):
            totals = [0.0, *accumulate(values)]
            values = [(after - before) / 5 for before, after in zip(totals[:-5], totals[5:], strict=True)]
            start += 2 * step
        return start, values

    def most(self, step: float) -> float:
        """The greatest breadth anywhere at a step, nearly; kept for the next time."""
        if step not in self._most:
            self._most[step] = self.cumulative.most(8 * step)
        return self._most[step]


@dataclass(frozen=True, slots=True)
class Presence:
    """Days in the field and the gaps between them; ``days`` counts those known to the day."""

    days: int
    gaps: tuple[tuple[float, float], ...]


def presence(stretches: Iterable[tuple[float, float]], longer: int = GAP) -> Presence:
    """Days on which something was seen, and stretches of more than ``longer`` days without.

    A stretch of a date known to its month or season tells against a gap, as somebody was there; it is no day of its
    own. One known to its year only tells nothing.
    """
    known = sorted({(begin, max(end, begin)) for begin, end in stretches if end - begin <= SURE})
    days = {int(begin) for begin, end in known if end - begin <= DAY}
    gaps: list[tuple[float, float]] = []
    after: float | None = None
    for begin, end in known:
        if after is not None and int(begin) - after > longer:
            gaps.append((after, float(int(begin))))
        ended = float(int(end)) if end == int(end) and end > begin else float(int(end) + 1)
        after = ended if after is None else max(after, ended)
    return Presence(len(days), tuple(gaps))


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


def _windows(days: Sequence[tuple[float, int]], width: float) -> Iterable[float]:
    """The words within each place that is a multiple of the width."""
    found: dict[float, int] = {}
    for day, words in days:
        place = day // width
        found[place] = found.get(place, 0) + words
    return map(float, found.values())
