"""Distinctive words among many notes: how long the count takes, and how long one of its slices holds a search up."""

import os
import sys
from random import Random
from statistics import median
from time import perf_counter, process_time

import pytest
from corpus import notes
from whoosh.filedb.filestore import RamStorage

from fieldnotes.domain.index_rows import IndexRow
from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.domain.when import When
from fieldnotes.search.engine import Engine
from fieldnotes.search.evaluate import View
from fieldnotes.search.results import DistinctQuestion
from fieldnotes.search.segments import Leaf, SegmentMaker

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

SIZE = int(os.environ.get("FIELDNOTES_BENCH_NOTES", "10000").split(",")[-1])
RARE = 200_000
"""So many different words, most of them met once or twice."""


@pytest.fixture(scope="module")
def engine() -> Engine:
    storage, leaves, random = RamStorage(), [], Random(3)
    maker = SegmentMaker(storage)
    for number, (day, text) in enumerate(notes(SIZE, 980)):
        rare = " ".join(f"x{random.randrange(RARE):x}" for _ in range(20))
        site, spoken = ("quay" if number % 4 else "hut"), ((0, 1500, "dov"),) if number % 5 == 0 else ()
        when = When.of(day)
        maker.add(IndexRow("note", str(number), "", f"{text} {rare}", observed=when, site=site, spoken=spoken))
        if maker.occurrences > 6_000_000:
            leaves.append(Leaf.open(storage, maker.finish()))
            maker = SegmentMaker(storage)
    leaves.append(Leaf.open(storage, maker.finish()))
    return Engine(View(leaves), lambda _: [], lambda _: (), list)


def measured(engine: Engine, scope: Scope, gathered: bool) -> tuple[float, float, list[float]]:
    """Wall and processor time of the whole count, and how long each slice took."""
    question = DistinctQuestion(scope, gathered=gathered)
    slices, begun, worked = [], perf_counter(), process_time()
    while True:
        before = perf_counter()
        answer = engine.distinct(question)
        slices.append(perf_counter() - before)
        if answer.progress == 1:
            return perf_counter() - begun, process_time() - worked, slices


@pytest.mark.parametrize("gathered", [False, True])
@pytest.mark.parametrize("facet", ["site", "year", "speaker"])
def test_a_count_takes_little_more_than_a_second_and_no_slice_holds_a_search_up(engine, facet, gathered):
    value = {"site": "hut", "year": "1995", "speaker": "dov"}[facet]
    runs = [measured(engine, EVERYTHING.narrowed(facet, [value]), gathered) for _ in range(3)]
    wall, processor, slices = min(runs, key=lambda run: run[1])
    words = sum(len(leaf.terms.table("text").terms) for leaf in engine._view.leaves)
    sys.stdout.write(
        f"\n{facet}, gathered {gathered}: {SIZE} notes, {words} terms: {wall:.2f} s, processor {processor:.2f} s; "
        f"{len(slices)} slices, median {median(slices) * 1000:.0f}, longest {max(slices) * 1000:.0f} ms\n"
    )
    if SIZE <= 10_000:
        assert processor <= 1.5
        assert max(slices) <= 0.3
