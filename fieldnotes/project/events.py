"""Events of the field: each with its date, its place and the mentions that lead to it."""

from collections.abc import Sequence
from typing import Any

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.events import Event
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.domain.when import When
from fieldnotes.project.links import Links
from fieldnotes.project.whens import when_columns, when_of, within
from fieldnotes.storage.store import Row, Store

_COLUMNS = "id, name, observed, observed_to, precision, site, description"
_TOLD_BY = (
    "SELECT id, target FROM live_link WHERE source = ? AND source_noun = 'note' AND target_noun = 'event' "
    "AND type = 'about'"
)
_TOLD = f"SELECT target FROM ({_TOLD_BY})"
_NOTES_OF = (
    "SELECT source FROM live_link WHERE target = ? AND source_noun = 'note' AND target_noun = 'event' "
    "AND type = 'about'"
)
_COUNTS = (
    "SELECT x.target, count(DISTINCT x.note) FROM (SELECT target, note FROM live_mention WHERE target_noun = 'event' "
    "AND lost = 0 AND note IS NOT NULL UNION SELECT target, source FROM live_link WHERE source_noun = 'note' "
    "AND target_noun = 'event' AND type = 'about') x JOIN live_note n ON n.id = x.note WHERE {where} GROUP BY x.target"
)
_FIELDS = ("name", "observed", "site", "description")


class Events:
    """The events of one project."""

    def __init__(self, store: Store, links: Links) -> None:
        self._store = store
        self._links = links

    def add(self, name: str, observed: When | None = None, site: str | None = None, description: str = "") -> Event:
        """Add an event; ``site`` is the id of its place.

        Raises:
            UserError: no name, or an event bears it already.
        """
        event = Event(new_id(), self._checked(name, None), observed, site, description)
        values: Row = {"id": event.id, "name": event.name, "site": site, "description": description}
        with self._store.step(f"Add event “{event.name}”"):
            self._store.insert("event", values | when_columns(observed))
        return event

    def get(self, ident: str) -> Event:
        """An event.

        Raises:
            UserError: there is no such event.
        """
        row = self._store.row(f"SELECT {_COLUMNS} FROM live_event WHERE id = ?", [ident])
        if row is None:
            raise UserError("This event is not in the project any more.")
        return _event(row)

    def find(self, name: str) -> Event | None:
        """An event by its name, whatever the case; None if there is none."""
        folded = " ".join(name.split()).casefold()
        return next((event for event in self.all() if event.name.casefold() == folded), None)

    def all(self) -> list[Event]:
        """All events in order of time, those without a date last."""
        rows = self._store.rows(
            f"SELECT {_COLUMNS} FROM live_event ORDER BY observed_first IS NULL, observed_first, name"
        )
        return [_event(row) for row in rows]

    def counts(self, span: TimeSpan | None = None) -> dict[str, int]:
        """How many notes tell of each event or mention it, by its id; perhaps within a span, if one is given."""
        where, args = within(span)
        return dict(self._store.tuples(_COUNTS.format(where=where), args))

    def of_note(self, note: str) -> list[Event]:
        """The events that a note as a whole tells of, in order of time."""
        told = {target for (target,) in self._store.tuples(_TOLD, [note])}
        return [event for event in self.all() if event.id in told]

    def tell(self, note: str, events: Sequence[str]) -> None:
        """Say of which events (ids) a note as a whole tells; they are linked from it."""
        before = {target: link for link, target in self._store.tuples(_TOLD_BY, [note])}
        with self._store.step("Change events of the note"):
            for event in before.keys() - set(events):
                self._links.remove(before[event])
            for event in events:
                self._links.add(Ref("note", note), Ref("event", event))

    def notes_of(self, ident: str) -> list[str]:
        """Ids of the notes that tell of an event as a whole."""
        return [note for (note,) in self._store.tuples(_NOTES_OF, [ident])]

    def change(self, ident: str, **fields: Any) -> None:
        """Change name, observed (a When or None), site or description.

        Raises:
            UserError: no name, or another event bears it.
            TypeError: a field that an event does not have.
        """
        event = self.get(ident)
        values: Row = {}
        for field, value in fields.items():
            if field not in _FIELDS:
                raise TypeError(f"an event has no {field}")
            values |= when_columns(value) if field == "observed" else {field: value}
        if "name" in fields:
            values["name"] = self._checked(fields["name"], ident)
        with self._store.step(f"Change event “{event.name}”"):
            self._store.update("event", ident, values)

    def delete(self, ident: str) -> None:
        """Delete an event; the words that mention it stay."""
        event = self.get(ident)
        with self._store.step(f"Delete event “{event.name}”"):
            self._store.delete("event", ident)

    def _checked(self, name: str, ident: str | None) -> str:
        name = " ".join(name.split())
        if not name:
            raise UserError("An event needs a name.")
        other = self.find(name)
        if other is not None and other.id != ident:
            raise UserError(f"“{name}” is among the events already.")
        return name


def _event(row: Row) -> Event:
    return Event(row["id"], row["name"], when_of(row), row["site"], row["description"])
