"""Facets: what each value would find, held against asking for it and against a plain scan."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import Shelf, note

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.index_rows import IndexRow
from fieldnotes.domain.people import Phase
from fieldnotes.domain.searches import EVERYTHING, FACETS, Scope
from fieldnotes.search.results import FacetQuestion, Facets

PHASES = [Phase("one", "Learning", "2012-01", "2012-12"), Phase("two", "Handing over", "2013-01")]
WORDS = ("ferry", "rope", "tea", "winch")
VALUES = {
    "kind": ("fieldnote", "interview", "memo"),
    "phase": ("one", "two", ""),
    "site": ("quay", "hut", ""),
    "person": ("dov", "win", ""),
    "speaker": ("dov", "mrs hale"),
    "register": ("verbatim", "aside", "near-verbatim"),
    "code": ("c1", "c2", ""),
    "author": ("me", ""),
    "year": ("2012", "2013", ""),
    "month": ("2012-05", "2013-02", ""),
}


def facets(shelf: Shelf, query: str, scope: Scope = EVERYTHING) -> Facets:
    answer = shelf.engine().answer(FacetQuestion(query, scope))
    assert isinstance(answer, Facets)
    return answer


def told(shelf: Shelf, facet: str, query: str = "ferry", scope: Scope = EVERYTHING) -> dict[str, tuple[int, int]]:
    values = facets(shelf, query, scope).values[facet]
    return {value.value: (value.notes, value.occurrences) for value in values}


@st.composite
def rows(draw: st.DrawFn) -> list[IndexRow]:
    found = []
    for number in range(draw(st.integers(1, 7))):
        words = draw(st.lists(st.sampled_from(WORDS), max_size=8))
        text = " ".join(words)
        edges = [0, *(len(" ".join(words[: place + 1])) for place in range(len(words)))]
        span = st.tuples(st.sampled_from(edges), st.sampled_from(edges)).filter(lambda pair: pair[0] < pair[1])
        many = st.lists(span, max_size=2) if words else st.just([])
        registers = [(*at, draw(st.sampled_from(VALUES["register"]))) for at in draw(many)]
        spoken = [(*at, draw(st.sampled_from(("dov", "Mrs Hale")))) for at in draw(many)]
        found.append(
            note(
                f"n{number}",
                text,
                draw(st.sampled_from((None, "2012-05-04", "2012-12-30/2013-01-02", "2013-02", "2013"))),
                kind=draw(st.sampled_from(("fieldnote", "interview"))),
                site=draw(st.sampled_from((None, "quay", "hut"))),
                author=draw(st.sampled_from((None, "me"))),
                people=tuple(draw(st.sets(st.sampled_from(("dov", "win"))))),
                codes=tuple(draw(st.sets(st.sampled_from(("c1", "c2"))))),
                registers=tuple(sorted(registers)),
                spoken=tuple(sorted(spoken)),
                voices=tuple(dict.fromkeys(who for *_, who in sorted(spoken))),
                restricted=draw(st.booleans()),
            )
        )
    found.append(IndexRow("memo", "m", "Ferry", "ferry ferry", kind="memo", author="me"))
    return found


@st.composite
def scopes(draw: st.DrawFn) -> Scope:
    scope = Scope(draw(st.sampled_from(("", "2012-12-31"))), "", draw(st.booleans()), (), draw(st.booleans()))
    for facet in draw(st.lists(st.sampled_from(FACETS), max_size=3, unique=True)):
        scope = scope.narrowed(facet, draw(st.lists(st.sampled_from(VALUES[facet]), min_size=1, max_size=2)))
    return scope


QUERIES = st.sampled_from(
    (
        "ferry",
        "ferry rope",
        "ferry OR tea",
        "ferry NOT rope",
        '"ferry rope"',
        '"ferry tea"~3',
        "register:aside",
        "f* ferry",
    )
)


@settings(max_examples=50, deadline=None)
@given(rows(), QUERIES, scopes())
def test_every_value_finds_just_what_its_counts_say(rows, query, scope):
    shelf = Shelf(rows, segments=2)
    shelf.phases = PHASES
    answer = facets(shelf, query, scope)
    whole = shelf.ask(query, scope)
    assert (answer.notes, answer.occurrences) == (whole.notes, whole.occurrences)
    for facet in FACETS:
        counts = {value.value: (value.notes, value.occurrences) for value in answer.values[facet]}
        for value in {*VALUES[facet], *counts} - {"memo"}:
            alone = shelf.ask(query, scope.narrowed(facet, [value]))
            assert counts.get(value, (0, 0)) == (alone.notes, alone.occurrences * bool(alone.notes)), (facet, value)


@settings(max_examples=30, deadline=None)
@given(rows())
def test_the_counts_are_those_of_a_plain_scan(rows):
    shelf = Shelf(rows, segments=2)
    shelf.phases = PHASES
    notes = [row for row in rows if row.noun == "note" and "ferry" in row.text]
    sites, people, years = Counter(), Counter(), Counter()
    for row in notes:
        sites[row.site or ""] += row.text.split().count("ferry")
        people.update(row.people or ("",))
        years[row.observed.first[:4] if row.observed else ""] += 1
    assert {value: times for value, (_, times) in told(shelf, "site").items()} == dict(sites)
    assert {value: found for value, (found, _) in told(shelf, "person").items()} == dict(people)
    assert {value: found for value, (found, _) in told(shelf, "year").items()} == dict(years)
    inside: Counter[str] = Counter()
    for row in notes:
        for word, start in zip(row.text.split(), _starts(row.text), strict=True):
            if word == "ferry":
                inside.update({kind for low, high, kind in row.registers if low <= start and start + 5 <= high})
    assert {value: times for value, (_, times) in told(shelf, "register").items()} == dict(inside)


def _starts(text: str) -> list[int]:
    words = text.split()
    return [len(" ".join([*words[:place], ""])) for place in range(len(words))]


def small() -> Shelf:
    shelf = Shelf(
        [
            note("a", "The ferry waits.", "2012-05-04", kind="fieldnote", site="quay", people=("dov", "win")),
            note("b", "The ferry, the ferry.", "2013-01-15", kind="interview", site="hut", restricted=True),
            note("c", "Tea.", kind="diary"),
        ]
    )
    shelf.phases = PHASES
    return shelf


def test_a_facet_passes_over_its_own_narrowing_and_obeys_the_others():
    shelf = small()
    narrowed = EVERYTHING.narrowed("site", ["quay"])
    assert told(shelf, "site", scope=narrowed) == {"quay": (1, 1), "hut": (1, 2)}
    assert told(shelf, "kind", scope=narrowed) == {"fieldnote": (1, 1)}


def test_without_words_only_notes_are_counted():
    assert told(small(), "kind", "", EVERYTHING.narrowed("person", [""])) == {"interview": (1, 0), "diary": (1, 0)}
    with pytest.raises(UserError):
        facets(small(), "")


def test_a_study_without_phases_has_no_facet_of_them():
    shelf = small()
    shelf.phases = []
    assert told(shelf, "phase") == {}


def test_phases_are_asked_for_by_name():
    shelf = small()
    assert [hit.id for hit in shelf.ask("ferry phase:learning").hits] == ["a"]
    assert [hit.id for hit in shelf.ask('ferry NOT phase:"Handing over"').hits] == ["a"]
    assert not shelf.ask("phase:unheard").notes


def test_what_the_narrowing_hides_and_what_is_restricted_is_told():
    shelf = small()
    found = shelf.ask("ferry", EVERYTHING.narrowed("site", ["quay"]))
    assert (found.notes, found.unnarrowed, found.restricted) == (1, 2, 0)
    assert shelf.ask("ferry").restricted == 1
    without = shelf.ask("ferry", Scope(unrestricted=True))
    assert (without.notes, without.unnarrowed, without.restricted) == (1, 2, 1)


def test_leaving_restricted_notes_out_is_kept_with_a_scope():
    assert Scope.of(Scope(unrestricted=True).plain()) == Scope(unrestricted=True)
