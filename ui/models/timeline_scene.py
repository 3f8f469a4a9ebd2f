"""The timeline as a whole: lanes under their headings, the scale over them, and the same as a figure to keep."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from fieldnotes.analysis.presence import Gap, Presence
from fieldnotes.analysis.timeline import Density, reach_of
from fieldnotes.domain.timeline import Band, Mark
from fieldnotes.export.shapes import Box, Figure, Lines, Polygons, Shape
from ui.models.timeline_bands import Bands, Visits
from ui.models.timeline_marks import Marks
from ui.models.timeline_notes import Notes
from ui.models.timeline_pen import Pen, Spot
from ui.models.timeline_scale import AxisMark, Scale, axis, stretch_words
from ui.models.timeline_streams import Coded, Streams

LANES = {
    "phases": "Phases",
    "visits": "Visits and gaps",
    "notes": "Notes",
    "interviews": "Interviews and dialogue",
    "standings": "Standing of observers",
    "facts": "Facts of people",
    "codes": "Codes",
    "memos": "Memos",
    "events": "Events",
}
"""All lanes and their words, in the order in which they stand at first."""

HEAD = 1.9
"""Height of the scale's words, in sizes of the frame's letters."""

TITLE = 1.75
GAP = 0.85
GUTTER = 11.0
"""The most that names of rows take at the left."""

AGES = 4
"""From how many times the time of the field on the whole is too long to begin with."""

TABLE_HEAD = ("Lane", "Row", "From", "To", "What", "Number", "Words")


class Lane(Protocol):
    """One lane: how high it is, what is drawn and told in it."""

    @property
    def key(self) -> str:
        """Its name in settings."""

    @property
    def title(self) -> str:
        """Its heading; "" for none."""

    def __bool__(self) -> bool:
        """Whether it has anything to show."""

    def labels(self) -> list[str]:
        """What its rows are called."""

    def height(self, pen: Pen) -> float:
        """How high it is, in pixels."""

    def draw(self, scale: Scale, pen: Pen, top: float) -> Iterator[Shape]:
        """What is drawn of it."""

    def spots(self, scale: Scale, pen: Pen, top: float) -> Iterator[Spot]:
        """What can be told and opened; of those that overlap the first counts."""

    def table(self, begin: float, end: float) -> Iterator[tuple[str, ...]]:
        """The same as rows."""


@dataclass(frozen=True, slots=True)
class Study:
    """Everything that was read for the timeline; ``presence`` tells when somebody was in the field."""

    phases: tuple[Band, ...] = ()
    visits: tuple[Band, ...] = ()
    density: Density = field(default_factory=lambda: Density(()))
    undated: int = 0
    presence: Presence = field(default_factory=Presence)
    gaps: tuple[Gap, ...] = ()
    interviews: tuple[Mark, ...] = ()
    rounds: tuple[Mark, ...] = ()
    standings: tuple[Band, ...] = ()
    facts: tuple[Band, ...] = ()
    codes: tuple[Coded, ...] = ()
    memos: tuple[Mark, ...] = ()
    events: tuple[Mark, ...] = ()

    @property
    def field_reach(self) -> tuple[float, float] | None:
        """From the first to the last of what was seen and done in the field; None when nothing is dated."""
        found = [self.density.reach] if self.density.reach else []
        found += reach_of((*self.phases, *self.visits, *self.standings))
        for marks in (self.interviews, self.rounds, self.events):
            found += [(marks[0].begin, max(mark.end for mark in marks))] if marks else []
        return _hull(found)

    @property
    def view(self) -> tuple[float, float] | None:
        """What is seen at first: everything, or the time of the field where the analysis lies ages away from it."""
        field_reach, reach = self.field_reach, self.reach
        if (
            field_reach is None
            or reach is None
            or reach[1] - reach[0] < AGES * max(field_reach[1] - field_reach[0], 30)
        ):
            return reach
        return field_reach

    @property
    def reach(self) -> tuple[float, float] | None:
        """From the first to the last of all that is dated; None when nothing is.

        Facts count only beside others: a person's life may begin long before the study.
        """
        found = [self.field_reach] if self.field_reach else []
        found += [(self.memos[0].begin, self.memos[-1].end)] if self.memos else []
        found += [(coded.life.born, coded.life.born) for coded in self.codes]
        return _hull(found or reach_of(self.facts))

    def lanes(self, keys: Sequence[str]) -> list[Lane]:
        """The lanes asked for, in their order; those that have nothing to show are left out."""
        until = self.reach[1] if self.reach else 0.0
        talks = [mark for mark in self.interviews if mark.ref.id not in {mark.group for mark in self.rounds}]
        made: dict[str, Lane] = {
            "phases": Bands("phases", "", self.phases, until),
            "visits": Visits(self.visits, [gap.stretch for gap in self.gaps]),
            "notes": Notes(self.density),
            "interviews": Marks("interviews", "Interviews and dialogue", (*talks, *self.rounds)),
            "standings": Bands("standings", "Standing towards the field", self.standings, until),
            "facts": Bands("facts", "Facts of people", self.facts, until),
            "codes": Streams(self.codes),
            "memos": Marks("memos", "Memos", self.memos),
            "events": Marks("events", "Events", self.events, named=True),
        }
        return [made[key] for key in keys if made.get(key)]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a lane stands: its heading, and below it the lane itself."""

    lane: Lane
    head: float
    top: float
    height: float
    folded: bool


