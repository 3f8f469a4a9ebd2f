"""The course of a query through time agrees with the search itself."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import Shelf, note

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.search import words
from fieldnotes.search.results import Course, CourseQuestion

ROWS = [
    note("n1", "The chain. The chain again.", "2012-03-31"),
    note("n2", "Chains and a dog.", "2012"),
    note("n3", "A dog, no more.", "2012-03-02"),
    note("n4", "The chain, undated."),
    note("n5", "Chained to it: the chain.", "2014-05/2016-02"),
]
DAYS = ("2012-03-31", "2012-03", "2013", "2013-11-02", None)

rows = st.lists(
    st.tuples(st.lists(st.sampled_from(["chain", "chains", "dog", "ferry"]), max_size=6), st.sampled_from(DAYS)),
    max_size=9,
).map(lambda made: [note(f"{n:02}", " ".join(text), day) for n, (text, day) in enumerate(made)])


def course(shelf: Shelf, query: str) -> Course:
    return shelf.engine().course(CourseQuestion(query))


def test_each_month_tells_its_notes_and_times_and_how_many_words_there_are():
    found = course(Shelf(ROWS, segments=3), "chain")
    assert (found.notes, found.occurrences) == (4, 6)
    assert found.months == {"": (1, 1), "2012-01": (1, 1), "2012-03": (1, 2), "2014-05": (1, 2)}
    assert found.words == {"": 3, "2012-01": 4, "2012-03": 9, "2014-05": 5}


def test_the_first_and_the_last_use_are_those_of_dated_notes():
    found = course(Shelf(ROWS, segments=2), "chain")
    assert (found.first.id, found.first.occurrences) == ("n2", ((0, 6),))
    assert (found.last.id, found.last.observed) == ("n5", "2014-05/2016-02")
    exact = course(Shelf(ROWS), '"chains"')
    assert exact.first.id == exact.last.id == "n2"
    nothing = course(Shelf(ROWS), "cat")
    assert (nothing.notes, nothing.first, nothing.months) == (0, None, {})


def test_a_query_that_cannot_be_read_is_refused():
    with pytest.raises(UserError):
        course(Shelf(ROWS), '"chain')


@settings(max_examples=40)
@given(rows, st.integers(1, 3), st.sampled_from(["chain", '"chain"', "chain OR dog", '"chain dog"', "chain -dog"]))
def test_the_months_add_up_to_what_the_search_finds(made, segments, query):
    shelf = Shelf(made, segments=segments)
    found, results = course(shelf, query), shelf.ask(query)
    years: Counter[str] = Counter()
    for month, (notes, _) in found.months.items():
        years[month[:4]] += notes
    assert dict(years) == results.by_year
    assert sum(times for _, times in found.months.values()) == found.occurrences == results.occurrences
    assert sum(found.words.values()) == sum(len(words.words(row.text)) for row in made)


SPOKEN = note("t1", "Who? The chain was I. Chain and chain.", "2012-05-04", kind="interview", spoken=((0, 4, "asker"),))
TOLD = note("t2", "The chain, quoted. Chain.", "2012-06-01", kind="diary", registers=((0, 18, "verbatim"),))


def test_a_rate_is_of_the_words_of_the_notes_to_which_it_is_narrowed_not_of_those_found():
    shelf = Shelf([SPOKEN, TOLD, *ROWS], segments=3)
    narrow = shelf.engine().course(CourseQuestion("chain", EVERYTHING.narrowed("kind", ["diary"])))
    assert (narrow.words, narrow.months) == ({"2012-06": 4}, {"2012-06": (1, 2)})
    assert course(shelf, "kind:diary chain").words == course(shelf, "chain").words
    since = shelf.engine().course(CourseQuestion("chain", Scope(since="2012-04", until="2013")))
    assert since.words == {"2012-05": 8, "2012-06": 4, "2012-01": 4}


def test_a_rate_within_a_register_is_of_the_words_in_it():
    shelf = Shelf([SPOKEN, TOLD, *ROWS], segments=2)
    quoted = shelf.engine().course(CourseQuestion("chain", EVERYTHING.narrowed("register", ["verbatim"])))
    assert (quoted.words, quoted.occurrences) == ({"2012-06": 3}, 1)
    asked = shelf.engine().course(CourseQuestion("who", EVERYTHING.narrowed("speaker", ["asker"])))
    assert (asked.words, asked.occurrences) == ({"2012-05": 1}, 1)


def test_without_the_interviewer_a_rate_is_of_the_words_of_the_others():
    row = note("i", "Chain? Yes. The chain.", "2012-05", spoken=((0, 6, "interviewer"),))
    answers = Shelf([row, TOLD]).engine().course(CourseQuestion("chain", Scope(answers_only=True)))
    assert answers.words == {"2012-05": 3, "2012-06": 4}
    assert answers.months["2012-05"] == (1, 1)


def test_a_narrowing_alone_has_a_course_too():
    found = Shelf(ROWS).engine().course(CourseQuestion("", EVERYTHING.narrowed("year", ["2014"])))
    assert (found.notes, found.occurrences, found.words) == (1, 0, {"2014-05": 5})


spoken = st.lists(
    st.tuples(
        st.lists(st.sampled_from(["chain", "chains", "dog"]), max_size=6),
        st.sampled_from(DAYS),
        st.sampled_from(["diary", "interview"]),
        st.tuples(st.integers(0, 6), st.integers(0, 6)),
    ),
    max_size=9,
)
scopes = st.sampled_from(
    [
        EVERYTHING,
        EVERYTHING.narrowed("kind", ["diary"]),
        EVERYTHING.narrowed("register", ["verbatim"]),
        EVERYTHING.narrowed("register", ["verbatim"]).narrowed("kind", ["interview"]),
        EVERYTHING.narrowed("month", ["2012-03", ""]),
        Scope(since="2012-02", until="2013-06"),
    ]
)


@settings(max_examples=80)
@given(spoken, st.integers(1, 3), scopes)
def test_a_course_is_what_a_plain_scan_counts(made, segments, scope):
    notes, months, totals = [], {}, Counter()
    for number, (said, day, kind, (start, end)) in enumerate(made):
        text, first, last = " ".join(said), min(start, end), min(max(start, end), len(said))
        begin, stop = len(" ".join(said[:first])) + (first > 0), len(" ".join(said[:last]))
        quoted = ((begin, stop, "verbatim"),) if first < last else ()
        notes.append(note(f"{number:02}", text, day, kind=kind, registers=quoted))
        month = "" if day is None else f"{day}-01"[:7]
        inside = said[first:last] if scope.chosen("register") else said
        wanted = (
            (not scope.chosen("kind") or kind in scope.chosen("kind"))
            and (not scope.chosen("month") or month in scope.chosen("month"))
            and (not scope.dated or day in ("2012-03-31", "2012-03", "2013"))
        )
        if wanted:
            totals[month] += len(inside)
            times = inside.count("chain")
            if times:
                before = months.get(month, (0, 0))
                months[month] = before[0] + 1, before[1] + times
    found = Shelf(notes, segments=segments).engine().course(CourseQuestion('"chain"', scope))
    assert found.months == months
    assert found.words == {month: count for month, count in totals.items() if count}
