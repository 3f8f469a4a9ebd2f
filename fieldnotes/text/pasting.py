"""Makes what was copied elsewhere fit into a note: no rows of empty lines, no bullets that are only signs."""

import re
from bisect import bisect_right

from fieldnotes.domain.marks import BLOCK, Mark, Marked
from fieldnotes.text.marked import tidy
from fieldnotes.text.standoff import paragraphs

_BULLET = re.compile(r"[ \t\xa0]*[•·▪◦‣●○■\uf0b7\uf0a7][ \t\xa0]+(?=\S)")


def fitted(marked: Marked) -> Marked:
    """The same text without empty lines at its ends or twice in a row, its typed bullets as marks.

    Args:
        marked: what a page or document put on the clipboard, tidy.
    """
    text = marked.text
    blocks = {mark.start for mark in marked.marks if mark.kind in BLOCK and mark.kind != "rtl"}
    lines: list[tuple[int, int, bool]] = []
    for start, end in paragraphs(text):
        line = text[start:end]
        if not line.strip():
            if lines and lines[-1][0] < lines[-1][1]:
                lines.append((start, start, False))
            continue
        sign = _BULLET.match(line) if start not in blocks else None
        lines.append((start + sign.end(), end, True) if sign else (start, end, False))
    while lines and lines[-1][0] == lines[-1][1]:
        lines.pop()
    return _of_lines(marked, lines)


def _of_lines(marked: Marked, lines: list[tuple[int, int, bool]]) -> Marked:
    """Some lines of a text (start, end, whether it becomes an item) with the marks over them."""
    parts = [marked.text[start:end] for start, end, _ in lines]
    places, position = [], 0
    for part in parts:
        places.append(position)
        position += len(part) + 1
    marks = [
        Mark(place, place + end - start, "bullet")
        for place, (start, end, item) in zip(places, lines, strict=True)
        if item
    ]
    starts = [start for start, _, _ in lines]
    for mark in marked.marks:
        number = bisect_right(starts, mark.start) - 1
        if number < 0 or mark.start >= lines[number][1]:
            number += 1  # it begins in what was left out before a line
        if number < len(lines):
            low, high = max(mark.start, lines[number][0]), min(mark.end, lines[number][1])
            if low < high:
                shift = places[number] - lines[number][0]
                marks.append(Mark(low + shift, high + shift, mark.kind, mark.value))
    return tidy(Marked("\n".join(parts), tuple(marks)))
