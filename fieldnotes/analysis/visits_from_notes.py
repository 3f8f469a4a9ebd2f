"""Visits that notes speak of: notes of the same days and place gathered, shown first, then made as one step."""

from collections.abc import Generator, Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import chain

from fieldnotes.domain.steps import Step
from fieldnotes.domain.visits import PlannedVisit, Visit, VisitNote
from fieldnotes.project.project import Project

LONGEST = 14
"""A note of more days than this is no visit but a period."""

_SLICE = 4
"""How many visits are made in one short transaction."""

Key = tuple[str, str, str]
"""First and last day, and a place ("" for none)."""


def planned_visits(project: Project, only: AbstractSet[str] | None = None) -> list[PlannedVisit]:
    """The visits that would be made of notes without one, in order of time.

    Notes of the same days and place are of one visit; a note without a place joins the only place of its days. Where
    one visit of these days and this place is known already, the notes are linked to it. Diaries and notes of long or
    vague times are left out.

    Args:
        project: whose notes.
        only: these notes (ids); None for all.
    """
    groups: dict[Key, list[VisitNote]] = {}
    for note in chain.from_iterable(project.visits.notes()):
        if note.visit is None and (only is None or note.id in only) and _is_of_days(note):
            groups.setdefault((note.first or "", note.last or "", note.site or ""), []).append(note)
    for first, last, site in list(groups):
        places = [key for key in groups if key[:2] == (first, last) and key[2]] if not site else []
        if len(places) == 1:
            groups[places[0]] += groups.pop((first, last, site))
    known = _by_key(project.visits.all())
    return [_planned(key, groups[key], known.get(key, ())) for key in sorted(groups)]


def make_visits(project: Project, planned: Sequence[PlannedVisit]) -> Generator[int, None, Step | None]:
    """Make visits and link their notes, a few at a time under one step; closing the generator takes all back.

    Yields:
        how many are made.
    """
    pending = project.store.pending(f"Make {len(planned):,} visit{'s' * (len(planned) != 1)} from notes")
    try:
        for start in range(0, len(planned), _SLICE):
            with pending.slice():
                for one in planned[start : start + _SLICE]:
                    visit = one.visit or project.visits.add(one.start, one.end, one.visitors, site=one.site).id
                    project.visits.assign(one.notes, visit)
            yield min(start + _SLICE, len(planned))
        return pending.close()
    finally:
        if not pending.ended:
            more = pending.cancel()
            while more():
                pass


def _is_of_days(note: VisitNote) -> bool:
    """Whether a note tells of a few known days."""
    if note.kind == "diary" or note.first is None or note.last is None or len(note.observed or "") < 10:
        return False
    return (date.fromisoformat(note.last) - date.fromisoformat(note.first)).days < LONGEST


def _by_key(visits: Iterable[Visit]) -> dict[Key, list[Visit]]:
    found: dict[Key, list[Visit]] = {}
    for visit in visits:
        if not visit.absent:
            found.setdefault((visit.first, visit.last, visit.site or ""), []).append(visit)
    return found


def _planned(key: Key, notes: Sequence[VisitNote], known: Sequence[Visit]) -> PlannedVisit:
    first, last, site = key
    who = tuple(dict.fromkeys(note.author for note in notes if note.author))
    visit = known[0].id if len(known) == 1 else None
    end = last if last != first else None
    return PlannedVisit(first, end, site or None, who, tuple(note.id for note in notes), visit)
