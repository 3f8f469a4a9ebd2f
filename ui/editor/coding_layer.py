"""Paints what lies under the words: coded passages as tints and stacked underlines, and search hits."""

import re
from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QTextBlock, QTextLine

from fieldnotes.domain.codes import CodedPassage
from fieldnotes.domain.edits import Edit
from ui.editor.spans import SpanSet
from ui.editor.text_view import TextView

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
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
        self.hits: SpanSet[bool] = SpanSet()
        self._emphasised: str | None = None
        self._dark = False
        self._hit = QColor("#FCE9A9")
        view.layers.append(self.paint)
        view.note.edited.connect(self._follow)
        view.note.applied.connect(self._follow)

    def set_look(self, dark: bool, hit: str) -> None:
        """Colours for a light or a dark page; ``hit`` is "#RRGGBB"."""
        self._dark, self._hit = dark, QColor(hit)
        self._view.viewport().update()

    def set_codings(self, codings: Iterable[CodedPassage]) -> None:
        """Show these codings; lost passages are passed over."""
        self.codings = SpanSet(
            (coded.passage.start, coded.passage.end, coded)
            for coded in codings
            if coded.passage.state != "lost"
        )
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

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Paint what the area shows."""
        if not len(self.codings) and not len(self.hits):
            return
        note = self._view.note
        for block, origin in self._view.visible_blocks(area.top(), area.bottom()):
            start, end = note.block_span(block)
            for low, high, coded, level in self.codings.levelled(start, end):
                piece = note.piece(block, low, high)
                if piece:
                    self._paint_coding(painter, block, origin, (piece.start, piece.end), coded, level)
            for low, high, current in self.hits.overlapping(start, end):
                piece = note.piece(block, low, high)
                if piece:
                    self._paint_hit(painter, block, origin, (piece.start, piece.end), current)

    def _paint_coding(
        self,
        painter: QPainter,
        block: QTextBlock,
        origin: QPointF,
        part: tuple[int, int],
        coded: CodedPassage,
        level: int,
    ) -> None:
        colour = QColor(coded.code.colour)
        tint = QColor(colour)
        strong = coded.coding.id == self._emphasised
        tint.setAlphaF((0.27 if self._dark else 0.13) * (1.7 if strong else 1.0))
        for rect, baseline in line_parts(block, origin, *part):
            painter.fillRect(rect, tint)
            low = baseline + self._view.note.measures.size * 0.32 + level * _STEP
            painter.fillRect(QRectF(rect.left(), low, rect.width(), _THICK), colour)

    def _paint_hit(
        self, painter: QPainter, block: QTextBlock, origin: QPointF, part: tuple[int, int], current: bool
    ) -> None:
        for rect, _ in line_parts(block, origin, *part):
            painter.fillRect(rect.adjusted(-1, 0, 1, 0), self._hit)
            if current:
                painter.setPen(QColor(self._hit).darker(150) if not self._dark else self._hit.lighter(190))
                painter.drawRect(rect.adjusted(-1.5, 0, 0.5, 0))

    def _follow(self, edits: list[Edit]) -> None:
        self.codings.carry(edits)
        self.hits.carry(edits)


def line_parts(block: QTextBlock, origin: QPointF, start: int, end: int) -> Iterator[tuple[QRectF, float]]:
    """The rectangles that a part of a paragraph fills, line by line, each with the height of its baseline.

    Args:
        block: the paragraph.
        origin: where its layout begins.
        start, end: the part, as the layout counts.
    """
    layout = block.layout()
    mixed = bool(_RIGHT_TO_LEFT.search(block.text()))
    first = layout.lineForTextPosition(start)
    if not first.isValid():
        return
    for number in range(first.lineNumber(), layout.lineCount()):
        line = layout.lineAt(number)
        low, high = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if low >= end:
            return
        if low < high:
            top = origin.y() + line.y()
            baseline = top + line.ascent()
            for left, right in _runs(line, low, high, mixed):
                yield QRectF(origin.x() + left, top, right - left, line.height()), baseline


def _runs(line: QTextLine, low: int, high: int, mixed: bool) -> list[tuple[float, float]]:
    """Left and right edges of a part of a line, without white space at the line's end; several if writing mixes."""
    natural = line.naturalTextRect()
    if not mixed:
        left, right = _x(line, low), _x(line, high)
        return [(left, min(right, natural.right()))]
    edges = sorted(
        sorted((_x(line, position), _x(line, position, QTextLine.Edge.Trailing)))
        for position in range(low, high)
    )
    runs: list[tuple[float, float]] = []
    for left, right in edges:
        if runs and left - runs[-1][1] < 0.5:
            runs[-1] = runs[-1][0], max(right, runs[-1][1])
        elif right > left:
            runs.append((left, right))
    return [(max(left, natural.left()), min(right, natural.right())) for left, right in runs]


def _x(line: QTextLine, position: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    x: object = line.cursorToX(position, edge)  # PySide gives the position beside the x
    return float(x[0]) if isinstance(x, tuple) else float(str(x))
