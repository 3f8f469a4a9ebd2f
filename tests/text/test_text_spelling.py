"""Which words are looked up, and which language a text shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.edits import Edit
from fieldnotes.text.spelling import (
    is_known,
    is_of_language,
    language_codes,
    likely_language,
    parts_of_names,
    words_to_check,
    words_to_check_again,
)


def checked(text: str) -> list[str]:
    return [word for _, _, word in words_to_check(text)]


def test_words_of_prose_are_looked_up() -> None:
    assert checked("The chain’s slack, she said: “nothing”.") == ["The", "chain's", "slack", "she", "said", "nothing"]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/wrogn", "www.exampel.org", "ines@exampel.org", "@Ketil", "[[Sclak chian]]", "b4y", "x_y",
        "NHS", "iPhone", "q", "/usr/shrae/dict", "notse.docx", "渡し船", "เรือ", "2nd", "#fieldwrok", "",
    ],
)  # fmt: skip
def test_what_is_no_prose_is_passed_over(text) -> None:
    assert checked(text) == []


def test_decomposed_accents_and_soft_hyphens_are_parts_of_words() -> None:
    assert checked("cafe\u0301 Zu\u00adsammen") == ["cafe\u0301", "Zusammen"]


def test_names_are_known_by_their_parts_and_in_the_possessive() -> None:
    known = parts_of_names({"Ketil Aasen", "Quay Nord"})
    assert is_known("Aasen's", known)
    assert is_known("ketil", known)
    assert not is_known("quary", known)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They had to wait for the ferry, and she said that it was late.", "en"),
        ("Ich war nicht auf der Fähre, und die Kette ist mir zu lang.", "de"),
        ("Elle était dans la rue avec les enfants, mais pas pour nous.", "fr"),
        ("渡し船", ""),
        ("", ""),
    ],
)
def test_a_text_shows_its_language_by_its_short_words(text, language) -> None:
    assert likely_language(text) == language


def test_the_languages_of_a_study_lead_unless_another_shows_itself() -> None:
    german = "Ich war nicht auf der Fähre, und die Kette ist mir zu lang, wie wir wissen."
    assert likely_language(german, ["en"]) == "de"
    assert likely_language("og det var en av de som var med", ["da"]) == "da"


def test_a_dictionary_judges_only_words_in_its_own_letters() -> None:
    assert is_of_language("ferry", "en-GB")
    assert not is_of_language("паром", "en")
    assert is_of_language("паром", "ru")
    assert not is_of_language("الحقل", "de")


def test_languages_are_named_by_codes_and_by_words() -> None:
    assert language_codes("English, de_AT; Nynorsk dialect") == ["en", "de-at"]


@given(st.text(max_size=80))
def test_every_word_lies_where_it_is_said_to_lie(text: str) -> None:
    last = 0
    for start, end, word in words_to_check(text):
        assert last <= start < end <= len(text)
        assert text[start:end].replace("’", "'").replace("\u00ad", "") == word
        last = end


PIECES = ["the ", "sclak", " ", "www.x.org", "’", "b4", "[[", "]]", "@Ana", "/a/b", "é", "NHS", ".", "\u00ad", "渡"]


@given(
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=2).map("".join),
    st.integers(0, 60),
    st.integers(0, 5),
)
def test_after_an_edit_it_is_enough_to_look_at_the_words_it_touches(text, inserted, place, length) -> None:
    place = min(place, len(text))
    edit = Edit(place, text[place : place + length], inserted)
    after = edit.apply(text)
    again = words_to_check_again(after, edit)
    if again is None:
        return
    low, high, words = again
    moved = len(edit.inserted) - len(edit.removed)
    known = words_to_check(text)
    before = [entry for entry in known if entry[1] <= low]
    behind = [(start + moved, end + moved, word) for start, end, word in known if start >= high - moved]
    assert before + words + behind == words_to_check(after)
