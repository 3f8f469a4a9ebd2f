"""What a search answers: inflections, fields, dates, years, order, suggestions."""

import pytest
from shelf import Shelf, note

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.index_rows import IndexName, IndexRow
from fieldnotes.domain.when import When
from fieldnotes.search.results import ConcordanceQuestion, Results

NAMES = {
    "code": [
        IndexName("c1", "Who may speak"),
        IndexName("c2", "named evaluator", "c1"),
        IndexName("c3", "Named"),
    ],
    "actor": [IndexName("a1", "Winifred Pask"), IndexName("a1", "Hester"), IndexName("a2", "Dov Renner")],
    "site": [IndexName("s1", "Orrin Crossing"), IndexName("s2", "Tea hut", "s1")],
    "contributor": [IndexName("p1", "Ines Marlowe"), IndexName("p1", "IM")],
}
ROWS = [
    note("n1", "They evaluate the ferry.", "2012-03-31", kind="fieldnote", site="s2", people=("a1",), author="p1"),
    note("n2", "An evaluation, evaluated; “evaluating” again.", "2012", title="Café talk", codes=("c2",)),
    note("n3", "Nobody says évaluation now. The ferries wait.", "2014-05/2016-02", kind="interview", codes=("c3",)),
    note("n4", "L’évaluation était déjà évaluée.", None, language="fr", people=("a2",)),
    note("n5", "The chain, the ferry and the ferry.", "1804-05-14", written="1806-01", kind="focus group"),
    IndexRow("memo", "m1", "On evaluation", "On evaluation\nThe ferry as what was evaluated.", kind="analytic"),
    IndexRow("code", "c2", "named evaluator", "named evaluator\nThey call her the evaluator."),
    IndexRow("actor", "a1", "Winifred Pask", "Winifred Pask\nHester\nFerrywoman of the ferry."),
]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(ROWS, segments=3, names=NAMES)


def found(results: Results) -> list[str]:
    return sorted(hit.id for hit in results.hits if hit.type == "note")


@pytest.mark.parametrize(
    ("query", "notes"),
    [
        ("evaluation", ["n1", "n2", "n3", "n4"]),
        ('"evaluation"', ["n2", "n3", "n4"]),
        ("évaluation", ["n1", "n2", "n3", "n4"]),
        ("ferry", ["n1", "n3", "n5"]),
        ('"ferry"', ["n1", "n5"]),
        ("title:cafe", ["n2"]),
        ("title:talk evaluation", ["n2"]),
        ("kind:interview", ["n3"]),
        ('kind:"focus group"', ["n5"]),
        ("kind:focus*", ["n5"]),
        ("language:fr", ["n4"]),
        ('code:"named evaluator"', ["n2"]),
        ("code:named", ["n3"]),
        ("code:named*", ["n2", "n3"]),
        ('code:"who may speak"', ["n2"]),
        ("code:evaluator", ["n2"]),
        ("code:nothing", []),
        ("person:hester", ["n1"]),
        ("person:pask", ["n1"]),
        ("person:(renner OR pask)", ["n1", "n4"]),
        ("site:orrin", ["n1"]),
        ("author:IM", ["n1"]),
        ("observed:2012", ["n1", "n2"]),
        ("observed:2012-07", ["n2"]),
        ("observed:[2015 TO 2015-06]", ["n3"]),
        ("observed:[TO 1805]", ["n5"]),
        ("observed:[2013 TO]", ["n3"]),
        ("written:1806", ["n5"]),
        ("ferry NOT chain", ["n1", "n3"]),
        ("NOT ferry kind:fieldnote", []),
    ],
)
def test_what_is_found(shelf: Shelf, query: str, notes: list[str]) -> None:
    assert found(shelf.ask(query)) == notes


def test_inflections_are_those_of_the_note_s_own_language() -> None:
    shelf = Shelf(
        [note("en", "he parles"), note("fr", "tu parles", language="fr"), note("zh", "parles", language="zh")]
    )
    assert found(shelf.ask("parler")) == ["fr"]
    assert found(shelf.ask("parles")) == ["en", "fr", "zh"]


def test_other_nouns_are_counted_and_stand_after_the_notes(shelf: Shelf) -> None:
    results = shelf.ask("ferry")
    assert results.others == {"memo": 1, "actor": 1}
    assert [hit.type for hit in results.hits] == ["note"] * 3 + ["actor", "memo"]
    memo = results.hits[-1]
    text = ROWS[5].text
    assert [text[start:end] for start, end in memo.occurrences] == ["ferry"]


def test_years_are_those_in_which_notes_begin(shelf: Shelf) -> None:
    results = shelf.ask("evaluation")
    assert results.by_year == {"": 1, "2012": 2, "2014": 1}
    assert (results.first, results.last) == ("2012-01-01", "2014-05-01")
    assert results.searched == 5


def test_filters_keep_notes_whose_range_overlaps(shelf: Shelf) -> None:
    assert found(shelf.ask("", since="2016")) == ["n3"]
    assert found(shelf.ask("evaluation", since="2012-06", until="2013")) == ["n2"]
    assert found(shelf.ask("ferry", kind="Focus group")) == ["n5"]
    assert shelf.ask("ferry", kind="focus group").others == {}


