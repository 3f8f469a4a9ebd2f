"""What there is of some notes, in numbers, each with what it counts."""

from collections.abc import Mapping
from dataclasses import dataclass

from fieldnotes.domain.refs import Ref


@dataclass(frozen=True, slots=True)
class Counted:
    """Something, and how often; ``kind`` tells an actor's."""

    ref: Ref
    name: str
    count: int
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """Of some notes: how many, how many words, the first and last day (ISO, "" if none has a date), kinds and how many
    notes there are of each, most first.
    """

    notes: int
    words: int
    first: str
    last: str
    kinds: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class StudyTally:
    """Of all notes of a study: what there is of them, and how many each author, strand and place has, by their ids."""

    notes: Tally
    authors: Mapping[str, int]
    strands: Mapping[str, int]
    sites: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class VisitSpan:
    """How many visits there were, and when the first and the last began (partial ISO, "" if there was none)."""

    count: int
    first: str
    last: str
