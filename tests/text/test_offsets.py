"""Counting in code points and in UTF-16 units agrees with Python's own encoder."""

from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.edits import Edit
from fieldnotes.text.offsets import Utf16Map, from_utf16, to_utf16

TEXTS = st.text(alphabet="ab\n夜é\u0301😀👩\u200d𝄞\ufffc", max_size=30)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_every_position_goes_there_and_back(text: str) -> None:
    book = Utf16Map(text)
    for position in range(len(text) + 1):
        there = units(text[:position])
        assert book.to_utf16(position) == to_utf16(text, position) == there
        assert book.from_utf16(there) == from_utf16(text, there) == position
    assert (book.length, book.length_utf16) == (len(text), units(text))


def test_the_middle_of_an_emoji_is_its_beginning() -> None:
    assert from_utf16("a😀b", 2) == 1
    assert from_utf16("a😀b", 3) == 2


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 8), TEXTS), max_size=6))
def test_a_map_follows_every_edit(text: str, changes: list[tuple[int, int, str]]) -> None:
    book = Utf16Map(text)
    for place, length, inserted in changes:
        place = min(place, len(text))
        edit = Edit(place, text[place : place + length], inserted)
        text = edit.apply(text)
        book.update(edit)
        fresh = Utf16Map(text)
        assert book.length_utf16 == fresh.length_utf16
        assert [book.to_utf16(at) for at in range(len(text) + 1)] == [fresh.to_utf16(at) for at in range(len(text) + 1)]
