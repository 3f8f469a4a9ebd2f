"""What the search index reads: rows of every noun in one form, in short transactions."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from fieldnotes.domain.index_rows import INDEXED_NOUNS, IndexName, IndexRow
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.project.as_at import AsAt
from fieldnotes.project.index_people import IndexPeople
from fieldnotes.project.whens import when_of
from fieldnotes.storage.store import Row, Store

BATCH = 50
"""Rows read in one transaction, at most; a long reader would keep the file from being tidied."""

_NOTES = (
    "SELECT id, kind, title, text, author, site, observed, observed_to, precision, written, language, "
    "restriction FROM live_note WHERE id IN ({marks}) AND id NOT IN (SELECT note FROM live_template)"
)
_PEOPLE = (
    "SELECT note, actor AS other FROM live_note_actor WHERE note IN ({marks}) "
    "UNION SELECT note, speaker FROM live_turn WHERE note IN ({marks}) AND speaker IS NOT NULL "
    "UNION SELECT note, target FROM live_mention WHERE note IN ({marks}) AND target_noun = 'actor' AND lost = 0"
)
_CODES = (
    "SELECT DISTINCT p.note AS note, c.code AS other FROM live_coding c JOIN live_passage p ON p.id = c.passage "
    "WHERE p.note IN ({marks}) AND p.lost = 0"
)
_EVENTS = (
    "SELECT DISTINCT note, target AS other FROM live_mention WHERE note IN ({marks}) AND target_noun = 'event' "
    "AND lost = 0 UNION SELECT source, target FROM live_link WHERE source IN ({marks}) AND target_noun = 'event' "
    "AND type = 'about'"
)
_REGISTERS = (
    'SELECT note, start, "end", kind FROM live_register WHERE note IN ({marks}) AND lost = 0 ORDER BY note, start'
)
_WHENS = "SELECT id, site, observed, observed_to, precision FROM live_event WHERE id IN ({marks})"
_MEMOS = "SELECT id, title, kind, author FROM live_memo WHERE id IN ({marks})"
_ENTRIES = "SELECT memo, text FROM live_memo_entry WHERE memo IN ({marks}) ORDER BY memo, at, entered"
_ACTORS = "SELECT id, name, kind, pseudonym, description FROM live_actor WHERE id IN ({marks})"
_ALIASES = "SELECT actor, form, pseudonym FROM live_alias WHERE actor IN ({marks}) ORDER BY entered"
_OTHERS = {
    "code": "SELECT id, name, definition, include, exclude, example FROM live_code WHERE id IN ({marks})",
    "site": "SELECT id, name, pseudonym, description FROM live_site WHERE id IN ({marks})",
    "event": "SELECT id, name, description FROM live_event WHERE id IN ({marks})",
}
_MEDIA = "SELECT id, name, caption, alt FROM live_media WHERE id IN ({marks})"
_VISITS = (
    'SELECT id, kind, site, start, "end", access, not_seen, description, '
    "(SELECT name FROM live_site WHERE id = v.site) AS place FROM live_visit v WHERE id IN ({marks})"
)
_VISITS_TO = "SELECT id FROM live_visit WHERE site IN ({marks})"
_NAMES = {
    "code": "SELECT id, name, parent FROM live_code",
    "site": "SELECT id, name, parent FROM live_site UNION ALL "
    "SELECT id, pseudonym, parent FROM live_site WHERE pseudonym <> ''",
    "actor": "SELECT id, name, NULL AS parent FROM live_actor UNION ALL "
    "SELECT id, pseudonym, NULL FROM live_actor WHERE pseudonym <> '' UNION ALL "
    "SELECT actor, form, NULL FROM live_alias UNION ALL "
    "SELECT actor, pseudonym, NULL FROM live_alias WHERE pseudonym <> ''",
    "event": "SELECT id, name, NULL AS parent FROM live_event",
    "contributor": "SELECT id, name, NULL AS parent FROM live_contributor UNION ALL "
    "SELECT id, initials, NULL FROM live_contributor WHERE initials <> ''",
}


class Indexing:
    """Reads rows for the index; it never writes."""

    def __init__(self, store: Store, as_at: AsAt) -> None:
        self._store = store
        self._people = IndexPeople(as_at, self._select)
        self._readers: dict[str, Callable[[Sequence[str]], list[IndexRow]]] = {
            "note": self._notes,
            "memo": self._memos,
            "actor": self._actors,
            "code": lambda ids: self._described("code", ids),
            "site": lambda ids: self._described("site", ids),
            "media": self._media,
            "event": self._events,
            "visit": self._visits,
        }

    def rows(self, refs: Iterable[Ref]) -> list[IndexRow]:
        """The rows as they are now, in batches of one transaction each; rows that are gone are left out."""
        wanted = list(refs)
        found = []
        for start in range(0, len(wanted), BATCH):
            batch = wanted[start : start + BATCH]
            with self._store.reading():
                for noun, reader in self._readers.items():
                    ids = [ref.id for ref in batch if ref.noun == noun]
                    if ids:
                        found += reader(ids)
        return found

    def naming(self, refs: Iterable[Ref]) -> list[Ref]:
        """The rows that are told under the name of one of these: the visits to a place."""
        sites = [ref.id for ref in refs if ref.noun == "site"]
        found = []
        for start in range(0, len(sites), BATCH):
            found += [Ref("visit", row["id"]) for row in self._select(_VISITS_TO, sites[start : start + BATCH])]
        return found

    def everything(self) -> Iterator[list[IndexRow]]:
        """All rows of all nouns, a batch at a time; between batches the file may change."""
        for noun in INDEXED_NOUNS:
            last = ""
            while ids := self._store.rows(f"SELECT id FROM live_{noun} WHERE id > ? ORDER BY id LIMIT {BATCH}", [last]):
                yield self.rows(Ref(noun, row["id"]) for row in ids)
                last = ids[-1]["id"]

    def count(self) -> int:
        """How many rows there are to index."""
        rows = sum(int(self._store.value(f"SELECT count(*) FROM live_{noun}")) for noun in INDEXED_NOUNS)
        return rows - int(self._store.value("SELECT count(*) FROM live_template"))

    def names(self, noun: str) -> list[IndexName]:
        """The names by which codes, sites, events, actors (other forms too) and contributors may be meant."""
        return [IndexName(row["id"], row["name"], row["parent"]) for row in self._store.rows(_NAMES[noun])]

    def _notes(self, ids: Sequence[str]) -> list[IndexRow]:
        people = self._pairs(_PEOPLE, ids)
        codes = self._pairs(_CODES, ids)
        events = self._pairs(_EVENTS, ids)
        registers: dict[str, list[tuple[int, int, str]]] = {}
        for row in self._select(_REGISTERS, ids):
            registers.setdefault(row["note"], []).append((row["start"], row["end"], row["kind"]))
        notes = [
            IndexRow(
                noun="note",
                id=row["id"],
                title=row["title"],
                text=row["text"],
                kind=row["kind"],
                language=row["language"],
                observed=when_of(row),
                written=row["written"],
                site=row["site"],
                author=row["author"],
                people=tuple(people.get(row["id"], ())),
                codes=tuple(codes.get(row["id"], ())),
                events=tuple(events.get(row["id"], ())),
                registers=tuple(registers.get(row["id"], ())),
                restricted=bool(row["restriction"]),
            )
            for row in self._select(_NOTES, ids)
        ]
        return self._people.added(notes)

    def _memos(self, ids: Sequence[str]) -> list[IndexRow]:
        entries: dict[str, list[str]] = {}
        for row in self._select(_ENTRIES, ids):
            entries.setdefault(row["memo"], []).append(row["text"])
        return [
            IndexRow(
                noun="memo",
                id=row["id"],
                title=row["title"],
                text=_lines([row["title"], *entries.get(row["id"], ())]),
                kind=row["kind"],
                author=row["author"],
            )
            for row in self._select(_MEMOS, ids)
        ]

    def _actors(self, ids: Sequence[str]) -> list[IndexRow]:
        aliases: dict[str, list[str]] = {}
        for row in self._select(_ALIASES, ids):
            aliases.setdefault(row["actor"], []).extend((row["form"], row["pseudonym"]))
        return [
            IndexRow(
                noun="actor",
                id=row["id"],
                title=row["name"],
                text=_lines([row["name"], row["pseudonym"], *aliases.get(row["id"], ()), row["description"]]),
                kind=row["kind"],
            )
            for row in self._select(_ACTORS, ids)
        ]

    def _described(self, noun: str, ids: Sequence[str]) -> list[IndexRow]:
        return [
            IndexRow(noun, row["id"], row["name"], _lines([row[name] for name in row if name != "id"]))
            for row in self._select(_OTHERS[noun], ids)
        ]

    def _media(self, ids: Sequence[str]) -> list[IndexRow]:
        return [
            IndexRow(
                "media",
                row["id"],
                row["caption"] or row["alt"] or row["name"],
                _lines(dict.fromkeys((row["caption"], row["alt"], row["name"]))),
            )
            for row in self._select(_MEDIA, ids)
        ]

    def _events(self, ids: Sequence[str]) -> list[IndexRow]:
        """Events with their date and place; a search in a stretch of time finds them too."""
        rows = {row["id"]: row for row in self._select(_WHENS, ids)}
        return [
            replace(event, observed=when_of(rows[event.id]), site=rows[event.id]["site"])
            for event in self._described("event", ids)
        ]

    def _visits(self, ids: Sequence[str]) -> list[IndexRow]:
        """Visits and absences with what was written of them, their days and place."""
        return [
            IndexRow(
                noun="visit",
                id=row["id"],
                title=row["place"] or row["kind"].capitalize(),
                text=_lines((row["access"], row["not_seen"], row["description"])),
                kind=row["kind"],
                observed=_days(row["start"], row["end"]),
                site=row["site"],
            )
            for row in self._select(_VISITS, ids)
        ]

    def _pairs(self, sql: str, ids: Sequence[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for row in self._select(sql, ids):
            found.setdefault(row["note"], []).append(row["other"])
        return found

    def _select(self, sql: str, ids: Sequence[str]) -> list[Row]:
        marks = ", ".join("?" * len(ids))
        return self._store.rows(sql.format(marks=marks), [*ids] * sql.count("{marks}"))


def _days(start: str, end: str | None) -> When:
    """The days of a visit."""
    several = end is not None and end[:10] != start[:10]
    return When(start[:10], (end or "")[:10], "range") if several else When.of(start)


def _lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)
