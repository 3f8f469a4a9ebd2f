"""The pages of places, phases, strands, researchers and the study, and the room People, in a project of many notes."""

import os
import sys
from pathlib import Path
from statistics import median
from time import process_time

import pytest
from corpus import notes
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.project.project import Project
from fieldnotes.session import Session
from ui.base.bus import Bus
from ui.base.context import Context
from ui.base.navigation import Navigation
from ui.base.prompts import ToldPrompts
from ui.base.searching import Searching
from ui.base.spelling import DirectSpeller, Spelling
from ui.base.tasks import WindowTasks
from ui.panels.actors import ActorsPanel
from ui.panels.field_pages import contributor, phase, site, strand, study, team

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]

NOTES = int(os.environ.get("FIELDNOTES_BENCH_FIELD_NOTES", "10000"))
LONGEST = 200
"""The longest that a page may take to stand, in milliseconds."""
PAGES = {
    "contributor": contributor,
    "team": team,
    "strand": strand,
    "phase": phase,
    "site": site,
    "project": study,
}


@pytest.fixture(scope="module")
def field(tmp_path_factory) -> tuple[Path, dict[str, str]]:
    """A project of one researcher, strand, phase and place that hold all or half of many notes; and their ids."""
    path = tmp_path_factory.mktemp("field") / "field.fieldnotes"
    project = Project.create(path, "Field", "Ines Marlowe")
    people = [project.actors.add(f"Person {number}").id for number in range(300)]
    sites = [project.sites.add(f"Place {number}").id for number in range(40)]
    project.sites.move(sites[1], sites[0])
    line = project.strands.add("Ethnography").id
    first = project.phases.add("All of it", "1900", "2100")
    side = project.teams.add("Research team").id
    project.memberships.enter(Ref("team", side), Ref("contributor", project.me.id), "ethnographer", "2012")
    code = project.codes.add("Boats").id
    pending = project.store.pending("Fill")
    made = list(enumerate(notes(NOTES)))
    for begin in range(0, len(made), 100):
        with pending.slice():
            for number, (day, text) in made[begin : begin + 100]:
                place = sites[number % 2] if number % 2 else sites[number % 40]
                note = project.notes.add(
                    title=f"Note {number}",
                    text=text,
                    observed=When.of(day),
                    site=place,
                    author=project.me.id,
                    people=[people[number % 300], people[number * 7 % 300]],
                ).id
                project.notes.change(note, strand=line)
                project.mentions.add_to_note(note, 300, 310, Ref("actor", people[number * 3 % 300]))
                if number % 20 == 0:
                    project.turns.add_many([Turn(new_id(), note, 500, 900, speaker=people[number % 300])])
                    project.codings.add(note, 520, 560, code)
    pending.close()
    idents = {
        "contributor": project.me.id,
        "team": side,
        "strand": line,
        "phase": first.id,
        "site": sites[0],
        "project": project.id,
    }
    project.close()
    return path, idents


@pytest.fixture
def context(field, theme, settings):
    session = Session.open(field[0])
    bus, tasks = Bus(), WindowTasks()
    searching = Searching(session, bus)
    yield Context(
        session=session,
        bus=bus,
        tasks=tasks,
        prompts=ToldPrompts(),
        settings=settings,
        theme=theme,
        navigation=Navigation(),
        search=searching,
        spelling=Spelling(DirectSpeller(), where=()),
    )
    tasks.close()
    searching.close()
    bus.stop()
    session.close()


def milliseconds(deed):
    begun = process_time()
    deed()
    return (process_time() - begun) * 1000


@pytest.mark.parametrize("noun", list(PAGES))
def test_the_page_of_a_noun_of_the_frame_stands_at_once(noun, field, context, qtbot):
    made, again = [], []
    for _ in range(5):
        pages = []

        def stand(pages=pages):
            page = PAGES[noun].page_kind().make(context, field[1][noun])
            page.resize(900, 800)
            page.show()
            qtbot.waitExposed(page)
            page.grab()
            pages.append(page)

        made.append(milliseconds(stand))
        again.append(milliseconds(pages[0].reload))
        pages[0].close()
        pages[0].deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sys.stdout.write(
        f"\n{noun} among {NOTES:,} notes: made to painted {median(made):.0f} ms, read anew {median(again):.0f} ms\n"
    )
    assert median(made) < LONGEST


def test_the_room_people_is_read_anew_at_once(context, qtbot):
    panel = ActorsPanel(context)
    qtbot.addWidget(panel)
    panel.resize(300, 800)
    panel.show()
    qtbot.waitExposed(panel)
    took = median(milliseconds(panel.reload) for _ in range(5))
    sys.stdout.write(f"\nthe room People over {NOTES:,} notes: read anew in {took:.0f} ms\n")
    assert took < LONGEST
