"""The timeline of a study: what lies on it, each with the stretch of time that its date may mean.

Moments are days as numbers: the proleptic Gregorian ordinal, with the part of the day behind the point. A stretch
runs from ``begin`` to before ``end``; a thing known to the minute has both the same. None is open.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When

NoteMark = tuple[float, float, bool, int, int]
"""Notes of one date, as the timeline holds them: begin, end, whether only "about", how many, their words."""

CodingMark = tuple[str, float, float]
"""A coding as the timeline holds it: code, begin and end of when its note was observed."""

INTERVIEWS = ("interview", "focus group", "dialogue")
"""Kinds of notes that stand as dots of their own."""


@dataclass(frozen=True, slots=True)
class Band:
    """What was so from one time to another: a phase, a visit, a standing, a fact.

    Attributes:
        ref: what opens when it is clicked.
        words: what stands on it.
        begin, end: None where it is open.
        row: what its row is called; bands of one row stand side by side.
        soft: how many days its edges are soft, either side.
        about: whether its dates are only "about" so.
        colour: "#RRGGBB", or "" for one of the timeline's own.
        detail: what is told besides.
    """

    ref: Ref
    words: str
    begin: float | None
    end: float | None
    row: str = ""
    soft: int = 0
    about: bool = False
    colour: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What happened or was written at a time: an interview, a round of a dialogue, an event, an entry of a memo.

    ``kind`` says which of them; ``group`` joins marks that belong together, such as the rounds of one dialogue.
    """

    ref: Ref
    kind: str
    words: str
    begin: float
    end: float
    about: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class CodeTurn:
    """What became of a code: "split", "merged" or "retired", when, and which other code that concerns."""

    kind: str
    at: float
    other: str = ""


@dataclass(frozen=True, slots=True)
class CodeLife:
    """A code's life: when it was made, what became of it; ``below`` are the codes under it, whose codings count."""

    id: str
    name: str
    colour: str
    born: float
    turns: tuple[CodeTurn, ...] = ()
    below: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A stretch of days, first and last (ISO) within it."""

    since: str
    until: str

    @classmethod
    def of(cls, begin: float, end: float) -> "TimeSpan":
        """The days that a stretch touches."""
        first, last = sorted((begin, end))
        latest = int(last) - (last == int(last) and last > first)
        return cls(day_of(first).isoformat(), day_of(latest).isoformat())

    @property
    def begin(self) -> float:
        """The moment at which it begins."""
        return float(date.fromisoformat(self.since).toordinal())

    @property
    def end(self) -> float:
        """The moment before which it ends."""
        return float(date.fromisoformat(self.until).toordinal() + 1)

    def touches(self, first: str, last: str) -> bool:
        """Whether something that may have been on days from a first to a last (ISO) may have been within it."""
        return first <= self.until and self.since <= last

    def label(self) -> str:
        """As short as it is exact: "2013", "Mar 2013 – Jan 2014", "3 – 9 May 2013"."""
        when = When(_short(self.since, self), _short(self.until, self), "range")
        if when.end == when.start:
            return When.of(when.start).label()
        return when.label()


class Dated(Protocol):
    """Something with the first and the last day on which it may have been (ISO), "" where nobody knows."""

    @property
    def first(self) -> str:
        """The first day."""

    @property
    def last(self) -> str:
        """The last day."""


Each = TypeVar("Each", bound=Dated)


def kept(things: Iterable[Each], span: TimeSpan | None) -> list[Each]:
    """What may have been within a span; all of it without one. What has no date lies outside."""
    return [each for each in things if span is None or (each.first and span.touches(each.first, each.last))]


def day_of(moment: float) -> date:
    """The day that a moment lies in; what lies outside the calendar is brought to its edge."""
    return date.fromordinal(min(max(int(moment), 1), date.max.toordinal()))


def moment_of(at: int) -> float:
    """The moment of a time in milliseconds since 1970, by the clock of this machine."""
    then = datetime.fromtimestamp(at / 1000)
    return then.toordinal() + (then - datetime(then.year, then.month, then.day)) / timedelta(days=1)


def clock_of(iso: str) -> float:
    """The part of the day of "…T15:30", 0 where no time is told."""
    _, _, clock = iso.partition("T")
    hours, minutes = clock[:2], clock[3:5]
    return (int(hours) * 60 + int(minutes or 0)) / 1440 if hours else 0.0


def _short(day: str, whole: TimeSpan) -> str:
    """A day of a span, shortened to its month or year where both ends of the span lie on the edges of such."""
    begins, ends = date.fromisoformat(whole.since), date.fromisoformat(whole.until)
    after = ends + timedelta(days=1) if ends < date.max else ends
    if begins.day != 1 or after.day != 1:
        return day
    return day[:4] if begins.month == 1 and after.month == 1 else day[:7]
