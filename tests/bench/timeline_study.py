"""A long made-up study for the timeline's benches: decades of notes, codings, memos, phases, standings, events."""

from datetime import date, timedelta
from random import Random

from fieldnotes.domain.ids import ordered_id
from fieldnotes.domain.when import When
from fieldnotes.project.project import Project
from fieldnotes.storage.store import now

SLICE = 400
"""How many rows are inserted in one transaction."""

KINDS = ("fieldnote", "fieldnote", "fieldnote", "jotting", "diary", "interview", "document")


def fill(project: Project, notes: int) -> None:
    """Fill a project with notes over twenty-four years, one in ten dated to its month only, and all that goes along."""
    random = Random(5)
    first = date(2000, 1, 1)
    roots = [
        project.codes.add(f"Theme {number}", at=now() - random.randint(1, 8_000) * 86_400_000) for number in range(12)
    ]
    leaves = [project.codes.add(f"Facet {number}", parent=random.choice(roots).id).id for number in range(60)]
    for number in range(6):
        project.phases.add(f"Phase {number + 1}", f"{2000 + 4 * number}-02", f"{2003 + 4 * number}-11", soft=60)
    for number in range(40):
        day = first + timedelta(days=random.randint(0, 8_700))
        project.events.add(f"Event {number}", When.of(day.isoformat()))
    for initials in ("AB", "CD", "EF"):
        person = project.contributors.add(f"Contributor {initials}", initials)
        for year in range(2000, 2024, 3):
            project.standings.enter(person.id, f"standing of {year}", f"{year}-04")
    pending = project.store.pending("Fill")
    for begin in range(0, notes, SLICE):
        with pending.slice():
            for number in range(begin, min(begin + SLICE, notes)):
                day = first + timedelta(days=random.randint(0, 8_700))
                when = day.isoformat()[: 7 if number % 10 == 0 else 10]
                kind = random.choice(KINDS)
                note = project.notes.add(
                    text="Seen today.", title=f"Note {number}", observed=When.of(when), written=when, kind=kind
                )
                passage = {
                    "id": ordered_id(),
                    "note": note.id,
                    "start": 0,
                    "end": 4,
                    "words": "Seen",
                    "created_at": now(),
                }
                project.store.insert("passage", passage)
                coding = {"id": ordered_id(), "passage": passage["id"], "code": random.choice(leaves), "at": now()}
                project.store.insert("coding", coding)
                if number % 50 == 0:
                    project.memos.add(f"Memo {number}", text="A thought.")
    pending.close()
