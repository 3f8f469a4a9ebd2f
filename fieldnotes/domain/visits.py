"""Visits: who was where in the field and for how long, and the times when nobody was there and why."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from fieldnotes.domain.when import When, first_day, last_day

KINDS = ("visit", "absence")
"""A stay in the field, or a time when nobody was there, with the reason."""

NOT_THERE = ("diary", "document", "media")
"""Kinds of notes that do not tell that somebody was in the field on their day: a diary is written at home."""

OPEN = "9999-12-31"
"""The last day of an absence that has not ended."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A stay in the field, or an absence from it.

    Attributes:
        start, end: partial ISO, with a time of day where known. A visit without an end is of the days that its start
            may mean; an absence without an end has not ended.
        site, strand: ids; visitors: ids of the contributors who were there, or who were absent (none: everybody).
        minutes: how long it was, if that is known.
        access: how one came in, what was allowed.
        not_seen: what was there and was not seen.
        description: anything else; of an absence its reason.
    """

    id: str
    start: str
    end: str | None = None
    kind: str = "visit"
    site: str | None = None
    visitors: tuple[str, ...] = ()
    minutes: int | None = None
    access: str = ""
    not_seen: str = ""
    description: str = ""
    strand: str | None = None

    @property
    def absent(self) -> bool:
        """Whether nobody was there."""
        return self.kind == "absence"

    @property
    def first(self) -> str:
        """The first day it may mean."""
        return _first(self.start)

    @property
    def last(self) -> str:
        """The last day it may mean."""
        if self.end is None and self.absent:
            return OPEN
        return _last(self.end or self.start)

    def label(self) -> str:
        """When it was, in words: "14 Mar 2012, 09:45–13:00", "3 Aug 2014 – 20 Aug 2014", "since May 2015"."""
        if self.end is None or self.end == self.start:
            since = "since " if self.absent and self.end is None else ""
            return since + _said(self.start)
        day, _, begun = self.start.partition("T")
        last, _, ended = self.end.partition("T")
        if day == last and begun and ended:
            return f"{_said(day)}, {begun[:5]}–{ended[:5]}"
        return f"{_said(self.start)} – {_said(self.end)}"


_KEPT = 1 << 14
"""How many days are remembered: a log asks for the same ones over and over."""


@lru_cache(maxsize=_KEPT)
def _first(partial: str) -> str:
    return first_day(partial)


@lru_cache(maxsize=_KEPT)
def _last(partial: str) -> str:
    return last_day(partial)


@lru_cache(maxsize=_KEPT)
def _said(partial: str) -> str:
    return When.of(partial).label()


class VisitNote(NamedTuple):
    """What the log must know of a note; a tuple, because they come by the ten thousand.

    ``first`` and ``last`` are the days observed (ISO), None if it has none; ``observed`` is a partial ISO date;
    ``site``, ``author`` and ``visit`` are ids.
    """

    id: str
    title: str
    kind: str
    observed: str | None
    first: str | None
    last: str | None
    site: str | None
    author: str | None
    visit: str | None


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """A visit that notes speak of: made of them, or (``visit``, an id) known already and to be linked to them."""

    start: str
    end: str | None
    site: str | None
    visitors: tuple[str, ...]
    notes: tuple[str, ...]
    visit: str | None = None
