"""Real documents beside the checkout, where they are present: interviews, a standard, a diary bound as a book."""

import json
from pathlib import Path

import pytest
from document_files import epub_file

from fieldnotes.interop.gather import plan_import
from fieldnotes.interop.plan import ImportOptions, Plan, PlannedNote

_DATA = next((up / "shared" / "data" for up in Path(__file__).resolve().parents if (up / "shared/data").is_dir()), None)


def path_of(name: str) -> Path:
    path = _DATA / name if _DATA else Path(name)
    if not path.exists():
        pytest.skip("this part of the material is not here")
    return path


def planned(name: str, **options: object) -> Plan:
    return plan_import([path_of(name)], ImportOptions(**options))


def note_of(name: str, **options: object) -> PlannedNote:
    (note,) = planned(name, **options).notes
    return note


@pytest.mark.parametrize(
    ("name", "words", "turns"),
    [("6226int019", 14430, 218), ("6226int032", 6725, 24), ("6226int036", 12637, 94), ("6226int038", 6796, 78)],
)
def test_interviews_in_rtf_come_word_for_word_with_their_turns(name: str, words: int, turns: int) -> None:
    note = note_of(f"pioneers/{name}.rtf", kind="interview")
    assert (len(note.text.split()), len(note.turns)) == (words, turns)
    assert note.language == "en"
    assert note.warnings == ()
    assert not set(note.text) & set("\x91\x92\x93\x94\ufffd\\{}")


def test_the_first_words_of_an_interview_and_its_emphasis() -> None:
    note = note_of("pioneers/6226int032.rtf", kind="interview")
    assert note.text.startswith("Interviewee:  Lord Michael Young\nInterviewer:  Prof. Paul Thompson\n")
    assert "I’ll answer that question in a slightly elliptical way." in note.text
    underlined = [note.text[mark.start : mark.end] for mark in note.marks if mark.kind == "underline"]
    assert underlined[:2] == ["Family and Kinship", "Family and Race in East London"]
    assert {turn.speaker for turn in note.turns} >= {"Paul", "Michael"}


def test_small_rtf_files_of_many_writers() -> None:
    assert note_of("office/tika__testRTFListLibreOffice.rtf").text == (
        "A short ordered list:\none\ntwo\nthree\n\nA short unordered list:\nfirst\nsecond\nthird"
    )
    assert "curly brackets" in note_of("office/tika__testRTFWithCurlyBraces.rtf").text
    assert {"č", "ě", "ř"} & set(note_of("office/tika__testRTFWord2010CzechCharacters.rtf").text)
    (skipped,) = planned("office/tika__testBinControlWord.rtf").skipped
    assert skipped.reason == "There are no words in this file."


def test_open_document_texts() -> None:
    note = note_of("office/tika__testStyles.odt")
    assert note.text == "This is just a test.\nAnd another test is here.\n\nOne\nTwo\nThree\n\nFirst\nSecond\nThird"
    found = [(mark.kind, note.text[mark.start : mark.end]) for mark in note.marks[:5]]
    assert found == [
        ("italic", "is"),
        ("bold", "just"),
        ("underline", "test"),
        ("bold", "another test is"),
        ("italic", "test"),
    ]
    form = note_of("office/tika__testODTStyles2.odt")
    assert "Identificatie vredegerecht\tVredegerecht Name\n" in form.text
    assert (form.author, form.written) == ("Frank Hendrickx", "2004-08-02T15:26")


def test_pdf_files_and_one_that_is_locked() -> None:
    assert note_of("office/tika__testPDFTwoTextBoxes.pdf").text.split("\n") == [
        f"{side} column line {number}" for side in ("Left", "Right") for number in (1, 2)
    ]
    (skipped,) = planned("office/tika__testPDF_no_extract_no_accessibility_owner_user.pdf").skipped
    assert "locked" in skipped.reason


def test_a_standard_of_sixty_pages_keeps_its_pages_and_loses_its_heads() -> None:
    note = note_of("refi/REFI-QDA-1-5.pdf")
    assert all(f"[page {number}]" in note.text for number in range(1, 61))
    assert "\nREFI-QDA\n5\n" not in note.text
    assert (
        "The purpose of this standard is to enable users of QDA Software to exchange analysis work between packages. "
        "Representatives from ATLAS.ti" in note.text
    )
    assert note.written == "2019-09-25T08:12"


def test_a_diary_bound_as_a_book_gives_its_721_entries(tmp_path: Path) -> None:
    folder = path_of("pepys_1660_1661")
    chapters = sorted(folder.glob("*.xhtml"), key=lambda path: int(path.stem.split("-")[1]))
    bodies = {
        path.name: path.read_text("utf-8").partition("<body")[2].partition(">")[2].rpartition("</body>")[0]
        for path in chapters
    }
    facts = "<dc:title>A diary</dc:title><dc:creator>A. Writer</dc:creator><dc:language>en-GB</dc:language>"
    (tmp_path / "diary.epub").write_bytes(epub_file(bodies, facts))
    plan = plan_import([tmp_path / "diary.epub"], ImportOptions(split="dated", kind="diary"))
    rows = [json.loads(line) for line in (folder / "entries.jsonl").read_text("utf-8").splitlines()]
    assert (len(plan.notes), plan.span) == (721, ("1660-04-11", "1662-04-10"))
    observed = [note.observed.iso if note.observed else None for note in plan.notes]
    assert observed == [row["iso_gregorian"] for row in rows]
    assert [" ".join(note.text.split()) for note in plan.notes] == [" ".join(row["text"].split()) for row in rows]
    (whole,) = plan_import([tmp_path / "diary.epub"]).notes
    assert whole.title == "A diary"
    assert sum(mark.kind == "heading2" for mark in whole.marks) == 24
