"""The keys of all that matches, and hits of some rows only."""

from time import perf_counter

import pytest
from shelf import Shelf, note

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.index_rows import IndexRow
from fieldnotes.domain.searches import EVERYTHING
from fieldnotes.search.results import ConcordanceQuestion, Matching, MatchingQuestion

ROWS = [
    note("a", "The ferry waits.", "2012-05-04", kind="diary"),
    note("b", "The ferry sings, the ferry.", "2013-01-02"),
    note("c", "Bread.", "2013-01-15"),
    IndexRow("memo", "a", "On crossing", "What is it with the ferry?"),
]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(ROWS, segments=2)


def matching(shelf: Shelf, text: str, scope=EVERYTHING) -> Matching:
    answer = shelf.engine().answer(MatchingQuestion(text, scope))
    assert isinstance(answer, Matching)
    return answer


def test_all_that_matches_is_named_whatever_its_noun(shelf):
    answer = matching(shelf, "ferry")
    assert (sorted(answer.keys), answer.notes) == (["memo:a", "note:a", "note:b"], 2)
    assert matching(shelf, "ferry", EVERYTHING.narrowed("kind", ["diary"])).keys == ("note:a",)


def test_what_was_deleted_matches_no_longer(shelf):
    shelf.delete(ROWS[0])
    assert sorted(matching(shelf, "ferry").keys) == ["memo:a", "note:b"]


def test_a_query_that_cannot_be_read_is_refused(shelf):
    with pytest.raises(UserError):
        matching(shelf, '"ferry')


def test_the_keys_are_those_of_all_hits(shelf):
    for query in ("ferry", "the", "ferry OR bread", "NOT ferry", "sings"):
        hits = shelf.ask(query, limit=None).hits
        assert sorted(matching(shelf, query).keys) == sorted(f"{hit.type}:{hit.id}" for hit in hits)


@pytest.mark.parametrize("order", ["rank", "time"])
def test_hits_can_be_shown_of_some_rows_while_all_are_counted(shelf, order):
    among = frozenset({"note:b", "memo:a", "note:gone"})
    answer = shelf.ask("ferry", among=among, order=order, limit=1)
    assert ([hit.id for hit in answer.hits], answer.notes, answer.others) == (["b"], 2, {"memo": 1})
    rest = shelf.ask("ferry", among=among, order=order, offset=1)
    assert [hit.type for hit in rest.hits] == ["memo"]
    assert shelf.ask("ferry", among=frozenset()).hits == ()


def test_a_concordance_can_keep_to_some_rows(shelf):
    lines = shelf.engine().answer(ConcordanceQuestion("ferry", among=frozenset({"note:a"})))
    assert [line.note for line in lines] == ["a"]


@pytest.mark.bench
def test_the_keys_of_ten_thousand_notes_take_at_most_fifty_milliseconds():
    shelf = Shelf([note(f"{number:032x}", "ferry chain " * 20) for number in range(10_000)])
    times = []
    for _ in range(5):
        start = perf_counter()
        assert len(matching(shelf, "ferry").keys) == 10_000
        times.append(perf_counter() - start)
    assert min(times) < 0.05
