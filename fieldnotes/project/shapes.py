"""Rows of the database as dataclasses of the field, for the modules that share them."""

import json
from collections.abc import Iterable

from fieldnotes.domain.codes import Code, CodedPassage, Coding, Passage
from fieldnotes.domain.people import Actor
from fieldnotes.domain.turns import ASKED_KINDS
from fieldnotes.storage.store import Row

PICTURES = (
    "CASE WHEN instr({p}.words, char(65532)) THEN (SELECT json_group_array(coalesce(nullif(m.caption, ''), "
    "nullif(m.alt, ''), m.name) ORDER BY m.start) FROM live_media m WHERE m.note = {p}.note AND m.lost = {p}.lost "
    'AND m.start >= {p}.start AND m."end" <= {p}."end") END AS pictures, '
    "CASE WHEN {p}.words = char(65532) THEN (SELECT r.id FROM live_region r WHERE r.passage = {p}.id LIMIT 1) END "
    "AS region"
)
"""Columns with what the pictures in a passage {p} are called, and the rectangle it stands for; asked for only where
there is a picture among its words."""

ASKED = (
    "(t.asks = 1 OR t.contributor IS NOT NULL AND (SELECT n.kind FROM note n WHERE n.id = t.note) IN "
    f"({', '.join(f'{kind!r}' for kind in ASKED_KINDS)}))"
)
"""Whether a turn t is the interviewer's: of whoever asks, or of a researcher where people are asked."""

CODED = (
    "SELECT c.id AS c_id, c.passage AS c_passage, c.code AS c_code, c.coder AS c_coder, c.at AS c_at, "
    "c.comment AS c_comment, c.weight AS c_weight, c.exemplar AS c_exemplar, "
    'p.id, p.note, p.start, p."end", p.lost, p.words, p.before, p.after, p.created_at, '
    f"{PICTURES.format(p='p')}, "
    "k.id AS k_id, k.name AS k_name, k.parent AS k_parent, k.position AS k_position, k.colour AS k_colour, "
    "k.origin AS k_origin, k.phase AS k_phase, k.status AS k_status, k.definition AS k_definition, "
    "k.include AS k_include, k.exclude AS k_exclude, k.example AS k_example, k.created_at AS k_created_at "
    "FROM live_coding c JOIN live_passage p ON p.id = c.passage JOIN live_code k ON k.id = c.code "
    "JOIN live_note n ON n.id = p.note"
)


def passage_of(row: Row) -> Passage:
    """A passage from its columns."""
    state = "lost" if row["lost"] else "live"
    names = ("id", "note", "start", "end", "words", "before", "after")
    return Passage(
        **{name: row[name] for name in names},
        state=state,
        created_at=row["created_at"],
        pictures=tuple(json.loads(row["pictures"])) if row["pictures"] else (),
        region=row["region"] or "",
    )


def coding_of(row: Row) -> Coding:
    """A coding from columns that begin with ``c_``."""
    names = ("id", "passage", "code", "coder", "at", "comment", "weight")
    return Coding(**{name: row[f"c_{name}"] for name in names}, exemplar=bool(row["c_exemplar"]))


def coded_of(row: Row) -> CodedPassage:
    """A coded passage from a row of `CODED`."""
    return CodedPassage(coding_of(row), passage_of(row), _code_in(row))


def coded_from(rows: Iterable[Row]) -> list[CodedPassage]:
    """Coded passages from rows of `CODED`; of each code there is one for all its passages."""
    codes: dict[str, Code] = {}
    found = []
    for row in rows:
        code = codes.get(row["k_id"])
        if code is None:
            code = codes[row["k_id"]] = _code_in(row)
        found.append(CodedPassage(coding_of(row), passage_of(row), code))
    return found


def _code_in(row: Row) -> Code:
    return code_of({name[2:]: value for name, value in row.items() if name[:2] == "k_"})


def code_of(row: Row) -> Code:
    """A code from its columns."""
    names = (
        "id",
        "name",
        "parent",
        "position",
        "colour",
        "origin",
        "phase",
        "status",
        "definition",
        "include",
    )
    return Code(**{name: row[name] for name in (*names, "exclude", "example", "created_at")})


def actor_of(row: Row) -> Actor:
    """An actor from its columns."""
    return Actor(row["id"], row["name"], row["kind"], row["pseudonym"], row["description"])
