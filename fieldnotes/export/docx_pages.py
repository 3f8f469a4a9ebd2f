"""On which page a heading will stand: told from the report, since only Word itself can know.

The figures go into the contents list; Word replaces them when the list is updated, printed or saved as PDF. The
least line heights of ``docx_styles`` make pages nearly independent of fonts, what remains is how much of a line a
character takes on average.
"""

import re
from collections.abc import Iterable
from math import ceil

from fieldnotes.domain.media import PICTURE
from fieldnotes.export.docx_figures import figure_size
from fieldnotes.export.docx_sections import LONGEST_KEPT
from fieldnotes.export.docx_styles import PARAGRAPH_LOOKS, SERIF, TEXT_WIDTH
from fieldnotes.export.outline import MemoExtract, Quotation, Report, Section

PAGE_HEIGHT = 694.0
"""What a page holds between its margins, in points."""

_FIRST_PAGE_OF_CONTENTS = 2
_SANS_CHARACTER = 0.47
_SERIF_CHARACTER = 0.475
"""Mean width of a character, in the font's size."""

_LOST_AT_LINE_END = 2.5
"""How many characters a line loses on average because words are not broken."""

_SOURCE = PARAGRAPH_LOOKS["Attribution"]
_QUOTED_BEFORE = (PARAGRAPH_LOOKS["Quote"].before or 0) / 20
_QUOTED_LINE = PARAGRAPH_LOOKS["Quote"].line
_SOURCE_LINE = 90
"""How many characters of a source's parts fill a line, dots and paragraph number aside."""


def _characters_in_a_line(style: str) -> float:
    look = PARAGRAPH_LOOKS["Quote" if style == "Quotation" else style]
    mean = _SERIF_CHARACTER if look.face == SERIF else _SANS_CHARACTER
    width = (TEXT_WIDTH - sum(look.indent or (0, 0))) / 20
    return width / (look.size * mean) - _LOST_AT_LINE_END


_IN_A_LINE = {style: _characters_in_a_line(style) for style, look in PARAGRAPH_LOOKS.items()}
_WIDE = re.compile("[\u1100-\u11ff\u2e80-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U000323af]")


def _line_count(style: str, text: str) -> int:
    """How many lines a text takes in a style; East Asian characters count double."""
    room = _IN_A_LINE[style]
    lines = 0
    for paragraph in text.split("\n") if "\n" in text else (text,):
        length = len(paragraph) if paragraph.isascii() else len(paragraph) + len(_WIDE.findall(paragraph))
        lines += ceil(length / room) if length else 0
    return lines or 1


class PageCounter:
    """Follows blocks of text down the pages, all heights in points; ``page`` is where the last one began."""

    def __init__(self, page: int) -> None:
        self.page = page
        self._used = 0.0

    def break_page(self) -> None:
        """Go to the top of the next page."""
        self.page += 1
        self._used = 0.0

    def paragraph(self, style: str, text: str, follows: float = 0.0) -> None:
        """Put a paragraph down; ``follows`` is the height of what must stand on the same page below it."""
        look = PARAGRAPH_LOOKS[style]
        before = (look.before or 0) / 20 if self._used else 0.0
        self.block(before, look.line * _line_count(style, text), (look.after or 0) / 20, look.line, follows)

    def block(self, before: float, height: float, after: float, line: float, follows: float = 0.0) -> None:
        """Put something down; it may break after two lines unless something must follow on the same page."""
        least = min(height, PAGE_HEIGHT) + follows if follows else min(height, 2 * line)
        if self._used and self._used + before + least > PAGE_HEIGHT:
            self.break_page()
            before = 0.0
        self._used += before + height
        while self._used > PAGE_HEIGHT:
            self.page += 1
            self._used -= PAGE_HEIGHT
        self._used += after


