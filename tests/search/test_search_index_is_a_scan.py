"""The index must say the same as a plain scan of all texts, whatever is in them and however they are indexed."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from shelf import Shelf, note

from fieldnotes.domain.index_rows import IndexRow
from fieldnotes.search import words
from fieldnotes.search.segments import Leaf, merged
from fieldnotes.search.stems import stem, tongue_of

WORDS = ["ferry", "Ferries", "chain", "chains", "bed", "café", "cafe\u0301", "夜", "三弟", "ß", "ﬁne", "i̇stanbul", "10"]
GLUE = [" ", "\n", ", ", "’", " — ", "👩‍👧 ", "_", ""]
KINDS = ["fieldnote", "interview"]
LANGUAGES = ["", "fr", "zh"]

texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GLUE)), max_size=14).map(
    lambda pieces: "".join(word + glue for word, glue in pieces)
)
READ_AS = ["verbatim", "near-verbatim", "their feeling"]
cuts = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 25), st.sampled_from(READ_AS)), max_size=4)
SAID_BY = ["interviewer", "others", "nurse"]
turns = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 25), st.sampled_from(SAID_BY)), max_size=4)
rows = st.lists(
    st.tuples(texts, st.sampled_from(KINDS), st.sampled_from(LANGUAGES), cuts, turns), min_size=1, max_size=8
).map(
    lambda made: [
        note(
            f"{number:02}",
            text,
            kind=kind,
            language=language,
            registers=stretches(text, cut),
            spoken=stretches(text, said),
        )
        for number, (text, kind, language, cut, said) in enumerate(made)
    ]
)


def stretches(text: str, cut: list[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    """Stretches in a text, in order, none over another, some of them without a whole word."""
    found: list[tuple[int, int, str]] = []
    for start, length, kind in sorted(cut):
        start = max(start, found[-1][1] if found else 0)
        end = min(start + length, len(text))
        if start < end:
            found.append((start, end, kind))
    return tuple(found)


Spans = set[tuple[int, int]]


@dataclass
class Scanned:
    """What a query is worth in one note: whether it matches, and where."""

    matches: bool
    spans: Spans


Scan = Callable[[IndexRow], Scanned]


def stems_of(word: str, tongue: str) -> set[str]:
    return {stem(words.cased(word), tongue), stem(words.fold(word), tongue)}


def word_scan(word: str, exact: bool = False) -> Scan:
    folded = words.fold(word)

    def scan(row: IndexRow) -> Scanned:
        tongue = tongue_of(row.language)
        stems = set() if exact or not tongue else stems_of(word, tongue)
        tokens = words.tokens(row.text)
        spans = {
            (start, end)
            for one, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True)
            if one == folded or stems & stems_of(row.text[start:end], tongue)
        }
        return Scanned(bool(spans), spans)

    return scan


def prefix_scan(prefix: str) -> Scan:
    folded = words.fold(prefix)

    def scan(row: IndexRow) -> Scanned:
        tokens = words.tokens(row.text)
        spans = {
            (start, end)
            for one, start, end in zip(tokens.words, tokens.starts, tokens.ends, strict=True)
            if one.startswith(folded)
        }
        return Scanned(bool(spans), spans)

    return scan


def phrase_scan(phrase: str) -> Scan:
    wanted = words.words(phrase)

    def scan(row: IndexRow) -> Scanned:
        tokens = words.tokens(row.text)
        spans = {
            (tokens.starts[at], tokens.ends[at + len(wanted) - 1])
            for at in range(len(tokens.words))
            if tokens.words[at : at + len(wanted)] == wanted
        }
        return Scanned(bool(spans), spans)

    return scan


def near_scan(one: str, other: str, distance: int) -> Scan:
    def scan(row: IndexRow) -> Scanned:
        tokens = words.tokens(row.text)
        places = []
        for word in (one, other):
            starts = {start for start, _ in word_scan(word)(row).spans}
            places.append([at for at, start in enumerate(tokens.starts) if start in starts])
        spans = {
            (tokens.starts[min(pair)], tokens.ends[max(pair)])
            for pair in product(*places)
            if 0 < abs(pair[0] - pair[1]) <= distance
        }
        return Scanned(bool(spans), spans)

    return scan


def both(one: Scan, other: Scan) -> Scan:
    def scan(row: IndexRow) -> Scanned:
        left, right = one(row), other(row)
        matches = left.matches and right.matches
        return Scanned(matches, left.spans | right.spans if matches else set())

    return scan


def either(one: Scan, other: Scan) -> Scan:
    def scan(row: IndexRow) -> Scanned:
        left, right = one(row), other(row)
        return Scanned(left.matches or right.matches, left.spans | right.spans)

    return scan


def neither(one: Scan) -> Scan:
    return lambda row: Scanned(not one(row).matches, set())


def marks_of(row: IndexRow) -> list[set[str]]:
    """For each word of a text the registers it stands in, whole."""
    tokens = words.tokens(row.text)
    return [
        {kind for low, high, kind in row.stretches if low <= start and end <= high}
        for start, end in zip(tokens.starts, tokens.ends, strict=True)
    ]


def standing_in(one: Scan, kinds: set[str], outside: bool = False) -> Scan:
    """Only the occurrences all of whose words stand in these registers, or none of whose words does."""

    def scan(row: IndexRow) -> Scanned:
        tokens = words.tokens(row.text)
        read = marks_of(row)
        kept = {
            (start, end)
            for start, end in one(row).spans
            if all(
                bool(read[at] & kinds) is not outside
                for at in range(len(read))
                if start <= tokens.starts[at] and tokens.ends[at] <= end
            )
        }
        return Scanned(bool(kept), kept)

    return scan


def stretch_scan(kinds: set[str]) -> Scan:
    def scan(row: IndexRow) -> Scanned:
        tokens = words.tokens(row.text)
        spans = set()
        for low, high, kind in row.stretches:
            whole = [
                (start, end)
                for start, end in zip(tokens.starts, tokens.ends, strict=True)
                if low <= start and end <= high
            ]
            if whole and kind in kinds:
                spans.add((whole[0][0], whole[-1][1]))
        return Scanned(bool(spans), spans)

    return scan


def of_kind(kind: str) -> Scan:
    return lambda row: Scanned(row.kind == kind, set())


single = st.sampled_from(["ferry", "chain", "bed", "cafe", "夜", "strange", "ss", "fine", "istanbul", "10"])
leaf_queries = st.one_of(
    single.map(lambda word: (word, word_scan(word))),
    single.map(lambda word: (f'"{word}"', word_scan(word, exact=True))),
    st.sampled_from(["fe", "cha", "三", "ca"]).map(lambda word: (f"{word}*", prefix_scan(word))),
    st.lists(st.sampled_from(["ferry", "chain", "bed", "三弟", "CAFÉ"]), min_size=2, max_size=3).map(
        lambda parts: (f'"{" ".join(parts)}"', phrase_scan(" ".join(parts)))
    ),
    st.just(("三弟", phrase_scan("三弟"))),
    st.tuples(single, single, st.integers(1, 4)).map(
        lambda near: (f'"{near[0]} {near[1]}"~{near[2]}', near_scan(*near))
    ),
    st.sampled_from(KINDS).map(lambda kind: (f"kind:{kind}", of_kind(kind))),
)
word_queries = leaf_queries.filter(lambda query: not query[0].startswith("kind:"))
read_as = st.sampled_from(
    [
        ("register:verbatim", {"verbatim"}, False),
        ('register:"their feeling"', {"their feeling"}, False),
        ("register:(verbatim OR near-verbatim)", {"verbatim", "near-verbatim"}, False),
        ("register:near*", {"near-verbatim"}, False),
        ("NOT register:verbatim", {"verbatim"}, True),
        ("speaker:interviewer", {"speaker:interviewer"}, False),
        ("speaker:(others OR nurse)", {"speaker:others", "speaker:nurse"}, False),
        ("(register:verbatim OR speaker:nurse)", {"verbatim", "speaker:nurse"}, False),
        ("NOT speaker:others", {"speaker:others"}, True),
    ]
)
register_queries = st.tuples(word_queries, read_as).map(
    lambda two: (f"({two[1][0]} {two[0][0]})", standing_in(two[0][1], two[1][1], two[1][2]))
)
stretch_queries = st.tuples(read_as, word_queries, st.sampled_from(KINDS)).flatmap(
    lambda drawn: st.sampled_from(stretch_forms(*drawn))
)


def stretch_forms(read: tuple[str, set[str], bool], word: tuple[str, Scan], kind: str) -> list[tuple[str, Scan]]:
    """Queries in which registers stand without words beside them, so that their stretches are looked for."""
    scan = neither(stretch_scan(read[1])) if read[2] else stretch_scan(read[1])
    return [
        (read[0], scan),
        (f"{read[0]} kind:{kind}", both(scan, of_kind(kind))),
        (f"({read[0]}) OR {word[0]}", either(scan, word[1])),
        (f"NOT ({read[0]})", neither(scan)),
    ]


queries = st.recursive(
    st.one_of(leaf_queries, register_queries),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda two: (f"({two[0][0]} {two[1][0]})", both(two[0][1], two[1][1]))),
        st.tuples(inner, inner).map(lambda two: (f"({two[0][0]} OR {two[1][0]})", either(two[0][1], two[1][1]))),
        inner.map(lambda one: (f"NOT ({one[0]})", neither(one[1]))),
    ),
    max_leaves=4,
)


def assert_same(shelf: Shelf, query: str, scan: Scan) -> None:
    answer = shelf.ask(query, limit=None)
    scanned = {row.id: scan(row) for row in shelf.rows.values()}
    expected = {id_: found.spans for id_, found in scanned.items() if found.matches}
    assert {hit.id: set(hit.occurrences) for hit in answer.hits} == expected
    assert answer.notes == len(expected)
    assert answer.occurrences == sum(map(len, expected.values()))


@given(rows, queries, st.integers(1, 3))
@settings(max_examples=200)
def test_index_and_scan_agree(made: list[IndexRow], query: tuple[str, Scan], segments: int) -> None:
    assert_same(Shelf(made, segments), *query)


@given(rows, stretch_queries, st.integers(1, 3))
@settings(max_examples=120)
def test_index_and_scan_agree_on_the_stretches_themselves(
    made: list[IndexRow], query: tuple[str, Scan], segments: int
) -> None:
    assert_same(Shelf(made, segments), *query)


@given(rows, queries, st.data())
@settings(max_examples=80)
def test_deleted_rows_are_not_found_before_or_after_merging(
    made: list[IndexRow], query: tuple[str, Scan], data: st.DataObject
) -> None:
    shelf = Shelf(made, 2)
    for row in data.draw(st.lists(st.sampled_from(made), unique_by=lambda row: row.id)):
        shelf.delete(row)
    assert_same(shelf, *query)
    segment = merged(shelf.storage, shelf.leaves, lambda: None)
    shelf.leaves = [Leaf.open(shelf.storage, segment)]
    assert len(shelf.leaves[0].cards) == len(shelf.rows)
    assert_same(shelf, *query)
