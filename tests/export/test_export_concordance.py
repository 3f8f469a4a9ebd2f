"""A concordance as a table that spreadsheets open and take for nothing but words."""

import csv
import os
from zipfile import ZipFile

import pytest
from lxml import etree

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.domain.when import When
from fieldnotes.export.concordance import ABOUT, HEAD, About, checked_path, rows_of, scope_words, write_fed, write_lines
from fieldnotes.search.results import Line

ABOUT_IT = About("chain", "kind: interview", "2026-11-24")


@pytest.fixture
def lines(project):
    hut = project.sites.add("Tea hut")
    tam = project.actors.add("Old Tam")
    note = project.notes.add(
        title="=Hut",
        text="-1 chain\nsang",
        observed=When.of("2012-05-04"),
        kind="interview",
        site=hut.id,
        people=[tam.id],
    )
    return [Line(note.id, "2012-05-04", "-1 ", "chain", "\nsang", 3, 8, "=Hut", tam.id)]


def rows(project, lines):
    return [cells for batch in rows_of(project, lines) for cells in batch]


def test_a_row_tells_when_where_and_who(project, lines):
    (row,) = rows(project, lines)
    told = dict(zip(HEAD, row, strict=True))
    assert told["date observed"] == "2012-05-04"
    assert (told["kind"], told["site"], told["people"], told["speaker"]) == (
        "interview",
        "Tea hut",
        "Old Tam",
        "Old Tam",
    )
    assert (told["left"], told["match"], told["right"]) == ("-1 ", "chain", " ¶ sang")
    assert (told["start"], told["end"], told["note"]) == ("3", "8", lines[0].note)


def test_a_line_of_a_note_that_has_gone_is_kept_with_what_is_known(project):
    (row,) = rows(project, [Line("gone", None, "", "chain", "", 0, 5, "Slip", "A stranger")])
    assert row[:6] == ("", "Slip", "", "", "", "A stranger")


def test_lines_of_a_restricted_note_are_left_out(project, lines):
    project.notes.change(lines[0].note, restriction="not to be quoted")
    assert rows(project, lines) == []


def test_csv_bears_what_was_asked_in_each_row_and_no_formula(project, lines, tmp_path):
    path = tmp_path / "list.csv"
    assert write_lines(path, rows(project, lines), ABOUT_IT) == 1
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert list(row) == [*HEAD, *ABOUT]
    assert (row["title"], row["left"], row["start"]) == ("'=Hut", "'-1 ", "3")
    assert (row["query"], row["narrowed to"], row["exported"]) == ("chain", "kind: interview", "2026-11-24")


def parts(path, name):
    with ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def test_a_workbook_holds_words_numbers_and_no_formula(project, lines, tmp_path):
    path = tmp_path / "list.xlsx"
    assert write_lines(path, rows(project, lines), ABOUT_IT) == 1
    sheet = parts(path, "xl/worksheets/sheet1.xml")
    assert not sheet.findall(".//{*}f")
    assert not sheet.findall(".//{*}hyperlink")
    words = [element.text for element in parts(path, "xl/sharedStrings.xml").iter("{*}t")]
    assert {"=Hut", "-1 ", "chain", "kind: interview"} <= set(words)
    numbers = [cell.findtext("{*}v") for cell in sheet.iter("{*}c") if cell.get("t") is None]
    assert numbers == ["3", "8"]


def test_a_cell_of_a_workbook_never_holds_more_than_excel_takes(tmp_path):
    path = tmp_path / "list.xlsx"
    long = ("2012", "Hut", "", "", "", "", "", "😀" * 40_000, "", "0", "5", "1")
    write_lines(path, [long], ABOUT_IT)
    words = [element.text for element in parts(path, "xl/sharedStrings.xml").iter("{*}t")]
    longest = max(words, key=len)
    assert longest.endswith("…")
    assert len(longest.encode("utf-16-le")) // 2 <= 32_767


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_file_is_replaced_whole_or_not_at_all(tmp_path, ending):
    path = tmp_path / f"list.{ending}"
    path.write_text("the old one")

    def rows():
        yield ("2012", "Hut", "", "", "", "", "", "chain", "", "0", "5", "1")
        raise UserError("the power went")

    with pytest.raises(UserError):
        write_lines(path, rows(), ABOUT_IT)
    assert path.read_text() == "the old one"
    assert os.listdir(tmp_path) == [path.name]  # noqa: PTH208  # hidden files too


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path, ending):
    with pytest.raises(UserError, match="cannot be written"):
        write_lines(tmp_path / "no" / f"list.{ending}", [], ABOUT_IT)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_full_disk_is_told_in_a_sentence_and_nothing_is_left(tmp_path, ending, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="No space left on device"):
        write_lines(tmp_path / f"list.{ending}", [], ABOUT_IT)
    assert list(tmp_path.iterdir()) == []


def test_rows_come_through_a_pipe(project, lines, tmp_path):
    from multiprocessing import Pipe

    ours, theirs = Pipe(duplex=False)
    batch = rows(project, lines) * 700
    heard = []
    theirs.send(batch[:5])
    theirs.send(batch[5:10])
    theirs.send(None)
    assert write_fed(ours, tmp_path / "list.csv", ABOUT_IT, 10, report=lambda done, of: heard.append((done, of))) == 10


def test_progress_is_told_every_thousand_rows(tmp_path):
    row = ("2012", "Hut", "", "", "", "", "", "chain", "", "0", "5", "1")
    heard = []
    write_lines(tmp_path / "list.csv", [row] * 2_500, ABOUT_IT, heard.append)
    assert heard == [1_000, 2_000]


def test_a_name_without_an_ending_becomes_a_workbook_and_a_strange_one_is_refused(tmp_path):
    assert checked_path(tmp_path / "list").name == "list.xlsx"
    assert checked_path(tmp_path / "list.CSV").name == "list.CSV"
    with pytest.raises(UserError, match="ends otherwise"):
        checked_path(tmp_path / "list.docx")


def test_the_narrowing_is_told_in_words(project):
    hut = project.sites.add("Tea hut")
    assert scope_words(project, EVERYTHING) == "everything"
    scope = Scope("2012-05", "", True).narrowed("site", [hut.id, ""]).narrowed("kind", ["interview"])
    told = scope_words(project, scope)
    assert told == "since May 2012 · without the interviewer’s words · kind: interview · site: Tea hut or none"