def heading_pages(report: Report, new_pages: frozenset[int]) -> list[int]:
    """The page of each heading in order: codes, then memos, then the codebook.

    Args:
        report: what is going to be written.
        new_pages: the positions of the sections that begin on a page of their own.
    """
    levels = [section.level for section in report.sections] + [1] * (bool(report.memos) + bool(report.codebook))
    counter = PageCounter(_FIRST_PAGE_OF_CONTENTS + _pages_of_contents(levels))
    pages: list[int] = []
    for number, section in enumerate(report.sections):
        if number in new_pages and number:
            counter.break_page()
        pages.append(_section(counter, section))
    if report.memos:
        pages.append(_part(counter, bool(pages)))
        _memos(counter, report.memos)
    if report.codebook:
        pages.append(_part(counter, bool(pages)))
    return pages


def _pages_of_contents(levels: Iterable[int]) -> int:
    """How many pages the contents list takes."""
    counter = PageCounter(1)
    counter.paragraph("TOCHeading", "Contents")
    for level in levels:
        counter.paragraph(f"TOC{min(level, 4)}", "x")
    return counter.page


def _section(counter: PageCounter, section: Section) -> int:
    standing = f"{'›'.join(section.path)} {section.summary}".strip()
    definition = f"{section.definition} {section.include} {section.exclude}".strip()
    lines = [("SectionNote", standing), ("Definition", definition), ("Definition", section.example)]
    if section.quotations:
        first = _words_height(section.quotations[0])
        follows = min(first, 2 * _QUOTED_LINE) if len(section.quotations[0].words) > LONGEST_KEPT else first + 20
    else:
        follows = 0.0
    heights = [_height(style, text) for style, text in lines if text]
    counter.paragraph(f"Heading{min(section.level, 4)}", section.name, sum(heights) + follows or 1.0)
    page = counter.page
    for style, text in lines:
        if text:
            counter.paragraph(style, text)
    _memos(counter, section.memos)
    for quotation in section.quotations:
        _quotation(counter, quotation)
    return page


def _quotation(counter: PageCounter, quotation: Quotation) -> None:
    line = _SOURCE.line
    details = len(quotation.note) + len(quotation.attribution) + len(quotation.observed) + len(quotation.register)
    details += 11 if quotation.exemplar else 0
    lines = 1 + details // _SOURCE_LINE + bool(quotation.others)
    source = lines * line + (_SOURCE.before or 0) / 20
    length = len(quotation.before) + len(quotation.words) + len(quotation.after)
    for figure in quotation.figures:
        height = figure_size(figure)[1]
        counter.block(_QUOTED_BEFORE, height, 0, height, source)
        if figure.caption:
            counter.paragraph("Quotation", figure.caption)
    if quotation.words.replace(PICTURE, "").strip() or not quotation.figures:
        kept = source if length <= LONGEST_KEPT else 0
        counter.block(_QUOTED_BEFORE, _words_height(quotation), 0, _QUOTED_LINE, kept)
    counter.block(0, source, 2 if quotation.comments else (_SOURCE.after or 0) / 20, source)
    for comment in quotation.comments:
        counter.paragraph("CodingComment", comment)


def _words_height(quotation: Quotation) -> float:
    words = quotation.words
    if quotation.before or quotation.after:
        words = quotation.before + words + quotation.after
    return _QUOTED_LINE * _line_count("Quotation", words)


def _height(style: str, text: str) -> float:
    look = PARAGRAPH_LOOKS[style]
    return look.line * _line_count(style, text) + (look.after or 0) / 20


def _memos(counter: PageCounter, memos: Iterable[MemoExtract]) -> None:
    for memo in memos:
        counter.paragraph("MemoTitle", memo.title, 30.0)
        counter.paragraph("MemoExtract", memo.text)
        counter.paragraph("MemoSource", "x")


def _part(counter: PageCounter, follows: bool) -> int:
    if follows:
        counter.break_page()
    counter.paragraph("Heading1", "x")
    return counter.page
