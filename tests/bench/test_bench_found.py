"""From finding to theory at 10,000 notes: passages like one, coding 5,000 places, a memo of 200 quotations."""

import sys
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import pytest
from corpus import notes
from whoosh.filedb.filestore import FileStorage

from fieldnotes.analysis.found_coding import FoundCoding, Spot
from fieldnotes.analysis.found_memo import FoundMemo
from fieldnotes.domain.when import When
from fieldnotes.project.project import Project
from fieldnotes.search.engine import Engine
from fieldnotes.search.evaluate import View
from fieldnotes.search.following import Follower
from fieldnotes.search.index import Index
from fieldnotes.search.results import SimilarQuestion

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

SIZE = 10_000
PLACES = 5_000
SLICE_BUDGET = 0.02
"""Seconds of the window's thread that one slice may take."""
SIMILAR_BUDGET = 0.15


def filed(path: Path, made: list[tuple[str, str]]) -> tuple[Project, list[str]]:
    project = Project.create(path, "Bench", "Nobody")
    ids = []
    for start in range(0, len(made), 500):
        with project.store.step("Add notes"):
            for number, (day, text) in enumerate(made[start : start + 500], start):
                ids.append(project.notes.add(title=f"Note {number}", text=text, observed=When.of(day)).id)
    return project, ids


def sliced(work: FoundCoding | FoundMemo) -> list[float]:
    """The processor time of each slice, in seconds."""
    times = []
    more = True
    while more:
        begun = process_time()
        more = work.advance()
        times.append(process_time() - begun)
    begun = process_time()
    work.finish()
    return [*times, process_time() - begun]


def told(what: str, times: list[float]) -> None:
    ordered = sorted(times)
    p95 = ordered[int(len(ordered) * 0.95)]
    sys.stdout.write(
        f"\n  {what}: {len(times)} times, whole {sum(times):.2f} s, median {median(times) * 1e3:.1f}, "
        f"p95 {p95 * 1e3:.1f}, worst {ordered[-1] * 1e3:.1f} ms"
    )


def test_similar_passages_coding_and_quoting(tmp_path: Path) -> None:
    made = list(notes(SIZE))
    project, ids = filed(tmp_path / "bench.fieldnotes", made)
    index = Index(FileStorage(str(tmp_path)))
    Follower(project, index, lambda: None).build()
    contents = index.contents()
    assert contents is not None
    engine = Engine(View(index.leaves(contents, [])), project.indexing.rows, project.indexing.names, list)
    wall, used = [], []
    for number in range(0, SIZE, SIZE // 40):
        text = made[number][1]
        start = text.index(" ", 600) + 1
        end = text.index(" ", start + 240)
        question = SimilarQuestion(text[start:end], note=ids[number], span=(start, end))
        begun, worked = perf_counter(), process_time()
        engine.answer(question)
        wall.append(perf_counter() - begun)
        used.append(process_time() - worked)
    told("passages like one, by the clock", wall)
    told("passages like one, processor", used)
    spots = [
        Spot(ids[number // 5], at, at + 12, made[number // 5][1][at : at + 12])
        for number in range(PLACES)
        for at in [(number % 5) * 900]
    ]
    coding = FoundCoding(project, "bench", spots, "match")
    slices = sliced(coding)
    told(f"coding {PLACES:,} places, slices, processor", slices)
    quoting = sliced(FoundMemo(project, "bench", "Found.", spots))
    told("a memo of 200 quotations, slices, processor", quoting)
    project.close()
    assert coding.made == PLACES
    assert median(used) <= SIMILAR_BUDGET
    assert median(slices) <= SLICE_BUDGET
