"""The lines of a PDF's pages as they are drawn: their words, and where on the page they stand."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw

from fieldnotes.text.standoff import settle

MOST_ON_A_PAGE = 400_000
"""Characters of one page beyond which the rest is not read: no page holds as many."""

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_HYPHENS = (0x02, 0xFFFE)
_BREAKS = (0x0A, 0x0D)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn, in points, the page's lower left corner being nought.

    Attributes:
        is_hyphenated: whether its last word goes on in the next line; the hyphen is no part of the words.
        size: of its first letter's font.
    """

    words: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    is_hyphenated: bool = False

    @property
    def middle(self) -> float:
        """How high its middle stands."""
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class PageLines:
    """A page: how it is numbered, how high it is, its lines in reading order, whether pictures stand on it."""

    label: str
    height: float
    lines: tuple[Line, ...]
    has_pictures: bool


def lines_of(document: pypdfium2.PdfDocument, number: int) -> PageLines:
    """The lines of a page (counted from nought)."""
    page = document[number]
    label = settle(document.get_page_label(number)).strip() or str(number + 1)
    try:
        text_page = page.get_textpage()
        try:
            lines = tuple(_lines(text_page, page.get_rotation()))
        finally:
            text_page.close()
        pictures = not lines and any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        turned = page.get_rotation() in (90, 270)
        return PageLines(label, page.get_width() if turned else page.get_height(), lines, pictures)
    finally:
        page.close()


def _lines(text_page: pypdfium2.PdfTextPage, rotation: int) -> Iterator[Line]:
    count = min(raw.FPDFText_CountChars(text_page), MOST_ON_A_PAGE)
    start = 0
    codes: list[int] = []
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text_page, at)
        if code in _BREAKS or code in _HYPHENS:
            yield from _line(text_page, codes, start, rotation, code in _HYPHENS)
            codes, start = [], at + 1
        else:
            codes.append(code)
    yield from _line(text_page, codes, start, rotation, is_hyphenated=False)


def _line(
    text_page: pypdfium2.PdfTextPage, codes: list[int], start: int, rotation: int, is_hyphenated: bool
) -> Iterator[Line]:
    seen = [at for at, code in enumerate(codes) if not chr(code).isspace()]
    if not seen:
        return
    words = settle("".join(_LIGATURES.get(code, chr(code)) for code in codes)).replace("\n", " ").strip()
    if not words:
        return
    first, last = (_box(text_page, start + at, rotation) for at in (seen[0], seen[-1]))
    size = raw.FPDFText_GetFontSize(text_page, start + seen[0])
    soft = is_hyphenated or words.endswith("\u00ad")
    yield Line(
        words.rstrip("\u00ad"),
        min(first[0], last[0]),
        max(first[1], last[1]),
        min(first[2], last[2]),
        max(first[3], last[3]),
        size or max(1.0, first[3] - first[2]),
        soft,
    )


def _box(text_page: pypdfium2.PdfTextPage, at: int, rotation: int) -> tuple[float, float, float, float]:
    """A character's left, right, bottom and top, as somebody sees them who reads the page upright."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text_page, at, left, right, bottom, top)
    if rotation == 90:
        return bottom.value, top.value, -right.value, -left.value
    if rotation == 180:
        return -right.value, -left.value, -top.value, -bottom.value
    if rotation == 270:
        return -top.value, -bottom.value, left.value, right.value
    return left.value, right.value, bottom.value, top.value
