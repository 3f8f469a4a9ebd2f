"""How a dialogue exercise is laid out as one readable text: the prompt as a heading, below it "Name: words" by round.

What did each of us have to lose?          a heading
Round 1                                    a smaller one, once for each round of the prompt
Marguerite Oyelaran: More than you saw.    the turn lies over the words after the name
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fieldnotes.domain.marks import Mark
from fieldnotes.text.standoff import paragraph_at, paragraphs

PROMPT_MARK, ROUND_MARK = "heading2", "heading3"
_NUMBER = re.compile(r"(?:\w+\s)?\d{1,3}[.:)]?\s*")


def round_line(number: int) -> str:
    """The line above the turns of a round."""
    return f"Round {number}"


def heading_of(text: str, prompt: str) -> tuple[int, int] | None:
    """Where the paragraph lies that is a prompt, alone or after its number ("Prompt 3: …"); the number included."""
    wanted = _folded(prompt)
    for start, end in paragraphs(text):
        line = text[start:end]
        number = _NUMBER.match(line)
        if wanted and wanted in (_folded(line), _folded(line[number.end() :]) if number else ""):
            return start, end
    return None


def words_in_heading(text: str, heading: tuple[int, int], prompt: str) -> tuple[int, int]:
    """Where the prompt's own words lie in its heading, the number left out."""
    start, end = heading
    line = text[start:end]
    if _folded(line) == _folded(prompt):
        return heading
    number = _NUMBER.match(line)
    return (start + number.end(), end) if number else heading


def line_of(text: str, start: int) -> int:
    """Where the paragraph begins in which a turn's words begin: at the speaker's name."""
    return paragraph_at(text, start)[0]


def round_line_above(text: str, line: int, number: int) -> int | None:
    """Where the line "Round 2" begins that stands right above a paragraph, or None."""
    if line == 0:
        return None
    start, end = paragraph_at(text, line - 1)
    return start if text[start:end].strip() == round_line(number) else None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph to be put in: its words, the name of who speaks them, the kind of mark over it."""

    words: str
    name: str = ""
    mark: str = ""


def put_in(at: int, lines: Iterable[Line]) -> tuple[str, list[Mark], int]:
    """Paragraphs as they are put into a text behind the one that ends at ``at`` (code points).

    Returns:
        What to insert, the marks over it afterwards, and where in the new text the last one's own words begin.
    """
    inserted, marks, begin = "", [], at
    for line in lines:
        inserted += "\n" if at + len(inserted) > 0 else ""
        start = at + len(inserted)
        label = f"{line.name}: " if line.name else ""
        if label:
            marks.append(Mark(start, start + len(label) - 1, "bold"))
        if line.mark:
            marks.append(Mark(start, start + len(line.words), line.mark))
        begin = start + len(label)
        inserted += label + line.words
    return inserted, marks, begin


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
