"""The lane of codes: when each was born, split, merged and retired, and a stream that is broad where it was used.

The breadth grows with the root of the codings, so that one day with very many does not flatten all others.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor, sqrt

from fieldnotes.analysis.streams import WINDOW, Stream
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.timeline import CodeLife
from fieldnotes.export.shapes import Breadths, Curve, Dots, Lines, Ribbon, Shape
from ui.models.timeline_bands import iso, last_iso
from ui.models.timeline_notes import counted, rounded
from ui.models.timeline_pen import Pen, Spot
from ui.models.timeline_scale import Scale, stretch_words

PITCH = 3.5
"""From one code to the next, in sizes of the frame's letters."""

MIDDLE, BROAD = 2.35, 1.1
"""Where a stream lies within its row, and half its greatest breadth."""

SAMPLE = 6.0
"""A stream is reckoned anew every so many pixels."""

FAINT = 1e-6
"""What is less than this is nothing, but for the errors of adding."""

KEPT = 512
"""How many windows of streams are kept for the next time: as many as some screens of many codes take."""


@dataclass(frozen=True, slots=True)
class Coded:
    """A code with its stream."""

    life: CodeLife
    stream: Stream


class Streams:
    """Codes, a row each.

    Args:
        codes: in the order in which they stand.
    """

    key, title = "codes", "Codes, born, split and retired"

    def __init__(self, codes: Sequence[Coded]) -> None:
        self._codes = list(codes)
        self._kept: dict[tuple[str, int, float, float, float], Breadths | None] = {}

    def __bool__(self) -> bool:
        return bool(self._codes)

    def labels(self) -> list[str]:
        """The codes' names stand in the lane."""
        return []

    def height(self, pen: Pen) -> float:
        """How high the lane is, in pixels."""
        return len(self._codes) * PITCH * pen.em

    def draw(self, scale: Scale, pen: Pen, top: float) -> Iterator[Shape]:
        """Each code: its line, its stream, its birth and what became of it, its name."""
        step = _step(scale)
        most = max((coded.stream.most(step) for coded in self._codes), default=0.0) or 1.0
        for number, coded in enumerate(self._codes):
            yield from self._drawn(coded, scale, pen, top + number * PITCH * pen.em, (step, most))

    def spots(self, scale: Scale, pen: Pen, top: float) -> Iterator[Spot]:
        """What became of each code first, then the code over all its length."""
        for number, coded in enumerate(self._codes):
            y, life = top + number * PITCH * pen.em, coded.life
            ref, middle = Ref("code", life.id), y + MIDDLE * pen.em
            for at, words in [
                (life.born, "made"),
                *((turn.at, turn_words(turn.kind, turn.other)) for turn in life.turns),
            ]:
                if scale.begin <= at <= scale.end:
                    box = (scale.x(at) - 5, middle - 5, 10.0, 10.0)
                    yield Spot(box, f"{life.name}: {words}\n{stretch_words(int(at), int(at))}", (ref,), at, at)
            begin, end = _extent(coded)
            left, right = max(scale.x(begin), scale.left), min(scale.x(end), scale.left + scale.width)
            if right > left:
                told = f"{life.name}\n{counted(coded.stream.count, 'coding')}"
                yield Spot((left, y, right - left, PITCH * pen.em), told, (ref,), begin, end)

    def table(self, begin: float, end: float) -> Iterator[tuple[str, ...]]:
        """What became of each code, and how many codings lie at which dates, between two moments."""
        for coded in self._codes:
            life = coded.life
            for at, words in [
                (life.born, "made"),
                *((turn.at, turn_words(turn.kind, turn.other)) for turn in life.turns),
            ]:
                if begin <= at <= end:
                    yield life.name, iso(at), iso(at), words, "", ""
            for first, last, number in coded.stream.stretches:
                if first < end and last > begin:
                    yield life.name, iso(first), last_iso(first, last), "codings", str(number), ""

    def _drawn(self, coded: Coded, scale: Scale, pen: Pen, y: float, seen: tuple[float, float]) -> Iterator[Shape]:
        life, middle = coded.life, y + MIDDLE * pen.em
        begin, end = _extent(coded)
        left, right = max(scale.x(begin), scale.left), min(scale.x(end), scale.left + scale.width)
        colour = pen.ink(life.colour) if pen.tokens.dark else life.colour
        if right < left:
            return
        yield Lines(((left, middle, right, middle),), colour, 1.0)
        yield from self._ribbons(coded, scale, pen, middle, seen)
        if scale.begin <= life.born <= scale.end:
            yield Dots(((scale.x(life.born), middle),), 0.32 * pen.em, colour)
        start = max(scale.x(life.born), left) if life.born <= scale.end else left
        name = pen.fitting(life.name, scale.left + scale.width - start - 4, bold=True)
        if not name:
            name = pen.fitting(life.name, 16 * pen.em, bold=True)
            start = scale.left + scale.width - pen.width(name, bold=True)
        yield pen.words(
            start + 0.7 * pen.em * (start > scale.left), y + 1.15 * pen.em, name, pen.ink(life.colour), bold=True
        )
        yield from _turns(life, scale, pen, middle, colour)

    def _ribbons(
        self, coded: Coded, scale: Scale, pen: Pen, middle: float, seen: tuple[float, float]
    ) -> Iterator[Shape]:
        """The stream, a window after the other."""
        step, edges = seen[0], (scale.left, scale.left + scale.width)
        wide = step * WINDOW
        for number in range(floor(scale.begin / wide), floor(scale.end / wide) + 1):
            breadths = self._breadths(coded, number, seen, BROAD * pen.em)
            if breadths is not None:
                pitch = step * scale.per_day
                yield Ribbon(middle, breadths, scale.x(number * wide), pitch, *edges, coded.life.colour, 0.38)

    def _breadths(self, coded: Coded, number: int, seen: tuple[float, float], broad: float) -> Breadths | None:
        """Half the breadth of a stream over one window, kept for the next time; None where nothing is coded."""
        key = (coded.life.id, number, *seen, broad)
        if key not in self._kept:
            if len(self._kept) >= KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[key] = _breadths(coded.stream, number, seen, broad)
        return self._kept[key]


