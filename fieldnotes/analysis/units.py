"""Coding what a search found: each match by itself, its sentence, its paragraph or its turn."""

from collections.abc import Iterable, Sequence

from fieldnotes.domain.errors import UserError
from fieldnotes.project.project import Project
from fieldnotes.text.standoff import paragraph_at, sentences

UNITS = ("match", "sentence", "paragraph", "turn")

Span = tuple[int, int]
Found = Iterable[tuple[str, Iterable[Span]]]
"""Note ids, each with the spans (code points, end exclusive) that a query found in it."""


def code_spans(project: Project, code: str, found: Found, unit: str = "match") -> int:
    """Code every span found, widened to its unit, in one step; identical passages are passed over.

    Args:
        code: a code's name or id; a missing code is made.
        found: what a search gave.
        unit: "match", "sentence", "paragraph" or "turn".

    Returns:
        How many passages bear the code that did not before.

    Raises:
        UserError: an unknown unit, or nothing was found.
    """
    spans = [
        (note, *span) for note, places in found for span in units_of(project, note, list(places), checked_unit(unit))
    ]
    if not spans:
        raise UserError("Nothing was found to code.")
    with project.store.step(f"Code {len(spans)} found passages with “{code}”"):
        target = project.codes.find(code) or project.codes.add(code)
        before = project.codes.counts().get(target.id, 0)
        for note, start, end in spans:
            project.codings.add(note, start, end, target.id)
        return project.codes.counts().get(target.id, 0) - before


def checked_unit(unit: str) -> str:
    """The unit, if it is one.

    Raises:
        UserError: it is none.
    """
    if unit not in UNITS:
        raise UserError(f"Code by {', '.join(UNITS)}.")
    return unit


def units_of(project: Project, note: str, places: Sequence[Span], unit: str) -> list[Span]:
    """The distinct units of a note that hold some places, in the order of these (code points, no space at the ends).

    A place that reaches over several turns has each of them by itself, so that what one speaker says never goes by
    the name of another; where no turn lies over it, its paragraph stands for one. The sentence and the paragraph of a
    place within a turn are cut at the turn's ends, so that the speaker's name in front is no part of what was said.
    """
    text = project.notes.text(note)
    turns = [(turn.start, turn.end) for turn in project.turns.of_note(note)] if unit != "match" else []
    found = [trimmed(text, span) for place in places for span in _widened(text, place, unit, turns)]
    return [span for span in dict.fromkeys(found) if span[0] < span[1]]


def trimmed(text: str, span: Span) -> Span:
    """A span without the white space at its ends."""
    words = text[span[0] : span[1]]
    return span[0] + len(words) - len(words.lstrip()), span[0] + len(words.rstrip())


def _widened(text: str, place: Span, unit: str, turns: Sequence[Span]) -> list[Span]:
    if unit == "match":
        return [place]
    paragraph = paragraph_at(text, place[0])[0], paragraph_at(text, max(place[0], place[1] - 1))[1]
    said = [turn for turn in turns if turn[0] < place[1] and turn[1] > place[0]]
    if unit == "turn":
        return said or [paragraph]
    if len(said) == 1 and said[0][0] <= place[0] and place[1] <= said[0][1]:
        paragraph = max(paragraph[0], said[0][0]), min(paragraph[1], said[0][1])
    return [paragraph] if unit == "paragraph" else [_sentence(text, place, paragraph)]


def _sentence(text: str, place: Span, around: Span) -> Span:
    """From the first to the last sentence that a place lies in; only the paragraphs around it are cut."""
    first = around[0]
    bounds = [(first + start, first + end) for start, end in sentences(text[first : around[1]])]
    held = [(start, end) for start, end in bounds if start < place[1] and end > place[0]]
    return (held[0][0], held[-1][1]) if held else place
