"""Spans stay on their words through every edit, checked against characters that carry a name each."""

from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.domain.edits import Edit, Span
from fieldnotes.text.anchors import carry, carry_many, context, diff_edits, reversible
from fieldnotes.text.graphemes import clusters, is_boundary

PIECES = st.sampled_from(
    [
        "a",
        "b",
        " ",
        "\n",
        "ward ",
        "e\u0301",
        "\u0301",
        "😀",
        "👩‍👩‍👧",
        "🇩🇪",
        "שלום",
        "سلام ",
        "\ufffc",
        "夜",
        "ก็",
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)


@st.composite
def histories(draw: st.DrawFn) -> tuple[str, list[Span], list[Edit]]:
    """A text, some spans in it, and edits that fit one after another."""
    text = draw(TEXTS)
    spans = []
    for _ in range(draw(st.integers(1, 4))):
        ends = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        if ends[0] < ends[1]:
            spans.append(Span(*ends))
    edits = []
    now = text
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(now)))
        end = draw(st.integers(start, min(len(now), start + 6)))
        edit = Edit(start, now[start:end], draw(TEXTS))
        edits.append(edit)
        now = edit.apply(now)
    return text, spans, edits


@settings(max_examples=400)
@given(histories())
def test_a_span_is_the_hull_of_its_surviving_characters(history: tuple[str, list[Span], list[Edit]]) -> None:
    text, spans, edits = history
    for span in spans:
        model: list[tuple[str, int]] = [("old", number) for number in range(len(text))]
        mine = set(model[span.start : span.end])
        carried = span
        for number, edit in enumerate(edits):
            carried = carry(carried, edit)
            put_in = [(f"edit {number}", place) for place in range(len(edit.inserted))]
            model[edit.position : edit.position + len(edit.removed)] = put_in
            alive = [place for place, name in enumerate(model) if name in mine]
            assert carried.lost == (not alive)
            if not alive:
                assert carried.start == carried.end <= len(model)
                break
            assert (carried.start, carried.end) == (alive[0], alive[-1] + 1)
            mine |= set(model[carried.start : carried.end])


@given(histories())
def test_carrying_many_is_carrying_each(history: tuple[str, list[Span], list[Edit]]) -> None:
    _, spans, edits = history
    expected = []
    for span in spans:
        for edit in edits:
            span = carry(span, edit)
        expected.append(span)
    assert carry_many(spans, edits) == expected


@given(histories())
def test_a_reversible_span_comes_back_with_the_inverse_edit(
    history: tuple[str, list[Span], list[Edit]],
) -> None:
    _, spans, edits = history
    for span in spans:
        there = carry(span, edits[0])
        assert reversible(span, edits[0]) == (carry(there, edits[0].inverse()) == span)


def test_text_put_in_at_either_edge_stays_outside() -> None:
    assert carry(Span(4, 8), Edit(4, "", "so ")) == Span(7, 11)
    assert carry(Span(4, 8), Edit(8, "", " so")) == Span(4, 8)


def test_text_put_in_inside_belongs() -> None:
    assert carry(Span(4, 8), Edit(5, "", "xx")) == Span(4, 10)


def test_a_replacement_over_one_edge_trims_to_the_surviving_words() -> None:
    assert carry(Span(4, 8), Edit(2, "abcd", "123456")) == Span(8, 10)
    assert carry(Span(4, 8), Edit(6, "abcd", "123456")) == Span(4, 6)


def test_a_replacement_over_the_whole_span_loses_it_and_it_stays_lost() -> None:
    lost = carry(Span(4, 8), Edit(3, "abcdef", "new"))
    assert lost == Span(3, 3, lost=True)
    assert carry(lost, Edit(0, "", "ab")) == Span(5, 5, lost=True)
    assert carry(lost, Edit(3, "new", "")) == Span(3, 3, lost=True)
    assert carry(lost, Edit(0, "ab", "")) == Span(1, 1, lost=True)


def test_an_empty_span_that_is_not_lost_stays_an_empty_span() -> None:
    assert carry(Span(4, 4), Edit(2, "", "ab")) == Span(6, 6)
    assert carry(Span(4, 4), Edit(4, "", "ab")) == Span(4, 4)


