"""Regions: rectangles drawn on a picture, which carry codes as passages do."""

from dataclasses import dataclass

WHOLE = 10_000
"""Width and height of any picture, as regions count."""
LEAST = 50
"""The least width and height of a region."""


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of a picture, in ten-thousandths of its width and height; its passage covers the picture's place."""

    id: str
    passage: str
    media: str
    x: int
    y: int
    width: int
    height: int

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, width and height."""
        return self.x, self.y, self.width, self.height


def fitted(x: int, y: int, width: int, height: int) -> tuple[int, int, int, int]:
    """A rectangle brought inside the picture, and to a size that can be seen; corners may be given in any order."""
    left, right = sorted((x, x + width))
    top, bottom = sorted((y, y + height))
    width = min(WHOLE, max(LEAST, right - left))
    height = min(WHOLE, max(LEAST, bottom - top))
    return min(max(left, 0), WHOLE - width), min(max(top, 0), WHOLE - height), width, height
