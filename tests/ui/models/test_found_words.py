"""What is made of results, in words."""

from dataclasses import replace

from fieldnotes.analysis.found_coding import Reckoning
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import Scope
from fieldnotes.search.results import Results
from ui.models.found_words import coded_words, makes_words, opening_words, scope_words


def test_what_coding_makes_is_told_with_what_is_there_already():
    assert makes_words(Reckoning(37, 0, 12), "match") == "Makes 37 passages in 12 notes."
    assert (
        makes_words(Reckoning(1, 1, 1), "match") == "Makes 1 passage in 1 note; you have coded all of them so already."
    )
    assert makes_words(Reckoning(3, 1, 2), "match").endswith("; 1 of them you have coded so already.")
    assert makes_words(Reckoning(), "match") == "None of these words stand in their notes any more."


def test_notes_without_turns_are_told_where_turns_are_coded():
    told = Reckoning(5, 0, 3, with_turns=2)
    assert (
        makes_words(told, "turn") == "Makes 5 passages in 3 notes. 1 note has no turns: there the paragraph is coded."
    )
    assert makes_words(told, "sentence") == "Makes 5 passages in 3 notes."


def test_places_that_had_changed_are_told_after_coding():
    assert coded_words("x", 1, 0) == "Coded 1 passage with “x”."
    assert coded_words("x", 2, 1) == "Coded 2 passages with “x”. One place had changed meanwhile and was left out."
    assert coded_words("x", 2, 3).endswith("3 places had changed meanwhile and were left out.")


def test_a_narrowing_is_told_by_names():
    names = {Ref("actor", "a1"): "Dov Pask", Ref("phase", "p1"): "Learning"}
    scope = Scope("2012", "2013-05", answers_only=True).narrowed("kind", ["interview", "diary"])
    scope = scope.narrowed("phase", ["p1", ""]).narrowed("speaker", ["a1", "Voice"]).narrowed("month", ["2013-03"])
    assert scope_words(scope, names.get) == (
        "2012 – May 2013 · without the interviewer’s words · kind interview or diary · phase Learning or none · "
        "speaker Dov Pask or Voice · month Mar 2013"
    )
    assert scope_words(Scope(since="2012"), names.get) == "since 2012"
    assert scope_words(Scope(), names.get) == ""


def test_a_memo_begins_with_what_was_asked_and_how_much_there_was():
    found = Results("chain", notes=97, occurrences=212, searched=192)
    words = opening_words("chain", "", found, 200, chosen=False, day="24 Nov 2026")
    assert words == (
        "Searched on 24 Nov 2026 for “chain”: 212 times in 97 of 192 notes. The first 200 places are quoted."
    )
    few = replace(found, occurrences=1, notes=1)
    words = opening_words("chain", "kind diary", few, 1, chosen=False, day="24 Nov 2026")
    assert words == "Searched on 24 Nov 2026 for “chain”, narrowed to kind diary: 1 time in 1 of 192 notes."
    words = opening_words("chain", "", found, 1, chosen=True, day="24 Nov 2026")
    assert words.endswith("1 place of these, chosen by hand, is quoted.")
