"""Sentences found in several languages, and words counted."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.text.counting import WORD_PATTERN, count_words
from fieldnotes.text.standoff import sentences


@pytest.mark.parametrize(
    "parts",
    [
        ["She left.", "He stayed!", "Why?", "Nobody knew…", "Nobody asked."],
        ["Dr. Haller and Mrs. Smith met J. R. Ward at 3.15 p.m. in St. Anne's.", "They talked."],
        ["“What?” she said.", "“Nothing.”", "He went."],
        ["It costs 3.50 at example.org, e.g. Tea.", "Fine."],
        ["It was 4 p.m. Then he left."],
        ["Am 3. März 1900 kam er an.", "Prof. Meyer schwieg, z. B. beim Essen.", "Dann ging er."],
        ["There were 12.", "Then more came."],
        ["夜に雨が降った。", "「行こう！」", "と言った。"],
        ["今天晴。", "明天呢？"],
        ["هل جاء؟", "نعم جاء۔"],
        ["So did I.", "And you?"],
        ["no full stop"],
    ],
)
def test_sentences(parts: list[str]) -> None:
    gap = "" if parts[0][-1] in "。！？" else " "
    text = gap.join(parts)
    found = [text[start:end] for start, end in sentences(text)]
    if "4 p.m. Then" in text:
        assert found == ["It was 4 p.m.", "Then he left."]
    else:
        assert found == parts


def test_a_sentence_never_crosses_a_paragraph() -> None:
    text = "One line\n\n  and another. More \n"
    assert [text[start:end] for start, end in sentences(text)] == ["One line", "and another.", "More"]


@given(st.text(alphabet='ab. !?。\n"”A3', max_size=40))
def test_sentences_hold_everything_but_white_space(text: str) -> None:
    spans = sentences(text)
    assert all(start < end and "\n" not in text[start:end] for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    held = {place for start, end in spans for place in range(start, end)}
    assert all(place in held or sign.isspace() for place, sign in enumerate(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("his wife’s so-called 3rd café", ["his", "wife", "s", "so", "called", "3rd", "café"]),
        ("cafe\u0301 snake_case don't", ["cafe\u0301", "snake", "case", "don", "t"]),
        ("夜に雨 rain", ["夜", "に", "雨", "rain"]),
        ("カ\u3099ラス ｶﾞ 々", ["カ\u3099", "ラ", "ス", "ｶ", "ﾞ", "々"]),
        ("ไทย ລາວ", ["ไ", "ท", "ย", "ລ", "າ", "ວ"]),
        ("مُحَمَّد שָׁלוֹם हिन्दी", ["مُحَمَّد", "שָׁלוֹם", "हिन्दी"]),
        ("😀 ❤️ — … \ufffc", []),
        ("mid夜night", ["mid", "夜", "night"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert WORD_PATTERN.findall(text) == words
    assert count_words(text) == len(words)


@given(st.text(max_size=60))
def test_every_letter_and_digit_is_in_exactly_one_word(text: str) -> None:
    inside = {place for found in WORD_PATTERN.finditer(text) for place in range(*found.span())}
    for place, sign in enumerate(text):
        category = unicodedata.category(sign)
        if category[0] == "L" or category == "Nd":
            assert place in inside
        elif category[0] not in "MNC":
            assert place not in inside
