"""What the head of a note says of the visit and the strand it belongs to."""

from fieldnotes.domain.notes import Note
from fieldnotes.domain.visits import Visit
from fieldnotes.project.project import Project
from ui.editor.header import Joined


def joined(project: Project, note: Note) -> Joined:
    """Visit and strand of a note; a visit is offered where it has none and just one fits."""
    if project.templates.is_one(note.id):
        return Joined()
    own = project.visits.find(note.visit) if note.visit else None
    strands = {strand.id: strand.name for strand in project.strands.all()}
    strand = strands.get(note.strand or "", "") if strands else None
    if own is not None:
        return Joined(_beside(project, note, own), strand=strand)
    fits = project.visits.fitting(note) if _may_belong(project, note) else []
    offered = _beside(project, note, fits[0]) if len(fits) == 1 else ""
    return Joined("" if project.visits.any() else None, offered, strand)


def visit_words(project: Project, visit: Visit) -> str:
    """A visit in a few words: its days and its place."""
    place = project.sites.get(visit.site).name if visit.site else ""
    return ", ".join(filter(None, (visit.label(), place)))


def _beside(project: Project, note: Note, visit: Visit) -> str:
    """A visit without what the note itself tells: its day, its place."""
    days = (note.observed.first, note.observed.last) if note.observed else ("", "")
    times = f"{visit.start[11:16]}–{visit.end[11:16]}" if visit.end and "T" in visit.start else ""
    when = times if (visit.first, visit.last) == days else visit.label()
    place = project.sites.get(visit.site).name if visit.site and visit.site != note.site else ""
    return ", ".join(filter(None, (when, place))) or "of this day"


def _may_belong(project: Project, note: Note) -> bool:
    return note.kind not in ("document", "media", "diary") and not project.store.readonly
