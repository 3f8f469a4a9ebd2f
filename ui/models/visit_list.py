"""The fieldwork log as rows: visits under their years, and between them what kept everybody away."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt

from fieldnotes.analysis.fieldwork import FieldLog, hours
from fieldnotes.analysis.presence import Gap
from fieldnotes.domain.people import Contributor
from fieldnotes.domain.visits import Visit
from fieldnotes.domain.when import When
from fieldnotes.text.stays import minutes_words
from ui.models.dates import tile_of
from ui.models.list_model import Index, ListModel
from ui.models.search_words import counted
from ui.theme.drawing import Tile


@dataclass(frozen=True, slots=True)
class YearRow:
    """The heading of a year, with what it holds in words."""

    words: str
    detail: str

    @property
    def id(self) -> str:
        """An id of its own."""
        return f"year:{self.words}"


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A visit as the log shows it; what is said of it is put into words when the row is seen.

    ``place`` and ``who`` are names, ``count`` is how many notes came of it.
    """

    visit: Visit
    place: str
    who: str
    count: int

    @property
    def id(self) -> str:
        """The visit's."""
        return self.visit.id

    @property
    def tile(self) -> Tile:
        """Its days."""
        start, end = self.visit.start, (self.visit.end or "")[:10]
        several = bool(end) and end != start[:10]
        return tile_of(When(start[:10], end, "range") if several else When.of(start))

    @property
    def length(self) -> str:
        """How long it was, "" where that is not known."""
        return minutes_words(self.visit.minutes) if self.visit.minutes else ""

    @property
    def not_seen(self) -> str:
        """What was not seen, on one line."""
        return " ".join(self.visit.not_seen.split())

    @property
    def notes(self) -> str:
        """How many notes came of it, in words."""
        return counted(self.count, "note") if self.count else "no note"

    def detail(self) -> str:
        """Who was there, how many notes came of it, how one came in."""
        return " · ".join(filter(None, (self.who, self.notes, " ".join(self.visit.access.split()))))


@dataclass(frozen=True, slots=True)
class QuietRow:
    """A line between visits: a gap, with the absences that explain it, or an absence shorter than a gap.

    ``visit`` is the id of an absence that it tells of, ``gap`` the gap; ``asks`` says that a reason is missing.
    """

    id: str
    words: str
    visit: str = ""
    gap: Gap | None = None
    asks: bool = False


LogRow = YearRow | VisitRow | QuietRow


class LogList(ListModel[LogRow]):
    """Rows, the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_said, parent)

    def low(self) -> Sequence[int]:
        """Where rows of one line stand, in rising order."""
        return [place for place, row in enumerate(self._rows) if not isinstance(row, VisitRow)]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be selected."""
        return Qt.ItemFlag.ItemIsEnabled if isinstance(self.row(index), YearRow) else super().flags(index)


def log_rows(log: FieldLog, gaps: Sequence[Gap], over: int, year: str = "", writable: bool = True) -> list[LogRow]:
    """The rows of a log.

    Args:
        log: as it is narrowed.
        gaps: what is told between the visits.
        over: days without a reason from which on that is told beside a reason.
        year: all belong under this year; "" for the year in which each begins.
        writable: whether a reason may be asked for.
    """
    told = {visit.id for gap in gaps for visit in gap.absences}
    dated: list[tuple[str, bool, Visit | Gap]] = [
        (visit.first, visit.absent, visit) for visit in log.visits if visit.id not in told
    ]
    dated += [(gap.first, True, gap) for gap in gaps]
    dated.sort(key=lambda entry: entry[:2], reverse=True)
    years: dict[str, list[tuple[str, bool, Visit | Gap]]] = {}
    for entry in dated:
        years.setdefault(year or entry[0][:4], []).append(entry)
    rows: list[LogRow] = []
    for name, entries in years.items():
        visits = [entry for _, _, entry in entries if isinstance(entry, Visit) and not entry.absent]
        rows.append(YearRow(name, totals(visits)))
        rows += _rows(log, [entry for _, _, entry in entries], over, writable)
    return rows


def totals(visits: Sequence[Visit]) -> str:
    """How many visits, and how long they were: "14 visits · 41 h"."""
    minutes = hours(visits).total
    return " · ".join(filter(None, (counted(len(visits), "visit"), minutes_words(minutes) if minutes else "")))


def gap_words(gap: Gap, over: int, writable: bool = True) -> str:
    """A gap and its reasons: "41 days without a visit — ill"."""
    words = f"{counted(gap.days, 'day')} without a visit — "
    if not gap.absences:
        return words + ("no reason given: say why…" if writable else "no reason given")
    words += "; ".join(_reason(absence) for absence in gap.absences)
    return words + (f" · {counted(gap.unexplained, 'day')} of it without a reason" if gap.unexplained > over else "")


def names_words(ids: Sequence[str], people: Mapping[str, Contributor]) -> str:
    """Who, by their names; by initials where there are several."""
    known = [people[ident] for ident in ids if ident in people]
    return known[0].name if len(known) == 1 else ", ".join(person.initials or person.name for person in known)


def _rows(log: FieldLog, entries: Sequence[Visit | Gap], over: int, writable: bool) -> Iterator[LogRow]:
    for entry in entries:
        if isinstance(entry, Gap):
            visit = entry.absences[0].id if entry.absences else ""
            words = gap_words(entry, over, writable)
            yield QuietRow(f"gap:{entry.first}", words, visit, entry, asks=not visit)
        elif entry.absent:
            who = names_words(entry.visitors, log.people)
            words = f"{who or 'Nobody there'}{' away' * bool(who)} {entry.label()} — {_reason(entry)}"
            yield QuietRow(entry.id, words, entry.id)
        else:
            yield _visit_row(log, entry)


def _visit_row(log: FieldLog, visit: Visit) -> VisitRow:
    site = log.sites.get(visit.site or "")
    count = len(log.notes.get(visit.id, ()))
    return VisitRow(visit, site.name if site else "No place said", names_words(visit.visitors, log.people), count)


def _reason(absence: Visit) -> str:
    return " ".join(absence.description.split()) or "no reason given"


def _said(row: LogRow) -> str:
    if isinstance(row, YearRow):
        return f"{row.words}, {row.detail}"
    if isinstance(row, QuietRow):
        return row.words
    unseen = f"not seen: {row.not_seen}" if row.not_seen else ""
    return ", ".join(filter(None, (row.visit.label(), row.place, row.length, row.detail(), unseen)))
