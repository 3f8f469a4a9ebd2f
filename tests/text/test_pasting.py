"""What word processors and browsers put on the clipboard, in our own words, and what a note makes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.marks import Mark, Marked
from fieldnotes.text.html_office import _counted
from fieldnotes.text.marked import tidy
from fieldnotes.text.pasting import fitted
from fieldnotes.text.standoff import from_html

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15"><!--[if
gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style><!--
p.MsoNormal {margin:0cm;} @list l0 {mso-list-id:1;} --></style></head>
<body lang=EN-GB><!--StartFragment-->
<h1>At the quay<o:p></o:p></h1>
<p class=MsoNormal>The chain was <b>slack</b>
again <span style='mso-spacerun:yes'>  </span>today.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if
!supportLists]><span style='font-family:Symbol;mso-list:Ignore'><span style='mso-list:Ignore'>·
<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>first thing\
<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if
!supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·
<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>second thing<o:p></o:p>\
</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span
style='mso-list:Ignore'>1.
<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><!--[endif]-->count one<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span
style='mso-list:Ignore'>2.
<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><!--[endif]-->count two<o:p></o:p></p>
<p class=MsoNormal>Nobody<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span
class=MsoFootnoteReference>[1]</span><![endif]></span></span></a> said why. <ins cite="mailto:Ines"
datetime="2020">They waited.</ins> <del cite="mailto:Ines">They left.</del> <span
class=MsoIns><ins>More</ins></span></p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Hour<o:p></o:p></p></td>
<td><p class=MsoNormal>Boat<o:p></o:p></p></td>
</tr>
<tr><td><p class=MsoNormal>9</p></td>
<td><p class=MsoNormal>Nord</p></td>
</tr>
</table>
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p
class=MsoFootnoteText><a href="#_ftnref1"><span>[1]</span></a> A note below.</p></div></div>
<div style='mso-element:comment-list'><p class=MsoCommentText>Comment</p></div>
<!--EndFragment--></body></html>"""

GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1234"><h2 dir="ltr"
style="line-height:1.38"><span style="font-size:16pt;font-weight:400;">At the quay</span></h2>
<p dir="ltr"><span style="font-weight:700;font-style:normal">Slack</span><span style="font-weight:400"> chain \
</span><span style="font-style:italic;text-decoration:underline">again</span></p>
<br /><ul style="margin-top:0"><li dir="ltr" style="list-style-type:disc" aria-level="1"><p dir="ltr"
role="presentation"><span>one</span></p>
</li>
<li dir="ltr" aria-level="1"><p dir="ltr"><span>two</span></p>
</li>
<ul><li aria-level="2"><p><span>deeper</span></p>
</li>
</ul>
</ul>
<br /><br /><p dir="ltr"><span>Last</span></p>
<div dir="ltr"><table><tbody><tr><td><p dir="ltr"><span>a</span></p>
</td><td><p dir="ltr"><span>b</span></p>
</td></tr>
</tbody></table></div>
</b><br class="Apple-interchange-newline">"""

LIBRE = """<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><meta name="generator"
content="LibreOffice 7.4"/><style type="text/css">p { line-height: 115% }</style>
</head>
<body lang="en-GB" dir="ltr"><h1 class="western">At the quay</h1>
<p style="margin-bottom: 0cm">The chain was <b>slack</b></p>
<p style="margin-bottom: 0cm"><br/>
</p>
<ul><li><p style="margin-bottom: 0cm">one</p>
</li>
<li><p>two</p>
</li>
</ul>
<p>Why<sup><a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></sup></p>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym"
href="#sdfootnote1anc">1</a> Below</p>
</div>
</body></html>"""

WEB = """<html><body><!--StartFragment--><nav><a href="/home">Home</a></nav><article><h2>Quay</h2>
<p style="color:rgb(0,0,0);font-weight:400">Some <a href="https://a.org/x?utm=1">words</a><img
src="https://track.org/p.gif"> here<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup>.</p>
<ul><li>x</li>
</ul>
<p>&nbsp;</p>
<p> </p>
<div><div><p>End</p>
</div>
</div>
</article><!--EndFragment--></body></html>"""


def shown(marked: Marked, kind: str) -> list[tuple[str, str]]:
    return [(marked.text[mark.start : mark.end], mark.value) for mark in marked.marks if mark.kind == kind]


def test_lists_of_word_are_lists_without_their_signs() -> None:
    marked = fitted(from_html(WORD))
    assert shown(marked, "bullet") == [("first thing", ""), ("second thing", "")]
    assert shown(marked, "numbered") == [("count one", "1"), ("count two", "2")]
    assert shown(marked, "heading1") == [("At the quay", "")]
    assert "·" not in marked.text
    assert "\xa0" not in marked.text


def test_struck_out_changes_and_comments_of_word_stay_behind_and_footnotes_come_along() -> None:
    marked = fitted(from_html(WORD))
    assert "Nobody[1] said why. They waited. More" in marked.text
    assert "They left" not in marked.text
    assert "Comment" not in marked.text
    assert shown(marked, "underline") == []
    assert marked.text.endswith("[1] A note below.")


def test_tables_of_word_are_lines_with_tabs() -> None:
    assert "Hour\tBoat\n9\tNord" in fitted(from_html(WORD)).text


def test_documents_of_google_are_not_bold_as_a_whole() -> None:
    marked = fitted(from_html(GOOGLE))
    assert shown(marked, "bold") == [("Slack", "")]
    assert shown(marked, "heading2") == [("At the quay", "")]
    assert [words for words, _ in shown(marked, "bullet")] == ["one", "two", "deeper"]
    assert "\n\n\n" not in marked.text
    assert marked.text.endswith("Last\na\tb")


def test_libreoffice_keeps_lists_and_raised_footnote_signs() -> None:
    marked = fitted(from_html(LIBRE))
    assert [words for words, _ in shown(marked, "bullet")] == ["one", "two"]
    assert shown(marked, "superscript") == [("1", "")]


def test_pages_of_the_web_bring_words_and_links_and_fetch_nothing() -> None:
    marked = fitted(from_html(WEB))
    assert shown(marked, "link") == [("words", "https://a.org/x?utm=1")]
    assert "\ufffc" not in marked.text
    assert "\n\n\n" not in marked.text


def test_bullets_typed_as_signs_become_bullets() -> None:
    marked = fitted(Marked("• one\n\uf0b7\ttwo\n5 · 6"))
    assert marked.text == "one\ntwo\n5 · 6"
    assert [mark.kind for mark in marked.marks] == ["bullet", "bullet"]


@pytest.mark.parametrize(("sign", "number"), [("3", 3), ("b", 2), ("iv", 4), ("ix", 9), ("v", 22), ("i", 1)])
def test_letters_and_roman_numbers_of_a_list_count(sign, number) -> None:
    assert _counted(sign) == number


@given(
    st.text("ab •\n \xa0", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(["bold", "quote"]))),
)
def test_fitting_keeps_every_word_and_every_mark_on_its_letters(text, spans) -> None:
    before = tidy(Marked(text, tuple(Mark(min(a, b), max(a, b), kind) for a, b, kind in spans)))
    after = fitted(before)
    assert [letter for letter in after.text if letter in "ab"] == [letter for letter in text if letter in "ab"]
    bold = "".join(before.text[mark.start : mark.end] for mark in before.marks if mark.kind == "bold")
    kept = "".join(after.text[mark.start : mark.end] for mark in after.marks if mark.kind == "bold")
    assert [one for one in bold if one in "ab"] == [one for one in kept if one in "ab"]
    assert "\n\n\n" not in after.text
    assert tidy(after) == after


@given(st.text(max_size=200))
def test_any_markup_is_read_without_an_error(html: str) -> None:
    fitted(from_html(f"<p style='mso-list:l0'><span style='mso-list:Ignore'>{html}</span>x</p>{html}"))
