"""The marks of a note as its document shows them: loading, reading back, and what the person formats."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from fieldnotes.domain.edits import Edit, Span
from fieldnotes.domain.marks import BLOCK, Mark, Marked
from fieldnotes.text.anchors import carry_many
from fieldnotes.text.marked import tidy
from fieldnotes.text.standoff import settle
from ui.editor.document import NoteDocument
from ui.editor.formats import block_format, block_kinds, inline_format, inline_kinds, inline_runs

_ONE_OF = ("heading1", "heading2", "heading3", "heading4", "bullet", "numbered", "quote")
"""Block marks that shut one another out; only ``rtl`` goes with any of them."""


class DocumentMarks(QObject):
    """Keeps the marks of a document: Qt's formats hold them, this class reads and writes them as marks.

    Signals:
        formatted: the person changed marks without changing the text.
    """

    formatted = Signal()

    def __init__(self, document: NoteDocument) -> None:
        super().__init__(document)
        self._document = document
        self._known: list[Mark] = []
        self._borne = False
        self._since: list[Edit] = []
        self._stale = False
        document.edited.connect(self._follow)

    def load(self, marks: Sequence[Mark]) -> None:
        """Show the marks of a text that was just loaded or changed from outside; nothing is reported."""
        self._borne = self._borne or self._stale or bool(marks)
        if self._borne:  # else there never were any to take off, which a long text takes long to see
            self.show(marks)
        self._known, self._since, self._stale = list(marks), [], False

    def read(self) -> list[Mark]:
        """The marks the document shows, in canonical form."""
        found = [mark for block in self._document.blocks() for mark in self._marks_of(block)]
        return canonical(found, self._document.text)

    def take(self) -> list[Mark] | None:
        """The marks, if the edits since they were last taken do not carry them there by themselves; else None."""
        since, self._since = self._since, []
        if not self._stale:
            return None
        self._stale, self._borne = False, True
        marks = self.read()
        same = marks == carried(self._known, since, self._document.text)
        self._known = marks
        return None if same else marks

    def show(self, marks: Iterable[Mark]) -> None:
        """Make the document show just these marks; paragraphs that show them already are left alone."""
        document = self._document
        wanted: dict[int, list[Mark]] = {}
        for mark in canonical(marks, document.text):
            wanted.setdefault(document.block_at(mark.start).blockNumber(), []).append(mark)
        with document.formatting():
            group = QTextCursor(document.qt)
            group.beginEditBlock()
            for block in document.blocks():
                then = wanted.get(block.blockNumber(), [])
                now = self._marks_of(block)
                if (canonical(now, document.text) if now else now) != sorted(then):
                    self._show_in(block, then, bool(now))
            group.endEditBlock()

    def insert(self, cursor: QTextCursor, marked: Marked) -> None:
        """Put a text with its marks in place of a cursor's selection, as one edit."""
        start, _ = self._document.span(cursor)
        text = settle(marked.text)
        cursor.insertText(text, QTextCharFormat())
        for mark in canonical(marked.marks, text):
            here = Mark(start + mark.start, start + mark.end, mark.kind, mark.value)
            if mark.kind not in BLOCK:
                self._set_inline(here.start, here.end, here.kind, here.value, True)
            elif "\n" in text or self._document.block_span(self._document.block_at(start))[0] == start:
                self._set_block(self._document.block_at(here.start), {here.kind: here.value})
        self._stale = self._stale or bool(marked.marks)

    def toggle(self, cursor: QTextCursor, kind: str, value: str = "") -> None:
        """Put a mark on what is selected, or take it off when all of it bears it; blocks take whole paragraphs."""
        start, end = self._document.span(cursor)
        if kind in BLOCK:
            self._toggle_blocks(start, end, kind, value)
        elif start < end:
            self._set_inline(start, end, kind, value, not self.bears(start, end, kind))
        else:
            return
        self._stale = True
        self.formatted.emit()

    def put(self, start: int, end: int, kind: str, value: str = "") -> None:
        """Put a mark on a span (code points); a block mark takes the place of what its paragraphs were."""
        if kind in BLOCK:
            for block in self._document.blocks(start, max(start, end - 1)):
                kinds = block_kinds(block)
                kept = {one: held for one, held in kinds.items() if kind not in _ONE_OF or one not in _ONE_OF}
                self._set_block(block, {**kept, kind: value})
        else:
            self._set_inline(start, end, kind, value, True)
        self._stale = True
        self.formatted.emit()

    def take_off(self, start: int, end: int, kind: str) -> None:
        """Take an inline mark off a span (code points)."""
        self._set_inline(start, end, kind, "", False)
        self._stale = True
        self.formatted.emit()

    def link_at(self, position: int) -> tuple[int, int, str] | None:
        """The link around a character (code points): where it lies, and its address."""
        block = self._document.block_at(position)
        found: tuple[int, int, str] | None = None
        for low, high, kinds in inline_runs(block):
            first, last = self._document.position_in(block, low), self._document.position_in(block, high)
            address = kinds.get("link", "")
            if not address:
                continue
            if found and found[1] == first and found[2] == address:
                found = (found[0], last, address)
            elif found and found[0] <= position < found[1]:
                break
            else:
                found = (first, last, address)
        return found if found and found[0] <= position < found[1] else None

    def typing_format(self, current: QTextCharFormat, kind: str) -> QTextCharFormat:
        """The format for what is typed next: the current one with an inline mark put on or taken off."""
        kinds = inline_kinds(current)
        if kind in kinds:
            del kinds[kind]
        else:
            kinds[kind] = ""
        return inline_format(kinds)

    def bears(self, start: int, end: int, kind: str) -> bool:
        """Whether every character of a span (code points) but line breaks bears an inline mark."""
        bare = end - start - self._document.text.count("\n", start, end)
        for block in self._document.blocks(start, end):
            for low, high, kinds in inline_runs(block):
                if kind in kinds:
                    first = max(start, self._document.position_in(block, low))
                    last = min(end, self._document.position_in(block, high))
                    bare -= max(0, last - first)
        return bare <= 0

    def break_paragraph(self, cursor: QTextCursor) -> None:
        """Begin a new paragraph: after a heading a plain one, in a list the next item, out of an empty item."""
        kinds = block_kinds(cursor.block())
        if ("bullet" in kinds or "numbered" in kinds or "quote" in kinds) and not cursor.block().text():
            self._set_block(cursor.block(), {})
            self._stale = True
            self.formatted.emit()
            return
        at_end = cursor.atBlockEnd()
        cursor.insertBlock()
        if at_end and any(kind.startswith("heading") for kind in kinds):
            self._set_block(cursor.block(), {"rtl": ""} if "rtl" in kinds else {})
        if "numbered" in kinds:
            self._renumber(cursor.block(), kinds["numbered"])

    def _renumber(self, block: QTextBlock, before: str) -> None:
        """Count on from ``before``, as far as the list goes on."""
        number = int(before) if before.isdigit() else 1
        while block.isValid() and "numbered" in (kinds := block_kinds(block)):
            number += 1
            self._set_block(block, {**kinds, "numbered": str(number)})
            block = block.next()

    def _follow(self, edits: list[Edit]) -> None:
        self._since += edits
        if not self._stale:
            self._stale = bool(self._known) or self._bears_any(edits)

    def _bears_any(self, edits: Sequence[Edit]) -> bool:
        """Whether a paragraph touched by edits of a text that had no marks bears any now."""
        low = min(edit.position for edit in edits)
        high = max(edit.position + len(edit.inserted) for edit in edits)
        return any(block_kinds(block) or next(inline_runs(block), None) for block in self._document.blocks(low, high))

    def _marks_of(self, block: QTextBlock) -> list[Mark]:
        document = self._document
        found: list[Mark] = []
        start, end = document.block_span(block)
        if start < end:
            found = [Mark(start, end, kind, value) for kind, value in block_kinds(block).items()]
        for low, high, inline in inline_runs(block):
            first, last = document.position_in(block, low), document.position_in(block, high)
            found += [Mark(first, last, kind, value) for kind, value in inline.items()]
        return found

    def _show_in(self, block: QTextBlock, marks: Sequence[Mark], marked: bool) -> None:
        """Show these marks in a paragraph; one that was not ``marked`` before has nothing to take off."""
        start, end = self._document.block_span(block)
        kinds = {mark.kind: mark.value for mark in marks if mark.kind in BLOCK}
        if marked:
            self._document.cursor(start, end).setCharFormat(QTextCharFormat())
        if marked or kinds:
            self._set_block(block, kinds)
        for mark in marks:
            if mark.kind not in BLOCK:
                self._set_inline(mark.start, mark.end, mark.kind, mark.value, True)

    def _set_block(self, block: QTextBlock, kinds: Mapping[str, str]) -> None:
        QTextCursor(block).setBlockFormat(block_format(kinds, self._document.measures))

    def _set_inline(self, start: int, end: int, kind: str, value: str, on: bool) -> None:
        document = self._document
        if on:
            document.cursor(start, end).mergeCharFormat(inline_format({kind: value}))
            return
        for block in document.blocks(start, end):
            for low, high, kinds in tuple(inline_runs(block)):
                first = max(start, document.position_in(block, low))
                last = min(end, document.position_in(block, high))
                if kind in kinds and first < last:
                    bare = {one: held for one, held in kinds.items() if one != kind}
                    document.cursor(first, last).setCharFormat(inline_format(bare))

    def _toggle_blocks(self, start: int, end: int, kind: str, value: str) -> None:
        blocks = list(self._document.blocks(start, max(start, end - 1)))
        on = not all(kind in block_kinds(block) for block in blocks)
        for number, block in enumerate(blocks, 1):
            kinds = block_kinds(block)
            if kind in _ONE_OF:
                kinds = {one: held for one, held in kinds.items() if one not in _ONE_OF}
            else:
                kinds.pop(kind, None)
            if on:
                kinds[kind] = str(number) if kind == "numbered" else value
            self._set_block(block, kinds)


def canonical(marks: Iterable[Mark], text: str) -> list[Mark]:
    """The same formatting said in one way only: marks cut at paragraphs, neighbours joined, sorted."""
    return list(tidy(Marked(text, tuple(marks))).marks)


def carried(marks: Sequence[Mark], edits: Sequence[Edit], text: str) -> list[Mark]:
    """The marks after edits if nobody formats anything anew, in canonical form over ``text``, the text after."""
    spans = carry_many((Span(mark.start, mark.end) for mark in marks), edits)
    kept = (
        Mark(span.start, span.end, mark.kind, mark.value)
        for mark, span in zip(marks, spans, strict=True)
        if not span.lost
    )
    return canonical(kept, text)
