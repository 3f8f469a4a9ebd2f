"""The text form of a note: plain text settled at one door, its paragraphs, and marks that lie over it."""

import re

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_ALONE = re.compile("[\ud800-\udfff]")
_BANNED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_UNSETTLED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def settle(text: str) -> str:
    """The text as a note may hold it; every way into a note leads through here.

    Each kind of line or page break becomes one line feed. Control characters (tabs excepted), characters that
    Unicode will never assign and a byte order mark at the beginning are taken out. The two halves of one
    character are joined; half a character alone becomes U+FFFD, so that its place is still seen. Nothing else
    is touched: the text is not normalised. Settling a settled text changes nothing.
    """
    if _UNSETTLED.search(text):
        text = _PAIR.sub(_joined, text)
        text = _ALONE.sub("\ufffd", text)
        text = _BANNED.sub("", text)
        text = _BREAKS.sub("\n", text)
    return text.lstrip("\ufeff") if text.startswith("\ufeff") else text


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