def turn_words(kind: str, other: str) -> str:
    """What became of a code, in words: "split: careers at stake"."""
    return f"{kind}: {other}" if other else kind


def _step(scale: Scale) -> float:
    """How many days lie between two samples: about `SAMPLE` pixels, in steps, so that zooming does not shake."""
    return rounded(SAMPLE / scale.per_day, 2)


def _extent(coded: Coded) -> tuple[float, float]:
    """From when to when a code is drawn: from its birth, or the first that was coded with it, to its end."""
    life, stream = coded.life, coded.stream
    begins = [life.born] + [stream.first] * (stream.first is not None)
    ends = [life.born, *(turn.at for turn in life.turns)] + [stream.last] * (stream.last is not None)
    return min(begin for begin in begins if begin is not None), max(end for end in ends if end is not None)


def _breadths(stream: Stream, number: int, seen: tuple[float, float], broad: float) -> Breadths | None:
    """The same reckoned: ``seen`` is the step and the greatest breadth, ``broad`` the pixels that one takes."""
    step, most = seen
    values = stream.window(number, step)
    if max(values, default=0.0) < FAINT or stream.first is None or stream.last is None:
        return None
    # What smoothing spreads beyond the first and last coding ends two steps from them.
    start = number * WINDOW * step
    if start < stream.first or start + WINDOW * step > stream.last:
        for place in range(len(values)):
            outside = max(stream.first - start - place * step, start + place * step - stream.last)
            if outside > 0:
                values[place] *= max(1 - outside / (2 * step), 0.0)
    broad /= sqrt(most)
    return Breadths(tuple([sqrt(min(value, most)) * broad if value > FAINT else 0.0 for value in values]))


def _turns(life: CodeLife, scale: Scale, pen: Pen, middle: float, colour: str) -> Iterator[Shape]:
    """Splits and mergers branch off; the end is a ring."""
    free = scale.left
    for turn in life.turns:
        x = scale.x(turn.at)
        if not scale.begin <= turn.at <= scale.end:
            continue
        if turn.kind == "retired":
            yield Dots(((x, middle),), 0.32 * pen.em, colour, hollow=True)
        foot = middle + 1.0 * pen.em
        words = turn_words(turn.kind, turn.other)
        if turn.kind != "retired":
            yield Curve((x, middle), (x + 1.6 * pen.em, foot), colour)
            x += 1.6 * pen.em
        words = pen.fitting(words, scale.left + scale.width - x - 4)
        if words and x >= free:
            yield pen.words(x + 0.5 * pen.em, foot + pen.small * 0.36, words, pen.ink(life.colour))
            free = x + pen.width(words) + pen.em
