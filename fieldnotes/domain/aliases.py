"""Other names of people and groups: initials, short names, what they were called for a time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an actor (an id), with a pseudonym of its own, from–to (partial ISO, None is open)."""

    id: str
    actor: str
    form: str
    pseudonym: str = ""
    start: str | None = None
    end: str | None = None
