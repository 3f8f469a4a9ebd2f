"""Stretches of time as bands on one scale, in rows: hover tells a band, a click or Enter opens it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import mixed, readable

_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""How many months may lie between two lines of the scale."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TINT = 0.2
"""How strong a band's ground is, as a share of its colour over the surface; more of it in the dark."""
_OPEN = 1 / 20
"""The share of the scale that is left free beside the days known, for bands that are open there."""
_ROUGH = 0.35
"""How strong the ground of a band is at an edge that is known roughly, as a share."""


@dataclass(frozen=True, slots=True)
class TimeBand:
    """One stretch.

    Attributes:
        key: handed over when it is opened; "" cannot be opened.
        start, end: its first and last day as ordinals (`date.toordinal`); None is open.
        words: what stands on it.
        colour: "#RRGGBB"; "" takes the theme's accent.
        soft: by how many days its edges are soft.
        told: what hover and screen readers are told; the words by default.
        begun, over: within how many days from its start it began, before its end it ended, where that is known roughly.
    """

    key: str
    start: int | None
    end: int | None
    words: str
    colour: str = ""
    soft: int = 0
    told: str = ""
    begun: int = 0
    over: int = 0


@dataclass(frozen=True, slots=True)
class BandRow:
    """Bands beside one label; those that overlap are laid below one another."""

    label: str
    bands: tuple[TimeBand, ...]


@dataclass(frozen=True, slots=True)
class _Laid:
    """A band in its lane; ``row`` is the number of its row."""

    band: TimeBand
    row: int
    lane: int


