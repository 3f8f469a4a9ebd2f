"""The places that the last search found, to walk through from anywhere."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from ui.base.trail import Place


class Hits(QObject):
    """Places in the order of the results, and where the person stands among them.

    Signals:
        stepped: the number of the place that was gone to.
    """

    stepped = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: tuple[Place, ...] = ()
        self._at = -1

    def lay(self, places: Sequence[Place]) -> None:
        """Walk through other places from now on; a place that is among them stays the present one."""
        here = self._places[self._at] if 0 <= self._at < len(self._places) else None
        self._places = tuple(places)
        self._at = self._places.index(here) if here is not None and here in self._places else -1

    def stand_at(self, place: Place) -> None:
        """The person has gone to a place by another way."""
        if place in self._places:
            self._at = self._places.index(place)

    def places(self) -> tuple[Place, ...]:
        """All of them."""
        return self._places

    def step(self, by: int) -> Place | None:
        """The next place (``by`` 1) or the one before (-1), from the last to the first; None if there is none."""
        if not self._places:
            return None
        start = self._at if self._at >= 0 else (-1 if by > 0 else len(self._places))
        self._at = (start + by) % len(self._places)
        self.stepped.emit(self._at)
        return self._places[self._at]
