"""Streams of codes through time: how many codings come together around each moment, smoothed.

What is reckoned is asked for in windows that begin at multiples of their length, so that a person who pans or zooms
meets the same ones again and none is longer than what fits a screen.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from math import ceil, log2
from operator import sub

from fieldnotes.analysis.timeline import DAY, Cumulative

WINDOW = 256
"""How many steps a window is long."""

BELL = 20
"""How many steps the window of eight and the three running means of five reach altogether."""

REACH = 12
"""Further than so many steps from a coding a stream has no breadth."""

LONG = 8_000
"""The greatest breadth is looked for in at most so many steps."""


class Stream:
    """How many codings of a code lie at the times when their notes were observed."""

    def __init__(self, codings: Iterable[tuple[float, float]]) -> None:
        counts: dict[tuple[float, float], int] = {}
        for stretch in codings:
            counts[stretch] = counts.get(stretch, 0) + 1
        for _ in self._gather(counts):
            pass

    @classmethod
    def slowly(cls, counts: Mapping[tuple[float, float], int]) -> Generator[None, None, "Stream"]:
        """A stream of so many codings at each stretch, in steps of some milliseconds; returned at the end."""
        stream = cls(())
        yield from stream._gather(counts)
        return stream

    def _gather(self, counts: Mapping[tuple[float, float], int]) -> Iterator[None]:
        self.stretches = [(begin, end, number) for (begin, end), number in sorted(counts.items())]
        self.count = sum(counts.values())
        self.first = min((begin for begin, _ in counts), default=None)
        self.last = max((end for _, end in counts), default=None)
        self._most: dict[float, float] = {}
        yield
        self._daily = _by_days(self.stretches)
        yield
        self.cumulative = Cumulative((begin, end, float(number)) for begin, end, number in self.stretches)

    def window(self, number: int, step: float) -> list[float]:
        """How many codings come together around moments ``step`` days apart, smoothed.

        The moments are the multiples of the step from ``number * WINDOW`` to ``(number + 1) * WINDOW``, both included,
        so that windows meet. Eight steps are counted together; the smoothing is three running means of five, which is
        close to a bell (Wells 1986).

        Returns:
            The values; none where the window is far from any coding.
        """
        first, last = number * WINDOW, (number + 1) * WINDOW
        if self.first is None or self.last is None:
            return []
        if last < self.first // step - REACH or first > self.last // step + REACH:
            return []
        return self._smoothed(first, last + 1, step)

    def most(self, step: float) -> float:
        """The greatest breadth anywhere at a step, or at the next of those in which it is reckoned; see `reckoned`."""
        if self.first is None or self.last is None:
            return 0.0
        step = 2.0 ** (ceil(log2(max(step, self._least()) * (1 - 1e-9)) * 2) / 2)
        if step not in self._most:
            low, high = int(self.first // step) - REACH, int(self.last // step) + REACH
            self._most[step] = max(self._smoothed(low, high, step))
        return self._most[step]

    def reckoned(self) -> Iterator[float]:
        """Reckon beforehand what `most` tells, for all steps from the least to the whole length, one after the other.

        Each is √2 times the one before. Giving up in between does no harm: what is missing is reckoned when asked for.
        """
        if self.first is None or self.last is None:
            return
        step = self._least()
        while step <= 2 * max(self.last - self.first, DAY):
            yield self.most(step)
            step *= 2**0.5

    def _least(self) -> float:
        """The smallest step for which the greatest breadth is reckoned: a day, in long streams more."""
        return max(DAY, ((self.last or 0.0) - (self.first or 0.0)) / LONG)

    def _smoothed(self, first: int, last: int, step: float) -> list[float]:
        """The values from one multiple of the step to before another."""
        low, high = first - BELL // 2, last + BELL // 2
        if step < DAY:
            sums = [self.cumulative.by(place * step) for place in range(low, high)]
        else:
            sums = self._by_days_at(low, high, step)
        values = list(map(sub, sums[8:], sums))
        for _ in range(3):
            totals = list(accumulate(values, initial=0.0))
            values = list(map(sub, totals[5:], totals))
        return [value / 125 for value in values]

    def _by_days_at(self, low: int, high: int, step: float) -> list[float]:
        """How much has come by the days in which multiples of the step lie."""
        daily, first = self._daily, int(self.first or 0.0)
        begin = min(max(ceil(first / step), low), high)
        end = min(max(ceil((first + len(daily) - 1) / step), begin), high)
        inside = [daily[int(place * step - first)] for place in range(begin, end)]
        return [*[0.0] * (begin - low), *inside, *[daily[-1]] * (high - end)]


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
