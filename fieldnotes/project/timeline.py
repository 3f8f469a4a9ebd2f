"""What lies on the timeline, read a lane at a time; what comes by the ten thousand, a page at a time."""

from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import lru_cache
from itertools import groupby

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.timeline import (
    INTERVIEWS,
    Band,
    CodeLife,
    CodeTurn,
    CodingMark,
    Mark,
    NoteMark,
    TimeSpan,
    clock_of,
    day_of,
    moment_of,
)
from fieldnotes.domain.when import first_day, last_day
from fieldnotes.project.note_rows import KEPT
from fieldnotes.project.whens import within
from fieldnotes.storage.store import Store

PAGE = 1_000
"""How many rows are read in one go: some milliseconds."""

_EXACTLY = "CASE precision WHEN 'exact' THEN observed WHEN 'about' THEN '~' END"
"""A date with its time of day, where that is known; "~" for one that is only about so."""


class Timeline:
    """The lanes of one project's timeline."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def notes(self, size: int = PAGE) -> Iterator[list[NoteMark]]:
        """All dated notes in the order they came, a page at a time, those of one date in it together."""
        sql = (
            f"SELECT n.entered, n.observed_first, n.observed_last, {_EXACTLY}, n.words FROM live_note n "
            f"WHERE n.entered > ? AND {KEPT} "
            "ORDER BY n.entered LIMIT ?"
        )
        last = 0
        while rows := self._store.tuples(sql, [last, size]):
            last = rows[-1][0]
            found: dict[tuple[str, str, str | None], list[int]] = {}
            for _, first, latest, exactly, words in rows:
                if first is not None:
                    found.setdefault((first, latest, exactly), []).append(words)
            yield [
                (*_stretch(first, latest, exactly), exactly == "~", len(counts), sum(counts))
                for (first, latest, exactly), counts in found.items()
            ]

    def interviews(self, size: int = PAGE) -> Iterator[list[Mark]]:
        """Interviews, focus groups and dialogues in the order they came, those among ``size`` notes at a time."""
        marks = ", ".join("?" * len(INTERVIEWS))
        sql = (
            f"SELECT id, kind, title, observed_first, observed_last, {_EXACTLY} FROM live_note n "
            f"WHERE n.entered > ? AND n.entered <= ? AND kind IN ({marks}) AND observed_first IS NOT NULL AND {KEPT} "
            "ORDER BY n.entered"
        )
        # A page ends with a note, whichever it is: one of a fixed number of interviews may go through all notes.
        ends = "SELECT max(entered) FROM (SELECT entered FROM live_note WHERE entered > ? ORDER BY entered LIMIT ?)"
        after = 0
        while (last := self._store.value(ends, [after, size])) is not None:
            rows = self._store.tuples(sql, [after, last, *INTERVIEWS])
            after = last
            yield [
                Mark(Ref("note", ident), kind, title, *_stretch(*when), about=when[2] == "~")
                for ident, kind, title, *when in rows
            ]

    def titled(self, begin: float, end: float, limit: int = 24) -> list[tuple[str, str, int]]:
        """The first notes of a stretch (moments): id, title or first words, number of words.

        Those known to the day that begin in it, and those whose date means just this stretch.
        """
        rows = self._store.tuples(
            f"SELECT id, CASE WHEN title = '' THEN substr(text, 1, 60) ELSE title END, words, observed_first, "
            f"observed_last, {_EXACTLY} FROM live_note n WHERE observed_first >= ? AND observed_last <= ? AND {KEPT} "
            "ORDER BY observed_first, observed",
            [day_of(begin).isoformat(), day_of(end).isoformat()],
        )
        found = ((row, _stretch(*row[3:])) for row in rows)
        within = [
            row[:3]
            for row, (first, last) in found
            if (begin <= first < max(end, begin + 1e-9) and last - first <= 1) or (first, last) == (begin, end)
        ]
        return [(ident, " ".join(title.split()), words) for ident, title, words in within[:limit]]

    def undated(self) -> int:
        """How many notes bear no date observed."""
        return int(self._store.value(f"SELECT count(*) FROM live_note n WHERE observed_first IS NULL AND {KEPT}"))

    def ids_within(self, span: TimeSpan) -> frozenset[str]:
        """The notes whose date observed may lie within a span."""
        where, args = within(span)
        rows = self._store.tuples(f"SELECT id FROM live_note n WHERE {where} AND {KEPT}", args)
        return frozenset(ident for (ident,) in rows)

    def phases(self) -> list[Band]:
        """The phases of the study."""
        rows = self._store.tuples('SELECT id, name, start, "end", soft, colour FROM live_phase ORDER BY start')
        return [
            Band(Ref("phase", ident), name, _first(start), _after(end), soft=soft, colour=colour)
            for ident, name, start, end, soft, colour in rows
        ]

    def visits(self) -> list[Band]:
        """Visits and absences, the earliest first; the row says which."""
        rows = self._store.tuples(
            "SELECT v.id, v.kind, v.start, v.\"end\", coalesce(s.name, ''), v.description FROM live_visit v "
            "LEFT JOIN live_site s ON s.id = v.site ORDER BY v.start"
        )
        return [
            Band(Ref("visit", ident), site, _first(start), _after(end or start), row=kind, detail=detail)
            for ident, kind, start, end, site, detail in rows
        ]

    def standings(self) -> list[Band]:
        """How the contributors stood towards the field; what has no end ends with the next of the same person."""
        rows = self._store.tuples(
            'SELECT p.contributor, c.name, c.initials, p.start, p."end", p.standing, p.text FROM live_position_entry p '
            "JOIN live_contributor c ON c.id = p.contributor WHERE p.start <> '' ORDER BY c.entered, p.start"
        )
        found = []
        for contributor, entries in groupby(rows, key=lambda row: row[0]):
            own = list(entries)
            following = [_first(row[3]) for row in own[1:]] + [None]
            found += [
                Band(
                    Ref("contributor", contributor),
                    standing,
                    _first(start),
                    _after(end) or after,
                    row=initials or name,
                    detail=f"{name}: {text}" if text else name,
                )
                for (_, name, initials, start, end, standing, text), after in zip(own, following, strict=True)
            ]
        return found

    def facts(self, actors: Collection[str]) -> list[Band]:
        """What was true of some people (ids) when, a row for each attribute of each."""
        marks = ", ".join("?" * len(actors))
        rows = self._store.tuples(
            'SELECT f.actor, a.name, f."key", f.value, f.start, f."end" FROM live_fact f JOIN live_actor a '
            f'ON a.id = f.actor WHERE f.actor IN ({marks}) ORDER BY a.name, f."key", f.start',
            list(actors),
        )
        return [
            Band(Ref("actor", actor), value, _first(start), _after(end), row=f"{name} · {key}", detail=key)
            for actor, name, key, value, start, end in rows
        ]

    def with_facts(self) -> list[tuple[str, str, int]]:
        """The people of whom something is known: id, name, how many facts; those with the most first."""
        return self._store.tuples(
            "SELECT a.id, a.name, count(*) FROM live_fact f JOIN live_actor a ON a.id = f.actor "
            "GROUP BY a.id ORDER BY count(*) DESC, a.name"
        )

    def shown_names(self, actors: Collection[str]) -> dict[str, str]:
        """Names of people (ids) and what stands for them where others read: their pseudonym, where they have one."""
        rows = self._store.tuples("SELECT id, name, pseudonym FROM live_actor WHERE pseudonym <> ''")
        return {name: pseudonym for ident, name, pseudonym in rows if ident in actors}

    def events(self) -> list[Mark]:
        """What happened in the field."""
        rows = self._store.tuples(
            f"SELECT id, name, observed_first, observed_last, {_EXACTLY} FROM live_event "
            "WHERE observed_first IS NOT NULL ORDER BY observed_first"
        )
        return [
            Mark(Ref("event", ident), "event", name, *_stretch(*when), about=when[2] == "~")
            for ident, name, *when in rows
        ]

    def memos(self) -> list[Mark]:
        """Each writing in a memo; those that are for oneself alone are of the kind "private"."""
        rows = self._store.tuples(
            "SELECT m.id, m.title, m.visibility, coalesce(e.at, m.created_at) AS at FROM live_memo m "
            "LEFT JOIN live_memo_entry e ON e.memo = m.id ORDER BY 4"
        )
        return [
            Mark(Ref("memo", ident), "private" if seen == "private" else "memo", title, then, then)
            for ident, title, seen, at in rows
            for then in (moment_of(at),)
        ]

    def rounds(self) -> list[Mark]:
        """The dated rounds of dialogues: as they are entered, else by the dates of their turns."""
        rows = self._store.tuples(
            "SELECT note, number, date FROM live_dialogue_round WHERE date IS NOT NULL "
            "UNION SELECT n.id, t.round, min(t.date) FROM live_note n JOIN live_turn t ON t.note = n.id "
            "WHERE n.kind = 'dialogue' AND t.round IS NOT NULL AND t.date IS NOT NULL "
            "AND n.id NOT IN (SELECT note FROM live_dialogue_round WHERE date IS NOT NULL) GROUP BY 1, 2 ORDER BY 1, 2"
        )
        return [
            Mark(Ref("note", note), "dialogue", f"Round {number}", begin, end, group=note)
            for note, number, day in rows
            for begin, end in (_stretch(first_day(day), last_day(day)),)
        ]

    def most_used(self, limit: int = 8) -> list[str]:
        """The top codes (ids) with the most codings on them and below them, the most used first."""
        line = self._line()
        counts: dict[str, int] = {}
        for code, number in self._store.tuples("SELECT code, count(*) FROM live_coding GROUP BY code"):
            root = line(code)[-1]
            counts[root] = counts.get(root, 0) + number
        return sorted(counts, key=lambda code: -counts[code])[:limit]

    def lives(self, codes: Collection[str]) -> list[CodeLife]:
        """What became of some codes (ids), in their order; those that are gone are passed over."""
        line = self._line()
        rows = {row[0]: row for row in self._store.tuples("SELECT id, name, colour, created_at FROM live_code")}
        below: dict[str, set[str]] = {}
        for code in rows:
            for above in line(code):
                below.setdefault(above, set()).add(code)
        turns: dict[str, list[CodeTurn]] = {}
        for code, kind, at, before, after in self._store.tuples(
            'SELECT code, kind, at, "before", "after" FROM live_code_event '
            "WHERE kind IN ('split', 'merged', 'retired') ORDER BY at"
        ):
            other = {"split": after, "merged": before}.get(kind, "")
            turns.setdefault(code, []).append(CodeTurn(kind, moment_of(at), other))
        return [
            CodeLife(code, name, colour, moment_of(made), tuple(turns.get(code, ())), frozenset(below[code]))
            for code in codes
            if code in rows
            for _, name, colour, made in (rows[code],)
        ]

    def codings(self, codes: Collection[str], size: int = PAGE) -> Iterator[list[CodingMark]]:
        """When the notes were observed in which codes (ids) lie, a coding each, a page at a time."""
        wanted = frozenset(codes)
        sql = (
            "SELECT c.entered, c.code, n.observed_first, n.observed_last FROM live_coding c "
            "JOIN live_passage p ON p.id = c.passage AND p.lost = 0 JOIN live_note n ON n.id = p.note "
            "WHERE c.entered > ? ORDER BY c.entered LIMIT ?"
        )
        last = 0
        while rows := self._store.tuples(sql, [last, size]):
            last = rows[-1][0]
            yield [
                (code, *_stretch(first, latest))
                for _, code, first, latest in rows
                if code in wanted and first is not None
            ]

    def _line(self) -> Callable[[str], list[str]]:
        """A function that gives a code (an id) and all above it, the top last."""
        above = dict(self._store.tuples("SELECT id, parent FROM live_code"))

        def line(code: str) -> list[str]:
            found = [code]
            while (parent := above.get(found[-1])) is not None and parent in above and parent not in found:
                found.append(parent)
            return found

        return line


@lru_cache(maxsize=1 << 16)
def _day(iso: str) -> int:
    """The number of an ISO day; long lists hold the same days over and over."""
    return date.fromisoformat(iso).toordinal()


def _stretch(first: str, last: str, exactly: str | None = None) -> tuple[float, float]:
    """From when to before when something may have been; one moment where its time of day is known."""
    if exactly and exactly != "~":
        moment = _day(first) + clock_of(exactly)
        return moment, moment
    return float(_day(first)), float(_day(last) + 1)


def _first(partial: str | None) -> float | None:
    return float(_day(first_day(partial))) if partial else None


def _after(partial: str | None) -> float | None:
    return float(_day(last_day(partial)) + 1) if partial else None
