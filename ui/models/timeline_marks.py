"""Lanes of marks: interviews and dialogue as dots, events as flags, memos as diamonds."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fieldnotes.analysis.timeline import DAY
from fieldnotes.domain.timeline import Mark
from fieldnotes.export.shapes import Boxes, Dots, Faded, Lines, Polygons, Shape
from ui.models.timeline_bands import iso, last_iso
from ui.models.timeline_notes import counted, rounded
from ui.models.timeline_pen import Pen, Room, Spot
from ui.models.timeline_scale import Scale, stretch_words

COLUMN = 5.0
"""Marks that lie within so many pixels are drawn as one."""

BLUE, PURPLE, RED, ROSE = "#3B74B0", "#7A5BA6", "#B4532A", "#A4446C"


@dataclass(frozen=True, slots=True)
class Manner:
    """How marks are drawn, a "dot", "square", "flag" or "diamond", in which colour; what one and several are called."""

    sign: str
    colour: str
    one: str
    several: str


MANNERS = {
    "interview": Manner("dot", BLUE, "Interview", "interviews"),
    "focus group": Manner("dot", BLUE, "Focus group", "focus groups"),
    "dialogue": Manner("square", PURPLE, "Dialogue", "dialogues"),
    "event": Manner("flag", RED, "Event", "events"),
    "memo": Manner("diamond", ROSE, "Memo", "memos"),
    "private": Manner("diamond", ROSE, "Private memo", "memos"),
}


class _Placed(NamedTuple):
    """Marks that are drawn as one, the moment and the place of their middle, how many pixels they may mean."""

    marks: Sequence[Mark]
    middle: float
    x: float
    width: float


class Marks:
    """Marks in one row.

    Args:
        key, title: of the lane.
        marks: what it shows; those of a group are joined.
        named: whether their names stand beside them, where there is room.
    """

    def __init__(self, key: str, title: str, marks: Sequence[Mark], named: bool = False) -> None:
        self.key, self.title = key, title
        self._named = named
        self._marks = sorted(marks, key=lambda mark: mark.begin)
        vague: dict[tuple[str, float, float], list[Mark]] = {}
        for mark in self._marks:
            if _is_vague(mark):
                vague.setdefault((MANNERS[mark.kind].sign, mark.begin, mark.end), []).append(mark)
        self._vague = list(vague.values())
        self._tracks = [
            ([mark.begin for mark in own], own)
            for sign in dict.fromkeys(MANNERS[mark.kind].sign for mark in self._marks)
            for own in ([mark for mark in self._marks if MANNERS[mark.kind].sign == sign and not _is_vague(mark)],)
        ]
        self._groups: dict[str, list[Mark]] = {}
        for mark in self._marks:
            if mark.group:
                self._groups.setdefault(mark.group, []).append(mark)

    def __bool__(self) -> bool:
        return bool(self._marks)

    def labels(self) -> list[str]:
        """The lane has one row without a name."""
        return []

    def height(self, pen: Pen) -> float:
        """How high the lane is, in pixels."""
        return 1.9 * pen.em

    def draw(self, scale: Scale, pen: Pen, top: float) -> Iterator[Shape]:
        """Lines between what belongs together, then signs, then names."""
        y, placed = top + 0.85 * pen.em, list(self._placed(scale))
        yield from self._joins(scale, pen, y)
        yield from _stretches(placed, scale, pen, y)
        for (sign, colour), places in _by_sign(placed, scale, _wide(pen)).items():
            yield _signs(sign, pen.ink(colour) if pen.tokens.dark else colour, places, y, pen.em)
        yield from self._names(placed, scale, pen, y)

    def spots(self, scale: Scale, pen: Pen, top: float) -> Iterator[Spot]:
        """The marks; what stands too close to be told apart is one."""
        half = 0.55 * pen.em
        for each in self._placed(scale):
            first, last = each.marks[0], max(mark.end for mark in each.marks)
            manner = MANNERS[first.kind]
            width = max(each.width, 2 * half)
            if len(each.marks) == 1:
                name = f"{manner.one}: {first.words}" if first.words else manner.one
            else:
                name = f"{len(each.marks):,} {manner.several}"
            about = "about " * first.about
            words = f"{name}\n{about}{stretch_words(first.begin, last)}"
            box = (each.x - width / 2, top + 0.2 * pen.em, width, 1.3 * pen.em)
            yield Spot(box, words, tuple(dict.fromkeys(mark.ref for mark in each.marks)), first.begin, last)

    def table(self, begin: float, end: float) -> Iterator[tuple[str, ...]]:
        """The marks between two moments as rows; names only of what is named on the picture."""
        for mark in self._marks:
            if mark.begin < end and mark.end >= begin:
                kind = "memo" if mark.kind == "private" else mark.kind
                what = f"{kind}: {mark.words}" if self._named or mark.group else kind
                yield "", iso(mark.begin), last_iso(mark.begin, mark.end), what, "1", ""

    def _placed(self, scale: Scale) -> Iterator[_Placed]:
        """What is seen: what is dated vaguely by its date, the rest column by column, one sort after the other."""
        per_day, shift, edge = scale.per_day, scale.x(0.0), scale.left + scale.width
        for marks in self._vague:
            begin, end = marks[0].begin, marks[0].end
            if begin < scale.end and end > scale.begin:
                middle = (begin + end) / 2
                yield _Placed(marks, middle, shift + middle * per_day, (end - begin) * per_day)
        column = rounded(COLUMN / per_day, 2)
        for starts, marks in self._tracks:
            place, after = bisect_left(starts, scale.begin - DAY), bisect_left(starts, scale.end)
            while place < after:
                mark = marks[place]
                beyond = bisect_left(starts, (mark.begin // column + 1) * column, place + 1, after)
                middle, half = (mark.begin + mark.end) / 2, (mark.end - mark.begin) * per_day / 2
                x = shift + middle * per_day
                if x + half >= scale.left and x - half <= edge:
                    yield _Placed(marks[place:beyond], middle, x, 2 * half)
                place = beyond

    def _joins(self, scale: Scale, pen: Pen, y: float) -> Iterator[Shape]:
        """The rounds of a dialogue on one line."""
        lines = []
        for group in self._groups.values():
            left, right = (scale.x((mark.begin + mark.end) / 2) for mark in (group[0], group[-1]))
            left, right = max(left, scale.left), min(right, scale.left + scale.width)
            if right > left:
                lines.append((left, y, right, y))
        if lines:
            yield Lines(tuple(lines), pen.ink(PURPLE), 1.2)

    def _names(self, placed: Sequence[_Placed], scale: Scale, pen: Pen, y: float) -> Iterator[Shape]:
        """The names of events beside them, and how many rounds a dialogue had, where there is room."""
        if not (self._named or self._groups):
            return
        gap, edge = 0.8 * pen.em, scale.left + scale.width
        room = Room(sorted(each.x for each in placed), 0.3 * pen.em)
        for group in self._groups.values():
            words = f"dialogue, {counted(len(group), 'round')}"
            wide, first, last = pen.width(words), *(scale.x((one.begin + one.end) / 2) for one in (group[0], group[-1]))
            for x in (last + gap, first - gap - wide):  # after the last round, or before the first
                if scale.left <= x and x + wide <= edge + 8 and room.take(x, x + wide):
                    yield pen.words(x, y + pen.small * 0.36, words, pen.ink(PURPLE))
                    break
        for each in placed if self._named else ():
            mark = each.marks[0]
            x, words = each.x + gap * 0.7, pen.fitting(mark.words, 14 * pen.em)
            right = x + pen.width(words)
            alone = len(each.marks) == 1 and each.width <= _wide(pen) and x >= scale.left and right <= edge + 8
            if alone and room.take(x, right + 8):
                yield pen.words(x, y + pen.small * 0.36, words, pen.tokens.muted)


def _is_vague(mark: Mark) -> bool:
    """Whether a mark is not known to the day."""
    return mark.end - mark.begin > DAY


def _wide(pen: Pen) -> float:
    """From how many pixels on a date that may mean a stretch is drawn as one."""
    return 1.6 * pen.em


def _by_sign(placed: Sequence[_Placed], scale: Scale, wide: float) -> dict[tuple[str, str], list[float]]:
    """Where signs stand, by sign and colour; one that another hides all but a sliver of is left out.

    They are told apart by moments, not by places, so that none comes and goes while a person pans.
    """
    column = rounded(COLUMN / 2 / scale.per_day, 2)
    found: dict[tuple[str, str], dict[float, float]] = {}
    for marks, middle, x, width in placed:
        if width <= wide:
            manner = MANNERS[marks[0].kind]
            found.setdefault((manner.sign, manner.colour), {})[middle // column] = x
    return {sign: list(places.values()) for sign, places in found.items()}


def _stretches(placed: Sequence[_Placed], scale: Scale, pen: Pen, y: float) -> Iterator[Shape]:
    """What is dated to a month or a range as a bar over it; faded where the date is only about so."""
    high = 0.75 * pen.em
    for each in placed:
        if each.width <= _wide(pen):
            continue
        mark, colour = each.marks[0], MANNERS[each.marks[0].kind].colour
        left, right = max(each.x - each.width / 2, scale.left), min(each.x + each.width / 2, scale.left + scale.width)
        box = (left, y - high / 2, right - left, high)
        if mark.about:
            yield Faded(box, colour, 0.4, (right - left) / 3, (right - left) / 3, high / 2)
        else:
            yield Boxes((box,), colour, 0.4, high / 2)
        told = mark.words if len(each.marks) == 1 else f"{len(each.marks):,} {MANNERS[mark.kind].several}"
        words = pen.fitting(told, right - left - pen.em)
        if words:
            yield pen.words(left + 0.5 * pen.em, y + pen.small * 0.36, words, pen.ink(colour, 0.4))


def _signs(sign: str, colour: str, places: Sequence[float], y: float, em: float) -> Shape:
    half = 0.42 * em
    if sign == "dot":
        return Dots(tuple((x, y) for x in places), half, colour)
    if sign == "square":
        return Boxes(tuple((x - half, y - half, 2 * half, 2 * half) for x in places), colour, 1.0, 2)
    if sign == "diamond":
        return Polygons(tuple(((x, y - half), (x + half, y), (x, y + half), (x - half, y)) for x in places), colour)
    return Polygons(
        tuple(
            (
                (x, y - half),
                (x + half, y - half * 0.35),
                (x, y + half * 0.3),
                (x, y + half),
                (x - 1, y + half),
                (x - 1, y - half),
            )
            for x in places
        ),
        colour,
    )