class Scene:
    """Lanes one below the other.

    Args:
        lanes: in their order.
        folded: keys of those of which only the heading is seen.
        pen: what is drawn with.
    """

    def __init__(self, lanes: Sequence[Lane], folded: Collection[str], pen: Pen) -> None:
        self.pen = pen
        self.places: list[Place] = []
        y = 0.4 * pen.em
        for lane in lanes:
            head, shut = y, lane.key in folded and bool(lane.title)
            top = head + (TITLE * pen.em if lane.title else 0.0)
            height = 0.0 if shut else lane.height(pen)
            self.places.append(Place(lane, head, top, height, shut))
            y = top + height + (GAP * pen.em if not shut else 0.2 * pen.em)
        self.height = y
        labels = (label for place in self.places if not place.folded for label in place.lane.labels())
        widest = max((pen.width(label) for label in labels), default=0.0)
        self.gutter = min(widest, GUTTER * pen.em) + 16 if widest else 4.0
        self._along: tuple[Scale | None, list[AxisMark]] = None, []

    @property
    def head(self) -> float:
        """How high the words of the scale are, in pixels."""
        return round(HEAD * self.pen.em)

    def draw_head(self, scale: Scale, y: float = 0.0) -> list[Shape]:
        """The words of the scale."""
        pen = self.pen
        foot = y + 1.2 * pen.em
        return [
            pen.words(mark.x + 3, foot, mark.words, pen.tokens.text if mark.strong else pen.tokens.muted, mark.strong)
            for mark in self._axis(scale)
            if mark.words
        ]

    def draw_body(self, scale: Scale, top: float, height: float) -> list[Shape]:
        """What is seen of the lanes in ``height`` pixels; the first lane begins at ``top``."""
        pen = self.pen
        foot = min(top + self.height, height)
        lines = tuple((mark.x, max(top, 0.0), mark.x, foot) for mark in self._axis(scale))
        shapes: list[Shape] = [Lines(lines, pen.tokens.line)]
        for place in self.places:
            if top + place.top + place.height < 0 or top + place.head > height:
                continue
            if place.lane.title:
                shapes += self._heading(place, top)
            if not place.folded:
                shapes += place.lane.draw(scale, pen, top + place.top)
        return shapes

    def headings(self, top: float) -> list[Shape]:
        """The words over the lanes by themselves, to stand over what veils the rest."""
        return [shape for place in self.places if place.lane.title for shape in self._heading(place, top)]

    def spots(self, scale: Scale, key: str = "") -> list[Spot]:
        """What can be told and opened within what is seen, in one lane or all; places are those of the first lane."""
        return [
            spot
            for place in self.places
            if not place.folded and key in ("", place.lane.key)
            for spot in place.lane.spots(scale, self.pen, place.top)
        ]

    def place_at(self, y: float) -> Place | None:
        """The lane at a height, its heading included."""
        return next((place for place in self.places if place.head <= y <= place.top + place.height), None)

    def spot_at(self, scale: Scale, x: float, y: float) -> Spot | None:
        """What stands at a place."""
        place = self.place_at(y)
        if place is None or place.folded or y < place.top:
            return None
        return next((spot for spot in place.lane.spots(scale, self.pen, place.top) if _within(spot.box, x, y)), None)

    def heading_at(self, x: float, y: float) -> Place | None:
        """The lane whose heading stands at a place."""
        place = self.place_at(y)
        if place is None or not place.lane.title or y >= place.top:
            return None
        return place if x <= self.pen.width(place.lane.title.upper(), bold=True) + 4 * self.pen.em else None

    def figure(self, scale: Scale, title: str, family: str) -> Figure:
        """All lanes over what is seen, with a title over them, to be kept."""
        pen, said = self.pen, stretch_words(scale.begin, scale.end)
        shapes: list[Shape] = [
            pen.words(4, 2.4 * pen.em, title, pen.tokens.text, True, round(1.25 * pen.em)),
            pen.words(4, 4.1 * pen.em, said, pen.tokens.muted),
            *self.draw_head(scale, 4.8 * pen.em),
        ]
        top = 4.8 * pen.em + self.head
        shapes += self.draw_body(scale, top, top + self.height)
        rows: list[tuple[str, ...]] = [TABLE_HEAD]
        for place in self.places:
            lane = LANES[place.lane.key]
            rows += [(lane, *row) for row in place.lane.table(scale.begin, scale.end)]
        told = f"{said}. Lanes: {', '.join(LANES[place.lane.key] for place in self.places)}."
        width, height = round(scale.left + scale.width + 1.6 * pen.em), round(top + self.height)
        return Figure(width, height, pen.tokens.surface, family, title, told, tuple(shapes), tuple(rows))

    def _axis(self, scale: Scale) -> list[AxisMark]:
        """What is written along the scale; head and body ask for the same."""
        if self._along[0] != scale:
            pen = self.pen
            self._along = scale, axis(scale, lambda words: pen.width(words, bold=True) + 3)
        return self._along[1]

    def _heading(self, place: Place, top: float) -> list[Shape]:
        """The words of a lane in small capitals, after a small triangle that says whether it is folded."""
        pen = self.pen
        y, r = top + place.head + 0.95 * pen.em, 0.26 * pen.em
        down = ((4.0, y - r), (4 + 2 * r, y - r), (4 + r, y + r * 0.7))
        shut = ((4.0, y - r), (4 + 1.6 * r, y), (4.0, y + r))
        words = place.lane.title.upper()
        size = round(pen.em * 0.82)
        return [
            Polygons((shut if place.folded else down,), pen.tokens.faint),
            pen.words(4 + 0.9 * pen.em, y + 0.32 * pen.em, words, pen.tokens.muted, True, size),
        ]


def _hull(stretches: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """From the first to the last of some stretches."""
    if not stretches:
        return None
    return min(begin for begin, _ in stretches), max(end for _, end in stretches)


def _within(box: Box, x: float, y: float) -> bool:
    left, top, width, height = box
    return left - 1 <= x <= left + width + 1 and top - 1 <= y <= top + height + 1
