"""Events: what happened at a time and place of the field, and is spoken of in notes."""

from dataclasses import dataclass

from fieldnotes.domain.when import When


@dataclass(frozen=True, slots=True)
class Event:
    """A flood, a funeral, a strike: something that notes tell of, each from its own side.

    ``observed`` is when it happened, as exactly as that is known; ``site`` is the id of its place.
    """

    id: str
    name: str
    observed: When | None = None
    site: str | None = None
    description: str = ""
