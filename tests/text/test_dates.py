"""Dates as people write them, read with the precision they mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.when import When
from fieldnotes.text.dates import parse_when
from fieldnotes.text.dates_words import month_number

TODAY = date(2020, 5, 5)  # a Tuesday

READINGS = [
    ("1836", "1836", "year"),
    ("1836-07", "1836-07", "month"),
    ("1836-07-04", "1836-07-04", "day"),
    ("1836-07-04T15:30", "1836-07-04T15:30", "exact"),
    ("1836-07-04 15:30", "1836-07-04T15:30", "exact"),
    ("1804-05/1806-09", "1804-05/1806-09", "range"),
    ("12 March 1913", "1913-03-12", "day"),
    ("March 12th, 1913", "1913-03-12", "day"),
    ("Tuesday, 12 March 1913", "1913-03-12", "day"),
    ("the 14th of July, 1789", "1789-07-14", "day"),
    ("Septr. 3d 1836", "1836-09-03", "day"),
    ("Jan. 1, 1660/61", "1661-01-01", "day"),
    ("12 march '13", "2013-03-12", "day"),
    ("March 1913", "1913-03", "month"),
    ("12/03/13", "2013-03-12", "day"),
    ("25/12/21", "1921-12-25", "day"),
    ("03/25/2013", "2013-03-25", "day"),
    ("Tue 12.3.1913", "1913-03-12", "day"),
    ("2013/11/12", "2013-11-12", "day"),
    ("20131112", "2013-11-12", "day"),
    ("3/1913", "1913-03", "month"),
    ("12 March", "2020-03-12", "day"),
    ("12 June", "2019-06-12", "day"),
    ("spring 2012", "2012-03", "season"),
    ("winter 2012/13", "2012-12", "season"),
    ("in the summer of 1999", "1999-06", "season"),
    ("about 1974", "1974", "about"),
    ("c. 1974", "1974", "about"),
    ("ca.1974", "1974", "about"),
    ("circa March 1974", "1974-03", "about"),
    ("mid-May 2012", "2012-05", "about"),
    ("May 1804 – Sep 1806", "1804-05/1806-09", "range"),
    ("May – September 1806", "1806-05/1806-09", "range"),
    ("Nov – Feb 2013", "2012-11/2013-02", "range"),
    ("3–5 May 1804", "1804-05-03/1804-05-05", "range"),
    ("May 3–5, 1804", "1804-05-03/1804-05-05", "range"),
    ("from 3 to 5 May 1804", "1804-05-03/1804-05-05", "range"),
    ("12 Nov 2012 – 3 Feb", "2012-11-12/2013-02-03", "range"),
    ("between 1804 and 1806", "1804/1806", "range"),
    ("1804–06", "1804/1806", "range"),
    ("2012-13", "2012/2013", "range"),
    ("spring 2012 - autumn 2014", "2012-03/2014-11", "range"),
    ("the 1970s", "1970/1979", "range"),
    ("19th century", "1801/1900", "range"),
    ("today", "2020-05-05", "day"),
    ("yesterday", "2020-05-04", "day"),
    ("last night", "2020-05-04", "day"),
    ("three days ago", "2020-05-02", "day"),
    ("last Tuesday", "2020-04-28", "day"),
    ("Tuesday", "2020-05-05", "day"),
    ("on Monday", "2020-05-04", "day"),
    ("last month", "2020-04", "month"),
    ("last year", "2019", "year"),
    ("today, 15:30", "2020-05-05T15:30", "exact"),
    ("yesterday at 3pm", "2020-05-04T15:00", "exact"),
    ("12 Nov 2013, 15:30", "2013-11-12T15:30", "exact"),
    ("12 Nov 2013 12.05 a.m.", "2013-11-12T00:05", "exact"),
    ("12. November 2013 um 15:30 Uhr", "2013-11-12T15:30", "exact"),
    ("Samstag, den 3. März 1900", "1900-03-03", "day"),
    ("vom 3. bis 5. Mai 1804", "1804-05-03/1804-05-05", "range"),
    ("1.5.–3.5.1804", "1804-05-01/1804-05-03", "range"),
    ("le 1er mai 1913", "1913-05-01", "day"),
    ("du 3 au 5 mai 1804", "1804-05-03/1804-05-05", "range"),
    ("e\u0301te\u0301 1936", "1936-06", "season"),
    ("12 de marzo de 1913", "1913-03-12", "day"),
    ("2013年11月12日", "2013-11-12", "day"),
    ("2013년 11월", "2013-11", "month"),
]


@pytest.mark.parametrize(("words", "iso", "precision"), READINGS)
def test_a_date_is_read_as_it_is_meant(words: str, iso: str, precision: str) -> None:
    when = parse_when(words, TODAY)
    assert (when.iso, when.precision) == (iso, precision)


def test_a_whole_date_in_another_language_is_read() -> None:
    assert parse_when("12 марта 1913", TODAY) == When("1913-03-12")
    assert parse_when("czerwiec 2012", TODAY) == When("2012-06", None, "month")


@pytest.mark.parametrize(("order", "iso"), [("dmy", "2013-03-12"), ("mdy", "2013-12-03"), ("ymd", "2012-03-13")])
def test_the_order_decides_where_figures_could_mean_either(order: str, iso: str) -> None:
    assert parse_when("12/03/13", TODAY, order).iso == iso


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "Type a date"),
        ("ward round", "cannot be read as a date"),
        ("hello 12", "cannot be read as a date"),
        ("5", "cannot be read as a date"),
        ("31 February 2013", "February 2013"),
        ("45/13/2013", "no month 13"),
        ("12 Nov 2013 25:00", "25:00"),
        ("1806–1804", "ends before it begins"),
        ("1806/1804", "ends before it begins"),
        ("0000", "between 1 and 9999"),
        ("9" * 5000, "cannot be read as a date"),
    ],
)
def test_what_is_no_date_is_refused_with_a_sentence(words: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        parse_when(words, TODAY)


@st.composite
def moments(draw: st.DrawFn) -> When:
    """Any moment the program can hold."""

    def partial(length: int) -> str:
        return draw(st.dates(date(1000, 1, 1), date(2999, 12, 31))).isoformat()[:length]

    precision = draw(st.sampled_from(["exact", "day", "month", "season", "year", "about", "range"]))
    length = draw(st.sampled_from([4, 7, 10]))
    if precision == "exact":
        hour, minute = draw(st.integers(0, 23)), draw(st.integers(0, 59))
        return When(f"{partial(10)}T{hour:02}:{minute:02}", None, "exact")
    if precision == "season":
        return When(f"{partial(4)}-{draw(st.sampled_from(['03', '06', '09', '12']))}", None, "season")
    if precision == "range":
        return When(*sorted((partial(length), partial(length))), "range")
    return When(partial({"day": 10, "month": 7, "year": 4}.get(precision, length)), None, precision)


@given(moments())
def test_what_the_program_shows_can_be_typed_again(when: When) -> None:
    assert parse_when(when.label(), TODAY) == when


@given(st.one_of(st.text(alphabet="0123456789/-–. :,'abcemyTt年月", max_size=16), st.text("١٢０ ²½/-may", max_size=8)))
def test_anything_typed_is_read_or_refused_but_never_breaks(words: str) -> None:
    try:
        when = parse_when(words, TODAY)
    except UserError:
        return
    assert when.first <= when.last
    assert when.iso.isascii()


@pytest.mark.parametrize(
    ("name", "number"),
    [("Sept.", 9), ("märz", 3), ("MÄRZ", 3), ("août", 8), ("Dez.", 12), ("enero", 1), ("ward", None), ("", None)],
)
def test_month_names(name: str, number: int | None) -> None:
    assert month_number(name) == number
