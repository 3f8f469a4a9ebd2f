"""By what the lines of a chart are told apart, without colours too: each has its colour, its dashes and its sign."""

from dataclasses import dataclass
from math import cos, pi, sin

from fieldnotes.export.shapes import Dots, Point, Polygons, Shape
from ui.theme.tokens import Tokens, readable

MOST = 6
"""How many queries are laid over one another at most."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a line looks: its colour on white, its dashes (drawn, left out … in pixels), the sign at its points."""

    colour: str
    dashes: tuple[float, ...]
    sign: str


LOOKS = (
    Look("#2E6E68", (), "dot"),
    Look("#B4532A", (7.0, 3.0), "square"),
    Look("#3B74B0", (2.0, 3.0), "triangle"),
    Look("#B38A1E", (10.0, 3.0, 2.0, 3.0), "diamond"),
    Look("#7A5BA6", (4.0, 2.0), "ring"),
    Look("#5F6368", (12.0, 4.0), "cross"),
)
"""One for each query. Their lightness differs beside their hue, so that they differ for the colour-blind too."""


def colour_of(look: Look, tokens: Tokens) -> str:
    """The colour of a line in a look of the program; that of the first is its accent."""
    return tokens.accent if look is LOOKS[0] else readable(look.colour, tokens.surface, 3.5)


def sign_at(look: Look, x: float, y: float, size: float, colour: str) -> Shape:
    """The sign of a line at a point; ``size`` is half its breadth."""
    match look.sign:
        case "dot" | "ring":
            return Dots(((x, y),), size, colour, hollow=look.sign == "ring")
        case "square":
            low, high = -size * 0.9, size * 0.9
            corners = ((low, low), (high, low), (high, high), (low, high))
            return Polygons((tuple((x + a, y + b) for a, b in corners),), colour)
        case "triangle":
            return Polygons((_round(x, y, size * 1.3, 3),), colour)
        case "diamond":
            return Polygons((_round(x, y, size * 1.3, 4),), colour)
        case _:
            return Polygons((_cross(x, y, size),), colour)


def _round(x: float, y: float, radius: float, corners: int) -> tuple[Point, ...]:
    """A regular outline, one corner above."""
    turns = (2 * pi * corner / corners - pi / 2 for corner in range(corners))
    return tuple((x + radius * cos(turn), y + radius * sin(turn)) for turn in turns)


def _cross(x: float, y: float, size: float) -> tuple[Point, ...]:
    """A plus."""
    arm = size * 0.35
    quarter = ((-arm, -size), (arm, -size), (arm, -arm), (size, -arm), (size, arm), (arm, arm))
    half = (*quarter, *((-a, -b) for a, b in quarter))
    return tuple((x + a, y + b) for a, b in half)
