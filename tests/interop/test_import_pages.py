"""Plain text, Markdown and web pages."""

import pytest

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.when import When
from fieldnotes.interop.name_dates import observed_in_name
from fieldnotes.interop.plan import ImportOptions, PlannedNote
from fieldnotes.interop.readers import html, markdown, text

ENTRIES = """<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="en-GB">
<head><title>April 1660</title><script src="x"/></head>
<body><section><h2>April 1660</h2>
<article><p><time datetime="1660-04-11">April 1st (Lord’s day)</time>. He preached <i>very</i> well.</p></article>
<article><header><p>A great day</p></header><p><time datetime="1660-04-12">2nd</time>. Up early.<a
 href="notes.xhtml#n1" epub:type="noteref">344</a>
 On <time datetime="1659-01-01">that day</time> too.&nbsp;So.</p></article>
<p>Between the entries.</p>
<article><p><time datetime="1660-04-13T09:30">3rd</time>. To bed.<a href="#n2" epub:type="noteref">2</a></p></article>
<aside id="n2"><p>A note.</p></aside>
</section></body></html>"""


def one(reader, data: str | bytes, name: str = "page", **options: object) -> PlannedNote:
    data = data.encode() if isinstance(data, str) else data
    (note,) = reader.read(data, name, ImportOptions(**options)).notes
    return note


def test_a_text_file_is_titled_by_its_name_and_settled() -> None:
    note = one(text, "\ufeffOne\r\ntwo\x00\u2028three\n", "Ward_round 3.txt")
    assert (note.title, note.text, note.encoding) == ("Ward round 3", "One\ntwo\nthree", "UTF-8")


@pytest.mark.parametrize(
    ("name", "observed"),
    [
        ("2013-11-12 ward round.txt", When("2013-11-12")),
        ("20131112_ward.txt", When("2013-11-12")),
        ("Notes 12 March 2013.docx", When("2013-03-12")),
        ("2013-11 overview.txt", When("2013-11", None, "month")),
        ("12.03.13 notes.txt", None),
        ("Chapter 12.txt", None),
        ("2099-01-01 plan.txt", None),
        ("2013-02-31.txt", None),
    ],
)
def test_a_date_in_a_files_name_is_taken_where_it_is_sensible(name: str, observed: When | None) -> None:
    assert observed_in_name(name) == observed


def test_a_files_own_date_goes_before_what_the_person_says_for_the_import() -> None:
    said = When("1999-01")
    assert one(text, "words", "ward.txt", observed=said).observed == said
    assert one(text, "words", "2013-11-12.txt", observed=said).observed == When("2013-11-12")
    assert one(text, "words", "2013-11-12.txt").observed == When("2013-11-12")


def test_an_empty_text_is_refused() -> None:
    with pytest.raises(UserError, match="no words"):
        one(text, " \n\r\n ")


def test_a_guess_at_the_characters_is_told() -> None:
    assert "guess" in one(text, "25°".encode("cp1252")).warnings[0]
    assert one(text, "plain").warnings == ()


def test_markdown_becomes_marks_and_its_first_heading_the_title() -> None:
    note = one(markdown, "# The brief\n\nShe was **very** tired.\n\n- one\n- two\n")
    assert (note.title, note.text) == ("The brief", "The brief\nShe was very tired.\none\ntwo")
    assert [(mark.kind, note.text[mark.start : mark.end]) for mark in note.marks] == [
        ("heading1", "The brief"),
        ("bold", "very"),
        ("bullet", "one"),
        ("bullet", "two"),
    ]


def test_a_header_of_a_markdown_note_is_heeded() -> None:
    head = '---\ntitle: "The brief"\ndate: 12 March 2013\nplace: Ward A\npeople: [Ana, Ben]\n'
    head += "tags:\n  - rota\nkind: jotting\n---\n"
    note = one(markdown, head + "Text.")
    assert (note.title, note.text, note.site, note.people) == ("The brief", "Text.", "Ward A", ("Ana", "Ben"))
    assert (note.kind, note.observed) == ("jotting", When("2013-03-12"))


