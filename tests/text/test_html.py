"""HTML read as a browser would show it, and written so that it is read again unchanged."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.domain.marks import Mark, Marked
from fieldnotes.text.marked import join, shift, slice_marked, tidy
from fieldnotes.text.standoff import from_html, settle, to_html

TEXTS = st.text(alphabet="ab \n\t<>&\"'éß夜😀\u0301\u200fש\ufffc\u00a0", max_size=40)


@st.composite
def marked_texts(draw: st.DrawFn) -> Marked:
    """Any tidy text a note may hold."""
    text = draw(TEXTS)
    marks = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        kind = draw(st.sampled_from(["bold", "italic", "underline", "strike", "superscript", "subscript", "link"]))
        marks.append(Mark(start, end, kind, 'https://example.org/?a=1&b="2"' if kind == "link" else ""))
    start = 0
    for line in text.split("\n"):
        block = draw(st.sampled_from(["", "", "heading1", "heading4", "bullet", "numbered", "quote", "rtl"]))
        if block:
            marks.append(Mark(start, start + len(line), block, "7" if block == "numbered" else ""))
            if draw(st.booleans()):
                marks.append(Mark(start, start + len(line), "quote"))
        start += len(line) + 1
    return tidy(Marked(text, tuple(marks)))


@settings(max_examples=300)
@given(marked_texts())
def test_what_is_written_is_read_again_unchanged(marked: Marked) -> None:
    assert from_html(to_html(marked)) == marked


@given(st.text(alphabet="<>/=\"' abpulitrdh1&;#x-!\n\x00\ud800", max_size=60))
def test_any_html_however_broken_gives_a_settled_text_and_fitting_marks(html: str) -> None:
    marked = from_html(html)
    assert settle(marked.text) == marked.text
    assert all(0 <= mark.start < mark.end <= len(marked.text) for mark in marked.marks)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("plain words", "plain words"),
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("<p>one<p>two", "one\ntwo"),
        ("<p> one \n  two </p>\n\n <p>three</p>", "one two\nthree"),
        ("one<br>two", "one\ntwo"),
        ("one<br><br>two", "one\n\ntwo"),
        ("<p>one<br></p><p>two</p>", "one\ntwo"),
        ("<p>one</p><p><br></p><p>two</p>", "one\n\ntwo"),
        ("<p>one</p><p></p><div><div></div></div><p>two</p>", "one\ntwo"),
        ("<b>one </b> two", "one two"),
        ("a&nbsp;&nbsp;b", "a\u00a0\u00a0b"),
        ("<pre>a  b\n\tc\n</pre>d", "a  b\n\tc\nd"),
        ("<head><title>T</title><style>p {}</style></head><body>one<script>alert(1)</script></body>", "one"),
        ("<p>seen<span style='display: none'>hidden</span></p>", "seen"),
        ("<table><tr><th>a<th>b</tr><tr><td>1<td><p>2</p><p>3</p></tr></table>after", "a\tb\n1\t2 3\nafter"),
        ("<table><tr><td></td><td>x</td></tr></table>", "\tx"),
        ("one<img src='https://example.org/spy.png' alt='a'>two", "onetwo"),
        ("<ruby>夜<rp>(</rp><rt>よる</rt><rp>)</rp></ruby>", "夜(よる)"),
        ("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><p>&e;</p>", None),
        ("a&#8232;b &#65279;&#0;c", None),
    ],
)
def test_reading(html: str, text: str | None) -> None:
    read = from_html(html).text
    assert "root:" not in read
    if text is not None:
        assert read == text


def test_formats_are_read_from_elements_and_styles() -> None:
    html = (
        "<p><b>a</b><i>b</i><u>c</u><s>d</s><span style='font-weight:700;font-style:italic'>e</span>"
        "<span style='text-decoration: underline line-through'>f</span><sup>g</sup></p>"
    )
    assert from_html(html).marks == tuple(
        sorted(
            [
                Mark(0, 1, "bold"),
                Mark(1, 2, "italic"),
                Mark(2, 3, "underline"),
                Mark(3, 4, "strike"),
                Mark(4, 5, "bold"),
                Mark(4, 5, "italic"),
                Mark(5, 6, "underline"),
                Mark(5, 6, "strike"),
                Mark(6, 7, "superscript"),
            ]
        )
    )


def test_a_style_takes_a_format_back() -> None:
    assert from_html("<b style='font-weight:normal'>from a word processor</b>").marks == ()


def test_blocks_become_marks_over_their_lines() -> None:
    html = "<h2>A</h2><ul><li>b<ul><li>c</ul>d<li>e</ul><ol start=3><li>f<li>g</ol><blockquote><p>h<p>i</blockquote>"
    marked = from_html(html)
    assert marked.text == "A\nb\nc\nd\ne\nf\ng\nh\ni"
    assert marked.marks == (
        Mark(0, 1, "heading2"),
        Mark(2, 3, "bullet"),
        Mark(4, 5, "bullet"),
        Mark(8, 9, "bullet"),
        Mark(10, 11, "numbered", "3"),
        Mark(12, 13, "numbered", "4"),
        Mark(14, 15, "quote"),
        Mark(16, 17, "quote"),
    )


def test_links_keep_their_address_unless_it_could_do_something() -> None:
    html = "<a href='https://example.org/a'>one</a> <a href='javascript:alert(1)'>two</a> <a href='data:x'>three</a>"
    assert from_html(html) == Marked("one two three", (Mark(0, 3, "link", "https://example.org/a"),))


def test_a_picture_is_one_character_if_asked_for() -> None:
    assert from_html("a<img src=x>b", pictures=True).text == "a\ufffcb"


def test_very_deep_nesting_loses_no_words() -> None:
    assert from_html("<div><b>" * 4000 + "deep" + "</b></div>" * 4000 + "<p>after").text == "deep\nafter"


def test_a_large_page_is_read_in_reasonable_time() -> None:
    html = "<p>The <b>ward</b> was <i>quiet</i> all night.</p>\n" * 10_000
    begin = time.perf_counter()
    assert from_html(html).text.count("\n") == 9_999
    assert time.perf_counter() - begin < 10


def test_a_slice_carries_its_marks() -> None:
    marked = Marked("abcdef", (Mark(1, 4, "bold"), Mark(4, 6, "italic")))
    assert slice_marked(marked, 2, 5) == Marked("cde", (Mark(0, 2, "bold"), Mark(2, 3, "italic")))


def test_joining_moves_the_marks() -> None:
    parts = [Marked("ab", (Mark(0, 1, "bold"),)), Marked(""), Marked("cd", (Mark(1, 2, "italic"),))]
    assert join(parts, "--") == Marked("ab----cd", (Mark(0, 1, "bold"), Mark(7, 8, "italic")))
    assert shift([Mark(0, 1, "bold")], 3) == (Mark(3, 4, "bold"),)


def test_tidying_says_the_same_formatting_in_one_way() -> None:
    untidy = (Mark(3, 3, "bold"), Mark(1, 2, "bold"), Mark(0, 1, "bold"), Mark(1, 5, "italic"), Mark(4, 5, "quote"))
    assert tidy(Marked("abc\ndef", untidy)).marks == (
        Mark(0, 2, "bold"),
        Mark(1, 3, "italic"),
        Mark(4, 5, "italic"),
        Mark(4, 7, "quote"),
    )
