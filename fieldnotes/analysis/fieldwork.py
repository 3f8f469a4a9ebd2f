"""The fieldwork log as plain data: visits, absences and notes, narrowed as one likes; hours; what is missing."""

from collections import Counter
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fieldnotes.analysis.presence import Presence
from fieldnotes.domain.people import Contributor, Site
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.domain.visits import NOT_THERE, Visit, VisitNote
from fieldnotes.project.project import Project


@dataclass(frozen=True, slots=True)
class Hours:
    """How long visits were, in minutes; a visit of two researchers counts once, but for each of them.

    Attributes:
        total: of all visits whose length is known; unknown: how many visits have none.
        by_month: by the month in which they begin, "2013-03" ("2013" where only the year is known).
        by_site, by_person: by ids; "" for visits without a place, or without anybody named.
    """

    total: int = 0
    unknown: int = 0
    by_month: Mapping[str, int] = field(default_factory=dict)
    by_site: Mapping[str, int] = field(default_factory=dict)
    by_person: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a log is narrowed to.

    Attributes:
        site: a place (an id), with all places in it; person: a researcher (an id); year; "" for all.
        span: a stretch of time; None for all of it.
    """

    site: str = ""
    person: str = ""
    year: str = ""
    span: TimeSpan | None = None

    def dated(self, first: str, last: str) -> bool:
        """Whether days (ISO), or some of them, fall into the year and the stretch of time."""
        within = self.span is None or self.span.touches(first, last)
        return within and (not self.year or first[:4] <= self.year <= last[:4])

    def bounds(self) -> tuple[str, str]:
        """The first and the last day (ISO) of the year and the stretch of time, "" for none."""
        begins, ends = (f"{self.year}-01-01", f"{self.year}-12-31") if self.year else ("", "")
        if self.span is None:
            return begins, ends
        return max(begins, self.span.since), min(ends or self.span.until, self.span.until)


@dataclass(frozen=True, slots=True)
class FieldLog:
    """What was entered of the fieldwork.

    Attributes:
        visits: visits and absences in order of time.
        notes: notes by the visit they came of; loose: dated notes that came of none.
        sites, people: by their ids.
    """

    visits: Sequence[Visit] = ()
    notes: Mapping[str, Sequence[VisitNote]] = field(default_factory=dict)
    loose: Sequence[VisitNote] = ()
    sites: Mapping[str, Site] = field(default_factory=dict)
    people: Mapping[str, Contributor] = field(default_factory=dict)

    def stays(self) -> list[Visit]:
        """The visits without the absences."""
        return [visit for visit in self.visits if not visit.absent]

    def presence(self) -> Presence:
        """When somebody was in the field, by visits and by notes that came of none."""
        return Presence(self.visits, [(note.first, note.last or note.first) for note in self.loose if note.first])

    def without_note(self) -> list[Visit]:
        """The visits of which there is no note."""
        return [visit for visit in self.stays() if visit.id not in self.notes]

    def not_seen(self) -> list[Visit]:
        """The visits of which it was entered what was not seen."""
        return [visit for visit in self.stays() if visit.not_seen]

    def years(self) -> list[str]:
        """The years in which visits and absences begin, the latest first."""
        return sorted({visit.start[:4] for visit in self.visits}, reverse=True)


def read_log(project: Project) -> Generator[int, None, FieldLog]:
    """The whole log of a project, a little at a time; diaries count as notes of a visit, but need none
    and tell nothing of one: they are written at home.

    Yields how many notes have been read, returns the log.
    """
    visits = project.visits.all()
    known = {visit.id for visit in visits}
    notes: dict[str, list[VisitNote]] = {}
    loose: list[VisitNote] = []
    read = 0
    for page in project.visits.notes():
        for note in page:
            if note.visit in known:
                notes.setdefault(note.visit or "", []).append(note)
            elif note.first is not None and note.kind not in NOT_THERE:
                loose.append(note)
        read += len(page)
        yield read
    return FieldLog(visits, notes, loose, _sites(project), _people(project))


def log_of(project: Project, visits: Sequence[Visit]) -> FieldLog:
    """The log of some visits, in order of time; of the notes only theirs."""
    notes: dict[str, list[VisitNote]] = {}
    for note in project.visits.notes_of([visit.id for visit in visits]):
        notes.setdefault(note.visit or "", []).append(note)
    return FieldLog(visits, notes, (), _sites(project), _people(project))


def narrowed(log: FieldLog, to: Narrowing) -> FieldLog:
    """A log narrowed to a place, a researcher and a time; absences of everybody and everywhere stay."""
    inside = places_within(log.sites.values(), to.site)

    def concerns(visit: Visit) -> bool:
        there = not to.site or visit.site in inside or (visit.absent and visit.site is None)
        theirs = not to.person or to.person in visit.visitors or (visit.absent and not visit.visitors)
        return there and theirs and to.dated(visit.first, visit.last)

    def likewise(note: VisitNote) -> bool:
        there = not to.site or note.site in inside
        dated = to.dated(note.first or "", note.last or "")
        return there and dated and (not to.person or note.author == to.person)

    visits = [visit for visit in log.visits if concerns(visit)]
    return replace(log, visits=visits, loose=[note for note in log.loose if likewise(note)])


def places_within(sites: Iterable[Site], site: str) -> set[str]:
    """A place and all that lie in it."""
    inside, sites = {site}, list(sites)
    while more := {one.id for one in sites if one.parent in inside} - inside:
        inside |= more
    return inside


def hours(visits: Iterable[Visit]) -> Hours:
    """How long visits were, in all, by month, place and researcher."""
    total = unknown = 0
    month: Counter[str] = Counter()
    site: Counter[str] = Counter()
    person: Counter[str] = Counter()
    for visit in visits:
        if visit.absent:
            continue
        if visit.minutes is None:
            unknown += 1
            continue
        total += visit.minutes
        month[visit.start[:7]] += visit.minutes
        site[visit.site or ""] += visit.minutes
        for one in visit.visitors or ("",):
            person[one] += visit.minutes
    return Hours(total, unknown, month, site, person)


def _sites(project: Project) -> dict[str, Site]:
    return {site.id: site for site in project.sites.all()}


def _people(project: Project) -> dict[str, Contributor]:
    return {person.id: person for person in project.contributors.all()}
