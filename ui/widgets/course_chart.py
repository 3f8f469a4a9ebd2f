"""How several moved between two poles from time to time: a line each, drawn as a calm curve."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import readable

TOP = 100
"""The level at the upper pole; the lower one is 0."""


@dataclass(frozen=True, slots=True)
class Course:
    """One line: whose, its colour ("#RRGGBB"), and at each time (from 0) the level and what is told of it."""

    name: str
    colour: str
    points: tuple[tuple[int, int, str], ...]


class CourseChart(QWidget):
    """Draws courses; hovering a point tells it, and screen readers are told all of them.

    Args:
        height: how high it is, as a multiple of the frame's size.
    """

    def __init__(self, theme: Theme, height: float = 9.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._height = height
        self._times: tuple[str, ...] = ()
        self._poles = ("", "")
        self._courses: tuple[Course, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def show_courses(self, times: Sequence[str], poles: tuple[str, str], courses: Sequence[Course]) -> None:
        """Show courses over times ("R1", "R2" …) between a lower and an upper pole."""
        self._times, self._poles, self._courses = tuple(times), poles, tuple(courses)
        told = [
            f"{course.name}: " + ", ".join(f"{self._times[at]} {words or level}" for at, level, words in course.points)
            for course in self._courses
        ]
        self.setAccessibleName("Positions over the rounds")
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def courses(self) -> tuple[Course, ...]:
        """What is shown."""
        return self._courses

    def sizeHint(self) -> QSize:
        """As high as asked for."""
        return QSize(220, self._theme.fonts.scaled(self._height))

    def minimumSizeHint(self) -> QSize:
        """It can be narrow."""
        return QSize(120, self._theme.fonts.scaled(self._height))

    def place_of(self, at: int, level: int) -> QPointF:
        """Where a level at a time is drawn."""
        field = self._field()
        last = max(1, len(self._times) - 1)
        x = field.center().x() if len(self._times) == 1 else field.left() + field.width() * at / last
        return QPointF(x, field.bottom() - field.height() * level / TOP)

    def event(self, event: QEvent) -> bool:
        """Tell the point under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.words_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), words, self) if words else QToolTip.hideText()
            return True
        return super().event(event)

    def words_at(self, place: QPointF) -> str:
        """What is told of the points near a place, a line each."""
        lines = []
        for course in self._courses:
            for at, level, words in course.points:
                if (self.place_of(at, level) - place).manhattanLength() < 14:
                    lines.append(f"{course.name}, {self._times[at]}: {words or level}")
        return "\n".join(lines)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw poles, times, lines and points."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_frame(painter)
        for number, course in enumerate(self._courses):
            self._draw(painter, course, number)
        painter.end()

    def _field(self) -> QRectF:
        line = self._theme.fonts.scaled(1.4)
        return QRectF(14, line + 8, max(10, self.width() - 28), max(10, self.height() - 3 * line - 16))

    def _draw_frame(self, painter: QPainter) -> None:
        field, line = self._field(), self._theme.fonts.scaled(1.4)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        for y in (field.top(), field.bottom()):
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        painter.setFont(self._theme.fonts.frame(0.85))
        painter.setPen(self._theme.colour("muted"))
        metrics = painter.fontMetrics()
        low, high = (metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.width() - 4) for words in self._poles)
        painter.drawText(QRectF(0, 0, self.width(), line), Qt.AlignmentFlag.AlignLeft, high)
        under = field.bottom() + 8
        painter.drawText(QRectF(0, under + line, self.width(), line), Qt.AlignmentFlag.AlignLeft, low)
        for at, words in enumerate(self._times):
            width = metrics.horizontalAdvance(words) + 4
            x = min(max(0.0, self.place_of(at, 0).x() - width / 2), self.width() - width)
            painter.drawText(QRectF(x, under, width, line), Qt.AlignmentFlag.AlignHCenter, words)

    def _draw(self, painter: QPainter, course: Course, number: int) -> None:
        colour = QColor(readable(course.colour, self._theme.tokens.panel, 3.0))
        # Lines that meet stay apart by a breadth, so that both are seen.
        places = [self.place_of(at, level) + QPointF(0, 3 * (number % 3) - 1.5) for at, level, _ in course.points]
        if not places:
            return
        path = QPainterPath(places[0])
        for before, place in pairwise(places):
            middle = (before.x() + place.x()) / 2
            path.cubicTo(QPointF(middle, before.y()), QPointF(middle, place.y()), place)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2))
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for place in places:
            painter.drawEllipse(place, 5, 5)
