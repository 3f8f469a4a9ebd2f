"""A stretch of a text that shows a match in its surroundings."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from fieldnotes.search.results import Span

WIDTH = 240
"""Code points of text in a snippet, at most."""

_BEFORE = 70
_TRIM = 24
_BREAKS = re.compile(r"[\n\t\r\f\v\u2028\u2029]")
_CONSIDERED = 200


def snippet(text: str, spans: Sequence[Span], width: int = WIDTH) -> tuple[str, tuple[Span, ...]]:
    """The stretch of a text with most occurrences, on one line, and where they stand in it.

    Args:
        text: the whole text.
        spans: the occurrences in it, ascending.
        width: code points to show, the dots at a cut not counted.
    """
    start, end = _window(text, spans, width)
    lead = "… " if start > 0 else ""
    shown = lead + _BREAKS.sub(" ", text[start:end]) + (" …" if end < len(text) else "")
    shift = len(lead) - start
    inside = tuple(
        (max(first, start) + shift, min(last, end) + shift) for first, last in spans if first < end and last > start
    )
    return shown, inside


def _window(text: str, spans: Sequence[Span], width: int) -> Span:
    if len(text) <= width:
        return 0, len(text)
    if not spans:
        return 0, _trimmed_end(text, width)
    start = max(0, _richest(spans, width - _BEFORE) - _BEFORE)
    start = min(start, max(0, len(text) - width))
    first = next(begin for begin, end in spans if end > start)
    if start > 0:
        start = _trimmed_start(text, start, first)
    end = min(len(text), start + width)
    return start, end if end == len(text) else _trimmed_end(text, end)


def _richest(spans: Sequence[Span], room: int) -> int:
    """Where the stretch of this many code points begins that holds most occurrences; the earliest of equals."""
    starts = [first for first, _ in spans[:_CONSIDERED]]
    counts = [bisect_right(starts, first + room) - place for place, first in enumerate(starts)]
    return starts[counts.index(max(counts))]


def _trimmed_start(text: str, start: int, limit: int) -> int:
    """The next beginning of a word, if one is near and before the first occurrence."""
    blank = re.compile(r"\s").search(text, start, min(start + _TRIM, limit))
    return blank.end() if blank else start


def _trimmed_end(text: str, end: int) -> int:
    """The last end of a word, if one is near."""
    for place in range(end, max(end - _TRIM, 0), -1):
        if text[place].isspace():
            return place
    return end