def test_moving_is_reversible_and_trimming_is_not() -> None:
    assert reversible(Span(4, 8), Edit(0, "abc", "x"))
    assert reversible(Span(4, 8), Edit(5, "", "x"))
    assert not reversible(Span(4, 8), Edit(2, "abcd", ""))


@settings(max_examples=400)
@given(TEXTS, TEXTS, st.one_of(st.none(), st.integers(0, 20)))
def test_edits_of_a_difference_make_the_new_text(old: str, new: str, cursor: int | None) -> None:
    text = old
    for edit in diff_edits(old, new, cursor):
        assert edit.removed != edit.inserted
        text = edit.apply(text)
    assert text == new


@given(TEXTS, TEXTS, st.integers(0, 60))
def test_typing_and_deleting_are_one_edit(text: str, typed: str, place: int) -> None:
    place = min(place, len(text))
    longer = text[:place] + typed + text[place:]
    for old, new in ((text, longer), (longer, text)):
        edits = diff_edits(old, new, place)
        assert len(edits) == (1 if typed else 0)
        assert all(len(edit.removed) + len(edit.inserted) == len(typed) for edit in edits)


@given(TEXTS, TEXTS)
def test_a_replacement_never_parts_what_a_reader_sees_as_one(old: str, new: str) -> None:
    text = old
    edits = diff_edits(old, new)
    for edit in edits:
        if edit.removed and edit.inserted:
            assert is_boundary(text, edit.position)
            assert is_boundary(text, edit.position + len(edit.removed))
        text = edit.apply(text)


def test_the_cursor_decides_which_of_two_equal_letters_was_typed() -> None:
    assert diff_edits("balon", "ballon", 2) == [Edit(2, "", "l")]
    assert diff_edits("balon", "ballon", 3) == [Edit(3, "", "l")]
    assert diff_edits("ballon", "balon", 4) == [Edit(3, "l", "")]
    assert diff_edits("ballon", "balon", 3) == [Edit(2, "l", "")]


def test_a_doubled_accent_is_put_after_its_letter() -> None:
    assert diff_edits("ee\u0301", "ee\u0301e\u0301", 3) == [Edit(3, "", "e\u0301")]


def test_two_different_sentences_share_no_chance_letters() -> None:
    old, new = "The nurse waited by the door.", "Nobody had asked about his son!"
    assert diff_edits(old, new) == [Edit(0, old, new)]


def test_a_word_replaced_everywhere_is_an_edit_at_each_place() -> None:
    old = "he came in and he sat down and then he left"
    new = "she came in and she sat down and then she left"
    assert [edit.position for edit in diff_edits(old, new)] == [0, 16, 38]


def test_a_misspelt_word_keeps_a_passage_over_it() -> None:
    edits = diff_edits("on teh wrad", "on the ward")
    assert carry_many([Span(3, 11)], edits) == [Span(3, 11)]


def test_two_far_edits_in_one_long_paragraph_stay_two() -> None:
    words = [f"word{number}" for number in range(8000)]
    changed = words.copy()
    changed[10], changed[7990] = "alpha", "omega"
    edits = diff_edits(" ".join(words), " ".join(changed))
    assert [edit.inserted for edit in edits] == ["alpha", "omega"]


def test_the_context_stops_at_the_ends_of_the_text() -> None:
    assert context("0123456789", 2, 4, 3) == ("01", "456")


def test_a_character_is_what_a_reader_sees() -> None:
    assert clusters("e\u0301a👩‍👩‍👧🇩🇪🇫🇷❤️k") == ["e\u0301", "a", "👩‍👩‍👧", "🇩🇪", "🇫🇷", "❤️", "k"]
    assert not is_boundary("🇩🇪🇫🇷", 1)
    assert is_boundary("🇩🇪🇫🇷", 2)
    assert not is_boundary("👩‍👩", 2)


@given(TEXTS)
def test_boundaries_are_where_the_characters_meet(text: str) -> None:
    places = {0, len(text)}
    position = 0
    for cluster in clusters(text):
        position += len(cluster)
        places.add(position)
    assert {place for place in range(len(text) + 1) if is_boundary(text, place)} == places
