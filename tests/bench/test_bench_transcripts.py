"""Many long interviews coming in as RTF: how long it takes, what the reader weighs, whether the window stalls."""

import os
import resource
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter, process_time

import pytest
from corpus import notes
from PySide6.QtCore import QElapsedTimer, QTimer

from fieldnotes.interop.plan import ImportOptions
from fieldnotes.search.results import Status
from ui.base.tasks import Progress, WindowTasks
from ui.base.workers import Preview

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

FILES = int(os.environ.get("FIELDNOTES_BENCH_INTERVIEWS", "56"))
WORDS = int(os.environ.get("FIELDNOTES_BENCH_INTERVIEW_WORDS", "41000"))
"""Words of each, so that all have 2.3 million."""

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fswiss\fcharset0 Arial;}}"
    r"{\stylesheet{\s0 Normal;}{\s1 heading 1;}}{\info{\title Interview}{\creatim\yr2010\mo7\dy22}}\viewkind4\uc1\pard"
    r"\lang2057\f0\fs24 "
)


def interviews(folder: Path) -> None:
    """Write transcripts as word processors of 2005 did: code page 1252, abbreviations, runs cut for no reason."""
    for number, (_, words) in enumerate(notes(FILES, words=WORDS, seed=3)):
        drawn = words.split(" ")
        lines = [rf"Interviewee: Rhoda Penn{chr(65 + number % 26)}ock (RP)\par Interviewer: Paul Tarn (PT)\par \par "]
        at = turn = 0
        while at < len(drawn):
            length = 12 if turn % 2 == 0 else 150 + turn % 90
            said = " ".join(drawn[at : at + length])
            at += length
            cut = len(said) // 2
            said = rf"{said[:cut]}}}{{\lang2057\f0\fs24 {said[cut:]}"
            sign, end = ("PT", "?") if turn % 2 == 0 else ("RP", rf". \'93Tea\'94 \'96 it\'92s caf\'e9 {turn}.")
            lines.append(rf"\pard\ql {{\b {sign}:}}\tab {{{said}{end}}}\par \par ")
            turn += 1
        (folder / f"int{number:03}.rtf").write_bytes((HEAD + "\r\n".join(lines) + "}").encode("cp1252"))


class Gaps:
    """Watches how long the window is away between ticks of 5 ms, and how long of that it was itself at work."""

    def __init__(self) -> None:
        self._all: list[float] = []
        self._busy: list[float] = []
        self._spent = process_time()
        self._clock, self._ticks = QElapsedTimer(), QTimer()
        self._ticks.setInterval(5)
        self._ticks.timeout.connect(self._tick)
        self._clock.start()
        self._ticks.start()

    def _tick(self) -> None:
        now = process_time()
        self._all.append(self._clock.nsecsElapsed() / 1e6)
        self._busy.append((now - self._spent) * 1000)
        self._spent = now
        self._clock.restart()

    def taken(self) -> "Taken":
        """What was seen since the last asking."""
        gaps, busy = sorted(self._all), sorted(self._busy)
        self._all, self._busy = [], []
        at = int(len(gaps) * 0.99)
        return Taken(gaps[at], gaps[-1], busy[at], busy[-1])


@dataclass(frozen=True)
class Taken:
    """The 99th percentile and the longest of the gaps, and of the work in them, in milliseconds."""

    p99: float
    worst: float
    busy_p99: float
    busy_worst: float

    def __str__(self) -> str:
        return f"{self.p99:.0f}/{self.worst:.0f} (own work {self.busy_p99:.0f}/{self.busy_worst:.0f})"


def test_long_interviews_come_in_without_a_stall(qtbot, context, tmp_path, capsys):
    from ui.app import furnished
    from ui.commands.imports import carry_out, look_at

    folder = tmp_path / "interviews"
    folder.mkdir()
    interviews(folder)
    tasks = WindowTasks()
    context = replace(context, tasks=tasks)
    window = furnished(context)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)

    told: list[Progress] = []
    found: list[Preview] = []
    gaps, began = Gaps(), perf_counter()
    look_at(context, (folder,), ImportOptions(), found.append, pytest.fail, told.append)
    qtbot.waitUntil(lambda: bool(found), timeout=900_000)
    read, reading = perf_counter() - began, gaps.taken()
    qtbot.waitUntil(lambda: resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss > 0)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    plan = found[0].plan

    began = perf_counter()
    carry_out(context, replace(plan, code_turns=True))
    qtbot.waitUntil(lambda: context.project.notes.count() == FILES, timeout=900_000)
    made, making = perf_counter() - began, gaps.taken()

    began = perf_counter()
    states: list[Status] = []
    context.search.indexed.connect(states.append)
    context.search.start()
    qtbot.waitUntil(lambda: bool(states) and states[-1].unindexed == 0, timeout=900_000)
    indexed, indexing = perf_counter() - began, gaps.taken()
    with capsys.disabled():
        sys.stdout.write(
            f"\n{FILES} interviews in RTF, {sum(found[0].words):,} words, {plan.turns:,} turns: read in {read:.1f} s "
            f"({memory:.0f} MB), made and coded by speaker in {made:.1f} s, indexed in {indexed:.1f} s; gaps p99/"
            f"worst {reading}, {making}, {indexing} ms of 50/200; "
            f"load of the machine {os.getloadavg()[0]:.1f}\n"
        )
    window.close()
    tasks.close()
    assert len(told) == FILES
    assert {speaker.label for speaker in found[0].speakers} == {"PT", "RP"}
    for taken in (reading, making, indexing):
        assert taken.busy_p99 <= 50
        assert taken.busy_worst <= 200
