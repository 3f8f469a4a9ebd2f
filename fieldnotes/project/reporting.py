"""What a report reads, in a few queries for a whole project instead of some for each quotation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from fieldnotes.domain.people import Actor, Contributor, Fact
from fieldnotes.domain.when import When
from fieldnotes.project.shapes import ASKED, actor_of
from fieldnotes.project.whens import when_of
from fieldnotes.storage.store import Row, Store

_MANY = 500
"""How many ids one query is given."""

_CODINGS = (
    'SELECT c.id, c.code, c.coder, c.comment, c.exemplar, p.id AS passage, p.note, p.start, p."end", '
    "(p.restriction <> '' OR n.restriction <> '') AS restricted "
    "FROM live_coding c JOIN live_passage p ON p.id = c.passage JOIN live_note n ON n.id = p.note "
    "WHERE p.lost = 0 AND n.id NOT IN (SELECT note FROM live_template) "
    'ORDER BY n.observed_first IS NULL, n.observed_first, n.id, p.start, p."end", c.at, c.entered'
)


@dataclass(frozen=True, slots=True)
class CodedSpan:
    """A coding with where it lies (code points); ``restricted`` if its note or passage is."""

    id: str
    code: str
    coder: str | None
    comment: str
    exemplar: bool
    passage: str
    note: str
    start: int
    end: int
    restricted: bool


@dataclass(frozen=True, slots=True)
class SpokenSpan:
    """A turn's span with its speaker: the id of an actor or a contributor, or only a name; ``date`` (ISO) if the turn
    has its own; ``asks`` if it is the interviewer's.
    """

    start: int
    end: int
    speaker: str | None
    name: str
    date: str | None
    asks: bool = False


@dataclass(frozen=True, slots=True)
class NoteHead:
    """A note without its text."""

    id: str
    kind: str
    title: str
    observed: When | None
    author: str | None
    language: str
    restricted: bool


@dataclass(frozen=True, slots=True)
class MediaSpan:
    """A picture or file at its place in a text; ``width`` is 0 where it is no picture."""

    start: int
    end: int
    hash: str
    caption: str
    alt: str
    width: int


@dataclass(frozen=True, slots=True)
class NoteBody:
    """A note's text with what lies over it; ``registers`` and ``restricted`` as (start, end, kind).

    ``boxes`` are the rectangles of pictures (left, top, width, height in ten-thousandths) by their passages' ids.
    """

    id: str
    text: str
    people: tuple[str, ...]
    turns: tuple[SpokenSpan, ...]
    registers: tuple[tuple[int, int, str], ...]
    restricted: tuple[tuple[int, int, str], ...]
    media: tuple[MediaSpan, ...] = ()
    boxes: Mapping[str, tuple[int, int, int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LinkedMemo:
    """A memo of the team with its dated entries (milliseconds, author's id, text) and what it is linked to.

    ``links`` are (type, noun, id, outgoing).
    """

    id: str
    title: str
    kind: str
    author: str | None
    entries: tuple[tuple[int, str | None, str], ...]
    links: tuple[tuple[str, str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Belonging:
    """Membership in a team from–to (partial ISO, None is open) of an actor or a contributor (ids)."""

    member: str
    team: str
    role: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody a report might have to name, and what is true of them when.

    ``aliases`` are (actor's id, form, pseudonym or ""), ``sites`` (name, pseudonym).
    """

    actors: tuple[Actor, ...]
    contributors: tuple[Contributor, ...]
    aliases: tuple[tuple[str, str, str], ...]
    facts: tuple[Fact, ...]
    belongings: tuple[Belonging, ...]
    sites: tuple[tuple[str, str], ...]


class Reporting:
    """Reads one project for a report; keep to one ``store.reading()`` for one consistent view."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def codings(self) -> list[CodedSpan]:
        """All codings on living passages, in order of date observed and text."""
        return [
            CodedSpan(**{**row, "exemplar": bool(row["exemplar"]), "restricted": bool(row["restricted"])})
            for row in self._store.rows(_CODINGS)
        ]

    def heads(self) -> dict[str, NoteHead]:
        """All notes without their texts, by id."""
        rows = self._store.rows(
            "SELECT id, kind, title, observed, observed_to, precision, author, language, restriction FROM live_note"
        )
        return {
            row["id"]: NoteHead(
                row["id"],
                row["kind"],
                row["title"],
                when_of(row),
                row["author"],
                row["language"],
                bool(row["restriction"]),
            )
            for row in rows
        }

    def bodies(self, notes: Sequence[str]) -> Iterator[NoteBody]:
        """The texts of some notes (ids) with turns, registers and people, not all in memory at once."""
        for first in range(0, len(notes), _MANY):
            some = notes[first : first + _MANY]
            texts = {row["id"]: row["text"] for row in self._of("SELECT id, text FROM live_note WHERE id IN", some)}
            people = self._spans("SELECT note, actor FROM live_note_actor WHERE note IN", some, "note, position")
            turns = self._spans(
                'SELECT note, start, "end", coalesce(speaker, contributor) AS speaker, speaker_name, date, '
                f"{ASKED} AS asks FROM live_turn t WHERE lost = 0 AND note IN",
                some,
            )
            registers = self._spans(
                'SELECT note, start, "end", kind FROM live_register WHERE lost = 0 AND note IN', some
            )
            restricted = self._spans(
                'SELECT note, start, "end", restriction FROM live_passage WHERE lost = 0 '
                "AND restriction <> '' AND note IN",
                some,
            )
            media = self._spans(
                'SELECT note, start, "end", hash, caption, alt, width FROM live_media WHERE lost = 0 AND note IN', some
            )
            boxes = self._boxes(list(media))
            for ident in some:
                yield NoteBody(
                    ident,
                    texts[ident],
                    tuple(actor for (actor,) in people.get(ident, ())),
                    tuple(SpokenSpan(*values) for values in turns.get(ident, ())),
                    tuple(registers.get(ident, ())),
                    tuple(restricted.get(ident, ())),
                    tuple(MediaSpan(*values) for values in media.get(ident, ())),
                    boxes,
                )

    def _boxes(self, notes: Sequence[str]) -> dict[str, tuple[int, int, int, int]]:
        """The rectangles on pictures of some notes (ids), by their passages' ids."""
        if not notes:
            return {}
        rows = self._of(
            "SELECT r.passage, r.x, r.y, r.width, r.height FROM live_region r JOIN live_media m ON m.id = r.media "
            "WHERE m.note IN",
            notes,
        )
        return {row["passage"]: (row["x"], row["y"], row["width"], row["height"]) for row in rows}

    def memos(self) -> list[LinkedMemo]:
        """The memos that the team may see, the first written first."""
        entries = _grouped(
            self._store.rows("SELECT memo, at, author, text FROM live_memo_entry ORDER BY memo, at, entered"), "memo"
        )
        links = _grouped(
            self._store.rows(
                "SELECT * FROM (SELECT source AS memo, type, target_noun, target, 1 AS outgoing, at FROM live_link "
                "WHERE source_noun = 'memo' UNION ALL SELECT target, type, source_noun, source, 0, at FROM live_link "
                "WHERE target_noun = 'memo') ORDER BY memo, at"
            ),
            "memo",
        )
        rows = self._store.rows(
            "SELECT id, title, kind, author FROM live_memo WHERE visibility = 'team' ORDER BY created_at, entered"
        )
        return [
            LinkedMemo(
                row["id"],
                row["title"],
                row["kind"],
                row["author"],
                tuple(entries.get(row["id"], ())),
                tuple((kind, noun, ident, bool(out)) for kind, noun, ident, out, _ in links.get(row["id"], ())),
            )
            for row in rows
        ]

    def roster(self) -> Roster:
        """Everybody's names, pseudonyms, teams and roles."""
        rows = self._store.rows
        return Roster(
            tuple(
                actor_of(row)
                for row in rows("SELECT id, name, kind, pseudonym, description FROM live_actor ORDER BY name")
            ),
            tuple(
                Contributor(**row)
                for row in rows("SELECT id, name, initials, colour FROM live_contributor ORDER BY created_at, entered")
            ),
            tuple(
                (row["actor"], row["form"], row["pseudonym"])
                for row in rows("SELECT actor, form, pseudonym FROM live_alias ORDER BY form")
            ),
            tuple(Fact(**row) for row in rows('SELECT id, actor, "key", value, start, "end", source FROM live_fact')),
            tuple(
                Belonging(**row)
                for row in rows(
                    "SELECT coalesce(m.actor, m.contributor) AS member, "
                    "coalesce(t.name, nullif(g.pseudonym, ''), g.name) AS team, m.role, "
                    'm.start, m."end" FROM live_membership m LEFT JOIN live_team t ON t.id = m.team '
                    "LEFT JOIN live_actor g ON g.id = m.grp"
                )
            ),
            tuple((row["name"], row["pseudonym"]) for row in rows("SELECT name, pseudonym FROM live_site")),
        )

    def _of(self, sql: str, idents: Sequence[str], order: str = "") -> list[Row]:
        marks = ",".join("?" * len(idents))
        return self._store.rows(f"{sql} ({marks}){f' ORDER BY {order}' if order else ''}", idents)

    def _spans(self, sql: str, notes: Sequence[str], order: str = "note, start") -> dict[str, list[tuple[Any, ...]]]:
        return _grouped(self._of(sql, notes, order), "note")


def _grouped(rows: Iterable[Row], key: str) -> dict[str, list[tuple[Any, ...]]]:
    """Rows that are sorted by a key, as tuples without it."""
    return {
        name: [tuple(value for column, value in row.items() if column != key) for row in group]
        for name, group in groupby(rows, lambda row: str(row[key]))
    }
