"""The course of a query through time agrees with the search itself."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import Shelf, note

from fieldnotes.domain.errors import UserError
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
