"""The places that the last search found: walked through, and true while their notes are written in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.edits import Edit, Span
from fieldnotes.domain.refs import Ref
from ui.base.hits import Hits
from ui.base.trail import Place

HUT, SLIP = Ref("note", "hut"), Ref("note", "slip")
PLACES = [Place(HUT, Span(4, 9)), Place(HUT, Span(20, 25)), Place(SLIP, Span(0, 5))]


@pytest.fixture
def hits(qapp):
    hits = Hits()
    hits.lay(PLACES)
    return hits


def test_steps_go_on_into_the_next_note_and_round_the_end(hits):
    assert [hits.step(1) for _ in range(4)] == [*PLACES, PLACES[0]]
    assert hits.step(-1) == PLACES[2]


def test_no_place_is_no_step(qapp):
    assert Hits().step(1) is None


def test_the_person_stands_in_a_note_only_after_she_has_gone_there(hits):
    assert not hits.stands_in(HUT)
    hits.stand_at(PLACES[1])
    assert hits.stands_in(HUT)
    assert hits.within(HUT) == ([Span(4, 9), Span(20, 25)], 1)
    hits.put_away()
    assert not hits.stands_in(HUT)
    assert hits.step(1) == PLACES[0]


def test_the_same_places_told_again_keep_the_present_one(hits):
    hits.stand_at(PLACES[1])
    hits.lay(reversed(PLACES))
    assert hits.stands_in(HUT)
    assert hits.step(1) == PLACES[0]
    hits.lay([Place(SLIP, Span(7, 8))])
    assert not hits.stands_in(SLIP)


def test_places_move_with_what_is_typed_before_them(hits):
    hits.stand_at(PLACES[0])
    assert not hits.carry(HUT, [Edit(0, "", "ab"), Edit(12, "xyz", "")])
    assert hits.within(HUT) == ([Span(6, 11), Span(19, 24)], 0)
    assert hits.within(SLIP)[0] == [Span(0, 5)]
    assert hits.step(1) == Place(HUT, Span(19, 24))


def test_a_place_whose_words_are_deleted_is_passed_over(hits):
    hits.stand_at(PLACES[0])
    assert hits.carry(HUT, [Edit(18, "x" * 10, "")])
    assert hits.within(HUT) == ([Span(4, 9)], 0)
    assert hits.step(1) == PLACES[2]


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 5)), max_size=6),
    st.lists(st.tuples(st.integers(0, 30), st.text("ab", max_size=4), st.text("ab", max_size=4)), max_size=6),
)
def test_places_follow_edits_as_passages_do(qapp, starts, edits):
    from fieldnotes.text.anchors import carry

    spans = [Span(start, start + length) for start, length in starts]
    done = [Edit(*edit) for edit in edits]
    hits = Hits()
    hits.lay(Place(HUT, span) for span in spans)
    hits.carry(HUT, done)
    for edit in done:
        spans = [carry(span, edit) if span.start < span.end else span for span in spans]
    assert hits.within(HUT)[0] == sorted(
        (Span(span.start, span.end) for span in spans if span.start < span.end), key=lambda span: (span.start, span.end)
    )
