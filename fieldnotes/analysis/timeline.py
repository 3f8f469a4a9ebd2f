"""What the timeline reckons: notes as ticks; codes: ``streams.py``.

Moments are days as numbers, see ``domain/timeline.py``. What is built from the project is ready to be asked again and
again while a person zooms and pans; nothing here knows pixels, only how many days one of them is.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from fieldnotes.domain.timeline import Band, NoteMark

DAY = 1.0
KEPT = 256
"""For how many widths what was reckoned is kept."""

PAUSE = 2_000
"""After how many notes there is a pause."""


class Tick(NamedTuple):
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
        self.vague: list[tuple[float, float, int, int]] = []
        self.count = 0
        for _ in self._gather(notes):
            pass

    @classmethod
    def slowly(cls, notes: Iterable[NoteMark]) -> Generator[None, None, "Density"]:
        """The same in steps of some milliseconds, for who must not be kept waiting; returned at the end."""
        density = cls(())
        yield from density._gather(notes)
        return density

    def _gather(self, notes: Iterable[NoteMark]) -> Iterator[None]:
        exact: dict[tuple[float, float], list[int]] = {}
        for place, (begin, end, _, number, words) in enumerate(notes):
            self.count += number
            if end - begin > DAY:
                self.vague.append((begin, end, number, words))
                continue
            known = exact.setdefault((begin, end), [0, 0])
            known[0] += number
            known[1] += words
            if place % PAUSE == PAUSE - 1:
                yield
        self._ticks = [Tick(*stretch, *known) for stretch, known in sorted(exact.items())]
        self._starts = [tick.begin for tick in self._ticks]
        yield
        self._days = _by_day(self._ticks)
        self._day_starts = [tick.begin for tick in self._days]
        self._notes_before = list(accumulate((tick.notes for tick in self._days), initial=0))
        self._words_before = list(accumulate((tick.words for tick in self._days), initial=0))
        yield
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
        notes, words = self._notes_before, self._words_before
        return [
            Tick(at * width, (at + 1) * width, notes[after] - notes[place], words[after] - words[place])
            for at, place, after in self._bins(width, begin - width, end)
        ]

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
        width = max(width, DAY)
        if width not in self._highest:
            if len(self._highest) >= KEPT:
                self._highest.pop(next(iter(self._highest)))
            words = self._words_before
            sums = (words[after] - words[place] for _, place, after in self._bins(width))
            self._highest[width] = float(max(sums, default=1) or 1)
        return self._highest[width]

    def reckoned(self, steps: int) -> Iterator[float]:
        """Reckon beforehand what `highest` tells, for ``steps`` widths between one power of two and the next."""
        reach = self.reach
        longest = max(reach[1] - reach[0], DAY) if reach else 0.0
        place = 0
        while (width := float(2.0 ** (place / steps))) <= longest:
            yield self.highest(width)
            place += 1

    def _bins(
        self, width: float, begin: float | None = None, end: float | None = None
    ) -> Iterator[tuple[float, int, int]]:
        """Which days lie within the same multiple of a width: the multiple, the places of the first and after the last.

        Those whose multiple begins between two moments, or all.
        """
        starts = self._day_starts
        place = 0 if begin is None else bisect_left(starts, ceil(begin / width) * width)
        beyond = len(starts) if end is None else bisect_right(starts, end // width * width + width)
        while place < beyond:
            at = starts[place] // width
            if end is not None and at * width > end:
                return
            # Rounding may bring the first day of the next multiple to this one's; the place goes on in any case.
            after = max(bisect_left(starts, (at + 1) * width, place), place + 1)
            yield at, place, after
            place = after


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
