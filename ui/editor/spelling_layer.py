"""Draws a wavy line under words that no dictionary knows; the document is not touched."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtGui import QColor, QPainter, QPen, QTextBlock

from fieldnotes.domain.edits import Edit
from fieldnotes.text.spelling import words_to_check
from ui.editor.line_parts import LineParts
from ui.editor.text_view import Blocks, TextView

_STEP, _RISE = 2.0, 1.2
_MOST = 400
"""Paragraphs whose words are remembered."""

Word = tuple[int, int, str]
Wrong = Callable[[Iterable[str]], set[str]]
"""Tells which of some words are wrong, as far as that is known."""


class SpellingLayer:
    """Paints over the words in sight, and only asks about these.

    Args:
        view: the page.
    """

    def __init__(self, view: TextView) -> None:
        self._view = view
        self._wrong: Wrong | None = None
        self._words: dict[str, list[Word]] = {}
        self._ink = QColor("#A63A2B")
        self._parts = LineParts(view)
        self._typed = -1
        self._again = QTimer(view)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(view.viewport().update)
        view.veils.append(self.paint)
        view.note.edited.connect(self._edited)
        view.cursorPositionChanged.connect(self._moved)

    def set_look(self, ink: str) -> None:
        """The colour of the line, "#RRGGBB"."""
        self._ink = QColor(ink)

    def set_judge(self, wrong: Wrong | None) -> None:
        """Ask somebody else about words; None marks nothing."""
        self._wrong = wrong
        self._view.viewport().update()

    def word_at(self, position: int) -> Word | None:
        """The word around a character (code points), if it is marked as wrong: where it lies, and how it is told."""
        if self._wrong is None or position < 0:
            return None
        start, _ = self._view.note.block_span(self._view.note.block_at(position))
        for low, high, word in self._words_of(self._view.note.block_at(position).text(), start):
            if start + low <= position < start + high and word in self._wrong((word,)):
                return start + low, start + high, word
        return None

    def paint(self, painter: QPainter, blocks: Blocks) -> None:
        """Paint the lines of the paragraphs in sight."""
        if self._wrong is None:
            return
        asked = [(block, origin, self._in(block)) for block, origin in blocks]
        wrong = self._wrong({word for _, _, words in asked for _, _, word in words})
        if not wrong:
            return
        painter.setPen(QPen(self._ink, 1.1))
        for block, origin, words in asked:
            for start, end, word in words:
                if word in wrong and not start <= self._typed <= end:
                    self._underline(painter, block, origin, start, end)

    def _in(self, block: QTextBlock) -> list[Word]:
        start, _ = self._view.note.block_span(block)
        return [(start + low, start + high, word) for low, high, word in self._words_of(block.text(), start)]

    def _words_of(self, text: str, start: int) -> list[Word]:
        """The words of a paragraph; Qt gives its text with halves joined, so places count code points."""
        del start
        known = self._words.get(text)
        if known is None:
            if len(self._words) > _MOST:
                self._words.clear()
            known = self._words[text] = words_to_check(text)
        return known

    def _underline(self, painter: QPainter, block: QTextBlock, origin: QPointF, start: int, end: int) -> None:
        piece = self._view.note.piece(block, start, end)
        if piece is None:
            return
        drop = self._view.note.measures.size * 0.2
        for left, _, width, _, baseline in self._parts.of(piece):
            x, y = origin.x() + left, origin.y() + baseline + drop
            points = [
                QPointF(x + number * _STEP, y + (_RISE if number % 2 else -_RISE) / 2)
                for number in range(int(width / _STEP) + 1)
            ]
            painter.drawPolyline(points)

    def _edited(self, edits: list[Edit]) -> None:
        """The word that is being typed is judged when it is done."""
        self._typed = edits[-1].position + len(edits[-1].inserted)

    def _moved(self) -> None:
        if self._typed < 0:
            return
        if self._view.note.position(self._view.textCursor()) != self._typed:
            self._typed = -1
            self._again.start()
