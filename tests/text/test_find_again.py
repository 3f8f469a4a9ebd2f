"""A passage is found again in a changed text, or not at all; never on other words."""

from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.edits import Span
from fieldnotes.text.anchors import context, find_again

NOTE = (
    "The ward was quiet. She said it was fine, and then she left the room without her coat.\n"
    "Later the registrar came back. She said it was fine, but nobody believed her any more."
)


def found(text: str, words: str, before: str = "", after: str = "", near: int | None = None) -> str | None:
    span = find_again(text, words, before, after, near)
    return None if span is None else text[span.start : span.end]


@given(st.integers(0, len(NOTE)), st.integers(1, 30))
def test_in_an_unchanged_text_a_passage_is_where_it_was(start: int, length: int) -> None:
    end = min(len(NOTE), start + length)
    if start < end:
        span = find_again(NOTE, NOTE[start:end], *context(NOTE, start, end), near=start)
        assert span == Span(start, end)


def test_the_surroundings_tell_equal_words_apart() -> None:
    second = NOTE.rindex("She said it was fine")
    span = find_again(NOTE, "She said it was fine", "came back. ", ", but nobody", 0)
    assert span == Span(second, second + 20)


def test_where_the_surroundings_say_nothing_the_nearest_is_taken_if_a_place_is_known() -> None:
    second = NOTE.rindex("She said it was fine")
    assert find_again(NOTE, "She said it was fine", "", "", second - 5) == Span(second, second + 20)
    assert find_again(NOTE, "She said it was fine", "", "") is None


def test_equal_words_with_strange_surroundings_are_not_guessed() -> None:
    assert find_again(NOTE, "She said it was fine", "xxxxxxxx", "yyyyyyyy", 3) is None


def test_a_short_word_alone_is_not_guessed() -> None:
    assert find_again("He left; her coat stayed.", "He", "and so ", " sat down") is None


def test_spaces_quotation_marks_and_accents_do_not_matter() -> None:
    text = "He said:  “that’s the cafe\u0301 –\nours” and went."
    assert found(text, '"that\'s the café - ours"') == "“that’s the cafe\u0301 –\nours”"


def test_a_passage_with_a_word_changed_is_found_whole() -> None:
    text = "Before. The registrar never came to look at the old man in bay four, not once. After."
    words = "The registrar never came to see the old man in bay four"
    assert found(text, words) == "The registrar never came to look at the old man in bay four"


def test_a_changed_first_or_last_word_is_found_to_its_end() -> None:
    text = "And so the registrar never came to see the old man in bay fourteen. More."
    words = "the registrar never came to see the old man in bay four"
    place = found(text, words)
    assert place is not None
    assert place.startswith("the registrar")


def test_two_nearly_equal_sentences_are_not_guessed_between() -> None:
    text = "The old man in bay two was asleep all day. The old man in bay six was asleep all day."
    assert found(text, "The old man in bay ten was asleep all day.") is None


def test_other_words_are_not_taken_for_the_passage() -> None:
    assert found(NOTE, "The nurse told me that the night had been very long for all of them") is None
    assert found(NOTE, "") is None
    assert found("", "anything") is None


@given(st.text(max_size=40), st.text(max_size=12), st.text(max_size=5), st.text(max_size=5), st.integers(-3, 50))
def test_any_input_gives_a_span_inside_the_text_or_none(
    text: str, words: str, before: str, after: str, near: int
) -> None:
    span = find_again(text, words, before, after, near)
    assert span is None or 0 <= span.start < span.end <= len(text)