def test_filters_that_cannot_be_read_are_refused(shelf: Shelf) -> None:
    with pytest.raises(UserError, match="not a date"):
        shelf.ask("ferry", since="soon")
    with pytest.raises(UserError, match="ends before"):
        shelf.ask("ferry", since="1806", until="1804")
    with pytest.raises(UserError, match="Type a word"):
        shelf.ask(" ")


def test_the_note_that_says_it_most_ranks_first(shelf: Shelf) -> None:
    assert [hit.id for hit in shelf.ask("ferry").hits][:1] == ["n5"]


def test_in_time_the_earliest_is_first_and_undated_notes_last(shelf: Shelf) -> None:
    hits = shelf.ask("evaluation OR ferry", order="time").hits
    assert [hit.id for hit in hits if hit.type == "note"] == ["n5", "n2", "n1", "n3", "n4"]


def test_pages_follow_one_another_without_gap(shelf: Shelf) -> None:
    whole = shelf.ask("evaluation OR ferry", limit=None).hits
    paged = [hit for start in range(0, 8, 3) for hit in shelf.ask("evaluation OR ferry", limit=3, offset=start).hits]
    assert paged == list(whole)
    assert shelf.ask("ferry", limit=0).hits == ()


def test_fields_alone_match_without_occurrences(shelf: Shelf) -> None:
    results = shelf.ask("kind:interview")
    assert (results.notes, results.occurrences) == (1, 0)
    assert results.hits[0].occurrences == ()


def test_rows_that_are_gone_meanwhile_are_left_out(shelf: Shelf) -> None:
    del shelf.rows[next(ref for ref in shelf.rows if ref.id == "n5")]
    assert found(shelf.ask("ferry")) == ["n1", "n3"]


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("nobdy", "nobody"),
        ("nobdy AND ferrry", "nobody AND ferry"),
        ('"the chian"', '"the chain"'),
        ("ferry", None),
        ("zzzzzzz", None),
        ("夜", None),
    ],
)
def test_a_word_that_occurs_nowhere_is_answered_with_the_nearest(
    shelf: Shelf, query: str, suggestion: str | None
) -> None:
    assert shelf.ask(query).suggestion == suggestion


def test_concordance_gives_each_occurrence_with_its_surroundings(shelf: Shelf) -> None:
    lines = shelf.engine().concordance(ConcordanceQuestion('"the ferry"', width=6))
    assert [(line.note, line.observed, line.left, line.match, line.right) for line in lines] == [
        ("n5", "1804-05-14", "hain, ", "the ferry", " and t"),
        ("n5", "1804-05-14", "y and ", "the ferry", "."),
        ("n1", "2012-03-31", "luate ", "the ferry", "."),
    ]
    for line in lines:
        text = next(row.text for row in ROWS if row.id == line.note)
        assert text[line.start : line.end] == line.match
    assert len(shelf.engine().concordance(ConcordanceQuestion('"the ferry"', limit=2))) == 2


def test_an_empty_index_answers_with_nothing() -> None:
    results = Shelf([]).ask("ferry")
    assert (results.notes, results.hits, results.by_year) == (0, (), {})


def test_near_counts_every_pair_and_runs_from_first_to_last_word() -> None:
    row = note("n", "chain ferry ferry, then the chain")
    near = Shelf([row]).ask('"ferry chain"~3')
    assert [row.text[start:end] for start, end in near.hits[0].occurrences] == [
        "chain ferry",
        "chain ferry ferry",
        "ferry, then the chain",
    ]
    assert near.occurrences == 3
    assert Shelf([row]).ask('"ferry then chain"~4').occurrences == 3


def test_when_a_season_or_a_range_overlaps() -> None:
    winter = note("w", "ice", None)
    rows = [
        IndexRow("note", "w", "", winter.text, observed=When("2012-12", None, "season")),
        IndexRow("note", "r", "", "ice", observed=When("2010", "2011-03", "range")),
    ]
    assert found(Shelf(rows).ask("ice", since="2013-02", until="2013-02")) == ["w"]
    assert found(Shelf(rows).ask("observed:2011-03-31")) == ["r"]


def test_notes_are_found_by_the_days_until_they_were_written_and_by_how_exact_a_date_is() -> None:
    shelf = Shelf(
        [
            note("same", "a", "2012-03-04", written="2012-03-04T21:00"),
            note("week", "a", "2012-03-05", written="2012-03-12"),
            note("years", "a", "2012", written="2015-01-01"),
            note("before", "a", "2012-03-06", written="2012-03-01"),
            note("unknown", "a", "2012-03-07"),
            note("undated", "a", written="2012-03-01"),
        ],
        segments=2,
    )
    assert found(shelf.ask("lag:0")) == ["same"]
    assert found(shelf.ask("lag:[1 TO 30]")) == ["week"]
    assert found(shelf.ask("lag:[1 TO]")) == ["week", "years"]
    assert found(shelf.ask("lag:[TO -1]")) == ["before"]
    assert found(shelf.ask("precision:year")) == ["years"]
    assert found(shelf.ask("a NOT lag:[* TO *]")) == ["undated", "unknown"]
