"""A report as a Word document: its structure, its words, and that Word would open it without repair."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as DocumentObject
from lxml import etree
from report_material import CONTRACT, MEMO, POSITION, RISK, invented_report

from fieldnotes.domain.errors import UserError
from fieldnotes.export.docx_writer import document_bytes, write_docx
from fieldnotes.export.outline import Report, Section

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def first_of(body: etree._Element, style: str) -> etree._Element:
    """The first paragraph in a style."""
    marks = (mark for mark in body.iter(f"{W}pStyle") if mark.get(f"{W}val") == style)
    return next(marks).getparent().getparent()


def opened(report: Report) -> DocumentObject:
    return Document(BytesIO(document_bytes(report)[0]))


def body_of(report: Report) -> etree._Element:
    with ZipFile(BytesIO(document_bytes(report)[0])) as parts:
        return etree.fromstring(parts.read("word/document.xml"))[0]


def outline_of(report: Report) -> list[str]:
    """Style and first forty characters of every paragraph."""
    lines = []
    for paragraph in body_of(report).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        words = "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        lines.append(f"{style.get(f'{W}val') if style is not None else '-'}: {words[:40]}".rstrip(": "))
    return lines


def styles_of(report: Report) -> list[str]:
    return [line.split(":")[0] for line in outline_of(report)]


def one_code(*quotations: object, **fields: object) -> Report:
    section = Section("1", "a code", "#2E6E68", quotations=quotations, **fields)  # type: ignore[arg-type]
    return Report("A report", made="2019-03-12", sections=(section,))


GOLDEN = [
    "Kicker: Coded report",
    "Title: A report",
    "-",
    "Byline",
    "Byline: 12 Mar 2019",
    "Normal",
    "TOCHeading: Contents",
    "TOC1: a code3",
    "Heading1: a code",
    "SectionNote: 3 quotations from 3 notes",
    "Definition: What it means.  Include  this  Exclude",
    "MemoTitle: Risk is carried unevenly",
    "MemoExtract: The same project is a wager for one side",
    "MemoExtract: Compare the second dialogue round: once",
    "MemoSource: Theoretical memo\xa0· 3 Mar 2014\xa0· LA\xa0· abo",
    "Quotation: Nobody spoke for a while. Then Rose put",
    "Attribution: (Practice team member)  verbatim\xa0· Steer",
    "CodingComment: The word “achieved” comes from the funde",
    "Quotation: She is on a contract to March. “If this",
    "Attribution: (Practice team member)  near-verbatim\xa0·",
    "Quotation: He could publish either way, he said, wh",
    "Quotation: I wrote this down in the lift, and notic",
    "Attribution: (Research team member)  recalled\xa0· Inter",
]


def test_the_parts_stand_in_their_order_in_real_styles() -> None:
    report = one_code(
        RISK,
        CONTRACT,
        POSITION,
        summary="3 quotations from 3 notes",
        definition="What it means.",
        include="this",
        exclude="that",
        memos=(MEMO,),
    )
    assert outline_of(report) == GOLDEN


def test_every_style_that_is_used_is_defined() -> None:
    document = opened(invented_report())
    defined = {style.style_id for style in document.styles}
    assert set(styles_of(invented_report())) - {"-"} <= defined
    used = {style.get(f"{W}val") for style in body_of(invented_report()).iter(f"{W}rStyle")}
    assert used <= defined


def test_a_quotation_says_who_how_where_when_and_what_else() -> None:
    body = body_of(one_code(RISK))
    source = first_of(body, "Attribution")
    words = "".join(text.text for text in source.iter(f"{W}t"))
    assert words == (
        "(Practice team member)  verbatim\xa0· Steering group, third meeting\xa0· 12 Nov 2013\xa0· ¶\xa04"
        "   ★\xa0exemplaralso  ■ what counts as success   ■ observer seen"
    )


def test_the_contents_list_is_never_empty_and_leads_to_every_heading() -> None:
    body = body_of(invented_report())
    links = [link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")]
    bookmarks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    headings = [style for style in styles_of(invented_report()) if style.startswith("Heading")]
    assert len(links) == len(headings) == 7
    assert set(links) <= bookmarks
    fields = [code.text.strip() for code in body.iter(f"{W}instrText")]
    assert fields[0] == 'TOC \\o "1-4" \\h \\z \\u'
    assert fields[1:] == [f"PAGEREF {link} \\h" for link in links]


def test_field_marks_are_balanced() -> None:
    kinds = [char.get(f"{W}fldCharType") for char in body_of(invented_report()).iter(f"{W}fldChar")]
    depth = 0
    for kind in kinds:
        depth += {"begin": 1, "separate": 0, "end": -1}[kind]
        assert depth >= 0
    assert depth == 0


def test_bookmarks_are_unique_and_short_enough_for_word() -> None:
    marks = list(body_of(invented_report()).iter(f"{W}bookmarkStart"))
    names = [mark.get(f"{W}name") for mark in marks if not mark.get(f"{W}name").startswith("_q")]
    assert len(names) == len(set(names))
    assert all(len(mark.get(f"{W}name")) <= 40 for mark in marks)
    assert len({mark.get(f"{W}id") for mark in marks}) == len(marks)


def test_the_codebook_repeats_its_heading_row() -> None:
    table = opened(invented_report()).tables[-1]
    assert [cell.text for cell in table.rows[0].cells] == ["Code", "Definition", "Quotations"]
    assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
    assert [row.cells[2].text for row in table.rows[1:]] == ["–", "3", "2", "5", "–"]


def test_pages_are_numbered_and_the_title_page_is_not() -> None:
    section = opened(invented_report()).sections[0]
    footer = section.footer._element.xpath(".//w:instrText")
    assert [code.text.strip() for code in footer] == ["PAGE", "NUMPAGES"]
    assert section.different_first_page_header_footer
    assert section.first_page_footer.paragraphs[0].text == ""
    assert section.header.paragraphs[0].text == "Working together, slowly"


def test_the_files_properties_are_the_reports_own() -> None:
    properties = opened(invented_report()).core_properties
    assert properties.title == "Working together, slowly"
    assert properties.author == "L. Aldous; M. Ferrant"
    assert properties.created.isoformat()[:10] == "2019-03-12"
    assert properties.language == "en-GB"
    assert "python" not in document_bytes(invented_report())[0].decode("latin-1").lower()


def test_what_was_withheld_is_said_on_the_first_page() -> None:
    report = replace(invented_report(), withheld=1)
    cells = [cell.text for row in opened(report).tables[1].rows for cell in row.cells]
    assert cells[-2:] == ["Withheld", "1 passage is left out because of a restriction."]


def test_characters_that_no_word_file_can_hold_are_replaced_and_confessed() -> None:
    data, replaced = document_bytes(one_code(replace(RISK, words="a\x00b\x1bc", note="x\ufffe")))
    assert replaced == 3
    cells = [cell.text for row in Document(BytesIO(data)).tables[1].rows for cell in row.cells]
    assert cells == ["Replaced", "3 characters that no Word file can hold, shown as \ufffd."]


def test_a_right_to_left_quotation_is_one_with_its_rule_on_the_right() -> None:
    body = body_of(one_code(replace(RISK, words="كان الاجتماع هادئا", before="", after="")))
    paragraph = next(p for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}bidi") is not None)
    assert paragraph.find(f"{W}pPr/{W}pBdr/{W}right") is not None
    assert paragraph.find(f"{W}pPr/{W}pBdr/{W}left").get(f"{W}val") == "nil"


def test_surrounding_text_is_in_a_style_of_its_own() -> None:
    body = body_of(one_code(RISK))
    quotation = first_of(body, "Quotation")
    styled = [run.find(f"{W}rPr/{W}rStyle") is not None for run in quotation.iter(f"{W}r")]
    assert styled == [True, False, True]


def test_empty_lines_within_a_quotation_fall_away() -> None:
    report = one_code(replace(POSITION, words="one\n\n\n \ntwo\n"))
    assert [line for line in outline_of(report) if line.startswith("Quotation")] == ["Quotation: one", "Quotation: two"]


@pytest.mark.parametrize(
    "report",
    [
        Report("Nothing at all"),
        Report(""),
        Report("A title " * 60, "A subtitle " * 60, ("Somebody " * 40,)),
        one_code(),
        one_code(replace(RISK, words="", attribution="", note="", observed="", paragraph=0, others=(), comments=())),
        one_code(replace(RISK, words="🙂👩🏽‍🔬 e\u0301\u0302 \u202eabc\u202c שלום 夜 한국어 ไทย " * 50)),
        one_code(replace(RISK, words="word " * 30_000)),
    ],
    ids=["nothing", "no title", "long titles", "no quotation", "bare quotation", "all scripts", "book-long quotation"],
)
def test_odd_reports_open_too(report: Report) -> None:
    document = opened(report)
    assert document.paragraphs[1].style.name == "Title"
    assert document.paragraphs[1].text


def test_an_empty_report_says_so_instead_of_an_empty_contents_list() -> None:
    report = Report("Nothing yet")
    assert outline_of(report)[-1] == "SectionNote: No passage is coded in this scope yet."
    assert "TOCHeading" not in styles_of(report)


def test_levels_deeper_than_four_become_headings_of_the_fourth() -> None:
    sections = tuple(Section(str(level), f"level {level}", "#2E6E68", level) for level in range(1, 8))
    styles = styles_of(Report("Deep", sections=sections))
    assert [style for style in styles if style.startswith("Heading")] == [
        "Heading1",
        "Heading2",
        "Heading3",
        *["Heading4"] * 4,
    ]


def test_a_colour_that_is_none_becomes_grey() -> None:
    xml = etree.tostring(body_of(Report("x", sections=(Section("1", "a", "red; drop", quotations=(RISK,)),)))).decode()
    assert "drop" not in xml
    assert 'w:color="8A8377"' in xml


def test_the_same_report_makes_the_same_file() -> None:
    assert document_bytes(invented_report()) == document_bytes(invented_report())


def test_a_report_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    written = write_docx(invented_report(), tmp_path / "report.docx")
    assert (written.quotations, written.replaced) == (10, 0)
    assert [file.name for file in tmp_path.iterdir()] == ["report.docx"]
    assert Document(str(written.path)).core_properties.title == "Working together, slowly"


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=re.escape(str(tmp_path / "nowhere"))):
        write_docx(invented_report(), tmp_path / "nowhere" / "report.docx")


def test_a_file_holds_only_its_own_parts_and_opens_in_words_present_mode() -> None:
    with ZipFile(BytesIO(document_bytes(invented_report())[0])) as parts:
        names = set(parts.namelist())
        settings = parts.read("word/settings.xml").decode()
    assert not [name for name in names if "thumbnail" in name or "WithEffects" in name or "customXml" in name]
    assert 'w:name="compatibilityMode"' in settings
    assert 'w:val="15"' in settings


def test_no_row_has_more_cells_than_word_can_take() -> None:
    sections = tuple(Section(str(n), f"code {n}", "#2E6E68", 1, quotations=(RISK,)) for n in range(200))
    for table in opened(Report("Many codes", sections=sections)).tables:
        assert len(table.columns) <= 63
        assert sum(int(column.width.twips) for column in table.columns) == 8618
