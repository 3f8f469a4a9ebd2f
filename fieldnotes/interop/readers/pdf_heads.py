"""Heads and feet of pages: lines that come again on page after page, and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from fieldnotes.interop.readers.pdf_lines import Line, PageLines

ZONE = 0.12
"""How much of a page's height, at its head and at its foot, may hold a running line."""
LEAST_PAGES = 3

_NUMBER = re.compile(r"\d+")
_OWN = "its page's number"


def without_heads(pages: Sequence[PageLines]) -> tuple[list[PageLines], tuple[str, ...]]:
    """The pages without running heads, feet and page numbers, and an example of each kind that was left out.

    Only a line near the edge is one, and only if the like of it (numbers aside) stands on a third of the pages of its
    side, or on the pages of one chapter in a row.
    """
    if len(pages) < LEAST_PAGES:
        return list(pages), ()
    keys = [{key: line for line in _at_edges(page) for key in _keys(line, page)} for page in pages]
    counts = Counter(key for page in keys for key in page)
    enough = max(LEAST_PAGES, len(pages) // 3)
    running = {key for key, count in counts.items() if count >= enough} | _in_a_row(keys)
    examples: dict[tuple[str, str], str] = {}
    kept = []
    for page in pages:
        edges = {id(line) for line in _at_edges(page)}
        lines = []
        for line in page.lines:
            found = [key for key in _keys(line, page) if key in running or key[1] == _OWN] if id(line) in edges else []
            if not found:
                lines.append(line)
            elif not any(key[1] in (_OWN, "#") for key in found):
                examples.setdefault(found[0], line.words)
        kept.append(replace(page, lines=tuple(lines)))
    return kept, tuple(examples.values())


def _in_a_row(keys: Sequence[dict[tuple[str, str], Line]]) -> set[tuple[str, str]]:
    """What stands on four pages of the same side, or on four pages one after another."""
    running = set()
    for step in (1, 2):
        for at in range(len(keys) - 3 * step):
            running |= set(keys[at]).intersection(*(keys[at + step * more] for more in (1, 2, 3)))
    return running


def _at_edges(page: PageLines) -> list[Line]:
    """The lines that stand near the head or foot, with no more than two below or above them there."""
    low, high = _frame(page)
    edge = (high - low) * ZONE
    head = sorted((line for line in page.lines if line.middle > high - edge), key=lambda line: -line.middle)
    foot = sorted((line for line in page.lines if line.middle < low + edge), key=lambda line: line.middle)
    return head[:3] + foot[:3]


def _frame(page: PageLines) -> tuple[float, float]:
    """Where the page begins and ends, seen upright; of a turned page that is known by its lines alone."""
    lowest = min((line.bottom for line in page.lines), default=0.0)
    highest = max((line.top for line in page.lines), default=page.height)
    return (0.0, page.height) if lowest >= 0 and highest <= page.height else (lowest, highest)


def _keys(line: Line, page: PageLines) -> list[tuple[str, str]]:
    """What a line near the edge is like: its words without numbers, and whether it bears its page's own number."""
    low, high = _frame(page)
    side = "head" if line.middle > (low + high) / 2 else "foot"
    words = " ".join(line.words.split()).casefold()
    bare = words.strip("-–—[]().|· ")
    label = page.label.casefold()
    if bare == label:
        return [(side, _OWN)]
    keys = [(side, "#" if _NUMBER.fullmatch(bare) else _NUMBER.sub("#", words))]
    parts = bare.split()
    if len(parts) > 1 and label in (parts[0], parts[-1]):
        keys.append((side, "with its number first" if parts[0] == label else "with its number last"))
    return keys
