"""Notes as lists show them: all at once, some of them, or page by page, so that thousands never hold anything up."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fieldnotes.domain.lag import lag_days
from fieldnotes.domain.media import opening_line
from fieldnotes.domain.notes import NoteDays, NoteRow
from fieldnotes.domain.phases import PhaseMap
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.project.phases import phase_map
from fieldnotes.project.whens import moment, within
from fieldnotes.storage.store import Store

KEPT = "n.id NOT IN (SELECT note FROM live_template)"
"""What is a note and no template for notes."""

PAGE = 250
"""How many rows are read in one go: a few milliseconds."""

_FEW = 1000
"""Up to how many notes are asked for by their ids; of more, all are read."""

_COLUMNS = (
    "id, kind, title, observed, observed_to, precision, written, site, words, status, modified_at, observed_first, "
    "observed_last, created_at, CASE WHEN title = '' THEN substr(text, 1, 90) ELSE '' END"
)
_DAYS = "id, coalesce(substr(observed, 1, 4), ''), coalesce(observed_first, ''), coalesce(observed_last, '')"
_ORDER = "ORDER BY observed_first DESC, observed DESC, created_at DESC, id DESC"
"""Newest observed first, undated ones last: an empty column counts as the least."""

_SEEN = (
    "n.id IN (WITH a(id) AS (SELECT ?) SELECT note FROM live_note_actor JOIN a ON actor = a.id "
    "UNION SELECT note FROM live_turn JOIN a ON speaker = a.id WHERE lost = 0 "
    "UNION SELECT note FROM live_mention JOIN a ON target = a.id WHERE note IS NOT NULL AND lost = 0)"
)
"""The notes in which an actor was present, speaks or is mentioned."""


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """What a list of notes is narrowed to; empty fields do not narrow, dates are partial ISO.

    ``actor`` keeps the notes in which somebody (an id) was present, speaks or is mentioned; ``author``, ``strand``,
    ``visit``: ids; ``span`` those that may have been observed within it.
    """

    kind: str = ""
    site: str = ""
    actor: str = ""
    since: str = ""
    until: str = ""
    status: str = ""
    visit: str = ""
    author: str = ""
    strand: str = ""
    span: TimeSpan | None = None


class NoteRows:
    """Reads rows; templates are left out."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, only: NoteFilter, ids: Sequence[str] | None = None) -> list[NoteRow]:
        """Notes for a list, newest observed first, undated ones last."""
        return self._made(self._listed(_COLUMNS, only, ids))

    def days(self, only: NoteFilter, ids: Sequence[str] | None = None) -> list[NoteDays]:
        """When the notes of a list were observed, in its order: far faster than all that is shown of them."""
        return [NoteDays._make(row) for row in self._listed(_DAYS, only, ids)]

    def pages(self, size: int = PAGE) -> Iterator[list[NoteRow]]:
        """All notes in the order of ``rows``, a page at a time; nothing is held open between two pages.

        A note that is changed meanwhile may be met twice or not at all: whoever reads on follows the changes as well.
        """
        last: tuple[Any, ...] | None = None
        dated = True
        while True:
            where, args = _after(last, dated)
            found = self._store.tuples(
                f"SELECT {_COLUMNS} FROM live_note n WHERE {KEPT} AND {where} {_ORDER} LIMIT ?", [*args, size]
            )
            if found:
                yield self._made(found)
            if len(found) == size:
                last = found[-1]
            elif dated:
                dated, last = False, None
            else:
                return

    def count(self) -> int:
        """How many notes there are."""
        return int(self._store.value(f"SELECT count(*) FROM live_note n WHERE {KEPT}"))

    def _listed(self, columns: str, only: NoteFilter, ids: Sequence[str] | None) -> list[tuple[Any, ...]]:
        where, args = where_of(only)
        if ids is not None:
            where += " AND n.id IN (SELECT value FROM json_each(?))"
            args.append(json.dumps(list(ids)))
        return self._store.tuples(f"SELECT {columns} FROM live_note n WHERE {where} {_ORDER}", args)

    def _made(self, found: Sequence[tuple[Any, ...]]) -> list[NoteRow]:
        sites = dict(self._store.tuples("SELECT id, name FROM live_site"))
        people = self._people_by_note([row[0] for row in found])
        phases = phase_map(self._store)
        return [_row(columns, sites.get(columns[7], ""), people.get(columns[0], ()), phases) for columns in found]

    def _people_by_note(self, notes: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The names of those present in each of some notes, in their order."""
        narrow = len(notes) <= _FEW
        where = "WHERE note IN (SELECT value FROM json_each(?))" if narrow else ""
        rows = self._store.tuples(
            f"SELECT note, actor, position FROM live_note_actor {where}", [json.dumps(list(notes))] if narrow else []
        )
        names = dict(self._store.tuples("SELECT id, name FROM live_actor"))
        found: dict[str, list[tuple[int, str]]] = {}
        for note, actor, position in rows:
            if actor in names:
                found.setdefault(note, []).append((position, names[actor]))
        return {note: tuple([name for _, name in sorted(present)]) for note, present in found.items()}


def _row(columns: tuple[Any, ...], site: str, people: tuple[str, ...], phases: PhaseMap) -> NoteRow:
    ident, kind, title, start, to, precision, written, _, words, status, modified, first, last, created, text = columns
    observed = moment(start, to, precision)
    return NoteRow(
        ident,
        kind,
        title,
        observed,
        written,
        site,
        people,
        words,
        status,
        modified,
        phases.words(first, last),
        opening_line(text),
        lag_days(observed, written),
        created,
    )


def _after(last: tuple[Any, ...] | None, dated: bool) -> tuple[str, list[Any]]:
    """What comes after a row in the order of the list, among dated or undated notes."""
    begun = "observed_first > ''" if dated else "observed_first IS NULL"
    if last is None:
        return begun, []
    ident, start, first, created = last[0], last[3], last[11], last[13]
    if dated:
        # The first comparison alone lets the index be used.
        past = "observed_first <= ? AND (observed_first, observed, created_at, id) < (?, ?, ?, ?)"
        return past, [first, first, start, created, ident]
    return f"{begun} AND (created_at, id) < (?, ?)", [created, ident]


def where_of(only: NoteFilter) -> tuple[str, list[object]]:
    """A filter as a condition over ``live_note n``, and what stands for its question marks."""
    conditions: list[tuple[str, str]] = [
        ("n.kind = ?", only.kind),
        ("n.site = ?", only.site),
        ("n.status = ?", only.status),
        ("n.visit = ?", only.visit),
        ("n.author = ?", only.author),
        ("n.strand = ?", only.strand),
        (_SEEN, only.actor),
        ("n.observed_last >= ?", only.since),
        ("n.observed_first <= ? || '~'", only.until),
    ]
    used = [(sql, value) for sql, value in conditions if value]
    where, args = within(only.span)
    return " AND ".join([KEPT, *(sql for sql, _ in used), where]), [*(value for _, value in used), *args]
