"""A note's text in Qt's document and back: the only place that knows Qt's UTF-16 positions."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from fieldnotes.domain.edits import Edit
from fieldnotes.text.anchors import diff_edits
from fieldnotes.text.graphemes import is_boundary
from fieldnotes.text.offsets import Utf16Map
from fieldnotes.text.standoff import settle
from ui.editor.formats import Measures, block_format, block_kinds

_KEEP = QTextCursor.MoveMode.KeepAnchor
_BELOW = 160
"""Pixels that stay free under the last line, so that nobody writes at the edge of the window."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a span that lies in one paragraph, counted as the paragraph's layout counts."""

    block: QTextBlock
    start: int
    end: int


class NoteDocument(QObject):
    """Keeps a Qt document and the plain text of a note the same, and tells what the person edited.

    ``contentsChange`` is only a hull of the edit: an input method reports the whole paragraph, formatting reports
    as much removed as added, whole-document changes one unit too many. So a mirror of the last text is kept, and
    the edit is found by comparing.

    Args:
        text: what it shows at first.
        measures: size of letters and lines.
        laid_out: False leaves out the layout until ``lay_out``, so that marks can be put on first.

    Signals:
        edited: list[Edit] by the person, in order, each position counted in the text as the one before left it.
        applied: list[Edit] that came from outside, likewise.
        settled: the same list, after either of them, when the words were changed all at once: Qt has laid them out
            before anybody knew.
    """

    edited = Signal(list)
    applied = Signal(list)
    settled = Signal(list)

    def __init__(
        self,
        text: str = "",
        measures: Measures | None = None,
        parent: QObject | None = None,
        laid_out: bool = True,
    ) -> None:
        super().__init__(parent)
        self.qt = QTextDocument(self)
        self.qt.setUndoRedoEnabled(False)
        self.qt.setDocumentMargin(0)
        self._mute = False
        self.leave_room_below()
        self.measures = measures or Measures()
        self.qt.setIndentWidth(self.measures.indent)
        self._text = ""
        self._map = Utf16Map("")
        self._cursor_before: int | None = None
        self.qt.contentsChange.connect(self._follow)
        self.load(text)
        if laid_out:
            self.lay_out()

    def lay_out(self) -> None:
        """Make the layout, without which Qt reports no change; made last, it lays out only what comes into sight."""
        self.qt.documentLayout()

    @property
    def text(self) -> str:
        """The text as it stands, in code points."""
        return self._text

    def load(self, text: str) -> None:
        """Show another text; no edit is reported."""
        settled = settle(text)
        with self.formatting():
            cursor = QTextCursor(self.qt)
            cursor.beginEditBlock()
            if self._text:
                cursor.setPosition(self._map.length_utf16, _KEEP)
                cursor.removeSelectedText()
            # Paragraphs take the format of the one they are put into: said once, before there is anything to lay out.
            cursor.setBlockFormat(block_format({}, self.measures))
            cursor.insertText(settled, QTextCharFormat())
            cursor.endEditBlock()
        self._text = settled
        self._map = Utf16Map(settled)
        self._cursor_before = None

    def set_measures(self, measures: Measures) -> None:
        """Set size and line height anew; neither text nor marks change."""
        if measures == self.measures:
            return
        self.measures = measures
        self.qt.setIndentWidth(measures.indent)
        with self.formatting():
            for block in self.blocks():
                QTextCursor(block).setBlockFormat(block_format(block_kinds(block), measures))

    def leave_room_below(self, pixels: int | None = None) -> None:
        """Keep so much free under the last line; None for as much as is usual."""
        frame = self.qt.rootFrame()
        shape = frame.frameFormat()
        room = _BELOW if pixels is None else pixels
        if shape.bottomMargin() != room:
            shape.setBottomMargin(room)
            with self.formatting():
                frame.setFrameFormat(shape)

    def leave_room_above(self, pixels: int) -> None:
        """Keep so much free over the first line."""
        frame = self.qt.rootFrame()
        shape = frame.frameFormat()
        if shape.topMargin() != pixels:
            shape.setTopMargin(pixels)
            with self.formatting():
                frame.setFrameFormat(shape)

    def fold(self, shown: Callable[[QTextBlock], bool] | None, room: int = 0) -> None:
        """Show only some paragraphs, with more room before one that follows hidden ones; None shows all.

        The text is not touched, only how it is laid out.

        Args:
            shown: whether a paragraph is shown.
            room: pixels over a paragraph that follows hidden ones.
        """
        hidden = False
        group = QTextCursor(self.qt)
        with self.formatting():
            group.beginEditBlock()
            for block in self.blocks():
                seen = shown is None or shown(block)
                block.setVisible(seen)
                margin = block_format(block_kinds(block), self.measures).topMargin() + room * (hidden and seen)
                shape = block.blockFormat()
                if shape.topMargin() != margin:
                    shape.setTopMargin(margin)
                    QTextCursor(block).setBlockFormat(shape)
                hidden = not seen
            group.endEditBlock()
            self.qt.markContentsDirty(0, self.qt.characterCount())

    # Positions ------------------------------------------------------------------------------------------------

    def cursor(self, start: int, end: int | None = None) -> QTextCursor:
        """A Qt cursor at ``start``, selecting up to ``end`` if given (code points, clamped)."""
        last = len(self._text)
        low = min(max(start, 0), last)
        return self._selecting(low, low if end is None else min(max(end, 0), last))

    def _selecting(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.qt)
        cursor.setPosition(self._map.to_utf16(start))
        cursor.setPosition(self._map.to_utf16(end), _KEEP)
        return cursor

    def span(self, cursor: QTextCursor) -> tuple[int, int]:
        """Where a cursor's selection lies (code points); twice the same position when nothing is selected."""
        return self._map.from_utf16(cursor.selectionStart()), self._map.from_utf16(cursor.selectionEnd())

    def position(self, cursor: QTextCursor) -> int:
        """Where a cursor stands (code points)."""
        return self._map.from_utf16(cursor.position())

    def block_span(self, block: QTextBlock) -> tuple[int, int]:
        """Where a paragraph lies (code points), its line break excluded."""
        start = block.position()
        return self._map.from_utf16(start), self._map.from_utf16(start + block.length() - 1)

    def block_at(self, position: int) -> QTextBlock:
        """The paragraph around a position (code points)."""
        return self.qt.findBlock(self._units(position))

    def blocks(self, start: int = 0, end: int | None = None) -> Iterator[QTextBlock]:
        """The paragraphs that a span (code points) touches, all of them by default."""
        block = self.block_at(start)
        last = self.qt.characterCount() if end is None else self._units(end)
        while block.isValid() and block.position() <= last:
            yield block
            block = block.next()

    def piece(self, block: QTextBlock, start: int, end: int) -> Piece | None:
        """The part of a span (code points) in one paragraph, or None."""
        first, length = block.position(), block.length() - 1
        low = max(0, self._units(start) - first)
        high = min(length, self._units(end) - first)
        return Piece(block, low, high) if low < high else None

    def position_in(self, block: QTextBlock, offset: int) -> int:
        """The code point at an offset that a paragraph's layout gave."""
        return self._map.from_utf16(block.position() + offset)

    def _units(self, position: int) -> int:
        return self._map.to_utf16(min(max(position, 0), len(self._text)))

    # What the person does -------------------------------------------------------------------------------------

    def remember_cursor(self, cursor: QTextCursor) -> None:
        """Remember where the cursor stands before the next event; it decides where an edit is ambiguous."""
        self._cursor_before = self.position(cursor)

    def whole(self, cursor: QTextCursor, before: int, length: int) -> tuple[int, int]:
        """What an input method asks to replace, widened so that no character is cut.

        Args:
            cursor: where it counts from.
            before: where the stretch begins, in Qt's units relative to the cursor.
            length: how many units it holds.

        Returns:
            the same two numbers, in Qt's units.
        """
        here, most = cursor.position(), self._map.length_utf16
        low = min(max(0, here + before), most)
        high = min(max(low, here + before + length), most)
        first, last = self._map.to_utf16(self._map.from_utf16(low)), self._map.to_utf16(self._from_end(high))
        return first - here, last - first

    def _from_end(self, units: int) -> int:
        """The code point at a unit; in the middle of a character, that character's end."""
        position = self._map.from_utf16(units)
        return position if self._map.to_utf16(position) >= units else position + 1

    def cluster_before(self, position: int) -> int:
        """How many code points Backspace takes: one, or the whole of an emoji that is made of several."""
        if position < 2 or self._text[position - 1] < "\u200d":
            return min(position, 1)
        start = position - 1
        while start and not is_boundary(self._text, start):
            start -= 1
        pictures = any(letter >= "\U0001f000" or letter == "\u200d" for letter in self._text[start:position])
        return position - start if pictures else 1

    def replace(self, edits: Sequence[Edit]) -> None:
        """Carry out edits the person asked for by name (find and replace) and report just these."""
        self._carry_out(edits)
        if edits:
            self._report(list(edits))
            self.settled.emit(list(edits))

    # What comes from outside ----------------------------------------------------------------------------------

    def apply_edits(self, edits: Sequence[Edit]) -> None:
        """Take over changes made elsewhere (an undo, another view) as edits; ``edited`` stays silent.

        Args:
            edits: in order, each position counted in the text as the one before left it.

        Raises:
            ValueError: an edit does not fit the text; nothing was changed.
        """
        self._carry_out(edits)
        self.applied.emit(list(edits))
        self.settled.emit(list(edits))

    def _carry_out(self, edits: Sequence[Edit]) -> None:
        text = self._text
        for edit in edits:
            text = edit.apply(text)
        with self.formatting():
            group = QTextCursor(self.qt)
            group.beginEditBlock()
            for edit in edits:
                cursor = self._selecting(edit.position, edit.position + len(edit.removed))
                cursor.insertText(edit.inserted, cursor.charFormat() if edit.removed else QTextCharFormat())
                self._map.update(edit)
            group.endEditBlock()
        self._text = text
        self._cursor_before = None

    # Following Qt ---------------------------------------------------------------------------------------------

    @contextmanager
    def formatting(self) -> Iterator[None]:
        """While this lasts only formats change, or what changes is known: nothing is compared and nothing reported."""
        before, self._mute = self._mute, True
        try:
            yield
        finally:
            self._mute = before

    def _follow(self, position: int, removed: int, added: int) -> None:
        if self._mute:
            return
        old_units, new_units = self._map.length_utf16, self.qt.characterCount() - 1
        first = min(position, old_units, new_units)
        tail = max(0, min(old_units - position - removed, new_units - position - added))
        start = self._map.from_utf16(first)
        end = self._from_end(old_units - tail)
        first = self._map.to_utf16(start)
        tail = old_units - self._map.to_utf16(end)
        old, new = self._text[start:end], self._slice(first, new_units - tail)
        if old == new:
            return
        cursor = None if self._cursor_before is None else self._cursor_before - start
        found = [Edit(0, old, new)] if not old or not new else diff_edits(old, new, cursor)
        edits = [Edit(start + edit.position, edit.removed, edit.inserted) for edit in found]
        self._text = self._text[:start] + new + self._text[end:]
        for edit in edits:
            self._map.update(edit)
        self._report(edits)

    def _slice(self, first: int, last: int) -> str:
        cursor = QTextCursor(self.qt)
        cursor.setPosition(first)
        cursor.setPosition(last, _KEEP)
        return cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")

    def _report(self, edits: list[Edit]) -> None:
        self._cursor_before = None
        self.edited.emit(edits)
