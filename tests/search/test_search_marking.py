"""The quick way of finding words in plain texts finds exactly what the tokeniser finds."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from fieldnotes.search import words
from fieldnotes.search.marking import _NOT_PLAIN, marked
from fieldnotes.search.matching import Slot, Wanted, spans

PIECES = [
    "so",
    "So",
    "to",
    "bed",
    "beds",
    "a",
    "aa",
    " ",
    " ",
    "-",
    "_",
    "’",
    "“",
    "…",
    "\n",
    "9",
    "£",
    "é",
    "夜",
    "²",
    "👩",
]
texts = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
slots = st.sets(st.sampled_from(["so", "to", "bed", "beds", "a", "aa", "9", "e", "夜"]), max_size=3).map(
    lambda forms: Slot(frozenset(forms))
)
wanted = st.lists(
    st.one_of(
        slots.map(lambda slot: Wanted((slot,))),
        st.lists(slots, min_size=2, max_size=3).map(lambda row: Wanted(tuple(row))),
        st.tuples(slots, slots).map(lambda pair: Wanted(pair, 3)),
    ),
    max_size=3,
)


@given(texts, wanted)
@example("aa a-a aaa", [Wanted((Slot(frozenset({"a"})), Slot(frozenset({"a"}))))])
def test_quick_and_thorough_agree(text: str, wanted: list[Wanted]) -> None:
    assert marked(text, wanted, "english") == spans(words.tokens(text), wanted, "english")


def test_signs_taken_for_plain_are_no_part_of_words() -> None:
    for code in range(0x80, 0x3000):
        char = chr(code)
        if _NOT_PLAIN.match(char) is None:
            assert not char.isalnum(), hex(code)
            assert unicodedata.category(char)[0] != "M", hex(code)
