"""Strands: the lines of enquiry that a study is made of; notes and phases may belong to one."""

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.strands import Strand
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.project.whens import within
from fieldnotes.storage.store import Store

_COLUMNS = "id, name, description"


class Strands:
    """The strands of one project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, name: str, description: str = "") -> Strand:
        """Add a strand.

        Raises:
            UserError: no name, or a strand bears it already.
        """
        strand = Strand(new_id(), self._checked(name, None), description.strip())
        with self._store.step(f"Add strand “{strand.name}”"):
            self._store.insert("strand", {"id": strand.id, "name": strand.name, "description": strand.description})
        return strand

    def get(self, ident: str) -> Strand:
        """A strand.

        Raises:
            UserError: there is no such strand.
        """
        row = self._store.row(f"SELECT {_COLUMNS} FROM live_strand WHERE id = ?", [ident])
        if row is None:
            raise UserError("This strand is not in the project any more.")
        return Strand(**row)

    def all(self) -> list[Strand]:
        """All strands, in the order they came."""
        return [Strand(**row) for row in self._store.rows(f"SELECT {_COLUMNS} FROM live_strand ORDER BY entered")]

    def find(self, name: str) -> Strand | None:
        """A strand by its name, whatever the case; None if there is none."""
        folded = " ".join(name.split()).casefold()
        return next((strand for strand in self.all() if strand.name.casefold() == folded), None)

    def counts(self, span: TimeSpan | None = None) -> dict[str, int]:
        """How many notes belong to each strand, by its id; perhaps observed within a span, if one is given."""
        where, args = within(span)
        rows = self._store.tuples(
            "SELECT strand, count(*) FROM live_note n WHERE strand IS NOT NULL AND id NOT IN "
            f"(SELECT note FROM live_template) AND {where} GROUP BY strand",
            args,
        )
        return dict(rows)

    def change(self, ident: str, **fields: str) -> None:
        """Change name or description.

        Raises:
            UserError: there is no such strand, it would have no name, or another bears it.
        """
        before = self.get(ident)
        if "name" in fields:
            fields["name"] = self._checked(fields["name"], ident)
        with self._store.step(f"Change strand “{before.name}”"):
            self._store.update("strand", ident, dict(fields))

    def delete(self, ident: str) -> None:
        """Delete a strand; its notes and phases stay, without it.

        Raises:
            UserError: there is no such strand.
        """
        strand = self.get(ident)
        with self._store.step(f"Delete strand “{strand.name}”"):
            self._store.delete("strand", ident)

    def _checked(self, name: str, ident: str | None) -> str:
        name = " ".join(name.split())
        if not name:
            raise UserError("A strand needs a name.")
        other = self.find(name)
        if other is not None and other.id != ident:
            raise UserError(f"“{name}” is among the strands already.")
        return name
