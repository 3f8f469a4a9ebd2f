"""Tallies: what there is of the notes of a place, a time, an author or a strand, counted in the file."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.tallies import Counted, StudyTally, Tally, VisitSpan
from fieldnotes.project.note_rows import NoteFilter, where_of
from fieldnotes.storage.store import Store

_VISITS = "SELECT count(DISTINCT v.id), coalesce(min(v.start), ''), coalesce(max(v.start), '') FROM live_visit v "
_GIVEN = "(SELECT value FROM json_each(?))"
_BEEN = "v.kind <> 'absence'"


class Tallies:
    """Counts over the notes of one project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def notes(self, only: NoteFilter) -> Tally:
        """How many notes and words, when, and how many of each kind."""
        where, args = where_of(only)
        rows = self._store.tuples(
            "SELECT kind, count(*), sum(words), min(observed_first), max(observed_last) "
            f"FROM live_note n WHERE {where} GROUP BY kind ORDER BY 2 DESC, kind",
            args,
        )
        return _tally(rows)

    def study(self) -> StudyTally:
        """What there is of all notes, and how many each author, strand and place has: in one walk over them."""
        where, args = where_of(NoteFilter())
        rows = self._store.tuples(
            "SELECT kind, count(*), sum(words), min(observed_first), max(observed_last), author, strand, site "
            f"FROM live_note n WHERE {where} GROUP BY kind, author, strand, site",
            args,
        )
        authors, strands, sites = (_added((row[place], row[1]) for row in rows) for place in (5, 6, 7))
        return StudyTally(_tally(rows), authors, strands, sites)

    def people(self, notes: Sequence[str]) -> list[Counted]:
        """Who was present in how many of some notes (ids), in no order."""
        rows = self._store.tuples(
            f"SELECT a.id, a.name, x.n, a.kind FROM (SELECT actor, count(DISTINCT note) AS n FROM live_note_actor "
            f"WHERE note IN {_GIVEN} GROUP BY actor) x JOIN live_actor a ON a.id = x.actor",
            [json.dumps(list(notes))],
        )
        return [Counted(Ref("actor", ident), name, count, kind) for ident, name, count, kind in rows]

    def codes(self, notes: Sequence[str]) -> list[Counted]:
        """Which codes have how many passages in some notes (ids), in no order."""
        rows = self._store.tuples(
            "SELECT c.id, c.name, x.n FROM (SELECT k.code, count(*) AS n FROM live_passage p JOIN live_coding k "
            f"ON k.passage = p.id WHERE p.lost = 0 AND p.note IN {_GIVEN} GROUP BY k.code) x "
            "JOIN live_code c ON c.id = x.code",
            [json.dumps(list(notes))],
        )
        return [Counted(Ref("code", ident), name, count) for ident, name, count in rows]

    def by_author(self) -> dict[str, int]:
        """How many notes each contributor has written, by their id."""
        rows = self._store.tuples(
            "SELECT author, count(*) FROM live_note WHERE author IS NOT NULL AND id NOT IN "
            "(SELECT note FROM live_template) GROUP BY author"
        )
        return dict(rows)

    def visits_to(self, site: str) -> VisitSpan:
        """The visits to a place (an id)."""
        return self._visits(f"{_VISITS} WHERE {_BEEN} AND v.site = ?", site)

    def visits_of(self, contributor: str) -> VisitSpan:
        """The visits that a contributor (an id) went on."""
        return self._visits(
            f"{_VISITS} JOIN live_visitor w ON w.visit = v.id WHERE {_BEEN} AND w.contributor = ?", contributor
        )

    def _visits(self, sql: str, ident: str) -> VisitSpan:
        return VisitSpan(*self._store.tuples(sql, [ident])[0])


def _tally(rows: Sequence[tuple[Any, ...]]) -> Tally:
    """Rows of kind, notes, words, first and last day, several of a kind perhaps."""
    kinds = _added((row[0], row[1]) for row in rows)
    return Tally(
        sum(row[1] for row in rows),
        sum(row[2] for row in rows),
        min((row[3] for row in rows if row[3]), default=""),
        max((row[4] for row in rows if row[4]), default=""),
        tuple(sorted(kinds.items(), key=lambda kind: (-kind[1], kind[0]))),
    )


def _added(counts: Iterable[tuple[str | None, int]]) -> dict[str, int]:
    """Counts of the same key added up; what has no key is left out."""
    found = Counter[str]()
    for key, count in counts:
        if key is not None:
            found[key] += count
    return dict(found)
