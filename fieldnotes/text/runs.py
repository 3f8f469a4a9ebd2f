"""A paragraph cut into runs of text that bear the same inline formats."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from fieldnotes.domain.marks import BLOCK, INLINE, Mark, Marked
from fieldnotes.text.html_lines import Format

_ORDER = {kind: number for number, kind in enumerate(("link", *(kind for kind in INLINE if kind != "link")))}


def by_paragraph(marked: Marked) -> list[tuple[str, dict[str, str], list[Mark]]]:
    """Each paragraph's text, its block formats, and its inline marks counted from its own beginning.

    The marks must be tidy: in order of place, none reaching over the end of a paragraph.
    """
    marks = list(marked.marks)
    paragraphs = []
    start = number = 0
    for line in marked.text.split("\n"):
        end = start + len(line)
        blocks: dict[str, str] = {}
        inline = []
        while number < len(marks) and marks[number].start < max(end, start + 1):
            mark = marks[number]
            number += 1
            if mark.kind in BLOCK:
                blocks[mark.kind] = mark.value
            else:
                inline.append(Mark(mark.start - start, mark.end - start, mark.kind, mark.value))
        paragraphs.append((line, blocks, inline))
        start = end + 1
    return paragraphs


def runs(text: str, marks: Sequence[Mark]) -> list[tuple[str, tuple[Format, ...]]]:
    """The text cut where formats begin or end, each run with its formats, the longest lasting first."""
    beginning: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        beginning[mark.start].append(mark)
    pieces = []
    open_marks: list[Mark] = []
    for start, end in pairwise(sorted({0, len(text), *beginning, *(mark.end for mark in marks)})):
        open_marks = [mark for mark in open_marks if mark.end > start] + beginning[start]
        pieces.append((text[start:end], _formats(open_marks)))
    return pieces


def _formats(marks: Iterable[Mark]) -> tuple[Format, ...]:
    ordered = sorted(marks, key=lambda mark: (-mark.end, _ORDER.get(mark.kind, len(_ORDER)), mark.value))
    return tuple(dict.fromkeys((mark.kind, mark.value) for mark in ordered))


def changes(now: Sequence[Format], wanted: Sequence[Format]) -> tuple[list[Format], list[Format]]:
    """Which formats to close (innermost first) and which to open, so that they always nest."""
    keep = 0
    while keep < len(now) and now[keep] in wanted:
        keep += 1
    kept = list(now[:keep])
    return list(now[keep:])[::-1], [each for each in wanted if each not in kept]
