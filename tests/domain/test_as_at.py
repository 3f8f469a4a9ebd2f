"""What was true when: dated values asked for a day, a stretch of days, an unknown day."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.as_at import overlaps, values_over


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
        (("2012-03-31", "2012-03-31"), ("team lead",)),
        (("2011-01-01", "2012-12-31"), ("nurse", "ward sister", "team lead")),
        (("2011-07-01", "2011-07-31"), ("ward sister",)),
        (("2011-07-01", "2011-09-30"), ("nurse", "ward sister")),
        (None, ()),
    ],
)
def test_values_are_all_that_may_hold_unless_one_surely_does(days, values):
    assert values_over([NURSE, LEAD, WARD], days) == values


def test_of_two_values_that_hold_the_later_one_is_said():
    values = [("deckhand", Spell("2013", None)), ("skipper", Spell("2016-05-01", None))]
    assert values_over(values, ("2016-04-30", "2016-04-30")) == ("deckhand",)
    assert values_over(values, ("2016-05-01", "2016-05-01")) == ("skipper",)
    assert values_over(values, ("2012-12-31", "2012-12-31")) == ()


def test_on_unknown_days_only_what_was_never_otherwise_is_said():
    assert values_over([("nurse", Spell("2010", "2011")), ("nurse", Spell("2013", None))], None) == ("nurse",)
    assert not overlaps(Spell("2010", None), None)
    assert overlaps(Spell(None, None), None)


DAYS = [(date(2011, 1, 1) + timedelta(days=day)).isoformat() for day in range(60)]
dates = st.one_of(st.none(), st.sampled_from(DAYS))


@given(st.lists(st.tuples(st.sampled_from("abc"), dates, dates), max_size=6), st.sampled_from(DAYS))
def test_between_exact_days_one_value_holds_at_most(made, day):
    values = [(value, Spell(start, end)) for value, start, end in made]
    holding = [(spell.start or "", value) for value, spell in values if overlaps(spell, (day, day))]
    said = values_over(values, (day, day))
    assert set(said) <= {value for _, value in holding}
    assert len(said) == min(1, len(holding))
    if said:
        assert (max(start for start, _ in holding), said[0]) in holding
