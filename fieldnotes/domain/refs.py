"""A reference to one row of one noun."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Ref:
    """Noun and id, such as ``Ref("note", "9f…")``; the noun is the name of its table."""

    noun: str
    id: str
