"""Where moments stand, and what is written along the scale."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.models.timeline_scale import UNITS, Scale, axis, moment_words, stretch_words


def day(iso: str) -> float:
    return float(date.fromisoformat(iso).toordinal())


def scale(since: str, until: str, width: float = 1000.0) -> Scale:
    return Scale(day(since), day(until) - day(since), 50.0, width)


def measure(words: str) -> float:
    return 7.0 * len(words)


def words(since: str, until: str, width: float = 1000.0) -> list[str]:
    return [mark.words for mark in axis(scale(since, until, width), measure) if mark.words]


@given(st.floats(1e5, 8e5), st.floats(0.5, 5e4), st.floats(0.05, 20), st.floats(50, 1050))
def test_the_moment_under_the_cursor_stays_while_one_zooms(begin, days, factor, x):
    before = Scale(begin, days, 50.0, 1000.0)
    after = before.zoomed(factor, x)
    assert after.moment(x) == pytest.approx(before.moment(x), abs=1e-3)


@given(st.lists(st.floats(0.01, 100), max_size=30))
def test_nobody_leaves_the_calendar(factors):
    at = scale("2008-01-01", "2018-01-01")
    for factor in factors:
        at = at.zoomed(factor, 60.0).panned(-90_000.0)
        assert 0 <= at.begin + at.days / 2 <= date.max.toordinal() + 1


def test_a_drag_moves_what_is_seen_with_the_mouse():
    before = scale("2008-01-01", "2018-01-01")
    assert before.panned(-100.0).x(before.moment(300.0)) == pytest.approx(400.0)


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_asked_for_is_the_unit_seen(unit):
    assert scale("2008-01-01", "2018-01-01").in_unit(unit).unit() == unit


def test_a_decade_is_told_by_years():
    assert words("2007-12-31", "2018-07-01") == [str(year) for year in range(2008, 2019)]


def test_a_year_is_told_by_months_and_the_new_year_by_its_number():
    assert words("2012-11-15", "2013-11-15")[:4] == ["Dec 2012", "2013", "Feb", "Mar"]


def test_a_month_is_told_by_days():
    assert words("2013-02-26", "2013-03-26")[:3] == ["26 Feb", "28", "1 Mar"]


def test_a_day_is_told_by_hours():
    assert words("2013-03-12", "2013-03-13")[0] == "12 Mar"
    assert "15:00" in words("2013-03-12", "2013-03-13")


@pytest.mark.parametrize("days", [1, 3, 20, 90, 400, 4_000, 40_000, 400_000])
@pytest.mark.parametrize("width", [60.0, 300.0, 1000.0, 2500.0])
def test_words_along_the_scale_never_overlap(days, width):
    begin = min(day("2009-05-17"), date.max.toordinal() - days / 2)
    marks = [mark for mark in axis(Scale(begin, days, 50.0, width), measure) if mark.words]
    for one, other in pairwise(marks):
        assert one.x + measure(one.words) < other.x


def test_a_moment_is_told_as_exactly_as_a_pixel_is_wide():
    moment = day("2013-03-12") + 15.5 / 24
    told = [moment_words(moment, Scale(moment, days, 0.0, 1000.0)) for days in (100_000, 20_000, 300, 1)]
    assert told == ["2013", "Mar 2013", "12 Mar 2013", "12 Mar 2013, 15:30"]


def test_stretches_are_told_in_words():
    assert stretch_words(day("2013-03-12"), day("2013-03-13")) == "12 Mar 2013"
    assert stretch_words(day("2013-03-01"), day("2013-04-01")) == "1 Mar 2013 – 31 Mar 2013"
    assert stretch_words(day("2013-03-01"), None) == "since 1 Mar 2013"
    assert stretch_words(None, day("2013-03-02")) == "until 1 Mar 2013"
    assert stretch_words(day("2013-03-12") + 0.5, day("2013-03-12") + 0.5) == "12 Mar 2013, 12:00"
