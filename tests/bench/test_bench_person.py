"""The page of somebody met thousands of times, in a project of many notes: how soon it stands, how soon it goes on."""

import os
import sys
from pathlib import Path
from statistics import median
from time import process_time

import pytest
from corpus import notes

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
from ui.panels.field_pages import actor as actor_page

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]

NOTES = int(os.environ.get("FIELDNOTES_BENCH_PERSON_NOTES", "10000"))
MENTIONS = 5_000
OPENING = 200
"""The longest that a page may take to stand, in milliseconds."""


@pytest.fixture(scope="module")
def crowded(tmp_path_factory) -> tuple[Path, str]:
    """A project with many notes of 1,000 words; half of them mention somebody, some let her speak; and her id."""
    path = tmp_path_factory.mktemp("person") / "crowded.fieldnotes"
    project = Project.create(path, "Crowded", "Ines Marlowe")
    win = project.actors.add("Winifred Pask").id
    sites = [project.sites.add(f"Place {number}").id for number in range(40)]
    code = project.codes.add("Boats").id
    for number in range(20):
        project.facts.add(win, f"key {number % 5}", f"value {number}", str(1990 + number), str(1990 + number))
    made = list(enumerate(notes(NOTES)))
    pending = project.store.pending("Fill")
    for begin in range(0, len(made), 100):
        with pending.slice():
            for number, (day, text) in made[begin : begin + 100]:
                note = project.notes.add(
                    title=f"Note {number}", text=text, observed=When.of(day), site=sites[number % 40]
                )
                if number * MENTIONS // NOTES != (number - 1) * MENTIONS // NOTES:
                    project.mentions.add_to_note(note.id, 300, 310, Ref("actor", win))
                if number % 20 == 0:
                    project.turns.add_many([Turn(new_id(), note.id, 500, 900, speaker=win)])
                    project.codings.add(note.id, 520, 560, code)
    pending.close()
    project.close()
    return path, win


def test_the_page_of_somebody_mentioned_thousands_of_times_stands_at_once(crowded, theme, settings, qtbot):
    path, win = crowded
    session = Session.open(path)
    bus, tasks = Bus(), WindowTasks()
    searching = Searching(session, bus)
    context = Context(
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
    opened, whole, read, more = [], [], [], []
    for _ in range(7):
        begun = process_time()
        page = actor_page.page_kind().make(context, win)
        page.resize(900, 800)
        page.show()
        qtbot.waitExposed(page)
        page.grab()
        opened.append((process_time() - begun) * 1000)
        qtbot.waitUntil(lambda page=page: not page.subject.trail.reading)
        page.grab()
        whole.append((process_time() - begun) * 1000)
        begun = process_time()
        trail = session.project.trails.of(Ref("actor", win))
        read.append((process_time() - begun) * 1000)
        begun = process_time()
        page.subject.trail.extend()
        more.append((process_time() - begun) * 1000)
        page.close()
        page.deleteLater()
    assert trail.kinds()["mention"] == MENTIONS
    sys.stdout.write(
        f"\nperson with {MENTIONS:,} mentions among {NOTES:,} notes: page made to painted {median(opened):.0f} ms "
        f"(first {opened[0]:.0f}), with all of its trail {median(whole):.0f} ms (first {whole[0]:.0f}), "
        f"trail read {median(read):.0f} ms, next 80 rows {median(more):.0f} ms\n"
    )
    assert max(opened) < OPENING
    tasks.close()
    searching.close()
    bus.stop()
    session.close()
