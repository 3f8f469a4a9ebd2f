"""Real diaries: the words that set one stretch of them apart are those a reader would name."""

import json
from pathlib import Path

import pytest
from shelf import Shelf, note

from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.search.results import Distinct, DistinctQuestion
from fieldnotes.search.words import words

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.fixture(scope="module")
def diary() -> Shelf:
    path = DATA / "pepys_1660_1661" / "entries.jsonl"
    if not path.is_file():
        pytest.skip("the real material is not here")
    entries = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return Shelf(
        [
            note(f"{number:04}", entry["text"], entry["iso_gregorian"] or None, language="en")
            for number, entry in enumerate(entries)
        ],
        2,
    )


def asked(shelf: Shelf, scope: Scope, **fields: object) -> Distinct:
    engine = shelf.engine()
    while (answer := engine.distinct(DistinctQuestion(scope, **fields))).progress < 1:  # type: ignore[arg-type]
        pass
    return answer


def test_the_voyage_to_fetch_the_king_is_marked_by_the_sea(diary):
    voyage = EVERYTHING.narrowed("month", ["1660-04", "1660-05"])
    first = [word for word in asked(diary, voyage).words if word.ratio > 0][:80]
    assert {"board", "ship"} <= {form for word in first for form in word.forms}


def test_the_month_of_the_coronation_is_marked_by_it(diary):
    april = asked(diary, EVERYTHING.narrowed("month", ["1661-04"]))
    marked = {word.word for word in april.words if word.ratio > 0 and word.likelihood > 10.83}
    assert marked & {"coronation", "coronacion"}


def test_counts_are_those_of_a_plain_count(diary):
    year = EVERYTHING.narrowed("year", ["1661"])
    answer = asked(diary, year, gathered=False)
    plain: dict[bool, dict[str, int]] = {True: {}, False: {}}
    for row in diary.rows.values():
        mine = row.observed is not None and row.observed.first.startswith("1661")
        for word in words(row.text):
            plain[mine][word] = plain[mine].get(word, 0) + 1
    assert answer.words_here == sum(plain[True].values())
    assert answer.words_there == sum(plain[False].values())
    for word in answer.words:
        assert (word.here, word.there) == (plain[True].get(word.word, 0), plain[False].get(word.word, 0))


def test_a_gathered_row_opens_to_just_what_it_counts(diary):
    year = EVERYTHING.narrowed("year", ["1661"])
    for word in asked(diary, year).words[:60]:
        found = diary.ask(word.query, year, limit=1)
        assert (found.occurrences, found.notes) == (word.here, word.notes_here), word
