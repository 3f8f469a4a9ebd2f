"""The real material beside the checkout, where it is present: read whole and looked at closely."""

import json
import re
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

import pytest
from lxml import etree

from fieldnotes.interop.dated import split_dated
from fieldnotes.interop.gather import plan_import
from fieldnotes.interop.plan import ImportOptions, Plan, PlannedNote

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the real material is not here")


def planned(*names: str, **options: object) -> Plan:
    paths = [DATA / name for name in names]
    if not all(path.exists() for path in paths):
        pytest.skip("this part of the material is not here")
    return plan_import(paths, ImportOptions(**options))


def test_a_years_diary_in_chapters_gives_its_721_entries_word_for_word() -> None:
    chapters = sorted(DATA.glob("pepys_1660_1661/*.xhtml"), key=lambda path: int(path.stem.split("-")[1]))
    plan = planned(*[str(path.relative_to(DATA)) for path in chapters], split="dated")
    rows = [json.loads(line) for line in (DATA / "pepys_1660_1661/entries.jsonl").read_text("utf-8").splitlines()]
    assert (len(plan.notes), plan.files, plan.skipped) == (721, 24, ())
    assert [note.observed.iso if note.observed else None for note in plan.notes] == [
        row["iso_gregorian"] for row in rows
    ]
    assert [" ".join(note.text.split()) for note in plan.notes] == [" ".join(row["text"].split()) for row in rows]
    assert plan.span == ("1660-04-11", "1662-04-10")
    assert {note.language for note in plan.notes} == {"en"}


def test_the_same_diary_as_rows() -> None:
    columns = {"observed": "iso_gregorian", "title": "display"}
    plan = planned("pepys_1660_1661/entries.jsonl", columns=columns)
    assert len(plan.notes) == 721
    assert plan.span == ("1660-04-11", "1662-04-10")


def test_a_voyage_gives_a_note_per_entry_and_loses_no_word() -> None:
    plan = planned("darwin/944.txt", split="dated")
    words = (DATA / "darwin/944.txt").read_text("ascii").split()
    assert " ".join(note.text for note in plan.notes).split() == words
    assert (len(plan.notes), plan.undated) == (180, 1)
    dates = {note.title: note.observed.iso for note in plan.notes if note.observed}
    assert dates["JULY 24th, 1833"] == "1833-07-24"
    assert dates["APRIL 4th to July 5th, 1832"] == "1832-04-04/1832-07-05"
    assert dates["March 18th"].startswith("183")
    assert plan.span == ("1832-02-20", "1836-08-06")


def test_a_japanese_year_is_told_from_its_bytes_and_split() -> None:
    plan = planned("miyamoto_1926", split="dated")
    assert plan.notes[0].encoding == "Shift_JIS"
    assert (len(plan.notes), plan.undated) == (159, 1)
    assert plan.span == ("1926-01-01", "1926-12-31")
    assert plan.notes[1].title == "一月一日（金曜）晴"


def test_a_chinese_diary_comes_in_by_its_own_keys() -> None:
    columns = {"text": "content", "observed": "iso_date", "title": "date_raw"}
    plan = planned("luxun_1912_1914/entries.jsonl", columns=columns, kind="diary")
    assert (len(plan.notes), plan.undated) == (604, 0)
    assert sum("夜" in note.text for note in plan.notes) == 219


