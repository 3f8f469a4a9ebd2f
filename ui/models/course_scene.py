"""Draws courses through time as plain shapes: bars for one or two, lines with signs for more; always from zero."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from fieldnotes.export.shapes import Box, Boxes, Lines, Outline, Shape, Trace
from ui.models.course_bands import PhaseBand
from ui.models.course_signs import LOOKS, Look, colour_of, sign_at
from ui.models.courses import Column, Line
from ui.models.timeline_pen import Pen, Room
from ui.theme.tokens import mixed, readable

BARS = 2
"""Up to so many courses are drawn as bars."""

_WIDEST = 8.0
"""The most that a column is wide, in the frame's sizes."""

_ROWS = 2
"""In how many rows the names of phases may stand."""


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn.

    Attributes:
        lines: one course each, a value a column; looks: how each looks.
        marked: keys of the columns to which results are narrowed.
    """

    columns: tuple[Column, ...] = ()
    lines: tuple[Line, ...] = ()
    bands: tuple[PhaseBand, ...] = ()
    marked: tuple[str, ...] = ()
    looks: tuple[Look, ...] = LOOKS


class CourseScene:
    """A chart at a size in pixels; ``above`` is left free over it."""

    def __init__(self, chart: Chart, pen: Pen, width: float, height: float, above: float = 0) -> None:
        self._chart, self._pen = chart, pen
        self._step, self._top = _scale([value or 0 for line in chart.lines for value in line.values])
        numbers = [_number(self._step * step) for step in range(round(self._top / self._step) + 1)]
        self._left = max(map(pen.width, numbers), default=0) + 8
        self._width, self._height = width, height
        count = max(len(chart.columns), 1)
        self._slot = min((width - self._left - 2) / count, _WIDEST * pen.em * (2 if len(chart.lines) > 1 else 1))
        self._named = self._placed_names()
        rows = 1 + max((row for _, _, row in self._named), default=-1)
        self._above = above
        self._roof = above + 5 + rows * round(pen.em * 1.25)
        self._ground = height - round(pen.em * 1.35)

    def slots(self) -> list[tuple[float, float]]:
        """Where each column stands: left edge and width."""
        return [(self._left + number * self._slot, self._slot) for number in range(len(self._chart.columns))]

    def shapes(self, at: int = -1, ring: bool = False) -> list[Shape]:
        """All shapes; the column ``at`` stands out, with a ``ring`` if the keyboard is there."""
        made: list[Shape] = [*self._bands(), *self._stood_out(at, ring), *self._grid(), *self._left_out()]
        if len(self._chart.lines) <= BARS:
            made += self._bars(at)
        else:
            for number, line in enumerate(self._chart.lines):
                made += self._line(number, line)
        return [*made, *self._labels()]

    def _x(self, number: float) -> float:
        return self._left + number * self._slot

    def _y(self, value: float) -> float:
        return self._ground - (self._ground - self._roof) * value / self._top

    def _colour(self, number: int) -> str:
        return colour_of(self._chart.looks[number], self._pen.tokens)

    # The ground

    def _placed_names(self) -> list[tuple[PhaseBand, str, int]]:
        """Each phase with as much of its name as has room, and the row in which that stands."""
        rows = [Room() for _ in range(_ROWS)]
        placed = []
        for band in self._chart.bands:
            left = self._x(band.begin) + 5
            name = self._pen.fitting(band.name, self._x(band.end) - left - 3)
            right = left + self._pen.width(name) + 6
            row = next((row for row, room in enumerate(rows) if name and room.take(left, right)), -1)
            placed.append((band, name if row >= 0 else "", row))
        return placed

    def _bands(self) -> Iterator[Shape]:
        tokens = self._pen.tokens
        for number, (band, name, row) in enumerate(self._named):
            left, right = self._x(band.begin), self._x(band.end)
            colour = band.colour or tokens.accent
            ground = mixed(colour, tokens.surface, 0.13 if number % 2 == 0 else 0.07)
            yield Boxes(((left, self._above, max(right - left - 1, 1), self._ground - self._above),), ground, 0.85)
            if name:
                fill = readable(tokens.muted, ground)
                yield self._pen.words(left + 5, self._above + 3 + (row + 0.8) * self._pen.em * 1.25, name, fill)

    def _stood_out(self, at: int, ring: bool) -> Iterator[Shape]:
        """Columns to which results are narrowed, and the one that is pointed at."""
        tokens = self._pen.tokens
        chosen = [number for number, column in enumerate(self._chart.columns) if column.key in self._chart.marked]
        height = self._ground - self._roof + 3
        for number in chosen:
            box = self._x(number), self._roof - 3, self._slot, height
            yield Boxes((box,), mixed(tokens.accent, tokens.surface, 0.3), 0.6)
        if 0 <= at < len(self._chart.columns):
            box = self._x(at), self._roof - 3, max(self._slot, 2), height
            yield Boxes((box,), tokens.accent, 0.16)
            if ring:
                yield Outline(box, tokens.text, 2)

    def _grid(self) -> Iterator[Shape]:
        tokens = self._pen.tokens
        right = max(self._x(len(self._chart.columns)), self._left + 20)
        for step in range(round(self._top / self._step) + 1):
            value = self._step * step
            y = round(self._y(value)) + 0.5
            yield Lines(((self._left, y, right, y),), mixed(tokens.muted, tokens.surface, 0.5 if step == 0 else 0.22))
            words = _number(value)
            yield self._pen.words(self._left - 5 - self._pen.width(words), y + self._pen.em * 0.3, words, tokens.muted)

    def _left_out(self) -> Iterator[Shape]:
        """Dashed edges where nothing was noted for long, and the axis makes a leap."""
        for number, column in enumerate(self._chart.columns):
            if not column.key:
                x = self._x(number + 0.5)
                yield Lines(((x, self._roof, x, self._ground),), self._pen.tokens.muted, 1.0, dashed=True)

    # The courses

    def _bars(self, at: int) -> Iterator[Shape]:
        tokens, chart = self._pen.tokens, self._chart
        gap = min(4.0, self._slot * 0.18)
        breadth = (self._slot - gap) / max(len(chart.lines), 1)
        for place, line in enumerate(chart.lines):
            strong: list[Box] = []
            faint: list[Box] = []
            apart = 1 if place + 1 < len(chart.lines) else 0
            for number, value in enumerate(line.values):
                if value:
                    top = min(self._y(value), self._ground - 1.5)
                    left = self._x(number) + gap / 2 + place * breadth
                    box = left, top, max(breadth - apart, 0.6), self._ground - top
                    faded = chart.marked and chart.columns[number].key not in chart.marked and number != at
                    (faint if faded else strong).append(box)
            colour, radius = self._colour(place), 2.0 if breadth > 6 else 0.0
            yield Boxes(tuple(strong), colour, 1.0, radius)
            yield Boxes(tuple(faint), mixed(colour, tokens.surface, 0.55), 1.0, radius)
        if len(chart.lines) > 1 and breadth > 5:
            yield from self._tops()

    def _tops(self) -> Iterator[Shape]:
        """The sign of the second course over its bars, which tells them apart without colours."""
        second, breadth = self._chart.lines[1], self._slot / 2
        for number, value in enumerate(second.values):
            if value:
                x, y = self._x(number) + breadth * 1.5, max(self._y(value) - 5, self._roof - 2)
                yield sign_at(self._chart.looks[1], x, y, 2.5, self._colour(1))

    def _line(self, number: int, line: Line) -> Iterator[Shape]:
        """A course as a line that is broken where nothing is known, with signs where they have room."""
        look, colour = self._chart.looks[number], self._colour(number)
        dense = self._slot < 9
        every = max(1, round(60 / self._slot)) if dense else 1
        for start, run in _runs(line.values):
            points = [(self._x(start + place + 0.5), self._y(value)) for place, value in enumerate(run)]
            if len(points) > 1:
                yield Trace(tuple(points), colour, 1.8, look.dashes)
            for place, (x, y) in enumerate(points):
                if len(points) == 1 or (start + place + number * every // len(self._chart.lines)) % every == 0:
                    yield sign_at(look, x, y, 3.4, colour)

    def _labels(self) -> Iterator[Shape]:
        """Words under the columns, under every other, every fifth … as there is room."""
        pen, columns = self._pen, self._chart.columns
        if not columns:
            return
        widest = max(pen.width(column.label) for column in columns)
        months = len(next((column.key for column in columns if column.key), "")) == 7
        steps = (1, 3, 6, 12, 24, 60, 120) if months else (1, 2, 5, 10, 20, 50, 100)
        every = next((step for step in steps if self._slot * step >= widest + 8), steps[-1])
        room = Room()
        for number, column in enumerate(columns):
            if not _labelled(column, every, months):
                continue
            words = column.key[:4] if months and every >= 12 else column.label
            wide = pen.width(words)
            x = self._x(number + 0.5) - wide / 2 if every < 12 or not months else self._x(number)
            x = min(max(x, 0), self._width - wide)
            if room.take(x - 3, x + wide + 3):
                yield pen.words(x, self._height - pen.em * 0.35, words, pen.tokens.muted)


def _labelled(column: Column, every: int, months: bool) -> bool:
    """Whether words may stand under a column where only every so many have room."""
    if not column.key:
        return True
    number = int(column.key[5:7]) - 1 + int(column.key[:4]) * 12 if months else int(column.key)
    return number % every == 0


def _runs(values: Sequence[float | None]) -> Iterator[tuple[int, list[float]]]:
    """Stretches of values without a gap, each with the place where it begins."""
    run: list[float] = []
    for number, value in enumerate((*values, None)):
        if value is not None:
            run.append(value)
        elif run:
            yield number - len(run), run
            run = []


def _scale(values: Sequence[float]) -> tuple[float, float]:
    """The step of the numbers at the side, and the value at the top: a few steps up from zero, whole ones of counts."""
    highest = max(values, default=0)
    if highest <= 0:
        return 1.0, 1.0
    power = 10.0 ** floor(log10(highest / 3))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= highest / 3.01)
    if all(value == int(value) for value in values):
        step = max(1.0, step)
    return step, step * max(1, ceil(highest / step - 1e-9))


def _number(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")
