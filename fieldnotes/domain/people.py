"""Who was in the field and who looked: actors, contributors, teams, and what is true of them when."""

from dataclasses import dataclass

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody who writes or codes in the project."""

    id: str
    name: str
    initials: str = ""
    colour: str = "#2E6E68"


@dataclass(frozen=True, slots=True)
class Team:
    """A group of contributors or actors that a quotation may be attributed to."""

    id: str
    name: str
    colour: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person or group of the field; ``pseudonym`` is how reports name them."""

    id: str
    name: str
    kind: str = "person"
    pseudonym: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor as lists show it: in how many notes, first and last seen (ISO days)."""

    id: str
    name: str
    kind: str
    pseudonym: str
    notes: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something true of an actor from–to (partial ISO, None is open); ``source`` is a passage's id."""

    id: str
    actor: str
    key: str
    value: str
    start: str | None = None
    end: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class FactSource:
    """The words that a fact was learnt from: a passage (its id) of a note, the note's title and date observed."""

    passage: str
    note: str
    words: str
    title: str
    observed: When | None
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """A place of the field; ``parent`` is the site it lies in, ``place`` an address or "52.2053,0.1218"."""

    id: str
    name: str
    pseudonym: str = ""
    parent: str | None = None
    description: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class KnownName:
    """Something that a person, group, place or event is called: its name, another form of it, or a pseudonym.

    ``kind`` is "person", "group", "site" or "event".
    """

    name: str
    ref: Ref
    kind: str


@dataclass(frozen=True, slots=True)
class Phase:
    """A wave of the study; its edges (partial ISO) are soft by ``soft`` days either side; ``strand`` is an id."""

    id: str
    name: str
    start: str
    end: str | None = None
    soft: int = 0
    colour: str = "#2E6E68"
    description: str = ""
    strand: str | None = None
