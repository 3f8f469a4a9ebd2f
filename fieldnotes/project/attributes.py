"""Attributes: which facts a study asks about everybody, of which kind, in which order."""

from collections.abc import Sequence
from dataclasses import replace

from fieldnotes.domain.attributes import KINDS, Attribute, Misfit, checked_value, named
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.storage.store import Row, Store

_FACTS = (
    "SELECT f.id, f.value, a.name FROM live_fact f JOIN live_actor a ON a.id = f.actor "
    'WHERE f."key" = ? ORDER BY a.name, f.start'
)


class Attributes:
    """The attributes of one project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Attribute]:
        """All, in their order."""
        rows = self._store.rows(
            "SELECT id, name, kind, choices, description FROM live_attribute ORDER BY position, entered"
        )
        return [_attribute(row) for row in rows]

    def get(self, ident: str) -> Attribute:
        """An attribute.

        Raises:
            UserError: there is no such attribute.
        """
        row = self._store.row("SELECT id, name, kind, choices, description FROM live_attribute WHERE id = ?", [ident])
        if row is None:
            raise UserError("This attribute is not in the project any more.")
        return _attribute(row)

    def find(self, key: str) -> Attribute | None:
        """The attribute of a fact's key, whatever the case; None if it is none."""
        return named(self.all(), key)

    def loose_keys(self) -> list[str]:
        """Keys of facts that are no attribute's name, the most used first."""
        rows = self._store.rows('SELECT "key", count(*) AS n FROM live_fact GROUP BY "key" ORDER BY n DESC, "key"')
        known = self.all()
        return [row["key"] for row in rows if named(known, row["key"]) is None]

    def uses(self) -> dict[str, int]:
        """How many facts each key has."""
        return dict(self._store.tuples('SELECT "key", count(*) FROM live_fact GROUP BY "key"'))

    def add(
        self, name: str, kind: str = "text", choices: Sequence[str] = (), description: str = "", keep: bool = False
    ) -> Attribute:
        """Add an attribute, in the last place; facts that bear its name already become facts of it.

        Args:
            keep: leave values that are not of its kind as they are, instead of refusing.

        Raises:
            UserError: no name, another bears it, no such kind, no choices, or values that do not fit.
        """
        attribute = self._checked(Attribute(new_id(), name, kind, tuple(choices), description))
        with self._store.step(f"Add attribute “{attribute.name}”"):
            place = int(self._store.value("SELECT coalesce(max(position), -1) + 1 FROM live_attribute"))
            self._store.insert("attribute", {**_columns(attribute), "id": attribute.id, "position": place})
            for key in [key for key in self.uses() if key.casefold() == attribute.name.casefold()]:
                self._settle(key, attribute, keep)
        return attribute

    def change(
        self,
        ident: str,
        name: str | None = None,
        kind: str | None = None,
        choices: Sequence[str] | None = None,
        description: str | None = None,
        keep: bool = False,
    ) -> Attribute:
        """Change an attribute, and with it its facts: they bear its new name, their values are written as its kind is.

        Args:
            keep: leave values that are not of the new kind as they are, instead of refusing.

        Raises:
            UserError: no name, another bears it, no such kind, no choices, or values that do not fit.
        """
        before = self.get(ident)
        after = self._checked(
            replace(
                before,
                name=before.name if name is None else name,
                kind=before.kind if kind is None else kind,
                choices=before.choices if choices is None else tuple(choices),
                description=before.description if description is None else description,
            )
        )
        with self._store.step(f"Change attribute “{before.name}”"):
            self._store.update("attribute", ident, _columns(after))
            if (after.name, after.kind, after.choices) != (before.name, before.kind, before.choices):
                self._settle(before.name, after, keep)
        return after

    def misfits(self, key: str, attribute: Attribute) -> list[Misfit]:
        """The values of a key that an attribute could not take, by the names of those they are about."""
        found = []
        for row in self._store.rows(_FACTS, [key]):
            try:
                checked_value(attribute, row["value"])
            except UserError:
                found.append(Misfit(row["id"], row["name"], row["value"]))
        return found

    def order(self, idents: Sequence[str]) -> None:
        """Put attributes (ids) into another order."""
        with self._store.step("Order attributes"):
            for place, ident in enumerate(idents):
                self._store.update("attribute", ident, {"position": place})

    def delete(self, ident: str) -> None:
        """Delete an attribute; the facts stay, as facts of no kind in particular."""
        attribute = self.get(ident)
        with self._store.step(f"Delete attribute “{attribute.name}”"):
            self._store.delete("attribute", ident)

    def _settle(self, key: str, attribute: Attribute, keep: bool) -> None:
        """Write the facts of a key as an attribute wants them."""
        misfits = self.misfits(key, attribute)
        if misfits and not keep:
            raise UserError(_refusal(attribute, misfits))
        kept = {misfit.fact for misfit in misfits}
        for row in self._store.rows(_FACTS, [key]):
            value = row["value"] if row["id"] in kept else checked_value(attribute, row["value"])
            if (key, row["value"]) != (attribute.name, value):
                self._store.update("fact", row["id"], {"key": attribute.name, "value": value})

    def _checked(self, attribute: Attribute) -> Attribute:
        name = " ".join(attribute.name.split())
        if not name:
            raise UserError("An attribute needs a name, such as “role”.")
        if attribute.kind not in KINDS:
            raise UserError(f"An attribute is one of {', '.join(KINDS)}.")
        other = self.find(name)
        if other is not None and other.id != attribute.id:
            raise UserError(f"There is an attribute “{other.name}” already.")
        spaced = (" ".join(choice.split()) for choice in attribute.choices)
        choices = tuple({choice.casefold(): choice for choice in spaced if choice}.values())
        if attribute.kind == "choice" and not choices:
            raise UserError("Say what may be chosen, one choice a line.")
        return replace(attribute, name=name, choices=choices, description=attribute.description.strip())


def _attribute(row: Row) -> Attribute:
    choices = tuple(row["choices"].split("\n")) if row["choices"] else ()
    return Attribute(row["id"], row["name"], row["kind"], choices, row["description"])


def _columns(attribute: Attribute) -> Row:
    return {
        "name": attribute.name,
        "kind": attribute.kind,
        "choices": "\n".join(attribute.choices),
        "description": attribute.description,
    }


def _refusal(attribute: Attribute, misfits: Sequence[Misfit]) -> str:
    told = "; ".join(f"{misfit.name}: {misfit.value}" for misfit in misfits[:3])
    more = f" and {len(misfits) - 3:,} more" if len(misfits) > 3 else ""
    return (
        f"Not every value of “{attribute.name}” would fit: {told}{more}. Change them first, or keep them as they are."
    )
