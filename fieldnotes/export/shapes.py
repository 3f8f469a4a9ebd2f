"""A picture as plain shapes, in pixels from its upper left corner; a window paints them, a file keeps them."""

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, width, height."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Boxes:
    """Rectangles of one colour ("#RRGGBB"); ``radius`` rounds their corners."""

    boxes: tuple[Box, ...]
    fill: str
    opacity: float = 1.0
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Faded:
    """A rounded rectangle whose colour comes from nothing over ``left`` pixels and goes to nothing over ``right``."""

    box: Box
    fill: str
    opacity: float
    left: float
    right: float
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Outline:
    """The edge of a rounded rectangle, dashed where it stands for what is not there."""

    box: Box
    stroke: str
    radius: float = 0.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Polygons:
    """Closed outlines of one colour."""

    outlines: tuple[tuple[Point, ...], ...]
    fill: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Breadths:
    """Half the breadth of a stream at places that lie evenly apart.

    One is another only if it is the same object, so that who paints it may keep what was made of it.
    """

    halves: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A stream along a height: ``pitch`` pixels from one breadth to the next, seen between ``left`` and ``right``."""

    middle: float
    breadths: Breadths
    x: float
    pitch: float
    left: float
    right: float
    fill: str
    opacity: float = 1.0

    def halves(self) -> tuple[Point, ...]:
        """Places and half the breadth at each, cut off where it is not seen."""
        halves = self.breadths.halves
        found = []
        for x in (self.left, *(self.x + place * self.pitch for place in range(len(halves))), self.right):
            at = (x - self.x) / self.pitch
            if self.left <= x <= self.right and 0 <= at <= len(halves) - 1:
                place = min(int(at), len(halves) - 2)
                found.append((x, halves[place] + (halves[place + 1] - halves[place]) * (at - place)))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Dots:
    """Circles of one colour and radius; hollow ones have an edge only."""

    centres: tuple[Point, ...]
    radius: float
    fill: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Straight lines of one colour: from and to."""

    lines: tuple[tuple[float, float, float, float], ...]
    stroke: str
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Trace:
    """A line from point to point; ``dashes`` are what is drawn and left out by turns, in pixels."""

    points: tuple[Point, ...]
    stroke: str
    width: float = 1.0
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Curve:
    """A line that leaves one point downwards and comes to another sideways."""

    start: Point
    end: Point
    stroke: str
    width: float = 1.2


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words: where its foot begins, their size in pixels."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    bold: bool = False


Shape = Boxes | Faded | Outline | Polygons | Ribbon | Dots | Lines | Trace | Curve | Words


@dataclass(frozen=True, slots=True)
class Figure:
    """A whole picture.

    Attributes:
        width, height: in pixels.
        ground: the colour behind it.
        family: the face of its words.
        title: what it is called.
        description: what it shows, in sentences, for those who cannot see it.
        shapes: what is drawn, the hindmost first.
        rows: the same as a table, its first row the heads.
    """

    width: int
    height: int
    ground: str
    family: str
    title: str
    description: str
    shapes: tuple[Shape, ...]
    rows: tuple[tuple[str, ...], ...] = ()
