"""Turns keep to their speakers' words through edits."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.edits import Edit, Span
from fieldnotes.text.turn_spans import carried_turns

TEXT = "Who rang?\nNobody did.\nAh."
WHO, NOBODY, AH = Span(0, 9), Span(10, 21), Span(22, 25)
TURNS = [WHO, NOBODY, AH]


def after(edit: Edit, turns: list[Span] = TURNS, text: str = TEXT) -> list[str]:
    new = edit.apply(text)
    return ["lost" if turn.lost else new[turn.start : turn.end] for turn in carried_turns(turns, edit)]


def test_what_is_typed_at_the_end_of_a_turn_is_said_by_its_speaker() -> None:
    assert after(Edit(9, "", " And when?")) == ["Who rang? And when?", "Nobody did.", "Ah."]


def test_what_is_typed_at_the_beginning_of_a_turn_is_too() -> None:
    assert after(Edit(10, "", "Oh, ")) == ["Who rang?", "Oh, Nobody did.", "Ah."]


def test_a_new_paragraph_at_the_end_of_a_turn_is_part_of_it() -> None:
    assert after(Edit(9, "", "\n")) == ["Who rang?\n", "Nobody did.", "Ah."]


def test_an_empty_line_before_a_turn_moves_it_down() -> None:
    assert after(Edit(10, "", "\n")) == ["Who rang?", "Nobody did.", "Ah."]


def test_a_turn_whose_words_are_deleted_can_be_written_again() -> None:
    assert after(Edit(10, "Nobody did.", "")) == ["Who rang?", "", "Ah."]
    assert after(Edit(10, "Nobody did.", "I did.")) == ["Who rang?", "I did.", "Ah."]


def test_a_turn_deleted_with_its_line_is_lost() -> None:
    assert after(Edit(10, "Nobody did.\n", "")) == ["Who rang?", "lost", "Ah."]


def test_an_empty_turn_goes_with_its_line() -> None:
    turns = [Span(0, 3), Span(4, 4)]
    assert after(Edit(3, "\n", ""), turns, "Ah.\n") == ["Ah.", "lost"]


def test_joined_paragraphs_stay_two_turns_and_one_takes_what_is_typed_between() -> None:
    joined = carried_turns(TURNS, Edit(9, "\n", ""))
    assert joined[:2] == [Span(0, 9), Span(9, 20)]
    assert carried_turns(joined, Edit(9, "", "!"))[:2] == [Span(0, 10), Span(10, 21)]


def test_a_lost_turn_takes_nothing() -> None:
    assert carried_turns([Span(4, 4, True)], Edit(4, "", "word")) == [Span(4, 4, True)]


@given(st.data())
def test_turns_never_overlap_and_stay_in_the_text(data: st.DataObject) -> None:
    text, turns = TEXT, list(TURNS)
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.sampled_from([0, 0, 1, 2, 12])))
        edit = Edit(start, text[start:end], data.draw(st.sampled_from(["", "x", "\n", "\n\n", "a\n", "\nb"])))
        text, turns = edit.apply(text), carried_turns(turns, edit)
        live = sorted((turn.start, turn.end) for turn in turns if not turn.lost)
        assert all(0 <= low <= high <= len(text) for low, high in live)
        assert all(one[1] <= other[0] for one, other in pairwise(live))
        assert live == [(turn.start, turn.end) for turn in turns if not turn.lost]


@given(st.integers(0, len(TEXT)), st.text("ab\n", min_size=1, max_size=6))
def test_typing_letter_by_letter_is_like_putting_in_at_once(position: int, words: str) -> None:
    turns = list(TURNS)
    for offset, letter in enumerate(words):
        turns = carried_turns(turns, Edit(position + offset, "", letter))
    assert turns == carried_turns(TURNS, Edit(position, "", words))
