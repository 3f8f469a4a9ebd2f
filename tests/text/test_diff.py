"""Readable differences: whole words, and both texts can be put together from them."""

from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.text.counting import WORD_PATTERN, words_of
from fieldnotes.text.diff import DiffRow, changes, paragraph_diff, paragraph_edits, word_diff

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


@given(TEXTS, TEXTS)
def test_rows_tell_the_whole_of_both_texts(old: str, new: str) -> None:
    rows = paragraph_diff(old, new)
    pieces = [piece for row in rows for piece in row.pieces]
    assert "".join(text for kind, text in pieces if kind != "added") == old
    assert "".join(text for kind, text in pieces if kind != "removed") == new
    assert all(text for _, text in pieces)
    assert all(row.old() or row.new() for row in rows)


def told(row: DiffRow) -> tuple[str, str]:
    return "".join(text for _, text in row.old()), "".join(text for _, text in row.new())


def test_paragraphs_stand_beside_what_became_of_them() -> None:
    old = "The ward was quiet.\nNobody rang.\nRain.\n"
    new = "The ward was loud.\nA bell, twice.\nNobody rang.\nRain.\n"
    rows = paragraph_diff(old, new)
    assert [told(row) for row in rows] == [
        ("The ward was quiet.\n", "The ward was loud.\n"),
        ("", "A bell, twice.\n"),
        ("Nobody rang.\n", "Nobody rang.\n"),
        ("Rain.\n", "Rain.\n"),
    ]
    assert [row.changed for row in rows] == [True, True, False, False]


def test_a_paragraph_that_is_gone_leaves_its_neighbours_side_by_side() -> None:
    assert [told(row) for row in paragraph_diff("A one.\nB two.\nC three.", "A one.\nC three.")] == [
        ("A one.\n", "A one.\n"),
        ("B two.\n", ""),
        ("C three.", "C three."),
    ]


def test_a_paragraph_that_was_divided_stays_one_row() -> None:
    rows = paragraph_diff("A one. B two.\nC", "A one.\nB two.\nC")
    assert [told(row) for row in rows] == [("A one. B two.\n", "A one.\nB two.\n"), ("C", "C")]


def test_of_what_is_the_same_only_its_length_is_told() -> None:
    old = "".join(f"Line {number}.\n" for number in range(20))
    rows = paragraph_diff(old, old.replace("Line 9.", "Word 9."))
    shown = changes(rows)
    assert [row if isinstance(row, int) else told(row)[1] for row in shown] == [
        8,
        "Line 8.\n",
        "Word 9.\n",
        "Line 10.\n",
        9,
    ]
    assert changes(paragraph_diff(old, old)) == [20]
    assert changes([]) == []


def test_paragraphs_that_were_joined_stand_beside_the_one_they_became() -> None:
    rows = paragraph_diff("Slack water at ten.\nNobody came down.\nEnd.", "Slack water at ten. Nobody came down.\nEnd.")
    assert [told(row) for row in rows] == [
        ("Slack water at ten.\nNobody came down.\n", "Slack water at ten. Nobody came down.\n"),
        ("End.", "End."),
    ]


def test_a_paragraph_rewritten_altogether_is_one_gone_and_one_new() -> None:
    assert [told(row) for row in paragraph_diff("Rain all day.\n", "She sold nine tickets.\n")] == [
        ("Rain all day.\n", ""),
        ("", "She sold nine tickets.\n"),
    ]


def test_a_short_beginning_that_was_divided_off_stays_with_its_paragraph() -> None:
    old = "On the fourth. The keeper came down to the slip and waited for the water as he always had.\nEnd."
    rows = paragraph_diff(old, old.replace("fourth. ", "fourth.\n"))
    assert [told(row) for row in rows] == [
        (old.partition("\n")[0] + "\n", old.partition("\n")[0].replace("fourth. ", "fourth.\n") + "\n"),
        ("End.", "End."),
    ]


@given(TEXTS, TEXTS)
def test_edits_found_by_paragraphs_make_the_new_text(old: str, new: str) -> None:
    text = old
    for edit in paragraph_edits(old, new):
        text = edit.apply(text)
    assert text == new


@given(st.text(st.sampled_from("ab é“’—…_\u0301字 \n"), max_size=30))
def test_words_are_the_same_by_the_quick_way_and_the_whole_one(text: str) -> None:
    assert words_of(text) == WORD_PATTERN.findall(text)
