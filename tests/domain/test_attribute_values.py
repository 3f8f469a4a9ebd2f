"""What a value of each kind of attribute may be, and when facts are true."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.attributes import Attribute, checked_value, date_value, value_words, when_value
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.facts import earlier_fact, end_before, true_at
from fieldnotes.domain.people import Fact
from fieldnotes.domain.when import When

NUMBER = Attribute("", "age", "number")
DATE = Attribute("", "born", "date")
PAID = Attribute("", "paid", "yes/no")
BANK = Attribute("", "bank", "choice", ("Sallow Quay", "Harrow"))


@pytest.mark.parametrize(
    ("attribute", "written", "kept"),
    [
        (NUMBER, "12.5", "12.5"),
        (NUMBER, "12,5", "12.5"),
        (NUMBER, "1 200", "1200"),
        (NUMBER, "-3", "-3"),
        (NUMBER, "007", "7"),
        (DATE, "1974", "1974"),
        (DATE, "1974-05~", "1974-05~"),
        (DATE, "1974/1976-05", "1974/1976-05"),
        (PAID, "Y", "yes"),
        (PAID, "No", "no"),
        (BANK, "harrow", "Harrow"),
        (Attribute("", "role"), "  ward   manager ", "ward manager"),
    ],
)
def test_a_value_is_kept_as_its_kind_is_written(attribute, written, kept):
    assert checked_value(attribute, written) == kept


@pytest.mark.parametrize(
    ("attribute", "written", "words"),
    [
        (NUMBER, "twelve", "“age” is a number"),
        (NUMBER, "1.2.3", "“age” is a number"),
        (DATE, "long ago", "“born” is a date"),
        (DATE, "1974-13", "“born” is a date"),
        (PAID, "sometimes", "yes or no"),
        (BANK, "the far bank", "not among the choices of “bank”: Sallow Quay, Harrow"),
        (BANK, " ", "Say what “bank” is"),
    ],
)
def test_a_value_of_another_kind_is_refused_in_one_sentence(attribute, written, words):
    with pytest.raises(UserError, match=words):
        checked_value(attribute, written)


@pytest.mark.parametrize(
    "when",
    [
        When("1974", None, "year"),
        When("1974-05-12"),
        When("1974", None, "about"),
        When("1974", "1976", "range"),
        When("1974-03", None, "season"),
    ],
)
def test_a_date_survives_being_kept_as_a_value(when):
    kept = when_value(checked_value(DATE, date_value(when)))
    assert (kept.first, kept.last, kept.precision == "about") == (when.first, when.last, when.precision == "about")


def test_dates_are_told_in_words_and_everything_else_as_it_is():
    assert value_words(DATE, "1947~") == "about 1947"
    assert value_words(DATE, "before the war") == "before the war"
    assert value_words(None, "1947~") == "1947~"


def fact(value, start=None, end=None, key="role"):
    return Fact(value, "w", key, value, start, end)


def test_a_fact_known_to_the_year_leaves_open_which_of_two_held():
    facts = [fact("nurse", "2005", "2011"), fact("team lead", "2011")]
    assert true_at(facts, ("2010-12-31", "2010-12-31")) == {"role": ("nurse",)}
    assert true_at(facts, ("2011-06-01", "2011-06-01")) == {"role": ("nurse", "team lead")}
    assert true_at(facts, ("2012-01-01", "2012-01-01")) == {"role": ("team lead",)}


def test_a_stretch_that_spans_a_change_has_both_values_in_their_order():
    facts = [fact("team lead", "2011-07-01"), fact("nurse", None, "2011-06-30")]
    assert true_at(facts, ("2011-06-01", "2011-07-31")) == {"role": ("nurse", "team lead")}
    assert true_at(facts, ("2011-07-01", "2011-07-31")) == {"role": ("team lead",)}


def test_what_began_later_ends_what_was_never_said_to_have_ended():
    facts = [fact("nurse", "2005"), fact("team lead", "2011-07-01")]
    assert true_at(facts, ("2012-01-01", "2012-01-01")) == {"role": ("team lead",)}
    assert true_at(facts, ("2011-06-30", "2011-06-30")) == {"role": ("nurse",)}


DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2004, 12, 31))
EDGES = st.none() | st.builds(lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from([4, 7, 10]))


@given(st.lists(st.tuples(EDGES, EDGES), max_size=6), DAYS)
def test_something_is_said_exactly_where_something_may_hold(edges, day):
    facts = [
        fact(str(number), start, end)
        for number, (start, end) in enumerate(edges)
        if not (start and end) or When.of(start).first <= When.of(end).last
    ]
    at = day.isoformat()
    may = [
        one.value
        for one in facts
        if (not one.start or When.of(one.start).first <= at) and (not one.end or When.of(one.end).last >= at)
    ]
    said = true_at(facts, (at, at)).get("role", ())
    assert bool(said) == bool(may)
    assert set(said) <= set(may)


def test_a_new_value_ends_the_one_that_lasts_into_its_time():
    nurse, done = fact("nurse", "2005"), fact("student", "2001", "2004")
    assert earlier_fact([nurse, done], "Role", "team lead", "2011-07-01") == nurse
    assert earlier_fact([nurse], "role", "Nurse", "2011") is None
    assert earlier_fact([nurse], "role", "team lead", None) is None
    assert earlier_fact([nurse], "role", "student", "2001") is None
    assert earlier_fact([done], "role", "nurse", "2005") is None
    assert earlier_fact([nurse], "team", "A", "2011") is None


def test_what_is_ended_ends_the_day_before_or_as_exactly_as_the_change_is_known():
    assert end_before("2012-03-01") == "2012-02-29"
    assert end_before("2012-03") == "2012-03"
    assert end_before("2012") == "2012"
