"""Differences between two texts as people read them: whole words gone, kept and new, paragraph by paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from fieldnotes.domain.edits import Edit
from fieldnotes.text.anchors import diff_edits
from fieldnotes.text.compare import ADDED, REMOVED, SAME, lines_compared, words_compared
from fieldnotes.text.correspondence import corresponding, lines_of

Difference = tuple[Literal["same", "removed", "added"], str]
"""What happened to a piece of text, and the piece."""


@dataclass(frozen=True, slots=True)
class DiffRow:
    """A paragraph in both texts, or in one of them; or a few that were divided or joined, which belong side by side.

    Its pieces bear the line feed at their end; those of all rows together are the differences of the two texts.
    """

    pieces: tuple[Difference, ...]

    @property
    def changed(self) -> bool:
        """Whether anything in it differs."""
        return any(kind != "same" for kind, _ in self.pieces)

    def old(self) -> tuple[Difference, ...]:
        """Its pieces in the old text; none where the paragraph is new."""
        return tuple(piece for piece in self.pieces if piece[0] != "added")

    def new(self) -> tuple[Difference, ...]:
        """Its pieces in the new text; none where the paragraph is gone."""
        return tuple(piece for piece in self.pieces if piece[0] != "removed")


def word_diff(old: str, new: str) -> list[Difference]:
    """What was taken out, kept and put in, in whole words, a removal before what replaced it.

    The pieces that are not "added" make ``old``, those that are not "removed" make ``new``.
    """
    differences: list[Difference] = []
    for kind, text in words_compared(old, new):
        if text:
            differences.append(("removed" if kind == REMOVED else "added" if kind == ADDED else "same", text))
    return differences


def paragraph_diff(old: str, new: str) -> list[DiffRow]:
    """The differences as rows that stand side by side: each paragraph beside what became of it.

    Paragraphs are compared first, then the words of those that correspond, so that no chance words of different
    paragraphs are taken for the same. The pieces of all rows that are not "added" make ``old``, those that are not
    "removed" make ``new``.
    """
    return [row for rows in paragraphs_compared(old, new) for row in rows]


def paragraphs_compared(old: str, new: str) -> Iterator[list[DiffRow]]:
    """The rows of :func:`paragraph_diff`, a few at a time, so that long texts need not be waited for."""
    for before, after in _side_by_side(old, new):
        if before == after:
            yield [DiffRow((("same", line),)) for line in lines_of(before)]
        else:
            yield [DiffRow(tuple(word_diff(before, after)))]


def paragraph_edits(old: str, new: str) -> list[Edit]:
    """The edits that make ``new`` of ``old``, as :func:`diff_edits` gives them, found paragraph by paragraph.

    Much quicker for long texts; each position (code points) counts in the text as the edits before left it.
    """
    edits: list[Edit] = []
    position = 0
    for before, after in _side_by_side(old, new):
        edits += [Edit(position + edit.position, edit.removed, edit.inserted) for edit in diff_edits(before, after)]
        position += len(after)
    return edits


def _side_by_side(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Stretches of both texts beside each other: the same lines, or paragraphs and what became of them."""
    removed: list[str] = []
    added: list[str] = []
    for kind, text in [*lines_compared(lines_of(old), lines_of(new)), (SAME, "")]:
        if kind == SAME:
            yield from corresponding(removed, added)
            removed, added = [], []
            yield text, text
        else:
            (removed if kind == REMOVED else added).extend(lines_of(text))


def changes(rows: Sequence[DiffRow], context: int = 1) -> list[DiffRow | int]:
    """Only the rows that differ, with ``context`` rows around each; in place of the others, how many there are."""
    near = {
        place
        for at, row in enumerate(rows)
        if row.changed
        for place in range(max(0, at - context), min(len(rows), at + context + 1))
    }
    shown: list[DiffRow | int] = []
    hidden = 0
    for place, row in enumerate(rows):
        if place not in near:
            hidden += 1
            continue
        if hidden:
            shown.append(hidden)
        shown.append(row)
        hidden = 0
    return [*shown, hidden] if hidden else shown
