"""Transcripts in Word, OpenDocument and RTF: speakers told by styles of paragraphs, of letters, and by tables."""

from collections.abc import Callable

import pytest
from document_files import odt_file
from word_files import p, r, word_file

from fieldnotes.interop.plan import ImportOptions, PlannedNote
from fieldnotes.interop.readers import docx_reader, odt_reader, rtf_reader

SAID = [
    ("Ana", "How was the winter?"),
    ("Ben", "Long, and the slip froze."),
    ("Ana", "Who told you of it?"),
    ("Ben", "Nobody told us."),
    ("Ana", "And then?"),
]
STYLES = "".join(
    f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
    for kind, name in (
        ("paragraph", "Interviewer"),
        ("paragraph", "Respondent"),
        ("paragraph", "Speaker"),
        ("character", "SpeakerName"),
    )
)


def docx(body: str) -> PlannedNote:
    (note,) = docx_reader.read(word_file(body, styles=STYLES), "a.docx", ImportOptions(kind="interview")).notes
    return note


def odt(body: str) -> PlannedNote:
    (note,) = odt_reader.read(odt_file(body), "a.odt", ImportOptions(kind="interview")).notes
    return note


def rtf(body: str) -> PlannedNote:
    sheet = r"{\stylesheet{\s1 Interviewer;}{\s2 Respondent;}{\s3 Speaker;}{\*\cs11 SpeakerName;}{\*\ts12 Grid;}}"
    data = rf"{{\rtf1\ansi {sheet}{body}}}".encode("cp1252")
    (note,) = rtf_reader.read(data, "a.rtf", ImportOptions(kind="interview")).notes
    return note


def spoken(note: PlannedNote) -> list[tuple[str, str]]:
    assert note.hints == ()
    return [(turn.speaker, note.text[turn.start : turn.end]) for turn in note.turns]


def docx_styled() -> PlannedNote:
    return docx("".join(p(words, style=_role(name)) for name, words in SAID))


def odt_styled() -> PlannedNote:
    return odt("".join(f'<text:p text:style-name="{_role(name)}">{words}</text:p>' for name, words in SAID))


def rtf_styled() -> PlannedNote:
    return rtf("".join(rf"\pard\s{1 + (name == 'Ben')} {words}\par" for name, words in SAID))


def _role(name: str) -> str:
    return "Interviewer" if name == "Ana" else "Respondent"


@pytest.mark.parametrize("made", [docx_styled, rtf_styled])
def test_the_style_of_a_paragraph_says_who_speaks(made: Callable[[], PlannedNote]) -> None:
    assert spoken(made()) == [(_role(name), words) for name, words in SAID]


def test_styles_of_an_open_document_are_known_by_the_names_people_read() -> None:
    styles = "".join(
        f'<style:style style:name="{key}" style:display-name="{name}" style:family="paragraph"/>'
        for key, name in (("Interviewer", "Interviewer"), ("Respondent", "Respondent"))
    )
    body = "".join(f'<text:p text:style-name="{_role(name)}">{words}</text:p>' for name, words in SAID)
    whole = odt_file(body)
    named = odt_file(body, **{"styles.xml": _with_styles(whole, styles)})
    (note,) = odt_reader.read(named, "a.odt", ImportOptions(kind="interview")).notes
    assert spoken(note) == [(_role(name), words) for name, words in SAID]


def _with_styles(whole: bytes, styles: str) -> str:
    import zipfile
    from io import BytesIO

    sheet = zipfile.ZipFile(BytesIO(whole)).read("styles.xml").decode()
    return sheet.replace("</office:styles>", f"{styles}</office:styles>")


def docx_lines() -> PlannedNote:
    return docx("".join(p(name, style="Speaker") + p(words) for name, words in SAID))


def rtf_lines() -> PlannedNote:
    return rtf("".join(rf"\pard\s3 {name}\par\pard {words}\par" for name, words in SAID))


def docx_letters() -> PlannedNote:
    return docx("".join(p(r(name, '<w:rStyle w:val="SpeakerName"/>'), r(f" {words}")) for name, words in SAID))


