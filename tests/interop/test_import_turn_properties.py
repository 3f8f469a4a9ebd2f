"""Whatever a text looks like, its turns lie in it, one after another, and hold words."""

from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.marks import Mark
from fieldnotes.interop.dialogue_turns import find_turns

PIECES = (
    "Ana",
    "Ben",
    ":",
    "\t",
    "\n",
    "00:12",
    "[",
    "]",
    " ",
    "words here.",
    "#00:00:12-3#",
    "=",
    "–",
    "**",
    "Q",
    ".",
    "記",
)


@given(
    st.lists(st.sampled_from(PIECES), max_size=80),
    st.lists(st.tuples(st.integers(0, 99), st.integers(1, 9)), max_size=4),
)
def test_turns_lie_in_order_inside_the_text(pieces: list[str], bold: list[tuple[int, int]]) -> None:
    text = "".join(pieces) * 2
    marks = tuple(Mark(min(start, len(text)), min(start + length, len(text)), "bold") for start, length in bold)
    last = 0
    for turn in find_turns(text, marks):
        assert last <= turn.start < turn.end <= len(text)
        assert text[turn.start : turn.end] == text[turn.start : turn.end].strip()
        assert turn.speaker
        last = turn.end
