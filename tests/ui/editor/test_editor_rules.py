"""Rules of the editor that need no window: spans, laying edits anew, finding, naming, ranking, stacking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.codes import Code
from fieldnotes.domain.edits import Edit
from ui.editor.code_popup import ranked
from ui.editor.completion import goes_on, opening_at
from ui.editor.find_bar import places_of, replacing
from ui.editor.gutters import MarginEntry, stacked
from ui.editor.rebase import rebased
from ui.editor.spans import SpanSet

letters = st.text("abc \n", max_size=20)


@st.composite
def edited(draw: st.DrawFn, text: str, most: int = 3) -> tuple[list[Edit], str]:
    """Some edits of a text, and the text after them."""
    edits = []
    for _ in range(draw(st.integers(0, most))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        edit = Edit(start, text[start:end], draw(st.text("XYZ", max_size=4)))
        edits.append(edit)
        text = edit.apply(text)
    return edits, text


@given(st.data(), letters)
def test_words_typed_are_never_lost_when_edits_are_laid_anew(data: st.DataObject, text: str) -> None:
    outside, there = data.draw(edited(text))
    pending, here = data.draw(edited(text, 2))
    laid = rebased(pending, outside, there)
    after = there
    for edit in laid:
        after = edit.apply(after)
    if len(pending) == 1:
        assert pending[0].inserted in after
    assert not outside or len(after) >= 0
    if not outside:
        assert after == here


@given(st.data(), letters.filter(bool), st.lists(st.tuples(st.integers(0, 19), st.integers(1, 20)), max_size=6))
def test_a_set_of_spans_is_carried_like_each_span_by_itself(
    data: st.DataObject, text: str, places: list[tuple[int, int]]
) -> None:
    from fieldnotes.domain.edits import Span
    from fieldnotes.text.anchors import carry_many

    spans = [(start, min(end, len(text))) for start, end in places if start < min(end, len(text))]
    edits, _ = data.draw(edited(text))
    together: SpanSet[int] = SpanSet((start, end, number) for number, (start, end) in enumerate(spans))
    together.carry(edits)
    alone = carry_many((Span(start, end) for start, end in spans), edits)
    expected = {(span.start, span.end, number) for number, span in enumerate(alone) if not span.lost}
    assert set(together.all()) == expected


def test_spans_that_overlap_stand_on_levels_of_their_own() -> None:
    spans = SpanSet([(0, 10, "a"), (2, 6, "b"), (4, 8, "c"), (6, 9, "d"), (20, 30, "e")])
    levels = {value: level for _, _, value, level in spans.levelled(0, 40)}
    assert levels == {"a": 0, "b": 1, "c": 2, "d": 1, "e": 0}


def test_replacing_counts_each_place_in_the_text_as_it_is_by_then() -> None:
    text = "a cat, a CAT, a category"
    places = places_of(text, "cat", exact=False)
    edits = replacing(text, places, "heron")
    for edit in edits:
        text = edit.apply(text)
    assert text == "a heron, a heron, a heronegory"


def test_what_is_searched_for_is_taken_literally() -> None:
    assert places_of("1+1 (one)", "+1 (", exact=True) == [(1, 5)]


@pytest.mark.parametrize(
    ("text", "words", "field"),
    [
        ("see [[Risk", "Risk", False),
        ("see [[", "", False),
        ("with @Win", "Win", True),
        ("with @Winifred Pa", "Winifred Pa", True),
        ("(@", "", True),
        ("„@Élan Vo\u0308ro\u0308s", "Élan Vo\u0308ro\u0308s", True),
        ("@Ana de la Cruz", "Ana de la Cruz", True),
        ("@O’Brien-Smith", "O’Brien-Smith", True),
    ],
)
def test_an_opening_is_seen_while_it_is_typed(text: str, words: str, field: bool) -> None:
    opening = opening_at(text, len(text))
    assert opening is not None
    assert (opening.words, opening.field) == (words, field)


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("Ana", True),
        ("Ana Cruz", True),
        ("Ana de la Cruz", True),
        ("Ana went", False),
        ("三弟 Wu", True),
        ("tea hut", True),
        ("The Tuesday crew", True),
        ("The crew went off", False),
        ("tea hut was", False),
    ],
)
def test_a_new_name_ends_where_the_sentence_goes_on(words: str, on: bool) -> None:
    assert goes_on(words) is on


@pytest.mark.parametrize("text", ["[[closed]]", "mail me@home", "[[a\nb", "plain", "[one"])
def test_no_opening_is_seen_where_there_is_none(text: str) -> None:
    assert opening_at(text, len(text)) is None


def test_codes_used_last_come_first_and_retired_ones_not_at_all() -> None:
    codes = [
        (Code("1", "risk"), "", 3),
        (Code("2", "unequal risk"), "", 9),
        (Code("3", "ritual"), "", 1),
        (Code("4", "risky", status="retired"), "", 50),
    ]
    assert [code.id for code, _, _ in ranked(codes, "", ["3"])] == ["3", "2", "1"]
    assert [code.id for code, _, _ in ranked(codes, "ri", [])] == ["1", "3", "2"]
    assert [code.id for code, _, _ in ranked(codes, "risk une", [])] == ["2"]


def test_entries_of_a_margin_never_stand_on_one_another() -> None:
    entries = [(float(top), top + 20.0, MarginEntry(top, top + 1, str(top), "")) for top in (0, 2, 4, 90, 91)]
    placed = stacked(entries, 20, 0)
    assert [one.y for one in placed] == [0, 20, 40, 90, 110]
