"""How long after it was observed something was written."""

import pytest

from fieldnotes.domain.lag import lag_days, lag_words
from fieldnotes.domain.when import When


@pytest.mark.parametrize(
    ("observed", "written", "words"),
    [
        ("2013-11-12T15:30", "2013-11-12T22:40", "same day, + 7 h"),
        ("2013-11-12T15:30", "2013-11-12T15:50", "within the hour"),
        ("2013-11-12", "2013-11-12T22:40", "same day"),
        ("2013-11-12", "2013-11-13", "next day"),
        ("2013-11-12", "2013-11-24", "12 days later"),
        ("2013-11-12", "2014-03-24", "4 months later"),
        ("2013-11", "2019", "5 years later"),
        ("2013-11-12", "2013-11", "in the same month"),
        ("2013-11-12", "2013-11-11", "before it was observed"),
        ("2013-11-12", None, ""),
    ],
)
def test_the_lag_is_said_in_words(observed, written, words):
    assert lag_words(When.of(observed), written) == words


@pytest.mark.parametrize(
    ("observed", "written", "days"),
    [
        ("2013-11-12", "2013-11-12", 0),
        ("2013-11-12T23:30", "2013-11-13T01:00", 1),
        ("2013-11", "2014-01-02", 33),
        ("2013-11-01/2013-11-09", "2013-11-12", 3),
        ("2013-11-12", "2013-11", 0),
        ("2013", "2013-03-04", 0),
        ("2013-11-12", "2013-11-11", -1),
        ("2013-11-12", None, None),
        ("2013-11-12", "", None),
    ],
)
def test_the_lag_runs_from_the_last_day_observed_to_the_first_day_written(observed, written, days):
    assert lag_days(When.of(observed), written) == days


def test_a_season_counts_to_its_last_month():
    assert lag_days(When("2012-12", None, "season"), "2013-03-01") == 1


def test_nothing_observed_has_no_lag():
    assert lag_days(None, "2013-11-12") is None
    assert lag_words(None, "2013-11-12") == ""
