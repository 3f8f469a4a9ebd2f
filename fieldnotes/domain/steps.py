"""Steps: every change to a project has a name, a time and an author."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One named change; ``at`` in milliseconds since 1970 (UTC), ``undoes`` the id of the step it takes back."""

    id: str
    at: int
    contributor: str | None
    label: str
    undoes: str | None = None
    number: int = 0
