"""Actors: the people and groups of the field, and what is true of them when."""

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import NoteRow
from fieldnotes.domain.people import Actor, ActorRow
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.project.facts import Facts
from fieldnotes.project.note_rows import NoteFilter
from fieldnotes.project.notes import Notes
from fieldnotes.project.shapes import actor_of
from fieldnotes.project.whens import within
from fieldnotes.storage.store import Store

_COLUMNS = "id, name, kind, pseudonym, description"
KINDS = ("person", "group")
_SEEN = (
    "SELECT actor, group_concat(note, ' ') FROM live_note_actor GROUP BY 1",
    "SELECT speaker, group_concat(note, ' ') FROM live_turn WHERE speaker IS NOT NULL AND lost = 0 GROUP BY 1",
    "SELECT target, group_concat(note, ' ') FROM live_mention WHERE target_noun = 'actor' AND note IS NOT NULL "
    "AND lost = 0 GROUP BY 1",
)
"""The notes in which somebody is met: present, speaking, mentioned."""
_UNDATED = "~"
"""Stands behind all days."""
_DAYS = f"SELECT id, coalesce(observed_first, '{_UNDATED}'), coalesce(observed_last, '') FROM live_note n"


class Actors:
    """The people and groups of one project."""

    def __init__(self, store: Store, notes: Notes, facts: Facts) -> None:
        self._store = store
        self._notes = notes
        self.facts = facts

    def add(self, name: str, kind: str = "person", pseudonym: str = "", description: str = "") -> Actor:
        """Add a person or group.

        Raises:
            UserError: no name, or somebody bears it already.
        """
        name = _checked(name, kind)
        if self.find(name) is not None:
            raise UserError(f"“{name}” is among the people already.")
        actor = Actor(new_id(), name, kind, pseudonym, description)
        with self._store.step(f"Add {kind} “{name}”"):
            self._store.insert("actor", {column: getattr(actor, column) for column in _COLUMNS.split(", ")})
        return actor

    def get(self, ident: str) -> Actor:
        """A person or group.

        Raises:
            UserError: there is no such actor.
        """
        row = self._store.row(f"SELECT {_COLUMNS} FROM live_actor WHERE id = ?", [ident])
        if row is None:
            raise UserError("This person is not in the project any more.")
        return actor_of(row)

    def find(self, name: str) -> Actor | None:
        """An actor by name or another form of it, whatever the case; None if there is none."""
        folded = " ".join(name.split()).casefold()
        rows = self._store.rows(
            f"SELECT {_COLUMNS}, name AS form FROM live_actor UNION ALL SELECT a.id, a.name, a.kind, a.pseudonym, "
            "a.description, x.form FROM live_alias x JOIN live_actor a ON a.id = x.actor"
        )
        return next((actor_of(row) for row in rows if row["form"].casefold() == folded), None)

    def all(self) -> list[Actor]:
        """Everybody, by name."""
        return [actor_of(row) for row in self._store.rows(f"SELECT {_COLUMNS} FROM live_actor ORDER BY name")]

    def rows(self, span: TimeSpan | None = None) -> list[ActorRow]:
        """Everybody for a list, by name: in how many notes they are present, speak or are mentioned, first and last.

        Args:
            span: only notes that may have been observed within it count.
        """
        where, args = within(span)
        days = self._store.tuples(f"{_DAYS} WHERE {where}", args)
        firsts, lasts = {day[0]: day[1] for day in days}, {day[0]: day[2] for day in days}
        seen: dict[str, set[str]] = {}
        for sql in _SEEN:
            for actor, notes in self._store.tuples(sql):
                seen.setdefault(actor, set()).update(notes.split(" "))
        return [_row(actor, firsts.keys() & seen.get(actor.id, set()), firsts, lasts) for actor in self.all()]

    def change(self, ident: str, **fields: str) -> None:
        """Change name, kind, pseudonym or description.

        Raises:
            UserError: no name, or somebody else bears it.
        """
        actor = self.get(ident)
        name = _checked(fields.get("name", actor.name), fields.get("kind", actor.kind))
        if "name" in fields:
            fields["name"] = name
            other = self.find(name)
            if other is not None and other.id != ident:
                raise UserError(f"“{name}” is among the people already.")
        with self._store.step(f"Change “{actor.name}”"):
            self._store.update("actor", ident, dict(fields))

    def delete(self, ident: str) -> None:
        """Delete a person or group; notes and turns stay, without the name."""
        actor = self.get(ident)
        with self._store.step(f"Delete “{actor.name}”"):
            self._store.delete("actor", ident)

    def notes_of(self, ident: str) -> list[NoteRow]:
        """The notes in which somebody was present, speaks or is mentioned, newest first."""
        return self._notes.rows(NoteFilter(actor=ident))


def _row(actor: Actor, notes: set[str], firsts: dict[str, str], lasts: dict[str, str]) -> ActorRow:
    first = min(map(firsts.__getitem__, notes), default=_UNDATED)
    last = max(map(lasts.__getitem__, notes), default="")
    return ActorRow(
        actor.id, actor.name, actor.kind, actor.pseudonym, len(notes), "" if first == _UNDATED else first, last
    )


def _checked(name: str, kind: str) -> str:
    settled = " ".join(name.split())
    if not settled:
        raise UserError("A person or group needs a name.")
    if kind not in KINDS:
        raise UserError("An actor is a person or a group.")
    return settled
