"""Prompts that nobody answered go, and nothing that was written goes with them."""

from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.marks import Mark, Marked
from fieldnotes.text.prompts import unanswered


def sheet(*lines: tuple[str, str]) -> Marked:
    """A text of paragraphs, each with the kind of mark over the whole of it."""
    text, marks = "", []
    for words, kind in lines:
        if kind and words:
            marks.append(Mark(len(text), len(text) + len(words), kind))
        text += words + "\n"
    return Marked(text[:-1], tuple(marks))


def left(marked: Marked) -> str:
    text = marked.text
    for edit in unanswered(marked):
        text = edit.apply(text)
    return text


def test_a_prompt_without_an_answer_goes_with_its_help() -> None:
    marked = sheet(
        ("Space", "heading2"), ("What is it like?", "italic"), ("Wet.", ""),
        ("Actors", "heading2"), ("Who is here?", "italic"), ("", ""),
        ("Time", "heading2"), ("Noon.", ""),
    )  # fmt: skip
    assert left(marked) == "Space\nWhat is it like?\nWet.\nTime\nNoon."


def test_a_heading_with_an_answered_heading_below_it_stays() -> None:
    marked = sheet(("Day", "heading1"), ("Morning", "heading2"), ("", ""), ("Evening", "heading2"), ("Rain.", ""))
    assert left(marked) == "Day\nEvening\nRain."


def test_the_last_prompt_goes_with_the_break_before_it() -> None:
    assert left(sheet(("Rain.", ""), ("Time", "heading2"))) == "Rain."
    assert left(sheet(("Time", "heading2"))) == ""
    assert unanswered(Marked("Rain.")) == []


_LINES = st.sampled_from(
    [("", ""), ("Rain.", ""), ("Wind.", ""), ("Ask", "heading1"), ("Ask more", "heading2"), ("Help?", "italic")]
)


@given(st.lists(_LINES, min_size=1, max_size=12))
def test_no_answer_is_ever_taken_out(lines: list[tuple[str, str]]) -> None:
    answers = [words for words, kind in lines if words and not kind]
    assert [line for line in left(sheet(*lines)).split("\n") if line in ("Rain.", "Wind.")] == answers