def test_a_rule_at_the_top_of_a_markdown_file_is_no_header() -> None:
    assert "heard: nothing" in one(markdown, "---\nheard: nothing\n---\nText.").text


def test_a_page_takes_its_title_language_and_the_stretch_of_its_entries() -> None:
    note = one(html, ENTRIES)
    assert (note.title, note.language) == ("April 1660", "en")
    assert note.observed == When("1660-04-11", "1660-04-13", "range")
    assert "script" not in note.text


def test_each_dated_article_is_an_entry_and_what_lies_between_is_kept() -> None:
    notes = html.read(ENTRIES.encode(), "4.xhtml", ImportOptions(split="dated")).notes
    assert [(note.title, note.observed.iso if note.observed else "") for note in notes] == [
        ("April 1st (Lord’s day)", "1660-04-11"),
        ("2nd, April 1660", "1660-04-12"),
        ("4", ""),
        ("3rd, April 1660", "1660-04-13T09:30"),
        ("4", ""),
    ]
    assert notes[1].text == "A great day\n2nd. Up early. On that day too.\u00a0So."
    assert notes[2].text == "Between the entries."
    assert notes[3].text == "3rd. To bed.[2]"
    assert [(mark.kind, notes[0].text[mark.start : mark.end]) for mark in notes[0].marks] == [("italic", "very")]


def test_sections_under_dated_headings_are_entries() -> None:
    page = "<h1>Diary</h1><section><h2>12 March 1913</h2><p>Rain.</p></section>"
    page += "<section><h2>13 March</h2><p>Sun.</p></section>"
    notes = html.read(page.encode(), "x.html", ImportOptions(split="dated")).notes
    assert [(note.title, note.observed.iso) for note in notes if note.observed] == [
        ("12 March 1913", "1913-03-12"),
        ("13 March", "1913-03-13"),
    ]


@pytest.mark.parametrize("tag", ["h3", "p"])
def test_dated_blocks_that_merely_follow_one_another_are_entries(tag: str) -> None:
    page = "<h2>April 1660</h2>" + "".join(
        f'<{tag}><b><time datetime="1660-04-1{day}">{day}th</time></b></{tag}><p>Words.</p><p>More.</p>'
        for day in (1, 2)
    )
    notes = html.read(page.encode(), "x.html", ImportOptions(split="dated")).notes
    assert [(note.title, note.observed.iso) for note in notes if note.observed] == [
        ("1th, April 1660", "1660-04-11"),
        ("2th, April 1660", "1660-04-12"),
    ]
    assert [note.text for note in notes] == ["1th\nWords.\nMore.", "2th\nWords.\nMore."]


def test_a_heading_over_an_entry_stays_where_no_title_bears_it() -> None:
    page = '<h1>The ferry</h1><h2>Notes</h2><p><time datetime="2013-03-12">12 March 2013</time></p><p>Words.</p>'
    (note,) = html.read(page.encode(), "x.html", ImportOptions(split="dated")).notes
    assert (note.title, note.text) == ("12 March 2013", "The ferry\nNotes\n12 March 2013\nWords.")
    assert [mark.kind for mark in note.marks] == ["heading1", "heading2"]


def test_a_pages_declared_characters_are_read() -> None:
    page = '<html lang="fr"><head><meta charset="iso-8859-1"></head><body><p>déjà vu</p></body></html>'
    note = one(html, page.encode("cp1252"))
    assert (note.text, note.encoding, note.language) == ("déjà vu", "Windows-1252", "fr")


def test_entities_of_a_page_are_not_expanded_nor_anything_fetched() -> None:
    page = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>x &b; y</p><img src="http://example.org/a.png"/></body></html>'
    )
    note = one(html, page)
    assert note.text.startswith("x ")
    assert note.text.endswith(" y")
