"""OpenDocument texts: reading order, formats, notes, comments on their words, and what must be refused."""

import pytest
from document_files import flat_odt, odt_file

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.plan import ImportOptions, PlannedNote
from fieldnotes.interop.readers import odt_reader

_BOLD = (
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="T2" style:family="text" style:parent-style-name="Strong"><style:text-properties '
    'fo:font-style="italic" style:text-underline-style="solid" style:text-line-through-style="solid" '
    'style:text-position="33% 58%"/></style:style>'
    '<style:style style:name="T3" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Loud"><style:text-properties '
    'fo:font-style="italic"/></style:style>'
    '<style:style style:name="P2" style:family="paragraph"><style:paragraph-properties style:writing-mode="rl-tb"/>'
    "</style:style>"
    '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/>'
    '<text:list-level-style-bullet text:level="2"/></text:list-style>'
)


def read(body: str, styles: str = _BOLD, meta: str = "", **options: object) -> PlannedNote:
    data = odt_file(body, styles, meta)
    return odt_reader.read(data, "ward round.odt", ImportOptions(**options)).notes[0]


def p(inside: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>' if style else f"<text:p>{inside}</text:p>"


def marked(note: PlannedNote) -> list[tuple[str, str]]:
    return [(mark.kind, note.text[mark.start : mark.end]) for mark in note.marks]


def test_headings_emphasis_links_and_quotations_become_marks() -> None:
    note = read(
        '<text:h text:outline-level="2">The <text:span text:style-name="T1">brief</text:span></text:h>'
        + p('She <text:span text:style-name="T1">was</text:span> <text:span text:style-name="T2">tired</text:span>.')
        + p("all of it", "P1")
        + p('<text:a xlink:href="https://example.org/a">here</text:a><text:a xlink:href="#x"> there</text:a>')
        + p("Said.", "Quotations")
        + p("שלום", "P2")
    )
    assert note.title == "The brief"
    assert note.text == "The brief\nShe was tired.\nall of it\nhere there\nSaid.\nשלום"
    assert marked(note) == [
        ("heading2", "The brief"),
        ("bold", "brief"),
        ("bold", "was"),
        *[(kind, "tired") for kind in ("bold", "italic", "strike", "superscript", "underline")],
        ("italic", "all of it"),
        ("link", "here"),
        ("quote", "Said."),
        ("rtl", "שלום"),
    ]


def test_white_space_is_what_the_format_says_it_is() -> None:
    note = read(
        p('\n  one \n <text:span>two</text:span> <text:s text:c="3"/>three<text:tab/>four<text:line-break/>five')
    )
    assert note.text == "one two    three\tfour\nfive"


def test_lists_count_at_their_depth_and_go_on_where_told() -> None:
    def item(words: str, more: str = "") -> str:
        return f"<text:list-item>{p(words)}{more}</text:list-item>"

    inner = f"<text:list>{item('point')}</text:list>"
    note = read(
        f'<text:list text:style-name="L1">{item("one", inner)}{item("two")}</text:list>{p("between")}'
        f'<text:list text:style-name="L1" text:continue-numbering="true">{item("three")}</text:list>'
        f'<text:list text:style-name="L1"><text:list-item text:start-value="9">{p("nine")}{p("still nine")}'
        "</text:list-item></text:list>"
    )
    assert [(mark.kind, mark.value, note.text[mark.start : mark.end]) for mark in note.marks] == [
        ("numbered", "1", "one"),
        ("bullet", "", "point"),
        ("numbered", "2", "two"),
        ("numbered", "3", "three"),
        ("numbered", "9", "nine"),
    ]


def test_table_rows_are_lines_with_tabs_unless_a_cell_holds_paragraphs() -> None:
    def row(*cells: str) -> str:
        inside = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
        return f"<table:table-row>{inside}</table:table-row>"

    head = f"<table:table-header-rows>{row(p('h'), '', p('i'))}</table:table-header-rows>"
    body = f"<table:table>{head}{row(p(''), p(''))}{row(p('a') + p('b'), p('c'))}</table:table>{p('d')}"
    assert read(body).text == "h\t\ti\na\nb\nc\nd"


def test_footnotes_stand_at_the_end_or_with_their_entry() -> None:
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body>" + p(" Aside.")
    body = p("12 March 2013") + p(f"Said{note}</text:note-body></text:note> so.") + p("13 March 2013") + p("More.")
    whole = read(body)
    assert whole.text == "12 March 2013\nSaid[1] so.\n13 March 2013\nMore.\n[1] Aside."
    assert ("superscript", "[1]") in marked(whole)
    notes = odt_reader.read(odt_file(body), "x.odt", ImportOptions(split="dated")).notes
    assert [each.text for each in notes] == ["12 March 2013\nSaid[1] so.\n[1] Aside.", "13 March 2013\nMore."]


def test_a_comment_lies_on_its_exact_words_even_across_paragraphs() -> None:
    said = "<dc:creator>Ana</dc:creator><dc:date>2013-11-12T09:30:00.250000000</dc:date>" + p("Why?") + p("Ask.")
    note = read(
        p(f'One <office:annotation office:name="c1">{said}</office:annotation>two')
        + p('three<office:annotation-end office:name="c1"/> four')
        + p("five<office:annotation><dc:creator>Ben</dc:creator><text:p>Here.</text:p></office:annotation>")
    )
    first, second = note.comments
    assert note.text == "One two\nthree four\nfive"
    assert note.text[first.start : first.end] == "two\nthree"
    assert (first.author, first.at, first.text) == ("Ana", 1384248600000, "Why?\nAsk.")
    assert (note.text[second.start : second.end], second.author, second.at) == ("five", "Ben", None)


def test_tracked_deletions_and_hidden_words_are_left_out_and_told() -> None:
    change = (
        "<office:change-info><dc:creator>Ana</dc:creator><dc:date>2013-11-12T09:30:00</dc:date></office:change-info>"
    )
    note = read(
        f'<text:tracked-changes><text:changed-region text:id="d"><text:deletion>{change}{p("never")}</text:deletion>'
        f'</text:changed-region><text:changed-region text:id="i"><text:insertion>{change}</text:insertion>'
        "</text:changed-region></text:tracked-changes>"
        + p(
            'We <text:change-start text:change-id="i"/>really <text:change-end/><text:change text:change-id="d"/>agreed'
        )
        + p('Seen<text:span text:style-name="T3">unseen</text:span>.')
        + f'<text:section text:display="none">{p("far away")}</text:section>'
        + p('<draw:frame><draw:image xlink:href="https://example.org/x.png"/></draw:frame>')
    )
    assert note.text == "We really agreed\nSeen."
    assert note.warnings == (
        "Words deleted with tracking by Ana were left out: “never”",
        "Hidden words were left out: “unseenfar away”",
        "1 picture was left out.",
    )


def test_a_box_of_text_is_read_after_its_paragraph_and_ruby_keeps_its_reading() -> None:
    box = f"<draw:frame><draw:text-box>{p('in the box')}</draw:text-box></draw:frame>"
    ruby = "<text:ruby><text:ruby-base>臭剥</text:ruby-base><text:ruby-text>しゅうぼつ</text:ruby-text></text:ruby>"
    assert read(p(f"before {box}after") + p(ruby)).text == "before after\nin the box\n臭剥《しゅうぼつ》"


def test_what_the_file_says_of_itself_and_not_of_entries() -> None:
    meta = (
        "<dc:title>Rounds</dc:title><meta:initial-creator>Ines</meta:initial-creator><dc:language>de-DE</dc:language>"
        "<meta:creation-date>2013-11-12T09:30:12.123</meta:creation-date>"
    )
    note = read(p("12 March 2013") + p("x"), meta=meta)
    assert (note.title, note.author, note.language, note.written) == ("Rounds", "Ines", "de", "2013-11-12T09:30")
    assert read(p("12 March 2013") + p("x"), meta=meta, split="dated").written is None


def test_a_text_written_as_one_piece_of_xml_is_read() -> None:
    assert odt_reader.read(flat_odt(p("flat")), "x.fodt", ImportOptions()).notes[0].text == "flat"


_ENTITY = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>' + flat_odt(p("&b;")).split(b"?>", 1)[1]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (odt_file(p("x"), manifest="<file-entry><encryption-data/></file-entry>"), "password"),
        (odt_file(p("x"))[:700], "damaged"),
        (odt_file(""), "no words"),
        (odt_file(p("x"), **{"content.xml": "<broken"}), "damaged"),
        (odt_file(p("x"), **{"content.xml": "<a>" + " " * 60_000_000 + "</a>"}), "unfolds"),
        (odt_file(p("x"), **{"content.xml": "<a/>"}), "no text document"),
        (b"<html><p>x</p></html>", "not an OpenDocument file"),
        (b"words", "damaged"),
        (_ENTITY, "declarations"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, word: str) -> None:
    with pytest.raises(UserError, match=word) as caught:
        odt_reader.read(data, "x.odt", ImportOptions())
    assert "\n" not in caught.value.message


def test_numbers_that_would_swell_the_text_are_held_down() -> None:
    cell = f'<table:table-cell table:number-columns-repeated="99999999">{p("a")}</table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="99999999">{cell}<table:table-cell>{p("b")}</table:table-cell>'
    note = read(p('<text:s text:c="99999999"/>x') + f"<table:table>{row}</table:table-row></table:table>")
    assert len(note.text) < 1_000
