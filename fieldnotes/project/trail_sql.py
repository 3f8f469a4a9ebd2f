"""Which rows make up the trail of a noun, in SQL: their kind, place, days for which they count, and through whom they
belong to it, from one source after another. The only argument is the subject's id.

CROSS JOIN keeps SQLite from reading whole tables: it then takes the tables in the order in which they stand.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the rows of a trail come from.

    Attributes:
        given: the WITH clause that all of them need.
        selects: one for each source; they may be asked one by one. Their columns are rank, id, note, start, end, the
            days (begun, over) between which the note must lie, through, and the day of what lies in no note.
    """

    given: str
    selects: tuple[str, ...]

    def each(self) -> tuple[str, ...]:
        """A query for every source."""
        return tuple(f"{self.given} {select}" for select in self.selects)

    def whole(self) -> str:
        """One query over all of them."""
        return f"{self.given} {' UNION ALL '.join(self.selects)}"


_NAMED = (
    'named AS (SELECT m.id, m.note, m.start, m."end", w.begun, w.over, w.through FROM who w '
    "JOIN live_mention m ON m.target = w.id WHERE m.target_noun = '{noun}' AND m.note IS NOT NULL AND m.lost = 0)"
)
_SAID = (
    'said AS (SELECT t.id, t.note, t.start, t."end", w.begun, w.over, w.through FROM who w '
    "CROSS JOIN live_turn t ON t.speaker = w.id WHERE t.lost = 0)"
)
_OVER = (
    'SELECT 3, p.id, p.note, p.start, p."end", x.begun, x.over, x.through, NULL FROM {spans} x '
    'CROSS JOIN live_passage p ON p.note = x.note AND p.start < x."end" AND p."end" > x.start WHERE p.lost = 0'
)
"""Passages that share words with spans."""
_LINKED = (
    'SELECT 3, p.id, p.note, p.start, p."end", w.begun, w.over, w.through, NULL FROM who w '
    "CROSS JOIN live_link l ON l.{one} = w.id CROSS JOIN live_passage p ON p.id = l.{other} "
    "WHERE l.{one}_noun = '{noun}' AND l.{other}_noun = 'passage' AND p.lost = 0"
)
_EVENT = (
    "SELECT 4, e.id, '', 0, 0, '', coalesce(e.observed_last, ''), {through}, coalesce(e.observed_first, '~') "
    "FROM {source} WHERE {when}"
)
"""An event has days of its own; the last of them stands where other rows say until when they belong to the trail."""


def _linked(noun: str) -> tuple[str, ...]:
    ends = (("source", "target"), ("target", "source"))
    return tuple(_LINKED.format(one=one, other=other, noun=noun) for one, other in ends)


_ACTOR = Sources(
    "WITH who(id, begun, over, through) AS (SELECT ?1, '', '~', '' UNION ALL "
    "SELECT m.actor, coalesce(m.start, ''), coalesce(m.\"end\" || '~', '~'), a.name FROM live_membership m "
    "JOIN live_actor a ON a.id = m.actor WHERE m.grp = ?1), "
    f"{_NAMED.format(noun='actor')}, {_SAID}",
    (
        "SELECT 0, a.id, a.note, 0, 0, w.begun, w.over, w.through, NULL FROM who w "
        "CROSS JOIN live_note_actor a ON a.actor = w.id",
        "SELECT 1, x.*, NULL FROM named x",
        "SELECT 2, x.*, NULL FROM said x",
        _OVER.format(spans="named"),
        _OVER.format(spans="said"),
        *_linked("actor"),
        'SELECT 3, p.id, p.note, p.start, p."end", w.begun, w.over, w.through, NULL FROM who w '
        "CROSS JOIN live_fact f ON f.actor = w.id CROSS JOIN live_passage p ON p.id = f.source WHERE p.lost = 0",
    ),
)
"""Present, mentioned, speaking; passages over their words and over mentions of them, linked with them, or the source
of a fact about them."""

_SITE = Sources(
    "WITH RECURSIVE below(id) AS (SELECT ?1 UNION SELECT s.id FROM live_site s JOIN below b ON s.parent = b.id), "
    "who(id, begun, over, through) AS (SELECT b.id, '', '~', CASE b.id WHEN ?1 THEN '' ELSE s.name END FROM below b "
    f"JOIN live_site s ON s.id = b.id), {_NAMED.format(noun='site')}",
    (
        "SELECT 0, n.id, n.id, 0, 0, '', '~', w.through, NULL FROM who w CROSS JOIN live_note n ON n.site = w.id",
        "SELECT 1, x.*, NULL FROM named x",
        _OVER.format(spans="named"),
        *_linked("site"),
        _EVENT.format(through="w.through", source="who w CROSS JOIN live_event e ON e.site = w.id", when="1"),
    ),
)
"""Notes observed there, mentions, passages over these or linked with the place, events."""

_IN = "n.observed_first <= d.over AND n.observed_last >= d.begun"
_SPANS = (
    "SELECT {rank}, x.id, x.note, x.start, x.\"end\", '', '~', '', NULL FROM notes n CROSS JOIN live_{table} x "
    "ON x.note = n.id WHERE x.lost = 0"
)
_PHASE = Sources(
    "WITH days(begun, over) AS (SELECT start, coalesce(\"end\" || '~', '~') FROM live_phase WHERE id = ?1), "
    f"notes(id) AS NOT MATERIALIZED (SELECT n.id FROM days d CROSS JOIN live_note n ON {_IN})",
    (
        "SELECT 0, n.id, n.id, 0, 0, '', '~', '', NULL FROM notes n",
        *(_SPANS.format(rank=rank, table=table) for rank, table in ((1, "mention"), (2, "turn"), (3, "passage"))),
        _EVENT.format(through="''", source="days d CROSS JOIN live_event e", when=_IN.replace("n.", "e.")),
    ),
)
"""Everything observed in its days; not materialized, so that asking whether there is much of it stops early."""

SOURCES = {"actor": _ACTOR, "site": _SITE, "phase": _PHASE}
"""For each noun that has a trail."""
