"""The trail of somebody or something through the notes: where it is present, named, speaking, quoted, in time."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.domain.when import When

KINDS = ("present", "mention", "turn", "passage", "event")
"""What a trail is made of; of places and phases "present" are the notes observed there and then."""

_UNKNOWN = "~"
"""The day of what has no date: it stands behind all days."""


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
        return "" if self.day == _UNKNOWN else self.day[:4]


_RANK, _ID, _LAST, _SITE = (TrailPoint._fields.index(name) for name in ("rank", "id", "last", "site"))


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
    """All points of a trail, to be counted and chosen from; they stay bare tuples until they are handed out.

    Args:
        rows: the fields of points in any order; of a point that is met through several, the first by name counts.
    """

    def __init__(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self._rows: list[tuple[Any, ...]] = []
        last: tuple[int, str] | None = None
        for row in sorted(rows):
            if (row[_RANK], row[_ID]) != last:
                last = row[_RANK], row[_ID]
                self._rows.append(row)
        self._counts = Counter([(row[_RANK], row[0][:4]) for row in self._rows])

    def chosen(
        self, kinds: Collection[str] = KINDS, year: str | None = None, begin: int = 0, end: int | None = None
    ) -> list[TrailPoint]:
        """The points of some kinds, in one year ("" for those without a date) or in all (None), in order.

        Args:
            kinds: which.
            year: when.
            begin, end: which of them are handed out, by their place among them.
        """
        rows = self._rows
        if len(kinds) < len(KINDS):
            ranks = {KINDS.index(kind) for kind in kinds}
            rows = [row for row in rows if row[_RANK] in ranks]
        if year is not None:
            begins = year or _UNKNOWN
            rows = [row for row in rows if row[0].startswith(begins)]
        return [TrailPoint._make(row) for row in rows[begin:end]]

    def within(self, span: TimeSpan | None) -> "Trail":
        """What of it may have been within a span; without one the trail itself. What has no date lies outside."""
        if span is None:
            return self
        return Trail([row for row in self._rows if row[0] <= span.until and row[_LAST] >= span.since])

    def __len__(self) -> int:
        return len(self._rows)

    def kinds(self) -> dict[str, int]:
        """How many points there are of each kind that occurs, in the order of KINDS."""
        counts = Counter[int]()
        for (rank, _), number in self._counts.items():
            counts[rank] += number
        return {kind: counts[rank] for rank, kind in enumerate(KINDS) if counts[rank]}

    def years(self, kinds: Collection[str] = KINDS) -> dict[str, int]:
        """How many points of some kinds there are in each year, in order; under "" those without a date, last."""
        ranks, years = {KINDS.index(kind) for kind in kinds}, dict[str, int]()
        for (rank, begins), number in sorted(self._counts.items(), key=lambda count: count[0][1]):
            if rank in ranks:
                year = "" if begins == _UNKNOWN else begins
                years[year] = years.get(year, 0) + number
        return years

    def sightings(self) -> Sightings:
        """How often, when and where somebody was present, was mentioned or spoke."""
        spoken = KINDS.index("passage")
        notes = {row[1]: row for row in self._rows if row[_RANK] < spoken}
        first = min((row[0] for row in notes.values()), default=_UNKNOWN)
        last = max((row[_LAST] for row in notes.values()), default="")
        places = Counter([row[_SITE] for row in notes.values() if row[_SITE]])
        return Sightings(len(notes), "" if first == _UNKNOWN else first, last, tuple(places.most_common()))


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
