"""Heads and feet of pages: lines that come again on page after page, and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from fieldnotes.interop.date_forms import find_date
from fieldnotes.interop.readers.pdf_lines import Line, PageLines

ZONE = 0.12
"""How much of a page's height, at its head and at its foot, may hold a running line."""
MOST_LINES = 6
"""Lines at a page's head, and at its foot, that may run from page to page."""
LEAST_PAGES = 3

_NUMBER = re.compile(r"\d{1,6}")
_OWN = "its page's number"


def without_heads(pages: Sequence[PageLines]) -> tuple[list[PageLines], tuple[str, ...]]:
    """The pages without running heads, feet and page numbers, and an example of each kind that was left out.

    Only a line near the edge is one, and only if the like of it stands on a third of the pages, or on the pages of one
    chapter in a row. Alike are lines of the same words, with numbers that count the pages; a date is no such number,
    for a diary may begin a page with each day.
    """
    if len(pages) < LEAST_PAGES:
        return list(pages), ()
    keys = [{key for line in _at_edges(page) for key in _keys(line, page, at)} for at, page in enumerate(pages)]
    counts = Counter(key for page in keys for key in page)
    enough = max(LEAST_PAGES, len(pages) // 3)
    running = {key for key, count in counts.items() if count >= enough} | _in_a_row(keys)
    examples: dict[tuple[str, str], str] = {}
    kept = []
    for at, page in enumerate(pages):
        edges = {id(line) for line in _at_edges(page)}
        lines = []
        for line in page.lines:
            found = [key for key in _keys(line, page, at) if key in running or key[1] == _OWN]
            found = found if id(line) in edges else []
            if not found:
                lines.append(line)
            elif not any(key[1] in (_OWN, "#") for key in found):
                examples.setdefault(found[0], line.words)
        kept.append(replace(page, lines=tuple(lines)))
    return kept, tuple(examples.values())


def _in_a_row(keys: Sequence[set[tuple[str, str]]]) -> set[tuple[str, str]]:
    """What stands on four pages of the same side, or on four pages one after another."""
    running = set()
    for step in (1, 2):
        for at in range(len(keys) - 3 * step):
            running |= keys[at].intersection(*(keys[at + step * more] for more in (1, 2, 3)))
    return running


def _at_edges(page: PageLines) -> list[Line]:
    """The lines that stand near the head or foot, the outermost first."""
    low, high = _frame(page)
    edge = (high - low) * ZONE
    head = sorted((line for line in page.lines if line.middle > high - edge), key=lambda line: -line.middle)
    foot = sorted((line for line in page.lines if line.middle < low + edge), key=lambda line: line.middle)
    return head[:MOST_LINES] + foot[:MOST_LINES]


def _frame(page: PageLines) -> tuple[float, float]:
    """Where the page begins and ends, seen upright; of a turned page that is known by its lines alone."""
    lowest = min((line.bottom for line in page.lines), default=0.0)
    highest = max((line.top for line in page.lines), default=page.height)
    return (0.0, page.height) if lowest >= 0 and highest <= page.height else (lowest, highest)


def _keys(line: Line, page: PageLines, at: int) -> list[tuple[str, str]]:
    """What a line near the edge is like: its words with the numbers that count pages, and its page's own number.

    Args:
        line, page: the line and the page it stands on.
        at: how many pages stand before it.
    """
    low, high = _frame(page)
    side = "head" if line.middle > (low + high) / 2 else "foot"
    words = " ".join(line.words.split()).casefold()
    bare = words.strip("-–—[]().|· ")
    label = page.label.casefold()
    if bare == label:
        return [(side, _OWN)]
    if find_date(line.words, "dmy"):
        return [(side, words)]
    if _NUMBER.fullmatch(bare):
        return [(side, "#")]
    keys = [(side, words)]
    for number in islice(_NUMBER.finditer(words), 3):
        counted = f"{words[: number.start()]}#{int(number[0]) - at}{words[number.end() :]}"
        keys.append((side, counted))
    parts = bare.split()
    if len(parts) > 1 and label in (parts[0], parts[-1]):
        keys.append((side, "with its number first" if parts[0] == label else "with its number last"))
    return keys
