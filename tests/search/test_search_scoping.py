"""What results are narrowed to: facets, and time."""

import pytest
from shelf import Shelf, note

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.people import Phase
from fieldnotes.domain.searches import EVERYTHING, Scope

ROWS = [
    note("a", "The ferry waits.", "2012-05-04", kind="fieldnote", site="quay", people=("dov", "win"), codes=("c",)),
    note("b", "The ferry sings.", "2012-12-30/2013-01-02", kind="interview", site="hut", people=("win",), author="me"),
    note("c", "A ferry, they said.", "2013-01-15", kind="diary", registers=((0, 7, "verbatim"),)),
    note("d", "No ferry.", kind="diary", spoken=((0, 2, "dov"),)),
]


@pytest.fixture
def shelf() -> Shelf:
    shelf = Shelf(ROWS, segments=2)
    shelf.phases = [Phase("one", "Learning", "2012-01", "2012-12"), Phase("two", "Leaving", "2013-01")]
    return shelf


def found(shelf: Shelf, scope: Scope, query: str = "ferry") -> str:
    return "".join(sorted(hit.id for hit in shelf.ask(query, scope).hits))


@pytest.mark.parametrize(
    ("facet", "values", "notes"),
    [
        ("site", ["quay"], "a"),
        ("site", ["quay", "hut"], "ab"),
        ("site", [""], "cd"),
        ("person", ["win"], "ab"),
        ("person", ["", "dov"], "acd"),
        ("code", ["c"], "a"),
        ("author", ["me"], "b"),
        ("kind", ["diary", "interview"], "bcd"),
        ("year", ["2012"], "ab"),
        ("year", ["2013", ""], "cd"),
        ("month", ["2012-12"], "b"),
        ("phase", ["one"], "ab"),
        ("phase", ["two"], "bc"),
        ("phase", [""], "d"),
        ("register", ["verbatim"], "c"),
        ("speaker", ["dov"], ""),
    ],
)
def test_a_facet_narrows_to_the_notes_that_hold_one_of_its_values(shelf, facet, values, notes):
    assert found(shelf, EVERYTHING.narrowed(facet, values)) == notes


def test_facets_hold_together(shelf):
    scope = EVERYTHING.narrowed("person", ["win"]).narrowed("year", ["2012"]).narrowed("site", ["hut"])
    assert found(shelf, scope) == "b"
    assert found(shelf, scope.narrowed("kind", ["diary"])) == ""


def test_a_narrowing_alone_is_a_question(shelf):
    assert found(shelf, EVERYTHING.narrowed("speaker", ["dov"]), "") == "d"
    with pytest.raises(UserError):
        shelf.ask("")


def test_words_count_only_in_the_stretches_of_a_register_that_was_chosen(shelf):
    answer = shelf.ask("ferry", EVERYTHING.narrowed("register", ["verbatim"]))
    assert (answer.notes, answer.occurrences) == (1, 1)
    assert shelf.ask("said", EVERYTHING.narrowed("register", ["verbatim"])).notes == 0
