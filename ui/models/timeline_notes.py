"""The lane of notes: a tick for those of a day, higher the more words, on a ground of those dated less exactly.

The height grows with the root of the words, so that one very long note does not flatten all others.
"""

from collections.abc import Iterator
from math import ceil, log2, sqrt

from fieldnotes.analysis.timeline import Density, Tick
from fieldnotes.export.shapes import Box, Boxes, Shape
from ui.models.timeline_bands import iso, last_iso
from ui.models.timeline_pen import Pen, Spot
from ui.models.timeline_scale import Scale, stretch_words

COLUMN = 3.0
"""How many pixels a tick and the air beside it take, where a day takes less."""

STEPS = 4
"""How many widths of ticks there are between one power of two of days and the next."""

TICK, LOW = 2.2, 3.0
"""How wide and how high a tick is at the least, in pixels."""

WIDE = 30.0
"""Notes of a day stand as a block over all of it where a day takes more pixels than this."""


class Notes:
    """All dated notes of a study.

    Args:
        density: reckons them.
    """

    key, title = "notes", "Notes"

    def __init__(self, density: Density) -> None:
        self._density = density

    def __bool__(self) -> bool:
        return bool(self._density.count)

    def labels(self) -> list[str]:
        """The lane has one row without a name."""
        return []

    def height(self, pen: Pen) -> float:
        """How high the lane is, in pixels."""
        return 2.3 * pen.em

    def draw(self, scale: Scale, pen: Pen, top: float) -> Iterator[Shape]:
        """The ground first, the ticks over it."""
        foot, high = top + self.height(pen), self.height(pen)
        accent = pen.tokens.accent
        highest = self._density.highest(self._width(scale))
        ground, joined = [], -1.0
        for begin, end, words in self._density.ground(scale.begin, scale.end):
            left, right = max(scale.x(begin), joined), scale.x(end)
            if right - left >= 0.5:
                tall = max(sqrt(min(words * self._width(scale) / highest, 1.0)) * high, 2.5)
                ground.append((left, foot - tall, right - left, tall))
                joined = right
        yield Boxes(tuple(ground), accent, 0.22)
        boxes = [box for _, box in self._boxes(scale, foot, high, highest)]
        yield Boxes(tuple([box for box in boxes if box[2] > WIDE]), accent, 0.35, 3)
        yield Boxes(tuple([box for box in boxes if box[2] <= WIDE]), accent, 0.85)

    def spots(self, scale: Scale, pen: Pen, top: float) -> Iterator[Spot]:
        """The ticks, then what is dated less exactly."""
        foot, high = top + self.height(pen), self.height(pen)
        highest = self._density.highest(self._width(scale))
        for tick, box in self._boxes(scale, foot, high, highest):
            around = (box[0] - 1, top, box[2] + 2, high)
            told = f"{counted(tick.notes, 'note')}, {counted(tick.words, 'word')}"
            begin, end = (tick.begin, tick.end) if tick.end > tick.begin else (tick.begin, tick.begin)
            yield Spot(around, f"{told}\n{stretch_words(begin, end)}", (), begin, end, notes=True)
        for begin, end, number, words in self._density.vague:
            if begin < scale.end and end > scale.begin:
                left, right = max(scale.x(begin), scale.left), min(scale.x(end), scale.left + scale.width)
                told = f"{counted(number, 'note')}, {counted(words, 'word')}"
                words_of = f"{told}\nsome time in {stretch_words(begin, end)}"
                yield Spot((left, top, max(right - left, 2.0), high), words_of, (), begin, end, notes=True)

    def table(self, begin: float, end: float) -> Iterator[tuple[str, ...]]:
        """The notes between two moments as rows, those of one date together."""
        stretches = [(tick.begin, tick.end, tick.notes, tick.words) for tick in self._density.ticks(begin, end, 1.0)]
        stretches += [vague for vague in self._density.vague if vague[0] < end and vague[1] > begin]
        for first, last, number, words in sorted(stretches):
            yield "", iso(first), last_iso(first, last), "notes", str(number), str(words)

    def _width(self, scale: Scale) -> float:
        """How many days a tick stands for: about `COLUMN` pixels, in steps, so that what was reckoned serves again."""
        return rounded(COLUMN / scale.per_day, STEPS)

    def _boxes(self, scale: Scale, foot: float, high: float, highest: float) -> Iterator[tuple[Tick, Box]]:
        """Where ticks stand: at the middle of what they stand for, or over all of a day where that is wide.

        Written out, without calls, as some hundred come in each frame.
        """
        per_day, shift, first, last = scale.per_day, scale.x(0.0), scale.left, scale.left + scale.width
        for tick in self._density.ticks(scale.begin, scale.end, self._width(scale)):
            begin, end, _, words = tick
            tall = sqrt(words / highest) * high if words < highest else high
            left, right = shift + begin * per_day, shift + end * per_day
            if right - left <= WIDE:
                half = (right - left) * 0.3 if right - left > TICK / 0.6 else TICK / 2
                middle = (left + right) / 2
                left, right = middle - half, middle + half
            else:
                left, right = left + 1, right - 1
            left, right = left if left > first else first, right if right < last else last
            if right > left:
                tall = tall if tall > LOW else LOW
                yield tick, (left, foot - tall, right - left, tall)


def rounded(days: float, steps: int) -> float:
    """A number of days brought to the next of ``steps`` steps between one power of two and the next."""
    return float(2.0 ** (ceil(log2(days) * steps) / steps))


def counted(number: int, what: str) -> str:
    """A number with what it counts: "1 note", "3,204 words"."""
    return f"{number:,} {what}{'s' * (number != 1)}"
