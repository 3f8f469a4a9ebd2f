"""Phases: the waves of a study."""

from dataclasses import replace
from typing import Any

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.people import Phase
from fieldnotes.domain.phases import SOFTEST, InPhases, PhaseMap
from fieldnotes.project.whens import checked_stretch
from fieldnotes.storage.store import Store

_COLUMNS = 'id, name, start, "end", soft, colour, description, strand'


class Phases:
    """The phases of one project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self,
        name: str,
        start: str,
        end: str | None = None,
        soft: int = 0,
        colour: str = "#2E6E68",
        description: str = "",
        strand: str | None = None,
    ) -> Phase:
        """Add a phase from–to (partial ISO dates, None is open), its edges soft by ``soft`` days either side.

        Raises:
            UserError: no name, no dates, it ends before it begins, or its edges are too soft.
        """
        phase = _checked(Phase(new_id(), name, start, end, soft, colour, description, strand))
        with self._store.step(f"Add phase “{phase.name}”"):
            self._store.insert("phase", {field: getattr(phase, field) for field in Phase.__dataclass_fields__})
        return phase

    def all(self) -> list[Phase]:
        """All phases in order of time."""
        return _all(self._store)

    def get(self, ident: str) -> Phase:
        """A phase.

        Raises:
            UserError: there is no such phase.
        """
        row = self._store.row(f"SELECT {_COLUMNS} FROM live_phase WHERE id = ?", [ident])
        if row is None:
            raise UserError("This phase is not in the project any more.")
        return Phase(**row)

    def change(self, ident: str, **fields: Any) -> None:
        """Change name, start, end, soft, colour, description or strand (an id).

        Raises:
            UserError: there is no such phase, or it would have no name, no dates, end before it begins,
                or its edges would be too soft.
        """
        before = self.get(ident)
        after = _checked(replace(before, **fields))
        changed = {name: getattr(after, name) for name in fields if getattr(after, name) != getattr(before, name)}
        with self._store.step(f"Change phase “{before.name}”"):
            self._store.update("phase", ident, changed)

    def delete(self, ident: str) -> None:
        """Delete a phase; its notes stay."""
        phase = self.get(ident)
        with self._store.step(f"Delete phase “{phase.name}”"):
            self._store.delete("phase", ident)

    def at(self, first: str, last: str = "") -> InPhases:
        """Which phases hold a day (ISO), or the days until ``last``; at a soft edge more than one may."""
        return phase_map(self._store).at(first, last or first)


def phase_map(store: Store) -> PhaseMap:
    """All phases, to be asked about many days."""
    return PhaseMap(_all(store))


def _all(store: Store) -> list[Phase]:
    return [Phase(**row) for row in store.rows(f"SELECT {_COLUMNS} FROM live_phase ORDER BY start, name")]


def _checked(phase: Phase) -> Phase:
    name = " ".join(phase.name.split())
    if not name:
        raise UserError("A phase needs a name.")
    start, end = checked_stretch(phase.start, phase.end, "This phase")
    if start is None:
        raise UserError("Say when this phase begins.")
    if not 0 <= phase.soft <= SOFTEST:
        raise UserError(f"The edges of a phase may be soft by 0 to {SOFTEST} days.")
    return replace(phase, name=name, start=start, end=end, description=phase.description.strip())
