"""Facets in words, and what is hidden."""

from dataclasses import replace

from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.search.results import Facets, FacetValue, Results
from ui.models.facet_words import facet_rows, hidden_words, value_words, worth_showing


def rows(facet: str, *values: FacetValue, order: tuple[str, ...] = (), scope: Scope = EVERYTHING):
    return facet_rows(facet, Facets("q", values={facet: values}), scope, value_words, lambda _, __: "", order)


def test_without_occurrences_bars_tell_notes():
    found = rows("kind", FacetValue("diary", 3, 0), FacetValue("interview", 5, 0))
    assert [(row.name, row.value, row.tip) for row in found] == [("Interview", 5, "5 notes"), ("Diary", 3, "3 notes")]


def test_months_stand_in_time_and_undated_notes_last():
    found = rows("month", FacetValue("", 1, 9), FacetValue("2013-02", 1, 1), FacetValue("2012-11", 1, 2))
    assert [row.name for row in found] == ["Nov 2012", "Feb 2013", "Undated"]


def test_phases_stand_in_their_own_order():
    found = rows("phase", FacetValue("b", 9, 9), FacetValue("a", 1, 1), order=("a", "b", ""))
    assert [row.key for row in found] == ["a", "b"]


def test_what_is_chosen_is_listed_though_nothing_bears_it():
    found = rows("kind", scope=EVERYTHING.narrowed("kind", ["diary"]))
    assert [(row.key, row.value, row.chosen) for row in found] == [("diary", 0, True)]


def test_a_facet_of_which_no_note_bears_anything_is_not_worth_showing():
    assert not worth_showing(rows("site", FacetValue("", 9, 9)))


def test_nothing_is_hidden_without_a_narrowing():
    assert hidden_words(Results("q", notes=3, unnarrowed=3), EVERYTHING) == []


def test_a_restricted_note_that_is_left_out_is_told_once():
    scope = replace(EVERYTHING.narrowed("year", ["2012"]), unrestricted=True)
    assert hidden_words(Results("q", notes=3, unnarrowed=9, restricted=2), scope) == [
        "the narrowing hides 4 notes",
        "2 are restricted and left out",
    ]


def test_narrowing_and_time_are_told_apart():
    found = Results("q", notes=3, unnarrowed=30, restricted=2)
    assert hidden_words(found, EVERYTHING.narrowed("year", ["2012"]), everywhere=5) == [
        "the narrowing hides 25 notes",
        "the time that lists keep to hides 2 notes",
        "2 are restricted",
    ]
