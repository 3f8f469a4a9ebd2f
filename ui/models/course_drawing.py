"""A chart of courses laid out for the screen."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QPainter

from ui.base.painting import Letters, paint
from ui.models.course_scene import Chart, CourseScene
from ui.models.timeline_pen import Pen
from ui.theme.theme import Theme


class CourseDrawing:
    """A scene with the letters to paint it."""

    def __init__(self, scene: CourseScene, letters: Letters) -> None:
        self._scene, self._letters = scene, letters

    def slots(self) -> Sequence[tuple[float, float]]:
        """Where each column stands."""
        return self._scene.slots()

    def paint(self, painter: QPainter, at: int, ring: bool) -> None:
        """Paint the chart; the column ``at`` stands out."""
        paint(painter, self._scene.shapes(at, ring), self._letters)


def laid(chart: Chart, theme: Theme, letters: Letters) -> Callable[[int, int], CourseDrawing]:
    """What draws a chart at a width and height, in the colours of the moment."""

    def lay(width: int, height: int) -> CourseDrawing:
        pen = Pen(theme.tokens, theme.fonts.pixels, letters.width)
        return CourseDrawing(CourseScene(chart, pen, width, height), letters)

    return lay
