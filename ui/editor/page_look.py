"""What the page shows beyond a note's own formatting: headings, links, registers and mentions, as layout formats."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat

from fieldnotes.domain.edits import Edit
from ui.editor.document import NoteDocument
from ui.editor.formats import block_kinds, heading_scale, inline_runs
from ui.editor.pictures import PICTURE, PictureSigns, picture_format
from ui.editor.spans import SpanSet

_SET_BACK = ("aside", "commentary", "feeling", "method", "theory")
"""Registers in the observer's own voice: set in muted italics, so that they are not read as the scene."""


@dataclass(frozen=True, slots=True)
class PageColours:
    """Colours of words on the page, "#RRGGBB"."""

    text: str
    muted: str
    accent: str


class PageLook(QSyntaxHighlighter):
    """Lays formats over paragraphs without touching the document; a paragraph is done anew when it changes."""

    def __init__(self, document: NoteDocument, colours: PageColours) -> None:
        super().__init__(document.qt)
        self._document = document
        self._colours = colours
        self._pictures = PictureSigns(document.qt, colours.muted)
        self.registers: SpanSet[str] = SpanSet()
        self.mentions: SpanSet[str] = SpanSet()
        self._only: frozenset[str] = frozenset()
        document.edited.connect(self._follow)
        document.applied.connect(self._follow)

    def stretches(self) -> list[tuple[int, int, str]]:
        """How stretches of the text are read now."""
        return self.registers.all()

    def set_colours(self, colours: PageColours) -> None:
        """Use other colours."""
        self._colours = colours
        self._pictures.set_ink(colours.muted)
        self.rehighlight()

    def show_only(self, kinds: frozenset[str]) -> None:
        """From the next layout on, set back what is not in these registers; none sets nothing back."""
        self._only = kinds

    def set_spans(self, registers: SpanSet[str], mentions: SpanSet[str]) -> None:
        """Show other registers (value: kind) and mentions (value: id); only what differs is laid out anew."""
        shown = {*self.registers.all(), *self.mentions.all()}
        wanted = {*registers.all(), *mentions.all()}
        self.registers, self.mentions = registers, mentions
        done: set[int] = set()
        for start, end, _ in sorted(shown ^ wanted):
            for block in self._document.blocks(start, max(start, end - 1)):
                if block.blockNumber() not in done:
                    done.add(block.blockNumber())
                    self.rehighlightBlock(block)

    def highlightBlock(self, text: str) -> None:
        """Lay the formats of one paragraph."""
        block = self.currentBlock()
        kinds = block_kinds(block)
        scale = heading_scale(kinds)
        base = QTextCharFormat()
        if scale:
            base.setProperty(QTextCharFormat.Property.FontPixelSize, round(self._document.measures.size * scale))
            base.setFontWeight(QFont.Weight.DemiBold)
        if "quote" in kinds:
            base.setForeground(QColor(self._colours.muted))
        if scale or "quote" in kinds:
            self.setFormat(0, len(text) * 2, base)
        self._lay_spans(base)
        if self._only:
            self._set_back(base)
        for low, high, inline in inline_runs(block):
            if "link" in inline:
                linked = QTextCharFormat(self.format(low))
                linked.setForeground(QColor(self._colours.accent))
                self.setFormat(low, high - low, linked)

        if PICTURE in text:
            self._lay_pictures(text)

    def _set_back(self, base: QTextCharFormat) -> None:
        """Words outside the registers that are shown alone stand back."""
        block = self.currentBlock()
        start, end = self._document.block_span(block)
        back = QTextCharFormat(base)
        back.setForeground(QColor(self._colours.muted))
        at = 0
        for low, high, kind in self.registers.overlapping(start, end):
            piece = self._document.piece(block, low, high) if kind in self._only else None
            if piece is not None:
                self.setFormat(at, max(0, piece.start - at), back)
                at = piece.end
        self.setFormat(at, max(0, block.length() - 1 - at), back)

    def _lay_pictures(self, text: str) -> None:
        block = self.currentBlock()
        start, _ = self._document.block_span(block)
        for offset in (index for index, letter in enumerate(text) if letter == PICTURE):
            piece = self._document.piece(block, start + offset, start + offset + 1)
            if piece:
                self.setFormat(piece.start, 1, picture_format())

    def _lay_spans(self, base: QTextCharFormat) -> None:
        block = self.currentBlock()
        start, end = self._document.block_span(block)
        for low, high, kind in self.registers.overlapping(start, end):
            piece = self._document.piece(block, low, high)
            if piece and kind in _SET_BACK:
                aside = QTextCharFormat(base)
                aside.setFontItalic(True)
                aside.setForeground(QColor(self._colours.muted))
                self.setFormat(piece.start, piece.end - piece.start, aside)
        for low, high, _ in self.mentions.overlapping(start, end):
            piece = self._document.piece(block, low, high)
            if piece:
                named = QTextCharFormat(self.format(piece.start))
                named.setForeground(QColor(self._colours.accent))
                self.setFormat(piece.start, piece.end - piece.start, named)

    def _follow(self, edits: list[Edit]) -> None:
        self.registers.carry(edits)
        self.mentions.carry(edits)
