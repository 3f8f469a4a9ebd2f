"""The query language: what it means, and errors that point at the place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.errors import UserError
from fieldnotes.search.query import FIELDS, parse
from fieldnotes.search.syntax import And, Dated, Everything, Named, Near, Node, Not, Or, Phrase, Term, Titled


def term(word: str, **fields: bool | int | str) -> Term:
    return Term(word, word, **fields)  # type: ignore[arg-type]


def written(word: str) -> Term:
    return Term(word.lower(), word.lower(), exact=True, written=word)


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
        ('"ferry chain"~>5', Near((term("ferry"), term("chain")), 5, ordered=True)),
        ('"*ing b?t"~2', Near((term("*ing", wild=True), term("b?t", wild=True)), 2)),
        ("*ation", term("*ation", wild=True)),
        ("ev*n", term("ev*n", wild=True)),
        ("wom?n", term("wom?n", wild=True)),
        ("?erry", term("?erry", wild=True)),
        ("f??ry", term("f??ry", wild=True)),
        ("*Err*", term("*err*", wild=True)),
        ("ferr**", term("ferr", prefix=True)),
        ("ferr?*", term("ferr?*", wild=True)),
        ("why?", term("why")),
        ("what? why?", And((term("what"), term("why")))),
        ("什么?弟", exact("什", "么", "弟")),
        ("co-op*te", Phrase((term("co", exact=True), term("op*te", exact=True, wild=True)))),
        ('"so ev*n"', exact("so", "ev", "n")),
        ('"so ev*"', Phrase((term("so", exact=True), term("ev", exact=True, prefix=True)))),
        ("三弟*", Phrase((term("三", exact=True), term("弟", exact=True, prefix=True)))),
        ("ferrry~", term("ferrry", fuzzy=1)),
        ("Ferrry~2", term("ferrry", fuzzy=2)),
        ("a~b", exact("a", "b")),
        ("~", None),
        ("=Ferry", written("Ferry")),
        ("=ferry", written("ferry")),
        ('="Ferry"', written("Ferry")),
        ("=“Bay Four”", Phrase((written("Bay"), written("Four")))),
        ("=co-Op", Phrase((written("co"), written("Op")))),
        ('"=Ferry chain"~5', Near((written("Ferry"), term("chain")), 5)),
        ('="Bay Four"~>3', Near((written("Bay"), written("Four")), 3, ordered=True)),
        ("a = b", And((term("a"), term("b")))),
        ("a=b", exact("a", "b")),
        ("title:=Ferry", Titled(written("Ferry"))),
        ("name:Dov", Named("name", "dov")),
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
def test_queries_mean(query: str, meaning: Node | None) -> None:
    if meaning is None:
        with pytest.raises(UserError, match="no word"):
            parse(query)
    else:
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
        ("*", 0, "asterisk stands for letters"),
        ("wife **", 5, "asterisk stands for letters"),
        ("wife -*-", 6, "asterisk stands for letters"),
        ("?*", 0, "asterisk stands for letters"),
        ("三*弟", 1, 'write "三 弟"~5'),
        ("so *弟", 3, "script without spaces"),
        ("fe~", 0, "too short"),
        ("so 夜~", 3, "too short"),
        ("ferry~0", 5, "one letter"),
        ("ferry~3", 5, "one letter"),
        ("ferry~" + "9" * 5000, 5, "one letter"),
        ("ferry~>2", 5, "quotation marks"),
        ("co-op~", 0, "one whole word"),
        ("ferr*~", 0, "one whole word"),
        ("=ferry~", 0, "use one of them"),
        ("=ferr*", 5, "exactly as written"),
        ("so =*ry", 4, "exactly as written"),
        ("=f?rry", 2, "exactly as written"),
        ('="so fer*"', 8, "exactly as written"),
        ("so =(a OR b)", 3, "before one word"),
        ('="so to', 1, "never closed"),
        ('=""', 0, "no word"),
        ("(a OR b)~2", 8, "quotation marks"),
        ('"a b"~>', 5, "how many words"),
        ('"a b"~>0', 5, "~1 for neighbours"),
        ('"a b"~x', 5, "how many words"),
        ('"a b c d e f g h i"~5', 0, "At most 8"),
        ("wife colour:red", 5, "no field colour:; the fields are title:"),
        ("http://ferry", 0, "quotation marks"),
        ("wife persn:dov", 5, "no field persn:; did you mean person:?"),
        ("tag:power", 0, "did you mean code:?"),
        ("name:", 0, "what to look for"),
        ("name:—", 5, "what to look for"),
        ("a " * 401, 800, "at most 400"),
        ("register:verbatm", 9, "did you mean verbatim?"),
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
    "~>2",
    "~",
    "=",
    "?",
    "ab",
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
