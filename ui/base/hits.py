"""The places that the last search found, to walk through from anywhere."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from fieldnotes.domain.edits import Edit, Span
from fieldnotes.domain.refs import Ref
from fieldnotes.text.anchors import carry_ends
from ui.base.trail import Place

Spot = tuple[str, str, int, int]
"""A place as plain data, of which there may be a hundred thousand: noun, id, start and end; -1 for no span."""

_GONE = -2
"""Stands for the start of a place whose words were deleted since."""


class Hits(QObject):
    """Places in the order of the results, and where the person stands among them.

    They follow what is typed in the notes they lie in, until the search tells them anew.

    Signals:
        stepped: the number of the place that was gone to.
        moved: the person stands elsewhere, there are other places, or they were put away.
    """

    stepped = Signal(int)
    moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spots: list[Spot] = []
        self._of: dict[tuple[str, str], list[int]] = {}
        self._at = -1
        self._lost = 0

    def lay(self, places: Iterable[Place]) -> None:
        """Walk through other places from now on; a place that is among them stays the present one."""
        self.lay_spots(map(_spot, places))

    def lay_spots(self, spots: Iterable[Spot]) -> None:
        """The same, with places as plain data."""
        here = self._spots[self._at] if self._at >= 0 else None
        self._spots = list(spots)
        self._of.clear()
        self._lost = 0
        self._at = self._spots.index(here) if here is not None and here in self._spots else -1
        self.moved.emit()

    def stand_at(self, place: Place) -> None:
        """The person has gone to a place by another way."""
        spot = _spot(place)
        if spot in self._spots:
            self._at = self._spots.index(spot)
            self.moved.emit()

    def put_away(self) -> None:
        """The person is done with the place where she stands; the places can still be walked through."""
        if self._at >= 0:
            self._at = -1
            self.moved.emit()

    def __len__(self) -> int:
        return len(self._spots) - self._lost

    def places(self) -> tuple[Place, ...]:
        """All of them."""
        return tuple(map(_place, self._spots))

    def place(self, number: int) -> Place:
        """One of them."""
        return _place(self._spots[number])

    def within(self, ref: Ref) -> tuple[list[Span], int]:
        """The places in a row's text, in its order, and which of them is the present one (-1 for none)."""
        numbers = [number for number in self._numbers(ref) if self._spots[number][2] >= 0]
        numbers.sort(key=lambda number: self._spots[number][2:])
        at = numbers.index(self._at) if self._at in numbers else -1
        return [Span(*self._spots[number][2:]) for number in numbers], at

    def stands_in(self, ref: Ref) -> bool:
        """Whether the person has come to this row from a search and not turned elsewhere since."""
        return self._at >= 0 and self._spots[self._at][:2] == (ref.noun, ref.id)

    def carry(self, ref: Ref, edits: Sequence[Edit]) -> bool:
        """Follow edits of a row's text, in order; True if a place was lost by them."""
        before = self._lost
        for number in self._numbers(ref):
            noun, ident, start, end = self._spots[number]
            for edit in edits if start >= 0 else ():
                if end > edit.position:
                    start, end, _ = carry_ends(start, end, False, edit.position, len(edit.removed), len(edit.inserted))
                if start >= end:
                    start, self._lost = _GONE, self._lost + 1
                    break
            self._spots[number] = noun, ident, start, end
        return self._lost > before

    def step(self, by: int) -> Place | None:
        """The next place (``by`` 1) or the one before (-1), from the last to the first; None if there is none."""
        start = self._at if self._at >= 0 else (-1 if by > 0 else len(self._spots))
        for distance in range(1, len(self._spots) + 1):
            number = (start + by * distance) % len(self._spots)
            if self._spots[number][2] != _GONE:
                self._at = number
                self.stepped.emit(number)
                self.moved.emit()
                return self.place(number)
        return None

    def _numbers(self, ref: Ref) -> list[int]:
        """The places in a row, looked for once."""
        key = ref.noun, ref.id
        if key not in self._of:
            self._of[key] = [number for number, spot in enumerate(self._spots) if spot[1] == ref.id]
        return self._of[key]


def _spot(place: Place) -> Spot:
    at = place.at
    return place.ref.noun, place.ref.id, at.start if at is not None else -1, at.end if at is not None else -1


def _place(spot: Spot) -> Place:
    noun, ident, start, end = spot
    return Place(Ref(noun, ident), Span(start, end) if start >= 0 else None)
