"""Measures facets: what each value would find, among many notes with codes, people, places, registers and speakers."""

import sys
from random import Random
from time import perf_counter, process_time

import pytest
from corpus import notes, vocabulary
from whoosh.filedb.filestore import RamStorage

from fieldnotes.domain.index_rows import IndexRow
from fieldnotes.domain.people import Phase
from fieldnotes.domain.searches import EVERYTHING
from fieldnotes.domain.when import When
from fieldnotes.search.engine import Engine
from fieldnotes.search.evaluate import View
from fieldnotes.search.results import FacetQuestion, Question
from fieldnotes.search.segments import Leaf, SegmentMaker

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

BUDGET = {10_000: 0.150, 50_000: 0.600}
"""Seconds for all facets of a common word."""

PHASES = [Phase("one", "First", "1990", "1999"), Phase("two", "Second", "2000", "2009"), Phase("three", "Last", "2010")]
REGISTERS = ("description", "aside", "commentary", "verbatim", "recalled", "feeling")


def rows(count: int, words: int) -> list[IndexRow]:
    """Notes with five codes, four people, a place, an author, three registers; every tenth is said by some of 500."""
    random = Random(3)
    found = []
    for number, (day, text) in enumerate(notes(count, words)):
        cuts = sorted(random.sample(range(len(text)), 6))
        kinds = random.sample(REGISTERS, 3)
        said = [f"Person {random.randrange(500)}" for _ in range(4)] if number % 10 == 0 else []
        found.append(
            IndexRow(
                noun="note",
                id=f"{number:032x}",
                title=f"Note {number}",
                text=text,
                kind=random.choice(("fieldnote", "interview", "diary")),
                observed=When.of(day),
                site=f"{random.randrange(40):032x}",
                author=f"{random.randrange(4):032x}",
                people=tuple(f"{person:032x}" for person in random.sample(range(500), 4)),
                codes=tuple(f"{code:032x}" for code in random.sample(range(200), 5)),
                registers=tuple(zip(cuts[::2], cuts[1::2], kinds, strict=True)),
                spoken=tuple((at * 200, at * 200 + 200, who) for at, who in enumerate(said)),
                voices=tuple(dict.fromkeys(said)),
                restricted=number % 50 == 0,
            )
        )
    return found


@pytest.mark.parametrize(("size", "words"), [(10_000, 300), (50_000, 100)])
def test_facets_of_a_common_word(size: int, words: int) -> None:
    made = rows(size, words)
    storage = RamStorage()
    leaves = []
    for start in range(0, size, size // 2):
        maker = SegmentMaker(storage)
        for row in made[start : start + size // 2]:
            maker.add(row)
        leaves.append(Leaf.open(storage, maker.finish()))
    engine = Engine(View(leaves), lambda _: [], lambda _: [], lambda: PHASES)
    common = vocabulary()[0]
    narrowed = EVERYTHING.narrowed("site", [f"{3:032x}"]).narrowed("code", [f"{7:032x}"])
    questions = {
        "page of results, for comparison": Question(common, limit=0),
        "a common word": FacetQuestion(common),
        "the same, narrowed to a site and a code": FacetQuestion(common, narrowed),
        "the same in one register": FacetQuestion(common, EVERYTHING.narrowed("register", ["verbatim"])),
        "two common words": FacetQuestion(" ".join(vocabulary()[:2])),
        "a phrase": FacetQuestion(f'"{" ".join(vocabulary()[:2])}"'),
    }
    sys.stdout.write(f"\nFacets of {size:,} notes\n")
    for words_, question in questions.items():
        wall, processor = [], []
        for _ in range(5):
            began, busy = perf_counter(), process_time()
            engine.answer(question)
            wall.append(perf_counter() - began)
            processor.append(process_time() - busy)
        sys.stdout.write(f"  {words_:42} {min(wall) * 1000:7.1f} ms, processor {min(processor) * 1000:7.1f} ms\n")
        if words_ == "a common word":
            assert min(processor) <= BUDGET[size]
