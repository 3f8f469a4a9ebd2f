"""Paints what lies under the words: coded passages as tints and stacked underlines, and search hits."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from fieldnotes.domain.codes import CodedPassage
from fieldnotes.domain.edits import Edit
from fieldnotes.domain.media import PICTURE
from ui.editor.line_parts import LinePart, LineParts
from ui.editor.spans import SpanSet
from ui.editor.text_view import Blocks, TextView

_THICK, _STEP = 2.0, 3.0


class CodingLayer:
    """Knows which words of a page are coded and which were found, and paints both under the words in sight.

    Attributes:
        codings: the coded passages by where they lie.
        hits: words found, by where they lie; the value tells the one the person is at.
    """

    def __init__(self, view: TextView) -> None:
        self._view = view
        self.codings: SpanSet[CodedPassage] = SpanSet()
        self._painted: SpanSet[CodedPassage] = SpanSet()
        self.hits: SpanSet[bool] = SpanSet()
        self._emphasised: str | None = None
        self._dark = False
        self._hit = QColor("#FCE9A9")
        self._parts = LineParts(view)
        view.layers.append(self.paint)
        view.note.edited.connect(self._follow)
        view.note.applied.connect(self._follow)

    def set_look(self, dark: bool, hit: str) -> None:
        """Colours for a light or a dark page; ``hit`` is "#RRGGBB"."""
        self._dark, self._hit = dark, QColor(hit)
        self._view.viewport().update()

    def set_codings(self, codings: Iterable[CodedPassage]) -> None:
        """Show these codings; lost passages are passed over."""
        spans = [(coded.passage.start, coded.passage.end, coded) for coded in codings if coded.passage.state != "lost"]
        self.codings = SpanSet(spans)
        # Codes of a picture, or of parts of it, stand in the margin; lines under it would say nothing.
        self._painted = SpanSet(span for span in spans if span[2].passage.words != PICTURE)
        self._view.viewport().update()

    def set_hits(self, hits: Sequence[tuple[int, int]], current: int = -1) -> None:
        """Show words found (start, end in code points); ``current`` is the index of the one the person is at."""
        self.hits = SpanSet((start, end, index == current) for index, (start, end) in enumerate(hits))
        self._view.viewport().update()

    def emphasise(self, coding: str | None) -> None:
        """Let one coding (its id) stand out, or none."""
        if coding != self._emphasised:
            self._emphasised = coding
            self._view.viewport().update()

    @property
    def emphasised(self) -> str | None:
        """The coding that stands out."""
        return self._emphasised

    def at(self, position: int) -> CodedPassage | None:
        """The coding around a character (code points), of several the shortest."""
        found = self.codings.at(position)
        return min(found, key=lambda span: span[1] - span[0])[2] if found else None

    def paint(self, painter: QPainter, blocks: Blocks) -> None:
        """Paint what lies on the paragraphs in sight."""
        if not blocks or not (len(self.codings) or len(self.hits)):
            return
        note = self._view.note
        start, end = note.block_span(blocks[0][0])[0], note.block_span(blocks[-1][0])[1]
        codings = self._painted.levelled(start, end)
        hits = self.hits.overlapping(start, end)
        for block, origin in blocks:
            for low, high, coded, level in codings:
                piece = note.piece(block, low, high)
                if piece:
                    self._paint_coding(painter, origin, self._parts.of(piece), coded, level)
            for low, high, current in hits:
                piece = note.piece(block, low, high)
                if piece:
                    self._paint_hit(painter, origin, self._parts.of(piece), current)

    def _paint_coding(
        self, painter: QPainter, origin: QPointF, parts: Sequence[LinePart], coded: CodedPassage, level: int
    ) -> None:
        colour = QColor(coded.code.colour)
        tint = QColor(colour)
        strong = coded.coding.id == self._emphasised
        tint.setAlphaF((0.27 if self._dark else 0.13) * (1.7 if strong else 1.0))
        below = self._view.note.measures.size * 0.32 + level * _STEP
        x, y = origin.x(), origin.y()
        for left, top, width, height, baseline in parts:
            painter.fillRect(QRectF(x + left, y + top, width, height), tint)
            painter.fillRect(QRectF(x + left, y + baseline + below, width, _THICK), colour)

    def _paint_hit(self, painter: QPainter, origin: QPointF, parts: Sequence[LinePart], current: bool) -> None:
        for left, top, width, height, _ in parts:
            rect = QRectF(origin.x() + left, origin.y() + top, width, height)
            painter.fillRect(rect.adjusted(-1, 0, 1, 0), self._hit)
            if current:
                painter.setPen(QColor(self._hit).darker(150) if not self._dark else self._hit.lighter(190))
                painter.drawRect(rect.adjusted(-1.5, 0, 0.5, 0))

    def _follow(self, edits: list[Edit]) -> None:
        self.codings.carry(edits)
        self._painted.carry(edits)
        self.hits.carry(edits)
