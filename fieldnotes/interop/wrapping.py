"""Lines that were broken only to fit a page, and how to tell them from lines that were meant."""

from bisect import bisect_right
from itertools import pairwise

NARROWEST, WIDEST = 45, 110
"""Widths (code points) between which a text may have been broken to fit; outside them breaks are meant."""


def wrap_width(text: str) -> int | None:
    """The width a text was broken to, or None where its lines are as they were meant.

    In a broken text nearly every line that is followed by another ends where the next word no longer fits.
    """
    lines = text.split("\n")
    pairs = [(line, after) for line, after in pairwise(lines) if line.strip() and after.strip()]
    lengths = sorted(len(line.rstrip()) for line, _ in pairs)
    if len(pairs) < 3:
        return None
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.985))]
    if not NARROWEST <= width <= WIDEST or lengths[-1] > width * 2:
        return None
    too_long = len(lengths) - bisect_right(lengths, width + 4)
    fitted = sum(broken_to_fit(line, after, width) for line, after in pairs)
    return width if fitted >= 0.6 * len(pairs) and too_long <= 0.02 * len(pairs) + 1 else None


def broken_to_fit(line: str, after: str, width: int) -> bool:
    """Whether the break between two lines was made because the next word did not fit."""
    words = after.split(maxsplit=1)
    first = words[0] if words else ""
    if after[:1].isspace() and not line[:1].isspace():
        return False
    return len(line.rstrip()) + 1 + len(first) > width - 2


def joined_lines(text: str) -> str:
    """The text with its paragraphs whole again, if it was plainly broken to fit a page; otherwise as it is.

    Only line breaks become spaces, one for one, so that no position moves.
    """
    width = wrap_width(text)
    lines = text.split("\n")
    if width is None or len(lines) < 40:
        return text
    joined = [lines[0]]
    for line, after in pairwise(lines):
        fits = line.strip() and after.strip() and not after[:1].isspace() and broken_to_fit(line, after, width)
        joined.append((" " if fits else "\n") + after)
    return "".join(joined)
