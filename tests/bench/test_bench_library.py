"""The library of many notes: how soon it is read, whether it stalls while one filters and scrolls (DESIGN §7)."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from random import Random
from time import process_time

import pytest
from corpus import notes
from PySide6.QtCore import QElapsedTimer, Qt, QTimer

from fieldnotes.domain.notes import KINDS, STATUSES
from fieldnotes.domain.when import When
from fieldnotes.project.project import Project
from fieldnotes.session import Session
from ui.models.note_groups import GROUPINGS
from ui.models.note_shelf import Arrangement

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

NOTES = int(os.environ.get("FIELDNOTES_BENCH_LIBRARY_NOTES", "50000"))
STALL = 50
"""The longest that the window may keep a person waiting, in milliseconds."""


@dataclass
class Gaps:
    """How long the window did not answer, in milliseconds."""

    all: list[float] = field(default_factory=list)

    def told(self) -> str:
        """The worst, and the one that only a hundredth surpass."""
        gaps = sorted(self.all)
        return f"p99 {gaps[int(len(gaps) * 0.99)]:.0f}, worst {gaps[-1]:.0f} ms ({len(gaps):,} ticks)"

    def worst(self) -> float:
        """The longest."""
        return max(self.all)


@contextmanager
def ticking() -> Iterator[Gaps]:
    """Measure the gaps between the ticks of a timer of 5 ms, in the time of this process: others may be at work."""
    gaps = Gaps()
    clock, ticks = [process_time()], QTimer()

    def tick() -> None:
        before, clock[0] = clock[0], process_time()
        gaps.all.append((clock[0] - before) * 1000)

    ticks.setInterval(5)
    ticks.timeout.connect(tick)
    ticks.start()
    yield gaps
    ticks.stop()


@pytest.fixture(scope="module")
def crowded(tmp_path_factory) -> Path:
    """A project with many notes of every kind, at 40 places, with 200 people."""
    path = tmp_path_factory.mktemp("library") / "crowded.fieldnotes"
    project = Project.create(path, "Crowded", "Ines Marlowe")
    random = Random(3)
    sites = [project.sites.add(f"Place {number}").id for number in range(40)]
    people = [project.actors.add(f"Person {number}").id for number in range(200)]
    made = list(enumerate(notes(NOTES, words=120)))
    pending = project.store.pending("Fill")
    for begin in range(0, len(made), 200):
        with pending.slice():
            for number, (day, text) in made[begin : begin + 200]:
                project.notes.add(
                    title=" ".join(text.split()[:5]) if number % 17 else "",
                    text=text,
                    observed=When.of(day) if number % 50 else None,
                    written=day,
                    kind=random.choice(KINDS),
                    status=random.choice(STATUSES),
                    site=random.choice(sites),
                    people=random.sample(people, random.randint(0, 3)),
                )
    pending.close()
    folder = project.folders.add("Chapter 2")
    project.folders.put([row.id for row in project.notes.rows()[:300]], folder.id)
    project.close()
    return path


class Desk:
    """A library in use, and how long each use kept its person waiting."""

    def __init__(self, library, qtbot) -> None:
        self.library = library
        self.qtbot = qtbot
        self.figures: list[str] = []
        self.worst: dict[str, float] = {}

    def measure(self, words: str, deed: Callable[[], object]) -> None:
        """Do something and keep the longest gap."""
        with ticking() as gaps:
            deed()
            self.qtbot.waitUntil(lambda: not self.library.listing, timeout=60_000)
            self.qtbot.wait(30)
        self.figures.append(f"{words}: {gaps.told()}")
        self.worst[words] = gaps.worst()

    def type_in(self, *filters: str) -> None:
        """Type filters, and delete each again."""
        for words in filters:
            for key in (*words, *[Qt.Key.Key_Backspace] * len(words)):
                self.qtbot.keyClick(self.library.filter, key)
                self.qtbot.wait(20)

    def scroll(self) -> None:
        """Leap about, then go page by page."""
        bar = self.library.list.verticalScrollBar()
        for step in range(120):
            bar.setValue(bar.maximum() * (step * 37 % 120) // 120)
            self.qtbot.wait(1)
        for _ in range(60):
            self.qtbot.keyClick(self.library.list, Qt.Key.Key_PageDown)
            self.qtbot.wait(1)

    def follow(self, project: Project) -> None:
        """Be open while a note is written in."""
        note = self.library.shown()[0].id
        for length in range(10):
            project.notes.change(note, title=f"Day {length}")
            self.qtbot.wait(120)

    def arrange(self, arrangement: Arrangement) -> None:
        """Group and sort otherwise."""
        self.library.head.arranged.emit(arrangement)


def test_many_notes_are_read_filtered_and_scrolled_without_a_stall(crowded, context, qtbot, capsys):
    from ui.base.tasks import WindowTasks
    from ui.panels.library.panel import Library

    session = Session.open(crowded)
    tasks = WindowTasks()
    clock = QElapsedTimer()
    clock.start()
    context.bus.follow(session.project.store.subscribe)
    library = Library(replace(context, session=session, tasks=tasks))
    qtbot.addWidget(library)
    library.resize(300, 800)
    library.show()
    qtbot.waitExposed(library)
    desk = Desk(library, qtbot)
    desk.figures.append(f"{NOTES:,} notes: the first shown after {clock.elapsed()} ms")
    assert library.model.rowCount() > 100
    desk.measure("reading", lambda: qtbot.waitUntil(lambda: len(library.reader.shelf) == NOTES, timeout=60_000))
    desk.figures.append(f"all there after {clock.elapsed()} ms")
    desk.measure("filtering", lambda: desk.type_in("place 7 diary", "ba", "person 12"))
    desk.measure("scrolling", desk.scroll)
    desk.measure("following a note that is written in", lambda: desk.follow(session.project))
    hard = dict(desk.worst)
    for grouping in GROUPINGS:
        desk.measure(f"grouping by {grouping}", partial(desk.arrange, Arrangement(grouping)))
    for sorting in ("written", "lag", "length", "title", "changed"):
        desk.measure(f"sorting by {sorting}", partial(desk.arrange, Arrangement("year", sorting)))
    desk.arrange(Arrangement())
    desk.measure("selecting all", library.list.selectAll)
    desk.measure("filtering with all selected", lambda: desk.type_in("place 7"))
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(desk.figures) + "\n")
    library.close()
    tasks.close()
    session.close()
    assert {words: round(gap) for words, gap in hard.items() if gap > STALL} == {}