def test_the_same_diary_as_plain_text_splits_into_its_days() -> None:
    if not (DATA / "luxun_1912_1914").exists():
        pytest.skip("this part of the material is not here")
    lines = (DATA / "luxun_1912_1914/entries.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    text = "\n\n".join(f"{row['date_raw']}\n{row['content']}" for row in rows)
    notes = split_dated(PlannedNote("diary", text))
    found = [note.observed.iso for note in notes if note.observed]
    wrong_in_print = 13  # the printed day and the editor's date differ
    assert len(found) == len(rows)
    assert sum(one == row["iso_date"] for one, row in zip(found, rows, strict=True)) >= len(rows) - wrong_in_print


def test_interviews_have_their_two_speakers() -> None:
    plan = planned("changelog", kind="interview")
    assert len(plan.notes) == 4
    for note in plan.notes:
        assert {"Adam Stacoviak", "Mireille B. Reece, Psy.D"} <= {turn.speaker for turn in note.turns}
        assert len(note.turns) > 100


def test_one_text_in_twelve_scripts() -> None:
    plan = planned("udhr")
    assert len(plan.notes) == 12
    titles = {note.language: note.title for note in plan.notes}
    assert titles["en"] == "Universal Declaration of Human Rights"
    assert titles["zh"] == "世界人权宣言"
    arabic = next(note for note in plan.notes if note.language == "ar")
    assert any(mark.kind == "rtl" for mark in arabic.marks)


def test_word_files_are_read_or_refused_in_a_sentence() -> None:
    plan = planned("office")
    refused = {Path(each.path).name: each.reason for each in plan.skipped}
    assert "password" in refused["poi__bug53475-password-is-pass.docx"]
    assert "damaged" in refused["poi__truncated62886.docx"]
    assert any("crash" in name for name in refused)
    assert all(reason.endswith(".") for reason in refused.values())
    by_title = {note.source.split("__")[-1]: note for note in plan.notes}
    comments = by_title["comments.docx"]
    assert [comments.text[each.start : each.end] for each in comments.comments] == ["Ouch", "Ouch."]
    assert by_title["strict-format.docx"].text == "Test"
    assert by_title["footnotes.docx"].text == "Ouch[1].[2]\n[1] A tachyon walks into a bar.\n[2] Fin."
    assert by_title["text-box.docx"].text == "Datum plane"
    assert any("deleted with tracking" in warning for warning in by_title["delins.docx"].warnings)


def _notebook(path: Path) -> tuple[str, list[str]]:
    """A transcribed notebook as plain text, and the dates its editors marked at the beginning of lines."""
    pages = etree.parse(path, etree.XMLParser(resolve_entities=False)).getroot().iter("content")
    text = "\n".join(
        re.sub(r"<noinclude>.*?</noinclude>", "", page.text or "", flags=re.DOTALL).strip() for page in pages
    )
    text = re.sub(r"<br\s*/?>", "\n", text)
    text = re.sub(r"\{\{dated\|([^|}]*)\|([^}]*)\}\}", "\x01\\1\x02\\2", text)
    text = re.sub(r"\{\{\w+\|(?:[^|}]*\|)?([^}]*)\}\}", r"\1", text)
    text = re.sub(r"<[^>]+>|''+", "", text)
    return re.sub("\x01[^\x02]*\x02", "", text), re.findall("(?m)^[^\n\x01]{0,45}\x01([^\x02]*)\x02", text)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_field_notebooks_in_a_hurried_hand_give_nearly_all_their_days(number: int) -> None:
    path = DATA / f"henderson/notebook{number}.xml"
    if not path.exists():
        pytest.skip("this part of the material is not here")
    text, marked = _notebook(path)
    found = {note.observed.first for note in split_dated(PlannedNote("notebook", text)) if note.observed}
    assert sum(day in found for day in marked) >= 0.92 * len(marked)


def test_the_printed_diary_gives_nearly_all_its_days_from_plain_text() -> None:
    """Days stand alone under months ("2nd. Up early"); the print counts by the old calendar, ten days behind."""
    path = DATA / "pepys_1660_1661/entries.jsonl"
    if not path.exists():
        pytest.skip("this part of the material is not here")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    lines: list[str] = []
    for month, entries in groupby(rows, key=lambda row: row["month_title"]):
        lines += [month.upper().replace("\u2060", ""), *(row["text"] for row in entries)]
    printed = [
        (date.fromisoformat(row["iso_gregorian"]) - timedelta(days=10)).isoformat()
        for row in rows
        if row["iso_gregorian"]
    ]
    notes = split_dated(PlannedNote("diary", "\n\n".join(lines)))
    found = {note.observed.first for note in notes if note.observed}
    assert sum(day in found for day in printed) >= 718
    assert len(notes) <= 721
