"""Tallies: what there is of the notes of a place, a time, an author or a strand, counted in the file."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.tallies import Counted, StudyTally, Tally, VisitSpan
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.project.note_rows import KEPT, NoteFilter, where_of
from fieldnotes.project.whens import visited_within, within
from fieldnotes.storage.store import Store

_VISITS = (
    "SELECT count(DISTINCT v.id), coalesce(min(v.start), ''), coalesce(max(v.start), '') FROM live_visit v "
    "WHERE v.kind <> 'absence'"
)
_GIVEN = "(SELECT value FROM json_each(?))"
_MET = (
    "WITH notes(id, site) AS (SELECT n.id, n.site FROM live_note n WHERE {noted} AND " + KEPT + "), "
    "met(id) AS (SELECT site FROM notes UNION SELECT actor FROM live_note_actor WHERE note IN (SELECT id FROM notes) "
    "UNION SELECT speaker FROM live_turn WHERE lost = 0 AND note IN (SELECT id FROM notes) "
    "UNION SELECT target FROM live_mention WHERE lost = 0 AND note IN (SELECT id FROM notes) "
    "UNION SELECT target FROM live_link WHERE target_noun = 'event' AND source IN (SELECT id FROM notes) "
    "UNION SELECT v.site FROM live_visit v WHERE {been} "
    "UNION SELECT e.id FROM live_event e WHERE {happened} UNION SELECT e.site FROM live_event e WHERE {happened}) "
    "SELECT id FROM met WHERE id IS NOT NULL UNION SELECT m.grp FROM live_membership m WHERE m.actor IN met "
    "AND coalesce(m.start, '') <= ? || '~' AND coalesce(m.\"end\" || '~', '~') >= ? AND m.grp IS NOT NULL"
)


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

    def study(self, span: TimeSpan | None = None) -> StudyTally:
        """What there is of all notes, and how many each author, strand and place has: in one walk over them.

        Perhaps only of notes observed within a span, if one is given.
        """
        where, args = where_of(NoteFilter(span=span))
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

    def by_author(self, span: TimeSpan | None = None) -> dict[str, int]:
        """How many notes each contributor has written, by their id; perhaps observed within a span, if one is given."""
        where, args = within(span)
        rows = self._store.tuples(
            "SELECT author, count(*) FROM live_note n WHERE author IS NOT NULL AND id NOT IN "
            f"(SELECT note FROM live_template) AND {where} GROUP BY author",
            args,
        )
        return dict(rows)

    def met(self, span: TimeSpan) -> frozenset[str]:
        """Which people, groups, places and events (ids) something that may have been within a span leads to.

        Notes observed there or then, their people, turns, mentions and events; visits; events by their own date; the
        groups to which somebody who was met belonged within the span.
        """
        noted, note_args = within(span)
        happened, event_args = within(span, "e")
        been, visit_args = visited_within(span)
        sql = _MET.format(noted=noted, happened=happened, been=been)
        args = [*note_args, *visit_args, *event_args, *event_args, span.until, span.since]
        return frozenset(ident for (ident,) in self._store.tuples(sql, args))

    def visits_to(self, site: str, span: TimeSpan | None = None) -> VisitSpan:
        """The visits to a place (an id); perhaps within a span, if one is given."""
        return self._visits("v.site = ?", site, span)

    def visits_of(self, contributor: str, span: TimeSpan | None = None) -> VisitSpan:
        """The visits that a contributor (an id) went on; perhaps within a span, if one is given."""
        return self._visits("v.id IN (SELECT visit FROM live_visitor WHERE contributor = ?)", contributor, span)

    def _visits(self, whose: str, ident: str, span: TimeSpan | None) -> VisitSpan:
        where, args = visited_within(span)
        return VisitSpan(*self._store.tuples(f"{_VISITS} AND {whose} AND {where}", [ident, *args])[0])


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
