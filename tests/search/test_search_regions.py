"""Registers in a search: where words are looked for, and the stretches themselves."""

import pytest
from shelf import Shelf, note

from fieldnotes.search.query import parse
from fieldnotes.search.regions import scoped
from fieldnotes.search.results import ConcordanceQuestion
from fieldnotes.search.syntax import And, Everything, Inside, Named, Near, Not, Or, Region, Stretch, Term

TEXT = "The well is low. “The well is dry,” she said. I doubt it."
SAID = (TEXT.index("“"), TEXT.index("” ") + 1, "verbatim")
DOUBT = (TEXT.index("I doubt"), len(TEXT), "aside")
VERBATIM = Region(frozenset({"verbatim"}))


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(
        [
            note("said", TEXT, registers=(SAID, DOUBT), observed="2012"),
            note("plain", "The well again.", observed="2013"),
        ]
    )


def hits(shelf: Shelf, query: str) -> dict[str, list[str]]:
    answer = shelf.ask(query)
    texts = {row.id: row.text for row in shelf.rows.values()}
    found = {hit.id: [texts[hit.id][start:end] for start, end in hit.occurrences] for hit in answer.hits}
    assert answer.occurrences == sum(map(len, found.values()))
    return found


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("well", {"said": ["well", "well"], "plain": ["well"]}),
        ("register:verbatim well", {"said": ["well"]}),
        ("well NOT register:verbatim", {"said": ["well"], "plain": ["well"]}),
        ("register:aside well", {}),
        ("register:(verbatim OR aside) (well OR doubt)", {"said": ["well", "doubt"]}),
        ('register:verbatim "well is dry"', {"said": ["well is dry"]}),
        ('register:verbatim "low well"~5', {}),
        ("register:verbatim well NOT dry", {}),
        ("register:verbatim dry NOT low", {"said": ["dry"]}),
        ("register:verbatim", {"said": ["The well is dry"]}),
        ("register:verbatim OR register:aside", {"said": ["The well is dry", "I doubt it"]}),
        ("NOT register:verbatim", {"plain": []}),
        ("register:verbatim observed:2013", {}),
        ("(register:aside doubt) OR again", {"said": ["doubt"], "plain": ["again"]}),
        ("well OR (register:verbatim well)", {"said": ["well", "well"], "plain": ["well"]}),
    ],
)
def test_registers_say_where_words_are_looked_for(shelf: Shelf, query: str, expected: dict[str, list[str]]) -> None:
    assert hits(shelf, query) == expected


def test_filters_beside_a_query_leave_its_registers_alone(shelf: Shelf) -> None:
    answer = shelf.ask("register:verbatim well", since="2012", until="2012")
    assert (answer.notes, answer.occurrences) == (1, 1)
    assert shelf.ask("register:verbatim", since="2013").notes == 0


def test_a_concordance_of_a_register_lists_its_stretches(shelf: Shelf) -> None:
    (line,) = shelf.engine().concordance(ConcordanceQuestion("register:verbatim", width=5))
    assert (line.left, line.match, line.right) == ("ow. “", "The well is dry", ",” sh")


def test_snippets_show_the_stretch_that_was_found(shelf: Shelf) -> None:
    (hit,) = shelf.ask("register:aside").hits
    (place,) = hit.highlights
    assert hit.snippet[slice(*place)] == "I doubt it"


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("register:verbatim", Stretch(VERBATIM)),
        ("a register:verbatim", Inside(Term("a", "a"), (VERBATIM,))),
        ("a kind:diary register:verbatim", And((Inside(Term("a", "a"), (VERBATIM,)), Named("kind", "diary")))),
        ("NOT register:verbatim a", Inside(Term("a", "a"), (Region(frozenset({"verbatim"}), True),))),
        ("register:verbatim kind:diary", And((Stretch(VERBATIM), Named("kind", "diary")))),
        ("NOT register:verbatim", Not(Stretch(VERBATIM))),
        ("a OR register:verbatim", Or((Term("a", "a"), Stretch(VERBATIM)))),
        (
            'register:verbatim "a b"~2',
            Inside(Near((Term("a", "a"), Term("b", "b")), 2), (VERBATIM,)),
        ),
        ("", Everything()),
    ],
)
def test_what_registers_of_a_query_come_to(query: str, meaning: object) -> None:
    assert scoped(parse(query)) == meaning
