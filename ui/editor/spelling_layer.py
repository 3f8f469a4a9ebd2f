"""Draws a wavy line under words that no dictionary knows; the document is not touched."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTextBlock

from fieldnotes.domain.edits import Edit
from fieldnotes.text.spelling import words_to_check, words_to_check_again
from ui.editor.line_parts import x_at
from ui.editor.text_view import Blocks, TextView

_LONG, _HIGH = 4, 4
"""Length and height of one wave, in pixels."""
_MOST = 400
"""Paragraphs whose wrong words are remembered."""

Word = tuple[int, int, str]
Line = tuple[int, int, QRectF]
"""A word's place in its paragraph, and the line under it in the paragraph's layout."""
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
        self._lines: dict[tuple[int, str], list[Line]] = {}
        self._found: dict[str, list[Word]] = {}
        self._wave = _wave(QColor("#A63A2B"), view.devicePixelRatioF())
        self._typed = -1
        self._times = 0
        self._again = QTimer(view)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(view.viewport().update)
        view.veils.append(self.paint)
        view.resized.connect(self._lines.clear)
        view.refitted.connect(self._lines.clear)
        view.note.qt.contentsChange.connect(self._reformatted)
        view.note.edited.connect(self._edited)
        view.cursorPositionChanged.connect(self._moved)

    def set_look(self, ink: str) -> None:
        """The colour of the line, "#RRGGBB"."""
        self._wave = _wave(QColor(ink), self._view.devicePixelRatioF())

    def set_judge(self, wrong: Wrong | None) -> None:
        """Ask somebody else about words; None marks nothing."""
        self._wrong = wrong
        self.judge_anew()

    def judge_anew(self) -> None:
        """More is known about words: ask again about those in sight."""
        self._times += 1
        self._found.clear()
        self._lines.clear()
        self._view.viewport().update()

    def any_word_at(self, position: int) -> Word | None:
        """The word around a character (code points), right or wrong."""
        if position < 0:
            return None
        block = self._view.note.block_at(position)
        start, _ = self._view.note.block_span(block)
        words = words_to_check(block.text())
        return next(((start + a, start + b, word) for a, b, word in words if a <= position - start < b), None)

    def word_at(self, position: int) -> Word | None:
        """The word around a character (code points), if it is marked as wrong: where it lies, and how it is told."""
        if self._wrong is None or position < 0:
            return None
        for start, end, word in self._in(self._view.note.block_at(position)):
            if start <= position < end:
                return start, end, word
        return None

    def paint(self, painter: QPainter, blocks: Blocks) -> None:
        """Paint the lines of the paragraphs in sight."""
        if self._wrong is None:
            return
        for block, origin in blocks:
            lines = self._lines_of(block)
            typed = self._typed - self._view.note.block_span(block)[0] if lines and self._typed >= 0 else -1
            for start, end, line in lines:
                if not start <= typed <= end:
                    painter.drawTiledPixmap(line.translated(round(origin.x()), round(origin.y())), self._wave)

    def _lines_of(self, block: QTextBlock) -> list[Line]:
        """Where the lines under a paragraph's wrong words stand in its layout; remembered while it stays as it is."""
        text = block.text()
        key = block.blockNumber(), text  # the same words may be a heading elsewhere
        lines = self._lines.get(key)
        if lines is None:
            wrong = self._wrong_in(text)
            lines = _measured(block, text, wrong, self._view.note.measures.size * 0.16) if wrong else []
            if text in self._found:
                self._lines[key] = lines
        return lines

    def _in(self, block: QTextBlock) -> list[Word]:
        """The words of a paragraph that are wrong."""
        start, _ = self._view.note.block_span(block)
        return [(start + low, start + high, word) for low, high, word in self._wrong_in(block.text())]

    def _wrong_in(self, text: str) -> list[Word]:
        """The same, counted in the paragraph; remembered, so that a key asks about one paragraph only."""
        known = self._found.get(text)
        if known is None and self._wrong is not None:
            if len(self._found) > _MOST:
                self._found.clear()
                self._lines.clear()
            words, times = words_to_check(text), self._times
            wrong = self._wrong({word for _, _, word in words})
            known = [entry for entry in words if entry[2] in wrong]
            if times == self._times:  # or more was learned meanwhile, and this is old already
                self._found[text] = known
        return known or []

    def _reformatted(self, _position: int, removed: int, added: int) -> None:
        """Letters that turn bold stand elsewhere, though the text is the same."""
        if removed == added:
            self._lines.clear()

    def _edited(self, edits: list[Edit]) -> None:
        """The word that is being typed is judged when it is done."""
        self._typed = edits[-1].position + len(edits[-1].inserted)
        if len(edits) == 1 and self._wrong is not None:
            self._carry(edits[0], self._wrong)

    def _carry(self, edit: Edit, judge: Wrong) -> None:
        """Of a paragraph that is known only the words that a key touches are judged again."""
        block = self._view.note.block_at(edit.position)
        text, offset = block.text(), edit.position - self._view.note.block_span(block)[0]
        old = text[:offset] + edit.removed + text[offset + len(edit.inserted) :]
        known = self._found.pop(old, None)
        self._lines.pop((block.blockNumber(), old), None)
        if known is None:
            return
        again = words_to_check_again(text, Edit(offset, edit.removed, edit.inserted))
        if again is None:
            return
        low, high, words = again
        moved, times = len(edit.inserted) - len(edit.removed), self._times
        wrong = judge({word for _, _, word in words}) if words else set()
        if times == self._times:
            behind = ((a + moved, b + moved, word) for a, b, word in known if a >= high - moved)
            fresh = [entry for entry in words if entry[2] in wrong]
            self._found[text] = [*(entry for entry in known if entry[1] <= low), *fresh, *behind]

    def _moved(self) -> None:
        if self._typed < 0:
            return
        if self._view.note.position(self._view.textCursor()) != self._typed:
            self._typed = -1
            self._again.start()


def _measured(block: QTextBlock, text: str, words: list[Word], drop: float) -> list[Line]:
    """The lines under words of a paragraph; a word that is broken over lines gets several."""
    layout = block.layout()
    lines: list[Line] = []
    astral = len(text) != block.length() - 1
    for start, end, _ in words:
        low = len(text[:start].encode("utf-16-le")) // 2 if astral else start
        high = low + (len(text[start:end].encode("utf-16-le")) // 2 if astral else end - start)
        while low < high:
            row = layout.lineForTextPosition(low)
            if not row.isValid():
                break
            stop = min(high, row.textStart() + row.textLength())
            left, right = sorted((x_at(row, low), x_at(row, stop)))
            y = row.y() + row.ascent() + drop
            lines.append((start, end, QRectF(round(left), round(y), max(4, round(right - left)), _HIGH)))
            if stop <= low:
                break
            low = stop
    return lines


def _wave(ink: QColor, ratio: float) -> QPixmap:
    """One wave of the line, as sharp as the screen is."""
    pixmap = QPixmap(round(_LONG * ratio), round(_HIGH * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    path = QPainterPath(QPointF(0, 2))
    path.quadTo(QPointF(_LONG / 4, 0.2), QPointF(_LONG / 2, 2))
    path.quadTo(QPointF(_LONG * 3 / 4, 3.8), QPointF(_LONG, 2))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.1))
    painter.drawPath(path)
    painter.end()
    return pixmap
