"""Every way of asking finds what a plain scan finds: as written, wildcards, misspellings, near in order, names."""

from collections.abc import Callable
from random import Random
from time import process_time

import pytest
from agreement import assert_same, library_of
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_scan import Library, Scan, both, called, differ_by, either, fits, near, neither, phrase, titled
from shelf import Shelf, note

from fieldnotes.domain.index_rows import IndexName, IndexRow
from fieldnotes.search.lean import TermTable
from fieldnotes.search.segments import Leaf, merged
from fieldnotes.search.vocabulary import _matching, within

WORDS = [
    *("ferry", "Ferry", "FERRY", "ferries", "fery", "chain", "Chain", "chains", "bed", "café", "Café", "cafe\u0301"),
    *("夜", "三弟", "ß", "SS", "Улица", "улица", "λόγος", "ΛΌΓΟΣ", "किताब", "किताबें", "10", "Dov", "Pask", "dov"),
]
GLUE = [" ", "\n", ", ", "’", " — ", "_", ""]
NAMES = {
    "actor": [IndexName("a", "Dov Pask"), IndexName("a", "Dov"), IndexName("a", "三弟"), IndexName("b", "Bed")],
    "site": [IndexName("s", "Chain Ferry"), IndexName("s", "Café")],
}
texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GLUE)), max_size=14).map(
    lambda pieces: "".join(word + glue for word, glue in pieces)
)
rows = st.lists(
    st.tuples(texts, texts, st.sampled_from(["", "fr", "zh", "hi", "el", "ru"])), min_size=1, max_size=7
).map(
    lambda made: [
        note(f"{number:02}", text, title=title, language=language)
        for number, (text, title, language) in enumerate(made)
    ]
)

Asked = Callable[[Library], Scan]
spelt = st.sampled_from([word for word in WORDS if word != "三弟"])
words = st.sampled_from(["ferry", "chain", "bed", "夜", "café", "улица", "λόγος", "किताब", "Dov"])
patterns = st.sampled_from(
    ["*ry", "f*y", "fer*", "?erry", "f?r?y", "*a*", "ch*?n", "*a?n*", "*é", "c?f*", "у*а", "कि*ब", "क?ाब*"]
)
typed = st.sampled_from(["ferry", "ferri", "chian", "beds", "kafe", "улицы", "किताब", "ss1"])

atoms: st.SearchStrategy[tuple[str, Asked]] = st.one_of(
    spelt.map(lambda word: (f"={word}", lambda lib: lib.written(word))),
    st.tuples(spelt, spelt).map(
        lambda two: (f'="{two[0]} {two[1]}"', lambda lib: phrase([lib.written(two[0]), lib.written(two[1])]))
    ),
    words.map(lambda word: (word, lambda lib: lib.inflected(word))),
    patterns.map(lambda pattern: (pattern, lambda lib: lib.like(pattern))),
    st.tuples(typed, st.integers(1, 2)).map(
        lambda two: (f"{two[0]}~{two[1]}", lambda lib: lib.near_in_letters(two[0], two[1]))
    ),
    st.tuples(st.lists(words, min_size=2, max_size=3), st.integers(1, 5)).map(
        lambda two: (
            f'"{" ".join(two[0])}"~>{two[1]}',
            lambda lib: near([lib.inflected(word) for word in two[0]], two[1], ordered=True),
        )
    ),
    st.tuples(patterns, spelt, st.integers(1, 4)).map(
        lambda three: (
            f'"{three[0]} ={three[1]}"~{three[2]}',
            lambda lib: near([lib.like(three[0]), lib.written(three[1])], three[2]),
        )
    ),
    st.sampled_from(["name:Dov", 'name:"dov pask"', "name:三弟"]).map(
        lambda query: (query, lambda _: called(["Dov Pask", "Dov", "三弟"]))
    ),
    st.just(("name:chain", lambda _: called(["Chain Ferry", "Café"]))),
    st.tuples(st.sampled_from(["=", ""]), spelt).map(
        lambda two: (
            f"title:{two[0]}{two[1]}",
            lambda lib: titled(lib.written(two[1]) if two[0] else lib.inflected(two[1])),
        )
    ),
)
queries = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(
            lambda two: (f"({two[0][0]} {two[1][0]})", lambda lib: both(two[0][1](lib), two[1][1](lib)))
        ),
        st.tuples(inner, inner).map(
            lambda two: (f"({two[0][0]} OR {two[1][0]})", lambda lib: either(two[0][1](lib), two[1][1](lib)))
        ),
        inner.map(lambda one: (f"NOT ({one[0]})", lambda lib: neither(one[1](lib)))),
    ),
    max_leaves=3,
)


@given(rows, queries, st.integers(1, 3))
@settings(max_examples=300)
def test_index_and_scan_agree(made: list[IndexRow], query: tuple[str, Asked], segments: int) -> None:
    library = library_of(made)
    assert_same(Shelf(made, segments, NAMES), library, query[0], query[1](library))


@given(rows, queries, st.data())
@settings(max_examples=60)
def test_they_agree_after_deleting_and_merging(
    made: list[IndexRow], query: tuple[str, Asked], data: st.DataObject
) -> None:
    shelf = Shelf(made, 2, NAMES)
    for row in data.draw(st.lists(st.sampled_from(made), unique_by=lambda row: row.id)):
        shelf.delete(row)
    shelf.leaves = [Leaf.open(shelf.storage, merged(shelf.storage, shelf.leaves, lambda: None))]
    kept = library_of(list(shelf.rows.values()))
    whole = library_of(made)
    asked = query[1](whole)
    assert_same(shelf, kept, query[0], asked)


