"""Prompts of a prompt sheet: headings with a word of help in italics, and the answers written under them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.marks import Mark, Marked
from fieldnotes.text.standoff import paragraphs

_HEADING = re.compile(r"heading([1-4])")


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph: where it lies, the level of its heading (0: none), whether it says something of its own."""

    start: int
    end: int
    level: int
    answers: bool


def unanswered(marked: Marked) -> list[Edit]:
    """The edits that take out prompts nobody has answered, in order, each counted in the text as the last left it.

    A prompt is a heading with what stands under it up to the next heading of its rank; it is unanswered when nothing
    stands there but headings, empty lines and lines wholly in italics, which are help for who answers.
    """
    lines = list(_lines(marked.text, marked.marks))
    gone: list[tuple[int, int]] = []
    for place, line in enumerate(lines):
        if not line.level or (gone and line.start < gone[-1][1]):
            continue
        below = _section(lines, place)
        if not any(each.answers for each in below):
            last = below[-1].end if below else line.end
            gone.append((line.start, min(last + 1, len(marked.text))))
    return _removals(marked.text, gone)


def _section(lines: Sequence[_Line], place: int) -> list[_Line]:
    """What stands under a heading."""
    below = []
    for line in lines[place + 1 :]:
        if line.level and line.level <= lines[place].level:
            break
        below.append(line)
    return below


def _lines(text: str, marks: Sequence[Mark]) -> Iterator[_Line]:
    headings = {mark.start: int(found[1]) for mark in marks if (found := _HEADING.fullmatch(mark.kind))}
    italics = [(mark.start, mark.end) for mark in marks if mark.kind == "italic"]
    for start, end in paragraphs(text):
        level = headings.get(start, 0) if end > start else 0
        bare = text[start:end].strip()
        helps = any(
            low <= start + _lead(text, start) and high >= start + len(text[start:end].rstrip()) for low, high in italics
        )
        yield _Line(start, end, level, bool(bare) and not level and not helps)


def _lead(text: str, start: int) -> int:
    """How many spaces a paragraph begins with."""
    line = text[start:].split("\n", 1)[0]
    return len(line) - len(line.lstrip())


def _removals(text: str, gone: Sequence[tuple[int, int]]) -> list[Edit]:
    whole: list[tuple[int, int]] = []
    for start, end in gone:
        if whole and whole[-1][1] == start:
            whole[-1] = whole[-1][0], end
        else:
            whole.append((start, end))
    edits: list[Edit] = []
    shift = 0
    for start, end in whole:
        first = start - 1 if end == len(text) and start else start  # the last goes with the break before it
        edits.append(Edit(first - shift, text[first:end], ""))
        shift += end - first
    return edits
