"""Aliases: what people and groups are called besides their names, and when."""

from dataclasses import fields, replace
from typing import Any

from fieldnotes.domain.aliases import Alias
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.project.whens import checked_stretch
from fieldnotes.storage.store import Store

_COLUMNS = 'id, actor, form, pseudonym, start, "end"'


class Aliases:
    """The other names of one project's people and groups."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, actor: str) -> list[Alias]:
        """The other names of an actor, in the order in which they were used."""
        rows = self._store.rows(
            f"SELECT {_COLUMNS} FROM live_alias WHERE actor = ? ORDER BY start IS NOT NULL, start, form", [actor]
        )
        return [Alias(**row) for row in rows]

    def get(self, ident: str) -> Alias:
        """Another name.

        Raises:
            UserError: it is gone.
        """
        row = self._store.row(f"SELECT {_COLUMNS} FROM live_alias WHERE id = ?", [ident])
        if row is None:
            raise UserError("This name is not in the project any more.")
        return Alias(**row)

    def add(
        self, actor: str, form: str, pseudonym: str = "", start: str | None = None, end: str | None = None
    ) -> Alias:
        """Enter another name of an actor, used from–to (partial ISO dates, None is open); a report puts ``pseudonym``
        in its place, or the actor's own where that is "".

        Raises:
            UserError: no name, it is among the actor's names already, no dates, or it would end before it begins.
        """
        alias = self._checked(Alias(new_id(), actor, form, pseudonym, start, end))
        with self._store.step(f"Enter the name “{alias.form}”"):
            self._store.insert("alias", {field.name: getattr(alias, field.name) for field in fields(Alias)})
        return alias

    def change(self, ident: str, **values: Any) -> Alias:
        """Change form, pseudonym, start or end.

        Raises:
            UserError: as for ``add``.
        """
        before = self.get(ident)
        after = self._checked(replace(before, **values))
        with self._store.step(f"Change the name “{before.form}”"):
            self._store.update(
                "alias", ident, {name: getattr(after, name) for name in ("form", "pseudonym", "start", "end")}
            )
        return after

    def remove(self, ident: str) -> None:
        """Take another name away."""
        alias = self.get(ident)
        with self._store.step(f"Remove the name “{alias.form}”"):
            self._store.delete("alias", ident)

    def _checked(self, alias: Alias) -> Alias:
        form, pseudonym = " ".join(alias.form.split()), " ".join(alias.pseudonym.split())
        if not form:
            raise UserError("Say what else they are called, such as “Aunt W.” or “PB”.")
        own = self._store.value("SELECT name FROM live_actor WHERE id = ?", [alias.actor])
        if own is None:
            raise UserError("This person is not in the project any more.")
        others = [other.form for other in self.of(alias.actor) if other.id != alias.id]
        if form.casefold() in {name.casefold() for name in (own, *others)}:
            raise UserError(f"“{form}” is among their names already.")
        start, end = checked_stretch(alias.start, alias.end, "This name")
        return replace(alias, form=form, pseudonym=pseudonym, start=start, end=end)
