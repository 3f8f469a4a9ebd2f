"""The left margin with speakers in it: who speaks at the first line of each turn, and when."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip

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


class SpeechGutter(RegisterGutter):
    """The margin of registers, with the speakers of turns nearer to the text.

    Signals:
        speaker_asked: the name of a speaker was clicked: the turn's id, and where on the screen.
    """

    speaker_asked = Signal(str, QPoint)

    def __init__(self, view: TextView, entries: Entries, font: QFont) -> None:
        super().__init__(view, entries, font)
        self._names: list[tuple[QRectF, str, str]] = []

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
        self._names.append((QRectF(room.right() - width - 4, placed.y, width + 8, self.line), entry.key, entry.detail))
        if time:
            where = room.translated(0, self.line) if below else room.adjusted(0, 0, -width - _GAP * bool(words), 0)
            painter.setPen(QColor(self._colours.muted))
            painter.drawText(where, right, time)

    def _place(self) -> list[Placed]:
        self._names = []
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

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say whose turn the name under the mouse tells."""
        super().mouseMoveEvent(event)
        _, detail = self._name_at(event.position())
        if detail:
            QToolTip.showText(event.globalPosition().toPoint(), detail, self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a name asks who speaks; elsewhere how the paragraph is to be read."""
        key, _ = self._name_at(event.position())
        if key:
            self.speaker_asked.emit(key.removeprefix(TURN), event.globalPosition().toPoint())
        else:
            super().mousePressEvent(event)

    def _name_at(self, point: QPointF) -> tuple[str, str]:
        return next(((key, detail) for rect, key, detail in self._names if rect.contains(point)), ("", ""))
