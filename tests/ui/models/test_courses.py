"""The course of queries through time, in columns, values and words."""

from fieldnotes.domain.people import Phase
from fieldnotes.search.results import Course
from ui.models import courses
from ui.models.course_bands import phase_bands

CHAIN = Course(
    "chain",
    3,
    6,
    {"": (1, 1), "2012-01": (1, 2), "2014-02": (1, 3)},
    {"": 10, "2011-05": 100, "2012-01": 400, "2014-02": 1200, "2014-03": 50},
)
FERRY = Course("ferry", 1, 1, {"2014-03": (1, 1)}, CHAIN.words)


def test_the_columns_are_those_of_the_study_from_its_first_note_to_its_last():
    shown = courses.columns([CHAIN], "year")
    assert [column.key for column in shown] == ["2011", "2012", "2013", "2014"]
    months = courses.columns([CHAIN], "month")
    assert (months[0].key, months[-1].key, len(months)) == ("2011-05", "2014-03", 35)
    assert (months[0].label, months[1].label, months[8].label) == ("May 2011", "Jun", "Jan 2012")


def test_a_short_time_is_told_by_months_and_a_long_one_by_years():
    assert courses.unit_of([CHAIN]) == "year"
    assert courses.unit_of([Course("x", 1, 1, {"2012-01": (1, 1)}, {"2012-01": 1, "2013-12": 4})]) == "month"
    assert courses.unit_of([Course("x")]) == "year"
    assert courses.columns([Course("x", 1, 1, {"": (1, 1)}, CHAIN.words)], "year") == ()


def test_forty_years_by_month_have_a_column_each():
    long = Course("x", 2, 2, {"1960-01": (1, 1), "1999-12": (1, 1)}, {"1960-01": 5, "1999-12": 5})
    assert len(courses.columns([long], "month")) == 480


def test_a_stray_date_leaves_a_mark_that_tells_what_is_left_out():
    stray = Course("x", 2, 2, {"1204-01": (1, 1), "2014-02": (1, 1)}, {"1204-01": 5, "2012-01": 9, "2014-02": 5})
    shown = courses.columns([stray], "year")
    assert [column.key for column in shown] == ["1204", "", "2012", "2013", "2014"]
    line = courses.line_of(stray, shown, "times")
    assert line.values == (1, None, 0, 0, 1)
    assert courses.told(shown[1], 1, [line], "times") == "1205 – 2011: no notes"


def test_a_year_without_words_has_no_rate_but_counts_of_nothing():
    shown = courses.columns([CHAIN], "year")
    assert courses.line_of(CHAIN, shown, "rate").values == (0, 50, None, 24)
    assert courses.line_of(CHAIN, shown, "times").values == (0, 2, 0, 3)
    assert courses.line_of(CHAIN, shown, "notes").values == (0, 1, 0, 1)


def test_a_column_tells_the_values_of_all():
    shown = courses.columns([CHAIN, FERRY], "year")
    rates = [courses.line_of(course, shown, "rate") for course in (CHAIN, FERRY)]
    assert courses.told(shown[3], 3, rates, "rate") == (
        "2014: chain 24 times in 10,000 words, ferry 8 times in 10,000 words"
    )
    assert courses.told(shown[2], 2, rates, "rate") == "2013: chain no words, ferry no words"
    alone = [courses.line_of(FERRY, shown, "notes")]
    assert courses.told(shown[3], 3, alone, "notes") == "2014: 1 note"


def test_the_table_has_all_measures_and_the_undated():
    rows = courses.table([CHAIN, FERRY], courses.columns([CHAIN, FERRY], "year"))
    assert rows[0][:5] == (
        "Observed",
        "Words looked through",
        "chain: notes",
        "chain: times",
        "chain: times in 10,000 words",
    )
    assert rows[3] == ("2013", "0", "0", "0", "", "0", "0", "")
    assert rows[4] == ("2014", "1250", "1", "3", "24.00", "1", "1", "8.00")
    assert rows[5] == ("Undated", "10", "1", "1", "1000.00", "0", "0", "0.00")


def test_phases_lie_where_their_days_are():
    shown = courses.columns([CHAIN], "year")
    bands = phase_bands(
        [
            Phase("a", "Before", "2001", "2010"),
            Phase("b", "Learning", "2011-07", "2012"),
            Phase("c", "Leaving", "2014-01"),
        ],
        shown,
    )
    assert [(band.name, band.begin, band.end) for band in bands] == [("Learning", 0.5, 2.0), ("Leaving", 3.0, 4.0)]
    months = courses.columns([CHAIN], "month")
    [leaving] = phase_bands([Phase("c", "Leaving", "2014-02-01", "2014-02-14")], months)
    assert (leaving.begin, leaving.end) == (33.0, 33.5)
    assert phase_bands([Phase("c", "Leaving", "2014-01")], ()) == ()


def test_how_much_there_is_in_all():
    assert courses.course_words(CHAIN) == "6 times in 3 notes · 1 undated"
    assert courses.course_words(Course("x")) == "It stands in no note."
