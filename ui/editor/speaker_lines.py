"""Speakers over their turns, in small letters between the paragraphs, where the margin is too narrow for names."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from ui.editor.margins import Margins
from ui.editor.text_view import Blocks, TextView
from ui.editor.turn_gutter import NARROW


class SpeakerLines:
    """Paints the names; the text is not touched.

    Args:
        view: the page.
        margins: knows the turns.
        font: the face of the names.
    """

    def __init__(self, view: TextView, margins: Margins, font: QFont) -> None:
        self._view = view
        self._margins = margins
        self._font = font
        view.layers.append(self._paint)
        view.refitted.connect(self.make_room)

    def make_room(self) -> None:
        """Keep room for a name over the first line, while names stand over their turns."""
        self._view.note.leave_room_above(QFontMetrics(self._font).height() if self._shown() else 0)

    def _shown(self) -> bool:
        narrow = self._view.beside[0] < NARROW
        return narrow and self._margins.shows_speakers and len(self._margins.turns) > 0

    def _paint(self, painter: QPainter, blocks: Blocks) -> None:
        if not self._shown():
            return
        painter.setFont(self._font)
        metrics = QFontMetrics(self._font)
        for block, origin in blocks:
            start, end = self._view.note.block_span(block)
            told = [entry for entry in self._margins.speakers(start, end + 1) if entry.start >= start]
            if told:
                words = "  ".join(part for part in (told[0].words, told[0].note.removeprefix("00:")) if part)
                room = QRectF(
                    origin.x(), origin.y() - metrics.height() + 3, self._view.viewport().width(), metrics.height()
                )
                painter.setPen(QColor(told[0].colour))
                shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
                painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
