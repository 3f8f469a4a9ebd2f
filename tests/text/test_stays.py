"""How long somebody stayed, read as people write it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.errors import UserError
from fieldnotes.text.stays import Stay, minutes_words, parse_minutes, parse_stay, split_times

TODAY = date(2014, 6, 12)


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("3 h 20", 200),
        ("3h20", 200),
        ("3 h", 180),
        ("3", 180),
        ("3:20", 200),
        ("3.5 h", 210),
        ("3,25", 195),
        ("2½ h", 150),
        ("½ h", 30),
        ("45 min", 45),
        ("2 hours 5 minutes", 125),
        ("2 hours and 5 minutes", 125),
        ("9:30–13:00", 210),
        ("from 9.30 to 13.00", 210),
        ("9am-1pm", 240),
        ("9–1 pm", 240),
        ("22:00–1:30", 210),
        ("", None),
        ("  ", None),
    ],
)
def test_a_length_of_time_is_read_as_people_write_it(words, minutes):
    assert parse_minutes(words) == minutes


@pytest.mark.parametrize("words", ["long", "0", "-3 h", "3 h 20 x", "9:30–", "25:00–26:00", "99999 h"])
def test_what_is_no_length_is_refused_in_one_sentence(words):
    with pytest.raises(UserError):
        parse_minutes(words)


@given(st.integers(1, 100_000))
def test_what_is_said_can_be_read_back(minutes):
    assert parse_minutes(minutes_words(minutes).replace(",", "")) == minutes


@pytest.mark.parametrize(
    ("words", "stay"),
    [
        ("12 March 2013", Stay("2013-03-12")),
        ("12 March 2013, 9:30–13:00", Stay("2013-03-12T09:30", "2013-03-12T13:00", 210)),
        ("12 March 2013 from 9:30 to 13:00", Stay("2013-03-12T09:30", "2013-03-12T13:00", 210)),
        ("9:30–13:00", Stay("2014-06-12T09:30", "2014-06-12T13:00", 210)),
        ("9:30-13:00 yesterday", Stay("2014-06-11T09:30", "2014-06-11T13:00", 210)),
        ("31 Dec 2013 22:00–1:30", Stay("2013-12-31T22:00", "2014-01-01T01:30", 210)),
        ("3–5 May 2014", Stay("2014-05-03", "2014-05-05")),
        ("9–13 May 2014", Stay("2014-05-09", "2014-05-13")),
        ("March 2013", Stay("2013-03")),
        ("spring 2012", Stay("2012-03", "2012-05")),
        ("winter 2012", Stay("2012-12", "2013-02")),
        ("12 March 2013, 9:30", Stay("2013-03-12T09:30")),
    ],
)
def test_a_stay_is_read_with_its_times(words, stay):
    assert parse_stay(words, TODAY) == stay


def test_an_absence_ends_unless_it_is_told_since():
    assert parse_stay("3 May 2014", TODAY, absence=True) == Stay("2014-05-03", "2014-05-03")
    assert parse_stay("since May 2014", TODAY, absence=True) == Stay("2014-05", None)
    assert parse_stay("3–20 Aug 2013", TODAY, absence=True) == Stay("2013-08-03", "2013-08-20")


def test_times_need_a_day():
    with pytest.raises(UserError, match="need a day"):
        parse_stay("March 2013, 9:30–13:00", TODAY)


def test_days_of_a_month_are_no_times():
    assert split_times("9–13 May 2014") == ("9–13 May 2014", None)
    assert split_times("2012-03-14") == ("2012-03-14", None)
