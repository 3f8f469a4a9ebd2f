"""Tallies: what there is of the notes of a place, a time, an author or a strand, counted in the file."""

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.tallies import Counted, Tally, VisitSpan
from fieldnotes.project.note_rows import NoteFilter, where_of
from fieldnotes.storage.store import Store

_VISITS = "SELECT count(DISTINCT v.id), coalesce(min(v.start), ''), coalesce(max(v.start), '') FROM live_visit v "
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
        return Tally(
            sum(row[1] for row in rows),
            sum(row[2] for row in rows),
            min((row[3] for row in rows if row[3]), default=""),
            max((row[4] for row in rows if row[4]), default=""),
            tuple((row[0], row[1]) for row in rows),
        )

    def people(self, only: NoteFilter, limit: int = 30) -> list[Counted]:
        """Who was present in how many of the notes, most first."""
        where, args = where_of(only)
        return self._counted(
            "actor",
            "SELECT a.id, a.name, count(DISTINCT n.id), a.kind FROM live_note n "
            "JOIN live_note_actor x ON x.note = n.id JOIN live_actor a ON a.id = x.actor "
            f"WHERE {where} GROUP BY a.id ORDER BY 3 DESC, a.name LIMIT ?",
            [*args, limit],
        )

    def codes(self, only: NoteFilter, limit: int = 12) -> list[Counted]:
        """Which codes have how many passages in the notes, most first."""
        where, args = where_of(only)
        return self._counted(
            "code",
            "SELECT c.id, c.name, count(*), '' FROM live_note n JOIN live_passage p ON p.note = n.id AND p.lost = 0 "
            "JOIN live_coding x ON x.passage = p.id JOIN live_code c ON c.id = x.code "
            f"WHERE {where} GROUP BY c.id ORDER BY 3 DESC, c.name LIMIT ?",
            [*args, limit],
        )

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

    def _counted(self, noun: str, sql: str, args: list[object]) -> list[Counted]:
        return [Counted(Ref(noun, ident), *told) for ident, *told in self._store.tuples(sql, args)]
