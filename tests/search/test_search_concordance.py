"""Keyword in context: slices that together are all lines, who speaks, and the orders of lines."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.search.concordance import deciding, order_of, outward
from fieldnotes.search.results import ConcordanceQuestion, Line, LinesQuestion
from tests.search.shelf import Shelf, note

LINE = Line("1", "2012-05-04", "the old iron ", "chain", " sang all morning", 13, 18, "Tea hut")


def asked(shelf: Shelf, least: int) -> tuple[list[Line], int]:
    """All lines, slice by slice, and how many slices it took."""
    engine, found, offset, slices = shelf.engine(), [], 0, 0
    while True:
        answer = engine.answer(LinesQuestion("chain", width=10, offset=offset, least=least))
        found += answer.lines
        offset, slices = answer.passed, slices + 1
        if answer.passed >= answer.notes:
            return found, slices


@pytest.mark.parametrize("least", [1, 70, 100_000])
def test_the_slices_together_are_all_lines_in_time(least):
    rows = [note(f"{number:03}", "A chain. The chains!", f"2012-01-{number % 28 + 1:02}") for number in range(130)]
    shelf = Shelf(rows, segments=3)
    found, slices = asked(shelf, least)
    assert found == shelf.engine().answer(ConcordanceQuestion("chain", width=10))
    assert len(found) == 260
    assert slices == (1 if least > 260 else 3)


def test_a_word_that_is_nowhere_gives_one_empty_slice():
    assert asked(Shelf([note("1", "bread")]), 10) == ([], 1)


def test_a_note_that_has_gone_since_leaves_the_other_lines():
    rows = [note(f"{number:03}", "A chain.", "2012-01-01") for number in range(60)]
    shelf = Shelf(rows)
    for row in rows[:50]:
        shelf.rows.pop(next(ref for ref in shelf.rows if ref.id == row.id))
    found, _ = asked(shelf, 1)
    assert len(found) == 10


def test_a_line_tells_who_said_it():
    spoken = ((0, 12, "interviewer"), (0, 12, "a-1"), (0, 12, "role: nurse"), (13, 30, "others"), (13, 30, "Old Tam"))
    row = replace(note("1", "The chain? _ A chain, a dog. _ chain"), spoken=spoken)
    assert [line.speaker for line in asked(Shelf([row]), 10)[0]] == ["a-1", "Old Tam", ""]


def test_words_decide_from_the_match_outward():
    assert outward(LINE.left, 1, left=True).split("\x01") == ["iron", "old", "the"]
    assert outward(LINE.left, 2, left=True).split("\x01") == ["old", "the"]
    assert outward(LINE.right, 1, left=False).split("\x01") == ["sang", "all", "morning"]
    assert outward(" , Émile’s", 1, left=False).split("\x01") == ["emile", "s"]


def test_the_word_that_decides_is_known_by_its_place():
    start, end = deciding(LINE.left, 2, left=True)
    assert LINE.left[start:end] == "old"
    start, end = deciding(LINE.right, 3, left=False)
    assert LINE.right[start:end] == "morning"
    assert deciding(LINE.right, 4, left=False) is None
    assert deciding("", 1, left=True) is None


def test_lines_are_put_in_order_by_word_note_and_context_and_equals_stay_in_time():
    others = [replace(LINE, start=1, match="Chains"), replace(LINE, start=2, left="an iron "), replace(LINE, start=3)]
    by_word = sorted(others, key=order_of("word"))
    assert [line.start for line in by_word] == [2, 3, 1]
    assert [line.start for line in sorted(others, key=order_of("left2"))] == [2, 1, 3]
    assert order_of("time") is None
    named = [replace(LINE, title="Élan"), replace(LINE, title="boat"), replace(LINE, title="")]
    assert [line.title for line in sorted(named, key=order_of("note"))] == ["", "boat", "Élan"]


def test_a_word_comes_before_those_that_begin_with_it():
    texts = [" teas at noon", " tea zone", " Tea, and bread"]
    assert sorted(texts, key=lambda text: outward(text, 1, left=False)) == [texts[2], texts[1], texts[0]]


@given(st.text(max_size=60), st.integers(1, 3), st.booleans())
def test_the_deciding_word_is_the_first_that_is_compared(context, number, left):
    place = deciding(context, number, left=left)
    compared = outward(context, number, left=left)
    assert (place is None) == (compared == "")
