"""The trail of places visited, for the back and forward buttons."""

from dataclasses import dataclass

from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref


@dataclass(frozen=True, slots=True)
class Place:
    """A page and, if it is a text, where in it."""

    ref: Ref
    at: Span | None = None


class Trail:
    """Places in the order they were visited, and where the person stands among them."""

    def __init__(self, limit: int = 100) -> None:
        self._places: list[Place] = []
        self._at = -1
        self._limit = limit

    def visit(self, place: Place) -> None:
        """Go to a place; what lay ahead is forgotten. On the page where one stands, only the place in it changes."""
        if self._at >= 0 and self._places[self._at].ref == place.ref:
            self._places[self._at] = place if place.at else self._places[self._at]
            return
        self._places = [*self._places[: self._at + 1], place][-self._limit :]
        self._at = len(self._places) - 1

    def back(self) -> Place | None:
        """The place before, or None."""
        return self._step(-1)

    def forward(self) -> Place | None:
        """The place after, or None."""
        return self._step(1)

    def can_go_back(self) -> bool:
        """Is there a place before?"""
        return self._at > 0

    def can_go_forward(self) -> bool:
        """Is there a place after?"""
        return self._at < len(self._places) - 1

    def forget(self, ref: Ref) -> None:
        """Leave a page out of the trail: it is gone."""
        here = self._places[: self._at + 1]
        ahead = self._places[self._at + 1 :]
        here = [place for place in here if place.ref != ref]
        self._places = here + [place for place in ahead if place.ref != ref]
        self._at = min(len(here) - 1, len(self._places) - 1)
        if self._at < 0 and self._places:
            self._at = 0

    def _step(self, step: int) -> Place | None:
        if not 0 <= self._at + step < len(self._places):
            return None
        self._at += step
        return self._places[self._at]
