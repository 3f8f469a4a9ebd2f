"""The body of a Word report: a section for each code with its quotations, comments and memos."""

import re
from collections.abc import Iterator
from itertools import islice

from fieldnotes.domain.media import PICTURE
from fieldnotes.export.docx_figures import FigurePen
from fieldnotes.export.outline import MemoExtract, Quotation, Section
from fieldnotes.export.wordml import Pen, right_to_left

DEEPEST_HEADING = 4
LONGEST_KEPT = 450
"""Paragraphs up to so many characters move to the next page whole, with what they introduce or are followed by;
longer ones may break, since LibreOffice would leave half a page empty before them."""

_BREAKS = re.compile("\n+")
_DOT = "\u00a0· "
_PARAGRAPH = "¶\u00a0"
_CLOSE = '<w:spacing w:after="40"/>'
_ASIDE = '<w:ind w:left="361" w:right="360"/>'
"""Every second memo is this little narrower, or Word would draw one box around two that follow each other."""

_NO_RULE = '<w:left w:val="nil"/>'


class SectionWriter:
    """Writes sections as paragraphs of WordprocessingML, with a bookmark at each heading and quotation."""

    def __init__(self, pen: Pen, figures: FigurePen) -> None:
        self._pen = pen
        self._figures = figures
        self._memos = 0

    def heading(self, text: str, level: int, bookmark: str, colour: str = "", new_page: bool = False) -> str:
        """A heading that the contents list can lead to; ``colour`` ("#B4532A") dyes the line below it."""
        level = min(level, DEEPEST_HEADING)
        props = "<w:pageBreakBefore/>" if new_page else ""
        width = {1: 18, 2: 8, 3: 4}.get(level)
        if colour and width:
            props += _rule("bottom", width, 5, colour_digits(colour))
        props += "<w:bidi/>" if right_to_left(text) else ""
        props += '<w:spacing w:before="0"/>' if new_page else ""
        return self._pen.paragraph(f"Heading{level}", self._pen.bookmark(bookmark, self._pen.run(text)), props=props)

    def section(self, section: Section, bookmark: str, new_page: bool = False) -> Iterator[str]:
        """One code: heading, where it stands, definition, memos, quotations."""
        pen = self._pen
        yield self.heading(section.name, section.level, bookmark, section.colour, new_page)
        path = f"In {' › '.join(section.path)}" if section.path else ""
        standing = _DOT.join(part for part in (path, section.summary) if part)
        if standing:
            yield pen.paragraph("SectionNote", pen.run(standing), keep=True)
        yield from self._definition(section)
        for memo in section.memos:
            yield from self.memo(memo)
        for quotation in section.quotations:
            yield self.quotation(quotation, section.colour)

    def quotation(self, quotation: Quotation, colour: str) -> str:
        """The words, their source, the other codes on them, and what the coder noted."""
        pen = self._pen
        words = "".join(self._words(quotation, colour_digits(colour)))
        comments = self._comments(quotation)
        source = pen.paragraph("Attribution", self._source(quotation), bool(comments), _CLOSE if comments else "")
        return words + source + comments

    def memo(self, memo: MemoExtract) -> Iterator[str]:
        """A memo in a box of its own."""
        pen = self._pen
        self._memos += 1
        aside = _ASIDE if self._memos % 2 else ""
        yield self._flowing("MemoTitle", memo.title, aside)
        for paragraph in _paragraphs(memo.text):
            yield self._flowing("MemoExtract", paragraph, aside)
        kind = f"{memo.kind} memo".strip().capitalize()
        source = _DOT.join(part for part in (kind, memo.date, memo.author, memo.link) if part)
        yield pen.paragraph("MemoSource", pen.run(source), props=aside)

    def _definition(self, section: Section) -> Iterator[str]:
        pen = self._pen
        length = len(section.definition) + len(section.include) + len(section.exclude) + len(section.example)
        keep = length <= LONGEST_KEPT and bool(section.quotations or section.memos)
        runs = pen.run(section.definition.strip())
        for label, text in (("Include", section.include), ("Exclude", section.exclude)):
            if text.strip():
                runs += pen.run("  " if runs else "") + pen.run(f"{label}  ", "Label") + pen.run(text.strip())
        if runs:
            yield pen.paragraph("Definition", runs, keep)
        if section.example.strip():
            example = pen.run("Example  ", "Label") + pen.run(section.example.strip(), extra="<w:i/><w:iCs/>")
            yield pen.paragraph("Definition", example, keep)

    def _words(self, quotation: Quotation, colour: str) -> Iterator[str]:
        """The quotation's paragraphs, the surrounding text in grey; a short last one keeps with its source."""
        lines = _lines(quotation)
        if quotation.figures:
            yield from self._illustrated(quotation, lines, colour)
            return
        for number, line in enumerate(lines):
            runs = "".join(self._pen.run(text, style, "", quotation.language) for text, style in line)
            if number == 0:
                runs = self._pen.bookmark(f"_q{quotation.id}"[:40], runs)
            reversed_ = right_to_left("".join(text for text, _ in line))
            side = "right" if reversed_ else "left"
            props = _rule(side, 18, 11, colour, _NO_RULE if reversed_ else "") + ("<w:bidi/>" if reversed_ else "")
            last = number == len(lines) - 1
            keep = last and sum(len(text) for text, _ in line) <= LONGEST_KEPT
            yield self._pen.paragraph("Quotation", runs, keep, props)

    def _illustrated(self, quotation: Quotation, lines: list[list[tuple[str, str]]], colour: str) -> Iterator[str]:
        """The same with pictures: each in a paragraph of its own after the words of its line, with its caption."""
        pen = self._pen
        figures = iter(quotation.figures)
        parts: list[tuple[str, bool]] = []
        for line in lines:
            runs = "".join(
                pen.run(text if style else text.replace(PICTURE, ""), style, "", quotation.language)
                for text, style in line
            )
            places = sum(text.count(PICTURE) for text, style in line if not style)
            if any(text.replace(PICTURE, "").strip() for text, _ in line):
                parts.append((runs, False))
            for figure in islice(figures, places):
                caption = figure.caption.strip()
                parts.append((self._figures.run(figure), bool(caption)))
                if caption:
                    parts.append((pen.run(caption, "Context"), False))
        rule = _rule("left", 18, 11, colour)
        for number, (content, keep) in enumerate(parts):
            marked = content if number else pen.bookmark(f"_q{quotation.id}"[:40], content)
            yield pen.paragraph("Quotation", marked, keep or number == len(parts) - 1, rule)

    def _source(self, quotation: Quotation) -> str:
        pen = self._pen
        runs = pen.run(f"({quotation.attribution})", "Speaker") if quotation.attribution else ""
        place = f"{_PARAGRAPH}{quotation.paragraph}" if quotation.paragraph else ""
        details = [part for part in (quotation.register, quotation.note, quotation.observed, place) if part]
        if details:
            runs += pen.run(("  " if runs else "") + _DOT.join(details))
        if quotation.exemplar:
            runs += pen.run("   ★\u00a0exemplar", "Exemplar")
        if quotation.others:
            runs += "<w:r><w:br/></w:r>" + pen.run("also  ")
            for number, other in enumerate(quotation.others):
                runs += pen.run("   " if number else "")
                runs += pen.run("■ ", extra=f'<w:color w:val="{colour_digits(other.colour)}"/>') + pen.run(other.name)
        return runs

    def _comments(self, quotation: Quotation) -> str:
        return "".join(self._flowing("CodingComment", comment) for comment in quotation.comments if comment.strip())

    def _flowing(self, style: str, text: str, props: str = "") -> str:
        bidi = "<w:bidi/>" if right_to_left(text) else ""
        return self._pen.paragraph(style, self._pen.run(text.strip()), props=bidi + props)


