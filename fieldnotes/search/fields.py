"""What of each noun is indexed, and under which field of the query language it is found."""

from typing import Any

from whoosh.fields import ID, TEXT, Schema

from fieldnotes.domain.index_rows import SPEAKER, IndexRow
from fieldnotes.search import words
from fieldnotes.search.cards import KEY, TITLE, WRITTEN
from fieldnotes.search.cards import TEXT as BODY
from fieldnotes.search.lean import PositionsFormat
from fieldnotes.search.regions import FIELD as REGISTER
from fieldnotes.search.regions import key_of as stretch_key
from fieldnotes.search.words import ANALYSER

VERSION = f"8/{ANALYSER}"
"""Of the fields and of the way their texts are cut; an index of another version is rebuilt."""

RESTRICTED = "yes"
"""Stands in the field ``restricted`` of notes that bear a restriction."""

_PLACED = (BODY, TITLE, REGISTER, *WRITTEN.values())
_NAMES = (
    *(KEY, "kind", "site", "person", "event", "code", "author", "language", "precision"),
    *("fact", "team", "standing", "voice", "restricted"),
)


def schema() -> Any:
    """The fields as Whoosh knows them."""
    fields = {}
    for name in _PLACED:
        fields[name] = TEXT(phrase=True, stored=False)
        fields[name].format = PositionsFormat()
    for name in _NAMES:
        fields[name] = ID(stored=name == KEY, unique=name == KEY)
    return Schema(**fields)


def names_of(row: IndexRow) -> dict[str, tuple[str, ...]]:
    """What a row is found by through the fields that name something.

    A note is found by its kind; anything else by its noun and its own kind. Codes, people, sites, events and
    authors are ids, because their names may change; a query's names are looked up when it is asked.
    """
    kinds = (row.kind,) if row.noun == "note" else (row.noun, row.kind)
    language = row.language.strip().lower()
    return {
        "kind": tuple(folded_name(kind) for kind in kinds if kind),
        "site": (row.site,) if row.site else (),
        "person": row.people,
        "event": row.events,
        "code": row.codes,
        "author": (row.author,) if row.author else (),
        "precision": (row.observed.precision,) if row.observed else (),
        "fact": tuple(dict.fromkeys(filter(None, map(folded_name, row.facts)))),
        "team": tuple(dict.fromkeys(filter(None, map(folded_name, row.teams)))),
        "standing": tuple(dict.fromkeys(filter(None, map(folded_name, row.standings)))),
        "voice": tuple(dict.fromkeys(filter(None, (voice_key(voice) for voice in row.voices)))),
        "restricted": (RESTRICTED,) if row.restricted else (),
        "language": tuple({language, language.split("-")[0]}) if language else (),
    }


def voice_key(voice: str) -> str:
    """Who speaks as the index names it: an id as it is, a mere name folded."""
    return stretch_key(SPEAKER + voice)[len(SPEAKER) :]


def folded_name(name: str) -> str:
    """A name as fields compare it: its folded words, parted by single spaces."""
    return " ".join(words.words(name))
