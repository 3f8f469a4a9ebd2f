"""Markdown read and written; what is written is read again unchanged."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.domain.marks import Mark, Marked
from fieldnotes.text.marked import tidy
from fieldnotes.text.standoff import from_markdown, to_markdown

WORDS = st.text(alphabet="ab夜é😀*_`[]()<>#+-.!|~&\\1:=\"'", min_size=1, max_size=6)
PLAIN_WORDS = st.text(alphabet="abcé夜", min_size=1, max_size=5)


@st.composite
def paragraphs_of(draw: st.DrawFn, words: st.SearchStrategy[str], most: int) -> Marked:
    """Paragraphs of words, formats over whole words, block marks over paragraphs."""
    text = ""
    marks = []
    for number in range(draw(st.integers(0, 4))):
        start = len(text) + (1 if number else 0)
        line = draw(st.lists(words, min_size=1, max_size=4))
        text += ("\n" if number else "") + " ".join(line)
        block = draw(st.sampled_from(["", "heading2", "bullet", "quote"]))
        if block:
            marks.append(Mark(start, len(text), block))
        for _ in range(draw(st.integers(0, most))):
            first = draw(st.integers(0, len(line) - 1))
            last = draw(st.integers(first, len(line) - 1))
            begin = start + len(" ".join(line[:first])) + (1 if first else 0)
            end = start + len(" ".join(line[: last + 1]))
            kind = draw(st.sampled_from(["bold", "italic", "strike", "link"]))
            marks.append(Mark(begin, end, kind, "https://example.org/a_b" if kind == "link" else ""))
    return tidy(Marked(text, tuple(marks)))


def of_letters(marked: Marked) -> list[set[tuple[str, str]]]:
    """The formats of each character but spaces, which Markdown cannot always format."""
    return [
        {(mark.kind, mark.value) for mark in marked.marks if mark.start <= place < mark.end}
        for place, sign in enumerate(marked.text)
        if not sign.isspace()
    ]


@settings(max_examples=300)
@given(paragraphs_of(WORDS, 0))
def test_any_words_survive_markdown(marked: Marked) -> None:
    assert from_markdown(to_markdown(marked)) == marked


@settings(max_examples=300)
@given(paragraphs_of(PLAIN_WORDS, 3))
def test_formats_of_words_survive_markdown(marked: Marked) -> None:
    again = from_markdown(to_markdown(marked))
    assert again.text == marked.text
    assert of_letters(again) == of_letters(marked)


def test_reading_markdown() -> None:
    markdown = "# Ward *round*\n\nTwo\nlines, **bold** and ~~gone~~.\n\n- one\n- two\n\n3. three\n\n> said\n"
    assert from_markdown(markdown) == Marked(
        "Ward round\nTwo lines, bold and gone.\none\ntwo\nthree\nsaid",
        (
            Mark(0, 10, "heading1"),
            Mark(5, 10, "italic"),
            Mark(22, 26, "bold"),
            Mark(31, 35, "strike"),
            Mark(37, 40, "bullet"),
            Mark(41, 44, "bullet"),
            Mark(45, 50, "numbered", "3"),
            Mark(51, 55, "quote"),
        ),
    )


def test_line_breaks_are_kept_if_asked_for() -> None:
    assert from_markdown("one\ntwo").text == "one two"
    assert from_markdown("one\ntwo", keep_breaks=True).text == "one\ntwo"


def test_html_in_markdown_is_words_and_nothing_is_fetched() -> None:
    assert from_markdown("a <b>b</b> ![x](https://example.org/x.png)").text == "a <b>b</b>"


def test_a_table_is_lines_of_cells() -> None:
    assert from_markdown("| a | b |\n|---|---|\n| 1 | 2 |\n").text == "a\tb\n1\t2"


def test_writing_markdown() -> None:
    marked = Marked("Title\none\ntwo", (Mark(0, 5, "heading1"), Mark(6, 9, "bullet"), Mark(10, 13, "bullet")))
    assert to_markdown(marked) == "# Title\n\n- one\n- two\n"


@pytest.mark.parametrize(
    ("written", "numbers"), [("12. a\n13. b\n15. c", "12 13 15"), ("1. a\n1. b\n1. c", "1 2 3"), ("3. a\n2. b", "3 4")]
)
def test_rising_numbers_of_a_list_stay_as_they_were_written(written: str, numbers: str) -> None:
    assert [mark.value for mark in from_markdown(written).marks] == numbers.split()
