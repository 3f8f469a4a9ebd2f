"""Faces and sizes: the system's own face for the frame, a serif for notes."""

from collections.abc import Iterable

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

SERIFS = (
    "Noto Serif",
    "Source Serif 4",
    "Source Serif Pro",
    "Charter",
    "Iowan Old Style",
    "Georgia",
    "Cambria",
    "Liberation Serif",
    "DejaVu Serif",
)
"""Serifs for reading, the best first; one of them is on every system."""

LEAST_PIXELS = 13


class Fonts:
    """The faces of the program, measured from the system's font so that they follow its size.

    Args:
        base: the frame's font.
        families: the families there are; the first known serif among them is taken for notes.
    """

    def __init__(self, base: QFont, families: Iterable[str]) -> None:
        self._base = QFont(base)
        known = set(families)
        self.serif_family = next((name for name in SERIFS if name in known), "serif")

    @classmethod
    def of_system(cls) -> "Fonts":
        """The fonts of this machine; a system font under 13 pixels is raised to that."""
        base = QFont(QGuiApplication.font())
        if QFontInfo(base).pixelSize() < LEAST_PIXELS:
            base.setPixelSize(LEAST_PIXELS)
        return cls(base, QFontDatabase.families())

    @property
    def pixels(self) -> int:
        """The frame's size in pixels; every other size is a part of it."""
        return int(QFontInfo(self._base).pixelSize())

    def scaled(self, share: float) -> int:
        """A part (or a multiple) of the frame's size, in whole pixels, so that all grows with the system's font."""
        return round(self.pixels * share)

    def frame(self, share: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The system's face, at a share of its size."""
        font = QFont(self._base)
        font.setPixelSize(max(9, self.scaled(share)))
        font.setWeight(weight)
        return font

    def small(self) -> QFont:
        """For the second line of a row."""
        return self.frame(0.88)

    def serif(self, pixels: int | None = None) -> QFont:
        """The face of notes, 17 pixels beside a 13 pixel frame unless a size is given."""
        font = QFont(self.serif_family)
        font.setStyleHint(QFont.StyleHint.Serif)
        font.setPixelSize(pixels or self.scaled(17 / 13))
        return font
