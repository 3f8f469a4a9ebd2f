"""Sites: the places of the field, nested."""

import re

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.people import Site
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.project.whens import within
from fieldnotes.storage.store import Store

_COLUMNS = "id, name, pseudonym, parent, description, place"
_POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*[,;]\s*(-?\d+(?:\.\d+)?)\s*")


class Sites:
    """The places of one project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self, name: str, parent: str | None = None, pseudonym: str = "", description: str = "", place: str = ""
    ) -> Site:
        """Add a place, within another if ``parent`` (an id) is given; ``place`` is an address or "52.2053,0.1218".

        Raises:
            UserError: no name, a place bears it already, or there is no such point on the earth.
        """
        name = self._checked(name, None)
        site = Site(new_id(), name, pseudonym, parent, description, checked_place(place))
        with self._store.step(f"Add place “{name}”"):
            self._store.insert("site", {column: getattr(site, column) for column in _COLUMNS.split(", ")})
        return site

    def get(self, ident: str) -> Site:
        """A place.

        Raises:
            UserError: there is no such place.
        """
        row = self._store.row(f"SELECT {_COLUMNS} FROM live_site WHERE id = ?", [ident])
        if row is None:
            raise UserError("This place is not in the project any more.")
        return Site(**row)

    def find(self, name: str) -> Site | None:
        """A place by its name, whatever the case; None if there is none."""
        folded = " ".join(name.split()).casefold()
        return next((site for site in self.all() if site.name.casefold() == folded), None)

    def all(self) -> list[Site]:
        """All places by name."""
        return [Site(**row) for row in self._store.rows(f"SELECT {_COLUMNS} FROM live_site ORDER BY name")]

    def counts(self, span: TimeSpan | None = None) -> dict[str, int]:
        """How many notes were observed at each place, by its id; perhaps within a span, if one is given."""
        where, args = within(span)
        sql = f"SELECT site, count(*) FROM live_note n WHERE site IS NOT NULL AND {where} GROUP BY site"
        return dict(self._store.tuples(sql, args))

    def change(self, ident: str, **fields: str | None) -> None:
        """Change name, pseudonym, parent, description or place.

        Raises:
            UserError: no name, another place bears it, the place would lie within itself, or its point is not on the
                earth.
        """
        site = self.get(ident)
        if "name" in fields:
            fields["name"] = self._checked(fields["name"] or "", ident)
        if "place" in fields:
            fields["place"] = checked_place(fields["place"] or "")
        if ident in self._line(fields.get("parent")):
            raise UserError("A place cannot lie within itself.")
        with self._store.step(f"Change place “{site.name}”"):
            self._store.update("site", ident, dict(fields))

    def move(self, ident: str, parent: str | None) -> None:
        """Put a place into another (an id), or into none; what lies in it goes along.

        Raises:
            UserError: one of them is gone, or the place would lie within itself.
        """
        site = self.get(ident)
        if ident in self._line(parent):
            raise UserError("A place cannot lie within itself.")
        label = f"Move “{site.name}” into “{self.get(parent).name}”" if parent else f"Move “{site.name}” out"
        with self._store.step(label):
            self._store.update("site", ident, {"parent": parent})

    def within(self, ident: str) -> list[Site]:
        """The places that lie directly in a place, by name."""
        return [site for site in self.all() if site.parent == ident]

    def delete(self, ident: str) -> None:
        """Delete a place; its notes stay."""
        site = self.get(ident)
        with self._store.step(f"Delete place “{site.name}”"):
            self._store.delete("site", ident)

    def _checked(self, name: str, ident: str | None) -> str:
        name = " ".join(name.split())
        if not name:
            raise UserError("A place needs a name.")
        other = self.find(name)
        if other is not None and other.id != ident:
            raise UserError(f"“{name}” is among the places already.")
        return name

    def _line(self, ident: str | None) -> list[str]:
        """A place and all that it lies in."""
        line: list[str] = []
        while ident is not None and ident not in line:
            line.append(ident)
            ident = self._store.value("SELECT parent FROM live_site WHERE id = ?", [ident])
        return line


def checked_place(words: str) -> str:
    """Where a place is: an address as it came, or a point settled to "52.2053,0.1218" (degrees north, east).

    Raises:
        UserError: two numbers that are no point on the earth.
    """
    words = " ".join(words.split())
    found = _POINT.fullmatch(words)
    if found is None:
        return words
    if abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        raise UserError("A point is written as degrees north and east, such as 52.2053,0.1218.")
    return f"{found[1]},{found[2]}"
