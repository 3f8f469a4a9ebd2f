"""Dates in the names of files and folders, and titles without them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.when import When
from fieldnotes.interop.moments import local_milliseconds, local_stamp
from fieldnotes.interop.name_dates import observed_in_folders, observed_in_name, tells_date, title_after_date

TODAY = date(2020, 1, 1)


@pytest.mark.parametrize(
    ("name", "observed"),
    [
        ("2013-11-12 Ward round.md", When("2013-11-12")),
        ("20131112_ward.md", When("2013-11-12")),
        ("12 Nov 2013 ward.md", When("2013-11-12")),
        ("ward, 12 novembre 2013.md", When("2013-11-12")),
        ("2013-11 ward.md", When("2013-11", None, "month")),
        ("2013-W12.md", When("2013-03-18", "2013-03-24", "range")),
        ("2013W12 review.md", When("2013-03-18", "2013-03-24", "range")),
        ("2013-W54.md", None),
        ("12.3.13 ward.md", None),
        ("2013 ward.md", None),
        ("2031-01-01 to come.md", None),
        ("2013-02-30.md", None),
        ("ward 7-W2.md", None),
    ],
)
def test_only_what_is_unambiguous_in_a_files_name_is_a_date(name: str, observed: When | None) -> None:
    assert observed_in_name(name, today=TODAY) == observed


@pytest.mark.parametrize(
    ("path", "observed"),
    [
        ("study/2013/11/12/ward.md", When("2013-11-12")),
        ("study/2013/11/12.md", When("2013-11-12")),
        ("study/2013/11 November/ward.md", When("2013-11", None, "month")),
        ("study/2013/Nov/12/deep/ward.md", When("2013-11-12")),
        ("study/2013/11/31.md", When("2013-11", None, "month")),
        ("study/2013-11-12 visit/ward.md", When("2013-11-12")),
        ("study/2013-11/ward.md", When("2013-11", None, "month")),
        ("study/2013/ward.md", None),
        ("study/2013/chapter/12.md", None),
        ("study/2013/07 November/ward.md", None),
        ("study/2031/01/ward.md", None),
        ("ward.md", None),
    ],
)
def test_folders_tell_a_date_from_the_month_on(path: str, observed: When | None) -> None:
    assert observed_in_folders(path, today=TODAY) == observed


@pytest.mark.parametrize(
    "name", ["2013", "11", "2013-11", "2013-11-12", "11 November", "März", "2013-W12", "12 Nov 2013"]
)
def test_a_folder_that_only_tells_a_date_is_known(name: str) -> None:
    assert tells_date(name)


@pytest.mark.parametrize("name", ["Ward", "Ward 2013", "2013-11-12 visit", "113", "Chapter 11", ""])
def test_a_folder_that_says_more_is_kept(name: str) -> None:
    assert not tells_date(name)


@pytest.mark.parametrize(
    ("title", "observed", "rest"),
    [
        ("2013-11-12 Ward round", When("2013-11-12"), "Ward round"),
        ("20131112 – Ward round", When("2013-11-12"), "Ward round"),
        ("12 Nov 2013: Ward (bay 4)", When("2013-11-12"), "Ward (bay 4)"),
        ("(2013-11-12) Ward", When("2013-11-12"), "Ward"),
        ("2013-11 Ward", When("2013-11", None, "month"), "Ward"),
        ("2013-W12 Review", When("2013-03-18", "2013-03-24", "range"), "Review"),
        ("2013-11-12", When("2013-11-12"), "2013-11-12"),
        ("2013-11-12 2", When("2013-11-12"), "2013-11-12 2"),
        ("2013-11-12 Ward", When("2013-11-13"), "2013-11-12 Ward"),
        ("Ward 2013-11-12", When("2013-11-12"), "Ward 2013-11-12"),
        ("2013-11-12 Ward", None, "2013-11-12 Ward"),
    ],
)
def test_the_date_that_leads_a_title_is_taken_out_of_it(title: str, observed: When | None, rest: str) -> None:
    assert title_after_date(title, observed) == rest


@given(st.text(max_size=30))
def test_no_name_and_no_title_is_too_strange(words: str) -> None:
    observed = observed_in_name(words, today=TODAY) or observed_in_folders(f"a/{words}/b", today=TODAY)
    assert title_after_date(words, observed).strip() or not words.strip()
    tells_date(words)


@pytest.mark.parametrize(
    ("stamp", "told"),
    [
        ("2013-11-12 10:30:00", "2013-11-12T10:30"),
        ("2013-11-12T10:30:00+05:30", "2013-11-12T10:30"),
        ("20131112T103000", "2013-11-12T10:30"),
        ("20131332T103000Z", None),
        ("yesterday", None),
    ],
)
def test_a_stamp_with_its_own_clock_is_kept_as_its_writer_saw_it(stamp: str, told: str | None) -> None:
    assert local_stamp(stamp) == told


def test_universal_time_is_told_in_the_time_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setenv("TZ", "IST-5:30")
    time.tzset()
    try:
        assert local_stamp("20131112T203000Z") == "2013-11-13T02:00"
        assert local_milliseconds(1384288200000) == "2013-11-13T02:00"
        assert local_milliseconds(0) is None
        assert local_milliseconds(10**18) is None
        assert local_stamp("0001-01-01 00:00:00Z") is not None
    finally:
        monkeypatch.undo()
        time.tzset()
