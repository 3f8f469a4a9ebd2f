"""A strip on which a recording is seen and sought in: its waveform, the place heard, a stretch that is repeated."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme.theme import Theme

_WHOLE = 120_000
"""Milliseconds up to which a recording is shown whole; of a longer one so much is shown at first."""
_LEAST = 10_000
_CLOSE = 6
"""Pixels within which an end of the stretch can be taken hold of."""
_STEP = 1000
_BAR = 3
"""Width of one bar of the waveform with the gap behind it, in pixels."""


class WaveStrip(QWidget):
    """Shows peaks, or a plain bar where there are none. Long recordings are shown in part, and the part goes along.

    Click or drag: go there. Shift and drag: mark a stretch. Ctrl and wheel: show more or less. Arrows, Home and End
    go along.

    Args:
        theme: its colours.
        per_second: how many peaks there are in a second.

    Signals:
        sought: go to a place (milliseconds).
        marked: a stretch is to be repeated (milliseconds); 0, 0 for none.
    """

    sought = Signal(int)
    marked = Signal(int, int)

    def __init__(self, theme: Theme, per_second: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._per_second = per_second
        self._peaks = b""
        self._length = 0
        self._place = 0
        self._loop = (0, 0)
        self._shown = (0, 0)
        self._begun: int | None = None
        self._held: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName("Place in the recording")
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As high as two lines of words."""
        return QSize(240, self._theme.fonts.scaled(2.6))

    minimumSizeHint = sizeHint  # noqa: N815  # Qt's name

    def show_recording(self, peaks: bytes, length: int) -> None:
        """Show another recording; ``length`` in milliseconds, 0 while nobody knows it."""
        if (peaks, length) != (self._peaks, self._length):
            fresh = abs(length - self._length) > _STEP
            self._peaks, self._length = peaks, length
            if fresh:
                self._shown = (0, length if length <= _WHOLE else _WHOLE)
                self._loop = (0, 0)
            self.update()

    def show_place(self, place: int) -> None:
        """Show where it is heard now (milliseconds)."""
        if place == self._place:
            return
        old, self._place = self._x(self._place), place
        low, high = self._shown
        if high > low and not low <= place < high and self._begun is None:
            self._show_around(place, high - low)
        elif round(old) != round(self._x(place)):
            self.update()

    def show_loop(self, start: int, end: int) -> None:
        """Show which stretch is repeated (milliseconds); 0, 0 for none."""
        self._loop = (start, end)
        self.update()

    @property
    def loop(self) -> tuple[int, int]:
        """The stretch that is marked; 0, 0 for none."""
        return self._loop

    def shown(self) -> tuple[int, int]:
        """The part of the recording that is in sight (milliseconds)."""
        return self._shown

    # Painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  # the whole strip is painted
        """Ground, stretch, waveform, place."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.accent if self.hasFocus() else tokens.border))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._loop[1] > self._loop[0]:
            left, right = self._x(self._loop[0]), self._x(self._loop[1])
            painter.setBrush(QColor(tokens.soft))
            painter.drawRect(QRectF(left, 1, max(2.0, right - left), self.height() - 2).intersected(self._inside()))
        if self._length:
            self._paint_waves(painter)
            painter.setBrush(QColor(tokens.accent))
            painter.drawRect(QRectF(self._x(self._place) - 1, 2, 2, self.height() - 4).intersected(self._inside()))
        painter.end()

    def _paint_waves(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        heard, ahead = QColor(tokens.accent), QColor(tokens.faint)
        middle, most, now = self.height() / 2, self.height() / 2 - 4, self._x(self._place)
        if not self._peaks:
            for colour, left, right in ((ahead, 6.0, self.width() - 6.0), (heard, 6.0, max(6.0, now))):
                painter.setBrush(colour)
                painter.drawRoundedRect(QRectF(left, middle - 2, right - left, 4), 2, 2)
            return
        for x in range(6, self.width() - 6, _BAR):
            peak = self._loudest(self._time(x), self._time(x + _BAR))
            high = max(1.0, most * min(1.0, peak / 200))
            painter.setBrush(heard if x < now else ahead)
            painter.drawRect(QRectF(x, middle - high, _BAR - 1, high * 2))

    def _loudest(self, start: int, end: int) -> int:
        low = start * self._per_second // 1000
        part = self._peaks[low : max(low + 1, end * self._per_second // 1000)]
        return max(part, default=0)

    def _inside(self) -> QRectF:
        return QRectF(2, 1, self.width() - 4, self.height() - 2)

    # Places ---------------------------------------------------------------------------------------------------

    def _x(self, time: int) -> float:
        low, high = self._shown
        return 6 + (time - low) * (self.width() - 12) / max(1, high - low)

    def _time(self, x: float) -> int:
        low, high = self._shown
        time = low + (x - 6) * (high - low) / max(1, self.width() - 12)
        return round(min(max(0, time), self._length))

    def _show_around(self, time: int, span: int) -> None:
        """Show a part in which a time stands a quarter from the left."""
        low = min(max(0, time - span // 4), max(0, self._length - span))
        self._shown = (low, low + span)
        self.update()

    # Mouse and keys -------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there, or take hold of a stretch."""
        if event.button() != Qt.MouseButton.LeftButton or not self._length:
            return
        at = self._time(event.position().x())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._begun = at
            self.show_loop(at, at)
            return
        ends = [end for end in self._loop if self._loop[1] and abs(self._x(end) - event.position().x()) <= _CLOSE]
        if ends:
            self._begun = self._loop[0] if ends[0] == self._loop[1] else self._loop[1]
            return
        self._held = at
        self.sought.emit(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag along; tell the time under the mouse."""
        if not self._length:
            return
        at = self._time(event.position().x())
        if self._begun is not None:
            self.show_loop(*sorted((self._begun, at)))
        elif self._held is not None and at != self._held:
            self._held = at
            self.sought.emit(at)
        near = self._loop[1] and any(abs(self._x(end) - event.position().x()) <= _CLOSE for end in self._loop)
        self.setCursor(Qt.CursorShape.SizeHorCursor if near else Qt.CursorShape.PointingHandCursor)
        words = f"{spoken_time(at)}\nShift and drag: repeat a stretch. Ctrl and wheel: show more or less."
        QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002  # wherever it is let go
        """The stretch is marked; one without length takes it off."""
        if self._begun is not None:
            start, end = self._loop
            self._begun = None
            self.marked.emit(*((start, end) if end - start >= 200 else (0, 0)))
        self._held = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl more or less is shown, else the part in sight moves along."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        low, high = self._shown
        span = high - low
        if not self._length or not turned:
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            at = self._time(event.position().x())
            wanted = min(self._length, max(_LEAST, round(span * (0.8 if turned > 0 else 1.25))))
            low = round(at - (at - low) * wanted / max(1, span))
            span = wanted
        else:
            low -= round(turned / 120 * span / 10)
        low = min(max(0, low), max(0, self._length - span))
        self._shown = (low, low + span)
        self.update()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go along by a second, with Shift by ten; Home and End to the ends."""
        step = _STEP * (10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        goals = {
            Qt.Key.Key_Left: self._place - step,
            Qt.Key.Key_Right: self._place + step,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._length,
        }
        goal = goals.get(Qt.Key(event.key()))
        if goal is None or not self._length:
            super().keyPressEvent(event)
        else:
            self.sought.emit(min(max(0, goal), self._length))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys are heard here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they are not any more."""
        super().focusOutEvent(event)
        self.update()


def spoken_time(milliseconds: int) -> str:
    """A time as a player tells it: minutes and seconds, with hours where there are some."""
    minutes, seconds = divmod(max(0, milliseconds) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
