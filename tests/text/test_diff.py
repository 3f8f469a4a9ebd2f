"""Readable differences: whole words, and both texts can be put together from them."""

from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.text.diff import word_diff

TEXTS = st.lists(st.sampled_from(["the ", "ward ", "quiet ", "e\u0301", "😀", "夜", "\n", ". "]), max_size=20).map(
    "".join
)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_put_together_again(old: str, new: str) -> None:
    differences = word_diff(old, new)
    assert "".join(text for kind, text in differences if kind != "added") == old
    assert "".join(text for kind, text in differences if kind != "removed") == new
    assert all(text for _, text in differences)


def test_a_changed_word_is_shown_whole() -> None:
    assert word_diff("The ward was quiet tonight.", "The ward was quieter tonight.") == [
        ("same", "The ward was "),
        ("removed", "quiet"),
        ("added", "quieter"),
        ("same", " tonight."),
    ]


def test_equal_texts_are_one_piece() -> None:
    assert word_diff("same", "same") == [("same", "same")]
    assert word_diff("", "") == []
