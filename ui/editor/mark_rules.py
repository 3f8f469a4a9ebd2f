"""Rules of marks over a text that need no window: one form for the same formatting, and marks through edits."""

from collections.abc import Iterable, Sequence

from fieldnotes.domain.edits import Edit, Span
from fieldnotes.domain.marks import BLOCK, Mark
from fieldnotes.text.anchors import carry_many
from fieldnotes.text.standoff import paragraph_at


def canonical(marks: Iterable[Mark], text: str) -> list[Mark]:
    """The same formatting in its one form: no mark over a line break, none empty, neighbours joined, sorted.

    Block marks are widened to the whole of each paragraph that they touch.
    """
    parts = sorted({part for mark in marks for part in _by_paragraph(mark, text)}, key=_by_kind)
    joined: list[Mark] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last and last.kind == part.kind and last.value == part.value and part.start <= last.end:
            joined[-1] = Mark(last.start, max(last.end, part.end), part.kind, part.value)
        else:
            joined.append(part)
    return sorted(joined)


def carried(marks: Sequence[Mark], edits: Sequence[Edit], text: str) -> list[Mark]:
    """The marks after edits, if nobody formats anything anew: in canonical form over ``text``, the text after."""
    spans = carry_many((Span(mark.start, mark.end) for mark in marks), edits)
    kept = (
        Mark(span.start, span.end, mark.kind, mark.value)
        for mark, span in zip(marks, spans, strict=True)
        if not span.lost
    )
    return canonical(kept, text)


def _by_kind(mark: Mark) -> tuple[str, str, int, int]:
    return mark.kind, mark.value, mark.start, mark.end


def _by_paragraph(mark: Mark, text: str) -> Iterable[Mark]:
    position = max(0, mark.start)
    stop = min(mark.end, len(text))
    while position < stop:
        first, last = paragraph_at(text, position)
        if mark.kind in BLOCK:
            low, high = first, last
        else:
            low, high = position, min(last, stop)
        if low < high:
            yield Mark(low, high, mark.kind, mark.value)
        position = last + 1
