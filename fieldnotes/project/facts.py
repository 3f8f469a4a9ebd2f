"""Facts about actors, true from–to and always answered as at a day."""

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.people import Fact
from fieldnotes.domain.when import first_day, last_day
from fieldnotes.project.whens import checked_stretch
from fieldnotes.storage.store import Store

_COLUMNS = 'id, actor, "key", value, start, "end", source'


class Facts:
    """What is known of the people of one project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self,
        actor: str,
        key: str,
        value: str,
        start: str | None = None,
        end: str | None = None,
        source: str | None = None,
    ) -> Fact:
        """Enter a fact; ``start`` and ``end`` are partial ISO dates, None is open, ``source`` a passage's id.

        Raises:
            UserError: no key or value, no dates, or it ends before it begins.
        """
        if not key.strip() or not value.strip():
            raise UserError("A fact needs a name and a value, such as “role: nurse”.")
        start, end = checked_stretch(start, end, "This fact")
        fact = Fact(new_id(), actor, key.strip(), value.strip(), start, end, source)
        with self._store.step(f"Enter {fact.key}"):
            self._store.insert("fact", {name: getattr(fact, name) for name in Fact.__dataclass_fields__})
        return fact

    def of(self, actor: str) -> list[Fact]:
        """All facts of an actor, by key and time."""
        rows = self._store.rows(f'SELECT {_COLUMNS} FROM live_fact WHERE actor = ? ORDER BY "key", start', [actor])
        return [Fact(**row) for row in rows]

    def at(self, actor: str, day: str) -> dict[str, str]:
        """What was true of an actor on an ISO day, by key; of two, the one that began later."""
        true = {}
        for fact in self.of(actor):
            begun = fact.start is None or first_day(fact.start) <= day
            lasts = fact.end is None or last_day(fact.end) >= day
            if begun and lasts:
                true[fact.key] = fact.value
        return true

    def remove(self, ident: str) -> None:
        """Take a fact away."""
        with self._store.step("Remove fact"):
            self._store.delete("fact", ident)