class Bands(QWidget):
    """Draws rows of bands under a scale of years or months.

    Signals:
        picked: the key of the band that was clicked, or entered from the keyboard.
    """

    picked = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[BandRow, ...] = ()
        self._laid: list[_Laid] = []
        self._tops: list[int] = []
        self._first, self._last = 0, 1
        self._at = -1
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_rows(self, rows: Sequence[BandRow], first: int | None = None, last: int | None = None) -> None:
        """Show other rows.

        Args:
            rows: from top to bottom.
            first, last: days (ordinals) that the scale reaches to at least.
        """
        self._rows = tuple(rows)
        self._laid, self._tops, lanes = [], [], 0
        for number, row in enumerate(self._rows):
            self._tops.append(lanes)
            laid = list(_laid(row, number, lanes))
            self._laid.extend(laid)
            lanes = max((one.lane for one in laid), default=lanes) + 1
        self._tops.append(lanes)
        self._scale(first, last)
        self._at = -1
        self.setAccessibleDescription("; ".join(self.words_of(one) for one in self.bands()))
        self.updateGeometry()
        self.update()

    def bands(self) -> tuple[TimeBand, ...]:
        """What is shown, row by row, in order of time."""
        return tuple(one.band for one in self._laid)

    @staticmethod
    def words_of(band: TimeBand) -> str:
        """What is told of a band."""
        return band.told or band.words

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        lanes = self._tops[-1] if self._tops else 0
        return QSize(240, self._head() + lanes * self._lane() + 2)

    def minimumSizeHint(self) -> QSize:
        """It can be quite narrow."""
        return QSize(120, self.sizeHint().height())

    def rect_of(self, key: str) -> QRectF:
        """Where a band is drawn; an empty rectangle if there is none with this key."""
        return next((self._place(one) for one in self._laid if one.band.key == key), QRectF())

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The band under the mouse stands out."""
        self._go(self._index_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        if event.button() == Qt.MouseButton.LeftButton and self._index_at(event.position()) == self._at:
            self._pick()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be opened."""
        index = self._index_at(event.position())
        opens = index >= 0 and self._laid[index].band.key
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab leads to the first band, Shift+Tab to the last."""
        super().focusInEvent(event)
        if self._laid and event.reason() == Qt.FocusReason.TabFocusReason:
            self._go(0)
        elif self._laid and event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._go(len(self._laid) - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No band stands out any more."""
        self._go(-1)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go along a row, Up and Down to the rows beside, Enter opens."""
        key = Qt.Key(event.key())
        aims = {
            Qt.Key.Key_Left: self._along(-1),
            Qt.Key.Key_Right: self._along(1),
            Qt.Key.Key_Up: self._across(-1),
            Qt.Key.Key_Down: self._across(1),
        }
        aim = aims.get(key)
        if aim is not None:
            self._go(aim)
            place = self._place(self._laid[aim]).center().toPoint()
            QToolTip.showText(self.mapToGlobal(place), self.words_of(self._laid[aim].band), self)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._at >= 0:
            self._pick()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell a band in a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self._index_at(QPointF(event.pos()))
            if index >= 0:
                QToolTip.showText(event.globalPos(), self.words_of(self._laid[index].band), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _pick(self) -> None:
        if self._at >= 0 and self._laid[self._at].band.key:
            self.picked.emit(self._laid[self._at].band.key)

    def _go(self, index: int) -> None:
        if index != self._at:
            self._at = index
            self.update()

    def _along(self, by: int) -> int | None:
        """The band beside in the same row."""
        aim = self._at + by
        if self._at < 0 or not 0 <= aim < len(self._laid):
            return 0 if self._at < 0 and self._laid else None
        return aim if self._laid[aim].row == self._laid[self._at].row else None

    def _across(self, by: int) -> int | None:
        """The band nearest in time of the next row above or below that has any."""
        if self._at < 0:
            return 0 if self._laid else None
        here = self._laid[self._at]
        beyond = [one for one in self._laid if (one.row - here.row) * by > 0]
        if not beyond:
            return None
        row = min((one.row for one in beyond), key=lambda row: abs(row - here.row))
        nearest = min(
            (one for one in beyond if one.row == row), key=lambda one: abs(_begin(one.band) - _begin(here.band))
        )
        return self._laid.index(nearest)

    def _index_at(self, point: QPointF) -> int:
        places = (index for index, one in enumerate(self._laid) if self._place(one).contains(point))
        return next(places, -1)

    # Layout

    def _scale(self, first: int | None, last: int | None) -> None:
        """From the first day to the last; beside them some room for what is open."""
        bands = self.bands()
        edges = [(band.start, -band.soft) for band in bands] + [(band.end, band.soft) for band in bands]
        known = [day + soft for day, soft in edges if day is not None]
        known += [day for day in (first, last) if day is not None]
        self._first, self._last = min(known, default=0), max(known, default=1)
        room = max(int(max(self._last - self._first, 30) * _OPEN), 15)
        self._first -= room * any(band.start is None for band in bands)
        self._last += room * any(band.end is None for band in bands)
        self._last = max(self._last, self._first + 30)

    def _head(self) -> int:
        return self._theme.fonts.scaled(1.6)

    def _lane(self) -> int:
        return self._theme.fonts.scaled(2.05)

    def _margin(self) -> int:
        """How wide the labels are."""
        metrics = QFontMetrics(self._theme.fonts.frame(0.9))
        widest = max((metrics.horizontalAdvance(row.label) for row in self._rows), default=0)
        return min(widest + 12, self._theme.fonts.scaled(11), self.width() // 3) if widest else 0

    def _x(self, day: float) -> float:
        left = self._margin()
        return left + (day - self._first) / (self._last - self._first) * (self.width() - 1 - left)

    def _place(self, one: _Laid) -> QRectF:
        band, top = one.band, self._head() + one.lane * self._lane()
        left = self._x(self._first if band.start is None else band.start - band.soft)
        right = self._x(self._last if band.end is None else band.end + 1 + band.soft)
        return QRectF(left, top + 2, max(right - left - 1, 5), self._lane() - 5)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the scale, the labels, the bands."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_scale(painter)
        painter.setFont(self._theme.fonts.frame(0.9))
        metrics = QFontMetrics(painter.font())
        for number, row in enumerate(self._rows):
            top = self._head() + self._tops[number] * self._lane()
            room = QRectF(0, top, self._margin() - 10, self._lane() - 1)
            painter.setPen(self._theme.colour("muted"))
            words = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, int(room.width()) + 1)
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        for index, one in enumerate(self._laid):
            self._paint_band(painter, one, self.hasFocus() and index == self._at)
        painter.end()

    def _paint_scale(self, painter: QPainter) -> None:
        painter.setFont(self._theme.fonts.frame(0.82))
        metrics = QFontMetrics(painter.font())
        for day, words in self._ticks(metrics.horizontalAdvance("Sep 2000") + 8):
            x = round(self._x(day)) + 0.5
            painter.setPen(self._theme.colour("line"))
            painter.drawLine(QPointF(x, self._head() - 4), QPointF(x, self.height()))
            painter.setPen(self._theme.colour("muted"))
            if x + metrics.horizontalAdvance(words) <= self.width():
                painter.drawText(QPointF(x, self._head() - 4 - metrics.descent()), words)

    def _ticks(self, least: int) -> Iterator[tuple[int, str]]:
        """Days on the scale with their words, at least so many pixels apart."""
        month = (self._x(self._last) - self._x(self._first)) / (self._last - self._first) * 30.44
        step = next((step for step in _STEPS if step * month >= (least if step < 12 else least * 0.6)), _STEPS[-1])
        begin = date.fromordinal(max(1, self._first))
        months = (begin.year * 12 + begin.month - 1) // step * step
        while months < 12:
            months += step
        while months < 9999 * 12:
            day = date(months // 12, months % 12 + 1, 1)
            if day.toordinal() > self._last:
                return
            if day.toordinal() >= self._first:
                yield day.toordinal(), str(day.year) if step >= 12 else f"{_MONTHS[day.month - 1]} {day.year}"
            months += step

    def _paint_band(self, painter: QPainter, one: _Laid, chosen: bool) -> None:
        tokens, band, place = self._theme.tokens, one.band, self._place(one)
        colour = band.colour or tokens.accent
        ground = mixed(colour, tokens.surface, _TINT + 0.1 * tokens.dark + 0.1 * chosen)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._brush(band, place, QColor(ground)))
        painter.drawRoundedRect(place, 5, 5)
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(tokens.accent))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        room = place.adjusted(8 + self._x(band.soft) - self._x(0), 0, -6, 0)
        painter.setFont(self._theme.fonts.frame(0.9))
        metrics = QFontMetrics(painter.font())
        if room.width() >= metrics.horizontalAdvance("mm…"):
            painter.setPen(QColor(readable(colour, ground)))
            words = metrics.elidedText(band.words, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _brush(self, band: TimeBand, place: QRectF, ground: QColor) -> QLinearGradient | QColor:
        """The ground of a band: faded over its soft edges, where it is open, and where it is known roughly."""
        left = self._edge(place, band.start, band.soft, band.begun)
        right = self._edge(place, band.end, band.soft, band.over)
        if not left[0] and not right[0]:
            return ground
        brush = QLinearGradient(place.topLeft(), place.topRight())
        for stop, strong in ((0.0, left[1]), (left[0], 1.0), (1 - right[0], 1.0), (1.0, right[1])):
            colour = QColor(ground)
            colour.setAlphaF(strong)
            brush.setColorAt(stop, colour)
        return brush

    def _edge(self, place: QRectF, day: int | None, soft: int, rough: int) -> tuple[float, float]:
        """Over which share of a band an edge fades, and how strong the ground is at its very end."""
        wide = self._theme.fonts.scaled(3) if day is None else self._x(2 * soft + rough) - self._x(0)
        fade = min(0.45, wide / max(place.width(), 1))
        return fade, 1.0 if not fade else _ROUGH if rough and not soft and day is not None else 0.0


def _laid(row: BandRow, number: int, lane: int) -> Iterator[_Laid]:
    """Each band in the first lane, from one on, whose last band has ended before it."""
    ends: list[float] = []
    for band in sorted(row.bands, key=lambda band: (_begin(band), band.words)):
        end = float("inf") if band.end is None else band.end
        free = next((place for place, last in enumerate(ends) if last < _begin(band)), len(ends))
        ends[free:] = [end, *ends[free + 1 :]]
        yield _Laid(band, number, lane + free)


def _begin(band: TimeBand) -> int:
    return band.start or 0
