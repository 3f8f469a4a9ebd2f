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

TICK = 2.2
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
        blocks: list[Box] = []
        ticks: list[Box] = []
        for tick in self._ticks(scale):
            box = self._box(tick, scale, foot, high, highest)
            if box is not None:
                (blocks if box[2] > WIDE else ticks).append(box)
        yield Boxes(tuple(blocks), accent, 0.35, 3)
        yield Boxes(tuple(ticks), accent, 0.85)

    def spots(self, scale: Scale, pen: Pen, top: float) -> Iterator[Spot]:
        """The ticks, then what is dated less exactly."""
        foot, high = top + self.height(pen), self.height(pen)
        highest = self._density.highest(self._width(scale))
        for tick in self._ticks(scale):
            box = self._box(tick, scale, foot, high, highest)
            if box is not None:
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
        return rounded(COLUMN / scale.per_day, 4)

    def _ticks(self, scale: Scale) -> list[Tick]:
        return self._density.ticks(scale.begin, scale.end, self._width(scale))

    def _box(self, tick: Tick, scale: Scale, foot: float, high: float, highest: float) -> Box | None:
        """Where a tick stands: at the middle of what it stands for, or over all of a day where that is wide."""
        tall = max(sqrt(min(tick.words / highest, 1.0)) * high, 3.0)
        left, right = scale.x(tick.begin), scale.x(tick.end)
        if right - left <= WIDE:
            width = max(TICK, (right - left) * 0.6) if right > left else TICK
            left = (left + right - width) / 2
            right = left + width
        else:
            left, right = left + 1, right - 1
        left, right = max(left, scale.left), min(right, scale.left + scale.width)
        return (left, foot - tall, right - left, tall) if right > left else None


def rounded(days: float, steps: int) -> float:
    """A number of days brought to the next of ``steps`` steps between one power of two and the next."""
    return float(2.0 ** (ceil(log2(days) * steps) / steps))


def counted(number: int, what: str) -> str:
    """A number with what it counts: "1 note", "3,204 words"."""
    return f"{number:,} {what}{'s' * (number != 1)}"
