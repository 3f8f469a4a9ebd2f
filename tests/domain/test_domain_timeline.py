"""Spans of time and moments."""

from datetime import datetime

import pytest

from fieldnotes.domain.timeline import TimeSpan, clock_of, day_of, moment_of


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2013-01-01", "2013-12-31", "2013"),
        ("2012-01-01", "2013-12-31", "2012 – 2013"),
        ("2013-03-01", "2014-01-31", "Mar 2013 – Jan 2014"),
        ("2013-03-01", "2013-03-31", "Mar 2013"),
        ("2013-03-02", "2013-05-09", "2 Mar 2013 – 9 May 2013"),
        ("2013-03-02", "2013-03-02", "2 Mar 2013"),
    ],
)
def test_a_span_is_told_as_short_as_it_is_exact(since, until, words):
    assert TimeSpan(since, until).label() == words


def test_a_span_holds_the_days_it_touches_whichever_way_it_was_drawn():
    assert TimeSpan.of(100.7, 98.2) == TimeSpan.of(98.2, 100.7)
    span = TimeSpan.of(98.0, 101.0)
    assert (span.begin, span.end) == (98.0, 101.0)


def test_moments_hold_the_time_of_day():
    noon = datetime(2013, 3, 12, 12, 0).timestamp() * 1000
    assert moment_of(int(noon)) == datetime(2013, 3, 12).toordinal() + 0.5
    assert clock_of("2013-03-12T06:30") == 6.5 / 24
    assert clock_of("2013-03-12") == 0.0
    assert day_of(-5.0).year == 1
    assert day_of(1e9).year == 9999
