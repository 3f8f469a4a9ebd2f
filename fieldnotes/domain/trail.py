"""The trail of somebody or something through the notes: where it is present, named, speaking, quoted, in time."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from fieldnotes.domain.when import When

KINDS = ("present", "mention", "turn", "passage", "event")
"""What a trail is made of; of places and phases "present" are the notes observed there and then."""


class TrailPoint(NamedTuple):
    """One row of a trail before its words are read; points sort in the order of the trail.

    Attributes:
        day: the first day on which it may have been (ISO), "~" if nobody knows.
        note: the note's id, "" for an event.
        start: where it begins in the note (code points).
        rank: its kind, as a place in KINDS.
        id: of the mention, turn, passage or event; of "present" that of the row that says so.
        end: where it ends in the note.
        last: the last day on which it may have been, "" if nobody knows.
        site: the note's place (an id), "" if nobody said.
        through: by whose or which place's name it belongs here: a member of a group, a place that lies in another.
    """

    day: str
    note: str
    start: int
    rank: int
    id: str
    end: int
    last: str
    site: str
    through: str

    @property
    def kind(self) -> str:
        """One of KINDS."""
        return KINDS[self.rank]

    @property
    def year(self) -> str:
        """The year, such as "2012", or "" if nobody knows."""
        return "" if self.day == "~" else self.day[:4]


@dataclass(frozen=True, slots=True)
class TrailItem:
    """One row of a trail.

    Attributes:
        point: what it is, and where.
        title: the note's, its first words where nobody gave one, or the event's name.
        icon: the kind of the note, or "event".
        observed: when it was.
        site: where, "" if nobody said.
        before, words, after: the words themselves, with some of those around them.
        codes: names and colours of the codes on a passage.
    """

    point: TrailPoint
    title: str
    icon: str
    observed: When | None
    site: str
    before: str
    words: str
    after: str
    codes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sightings:
    """How often somebody was met: in how many notes, first and last day (ISO, "" if none is known), and the notes at
    each place (an id), most first.
    """

    notes: int
    first: str
    last: str
    places: tuple[tuple[str, int], ...]


class Trail:
    """All points of a trail, to be counted and chosen from.

    Args:
        points: in any order, each once or more.
    """

    def __init__(self, points: Iterable[TrailPoint]) -> None:
        found: dict[tuple[int, str], TrailPoint] = {}
        for point in points:
            known = found.get((point.rank, point.id))
            if known is None or point.through < known.through:
                found[point.rank, point.id] = point
        self._points = sorted(found.values())

    def chosen(self, kinds: Collection[str] = KINDS, year: str | None = None) -> list[TrailPoint]:
        """The points of some kinds, in one year ("" for those without a date) or in all (None), in order."""
        ranks = {KINDS.index(kind) for kind in kinds}
        return [point for point in self._points if point.rank in ranks and year in (None, point.year)]

    def kinds(self) -> dict[str, int]:
        """How many points there are of each kind that occurs, in the order of KINDS."""
        counts = Counter(point.rank for point in self._points)
        return {kind: counts[rank] for rank, kind in enumerate(KINDS) if counts[rank]}

    def years(self, kinds: Collection[str] = KINDS) -> dict[str, int]:
        """How many points of some kinds there are in each year, in order; under "" those without a date, last."""
        return dict(Counter(point.year for point in self.chosen(kinds)))

    def sightings(self) -> Sightings:
        """How often, when and where somebody was present, was mentioned or spoke."""
        notes = {point.note: point for point in self._points if point.note and point.kind != "passage"}
        first = min((point.day for point in notes.values() if point.last), default="")
        last = max((point.last for point in notes.values()), default="")
        places = Counter(point.site for point in notes.values() if point.site)
        return Sightings(len(notes), first, last, tuple(places.most_common()))


@dataclass(frozen=True, slots=True)
class MemoAbout:
    """A memo that is about something, or mentions it.

    ``how`` is the type of the link, or "mentions"; ``at`` when its last entry was written (milliseconds since 1970).
    """

    id: str
    title: str
    kind: str
    how: tuple[str, ...]
    at: int
