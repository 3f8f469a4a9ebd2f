"""What the page shows beyond a note's own formatting: headings, links, registers and mentions, as layout formats."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.media import Media
from ui.editor.document import NoteDocument
from ui.editor.formats import block_kinds, heading_scale, link_runs
from ui.editor.picture_lines import PictureLines
from ui.editor.pictures import PICTURE, PictureColours, Pictures, picture_format
from ui.editor.spans import SpanSet

_SET_BACK = ("aside", "commentary", "feeling", "method", "theory")
"""Registers in the observer's own voice: set in muted italics, so that they are not read as the scene."""


@dataclass(frozen=True, slots=True)
class PageColours:
    """Colours of words on the page, "#RRGGBB"."""

    text: str
    muted: str
    accent: str
    ground: str
    border: str

    @property
    def of_pictures(self) -> PictureColours:
        """The colours of pictures among them."""
        return PictureColours(self.muted, self.text, self.ground, self.border, self.accent)


class PageLook(QSyntaxHighlighter):
    """Lays formats over paragraphs without touching the document; a paragraph is done anew when it changes."""

    def __init__(self, document: NoteDocument, colours: PageColours) -> None:
        super().__init__(document.qt)
        self._document = document
        self._colours = colours
        self.pictures = Pictures(document.qt, colours.of_pictures)
        self._lines = PictureLines(document)
        self._captions: QFont | None = None
        self.registers: SpanSet[str] = SpanSet()
        self.mentions: SpanSet[str] = SpanSet()
        self.media: SpanSet[Media] = SpanSet()
        self._only: frozenset[str] = frozenset()
        document.edited.connect(self._follow)
        document.applied.connect(self._follow)
        document.settled.connect(self._lay_again)

    def stretches(self) -> list[tuple[int, int, str]]:
        """How stretches of the text are read now."""
        return self.registers.all()

    def set_colours(self, colours: PageColours, captions: QFont) -> None:
        """Use other colours, and other letters for captions."""
        fresh = self._captions is None and colours == self._colours  # nothing was painted otherwise yet
        if (colours, captions) == (self._colours, self._captions):
            return
        self._colours, self._captions = colours, captions
        self.pictures.set_look(colours.of_pictures, captions)
        if not fresh:
            self.rehighlight()

    def show_only(self, kinds: frozenset[str]) -> None:
        """From the next layout on, set back what is not in these registers; none sets nothing back."""
        self._only = kinds

    def set_spans(self, registers: SpanSet[str], mentions: SpanSet[str]) -> None:
        """Show other registers (value: kind) and mentions (value: id); only what differs is laid out anew."""
        shown = {*self.registers.all(), *self.mentions.all()}
        wanted = {*registers.all(), *mentions.all()}
        self.registers, self.mentions = registers, mentions
        self._lay_anew((start, end) for start, end, _ in shown ^ wanted)

    def set_media(self, media: SpanSet[Media]) -> None:
        """Show other pictures; only those that differ are laid out anew."""
        shown, wanted = set(self.media.all()), set(media.all())
        self.media = media
        self.pictures.set_media({one.id: one for _, _, one in media.all()})
        self._lay_anew((start, end) for start, end, _ in shown ^ wanted)

    def refit_pictures(self, tallest: float) -> None:
        """Let pictures be at most so high (pixels)."""
        if round(tallest) != round(self.pictures.tallest):
            self.pictures.tallest = tallest
            for start, end, _ in self.media.all():
                for block in self._document.blocks(start, max(start, end - 1)):
                    self._document.qt.markContentsDirty(block.position(), block.length())

    def _lay_anew(self, spans: Iterable[tuple[int, int]]) -> None:
        """Lay out the paragraphs of some spans, each once."""
        done: set[int] = set()
        for start, end in sorted(spans):
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
        for low, high in link_runs(block):
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
                here = self.media.at(start + offset)
                self.setFormat(piece.start, 1, picture_format(here[0][2] if here else None))

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
        self.media.carry(edits)

    def _lay_again(self, edits: list[Edit]) -> None:
        """Lay the paragraphs out anew that were changed while the spans still stood where they had stood."""
        if not edits or not (len(self.registers) or len(self.mentions) or len(self.media)):
            return
        grown = sum(max(0, len(edit.inserted) - len(edit.removed)) for edit in edits[1:])
        end = max(edit.position + len(edit.inserted) for edit in edits) + grown
        for block in self._document.blocks(min(edit.position for edit in edits), end):
            self.rehighlightBlock(block)
