"""What anything is called, in one place: titles, a word of detail, completion as one types."""

import heapq
import json

from fieldnotes.domain.media import opening_line, spoken
from fieldnotes.domain.people import KnownName
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.project.shapes import PICTURES
from fieldnotes.storage.store import Row, Store

_SQL = {
    "note": "SELECT title AS title, substr(text, 1, 500) AS opening, kind AS detail, observed, observed_to, precision "
    "FROM live_note WHERE id = ?",
    "memo": "SELECT title AS title, kind || ' memo' AS detail FROM live_memo WHERE id = ?",
    "code": "SELECT name AS title, 'code' AS detail FROM live_code WHERE id = ?",
    "actor": "SELECT name AS title, kind AS detail FROM live_actor WHERE id = ?",
    "site": "SELECT name AS title, 'site' AS detail FROM live_site WHERE id = ?",
    "event": "SELECT name AS title, 'event' AS detail, observed, observed_to, precision FROM live_event WHERE id = ?",
    "passage": "SELECT p.words AS title, n.title AS detail, n.observed, n.observed_to, n.precision, "
    f"{PICTURES.format(p='p')} FROM live_passage p JOIN live_note n ON n.id = p.note WHERE p.id = ?",
    "media": "SELECT coalesce(nullif(m.caption, ''), nullif(m.alt, ''), m.name) AS title, 'picture' AS detail, "
    "n.observed, n.observed_to, n.precision FROM live_media m JOIN live_note n ON n.id = m.note WHERE m.id = ?",
    "visit": "SELECT coalesce((SELECT name FROM live_site WHERE id = v.site), v.kind) AS title, v.kind AS detail, "
    "substr(v.start, 1, 10) AS observed, NULL AS observed_to, 'day' AS precision FROM live_visit v WHERE v.id = ?",
    "phase": "SELECT name AS title, 'phase' AS detail FROM live_phase WHERE id = ?",
    "contributor": "SELECT name AS title, 'researcher' AS detail FROM live_contributor WHERE id = ?",
    "team": "SELECT name AS title, 'team' AS detail FROM live_team WHERE id = ?",
    "strand": "SELECT name AS title, 'strand' AS detail FROM live_strand WHERE id = ?",
    "project": "SELECT title AS title, 'study' AS detail FROM live_project WHERE id = ?",
    "prompt": "SELECT text AS title, 'prompt' AS detail FROM live_prompt WHERE id = ?",
    "issue": "SELECT name AS title, 'issue of a dialogue' AS detail FROM live_issue WHERE id = ?",
    "stance": "SELECT coalesce(t.name, c.name, a.name) || CASE s.words WHEN '' THEN '' ELSE ': ' || s.words END "
    "AS title, "
    "'stance in round ' || s.round || ' on “' || i.name || '”' AS detail FROM live_stance s "
    "JOIN live_issue i ON i.id = s.issue LEFT JOIN live_team t ON t.id = s.team "
    "LEFT JOIN live_contributor c ON c.id = s.contributor LEFT JOIN live_actor a ON a.id = s.actor WHERE s.id = ?",
}

_LONGEST = 60
"""Code points of the first words by which a note without a title is known."""
_NAMED = (
    ("actor", "live_actor", "name", "kind"),
    (
        "note",
        "(SELECT * FROM live_note WHERE id NOT IN (SELECT note FROM live_template))",
        "title",
        "coalesce(observed, kind)",
    ),
    ("memo", "live_memo", "title", "kind || ' memo'"),
    ("code", "live_code", "name", "'code'"),
    ("site", "live_site", "name", "'site'"),
    ("event", "live_event", "name", "coalesce(observed, 'event')"),
    ("contributor", "live_contributor", "name", "'researcher'"),
    ("team", "live_team", "name", "'team'"),
    ("strand", "live_strand", "name", "'strand'"),
    ("phase", "live_phase", "name", "'phase'"),
)

_OTHER_NAMES = {
    "actor": "SELECT id, pseudonym AS form, name FROM live_actor WHERE pseudonym <> '' UNION ALL "
    "SELECT a.id, x.form, a.name FROM live_alias x JOIN live_actor a ON a.id = x.actor UNION ALL "
    "SELECT a.id, x.pseudonym, a.name FROM live_alias x JOIN live_actor a ON a.id = x.actor WHERE x.pseudonym <> ''",
    "site": "SELECT id, pseudonym AS form, name FROM live_site WHERE pseudonym <> ''",
}
"""What people and places are called besides their names: id, that form, and the name it stands for."""

_Source = tuple[str, str, str, str]
"""A noun, its view, the column of its name and an expression for a detail."""
_Found = tuple[int, int, str, str, str, str]
"""How near (the least is nearest), length, name, noun, id, and of another form the name it stands for."""


