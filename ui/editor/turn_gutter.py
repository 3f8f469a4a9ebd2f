"""The left margin with speakers in it: who speaks at the first line of each turn, and when."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter

from ui.editor.gutters import Entries, MarginEntry, Placed, RegisterGutter
from ui.editor.text_view import TextView

TURN = "turn:"
"""Begins the key of a turn in the margin; its id follows."""
NARROW = 60
"""Pixels under which the margin has no room for words."""
_BAR = 14
"""Pixels between the bar of a turn and the text."""
_WORDS = 34
"""Pixels between words of the margin and the text; the bars stand there."""
_GAP = 6
ASKS = "Click to say who speaks."
HEARS = "Click to hear this turn."


class SpeechGutter(RegisterGutter):
    """The margin of registers, with the speakers of turns nearer to the text.

    Attributes:
        hears: whether there is a recording, so that the time of a turn leads to it.

    Signals:
        speaker_asked: the name of a speaker was clicked: the turn's id, and where on the screen.
        time_asked: the time of a turn was clicked: the turn's id.
    """

    speaker_asked = Signal(str, QPoint)
    time_asked = Signal(str)

    def __init__(self, view: TextView, entries: Entries, font: QFont) -> None:
        super().__init__(view, entries, font)
        self.hears = False
        self._names: list[tuple[QRectF, MarginEntry]] = []
        self._times: list[tuple[QRectF, MarginEntry]] = []

    def paint_entry(self, painter: QPainter, placed: Placed) -> None:
        """A turn's bar, name and time; registers as ever."""
        if not placed.entry.key.startswith(TURN):
            super().paint_entry(painter, placed)
            return
        entry = placed.entry
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(entry.colour))
        height = max(6.0, placed.bottom - placed.top - 4)
        painter.drawRoundedRect(QRectF(self.width() - _BAR, placed.top + 2, 2, height), 1, 1)
        if self.width() >= NARROW:
            self._paint_words(painter, placed)

    def _paint_words(self, painter: QPainter, placed: Placed) -> None:
        """The name against the bar; the time below it where the turn is high enough, else before it."""
        entry, room = placed.entry, QRectF(4, placed.y, self.width() - _WORDS - 4, self.line)
        metrics = painter.fontMetrics()
        below = self._lines(placed.entry, placed.y, placed.bottom) > 1
        time = entry.note.removeprefix("00:")
        taken = metrics.horizontalAdvance(time) + _GAP if time and not below else 0
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        words = metrics.elidedText(entry.words, Qt.TextElideMode.ElideRight, int(room.width() - taken))
        painter.setPen(QColor(entry.colour))
        painter.drawText(room, right, words)
        width = metrics.horizontalAdvance(words)
        if words:
            self._names.append((QRectF(room.right() - width - 4, placed.y, width + 8, self.line), entry))
        if time:
            where = room.translated(0, self.line) if below else room.adjusted(0, 0, -width - _GAP * bool(words), 0)
            self._paint_time(painter, where, time, entry)

    def _paint_time(self, painter: QPainter, where: QRectF, time: str, entry: MarginEntry) -> None:
        """The time of a turn, underlined where it leads to what is heard then."""
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(time)
        painter.setPen(QColor(self._colours.muted))
        painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, time)
        if self.hears:
            y = where.center().y() + metrics.ascent() / 2 + 1.5
            painter.fillRect(QRectF(where.right() - width, y, width, 1), QColor(self._colours.muted))
            self._times.append((QRectF(where.right() - width - 3, where.y(), width + 6, where.height()), entry))

    def _place(self) -> list[Placed]:
        self._names, self._times = [], []
        return super()._place()

    def _arranged(self, wanted: list[tuple[float, float, MarginEntry]]) -> list[Placed]:
        """One under another, the time of a turn below its name where there is room."""
        placed, free = [], 0.0
        for top, bottom, entry in wanted:
            y = max(free, top)
            placed.append(Placed(entry, y, top, bottom))
            free = y + self._lines(entry, y, bottom) * self.line
        return placed

    def _lines(self, entry: MarginEntry, y: float, bottom: float) -> int:
        return 2 if entry.words and entry.note and bottom - y >= 2 * self.line else 1

    def told_at(self, point: QPointF) -> str:
        """Whose turn the name or the time at a place tells, and what a click does."""
        time, name = _at(self._times, point), _at(self._names, point)
        told = time or name
        return f"{told.detail}\n{HEARS if time else ASKS}" if told else super().told_at(point)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a time leads to what is heard then, on a name asks who speaks; else how to read the paragraph."""
        name, time = _at(self._names, event.position()), _at(self._times, event.position())
        left = event.button() == Qt.MouseButton.LeftButton
        if time and left:
            self.time_asked.emit(time.key.removeprefix(TURN))
        elif name:
            self.speaker_asked.emit(name.key.removeprefix(TURN), event.globalPosition().toPoint())
        else:
            super().mousePressEvent(event)

    def time_places(self) -> list[tuple[QRectF, str]]:
        """Where times stand that can be clicked, and the ids of their turns."""
        return [(rect, entry.key.removeprefix(TURN)) for rect, entry in self._times]


def _at(places: list[tuple[QRectF, MarginEntry]], point: QPointF) -> MarginEntry | None:
    return next((entry for rect, entry in places if rect.contains(point)), None)
