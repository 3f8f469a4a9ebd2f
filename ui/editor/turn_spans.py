"""The turns of a text that is being written; they follow edits by the same rule as in the project."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from fieldnotes.domain.edits import Edit, Span
from fieldnotes.domain.notes import Turn
from fieldnotes.text.turn_spans import carried_turns

Placed = tuple[int, int, Turn]
"""Where a turn lies now (code points), and the turn."""

_START, _END = itemgetter(0), itemgetter(1)


class TurnSpans:
    """Turns in the order of the text; none overlaps another. One that is lost leaves, the project keeps it."""

    def __init__(self, turns: Iterable[Turn] = ()) -> None:
        self._turns: list[Placed] = sorted(((one.start, one.end, one) for one in turns), key=itemgetter(0, 1))
        # Turns from this one on stand so many code points further than is written: typing moves them all with each key.
        self._first_moved = 0
        self._moved = 0

    def __len__(self) -> int:
        return len(self._turns)

    def all(self) -> list[Placed]:
        """Every turn."""
        if self._moved:
            moved = self._moved
            self._turns[self._first_moved :] = [
                (start + moved, end + moved, turn) for start, end, turn in self._turns[self._first_moved :]
            ]
            self._moved = 0
        return self._turns

    def carry(self, edits: Sequence[Edit]) -> None:
        """Follow edits of the text, in order."""
        for edit in edits if self._turns else ():
            self._carry(edit)

    def _carry(self, edit: Edit) -> None:
        after = edit.position + len(edit.removed)
        settled = self._first_moved if self._moved else len(self._turns)
        behind = bisect_right(self._turns, after, 0, settled, key=_START)
        goes_on = behind == settled and (settled == len(self._turns) or self._turns[settled][0] + self._moved > after)
        if not goes_on:
            behind = bisect_right(self.all(), after, key=_START)
        first = bisect_left(self._turns, edit.position, 0, behind, key=_END)
        near = self._turns[first:behind]
        carried = carried_turns([Span(start, end) for start, end, _ in near], edit)
        kept = [(span.start, span.end, one[2]) for span, one in zip(carried, near, strict=True) if not span.lost]
        self._turns[first:behind] = kept
        self._first_moved = first + len(kept)
        self._moved += len(edit.inserted) - len(edit.removed)

    def overlapping(self, start: int, end: int) -> list[Placed]:
        """The turns that share a character with a stretch (code points), and the empty ones in it."""
        turns = self.all()
        near = turns[bisect_left(turns, start, key=_END) : bisect_left(turns, end, key=_START)]
        return [one for one in near if one[1] > start or one[0] == one[1]]

    def at(self, position: int) -> Placed | None:
        """The turn in which a cursor at ``position`` writes: its end belongs to it, an empty turn comes first."""
        turns = self.all()
        near = turns[bisect_left(turns, position, key=_END) : bisect_right(turns, position, key=_START)]
        return min(near, key=lambda one: (one[0] < one[1], one[0]), default=None)

    def before(self, position: int) -> Placed | None:
        """The last turn that begins at a position (code points) or before it."""
        turns = self.all()
        place = bisect_right(turns, position, key=_START)
        return turns[place - 1] if place else None
