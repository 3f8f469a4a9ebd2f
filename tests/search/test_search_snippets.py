"""Snippets show the match where it is and mark exactly it."""

from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.search.snippets import WIDTH, snippet

PROSE = "The ferry lay at the quay.\nNobody came; the chain was slack, and rain stood on the deck. " * 12


@given(
    st.text(alphabet="ab 夜\n👩é", max_size=400),
    st.lists(st.tuples(st.integers(0, 399), st.integers(1, 30)), max_size=6),
    st.integers(100, 300),
)
def test_highlights_are_the_words_they_mark(text: str, pairs: list[tuple[int, int]], width: int) -> None:
    spans = sorted({(start, min(start + length, len(text))) for start, length in pairs if start < len(text)})
    shown, highlights = snippet(text, spans, width)
    assert len(shown) <= width + 4
    assert "\n" not in shown
    wanted = {text[start:end].replace("\n", " ") for start, end in spans}
    assert all(any(shown[start:end] in one for one in wanted) for start, end in highlights)
    if spans and min(end - start for start, end in spans) == max(end - start for start, end in spans) == 1:
        assert highlights


def test_a_short_text_is_shown_whole() -> None:
    assert snippet("The ferry\nlay.", [(4, 9)]) == ("The ferry lay.", ((4, 9),))


def test_the_stretch_with_most_matches_is_chosen_and_cut_between_words() -> None:
    places = [(10, 13), (600, 603), (640, 643), (660, 663)]
    shown, highlights = snippet(PROSE, places)
    assert len(highlights) == 3
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert set(shown[2:-2].split()) <= set(PROSE.split())


def test_without_a_match_the_beginning_is_shown() -> None:
    shown, highlights = snippet(PROSE, [])
    assert shown.startswith("The ferry lay")
    assert len(shown) <= WIDTH + 2
    assert highlights == ()
