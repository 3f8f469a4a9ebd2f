"""Notes: what was seen, heard, said or written, and when."""

from dataclasses import dataclass
from typing import NamedTuple

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When

KINDS = ("fieldnote", "jotting", "interview", "focus group", "dialogue", "diary", "document", "media")
STATUSES = ("draft", "written", "checked", "to write up", "set aside")


@dataclass(frozen=True, slots=True)
class Note:
    """One note with its header and its text.

    ``observed`` is when it happened, ``written`` (partial ISO, with a time where known) when it was written down;
    ``site``, ``author``, ``strand``, ``visit`` and ``grown_from`` are ids.
    """

    id: str
    kind: str = "fieldnote"
    title: str = ""
    text: str = ""
    observed: When | None = None
    written: str | None = None
    site: str | None = None
    author: str | None = None
    strand: str | None = None
    visit: str | None = None
    language: str = ""
    recording: str = ""
    restriction: str = ""
    status: str = "written"
    grown_from: str | None = None
    source: str = ""
    encoding: str = ""
    words: int = 0
    created_at: int = 0
    modified_at: int = 0


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as lists show it: no text, names instead of ids where people read them.

    ``opening`` are the first words of a note that has no title; ``lag`` how many days after it was observed it was
    written, None where that is not known.
    """

    id: str
    kind: str
    title: str
    observed: When | None
    written: str | None
    site: str
    people: tuple[str, ...]
    words: int
    status: str
    modified_at: int
    phase: str = ""
    opening: str = ""
    lag: int | None = None
    created_at: int = 0


class NoteDays(NamedTuple):
    """When a note was observed, without anything else of it: year, first and last day (ISO); "" where nobody knows."""

    id: str
    year: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A jotting that has not been written up yet; ``opening`` are its first words."""

    id: str
    title: str
    observed: When | None
    site: str
    words: int
    opening: str
    created_at: int


@dataclass(frozen=True, slots=True)
class Template:
    """A note that others begin from: ``id`` is the note's, ``kind`` the kind of note it makes."""

    id: str
    title: str
    kind: str
    words: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of a note said or written by one speaker, an actor or a contributor.

    ``time`` in milliseconds from the recording's start; ``asks`` is 1 where the speaker is the one who asks;
    ``prompt`` and ``answers`` are ids.
    """

    id: str
    note: str
    start: int
    end: int
    speaker: str | None = None
    speaker_name: str = ""
    time: int | None = None
    end_time: int | None = None
    prompt: str = ""
    round: int | None = None
    date: str | None = None
    mode: str = ""
    answers: str | None = None
    contributor: str | None = None
    asks: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a text that names another row; ``note`` or ``entry`` (of a memo) says which text."""

    id: str
    start: int
    end: int
    target_noun: str
    target: str
    note: str | None = None
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class MentionPlace:
    """A mention as lists of them show it.

    Attributes:
        id: the mention's.
        text: the note, or the entry of a memo, that it lies in.
        start, end: where (code points).
        title: of the note or memo, its first words where nobody gave one.
        kind: the note's or memo's kind.
        observed: when the note was observed; of a memo the day of its entry.
        before, words, after: the words themselves, with some of those around them.
    """

    id: str
    text: Ref
    start: int
    end: int
    title: str
    kind: str
    observed: When | None
    before: str
    words: str
    after: str


REGISTERS = (
    "description",
    "commentary",
    "aside",
    "verbatim",
    "near-verbatim",
    "recalled",
    "feeling",
    "their feeling",
    "method",
    "theory",
)
"""How a stretch of a note is to be read (Emerson, Fretz and Shaw 2011 on asides and commentary; Spradley 1979
on the verbatim principle)."""

REGISTER_MEANINGS = {
    "description": "What was seen and done, told plainly.",
    "commentary": "Your longer thoughts on what you saw, set apart from it.",
    "aside": "A short remark of yours in the middle of the scene.",
    "verbatim": "Said in just these words.",
    "near-verbatim": "Said almost in these words.",
    "recalled": "Said to this effect, written down from memory.",
    "feeling": "What you felt yourself.",
    "their feeling": "What somebody else felt, as you saw it or were told.",
    "method": "On how you work: access, choices, trouble.",
    "theory": "Towards an explanation.",
}
"""What each register says of a stretch, in words for people."""


@dataclass(frozen=True, slots=True)
class Register:
    """A stretch of a note in one register."""

    id: str
    note: str
    start: int
    end: int
    kind: str