class Titles:
    """Names of rows of any noun."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def exists(self, ref: Ref) -> bool:
        """Whether there is such a thing."""
        return ref.noun in _SQL and self._store.row(_SQL[ref.noun], [ref.id]) is not None

    def title(self, ref: Ref) -> str:
        """What a thing is called; "untitled" where nobody has said."""
        return self.title_and_detail(ref)[0]

    def title_and_detail(self, ref: Ref) -> tuple[str, str]:
        """What a thing is called, and its kind with its date."""
        row = self._store.row(_SQL[ref.noun], [ref.id]) if ref.noun in _SQL else None
        if row is None:
            return "no longer there", ref.noun
        return _said(row) or "untitled", _detail(row)

    def notes(self) -> list[tuple[str, str, int]]:
        """Every note that bears a title: its id, its title, how many words it has."""
        return self._store.tuples("SELECT id, title, words FROM live_note WHERE title <> ''")

    def complete(self, words: str, nouns: tuple[str, ...] = (), limit: int = 12) -> list[tuple[Ref, str, str]]:
        """Things whose name begins with, or holds at the start of a word, what was typed; the nearest first.

        Args:
            words: what was typed; "" offers what was changed last.
            nouns: only these; all when empty.
            limit: how many at the most.
        """
        folded = words.casefold().strip()
        wanted = [named for named in _NAMED if not nouns or named[0] in nouns]
        if not folded:
            return self._latest(wanted, limit)
        found = self._named(folded, wanted)
        seen = {(noun, ident) for _, _, _, noun, ident, _ in found}
        found += [other for other in self._otherwise_named(folded, wanted) if (other[3], other[4]) not in seen]
        details = {noun: f"SELECT {detail} FROM {view} WHERE id = ?" for noun, view, _, detail in wanted}
        return [
            (Ref(noun, ident), title, name or self._store.value(details[noun], [ident]))
            for _, _, title, noun, ident, name in heapq.nsmallest(limit, found)
        ]

    def names(self) -> list[KnownName]:
        """All that people, groups, places and events are called, other forms and pseudonyms too."""
        found = []
        for noun, kind in (("actor", "kind"), ("site", "'site'"), ("event", "'event'")):
            rows = self._store.tuples(f"SELECT id, name, {kind} FROM live_{noun}")
            kinds = {ident: kind_of for ident, _, kind_of in rows}
            others = self._store.tuples(_OTHER_NAMES[noun]) if noun in _OTHER_NAMES else []
            found += [KnownName(name, Ref(noun, ident), kinds[ident]) for ident, name, _ in (*rows, *others)]
        return [known for known in found if known.name.strip()]

    def _named(self, folded: str, wanted: list[_Source]) -> list[_Found]:
        """What bears a name that fits."""
        found: list[_Found] = []
        for noun, view, name, _ in wanted:
            # LIKE knows the case of plain Latin letters only; names with others are looked at below.
            narrowed = f"AND ({name} LIKE ? ESCAPE '\\' OR {name} GLOB '*[^ -~]*')" if folded.isascii() else ""
            rows = self._store.tuples(
                f"SELECT id, {name} FROM {view} WHERE {name} <> '' {narrowed}",
                [f"%{_escaped(folded)}%"] if narrowed else [],
            )
            found += [
                (rank, len(title), title, noun, ident, "")
                for ident, title in rows
                if (rank := _rank(title.casefold(), folded)) is not None
            ]
        return found

    def _otherwise_named(self, folded: str, wanted: list[_Source]) -> list[_Found]:
        """Who is also called so: of several forms that fit the nearest, with the name it stands for."""
        best: dict[tuple[str, str], _Found] = {}
        for noun in (noun for noun, *_ in wanted if noun in _OTHER_NAMES):
            for ident, form, name in self._store.tuples(_OTHER_NAMES[noun]):
                rank = _rank(form.casefold(), folded)
                if rank is not None:
                    one = (rank, len(form), form, noun, ident, name)
                    best[noun, ident] = min(one, best.get((noun, ident), one))
        return list(best.values())

    def _latest(self, wanted: list[_Source], limit: int) -> list[tuple[Ref, str, str]]:
        """What was changed last and bears a name."""
        parts = [
            f"SELECT '{noun}' AS noun, v.id, v.{name} AS name, {detail} AS detail, t.seq FROM touched t "
            f"JOIN {view} v ON v.id = t.id WHERE t.noun = '{noun}' AND v.{name} <> ''"
            for noun, view, name, detail in wanted
        ]
        rows = self._store.rows(f"{' UNION ALL '.join(parts)} ORDER BY seq DESC, name LIMIT ?", [limit])
        return [(Ref(row["noun"], row["id"]), row["name"], row["detail"]) for row in rows]


def _escaped(words: str) -> str:
    """What was typed, for LIKE."""
    return "".join(f"\\{sign}" if sign in "%_\\" else sign for sign in words)


def _rank(name: str, typed: str) -> int | None:
    if name == typed:
        return 0
    if name.startswith(typed):
        return 1
    if f" {typed}" in name:
        return 2
    return 3 if typed in name else None


def _detail(row: Row) -> str:
    if row.get("observed") is None:
        return str(row["detail"])
    return f"{row['detail']} · {When(row['observed'], row['observed_to'], row['precision']).label()}"


def _said(row: Row) -> str:
    """A title with the pictures in it said."""
    pictures = tuple(json.loads(row.get("pictures") or "[]"))
    return spoken(str(row["title"]), pictures) or opening_line(str(row.get("opening") or ""))[:_LONGEST]
