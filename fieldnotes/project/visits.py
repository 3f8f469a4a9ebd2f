"""Visits and absences: the fieldwork itself, entered, changed, and joined to the notes that came of it."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Note
from fieldnotes.domain.people import Actor
from fieldnotes.domain.visits import KINDS, NOT_THERE, Visit, VisitNote
from fieldnotes.project.note_rows import KEPT
from fieldnotes.project.whens import checked_stretch
from fieldnotes.storage.store import Row, Store, now

_PLAIN = ("start", "end", "kind", "site", "minutes", "access", "not_seen", "description", "strand")
_COLUMNS = ", ".join(f'"{name}"' for name in ("id", *_PLAIN))
_LOOSE = 14
"""A note of so many days at most may belong to a shorter visit within them."""
PAGE = 1_000
"""How many notes are read in one go: a few milliseconds."""
_SEEN = (
    "SELECT entered, kind, visit, observed_first, observed_last FROM live_note n "
    f"WHERE n.entered > ? AND {KEPT} ORDER BY n.entered LIMIT ?"
)
_FEW = 100
"""Up to how many visits' visitors are asked for by the visits' ids; of more, all are read."""


class Visits:
    """The visits and absences of one project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, start: str, end: str | None = None, visitors: Sequence[str] = (), **fields: Any) -> Visit:
        """Enter a visit or (``kind``) an absence.

        Args:
            start, end: partial ISO; see `Visit`.
            visitors: ids of contributors.
            fields: kind, site, minutes, access, not_seen, description, strand.

        Raises:
            UserError: no date, it ends before it begins, an unknown kind, or a length that is none.
        """
        visit = _checked(Visit(new_id(), start, end, visitors=tuple(dict.fromkeys(visitors)), **fields))
        with self._store.step(f"Add {_named(visit)}"):
            self._store.insert("visit", {"id": visit.id, **{name: getattr(visit, name) for name in _PLAIN}})
            self._put_visitors(visit)
        return visit

    def get(self, ident: str) -> Visit:
        """A visit or absence.

        Raises:
            UserError: there is no such visit.
        """
        found = self.find(ident)
        if found is None:
            raise UserError("This visit is not in the project any more.")
        return found

    def find(self, ident: str | None) -> Visit | None:
        """A visit or absence; None if there is none of this id."""
        return next(iter(self._read("WHERE id = ?", [ident])), None)

    def all(self) -> list[Visit]:
        """All visits and absences in order of time."""
        return self._read()

    def any(self) -> bool:
        """Whether there is a visit at all."""
        return self._store.value("SELECT 1 FROM live_visit LIMIT 1") is not None

    def of_site(self, site: str) -> list[Visit]:
        """The visits to a place (an id), in order of time."""
        return self._read("WHERE site = ?", [site])

    def of_contributor(self, contributor: str) -> list[Visit]:
        """The visits and absences of somebody (an id), in order of time."""
        return self._read("WHERE id IN (SELECT visit FROM live_visitor WHERE contributor = ?)", [contributor])

    def of_days(self, first: str, last: str) -> list[Visit]:
        """The visits that may have been on one of these days (ISO), in order of time."""
        # A shortened date sorts before the days it may mean, and with “~” behind it after them.
        where = """WHERE kind = 'visit' AND start <= ? || '~' AND coalesce("end", start) || '~' >= ?"""
        visits = self._read(where, [last, first])
        return [visit for visit in visits if visit.first <= last and first <= visit.last]

    def change(self, ident: str, **fields: Any) -> None:
        """Change start, end, kind, site, visitors, minutes, access, not_seen, description or strand.

        Raises:
            UserError: there is no such visit, or it could not be so.
            TypeError: a field that a visit does not have.
        """
        unknown = fields.keys() - {*_PLAIN, "visitors"}
        if unknown:
            raise TypeError(f"a visit has no {', '.join(sorted(unknown))}")
        before = self.get(ident)
        after = _checked(replace(before, **fields))
        with self._store.step(f"Change {_named(before)}"):
            self._store.update("visit", ident, {name: getattr(after, name) for name in _PLAIN if name in fields})
            if after.visitors != before.visitors:
                for row in self._store.tuples("SELECT id FROM live_visitor WHERE visit = ?", [ident]):
                    self._store.delete("visitor", row[0])
                self._put_visitors(after)

    def delete(self, ident: str) -> None:
        """Delete a visit; its notes stay."""
        visit = self.get(ident)
        with self._store.step(f"Delete {_named(visit)}"):
            self._store.delete("visit", ident)

    # Notes

    def assign(self, notes: Iterable[str], visit: str | None) -> None:
        """Say of which visit (an id) notes (ids) came; None for none."""
        with self._store.step("Change visit"):
            for note in notes:
                self._store.update("note", note, {"visit": visit, "modified_at": now()})

    def notes(self) -> Iterator[list[VisitNote]]:
        """What the log must know of all notes, a page at a time; documents, media and templates are left out."""
        last: str | None = ""
        while last is not None:
            found = self._notes("id > ? ORDER BY id LIMIT ?", [last, PAGE])
            last = found[-1].id if len(found) == PAGE else None
            yield found

    def seen(self) -> Iterator[list[tuple[str, str]]]:
        """First and last days (ISO) on which notes that came of no visit may have been observed, a page at a time."""
        known = {visit for (visit,) in self._store.tuples("SELECT id FROM live_visit")}
        last = 0
        while rows := self._store.tuples(_SEEN, [last, PAGE]):
            last = rows[-1][0]
            yield [
                (first, latest)
                for _, kind, visit, first, latest in rows
                if first is not None and visit not in known and kind not in NOT_THERE
            ]

    def notes_of(self, visits: Sequence[str]) -> list[VisitNote]:
        """The notes of some visits (ids)."""
        return self._notes("visit IN (SELECT value FROM json_each(?))", [json.dumps(list(visits))])

    def people(self, ident: str) -> list[Actor]:
        """Who is present in the notes of a visit, by name."""
        rows = self._store.rows(
            "SELECT DISTINCT a.id, a.name, a.kind, a.pseudonym, a.description FROM live_note n "
            "JOIN live_note_actor x ON x.note = n.id JOIN live_actor a ON a.id = x.actor WHERE n.visit = ? "
            "ORDER BY a.name",
            [ident],
        )
        return [Actor(**row) for row in rows]

    def fitting(self, note: Note) -> list[Visit]:
        """The visits that a note may be of: days, place and author agree, where they are known.

        Of several, those to the very place are taken, then those at its time of day. One alone may be offered.
        """
        if note.observed is None:
            return []
        first, last = note.observed.first, note.observed.last
        near = self._near(note.site)
        fits = [
            visit
            for visit in self.of_days(first, last)
            if _within(visit, first, last)
            and (visit.site is None or note.site is None or visit.site in near)
            and (not visit.visitors or note.author is None or note.author in visit.visitors)
        ]
        moment = note.observed.start if "T" in note.observed.start else ""
        there = [visit for visit in fits if visit.site == note.site] or fits
        return [visit for visit in there if moment and visit.start <= moment <= (visit.end or visit.start)] or there

    def _notes(self, where: str, args: Sequence[object]) -> list[VisitNote]:
        rows = self._store.tuples(
            "SELECT id, title, kind, observed, observed_first, observed_last, site, author, visit FROM live_note n "
            f"WHERE kind NOT IN ('document', 'media') AND {KEPT} AND {where}",
            args,
        )
        return list(map(VisitNote._make, rows))

    def _near(self, site: str | None) -> set[str]:
        """A place, all that it lies in, and all that lies in it."""
        if site is None:
            return set()
        parents = dict(self._store.tuples("SELECT id, parent FROM live_site"))
        return {site, *_above(site, parents), *(other for other in parents if site in _above(other, parents))}

    def _put_visitors(self, visit: Visit) -> None:
        for contributor in visit.visitors:
            self._store.insert("visitor", {"id": new_id(), "visit": visit.id, "contributor": contributor})

    def _read(self, where: str = "", args: Sequence[object] = ()) -> list[Visit]:
        rows = self._store.rows(f"SELECT {_COLUMNS} FROM live_visit {where} ORDER BY start, entered", args)
        who: dict[str, list[str]] = {}
        few = len(rows) <= _FEW
        only = "WHERE visit IN (SELECT value FROM json_each(?))" if few else ""
        ids = [json.dumps([row["id"] for row in rows])] if few else []
        sql = f"SELECT visit, contributor FROM live_visitor {only} ORDER BY entered"
        for visit, person in self._store.tuples(sql, ids):
            who.setdefault(visit, []).append(person)
        return [Visit(**row, visitors=tuple(who.get(row["id"], ()))) for row in rows]


