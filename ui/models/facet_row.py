"""One value of a facet, as lists with bars show it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One value: its key and name, how long its bar is, what that means in words, whether it is ticked, its colour."""

    key: str
    name: str
    value: int
    tip: str = ""
    chosen: bool = False
    colour: str = ""
