"""Facts about actors, true from–to and always answered as at a day; each may name the words it was learnt from."""

import json
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from fieldnotes.domain.attributes import checked_value
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.facts import end_before, true_at
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.people import Fact, FactSource
from fieldnotes.domain.when import first_day, last_day
from fieldnotes.project.attributes import Attributes
from fieldnotes.project.passages import Passages
from fieldnotes.project.whens import checked_stretch, when_of
from fieldnotes.storage.store import Store

_COLUMNS = 'id, actor, "key", value, start, "end", source'
_SOURCES = (
    "SELECT p.id, p.words, p.lost, p.note, n.title, n.observed, n.observed_to, n.precision FROM live_passage p "
    "JOIN live_note n ON n.id = p.note WHERE p.id IN (SELECT value FROM json_each(?))"
)


class Facts:
    """What is known of the people of one project."""

    def __init__(self, store: Store, attributes: Attributes, passages: Passages) -> None:
        self._store = store
        self._attributes = attributes
        self._passages = passages

    def add(
        self,
        actor: str,
        key: str,
        value: str,
        start: str | None = None,
        end: str | None = None,
        source: str | None = None,
        ends: str | None = None,
    ) -> Fact:
        """Enter a fact; ``start`` and ``end`` are partial ISO dates, None is open, ``source`` a passage's id.

        Args:
            ends: an earlier fact (its id) that this one brings to an end, in the same step.

        Raises:
            UserError: no key or value, no value of the attribute's kind, no dates, or it ends before it begins.
        """
        fact = self._checked(Fact(new_id(), actor, key, value, start, end, source))
        with self._store.step(f"Enter {fact.key}"):
            self._end(ends, fact)
            self._store.insert("fact", {name: getattr(fact, name) for name in Fact.__dataclass_fields__})
        return fact

    def quote(self, fact: Fact, note: str, start: int, end: int, ends: str | None = None) -> Fact:
        """Enter a fact (its id and source do not matter) learnt from words of a note, which become a passage, in one
        step; ``start`` and ``end`` in code points, ``ends`` as for ``add``.

        Raises:
            UserError: as for ``add``, or no words.
        """
        with self._store.step(f"Enter {fact.key.strip()}"):
            passage = self._passages.add(note, start, end)
            return self.add(fact.actor, fact.key, fact.value, fact.start, fact.end, passage.id, ends)

    def change(self, ident: str, ends: str | None = None, **values: Any) -> Fact:
        """Change key, value, start, end or source of a fact, which stays the same one; ``ends`` as for ``add``.

        Raises:
            UserError: it is gone, or as for ``add``.
        """
        before = self.get(ident)
        after = self._checked(replace(before, **values))
        changed = {
            field.name: getattr(after, field.name)
            for field in fields(Fact)
            if getattr(after, field.name) != getattr(before, field.name)
        }
        with self._store.step(f"Change {after.key}"):
            self._end(ends, after)
            self._store.update("fact", ident, changed)
        return after

    def get(self, ident: str) -> Fact:
        """A fact.

        Raises:
            UserError: it is gone.
        """
        row = self._store.row(f"SELECT {_COLUMNS} FROM live_fact WHERE id = ?", [ident])
        if row is None:
            raise UserError("This fact is not in the project any more.")
        return Fact(**row)

    def of(self, actor: str) -> list[Fact]:
        """All facts of an actor, by key and time."""
        rows = self._store.rows(f'SELECT {_COLUMNS} FROM live_fact WHERE actor = ? ORDER BY "key", start', [actor])
        return [Fact(**row) for row in rows]

    def all(self) -> list[Fact]:
        """All facts, by key and time."""
        return [Fact(**row) for row in self._store.rows(f'SELECT {_COLUMNS} FROM live_fact ORDER BY "key", start')]

    def at(self, actor: str, day: str, last: str = "") -> dict[str, str]:
        """What was true of an actor on an ISO day, or in the days until ``last``, by key; of two, the one that began
        later. Where dates leave it open which of several held, all are told: "nurse / team lead".
        """
        return {key: " / ".join(values) for key, values in true_at(self.of(actor), (day, last or day)).items()}

    def sources(self, facts: Iterable[Fact]) -> dict[str, FactSource]:
        """Where facts were learnt, by the passages' ids."""
        passages = [fact.source for fact in facts if fact.source]
        rows = self._store.rows(_SOURCES, [json.dumps(passages)]) if passages else []
        return {
            row["id"]: FactSource(row["id"], row["note"], row["words"], row["title"], when_of(row), bool(row["lost"]))
            for row in rows
        }

    def set_at(self, actor: str, key: str, value: str, day: str | None) -> None:
        """Say what is true of an actor from a day on (ISO; None: at all times), as a table of people is filled in.

        What held on that day ends the day before, or gives way if it began that day; what begins later stays. The value
        "" leaves nothing true.

        Raises:
            UserError: as for ``add``.
        """
        known = [fact for fact in self.of(actor) if fact.key.casefold() == key.strip().casefold()]
        held = [fact for fact in known if day is None or true_at([fact], (day, day))]
        later = [fact.start for fact in known if day is not None and fact.start and first_day(fact.start) > day]
        ends = [fact.end for fact in held if day is not None and fact.end]
        end = min([*ends, *map(end_before, later)], key=last_day, default=None)
        key = known[0].key if known else key.strip()
        with self._store.step(f"Enter {key}"):
            for fact in held:
                self._give_way(fact, day)
            if value.strip():
                self.add(actor, key, value, day, end)

    def remove(self, ident: str) -> None:
        """Take a fact away."""
        with self._store.step("Remove fact"):
            self._store.delete("fact", ident)

    def _checked(self, fact: Fact) -> Fact:
        key, value = " ".join(fact.key.split()), fact.value.strip()
        if not key or not value:
            raise UserError("A fact needs a name and a value, such as “role: nurse”.")
        attribute = self._attributes.find(key)
        if attribute is not None:
            key, value = attribute.name, checked_value(attribute, value)
        start, end = checked_stretch(fact.start, fact.end, "This fact")
        return replace(fact, key=key, value=value, start=start, end=end)

    def _give_way(self, fact: Fact, day: str | None) -> None:
        """Let a fact end before a day, or take it away if it would have no day left."""
        if day is None or (fact.start is not None and first_day(fact.start) >= day):
            self._store.delete("fact", fact.id)
        else:
            self._store.update("fact", fact.id, {"end": end_before(day)})

    def _end(self, earlier: str | None, fact: Fact) -> None:
        """Let an earlier fact end where another begins."""
        if earlier is not None and fact.start is not None:
            before = self.get(earlier)
            self._store.update("fact", earlier, {"end": checked_stretch(before.start, end_before(fact.start), "It")[1]})