def rtf_letters() -> PlannedNote:
    return rtf("".join(rf"\pard{{\cs11 {name}}} {words}\par" for name, words in SAID))


def odt_letters() -> PlannedNote:
    return odt(
        "".join(f'<text:p><text:span text:style-name="Strong">{name}</text:span> {w}</text:p>' for name, w in SAID)
    )


def docx_bold_lines() -> PlannedNote:
    return docx("".join(p(r(name, "<w:b/>")) + p(words) for name, words in SAID))


def docx_table() -> PlannedNote:
    cell = "<w:tc>{}</w:tc>"
    rows = (f"<w:tr>{cell.format(p(name))}{cell.format(p(words))}</w:tr>" for name, words in SAID)
    return docx(f"<w:tbl>{''.join(rows)}</w:tbl>")


def odt_table() -> PlannedNote:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    rows = (f"<table:table-row>{cell.format(name)}{cell.format(words)}</table:table-row>" for name, words in SAID)
    return odt(f"<table:table>{''.join(rows)}</table:table>")


def rtf_table() -> PlannedNote:
    return rtf("".join(rf"\trowd\intbl {name}\cell {words}\cell\row" for name, words in SAID))


def docx_times() -> PlannedNote:
    cell = "<w:tc>{}</w:tc>"
    rows = (
        f"<w:tr>{cell.format(p(f'00:0{at}'))}{cell.format(p(words))}{cell.format(p(name))}</w:tr>"
        for at, (name, words) in enumerate(SAID)
    )
    return docx(f"<w:tbl>{''.join(rows)}</w:tbl>")


@pytest.mark.parametrize(
    "made",
    [
        docx_lines, rtf_lines, docx_letters, rtf_letters, odt_letters, docx_bold_lines, docx_table, odt_table,
        rtf_table, docx_times,
    ],
)  # fmt: skip
def test_each_kind_of_document_gives_the_same_turns(made: Callable[[], PlannedNote]) -> None:
    assert spoken(made()) == SAID


def test_cells_of_several_paragraphs_are_one_turn_each() -> None:
    cell = "<w:tc>{}</w:tc>"
    rows = (f"<w:tr>{cell.format(p(name))}{cell.format(p(words) + p('And more.'))}</w:tr>" for name, words in SAID)
    note = docx(f"<w:tbl>{''.join(rows)}</w:tbl>")
    assert spoken(note) == [(name, f"{words}\nAnd more.") for name, words in SAID]


def rtf_cells() -> PlannedNote:
    return rtf("".join(rf"\trowd\intbl {name}\cell {words}\par And more.\cell\row" for name, words in SAID))


def test_the_same_in_rtf() -> None:
    assert spoken(rtf_cells()) == [(name, f"{words}\nAnd more.") for name, words in SAID]


def test_a_row_without_a_name_goes_on_with_the_turn_above() -> None:
    cell = "<w:tc>{}</w:tc>"
    lines = [*SAID, ("", "So it was."), ("Ben", "It was.")]
    rows = (f"<w:tr>{cell.format(p(name) if name else '<w:p/>')}{cell.format(p(w))}</w:tr>" for name, w in lines)
    found = spoken(docx(f"<w:tbl>{''.join(rows)}</w:tbl>"))
    assert found[4][0] == "Ana"
    assert found[4][1].startswith("And then?")
    assert found[4][1].endswith("So it was.")
    assert found[5] == ("Ben", "It was.")


def test_a_table_of_goods_and_plain_styles_are_no_speech() -> None:
    cell = "<w:tc>{}</w:tc>"
    goods = [("Rope", "12"), ("Tar", "3"), ("Rope", "14"), ("Tar", "2"), ("Rope", "9")]
    rows = (f"<w:tr>{cell.format(p(name))}{cell.format(p(words))}</w:tr>" for name, words in goods)
    assert spoken(docx(f"<w:tbl>{''.join(rows)}</w:tbl>")) == []
    assert spoken(docx("".join(p(words, style="Mine") for _, words in SAID))) == []
