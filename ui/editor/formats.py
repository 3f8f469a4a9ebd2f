"""Marks as Qt's character and block formats, and back; positions here are inside one block, as Qt counts them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCharFormat, QTextFormat

from fieldnotes.domain.marks import BLOCK

_KINDS = QTextFormat.Property.UserProperty.value + 1
_VALUE = QTextFormat.Property.UserProperty.value + 2
_HEADING_SCALE = {"heading1": 1.5, "heading2": 1.25, "heading3": 1.1, "heading4": 1.0}


@dataclass(frozen=True, slots=True)
class Measures:
    """Lengths of the page, in pixels of the screen: size of the letters, line height, gap between paragraphs."""

    size: int = 17
    line: int = 28
    gap: int = 14
    indent: int = 26


def heading_scale(kinds: Mapping[str, str]) -> float:
    """How much larger than plain text a paragraph's letters stand; 0 for a paragraph that is no heading."""
    return next((scale for kind, scale in _HEADING_SCALE.items() if kind in kinds), 0.0)


def inline_format(kinds: Mapping[str, str]) -> QTextCharFormat:
    """The character format that shows these inline marks (kind → value)."""
    shown = QTextCharFormat()
    if "bold" in kinds:
        shown.setFontWeight(QFont.Weight.Bold)
    if "italic" in kinds:
        shown.setFontItalic(True)
    if "underline" in kinds:
        shown.setFontUnderline(True)
    if "strike" in kinds:
        shown.setFontStrikeOut(True)
    if "superscript" in kinds:
        shown.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    elif "subscript" in kinds:
        shown.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
    if kinds.get("link"):
        shown.setAnchor(True)
        shown.setAnchorHref(kinds["link"])
    return shown


def inline_kinds(shown: QTextCharFormat) -> dict[str, str]:
    """The inline marks (kind → value) that a character format shows."""
    kinds: dict[str, str] = {}
    if shown.fontWeight() >= QFont.Weight.DemiBold:
        kinds["bold"] = ""
    if shown.fontItalic():
        kinds["italic"] = ""
    if shown.fontUnderline():
        kinds["underline"] = ""
    if shown.fontStrikeOut():
        kinds["strike"] = ""
    if shown.isAnchor() and shown.anchorHref():
        kinds["link"] = shown.anchorHref()
    alignment = shown.verticalAlignment()
    if alignment == QTextCharFormat.VerticalAlignment.AlignSuperScript:
        kinds["superscript"] = ""
    elif alignment == QTextCharFormat.VerticalAlignment.AlignSubScript:
        kinds["subscript"] = ""
    return kinds


def block_format(kinds: Mapping[str, str], measures: Measures) -> QTextBlockFormat:
    """The block format that shows these block marks (kind → value)."""
    shown = QTextBlockFormat()
    scale = heading_scale(kinds)
    line = measures.line if scale <= 1 else round(measures.line * (1 + (scale - 1) * 0.8))
    shown.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    shown.setBottomMargin(measures.gap // 2 if scale else measures.gap)
    if scale:
        shown.setTopMargin(round(measures.gap * 1.3))
    listed = "bullet" in kinds or "numbered" in kinds
    if listed:
        shown.setBottomMargin(measures.gap // 3)
    if listed or "quote" in kinds:
        shown.setIndent(1)  # on the side where the paragraph's writing begins
    if "rtl" in kinds:
        shown.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    if kinds:
        shown.setProperty(_KINDS, " ".join(kind for kind in BLOCK if kind in kinds))
        shown.setProperty(_VALUE, next((value for value in kinds.values() if value), ""))
    return shown


def block_kinds(block: QTextBlock) -> dict[str, str]:
    """The block marks (kind → value) of a paragraph."""
    shown = block.blockFormat()
    if not shown.hasProperty(_KINDS):
        return {}
    value = shown.stringProperty(_VALUE)
    return {kind: value if kind in ("numbered", "bullet") else "" for kind in shown.stringProperty(_KINDS).split()}


def inline_runs(block: QTextBlock) -> Iterator[tuple[int, int, dict[str, str]]]:
    """The formatted runs of a paragraph: start and end inside it (Qt's units) and their inline marks."""
    for run in block.textFormats():
        kinds = inline_kinds(run.format) if run.format.propertyCount() else {}
        if kinds:
            yield run.start, run.start + run.length, kinds


def link_runs(block: QTextBlock) -> Iterator[tuple[int, int]]:
    """The runs of a paragraph that are links: start and end inside it (Qt's units); all others cost one question."""
    for run in block.textFormats():
        if run.format.isAnchor() and run.format.anchorHref():
            yield run.start, run.start + run.length
