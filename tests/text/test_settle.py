"""What may stand in a note's text, settled at its one door."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.text.standoff import paragraph_at, paragraphs, settle

ANYTHING = st.text(alphabet=st.characters(exclude_categories=[]), max_size=40)


@pytest.mark.parametrize(
    ("raw", "settled"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\u2028b\u2029c\x85d\x0be\x0cf", "a\nb\nc\nd\ne\nf"),
        ("\ufeffword", "word"),
        ("in\ufeffside", "inside"),
        ("a\ufdd0b\ufdd1c\x00d\x07e\x7ff\x9fg", "abcdefg"),
        ("a\tb", "a\tb"),
        ("half \ud83d here", "half \ufffd here"),
        ("whole \ud83d\ude00", "whole 😀"),
        ("cafe\u0301 ﬁ \u00a0", "cafe\u0301 ﬁ \u00a0"),
        ("👩‍👩‍👧 \u200fשלום", "👩‍👩‍👧 \u200fשלום"),
    ],
)
def test_settling(raw: str, settled: str) -> None:
    assert settle(raw) == settled


@given(ANYTHING)
def test_a_settled_text_is_clean_and_stays_as_it_is(raw: str) -> None:
    settled = settle(raw)
    assert settle(settled) == settled
    settled.encode("utf-8")
    assert not any(unicodedata.category(sign) == "Cc" and sign not in "\t\n" for sign in settled)
    assert not set(settled) & set("\u2028\u2029\ufdd0\ufdd1")


@given(st.text(alphabet="ab\n", max_size=20))
def test_paragraphs_cover_the_text(text: str) -> None:
    spans = paragraphs(text)
    assert "\n".join(text[start:end] for start, end in spans) == text
    for start, end in spans:
        assert {paragraph_at(text, place) for place in range(start, end + 1)} == {(start, end)}
