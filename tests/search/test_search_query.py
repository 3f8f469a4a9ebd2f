"""The query language: what it means, and errors that point at the place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.errors import UserError
from fieldnotes.search.query import FIELDS, parse
from fieldnotes.search.syntax import And, Dated, Everything, Named, Near, Node, Not, Or, Phrase, Term, Titled


def term(word: str, **fields: bool) -> Term:
    return Term(word, word, **fields)


def exact(*words: str) -> Phrase:
    return Phrase(tuple(term(word, exact=True) for word in words))


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("", Everything()),
        ("Ferry", term("ferry")),
        ('"Ferry"', term("ferry", exact=True)),
        ("evaluat*", term("evaluat", prefix=True)),
        ("ferry chain", And((term("ferry"), term("chain")))),
        ("ferry AND chain", And((term("ferry"), term("chain")))),
        ("ferry — chain", And((term("ferry"), term("chain")))),
        ("a OR b c", Or((term("a"), And((term("b"), term("c")))))),
        ("(a OR b) c", And((Or((term("a"), term("b"))), term("c")))),
        ("a NOT b", And((term("a"), Not(term("b"))))),
        ("a and b or not c", And(tuple(map(term, ["a", "and", "b", "or", "not", "c"])))),
        ('"so to bed"', exact("so", "to", "bed")),
        ("“so to bed”", exact("so", "to", "bed")),
        ("wife's", exact("wife", "s")),
        ("三弟", exact("三", "弟")),
        ("夜", term("夜")),
        ('"ferry chain"~5', Near((term("ferry"), term("chain")), 5)),
        ('"ferr* chain"~5', Near((term("ferr", prefix=True), term("chain")), 5)),
        ("title:ferry", Titled(term("ferry"))),
        ('title:"The ferry"', Titled(exact("the", "ferry"))),
        ('code:"Named Evaluator"', Named("code", "named evaluator")),
        ("Kind: interview", Named("kind", "interview")),
        ("register:verbatim", Named("register", "verbatim")),
        ("register:near-verbatim", Named("register", "near verbatim")),
        ('register:"Their Feeling"', Named("register", "their feeling")),
        ("register:the*", Or((Named("register", "their feeling"), Named("register", "theory")))),
        ("event:flood", Named("event", "flood")),
        ("person:Win*", Named("person", "win", prefix=True)),
        ("site:(quay OR hut)", Or((Named("site", "quay"), Named("site", "hut")))),
        ("observed:1805", Dated("observed", 18050101, 18051231)),
        ("observed:1805-02", Dated("observed", 18050201, 18050228)),
        ("observed:[1804 TO 1806]", Dated("observed", 18040101, 18061231)),
        ("lag:0", Dated("lag", 0, 0)),
        ("lag:[7 TO 30]", Dated("lag", 7, 30)),
        ("lag:[-3 TO *]", Dated("lag", -3, None)),
        ("lag:[TO 1]", Dated("lag", None, 1)),
        ("observed:[1804-05-14 TO]", Dated("observed", 18040514, None)),
        ("observed:[* to 1806]", Dated("observed", None, 18061231)),
        ("10:30", exact("10", "30")),
    ],
)
def test_queries_mean(query: str, meaning: Node) -> None:
    assert parse(query) == meaning


@pytest.mark.parametrize(
    ("query", "at", "says"),
    [
        ('wife "so to', 5, "never closed"),
        ("wife (so", 5, "never closed"),
        ("wife) so", 4, "closes nothing"),
        ("wife ()", 5, "no word"),
        ('wife ""', 5, "no word"),
        ("—", 0, "no word"),
        ("wife AND", 5, "both sides"),
        ("OR wife", 0, "both sides"),
        ("wife OR OR bed", 5, "both sides"),
        ("wife AND OR bed", 5, "both sides"),
        ("wife NOT", 5, "not wanted"),
        ("*tion", 0, "asterisk"),
        ("so ev*n", 5, "asterisk"),
        ("*", 0, "asterisk"),
        ("wife colour:red", 5, "no field"),
        ("wife register:verbatm", 14, "no register “verbatm”"),
        ("register:near", 9, "They are description"),
        ("register:[a TO b]", 9, "stretch"),
        ("register:", 0, "what to look for"),
        ("wife code:", 5, "what to look for"),
        ("code:AND", 0, "what to look for"),
        ("kind:[a TO b]", 5, "stretch"),
        ("observed:[1804]", 9, "stretch of time"),
        ("lag:late", 4, "no number of days"),
        ("lag:[7 TO x]", 10, "no number of days"),
        ("lag:[30 TO 7]", 4, "smaller number"),
        ("lag:[7]", 4, "Days read"),
        ("observed:[1806 TO 1804]", 9, "ends before"),
        ("observed:[1804 TO 18o6]", 18, "not a date"),
        ("observed:[1804 TO 1806", 9, "never closed"),
        ("observed:soon", 9, "not a date"),
        ('"a b"~', 5, "how many words"),
        ('"a b"~0', 5, "~1 for neighbours"),
        ("title:(a code:b)", 9, "inside title"),
        ("(" * 60 + "a" + ")" * 60, 40, "deeply"),
        ("NOT " * 60 + "a", 160, "deeply"),
    ],
)
def test_mistakes_are_pointed_at(query: str, at: int, says: str) -> None:
    with pytest.raises(UserError, match=says) as caught:
        parse(query)
    assert caught.value.at == at


def test_terms_know_their_place_in_the_query() -> None:
    query = 'ferry "so to" 三弟'
    parsed = parse(query)
    assert isinstance(parsed, And)
    first, phrase, run = parsed.parts
    assert isinstance(first, Term)
    assert isinstance(phrase, Phrase)
    assert isinstance(run, Phrase)
    for one in (first, *phrase.terms, *run.terms):
        assert query[one.start : one.end] == one.word


PIECES = [
    *(f"{name}:" for name in FIELDS),
    "a",
    "三弟",
    '"',
    "(",
    ")",
    "AND",
    "OR",
    "NOT",
    "*",
    "~3",
    "[",
    "]",
    " ",
    "-",
]


@given(st.one_of(st.text(max_size=30), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)))
def test_any_query_means_something_or_is_refused_at_a_place_in_it(query: str) -> None:
    place: int | None = 0
    try:
        parse(query)
    except UserError as error:
        place = error.at
    assert place is not None
    assert 0 <= place <= len(query)
