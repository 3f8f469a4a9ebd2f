"""How search grows from 1,000 notes to 50,000: building, size, following, asking, memory, opening (DESIGN §7)."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import pytest
from corpus import notes, queries

from fieldnotes.domain.when import When
from fieldnotes.project.project import Project
from fieldnotes.search.client import SearchClient

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(3600),
    pytest.mark.skipif(not Path("/proc/self/schedstat").is_file(), reason="processor times lie in /proc"),
]

SIZES = [int(size) for size in os.environ.get("FIELDNOTES_BENCH_GROWTH", "1000,10000,50000").split(",")]
QUERIES = 140
LARGE = 10_000
"""From this many notes on a step is held to be linear; below it the start of a process outweighs the rest."""
SLACK = 1.5
ANSWERED = 0.2
"""Seconds within which an answer comes, at the largest size too."""
MEMORY = 400


@dataclass
class Figures:
    """What was measured at one size: seconds, bytes and megabytes."""

    size: int
    build: float = 0.0
    build_cpu: float = 0.0
    bytes: int = 0
    builder_memory: int = 0
    server_memory: int = 0
    opening: list[float] = field(default_factory=list)
    saved: list[float] = field(default_factory=list)
    asked: dict[str, list[float]] = field(default_factory=dict)
    worked: dict[str, list[float]] = field(default_factory=dict)
    """Processor time of the answers, which other programs on the machine do not lengthen."""

    def all_asked(self) -> list[float]:
        return [one for times in self.asked.values() for one in times]

    def all_worked(self) -> list[float]:
        return [one for times in self.worked.values() for one in times]


def processor_time(pid: int) -> float:
    """Seconds of processor time that a process has used."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


def peak_memory(pid: int) -> int:
    """The most memory a process has held, in megabytes."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))


def builder_of(search: SearchClient) -> int | None:
    """The process that writes the index, if there is one at the moment."""
    pid = search._worker.pid
    started = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(started[0]) if started else None


def p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


@pytest.fixture
def filed(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Project]:
    project = Project.create(tmp_path / "growth.fieldnotes", "Growth", "Nobody")
    pending = project.store.pending("Fill")
    batch: list[tuple[int, tuple[str, str]]] = []
    for numbered in enumerate(notes(request.param)):
        batch.append(numbered)
        if len(batch) == 100:
            with pending.slice():
                for number, (day, text) in batch:
                    project.notes.add(title=f"Day {number}", text=text, observed=When.of(day))
            batch.clear()
    pending.close()
    yield project
    project.close()


MEASURED: list[Figures] = []


@pytest.mark.parametrize("filed", SIZES, indirect=True, ids=[f"{size:,}" for size in SIZES])
def test_search_at_this_size(filed: Project, tmp_path: Path) -> None:
    figures = Figures(filed.notes.count())
    path, cache = tmp_path / "growth.fieldnotes", tmp_path / "cache"
    begun = perf_counter()
    search = SearchClient(path, cache=cache)
    search.wait_until_current()
    figures.build = perf_counter() - begun
    builder = builder_of(search)
    assert builder is not None
    figures.build_cpu, figures.builder_memory = processor_time(builder), peak_memory(builder)
    search.close()
    figures.bytes = sum(file.stat().st_size for file in cache.rglob("*") if file.is_file())
    for _ in range(5):
        begun = perf_counter()
        search = SearchClient(path, cache=cache)
        search.query('"nothing"')
        figures.opening.append(perf_counter() - begun)
        if len(figures.opening) < 5:
            search.close()
    pid = search._worker.pid
    assert pid is not None
    for sort, query, _ in queries(QUERIES):
        begun, spent = perf_counter(), processor_time(pid)
        search.query(query)
        figures.asked.setdefault(sort, []).append(perf_counter() - begun)
        figures.worked.setdefault(sort, []).append(processor_time(pid) - spent)
    figures.saved = [saved_and_found(filed, search, number) for number in range(10)]
    figures.server_memory = peak_memory(pid)
    search.close()
    MEASURED.append(figures)
    told(figures)
    assert max(figures.builder_memory, figures.server_memory) <= MEMORY
    assert p95(figures.all_worked()) <= ANSWERED
    assert min(figures.saved) <= 0.3


def saved_and_found(project: Project, search: SearchClient, number: int) -> float:
    """Seconds from saving a note to finding it."""
    begun = perf_counter()
    project.notes.add(title="New", text=f"zebra{number} at the ferry")
    search.follow()
    search.wait_until_current()
    assert search.query(f'"zebra{number}"', limit=1).notes == 1
    return perf_counter() - begun


def told(figures: Figures) -> None:
    rows = [
        ("build", f"{figures.build:.1f} s; processor time {figures.build_cpu:.1f} s"),
        ("index", f"{figures.bytes / 1e6:.0f} MB"),
        ("memory: building; answering", f"{figures.builder_memory} MB; {figures.server_memory} MB"),
        (
            "a new process to its first answer",
            f"{milli(min(figures.opening))}; median {milli(median(figures.opening))}",
        ),
        ("saved note to found", f"{milli(median(figures.saved))}; most {milli(max(figures.saved))}"),
        *((sort, timed(figures.asked[sort], figures.worked[sort])) for sort in figures.asked),
        ("all kinds", timed(figures.all_asked(), figures.all_worked())),
    ]
    sys.stdout.write(f"\nSearch at {figures.size:,} notes\n" + "".join(f"  {one:40}{two:>64}\n" for one, two in rows))


def timed(asked: list[float], worked: list[float]) -> str:
    """Waited for and worked on."""
    wall = f"{milli(median(asked))}, p95 {milli(p95(asked))}"
    return f"{wall}; processor time {milli(median(worked))}, p95 {milli(p95(worked))}"


def milli(seconds: float) -> str:
    return f"{seconds * 1e3:.0f} ms"


def test_no_step_is_more_than_linear() -> None:
    large = [figures for figures in MEASURED if figures.size >= LARGE]
    for before, after in pairwise(large):
        times = after.size / before.size * SLACK
        assert after.build_cpu <= before.build_cpu * times
        assert after.bytes <= before.bytes * times
        assert min(after.opening) <= min(before.opening) * times
        for sort, worked in after.worked.items():
            assert median(worked) <= median(before.worked[sort]) * times, sort
