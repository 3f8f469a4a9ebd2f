"""Coding what a search found: each match by itself, its sentence or its paragraph."""

from collections.abc import Iterable

from fieldnotes.domain.errors import UserError
from fieldnotes.project.project import Project
from fieldnotes.text.standoff import paragraph_at, sentences

UNITS = ("match", "sentence", "paragraph")

Found = Iterable[tuple[str, Iterable[tuple[int, int]]]]
"""Note ids, each with the spans (code points, end exclusive) that a query found in it."""


def code_spans(project: Project, code: str, found: Found, unit: str = "match") -> int:
    """Code every span found, widened to its unit, in one step; identical passages are passed over.

    Args:
        code: a code's name or id; a missing code is made.
        found: what a search gave.
        unit: "match", "sentence" or "paragraph".

    Returns:
        How many passages bear the code that did not before.

    Raises:
        UserError: an unknown unit, or nothing was found.
    """
    if unit not in UNITS:
        raise UserError(f"Code by {', '.join(UNITS)}.")
    spans = [(note, *span) for note, places in found for span in _widened(project, note, places, unit)]
    if not spans:
        raise UserError("Nothing was found to code.")
    with project.store.step(f"Code {len(spans)} found passages with “{code}”"):
        target = project.codes.find(code) or project.codes.add(code)
        before = project.codes.counts().get(target.id, 0)
        for note, start, end in spans:
            project.codings.add(note, start, end, target.id)
        return project.codes.counts().get(target.id, 0) - before


def _widened(project: Project, note: str, places: Iterable[tuple[int, int]], unit: str) -> list[tuple[int, int]]:
    """The distinct units that hold the places, in order."""
    if unit == "match":
        return list(dict.fromkeys(places))
    text = project.notes.text(note)
    if unit == "paragraph":
        return list(dict.fromkeys((paragraph_at(text, s)[0], paragraph_at(text, max(s, e - 1))[1]) for s, e in places))
    bounds = sentences(text)
    return list(dict.fromkeys(_sentence_span(bounds, start, end) for start, end in places))


def _sentence_span(bounds: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    held = [(s, e) for s, e in bounds if s < end and e > start]
    return (held[0][0], held[-1][1]) if held else (start, end)
