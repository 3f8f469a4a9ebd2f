"""What the timeline is drawn with: colours, sizes, and how wide words are."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from fieldnotes.domain.refs import Ref
from fieldnotes.export.shapes import Box, Words
from ui.theme.tokens import Tokens, mixed, readable

COLOURS = ("#B38A1E", "#2E6E68", "#7A5BA6", "#3B74B0", "#A4446C", "#B4532A")
"""For bands that bear no colour of their own."""

TINT = 0.2
"""How strongly the ground of a band is coloured."""


@dataclass(frozen=True, slots=True)
class Pen:
    """Sizes follow ``em``, the frame's size in pixels; ``measure`` tells how wide words are (size, bold), in pixels."""

    tokens: Tokens
    em: float
    measure: Callable[[str, float, bool], float]

    @property
    def small(self) -> float:
        """The size of most words."""
        return round(self.em * 0.88)

    def ink(self, colour: str, tint: float = 0.0) -> str:
        """A colour in which words can be read on the page, or on a tint of itself."""
        return _ink(colour, self.tokens.surface, tint)

    def words(self, x: float, y: float, text: str, fill: str, bold: bool = False, size: float = 0.0) -> Words:
        """Words whose foot stands at ``y``."""
        return Words(x, y, text, size or self.small, fill, bold)

    def width(self, text: str, bold: bool = False, size: float = 0.0) -> float:
        """How wide words are."""
        return self.measure(text, size or self.small, bold)

    def fitting(self, text: str, room: float, bold: bool = False) -> str:
        """As much of some words as finds room, with an ellipsis; "" where hardly anything does."""
        if self.width(text, bold) <= room:
            return text
        if room < 3 * self.em:
            return ""
        low, high = 0, min(len(text), int(room))
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(text[:middle].rstrip() + "…", bold) <= room:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip() + "…" if low > 1 else ""


@lru_cache(maxsize=512)
def _ink(colour: str, surface: str, tint: float) -> str:
    return readable(colour, mixed(colour, surface, tint) if tint else surface)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the timeline that tells something, and leads somewhere.

    Attributes:
        box: where.
        words: what is told.
        refs: what opens; several where they stand too close to be told apart.
        begin, end: the stretch of time it stands for.
        notes: whether the notes within the stretch are meant.
    """

    box: Box
    words: str
    refs: tuple[Ref, ...] = ()
    begin: float = 0.0
    end: float = 0.0
    notes: bool = False


class Room:
    """Keeps words of one line from overlapping one another, and signs.

    Args:
        signs: where the signs stand, in their order.
        half: half their width.
    """

    def __init__(self, signs: Sequence[float] = (), half: float = 0.0) -> None:
        self._signs, self._half = signs, half
        self._taken: list[tuple[float, float]] = []

    def take(self, left: float, right: float) -> bool:
        """Whether there was room between two places; it is taken now."""
        sign = bisect_left(self._signs, left - self._half)
        if sign < len(self._signs) and self._signs[sign] < right + self._half:
            return False
        if any(left < end and begin < right for begin, end in self._taken):
            return False
        self._taken.append((left, right))
        return True