@given(
    st.lists(st.text("abक\u093fé", min_size=1, max_size=7), max_size=20, unique=True),
    st.text("ab*?क", min_size=1, max_size=6),
)
def test_patterns_find_what_trying_every_way_finds(known: list[str], pattern: str) -> None:
    table = TermTable()
    table.terms = sorted(known)
    assert _matching(table, pattern) == [word for word in table.terms if fits(word, pattern)]


def hits(shelf: Shelf, query: str) -> dict[str, list[str]]:
    answer = shelf.ask(query, limit=None)
    read = {row.id: row.text for row in shelf.rows.values()}
    return {hit.id: [read[hit.id][start:end] for start, end in hit.occurrences] for hit in answer.hits}


SAID = "The Ferry. “The ferry is late,” said Rose. Dov’s FERRY rose."


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("=Ferry", ["Ferry"]),
        ("=ferry", ["ferry"]),
        ("=Rose", ["Rose"]),
        ("=rose", ["rose"]),
        ("=ferry OR =Ferry OR ferry", ["Ferry", "ferry", "FERRY"]),
        ('="The Ferry"', ["The Ferry"]),
        ('="said Rose" OR rose', ["said Rose", "Rose", "rose"]),
        ("register:verbatim =ferry", ["ferry"]),
        ("=The NOT register:verbatim", ["The"]),
        ("register:verbatim f*y", ["ferry"]),
        ('register:verbatim "the late"~>3', ["The ferry is late"]),
        ("register:verbatim name:Orrin", ["The ferry is late"]),
        ("speaker:interviewer =FERRY", ["FERRY"]),
        ("speaker:interviewer =Ferry", None),
    ],
)
def test_every_way_of_asking_works_inside_registers_and_turns(query: str, expected: list[str] | None) -> None:
    quoted = (SAID.index("“"), SAID.index("”") + 1, "verbatim")
    spoken = (SAID.index("Dov"), len(SAID), "interviewer")
    names = {"site": [IndexName("s", "Orrin Crossing"), IndexName("s", "the ferry is late")]}
    shelf = Shelf([note("said", SAID, registers=(quoted,), spoken=(spoken,))], names=names)
    assert hits(shelf, query) == ({} if expected is None else {"said": expected})
    assert shelf.ask(query).occurrences == len(expected or ())


def test_words_as_written_are_counted_in_notes_of_decomposed_letters() -> None:
    shelf = Shelf([note("nfd", "Cafe\u0301, cafe, CAFE\u0301"), note("nfc", "Café café")])
    assert hits(shelf, "=Café") == {"nfd": ["Cafe\u0301"], "nfc": ["Café"]}
    assert hits(shelf, "=cafe") == {"nfd": ["cafe"]}
    assert hits(shelf, "=Cafe\u0301") == hits(shelf, "=Café")


def test_a_title_is_found_in_its_inflected_forms_though_no_text_has_them() -> None:
    shelf = Shelf([note("n", "Nothing.", title="Two Ferries")])
    assert list(hits(shelf, "title:ferry")) == ["n"]
    assert list(hits(shelf, "title:=Ferries")) == ["n"]
    assert hits(shelf, "title:=ferries") == {}


@given(
    st.lists(st.text("abß夜é", min_size=1, max_size=6), max_size=30, unique=True),
    st.text("abé", min_size=1, max_size=6),
)
def test_words_that_differ_by_some_letters_are_those_that_comparing_finds(known: list[str], word: str) -> None:
    shelf = Shelf([note("n", "x", title=" ".join(known))])
    stored = shelf.leaves[0].terms.table("title").terms
    for most in (1, 2):
        assert within(shelf.leaves, "title", word, most) == {one for one in stored if differ_by(one, word, most)}


def test_a_pattern_finds_its_words_among_two_hundred_thousand_in_an_instant() -> None:
    random = Random(3)
    table = TermTable()
    letters = "abcdefghijklmnoprstuvwz"
    table.terms = sorted({"".join(random.choices(letters, k=random.randint(3, 11))) for _ in range(210_000)})
    took = []
    for pattern in ("*ing", "*st*", "b?*ta", "?ro*", "*a*e*i*o"):
        began = process_time()
        found = _matching(table, pattern)
        took.append(process_time() - began)
        assert _matching(table, pattern) is found
        assert found == sorted(found)
    assert len(table.terms) > 190_000
    assert sorted(took)[2] < 0.2, "a blink, on a machine that does much else"


def test_patterns_that_go_back_and_forth_end_soon() -> None:
    table = TermTable()
    table.terms = ["a" * 60 + "b"] * 100
    began = process_time()
    assert _matching(table, "*a*a*a*a*a*c*") == []
    assert _matching(table, "*" + "a*" * 10 + "?c") == []
    assert process_time() - began < 1


def test_pairs_in_order_are_found_only_in_that_order() -> None:
    text = "rope, chain and ferry; the ferry, the rope"
    shelf = Shelf([note("n", text)])
    assert hits(shelf, '"ferry rope"~>3') == {"n": ["ferry, the rope"]}
    assert hits(shelf, '"rope ferry"~>3') == {"n": ["rope, chain and ferry"]}
    assert hits(shelf, '"rope chain ferry"~>5') == {"n": ["rope, chain and ferry", "rope, chain and ferry; the ferry"]}