def _rule(side: str, width: int, gap: int, colour: str, others: str = "") -> str:
    """A line along one side of a paragraph, ``width`` in eighths of a point, ``gap`` in points."""
    line = f'<w:{side} w:val="single" w:sz="{width}" w:space="{gap}" w:color="{colour}"/>'
    return f"<w:pBdr>{others}{line}</w:pBdr>"


def _lines(quotation: Quotation) -> list[list[tuple[str, str]]]:
    """The quotation as paragraphs of (text, character style); empty paragraphs fall away."""
    lines: list[list[tuple[str, str]]] = [[]]
    for text, style in (
        (quotation.before, "Context"),
        (quotation.words, ""),
        (quotation.after, "Context"),
    ):
        pieces = _BREAKS.split(text) if "\n" in text else (text,)
        for number, piece in enumerate(pieces):
            if number:
                lines.append([])
            if piece:
                lines[-1].append((piece, style))
    return [line for line in lines if any(text.strip() for text, _ in line)] or [[("", "")]]


def _paragraphs(text: str) -> list[str]:
    return [paragraph for paragraph in _BREAKS.split(text) if paragraph.strip()]


def colour_digits(colour: str) -> str:
    """A colour as Word writes it; grey where it is not one."""
    digits = colour.removeprefix("#")
    return digits.upper() if re.fullmatch("[0-9A-Fa-f]{6}", digits) else "8A8377"
