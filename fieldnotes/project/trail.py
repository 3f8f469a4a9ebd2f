"""Trails: every presence, mention, turn and passage of somebody or something, in the order of time.

All points of a trail are read, since they are counted and chosen from, long ones in slices; their words only when they
are shown.
"""

import json
from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import Any

from fieldnotes.domain.media import opening_line
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.trail import MemoAbout, Trail, TrailItem, TrailPoint
from fieldnotes.project.trail_sql import SOURCES
from fieldnotes.project.whens import when_of
from fieldnotes.storage.store import Row, Store

_AROUND = 90
"""Code points on each side of a mention; beside a long passage fewer, at least `_LEAST`."""
_LEAST = 24
_LONGEST = 300
"""Code points shown of a turn or a passage."""

_SLICE = 1000
"""Of how many notes the days are read in one go: a few milliseconds."""
_DAYS = (
    "SELECT n.id, n.observed_first, n.observed_last, coalesce(n.site, '') FROM json_each(?) j "
    "CROSS JOIN live_note n ON n.id = j.value WHERE n.id NOT IN (SELECT note FROM live_template)"
)
_NOTES = (
    "SELECT n.id, n.title, n.kind, n.observed, n.observed_to, n.precision, "
    "(SELECT name FROM live_site WHERE id = n.site) AS site FROM live_note n "
    "WHERE n.id IN (SELECT value FROM json_each(?))"
)
_EVENTS = (
    "SELECT e.id, e.name AS title, 'event' AS kind, e.observed, e.observed_to, e.precision, e.description, "
    "(SELECT name FROM live_site WHERE id = e.site) AS site FROM live_event e "
    "WHERE e.id IN (SELECT value FROM json_each(?))"
)
_CODES = (
    "SELECT c.passage, k.name, k.colour FROM live_coding c JOIN live_code k ON k.id = c.code "
    "WHERE c.passage IN (SELECT value FROM json_each(?)) GROUP BY c.passage, k.id ORDER BY k.name"
)
_MEMOS = (
    "SELECT m.id, m.title, m.kind, coalesce((SELECT max(e.at) FROM live_memo_entry e WHERE e.memo = m.id), "
    "m.modified_at) AS at, group_concat(DISTINCT x.how) AS how FROM ("
    "SELECT source AS memo, type AS how FROM live_link WHERE target = ?1 AND target_noun = ?2 AND source_noun = 'memo' "
    "UNION ALL SELECT target, type FROM live_link WHERE source = ?1 AND source_noun = ?2 AND target_noun = 'memo' "
    "UNION ALL SELECT e.memo, 'mentions' FROM live_mention x JOIN live_memo_entry e ON e.id = x.entry "
    "WHERE x.target = ?1 AND x.target_noun = ?2 AND x.lost = 0) x "
    "JOIN live_memo m ON m.id = x.memo GROUP BY m.id ORDER BY 4 DESC, m.title"
)