def _above(site: str, parents: dict[str, str | None]) -> list[str]:
    """The places that a place lies in."""
    line: list[str] = []
    above = parents.get(site)
    while above is not None and above not in line:
        line.append(above)
        above = parents.get(above)
    return line


def _within(visit: Visit, first: str, last: str) -> bool:
    """Whether a note of these days may be of a visit: it lies in the visit, or its few days hold the visit."""
    if visit.first <= first and last <= visit.last:
        return True
    loose = (date.fromisoformat(last) - date.fromisoformat(first)).days < _LOOSE
    return loose and first <= visit.first and visit.last <= last


def _named(visit: Visit) -> str:
    return f"{visit.kind} of {visit.label()}" if not visit.absent else f"absence {visit.label()}"


def _checked(visit: Visit) -> Visit:
    if visit.kind not in KINDS:
        raise UserError(f"“{visit.kind}” is neither a visit nor an absence.")
    what = "This absence" if visit.absent else "This visit"
    start, end = checked_stretch(visit.start, visit.end, what)
    if start is None:
        raise UserError(f"Say when {what.lower()} was.")
    if end and start[:10] == end[:10] and end < start:
        raise UserError(f"{what} would end before it begins.")
    if visit.minutes is not None and visit.minutes <= 0:
        raise UserError("A visit lasts at least a minute; leave its length empty if it is not known.")
    words: Row = {name: getattr(visit, name).strip() for name in ("access", "not_seen", "description")}
    return replace(visit, start=start, end=end, **words)
