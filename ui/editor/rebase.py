"""Lays edits that are not saved yet over a text that was changed elsewhere meanwhile."""

from collections.abc import Sequence

from fieldnotes.domain.edits import Edit
from fieldnotes.text.anchors import carry_ends


def rebased(pending: Sequence[Edit], outside: Sequence[Edit], text: str) -> list[Edit]:
    """Edits that do to ``text`` what ``pending`` did to the text before ``outside``.

    Words typed are always kept; words deleted are deleted only where they still stand.

    Args:
        pending: edits of the old text, in order.
        outside: edits that made ``text`` of the old text, in order.
        text: the text after ``outside``.
    """
    moves = [(edit.position, len(edit.removed), len(edit.inserted)) for edit in outside]
    edits: list[Edit] = []
    for edit in pending:
        position = edit.position
        for move in moves:
            position = carry_ends(position, position, False, *move)[0]
        position = min(position, len(text))
        still = text[position : position + len(edit.removed)] == edit.removed
        laid = Edit(position, edit.removed if still else "", edit.inserted)
        text = laid.apply(text)
        edits.append(laid)
        moves = [_past(move, edit) for move in moves]
    return [edit for edit in edits if edit.removed or edit.inserted]


def _past(move: tuple[int, int, int], edit: Edit) -> tuple[int, int, int]:
    """Where a change lies after an edit of the same text."""
    start, removed, inserted = move
    low, high, lost = carry_ends(start, start + removed, False, edit.position, len(edit.removed), len(edit.inserted))
    return low, 0 if lost else high - low, inserted
