"""Which words set some notes apart from others."""

from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import Shelf, note

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.index_rows import IndexRow
from fieldnotes.domain.keyness import log_likelihood
from fieldnotes.domain.people import Phase
from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.search.distinct import counted
from fieldnotes.search.results import Distinct, DistinctQuestion, DistinctWord
from fieldnotes.search.words import words

QUAY = EVERYTHING.narrowed("site", ["quay"])


def asked(shelf: Shelf, scope: Scope = QUAY, **fields: object) -> Distinct:
    """The whole answer, however many slices it takes."""
    fields = {"least": 1, "gathered": False} | fields
    engine = shelf.engine()
    question = DistinctQuestion(scope, **fields)  # type: ignore[arg-type]
    while (answer := engine.distinct(question)).progress < 1:
        pass
    return answer


def figures(answer: Distinct) -> dict[str, tuple[int, int]]:
    return {word.word: (word.here, word.there) for word in answer.words}


def word_of(answer: Distinct, word: str) -> DistinctWord:
    return next(each for each in answer.words if each.word == word)


NOTES = [
    note("a", "The rope holds. The rope sings.", "2012-05-04", site="quay"),
    note("b", "A rope, a chain.", "2013-01-01", site="quay"),
    note("c", "The tea is hot; the chain is cold.", "2013-02-01", site="hut"),
    note("d", "Tea again.", site="hut"),
    IndexRow("memo", "m", "Rope", "Rope rope rope"),
]


@pytest.mark.parametrize("segments", [1, 3])
def test_words_are_counted_here_and_in_all_the_rest_but_not_told_where_they_are_used_alike(segments):
    answer = asked(Shelf(NOTES, segments))
    rarely = {"holds": (1, 0), "sings": (1, 0), "hot": (0, 1), "cold": (0, 1), "again": (0, 1)}
    assert figures(answer) == {"rope": (3, 0), "a": (2, 0), "tea": (0, 2), "is": (0, 2), **rarely}
    assert (answer.words_here, answer.words_there, answer.notes_here, answer.notes_there) == (10, 10, 2, 2)
    rope = word_of(answer, "rope")
    assert (rope.notes_here, rope.notes_there) == (2, 0)
    assert rope.likelihood == pytest.approx(log_likelihood(3, 0, 10, 10))


def test_the_surest_differences_come_first_and_rarer_words_are_told_too():
    answer = asked(Shelf(NOTES))
    likelihoods = [word.likelihood for word in answer.words]
    assert likelihoods == sorted(likelihoods, reverse=True)
    assert word_of(answer, "rope").ratio > 0 > word_of(answer, "tea").ratio
    assert (answer.tested, answer.over, answer.under) == (11, 4, 5)


def test_words_that_are_too_rare_are_not_tested():
    answer = asked(Shelf(NOTES), least=3)
    assert figures(answer) == {"rope": (3, 0)}
    assert answer.tested == 2  # "the" is used alike on both sides


def test_a_side_can_be_held_against_another_and_what_is_in_both_counts_here():
    shelf = Shelf(NOTES)
    shelf.phases = [Phase("one", "Learning", "2012-01", "2013-01"), Phase("two", "Leaving", "2013-01")]
    one, two = (EVERYTHING.narrowed("phase", [each]) for each in ("one", "two"))
    answer = asked(shelf, one, against=two)
    assert (answer.words_here, answer.words_there, answer.shared) == (10, 8, 1)
    assert figures(answer)["tea"] == (0, 1)


def test_of_a_speaker_only_the_words_they_say_count_against_all_others():
    said = "I pull. Why pull? They pull hard."
    spoken = ((0, 7, "dov"), (8, 17, "win"), (18, 33, "dov"))
    rows = [note("a", said, spoken=spoken), note("b", "Nobody pulls; I say.")]
    answer = asked(Shelf(rows), EVERYTHING.narrowed("speaker", ["dov"]))
    assert (answer.words_here, answer.words_there) == (5, 6)
    assert figures(answer)["pull"] == (2, 1)
    assert figures(answer)["i"] == (1, 1)
    pull = word_of(answer, "pull")
    assert (pull.notes_here, pull.notes_there) == (1, 1)


def test_one_register_can_be_held_against_another():
    rows = [note("a", "rope rope tea chain", registers=((0, 9, "verbatim"), (10, 13, "aside")))]
    verbatim, aside = (EVERYTHING.narrowed("register", [each]) for each in ("verbatim", "aside"))
    answer = asked(Shelf(rows), verbatim, against=aside)
    assert figures(answer) == {"rope": (2, 0), "tea": (0, 1)}


def test_the_interviewers_words_can_be_left_out():
    rows = [
        note("a", "Why? Because.", kind="interview", spoken=((0, 4, "interviewer"), (5, 13, "others"))),
        note("b", "Why not."),
    ]
    answer = asked(Shelf(rows), Scope(answers_only=True).narrowed("kind", ["interview"]))
    assert figures(answer) == {"because": (1, 0), "why": (0, 2), "not": (0, 1)}


