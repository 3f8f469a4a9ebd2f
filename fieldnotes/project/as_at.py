"""What was true of people at the date observed: facts, teams and standing, for many notes in a few queries."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fieldnotes.domain.as_at import Days, Truth, overlaps, values_over
from fieldnotes.domain.people import Fact
from fieldnotes.domain.refs import Ref
from fieldnotes.storage.store import Row, Store

_FACTS = 'SELECT id, actor, "key", value, start, "end", source FROM live_fact WHERE actor IN ({marks}) ORDER BY entered'
_BELONGINGS = (
    'SELECT coalesce(m.actor, m.contributor) AS member, coalesce(t.name, g.name) AS team, m.role, m.start, m."end" '
    "FROM live_membership m LEFT JOIN live_team t ON t.id = m.team LEFT JOIN live_actor g ON g.id = m.grp "
    "WHERE coalesce(t.name, g.name) IS NOT NULL AND (m.actor IN ({marks}) OR m.contributor IN ({marks})) "
    "ORDER BY m.entered"
)
_STANDINGS = (
    'SELECT contributor AS member, standing, start, "end" FROM live_position_entry WHERE contributor IN ({marks}) '
    "ORDER BY entered"
)
_CHANGED = (
    "SELECT DISTINCT c.tbl, c.row, c.before FROM change c JOIN step s ON s.n = c.step "
    "WHERE (s.last_seq > ?1 OR s.closed_seq > ?1) "
    "AND c.tbl IN ('fact', 'membership', 'position_entry', 'team', 'actor')"
)
_HOLDERS = {
    "fact": "SELECT actor AS person FROM fact WHERE id = ?",
    "membership": "SELECT coalesce(actor, contributor) AS person FROM membership WHERE id = ?",
    "position_entry": "SELECT contributor AS person FROM position_entry WHERE id = ?",
    "team": "SELECT coalesce(actor, contributor) AS person FROM membership WHERE team = ?",
    "actor": "SELECT coalesce(actor, contributor) AS person FROM membership WHERE grp = ?",
}
"""Of whom something is told by a row that changed; the name of a team is told of its members."""
_NOTES_OF = (
    "SELECT note FROM live_note_actor WHERE actor = ?1 UNION SELECT note FROM live_turn WHERE speaker = ?1 "
    "UNION SELECT note FROM live_turn WHERE contributor = ?1 UNION SELECT note FROM live_mention WHERE target = ?1 "
    "AND note IS NOT NULL UNION SELECT id FROM live_note WHERE author = ?1"
)

_PEOPLE = (
    "SELECT 'actor', a.id, a.name, 0 AS part, x.position AS place FROM live_note_actor x "
    "JOIN live_actor a ON a.id = x.actor WHERE x.note = ?1 UNION ALL "
    "SELECT 'actor', a.id, a.name, 1, min(t.start) FROM live_turn t JOIN live_actor a ON a.id = t.speaker "
    "WHERE t.note = ?1 AND t.lost = 0 GROUP BY a.id UNION ALL "
    "SELECT 'contributor', c.id, c.name, 1, min(t.start) FROM live_turn t JOIN live_contributor c "
    "ON c.id = t.contributor WHERE t.note = ?1 AND t.lost = 0 GROUP BY c.id ORDER BY part, place"
)


@dataclass(frozen=True, slots=True)
class _Spell:
    """From–to."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """All that is entered about some people (actors or contributors, ids), to be asked for any days."""

    facts: dict[str, dict[str, list[tuple[str, Fact]]]]
    belongings: dict[str, list[tuple[str, str, _Spell]]]
    standings: dict[str, list[tuple[str, _Spell]]]

    def of(self, person: str, days: Days | None) -> list[Truth]:
        """Facts of somebody over some days; a role in a team is one too."""
        truths = {key: values_over(dated, days) for key, dated in self.facts.get(person, {}).items()}
        roles = [role for _, role, spell in self.belongings.get(person, ()) if role and overlaps(spell, days)]
        if roles:
            truths["role"] = tuple(dict.fromkeys((*truths.get("role", ()), *roles)))
        return [Truth(key, values) for key, values in sorted(truths.items()) if values]

    def teams_of(self, person: str, days: Days | None) -> list[str]:
        """The teams and groups somebody belonged to on any of some days."""
        teams = [team for team, _, spell in self.belongings.get(person, ()) if overlaps(spell, days)]
        return list(dict.fromkeys(teams))

    def standing_of(self, person: str, days: Days | None) -> tuple[str, ...]:
        """How a contributor stood towards the field over some days."""
        return values_over(self.standings.get(person, ()), days)


class AsAt:
    """Answers what was true of people when something was observed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def told(self, people: Iterable[str]) -> Told:
        """What is entered about these people (ids of actors and contributors)."""
        wanted = list(dict.fromkeys(people))
        facts: dict[str, dict[str, list[tuple[str, Fact]]]] = {}
        for row in self._select(_FACTS, wanted):
            fact = Fact(**row)
            facts.setdefault(fact.actor, {}).setdefault(fact.key.casefold(), []).append((fact.value, fact))
        belongings: dict[str, list[tuple[str, str, _Spell]]] = {}
        for row in self._select(_BELONGINGS, wanted):
            entry = (row["team"], row["role"], _Spell(row["start"], row["end"]))
            belongings.setdefault(row["member"], []).append(entry)
        standings: dict[str, list[tuple[str, _Spell]]] = {}
        for row in self._select(_STANDINGS, wanted):
            standings.setdefault(row["member"], []).append((row["standing"], _Spell(row["start"], row["end"])))
        return Told(facts, belongings, standings)

    def people_of(self, note: str) -> list[tuple[Ref, str]]:
        """Everybody of a note with their names: those present in their order, then those who speak."""
        found = {(noun, ident): name for noun, ident, name, *_ in self._store.tuples(_PEOPLE, [note])}
        return [(Ref(noun, ident), name) for (noun, ident), name in found.items()]

    def concerned(self, seq: int) -> list[Ref]:
        """The notes for which something else may be true since the commit of a number, because what is entered about
        their people, their teams or their authors changed.
        """
        people: set[str] = set()
        for row in self._store.rows(_CHANGED, [seq]):
            before = json.loads(row["before"]) if row["before"] else {}
            if row["tbl"] in ("fact", "membership", "position_entry"):
                people |= {before[name] for name in ("actor", "contributor") if before.get(name)}
            people |= {holder for (holder,) in self._store.tuples(_HOLDERS[row["tbl"]], [row["row"]]) if holder}
        notes = {note for person in people for (note,) in self._store.tuples(_NOTES_OF, [person])}
        return [Ref("note", note) for note in sorted(notes)]

    def _select(self, sql: str, people: Sequence[str]) -> list[Row]:
        if not people:
            return []
        marks = ", ".join("?" * len(people))
        return self._store.rows(sql.format(marks=marks), [*people] * sql.count("{marks}"))
