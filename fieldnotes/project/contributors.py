"""Contributors: those who write and code, their teams and their standing towards the field."""

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.people import Contributor, Team
from fieldnotes.project.whens import checked_stretch
from fieldnotes.storage.store import Store, now

_COLUMNS = "id, name, initials, colour"


class Contributors:
    """Those who work in one project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, name: str, initials: str = "", colour: str = "#2E6E68") -> Contributor:
        """Add somebody who writes or codes.

        Raises:
            UserError: no name.
        """
        name = " ".join(name.split())
        if not name:
            raise UserError("Say who works in this project.")
        initials = initials or "".join(word[0] for word in name.split()).upper()[:3]
        contributor = Contributor(new_id(), name, initials, colour)
        values = {column: getattr(contributor, column) for column in _COLUMNS.split(", ")}
        with self._store.step(f"Add contributor “{name}”"):
            self._store.insert("contributor", {**values, "created_at": now()})
        return contributor

    def change(self, ident: str, **fields: str) -> None:
        """Change name, initials or colour.

        Raises:
            UserError: no name, or nobody with this id.
        """
        person = self.get(ident)
        if person is None:
            raise UserError("This contributor is not in the project any more.")
        if "name" in fields:
            fields["name"] = " ".join(fields["name"].split())
            if not fields["name"]:
                raise UserError("Say who works in this project.")
        with self._store.step(f"Change contributor “{person.name}”"):
            self._store.update("contributor", ident, {name: fields[name] for name in fields})

    def all(self) -> list[Contributor]:
        """Everybody, in the order they came."""
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM live_contributor ORDER BY entered")
        return [Contributor(**row) for row in rows]

    def get(self, ident: str | None) -> Contributor | None:
        """A contributor by id, or None."""
        return next((person for person in self.all() if person.id == ident), None)

    def find(self, name: str) -> Contributor | None:
        """A contributor by name or initials, whatever the case."""
        folded = " ".join(name.split()).casefold()
        return next((p for p in self.all() if folded in (p.name.casefold(), p.initials.casefold())), None)

    def add_team(self, name: str, colour: str = "") -> Team:
        """Add a team that quotations may be attributed to."""
        team = Team(new_id(), name)
        with self._store.step(f"Add team “{name}”"):
            self._store.insert("team", {"id": team.id, "name": name, "colour": colour})
        return team

    def teams(self) -> list[Team]:
        """All teams by name."""
        return [Team(**row) for row in self._store.rows("SELECT id, name FROM live_team ORDER BY name")]

    def join(
        self,
        team: str,
        contributor: str | None = None,
        actor: str | None = None,
        role: str = "",
        start: str | None = None,
        end: str | None = None,
    ) -> None:
        """Enter that a contributor or an actor (ids, one of the two) belonged to a team from–to."""
        start, end = checked_stretch(start, end, "This membership")
        values = {"id": new_id(), "team": team, "contributor": contributor, "actor": actor, "role": role}
        with self._store.step("Enter team membership"):
            self._store.insert("membership", {**values, "start": start, "end": end})

    def add_standing(self, contributor: str, start: str, standing: str, end: str | None = None, text: str = "") -> None:
        """Enter a contributor's standing towards the field from–to."""
        first, end = checked_stretch(start, end, "This standing")
        values = {"id": new_id(), "contributor": contributor, "start": first or "", "end": end}
        with self._store.step("Enter standing"):
            self._store.insert("position_entry", {**values, "standing": standing, "text": text})

    def standing_at(self, contributor: str, day: str) -> str:
        """How a contributor stood towards the field on an ISO day, or ""."""
        return str(
            self._store.value(
                "SELECT standing FROM live_position_entry WHERE contributor = ? AND start <= ? AND "
                "coalesce(\"end\" || '~', '~') >= ? ORDER BY start DESC LIMIT 1",
                [contributor, day + "~", day],
            )
            or ""
        )
