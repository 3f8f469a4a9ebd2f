"""From files and folders to a plan."""

import pickle
from os import fsdecode
from pathlib import Path

import pytest
from document_files import epub_file, odt_file, pdf_file, xlsx_file
from word_files import p, word_file

from fieldnotes.domain.when import When
from fieldnotes.interop import gather
from fieldnotes.interop.gather import plan_import
from fieldnotes.interop.plan import ImportOptions, Plan


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "study"
    (root / "2013").mkdir(parents=True)
    (root / "b.txt").write_text("second")
    (root / "a.md").write_text("# First\n\nwords")
    (root / "2013" / "2013-11-12 ward.txt").write_text("third")
    (root / "2013" / "round.docx").write_bytes(word_file(p("fourth")))
    (root / "2013" / "~$round.docx").write_bytes(b"lock")
    (root / ".hidden.txt").write_text("no")
    (root / ".git").mkdir()
    (root / ".git" / "x.txt").write_text("no")
    return root


def test_a_folder_is_read_with_all_below_it_in_order_without_hidden_files(folder: Path) -> None:
    plan = plan_import([folder])
    assert [note.source for note in plan.notes] == [
        "study/a.md",
        "study/b.txt",
        "study/2013/2013-11-12 ward.txt",
        "study/2013/round.docx",
    ]
    assert [note.title for note in plan.notes] == ["First", "b", "ward", "round"]
    assert plan.notes[2].observed == When("2013-11-12")
    assert (plan.files, plan.words, plan.undated, plan.skipped) == (4, 5, 3, ())


def test_a_date_the_person_says_holds_only_where_a_file_tells_none(folder: Path) -> None:
    (folder / "c.txt").write_text("Date: 3 May 2012\n\nfifth")
    (folder / "2013 visits.txt").write_text("4 May\n\nsixth\n\n9 May\n\nseventh")
    said = When("2020-01-01")
    dates = {note.title: note.observed for note in plan_import([folder], ImportOptions(observed=said)).notes}
    assert dates["ward"] == When("2013-11-12")
    assert dates["b"] == said
    split = plan_import([folder / "2013 visits.txt"], ImportOptions(observed=said, split="dated")).notes
    assert [note.observed for note in split] == [When("2013-05-04"), When("2013-05-09")]


def test_unknown_and_bad_files_are_skipped_with_a_reason(folder: Path) -> None:
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    (folder / "empty.txt").write_text("")
    (folder / "blank.md").write_text(" \n")
    (folder / "bad.docx").write_bytes(b"PK\x03\x04 broken")
    (folder / "zip.txt").write_bytes(b"PK\x03\x04 broken")
    (folder / "talk.rtf").write_bytes(b"{\\rtf1 }")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4 broken")
    (folder / "nothing of a name").write_bytes(b"words")
    plan = plan_import([folder, folder / "nothing.txt"])
    reasons = {Path(each.path).name: each.reason for each in plan.skipped}
    assert set(reasons) == {
        "photo.jpg",
        "empty.txt",
        "blank.md",
        "bad.docx",
        "zip.txt",
        "talk.rtf",
        "scan.pdf",
        "nothing of a name",
        "nothing.txt",
    }
    assert reasons["empty.txt"] == "This file is empty."
    assert reasons["nothing.txt"] == "There is no such file."
    assert ".jpg" in reasons["photo.jpg"]
    assert all(reason.endswith(".") and "\n" not in reason for reason in reasons.values())
    assert len(plan.notes) == 4


def test_files_with_a_wrong_ending_or_none_are_known_by_what_they_hold(tmp_path: Path) -> None:
    files = {
        "rich.doc": rb"{\rtf1 rich}",
        "rich.txt": rb"{\rtf1 rich}",
        "word.odt": word_file(p("word")),
        "old name": odt_file("<text:p>open</text:p>"),
        "page.xls": b"<html><body><p>page</p></body></html>",
        "table.csv": xlsx_file([["text"], ["cell"]]),
        "paper": pdf_file([[(72, 700, 12, "paper")]]),
        "novel.txt": epub_file({"a.xhtml": "<p>novel</p>"}),
        "talk of pdf.txt": b"They sent me a %PDF-1.4 and {\\rtf as an aside.",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    plan = plan_import([tmp_path])
    assert plan.skipped == ()
    texts = {Path(note.source.split(" row")[0]).name: note.text for note in plan.notes}
    assert texts == {
        "rich.doc": "rich",
        "rich.txt": "rich",
        "word.odt": "word",
        "old name": "open",
        "page.xls": "page",
        "table.csv": "cell",
        "paper": "paper",
        "novel.txt": "novel",
        "talk of pdf.txt": "They sent me a %PDF-1.4 and {\\rtf as an aside.",
    }


def test_a_file_far_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "LARGEST", 1_000_000)
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(500_000_000)
    (skipped,) = plan_import([tmp_path / "big.txt"]).skipped
    assert "too large" in skipped.reason
    assert "500 MB" in skipped.reason


def test_links_to_folders_are_not_followed_and_a_file_named_twice_is_read_once(folder: Path) -> None:
    (folder / "2013" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "again.txt").symlink_to(folder / "b.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    plan = plan_import([folder, folder / "b.txt"])
    assert len(plan.notes) == 4
    assert {Path(each.path).name for each in plan.skipped} == {"gone.txt", "up"}


def test_names_of_files_may_be_spelt_in_any_way(tmp_path: Path) -> None:
    (tmp_path / "Cafe\u0301 notes.txt").write_text("words")
    Path(fsdecode(bytes(tmp_path) + b"/caf\xe9.txt")).write_text("more words")
    plan = plan_import([tmp_path])
    assert sorted(note.title for note in plan.notes) == ["Café notes", "caf?"]
    assert all(note.source.isprintable() for note in plan.notes)


def test_the_same_text_twice_is_told(folder: Path) -> None:
    (folder / "copy.txt").write_text("second")
    assert dict(plan_import([folder]).warnings) == {"copy": "This file holds exactly the same as “study/b.txt”."}


def test_a_plan_travels_between_processes_and_names_its_step(folder: Path) -> None:
    plan = plan_import([folder])
    assert pickle.loads(pickle.dumps(plan)) == plan  # noqa: S301  our own bytes
    assert pickle.loads(pickle.dumps(ImportOptions(split="dated"))) == ImportOptions(split="dated")  # noqa: S301
    assert plan.label() == "Import 4 files"
    assert plan_import([folder / "a.md"]).label() == "Import “First”"


def test_progress_is_told_and_a_cancelled_reading_stops(folder: Path) -> None:
    told: list[tuple[int, int, str]] = []
    plan = plan_import([folder], progress=lambda *state: told.append(state), cancelled=lambda: len(told) == 2)
    assert told == [(0, 4, "study/a.md"), (1, 4, "study/b.txt")]
    assert len(plan.notes) == 2


def test_a_long_dated_file_counts_as_one_file(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("12 March 1913\nRain.\n\n13 March\nSun.\n")
    plan = plan_import([tmp_path / "diary.txt"], ImportOptions(split="dated", site="Delhi"))
    assert plan.label() == "Import 2 notes from one file"
    assert plan.span == ("1913-03-12", "1913-03-13")
    assert plan.sites == ("Delhi",)
    assert isinstance(plan, Plan)
