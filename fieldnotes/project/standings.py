"""Standings: how each researcher stood towards the field, from when to when."""

from typing import Any

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.standings import Standing, standing_on
from fieldnotes.project.whens import checked_stretch
from fieldnotes.storage.store import Row, Store

_COLUMNS = 'id, contributor, start, "end", standing, text'
_FIELDS = ("standing", "start", "end", "text")


class Standings:
    """The standings of the researchers of one project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def enter(self, contributor: str, standing: str, start: str, end: str | None = None, text: str = "") -> Standing:
        """Enter how a contributor (an id) stood towards the field.

        Args:
            contributor: who.
            standing: in a word or two, such as "participant observer".
            start: from when, a partial ISO date.
            end: until when; None lasts until the next one begins.
            text: at length.

        Raises:
            UserError: no words, no beginning, no dates, or it would end before it begins.
        """
        values = _checked({"standing": standing, "start": start, "end": end, "text": text})
        ident = new_id()
        with self._store.step(f"Enter standing “{values['standing'][:40]}”"):
            self._store.insert("position_entry", {"id": ident, "contributor": contributor, **values})
        return self.get(ident)

    def get(self, ident: str) -> Standing:
        """A standing.

        Raises:
            UserError: there is no such standing.
        """
        row = self._store.row(f"SELECT {_COLUMNS} FROM live_position_entry WHERE id = ?", [ident])
        if row is None:
            raise UserError("This standing is not in the project any more.")
        return Standing(**row)

    def change(self, ident: str, **fields: Any) -> None:
        """Change standing, start, end or text.

        Raises:
            UserError: there is no such standing, or it would have no words, no beginning, or end before it.
            TypeError: a field that a standing does not have.
        """
        before = self.get(ident)
        if unknown := fields.keys() - set(_FIELDS):
            raise TypeError(f"a standing has no {min(unknown)}")
        values = _checked({name: fields.get(name, getattr(before, name)) for name in _FIELDS})
        with self._store.step(f"Change standing “{before.standing[:40]}”"):
            self._store.update("position_entry", ident, values)

    def remove(self, ident: str) -> None:
        """Take a standing away.

        Raises:
            UserError: there is no such standing.
        """
        before = self.get(ident)
        with self._store.step(f"Remove standing “{before.standing[:40]}”"):
            self._store.delete("position_entry", ident)

    def of(self, contributor: str) -> list[Standing]:
        """All standings of a contributor, in order of time."""
        rows = self._store.rows(
            f"SELECT {_COLUMNS} FROM live_position_entry WHERE contributor = ? ORDER BY start, entered", [contributor]
        )
        return [Standing(**row) for row in rows]

    def at(self, contributor: str, day: str) -> str:
        """How a contributor stood towards the field on an ISO day, or ""."""
        found = standing_on(self.of(contributor), day)
        return found.standing if found is not None else ""


def _checked(values: Row) -> Row:
    standing = " ".join(values["standing"].split())
    if not standing:
        raise UserError("Say what the standing was, such as “participant observer”.")
    start, end = checked_stretch(values["start"], values["end"], "This standing")
    if start is None:
        raise UserError("Say from when this standing held.")
    return {"standing": standing, "start": start, "end": end, "text": values["text"].strip()}
