"""What counts as a word, how it is folded, and that its place in the source is exact."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fieldnotes.search import words

SCRAPS = "aZéßﬁİŉǅ9½_'’-. \n夜三カ\u3099ｶกิน\u0301\u0308\ufe0f❤👨\u200d👩가각\u1100\u1161\u1039\u103a\u1037ကᾳΐς"
texts = st.one_of(st.text(max_size=40), st.text(alphabet=SCRAPS, max_size=30))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My wife’s café", ["my", "wife", "s", "cafe"]),
        ("don't snake_case co-operate", ["don", "t", "snake", "case", "co", "operate"]),
        ("İstanbul straße STRASSE ﬁne", ["istanbul", "strasse", "strasse", "fine"]),
        ("e\u0301te\u0301 Ångström Å", ["ete", "angstrom", "a"]),
        ("Ὀδυσσεύς ΟΔΥΣΣΕΥΣ", ["οδυσσευσ", "οδυσσευσ"]),
        ("й ё צָהֳרַיִם", ["й", "ё", "צָהֳרַיִם"]),
        ("夜卧未半小时 abc三弟", [*"夜卧未半小时", "abc", "三", "弟"]),
        ("カ\u3099ル ひらがな", ["ガ", "ル", *"ひらがな"]),
        ("葛\U000e0100城", ["葛", "城"]),
        ("กิน", ["ก", "ิ", "น"]),
        ("love ❤️ you 👨‍👩‍👧!", ["love", "you"]),
        ("1804-05-14 10:30 m²", ["1804", "05", "14", "10", "30", "m²"]),
        ("", []),
    ],
)
def test_words_of_a_text(text: str, expected: list[str]) -> None:
    assert words.words(text) == [unicodedata.normalize("NFC", word) for word in expected]


@given(texts)
@example("a\u0301\u0323b カ\u3099\u0301夜")
def test_every_way_of_reading_gives_the_same_words(text: str) -> None:
    tokens = words.tokens(text)
    assert tokens.words == words.words(text) == words.folded_and_written(text)[0]


@given(texts)
@example("\u1041\u103a\u1037 က\u103a\u1037")
@example("\u0958क \u2adc x")
def test_places_are_in_order_and_hold_what_was_found(text: str) -> None:
    tokens = words.tokens(text)
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        assert 0 <= start < end <= len(text)
        if len(word) > 1 or not words.is_unspaced(word):
            assert words.words(text[start:end]) == [word]
    assert tokens.starts == sorted(tokens.starts)


@given(st.lists(st.sampled_from(["ferry", "café", "夜", "naı̈ve", "x"]), max_size=6), st.sampled_from(["NFC", "NFD"]))
def test_decomposed_text_has_the_same_words(parts: list[str], form: str) -> None:
    plain = " ".join(parts)
    assert words.words(unicodedata.normalize(form, plain)) == words.words(plain)  # type: ignore[arg-type]


@given(texts)
def test_a_found_word_finds_itself(text: str) -> None:
    tokens = words.tokens(text)
    for word, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True):
        if not words.is_unspaced(word[0]):
            assert words.fold(unicodedata.normalize("NFC", text[start:end])) == word


def test_decomposed_kana_is_marked_whole() -> None:
    tokens = words.tokens("あカ\u3099い")
    assert list(zip(tokens.words, tokens.starts, tokens.ends, strict=True)) == [
        ("あ", 0, 1),
        ("ガ", 1, 3),
        ("い", 3, 4),
    ]


def test_only_latin_and_greek_letters_lose_their_marks() -> None:
    assert words.fold("Éclair") == "eclair"
    assert words.fold("ά") == "α"
    assert words.fold("Й") == "й"
    assert words.fold("ガ") == "ガ"


def test_variants_are_the_words_that_folding_changed() -> None:
    assert words.marked_among(["Café", "ferry", "and", "Straße"]) == {"café"}
