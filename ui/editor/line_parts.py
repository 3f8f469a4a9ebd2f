"""Where parts of paragraphs stand on the page, line by line; remembered until the paragraph changes."""

import re

from PySide6.QtGui import QTextLine

from ui.editor.document import Piece
from ui.editor.text_view import TextView

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")

LinePart = tuple[float, float, float, float, float]
"""Left, top, width and height in the paragraph's layout, and the height of the baseline there."""


class LineParts:
    """Measures parts of paragraphs for one view."""

    def __init__(self, view: TextView) -> None:
        self._qt = view.note.qt
        self._blocks = 0
        self._known: dict[int, dict[tuple[int, int], list[LinePart]]] = {}
        self._qt.contentsChange.connect(self._forget)
        view.resized.connect(self._known.clear)

    def of(self, piece: Piece) -> list[LinePart]:
        """The rectangles that a piece fills; several in a line where writing directions mix."""
        known = self._known.setdefault(piece.block.blockNumber(), {})
        key = piece.start, piece.end
        parts = known.get(key)
        if parts is None:
            parts = known[key] = _measured(piece)
        return parts

    def _forget(self, position: int, _removed: int, added: int) -> None:
        blocks = self._qt.blockCount()
        first = self._qt.findBlock(position).blockNumber()
        last = self._qt.findBlock(min(position + added, self._qt.characterCount() - 1)).blockNumber()
        if blocks != self._blocks or last - first > len(self._known):
            self._blocks = blocks
            self._known.clear()
        else:
            for number in range(first, last + 1):
                self._known.pop(number, None)


def _measured(piece: Piece) -> list[LinePart]:
    layout = piece.block.layout()
    mixed = bool(_RIGHT_TO_LEFT.search(piece.block.text()))
    first = layout.lineForTextPosition(piece.start)
    parts: list[LinePart] = []
    if not first.isValid():
        return parts
    for number in range(first.lineNumber(), layout.lineCount()):
        line = layout.lineAt(number)
        low, high = max(piece.start, line.textStart()), min(piece.end, line.textStart() + line.textLength())
        if low >= piece.end:
            break
        if low < high:
            for left, right in _runs(line, low, high, mixed):
                parts.append((left, line.y(), right - left, line.height(), line.y() + line.ascent()))
    return parts


def _runs(line: QTextLine, low: int, high: int, mixed: bool) -> list[tuple[float, float]]:
    """Left and right edges of a part of a line, without white space at the line's end; several if writing mixes."""
    natural = line.naturalTextRect()
    if not mixed:
        return [(x_at(line, low), min(x_at(line, high), natural.right()))]
    edges = sorted(
        sorted((x_at(line, position), x_at(line, position, QTextLine.Edge.Trailing))) for position in range(low, high)
    )
    runs: list[tuple[float, float]] = []
    for left, right in edges:
        if runs and left - runs[-1][1] < 0.5:
            runs[-1] = runs[-1][0], max(right, runs[-1][1])
        elif right > left:
            runs.append((left, right))
    return [(max(left, natural.left()), min(right, natural.right())) for left, right in runs]


def x_at(line: QTextLine, position: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    """Where a position of a line (Qt's units) stands, in the paragraph's layout."""
    x: object = line.cursorToX(position, edge)  # PySide gives the position beside the x
    return float(x[0]) if isinstance(x, tuple) else float(str(x))
