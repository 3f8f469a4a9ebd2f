"""Which phase a day lies in, when the edges between phases are soft."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.people import Phase
from fieldnotes.domain.phases import PhaseMap, beside, dates_words, first_of, wide_days

LEARNING = Phase("1", "Learning", "2013-06", "2014-05", 14)
HANDING = Phase("2", "Handing over", "2014-06", None, 14)
SHARP = Phase("3", "Handing over", "2014-06", "2015-05", 0)


def said(phases, first, last=""):
    return PhaseMap(phases).words(first, last or first)


def test_a_day_amid_a_phase_is_named_after_it():
    assert said([LEARNING, HANDING], "2013-12-01") == "Learning"


def test_a_day_at_the_soft_edge_between_two_phases_is_named_after_both():
    assert said([LEARNING, HANDING], "2014-05-25") == "Learning / Handing over"
    assert said([LEARNING, HANDING], "2014-06-10") == "Learning / Handing over"
    assert said([LEARNING, HANDING], "2014-06-15") == "Handing over"


def test_a_day_outside_all_dates_but_by_a_soft_edge_is_named_so():
    assert said([LEARNING], "2013-05-20") == "edge of Learning"
    assert said([LEARNING], "2013-05-17") == ""


def test_a_day_inside_the_dates_by_an_edge_that_no_other_phase_shares_is_plainly_of_the_phase():
    assert said([LEARNING], "2013-06-01") == "Learning"


def test_a_phase_with_sharp_edges_takes_its_days_from_a_soft_neighbour():
    assert said([LEARNING, SHARP], "2014-06-03") == "Handing over"
    assert said([LEARNING, SHARP], "2014-05-30") == "Learning"


def test_phases_that_overlap_both_hold_a_day():
    beside_it = Phase("4", "Memories", "2013-01", "2015-12")
    assert said([beside_it, LEARNING], "2013-12-01") == "Memories / Learning"


def test_a_stretch_over_an_edge_may_be_of_both():
    assert said([Phase("1", "A", "2013", "2013"), Phase("2", "B", "2014")], "2013-12-30", "2014-01-02") == "A / B"


def test_the_first_phase_is_known_from_the_words():
    words = ("Learning", "Learning / Handing over", "edge of Learning")
    assert {first_of(each) for each in words} == {"Learning"}


def test_days_without_a_date_lie_in_no_phase():
    assert PhaseMap([LEARNING]).words(None, None) == ""


def test_the_days_a_phase_may_hold_are_its_dates_and_its_softness():
    assert wide_days(LEARNING) == ("2013-05-18", "2014-06-14")
    assert wide_days(HANDING) == ("2014-05-18", "")
    assert dates_words(LEARNING) == "Jun 2013 – May 2014, edges soft by 14 days"


def test_overlaps_and_gaps_are_said_among_the_phases_of_a_strand():
    other = Phase("5", "Later", "2014-07", "2014-12")
    assert beside(LEARNING, [LEARNING, other]) == ["30 days before “Later” lie in no phase."]
    assert beside(other, [LEARNING, other]) == ["30 days after “Learning” lie in no phase."]
    over = Phase("6", "Over", "2014-05-30", "2014-08")
    assert beside(LEARNING, [LEARNING, over]) == ["Overlaps with “Over” on 2 days, 30 May 2014 – 31 May 2014."]
    assert beside(HANDING, [Phase("7", "On", "2015"), HANDING]) == ["Overlaps with “On” from 1 Jan 2015 on."]
    assert beside(LEARNING, [LEARNING, HANDING]) == []
    assert beside(LEARNING, [Phase("8", "Beside", "2014-01", strand="other")]) == []


def test_a_gap_that_a_third_phase_fills_is_none():
    later, between = Phase("5", "Later", "2014-07"), Phase("6", "Between", "2014-01", "2014-06")
    assert beside(LEARNING, [LEARNING, between, later]) == [
        "Overlaps with “Between” on 151 days, 1 Jan 2014 – 31 May 2014."
    ]


@given(st.integers(0, 400), st.integers(0, 400), st.integers(0, 60), st.integers(-120, 900))
def test_a_phase_that_surely_holds_a_day_holds_it_by_its_dates_too(begin, length, soft, at):
    start = date(2012, 1, 1) + timedelta(days=begin)
    phase = Phase("1", "A", start.isoformat(), (start + timedelta(days=length)).isoformat(), soft)
    day = (date(2012, 1, 1) + timedelta(days=at)).isoformat()
    found = PhaseMap([phase]).at(day, day)
    inside = phase.start <= day <= phase.end
    if found.sure:
        assert inside
    first, last = wide_days(phase)
    assert bool(found.sure or found.perhaps) == (first <= day <= last)
    assert (found.words() == "A") == inside
