"""Keeps turns on their speakers' words through edits: what is typed at the end of a turn is said by its speaker."""

from collections.abc import Sequence

from fieldnotes.domain.edits import Edit, Span
from fieldnotes.text.anchors import carry_ends


def carried_turns(turns: Sequence[Span], edit: Edit) -> list[Span]:
    """The turns of one text after an edit, in the order in which they are given.

    Other spans leave out what is put in at their edges. A turn is written in, so it takes it: the empty turn at the
    place, else the one that ends there, else the one that begins there (line feeds before a turn move it down). Just
    one turn takes it, so that turns never come to overlap. A turn of which just the words are deleted stays, empty;
    it is lost when more is deleted with them, or its empty place. Lost turns follow as other spans do.

    Args:
        turns: those that touch the edit, disjoint; others only shift.
        edit: its position counted in the text before it.
    """
    left = [_without(turn, edit) for turn in turns] if edit.removed else list(turns)
    if not edit.inserted:
        return left
    position, size = edit.position, len(edit.inserted)
    taker = _taker(left, position)
    if taker is None:
        return [_put_in(turn, position, size) for turn in left]
    after = []
    for index, turn in enumerate(left):
        if index == taker:
            breaks = size - len(edit.inserted.lstrip("\n")) if turn.start == position < turn.end else 0
            after.append(Span(turn.start + breaks, turn.end + size))
        elif not turn.lost and turn.start == position and index > taker:
            after.append(Span(turn.start + size, turn.end + size))
        else:
            after.append(_put_in(turn, position, size))
    return after


def _without(turn: Span, edit: Edit) -> Span:
    """The turn after a deletion."""
    position, removed = edit.position, len(edit.removed)
    after = position + removed
    if not turn.lost:
        if turn.start == turn.end and position <= turn.start <= after:
            return Span(position, position, True)
        if (turn.start, turn.end) == (position, after):
            return Span(position, position)
    return Span(*carry_ends(turn.start, turn.end, turn.lost, position, removed, 0))


def _put_in(turn: Span, position: int, size: int) -> Span:
    return Span(*carry_ends(turn.start, turn.end, turn.lost, position, 0, size))


def _taker(turns: Sequence[Span], position: int) -> int | None:
    """The index of the turn whose words are grown by what is put in at a place."""
    live = [(index, turn) for index, turn in enumerate(turns) if not turn.lost]
    empty = [index for index, turn in live if turn.start == turn.end == position]
    within = [index for index, turn in live if turn.start < position <= turn.end]
    begins = [index for index, turn in live if turn.start == position < turn.end]
    return next(iter([*empty[-1:], *within, *begins]), None)
