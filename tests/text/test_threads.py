"""Where headings and turns of a dialogue exercise lie in its text."""

from fieldnotes.text.threads import Line, heading_of, put_in, round_line_above, words_in_heading

TEXT = "On method.\nPrompt 2: When did  the word go?\nRound 1\nDov: Then."


def test_a_heading_is_known_alone_or_after_its_number():
    assert heading_of(TEXT, "When did the word go?") == (11, 43)
    assert heading_of("1. Why?", "why?") == (0, 7)
    assert heading_of("Why?", "Why?") == (0, 4)
    assert heading_of("They asked: Why?", "Why?") is None
    assert heading_of(TEXT, "") is None


def test_the_words_of_a_heading_leave_its_number_out():
    start, end = words_in_heading(TEXT, (11, 43), "When did the word go?")
    assert TEXT[start:end] == "When did  the word go?"
    assert words_in_heading("Why?", (0, 4), "Why?") == (0, 4)


def test_the_line_of_a_round_is_found_right_above_a_turn():
    line = TEXT.index("Dov")
    assert round_line_above(TEXT, line, 1) == TEXT.index("Round 1")
    assert round_line_above(TEXT, line, 2) is None
    assert round_line_above(TEXT, 0, 1) is None


def test_paragraphs_are_put_in_with_their_marks():
    inserted, marks, begin = put_in(3, [Line("Round 2", mark="heading3"), Line("Yes.", "Dov")])
    assert inserted == "\nRound 2\nDov: Yes."
    whole = "abc" + inserted
    assert [(whole[mark.start : mark.end], mark.kind) for mark in marks] == [("Round 2", "heading3"), ("Dov:", "bold")]
    assert whole[begin:] == "Yes."
    assert put_in(0, [Line("Why?")])[0] == "Why?"
