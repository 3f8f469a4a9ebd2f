"""Teams: the sides of a study, which quotations may be attributed to; memberships say who belongs to them when."""

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.people import Team
from fieldnotes.storage.store import Store

_COLUMNS = "id, name, colour, description"


class Teams:
    """The teams of one project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, name: str, colour: str = "", description: str = "") -> Team:
        """Add a team.

        Raises:
            UserError: no name, or a team bears it already.
        """
        team = Team(new_id(), self._checked(name, None), colour, description.strip())
        with self._store.step(f"Add team “{team.name}”"):
            self._store.insert("team", {column: getattr(team, column) for column in _COLUMNS.split(", ")})
        return team

    def get(self, ident: str) -> Team:
        """A team.

        Raises:
            UserError: there is no such team.
        """
        row = self._store.row(f"SELECT {_COLUMNS} FROM live_team WHERE id = ?", [ident])
        if row is None:
            raise UserError("This team is not in the project any more.")
        return Team(**row)

    def all(self) -> list[Team]:
        """All teams by name."""
        return [Team(**row) for row in self._store.rows(f"SELECT {_COLUMNS} FROM live_team ORDER BY name")]

    def find(self, name: str) -> Team | None:
        """A team by its name, whatever the case; None if there is none."""
        folded = " ".join(name.split()).casefold()
        return next((team for team in self.all() if team.name.casefold() == folded), None)

    def change(self, ident: str, **fields: str) -> None:
        """Change name, colour or description.

        Raises:
            UserError: there is no such team, it would have no name, or another bears it.
        """
        before = self.get(ident)
        if "name" in fields:
            fields["name"] = self._checked(fields["name"], ident)
        with self._store.step(f"Change team “{before.name}”"):
            self._store.update("team", ident, dict(fields))

    def delete(self, ident: str) -> None:
        """Delete a team with its memberships; those who belonged to it stay.

        Raises:
            UserError: there is no such team.
        """
        team = self.get(ident)
        with self._store.step(f"Delete team “{team.name}”"):
            self._store.delete("team", ident)

    def _checked(self, name: str, ident: str | None) -> str:
        name = " ".join(name.split())
        if not name:
            raise UserError("A team needs a name.")
        other = self.find(name)
        if other is not None and other.id != ident:
            raise UserError(f"“{name}” is among the teams already.")
        return name
