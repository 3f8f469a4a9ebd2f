"""Phases: the waves of a study."""

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.people import Phase
from fieldnotes.domain.when import first_day, last_day
from fieldnotes.storage.store import Store

_COLUMNS = 'id, name, start, "end", soft, colour'


class Phases:
    """The phases of one project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, name: str, start: str, end: str | None = None, soft: int = 0, colour: str = "#2E6E68") -> Phase:
        """Add a phase from–to (partial ISO dates, None is open), its edges soft by ``soft`` days.

        Raises:
            UserError: no name, or it ends before it begins.
        """
        name = " ".join(name.split())
        if not name:
            raise UserError("A phase needs a name.")
        if end and last_day(end) < first_day(start):
            raise UserError("This phase would end before it begins.")
        phase = Phase(new_id(), name, start, end, soft, colour)
        with self._store.step(f"Add phase “{name}”"):
            self._store.insert("phase", {field: getattr(phase, field) for field in Phase.__dataclass_fields__})
        return phase

    def all(self) -> list[Phase]:
        """All phases in order of time."""
        return [Phase(**row) for row in self._store.rows(f"SELECT {_COLUMNS} FROM live_phase ORDER BY start")]

    def at(self, day: str) -> Phase | None:
        """The phase that an ISO day lies in, or None."""
        for phase in self.all():
            if first_day(phase.start) <= day and (phase.end is None or day <= last_day(phase.end)):
                return phase
        return None
