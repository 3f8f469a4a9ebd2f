"""The fieldwork log as a table: every visit and absence, and the gaps between them."""

from collections.abc import Sequence
from pathlib import Path

from fieldnotes.analysis.fieldwork import FieldLog
from fieldnotes.analysis.presence import Gap
from fieldnotes.domain.visits import Visit
from fieldnotes.export.tables import write_table

HEAD = ("kind", "from", "to", "place", "who", "minutes", "access", "not seen", "remarks", "notes", "days")


def write_log(log: FieldLog, gaps: Sequence[Gap], path: Path) -> None:
    """Write a log, the earliest first, as CSV in UTF-8.

    Args:
        log: as it is narrowed.
        gaps: the gaps to tell of.
        path: where to; a file that is there is replaced only by a whole one.

    Raises:
        UserError: the file cannot be written.
    """
    entries = [(visit.first, _cells(log, visit)) for visit in log.visits] + [(gap.first, _gap(gap)) for gap in gaps]
    write_table(path, HEAD, [cells for _, cells in sorted(entries, key=lambda entry: entry[0])])


def _cells(log: FieldLog, visit: Visit) -> tuple[str, ...]:
    site = log.sites.get(visit.site or "")
    return (
        visit.kind,
        visit.start,
        visit.end or "",
        site.name if site else "",
        "; ".join(log.people[one].name for one in visit.visitors if one in log.people),
        str(visit.minutes or ""),
        visit.access,
        visit.not_seen,
        visit.description,
        "; ".join(note.title or "Untitled" for note in log.notes.get(visit.id, ())),
        "",
    )


def _gap(gap: Gap) -> tuple[str, ...]:
    reasons = "; ".join(absence.description for absence in gap.absences if absence.description)
    return ("gap", gap.first, gap.last, "", "", "", "", "", reasons, "", str(gap.days))
