"""The text form of a note: plain text settled at one door, its paragraphs, and marks that lie over it."""

import re
from collections.abc import Sequence

from fieldnotes.domain.marks import Mark, Marked
from fieldnotes.text.html_writing import write_html
from fieldnotes.text.markdown_writing import write_markdown
from fieldnotes.text.marked import tidy
from fieldnotes.text.sentence_ends import sentence_ends

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_ALONE = re.compile("[\ud800-\udfff]")
_BANNED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_UNSETTLED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")


def settle(text: str) -> str:
    """The text as a note may hold it; every way into a note leads through here.

    Each kind of line or page break becomes one line feed. Control characters (tabs excepted), characters that
    Unicode will never assign and byte order marks are taken out, wherever they stand: so pieces settled by themselves
    make a settled text. The two halves of one character are joined; half a character alone becomes U+FFFD, so that its
    place is still seen. Nothing else is touched: the text is not normalised. Settling a settled text changes nothing.
    """
    if not _UNSETTLED.search(text):
        return text
    text = _PAIR.sub(_joined, text)
    text = _ALONE.sub("\ufffd", text)
    text = _BANNED.sub("", text)
    return _BREAKS.sub("\n", text)


def _joined(pair: re.Match[str]) -> str:
    high, low = map(ord, pair[0])
    return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where each paragraph lies (code points, line feed excluded); an empty text has one, empty."""
    spans = []
    start = 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def paragraph_at(text: str, position: int) -> tuple[int, int]:
    """Where the paragraph around ``position`` (code points) lies, its line feed excluded."""
    end = text.find("\n", position)
    return text.rfind("\n", 0, position) + 1, len(text) if end < 0 else end


def sentences(text: str) -> list[tuple[int, int]]:
    """Where each sentence lies (code points, without the white space around it); none crosses a paragraph.

    Good enough for widening a found word to its sentence: abbreviations, initials and German dates do not end
    one, East Asian, Arabic, Indic and other full stops do.
    """
    spans = []
    for start, paragraph_end in paragraphs(text):
        for end in sentence_ends(text, start, paragraph_end):
            piece = text[start:end]
            if not piece.isspace() and piece:
                spans.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
            start = end
    return spans


def from_html(html: str, pictures: bool = False) -> Marked:
    """The text of a piece of HTML as a browser would show it, and the marks over it.

    White space is collapsed as browsers do it, a line break or a block begins a new paragraph, cells of a table
    are separated by tabs. Scripts, styles and hidden parts are left out. Nothing is fetched, no entity of its
    own is expanded.

    Args:
        html: any HTML, whole or part, however broken.
        pictures: whether an image becomes one U+FFFC; else it leaves nothing.
    """
    from fieldnotes.text.html_reading import read_html  # slow to load, seldom needed

    return tidy(read_html(settle(html), settle, pictures))


def to_html(marked: Marked, registers: Sequence[tuple[int, int, str]] = ()) -> str:
    """The marked text as a piece of HTML; read again by :func:`from_html` it is the same.

    Args:
        marked: text and formatting.
        registers: how stretches are read (start, end in code points, register); told by ``data-register``.
    """
    whole = tidy(marked)
    told = []
    for start, end, kind in registers:
        low = start
        for line in whole.text[start:end].split("\n"):
            if line:
                told.append(Mark(low, low + len(line), "register", kind))
            low += len(line) + 1
    return write_html(Marked(whole.text, tuple(sorted((*whole.marks, *told)))))


def from_markdown(markdown: str, keep_breaks: bool = False) -> Marked:
    """The text of a Markdown document and the marks over it; HTML inside it is taken as words.

    Args:
        markdown: CommonMark, with tables and ~~strike~~.
        keep_breaks: whether a line break inside a paragraph begins a new one; else it is a space.
    """
    from fieldnotes.text.markdown_reading import html_of  # its library is slow to load, and seldom needed

    return from_html(html_of(settle(markdown), keep_breaks))


def to_markdown(marked: Marked) -> str:
    """The marked text as Markdown; what Markdown cannot say (underlining, raised letters) is left out."""
    return write_markdown(tidy(marked))
