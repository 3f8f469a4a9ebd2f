"""Spreadsheets: notes as rows, with real dates, several sheets, merged cells."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from document_files import ods_file, packed, xlsx_file

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
    day = '<table:table-cell office:value-type="date" office:date-value="2013-11-12"/>'
    site = '<table:table-cell table:number-rows-spanned="2"><text:p>Ward A</text:p></table:table-cell>'
    words = "<table:table-cell><text:p>We<text:s/>met.</text:p><text:p>So.</text:p></table:table-cell>"
    more = f"<table:table-row>{words}{day}{site}</table:table-row><table:table-row>{words}<table:covered-table-cell/>"
    far = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'
    data = ods_file(["text", "observed", "site"], more=f"{more}</table:table-row>{far}")
    first, second = sheets.read(data, "visits.ods", ImportOptions()).notes
    assert (first.text, first.observed, first.site) == ("We met.\nSo.", When("2013-11-12"), "Ward A")
    assert (second.text, second.observed, second.site) == ("We met.\nSo.", None, "Ward A")


def test_cells_repeated_without_end_are_held_down() -> None:
    swollen = (
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell '
        'table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    reading = sheets.read(ods_file(["text"], more=swollen), "visits.ods", ImportOptions())
    assert len(reading.notes) <= 1_000


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


def test_a_stray_cell_far_away_does_no_harm() -> None:
    reading = read(_with_cell("XFD1048576"))
    assert [note.text for note in reading.notes] == ["words"]
    assert [each.path for each in reading.skipped] == ["visits.xlsx row 1048576"]


def test_strings_kept_apart_are_found_and_counts_of_them_are_not_believed() -> None:
    with ZipFile(BytesIO(xlsx_file([["text"], ["words"]]))) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    strings = (
        f'<sst {space} count="99999999999" uniqueCount="99999999999"><si><r><t>of</t></r><r><t> old</t></r></si></sst>'
    )
    sheet = parts["xl/worksheets/sheet0.xml"]
    more = b'<row r="3"><c r="A3" t="s"><v>0</v></c></row><row r="4"><c r="A4" t="s"><v>7</v></c></row></sheetData>'
    parts["xl/sharedStrings.xml"] = strings.encode()
    parts["xl/worksheets/sheet0.xml"] = sheet.replace(b"</sheetData>", more)
    assert [note.text for note in notes_of(packed(parts))] == ["words", "of old"]


def test_days_of_a_format_of_ones_own_are_dates_and_a_bare_hour_is_a_time() -> None:
    with ZipFile(BytesIO(xlsx_file([["text", "observed", "site"], ["x", ("date", 41590), ("date", 0.5)]]))) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    styles = parts["xl/styles.xml"].decode()
    formats = '<numFmts><numFmt numFmtId="170" formatCode="[$-809]d\\ mmmm\\ yyyy;@"/></numFmts><cellXfs'
    parts["xl/styles.xml"] = styles.replace("<cellXfs", formats).replace('numFmtId="14"', 'numFmtId="170"').encode()
    (note,) = notes_of(packed(parts))
    assert note.observed == When("2013-11-12")