class Trails:
    """The trails of one project's people, groups, places and phases."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, subject: Ref) -> Trail:
        """The trail of a person, group, place or phase.

        A group's holds that of its members while they belonged to it, a place's that of the places in it, a phase's all
        that was observed in its days.
        """
        reading = self.reading(subject)
        while True:
            try:
                next(reading)
            except StopIteration as end:
                trail: Trail = end.value
                return trail

    def reading(self, subject: Ref) -> Generator[int, None, Trail]:
        """Read a trail in slices with nothing open between them; returns it, and tells how many rows it has so far.

        Whoever reads on while the project changes reads it anew then.
        """
        found: list[tuple[Any, ...]] = []
        for sql in SOURCES[subject.noun].each():
            found += self._store.tuples(sql, [subject.id])
            yield len(found)
        notes = sorted({row[2] for row in found if row[2]})
        days: dict[str, tuple[str | None, str | None, str]] = {}
        for begin in range(0, len(notes), _SLICE):
            some = self._store.tuples(_DAYS, [json.dumps(notes[begin : begin + _SLICE])])
            days.update((note, (first, last, site)) for note, first, last, site in some)
            yield len(found)
        return Trail(_points(found, days))

    def longer_than(self, subject: Ref, rows: int) -> bool:
        """Whether a trail may have more than so many rows; it is not read farther than that."""
        sql = f"SELECT count(*) FROM (SELECT 1 FROM ({SOURCES[subject.noun].whole()}) LIMIT ?2)"
        return int(self._store.value(sql, [subject.id, rows + 1])) > rows

    def items(self, points: Sequence[TrailPoint]) -> list[TrailItem]:
        """Some points of a trail with their words; those whose note or event is gone meanwhile are left out."""
        heads = self._heads(_NOTES, (point.note for point in points if point.note))
        heads |= self._heads(_EVENTS, (point.id for point in points if not point.note))
        texts = {note: self._store.text("note", note) or "" for note in {point.note for point in points if point.note}}
        codes = self._codes(point.id for point in points if point.kind == "passage")
        known = [(point, heads.get(point.note or point.id)) for point in points]
        return [
            _item(point, head, texts.get(point.note, ""), codes.get(point.id, ()))
            for point, head in known
            if head is not None
        ]

    def memos(self, subject: Ref) -> list[MemoAbout]:
        """Memos that are linked with something or mention it, the one changed last first."""
        rows = self._store.rows(_MEMOS, [subject.id, subject.noun])
        return [
            MemoAbout(row["id"], row["title"], row["kind"], tuple(row["how"].split(",")), row["at"]) for row in rows
        ]

    def _codes(self, passages: Iterable[str]) -> dict[str, tuple[tuple[str, str], ...]]:
        found: dict[str, tuple[tuple[str, str], ...]] = {}
        for passage, name, colour in self._store.tuples(_CODES, [json.dumps(list(passages))]):
            found[passage] = (*found.get(passage, ()), (name, colour))
        return found

    def _heads(self, sql: str, idents: Iterable[str]) -> dict[str, Row]:
        return {row["id"]: row for row in self._store.rows(sql, [json.dumps(sorted(set(idents)))])}


def _points(
    rows: Iterable[tuple[Any, ...]], days: dict[str, tuple[str | None, str | None, str]]
) -> Iterator[tuple[Any, ...]]:
    """Fields of points: rows whose note lies in the days (``begun``–``over``) for which they belong to the trail."""
    for rank, ident, note, start, end, begun, over, through, day in rows:
        if not note:
            yield (day, "", start, rank, ident, end, over, "", through)  # an event, over on its own last day
        elif note in days:
            first, last, site = days[note]
            if (not begun or begun <= (last or "")) and (over == "~" or (first is not None and over >= first)):
                yield (first or "~", note, start, rank, ident, end, last or "", site, through)


def _item(point: TrailPoint, head: Row, text: str, codes: tuple[tuple[str, str], ...]) -> TrailItem:
    before, words, after = _words(point, text)
    if point.kind == "event":
        words = opening_line(head["description"][:_LONGEST])
    return TrailItem(
        point=point,
        title=head["title"] or opening_line(text[:500])[:60],
        icon=head["kind"],
        observed=when_of(head),
        site=head["site"] or "",
        before=before,
        words=words,
        after=after,
        codes=codes,
    )


def _words(point: TrailPoint, text: str) -> tuple[str, str, str]:
    """What a row shows of a note's text: its words, and those around them unless it is a turn."""
    start, end = point.start, point.end
    if point.kind == "present":
        return "", opening_line(text[:_LONGEST]), ""
    words = text[start : min(end, start + _LONGEST)] + (" …" if end - start > _LONGEST else "")
    if point.kind == "turn":
        return "", words, ""
    around = max(_LEAST, _AROUND - (end - start) // 2)
    before = text[max(0, start - around) : start]
    if start > around:
        before = "… " + before.split(" ", 1)[-1]
    after = text[end : end + around]
    if end + around < len(text):
        after = after.rsplit(" ", 1)[0] + " …"
    return before, words, after
