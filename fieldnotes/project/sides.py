"""Sides: who speaks in a dialogue exercise, and for which team as at a date."""

from fieldnotes.domain.dialogues import SIDE_COLOURS, Side
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import first_day, last_day
from fieldnotes.storage.store import Store

UNKNOWN = Side(Ref("actor", ""), "Somebody", "#756F64")
"""The side of a turn whose speaker nobody knows."""


class Sides:
    """Teams, contributors and actors of one project as sides; read anew by `refresh`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._stamp: object = None
        self._names: dict[Ref, str] = {}
        self._colours: dict[Ref, str] = {}
        self._teams: dict[str, list[tuple[str, str, str]]] = {}

    def name(self, ref: Ref) -> str:
        """What somebody is called."""
        self._refresh()
        return self._names.get(ref, "no longer there")

    def of(self, ref: Ref) -> Side:
        """A team, a contributor or an actor as a side."""
        self._refresh()
        return Side(ref, self._names.get(ref, "no longer there"), self._colours.get(ref) or UNKNOWN.colour)

    def exists(self, ref: Ref) -> bool:
        """Whether there is such a team, contributor or actor."""
        self._refresh()
        return ref in self._names

    def at(self, ref: Ref, day: str | None) -> Side:
        """The team that somebody belonged to on an ISO day, of two the one joined later; else herself.

        On an unknown day only a team that she never left for another can be said.
        """
        self._refresh()
        return self._at(ref, day)

    def speaker(self, ref: Ref, day: str | None) -> tuple[str, Side]:
        """What somebody is called, and the side she was on on an ISO day."""
        self._refresh()
        return self._names.get(ref, "no longer there"), self._at(ref, day)

    def _at(self, ref: Ref, day: str | None) -> Side:
        stretches = self._teams.get(ref.id, [])
        if day is None:
            teams = {team for team, _, _ in stretches}
        else:
            holding = [(start, team) for team, start, end in stretches if start <= day <= end]
            teams = {max(holding)[1]} if holding else set()
        side = Ref("team", teams.pop()) if len(teams) == 1 else ref
        return Side(side, self._names.get(side, "no longer there"), self._colours.get(side) or UNKNOWN.colour)

    def called(self, name: str) -> Ref | None:
        """The contributor or actor whose name stands beside a turn; None where it is nobody's or several bear it."""
        self._refresh()
        folded = " ".join(name.split()).casefold()
        found = [ref for ref, known in self._names.items() if ref.noun != "team" and known.casefold() == folded]
        return found[0] if len(found) == 1 else None

    def _refresh(self) -> None:
        """Read everybody, if anything was changed since."""
        stamp = self._store.value("SELECT seq FROM journal")
        if stamp == self._stamp:
            return
        self._stamp = stamp
        self._names, self._colours, self._teams = {}, {}, {}
        for noun, colour, order in (
            ("team", "colour", "name"),
            ("contributor", "colour", "entered"),
            ("actor", "''", "name"),
        ):
            rows = self._store.tuples(f"SELECT id, name, {colour} FROM live_{noun} ORDER BY {order}")
            for number, (ident, name, own) in enumerate(rows):
                ref = Ref(noun, ident)
                self._names[ref] = name
                self._colours[ref] = own or SIDE_COLOURS[number % len(SIDE_COLOURS)]
        rows = self._store.tuples(
            'SELECT coalesce(contributor, actor), team, start, "end" FROM live_membership WHERE team IS NOT NULL'
        )
        for member, team, start, end in rows:
            stretch = (team, first_day(start) if start else "", last_day(end) if end else "~")
            self._teams.setdefault(member, []).append(stretch)
