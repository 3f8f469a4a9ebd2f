"""Cutting, moving and joining texts with the marks that lie over them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from fieldnotes.domain.marks import BLOCK, INLINE, Mark, Marked


def shift(marks: Iterable[Mark], by: int) -> tuple[Mark, ...]:
    """The marks ``by`` code points further on."""
    return tuple(replace(mark, start=mark.start + by, end=mark.end + by) for mark in marks)


def slice_marked(marked: Marked, start: int, end: int) -> Marked:
    """The part between two positions (code points), its marks counted from its own beginning."""
    start, end = max(0, start), min(len(marked.text), end)
    inside = (
        replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start)
        for mark in marked.marks
        if mark.start < end and mark.end > start
    )
    return Marked(marked.text[start:end], tuple(inside))


def join(parts: Sequence[Marked], separator: str = "\n") -> Marked:
    """The parts one after another with ``separator`` between them."""
    marks: list[Mark] = []
    position = 0
    for part in parts:
        marks.extend(shift(part.marks, position))
        position += len(part.text) + len(separator)
    return Marked(separator.join(part.text for part in parts), tuple(marks))


def tidy(marked: Marked) -> Marked:
    """The same formatting said in one way only.

    Marks are cut at the ends of paragraphs (a block mark covers its whole paragraph), touching or overlapping
    marks of one kind and value become one, empty ones go, and all are in order of place.
    """
    marks: list[Mark] = []
    for mark in marked.marks:
        if mark.kind in INLINE:
            marks.extend(_by_paragraph(marked.text, mark, whole=False))
        elif mark.kind in BLOCK:
            marks.extend(_by_paragraph(marked.text, mark, whole=True))
    return Marked(marked.text, tuple(sorted(_merged(marks))))


def _by_paragraph(text: str, mark: Mark, whole: bool) -> Iterable[Mark]:
    start, end = max(0, mark.start), min(len(text), mark.end)
    if whole and start < end:
        start = text.rfind("\n", 0, start) + 1
    while start < end:
        line_end = text.find("\n", start)
        line_end = len(text) if line_end < 0 else line_end
        piece_end = line_end if whole else min(end, line_end)
        if start < piece_end:
            yield replace(mark, start=start, end=piece_end)
        start = line_end + 1


def _merged(marks: Iterable[Mark]) -> list[Mark]:
    merged: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.kind, mark.value, mark.start, mark.end)):
        last = merged[-1] if merged else None
        if last and (last.kind, last.value) == (mark.kind, mark.value) and mark.start <= last.end:
            merged[-1] = replace(last, end=max(last.end, mark.end))
        else:
            merged.append(mark)
    return merged
