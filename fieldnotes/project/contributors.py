"""Contributors: those who write and code."""

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.people import Contributor
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

    def delete(self, ident: str) -> None:
        """Delete somebody, with their standings and memberships; what they wrote and coded stays, without their name.

        Raises:
            UserError: nobody has this id, or it is who works now.
        """
        person = self.get(ident)
        if person is None:
            raise UserError("This researcher is not in the project any more.")
        if ident == self._store.contributor:
            raise UserError(f"You are working as {person.name}. Choose first who else is working, then delete.")
        with self._store.step(f"Delete researcher “{person.name}”"):
            self._store.delete("contributor", ident)