def test_inflected_forms_count_as_one_word_named_by_the_commonest():
    rows = [note("a", "She waits. Waiting, we waited; he waits.", site="quay"), note("b", "Wait!")]
    answer = asked(Shelf(rows), gathered=True)
    wait = word_of(answer, "waits")
    assert (wait.here, wait.there, wait.notes_here, wait.notes_there) == (4, 1, 1, 1)
    assert wait.forms == ("waits", "wait", "waited", "waiting")
    assert wait.query == "waits"


def test_words_are_gathered_in_the_language_of_their_note():
    rows = [
        note("a", "Wir warten, sie wartete.", site="quay", language="de"),
        note("b", "He waits, we waited.", site="quay", language="en"),
        note("c", "Tea, Tee.", language="en"),
    ]
    found = {word.word: word.here for word in asked(Shelf(rows), gathered=True).words}
    assert found["waited"] == 2  # as often as "waits", and before it in the alphabet
    assert found["warten"] == 2


def test_a_language_can_be_chosen():
    rows = [note("a", "die Leine", site="quay", language="de"), note("b", "die now", site="quay", language="en")]
    rows.append(note("c", "Seil", language="de"))
    answer = asked(Shelf(rows), within="language:de")
    assert figures(answer) == {"die": (1, 0), "leine": (1, 0), "seil": (0, 1)}


def test_what_a_row_counts_is_what_its_query_finds():
    shelf = Shelf([*NOTES, note("e", "Ropes and chains, chaining.", site="quay")], 2)
    for gathered in (False, True):
        for word in asked(shelf, gathered=gathered).words:
            found = shelf.ask(word.query, QUAY)
            assert (found.occurrences, found.notes) == (word.here, word.notes_here), word
            assert shelf.ask(word.query).occurrences == word.here + word.there


def test_chinese_words_are_its_characters():
    rows = [note("a", "雨雨大", site="quay", language="zh"), note("b", "晴大", language="zh")]
    assert figures(asked(Shelf(rows))) == {"雨": (2, 0), "大": (1, 1), "晴": (0, 1)}


def test_deleted_notes_no_longer_count():
    shelf = Shelf(NOTES)
    shelf.delete(NOTES[0])
    assert "sings" not in figures(asked(shelf))


def test_the_commonest_words_of_the_project_are_told_as_such():
    rows = [note("a", "the " * 50 + " ".join(f"w{number}" for number in range(150)), site="quay"), note("b", "tea")]
    answer = asked(Shelf(rows))
    assert word_of(answer, "the").common
    assert sum(word.common for word in answer.words) == 100


def test_nothing_to_compare_is_said():
    with pytest.raises(UserError, match="Choose a phase"):
        asked(Shelf(NOTES), EVERYTHING)


def test_a_side_without_words_has_an_answer():
    answer = asked(Shelf(NOTES), EVERYTHING.narrowed("site", ["nowhere"]))
    assert (answer.words_here, answer.over) == (0, 0)
    assert all(word.likelihood == 0 for word in answer.words)


def test_counting_goes_on_in_slices_and_a_newer_view_begins_anew():
    engine = Shelf(NOTES, 3).engine()
    question = DistinctQuestion(QUAY, least=1)
    told = []
    while True:
        answer = counted(engine._view, question, lambda: engine.sides(question), engine._names, slice_=0)
        told.append(answer.progress)
        if answer.progress == 1:
            break
    assert len(told) > 3
    assert told == sorted(told)
    assert Shelf(NOTES, 3).engine().distinct(question).words == answer.words


WORDS = ["rope", "ropes", "tea", "Tee", "chain", "the", "résumé", "resume", "雨", "don't"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, st.sampled_from(["quay", "hut"])), min_size=1, max_size=8), st.integers(1, 3))
def test_counts_are_those_of_a_plain_count_over_the_texts(texts: Sequence[tuple[str, str]], segments: int):
    rows = [note(str(number), text, site=site) for number, (text, site) in enumerate(texts)]
    plain: dict[str, Counter[str]] = {"quay": Counter(), "hut": Counter()}
    for text, site in texts:
        plain[site].update(words(text))
    answer = asked(Shelf(rows, segments))
    assert answer.words_here == plain["quay"].total()
    assert answer.words_there == plain["hut"].total()
    for word in answer.words:
        assert (word.here, word.there) == (plain["quay"][word.word], plain["hut"][word.word])
    alike = [word for word in plain["quay"] | plain["hut"] if word not in figures(answer)]
    assert len(alike) == answer.tested - answer.over - answer.under


STRETCHES = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20), st.sampled_from(["dov", "win"])), max_size=4)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TEXTS, STRETCHES), min_size=1, max_size=5))
def test_words_of_a_speaker_are_what_a_search_finds_in_their_mouth(material):
    rows = [
        note(str(number), text, spoken=tuple((start, start + length, who) for start, length, who in sorted(stretches)))
        for number, (text, stretches) in enumerate(material)
    ]
    shelf = Shelf(rows, 2)
    dov = EVERYTHING.narrowed("speaker", ["dov"])
    answer = asked(shelf, dov)
    for word in answer.words:
        assert shelf.ask(word.query, dov).occurrences == word.here
        assert shelf.ask(word.query).occurrences == word.here + word.there
