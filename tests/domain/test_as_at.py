"""What was true when: dated values asked for a day, a stretch of days, an unknown day."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.as_at import overlaps, value_at, values_over


@dataclass(frozen=True)
class Spell:
    start: str | None
    end: str | None


NURSE = ("nurse", Spell(None, "2011"))
LEAD = ("team lead", Spell("2012-03", None))
WARD = ("ward sister", Spell("2011-06", "2011-08"))


@pytest.mark.parametrize(
    ("days", "values"),
    [
        (("2010-05-04", "2010-05-04"), ("nurse",)),
        (("2011-12-31", "2011-12-31"), ("nurse",)),
        (("2012-01-01", "2012-02-29"), ()),
        (("2012-03-01", "2012-03-01"), ("team lead",)),
        (("2011-01-01", "2012-12-31"), ("nurse", "ward sister", "team lead")),
        (("2011-07-01", "2011-07-31"), ("ward sister",)),
        (("2011-07-01", "2011-09-30"), ("ward sister", "nurse")),
        (None, ()),
    ],
)
def test_values_are_those_that_hold_on_some_day_in_the_order_they_come_to(days, values):
    assert values_over([NURSE, LEAD, WARD], days) == values


def test_of_two_values_that_hold_the_later_one_is_said():
    values = [("deckhand", Spell("2013", None)), ("skipper", Spell("2016-05", None))]
    assert value_at(values, "2016-04-30") == "deckhand"
    assert value_at(values, "2016-05-01") == "skipper"
    assert value_at(values, "2012-12-31") == ""


def test_on_unknown_days_only_what_was_never_otherwise_is_said():
    assert values_over([("nurse", Spell("2010", "2011")), ("nurse", Spell("2013", None))], None) == ("nurse",)
    assert not overlaps(Spell("2010", None), None)
    assert overlaps(Spell(None, None), None)


DAYS = [(date(2011, 1, 1) + timedelta(days=day)).isoformat() for day in range(60)]
dates = st.one_of(st.none(), st.sampled_from([*DAYS, "2011", "2011-01", "2011-02"]))


@given(st.lists(st.tuples(st.sampled_from("abc"), dates, dates), max_size=6), st.data())
def test_a_stretch_says_what_its_days_say_one_by_one(made, data):
    values = [(value, Spell(start, end)) for value, start, end in made]
    first = data.draw(st.integers(0, 59))
    last = data.draw(st.integers(first, 59))
    each = [value_at(values, day) for day in DAYS[first : last + 1]]
    assert values_over(values, (DAYS[first], DAYS[last])) == tuple(dict.fromkeys(filter(None, each)))
