"""Bands over time: rows of tinted bars with words, open ends and edges known only roughly faded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme.drawing import draw_line
from ui.theme.theme import Theme
from ui.theme.tokens import mixed, readable

_FADE = 0.06
"""Share of the scale over which an open end fades."""
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days, as ordinals of ``datetime.date``.

    Attributes:
        id: handed over when it is picked.
        first: the first and the last day on which it may have begun; None is open.
        last: the first and the last day on which it may have ended; None is open.
        words: written on it.
        tip: shown by the mouse and read by screen readers.
        colour: "#RRGGBB".
    """

    id: str
    first: tuple[int, int] | None
    last: tuple[int, int] | None
    words: str
    tip: str
    colour: str


@dataclass(frozen=True, slots=True)
class Row:
    """Bars with what they are of."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    bar: Bar
    lane: int


class StretchBands(QWidget):
    """Draws bands; arrows walk through them, Enter and a click pick one.

    Args:
        name: for screen readers.

    Signals:
        picked: the id of a bar.
    """

    picked = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[Row, ...] = ()
        self._places: list[_Place] = []
        self._labels: list[tuple[str, int]] = []
        self._span = (0, 1)
        self._at = -1
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_rows(self, rows: Sequence[Row], span: tuple[int, int]) -> None:
        """Show other rows; ``span`` are ordinals that the scale holds at least."""
        self._rows = tuple(rows)
        self._places, self._labels, lane = [], [], 0
        known = list(span)
        for row in self._rows:
            self._labels.append((row.label, lane))
            lane += self._pack(row, lane)
            known += [day for bar in row.bars for edge in (bar.first, bar.last) if edge for day in edge]
        first, last = min(known), max(known)
        room = max(60, (last - first) // 16)
        self._span = (first - room, last + room)
        self._at = min(self._at, len(self._places) - 1)
        self.updateGeometry()
        self.update()

    def bars(self) -> list[Bar]:
        """All bars, row by row."""
        return [place.bar for place in self._places]

    def rect_of(self, ident: str) -> QRectF:
        """Where a bar is drawn."""
        return next((self._rect(place) for place in self._places if place.bar.id == ident), QRectF())

    def sizeHint(self) -> QSize:
        """A line for the years, and one for each lane."""
        lanes = max((place.lane for place in self._places), default=-1) + 1
        return QSize(320, self._head() + lanes * self._lane() + 4)

    def minimumSizeHint(self) -> QSize:
        """It may be narrow, not low."""
        return QSize(160, self.sizeHint().height())

    # Reckoning

    def _pack(self, row: Row, lane: int) -> int:
        """Put bars that overlap below one another; how many lanes the row takes."""
        ends: list[int] = []
        for bar in sorted(row.bars, key=lambda bar: bar.first or (0, 0)):
            begin = bar.first[0] if bar.first else 0
            end = bar.last[0] if bar.last else date.max.toordinal()
            free = next((number for number, last in enumerate(ends) if last <= begin), len(ends))
            ends[free : free + 1] = [end]
            self._places.append(_Place(bar, lane + free))
        return max(1, len(ends))

    def _head(self) -> int:
        return self._theme.fonts.scaled(1.6)

    def _lane(self) -> int:
        return self._theme.fonts.scaled(2.15)

    def _left(self) -> int:
        return min(self._theme.fonts.scaled(7.5), self.width() // 4)

    def _x(self, ordinal: float) -> float:
        first, last = self._span
        left = self._left()
        return left + (ordinal - first) / (last - first) * (self.width() - left - 2)

    def _rect(self, place: _Place) -> QRectF:
        bar, (first, last) = place.bar, self._span
        x1 = self._x(bar.first[0] if bar.first else first)
        x2 = self._x(bar.last[1] + 1 if bar.last else last)
        top = self._head() + place.lane * self._lane()
        return QRectF(x1, top + 2, max(6.0, x2 - x1 - 1), self._lane() - 4)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Years, labels, bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_years(painter)
        fonts = self._theme.fonts
        for label, lane in self._labels:
            top = self._head() + lane * self._lane()
            room = QRectF(0, top, self._left() - 8, self._lane()).toRect()
            draw_line(painter, room, label, fonts.small(), self._theme.colour("muted"))
        for number, place in enumerate(self._places):
            self._paint_bar(painter, place, number == self._at and self.hasFocus())
        painter.end()

    def _paint_years(self, painter: QPainter) -> None:
        first, last = (date.fromordinal(max(1, day)).year for day in self._span)
        room = self._theme.fonts.scaled(3.2)
        years = max(1, last - first)
        step = next((s for s in _STEPS if (self.width() - self._left()) / years * s >= room), _STEPS[-1])
        painter.setFont(self._theme.fonts.small())
        for year in range(first + -first % step, last + 1, step):
            if year < 1:
                continue
            x = self._x(date(year, 1, 1).toordinal())
            if x < self._left():
                continue
            painter.setPen(QPen(self._theme.colour("line")))
            painter.drawLine(QPointF(x, self._head() - 2), QPointF(x, self.height()))
            painter.setPen(self._theme.colour("muted"))
            if x + room <= self.width():
                painter.drawText(QPointF(x + 3, self._head() - self._theme.fonts.scaled(0.5)), str(year))

    def _paint_bar(self, painter: QPainter, place: _Place, focused: bool) -> None:
        rect, bar, tokens = self._rect(place), place.bar, self._theme.tokens
        tint = mixed(bar.colour, tokens.surface, 0.24 if tokens.dark else 0.18)
        ground = QLinearGradient(rect.topLeft(), rect.topRight())
        for stop, alpha in self._stops(rect, bar):
            colour = QColor(tint)
            colour.setAlphaF(alpha)
            ground.setColorAt(stop, colour)
        painter.setPen(QPen(self._theme.colour("accent"), 1.5) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, 4, 4)
        words = QColor(readable(bar.colour, tint))
        room = rect.adjusted(8, 0, -4, 0).toRect()
        if room.width() > self._theme.fonts.scaled(1.2):
            draw_line(painter, room, bar.words, self._theme.fonts.frame(0.88, QFont.Weight.Medium), words)

    def _stops(self, rect: QRectF, bar: Bar) -> list[tuple[float, float]]:
        """Where the ground of a bar is how strong: an open end and an edge known roughly are faint."""
        width = max(1.0, rect.width())
        whole = self.width() - self._left()
        begun = _FADE * whole if bar.first is None else self._x(bar.first[1]) - self._x(bar.first[0])
        over = _FADE * whole if bar.last is None else self._x(bar.last[1]) - self._x(bar.last[0])
        left, right = min(0.45, begun / width), max(0.55, 1 - over / width)
        faint_left = 0.0 if bar.first is None else 0.35 if begun > 1 else 1.0
        faint_right = 0.0 if bar.last is None else 0.35 if over > 1 else 1.0
        return [(0.0, faint_left), (left, 1.0), (right, 1.0), (1.0, faint_right)]

    # Using

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click picks a bar."""
        number = self._number_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self._go_to(number)
            self.picked.emit(self._places[number].bar.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over bars."""
        over = self._number_at(event.position()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """The tooltip of the bar under the mouse."""
        if isinstance(event, QHelpEvent):
            number = self._number_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._places[number].bar.tip if number >= 0 else "", self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter and Space pick."""
        step = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
        }.get(Qt.Key(event.key()), 0)
        if step and self._places:
            self._go_to(min(max(self._at + step, 0), len(self._places) - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._at >= 0:
            self.picked.emit(self._places[self._at].bar.id)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard comes to the first bar when it is on none."""
        super().focusInEvent(event)
        if self._at < 0 and self._places:
            self._go_to(0)

    def _go_to(self, number: int) -> None:
        self._at = number
        self.setAccessibleDescription(self._places[number].bar.tip)
        self.update()

    def _number_at(self, point: QPointF) -> int:
        found = (number for number, place in enumerate(self._places) if self._rect(place).contains(point))
        return next(found, -1)
