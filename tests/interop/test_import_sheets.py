"""Spreadsheets: notes as rows, with real dates, several sheets, merged cells."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from document_files import packed, xlsx_file

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.when import When
from fieldnotes.interop.plan import ImportOptions, PlannedNote, Reading
from fieldnotes.interop.readers import sheets
from fieldnotes.interop.readers.sheets import columns_of

_DAY = ("date", 41590.0)


def read(data: bytes, **options: object) -> Reading:
    return sheets.read(data, "visits.xlsx", ImportOptions(**options))


def notes_of(data: bytes, **options: object) -> tuple[PlannedNote, ...]:
    return read(data, **options).notes


def test_rows_become_notes_with_real_dates_and_values_of_formulas() -> None:
    data = xlsx_file(
        [["text", "observed", "site", "people"], ["We met.\nShe spoke.", _DAY, 4, "Ana; Ben"], ["=A1", 1913]]
    )
    first, second = notes_of(data)
    assert (first.text, first.observed, first.site) == ("We met.\nShe spoke.", When("2013-11-12"), "4")
    assert first.people == ("Ana", "Ben")
    assert first.source == "visits.xlsx row 2"
    assert (second.text, second.observed) == ("worked out", When("1913", None, "year"))


def test_an_hour_of_the_day_is_kept() -> None:
    (note,) = notes_of(xlsx_file([["text", "observed"], ["x", ("date", 41590.395833333336)]]))
    assert note.observed == When("2013-11-12T09:30", None, "exact")


def test_names_of_columns_are_found_below_a_title_and_mapped_or_asked_for() -> None:
    data = xlsx_file([["All my visits"], [], ["Day", "Notes"], [_DAY, "words"], [], [_DAY, ""]])
    assert columns_of(data) == ["Day", "Notes"]
    with pytest.raises(UserError, match="“Day”, “Notes”"):
        read(data)
    reading = read(data, columns={"text": "notes", "observed": "Day"})
    assert [(note.text, note.observed) for note in reading.notes] == [("words", When("2013-11-12"))]
    assert [(each.path, each.reason) for each in reading.skipped] == [
        ("visits.xlsx row 6", "There is no text in this row.")
    ]


def test_sheets_with_the_same_columns_come_together_and_the_others_are_told() -> None:
    year = [["text", "observed"], ["in one year", _DAY]]
    data = xlsx_file([["code", "meaning"], ["a", "b"]], year, [["Text", "Observed"], ["in the next", _DAY]])
    first, second = notes_of(data)
    assert (first.text, second.text) == ("in one year", "in the next")
    assert second.source == "visits.xlsx, sheet “Year 2014”, row 2"
    assert first.warnings == ("The sheet “Year 2012” was left out; the rows are those of “Year 2013”.",)


def test_a_hidden_sheet_is_not_read_beside_one_that_is_shown() -> None:
    rows = [["text"], ["shown"]]
    data = xlsx_file(rows, [["text"], ["hidden and much longer"]], hidden=1)
    assert [note.text for note in notes_of(data)] == ["shown"]


def test_a_cell_merged_over_rows_holds_for_each_and_a_merged_text_is_one_note() -> None:
    rows = [["site", "text"], ["Ward A", "one"], [None, "two"]]
    assert [note.site for note in notes_of(xlsx_file(rows, merged="A2:A3"))] == ["Ward A", "Ward A"]
    rows = [["text", "people"], ["one", "Ana"], [None, "Ben"]]
    reading = read(xlsx_file(rows, merged="A2:A3"))
    assert [note.text for note in reading.notes] == ["one"]


def test_an_open_document_table_is_read_too() -> None:
    def cell(words: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{words}</text:p></table:table-cell>'

    spaces = " ".join(
        f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"' for each in ("office", "table", "text")
    )
    rows = "".join(f"<table:table-row>{cell(words)}</table:table-row>" for words in ("text", "words"))
    far = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="One">{rows}{far}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    data = packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content,
            "META-INF/manifest.xml": "<manifest/>",
        }
    )
    assert [note.text for note in notes_of(data)] == ["words"]


def _with_cell(place: str) -> bytes:
    with ZipFile(BytesIO(xlsx_file([["text"], ["words"]]))) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = parts["xl/worksheets/sheet0.xml"]
    row = f'<row r="{place.strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}"><c r="{place}"><v>1</v></c></row></sheetData>'
    parts["xl/worksheets/sheet0.xml"] = sheet.replace(b"</sheetData>", row.encode())
    return packed(parts)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (_with_cell("XFD1048576"), "far more cells"),
        (xlsx_file([["text"], ["words"]])[:500], "damaged"),
        (b"PK\x03\x04 nothing else", "damaged"),
        (b"words", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old Excel"),
        (packed({"xl/workbook.bin": "x"}), "binary Excel"),
        (xlsx_file([[]]), "no words"),
        (xlsx_file([["text"]]), "no words"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, word: str) -> None:
    with pytest.raises(UserError, match=word) as caught:
        read(data)
    assert "\n" not in caught.value.message


def test_a_stray_cell_not_too_far_away_does_no_harm() -> None:
    assert [note.text for note in notes_of(_with_cell("C90000"))][:1] == ["words"]
