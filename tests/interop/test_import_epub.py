"""Electronic books: reading order, headings, entries, and what must be refused."""

import pytest
from document_files import epub_file

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.plan import ImportOptions, PlannedNote
from fieldnotes.interop.readers import epub_book, epub_reader

_FACTS = (
    "<dc:title>Letters home</dc:title><dc:creator>Ana Abreu</dc:creator><dc:creator>Ben</dc:creator>"
    "<dc:language>pt-BR</dc:language><dc:date>1913-05-02</dc:date>"
)


def read(data: bytes, **options: object) -> PlannedNote:
    return epub_reader.read(data, "letters.epub", ImportOptions(**options)).notes[0]


def test_chapters_come_in_reading_order_as_one_note_with_headings() -> None:
    chapters = {
        "b.xhtml": "<h1>Second file, first read</h1><p>One.</p>",
        "a.xhtml": "<p>Two.</p>",
        "aside-notes.xhtml": "<p>Notes.</p>",
        "c.xhtml": "<p>Three</p><p>Four.</p>",
    }
    note = read(epub_file(chapters, _FACTS, {"a.xhtml": "The ferry", "c.xhtml": "Three", "b.xhtml": "Unused"}))
    assert note.text == "Second file, first read\nOne.\nThe ferry\nTwo.\nThree\nFour.\nNotes."
    assert [(mark.kind, note.text[mark.start : mark.end]) for mark in note.marks] == [
        ("heading1", "Second file, first read"),
        ("heading1", "The ferry"),
        ("heading1", "Three"),
    ]
    assert (note.title, note.author, note.language, note.written) == (
        "Letters home",
        "Ana Abreu, Ben",
        "pt",
        "1913-05-02",
    )


def test_the_sign_of_a_note_in_another_chapter_stays() -> None:
    chapters = {"a.xhtml": '<p>Said<a epub:type="noteref" href="n.xhtml#n1">1</a>.</p>', "n.xhtml": "<p>1. Aside.</p>"}
    assert read(epub_file(chapters)).text == "Said[1].\n1. Aside."


def test_dated_entries_of_all_chapters_are_notes_and_the_others_stay_whole() -> None:
    def entry(day: int) -> str:
        return f'<article><p><time datetime="1660-04-{day:02}">April {day}</time>. Rose early.</p></article>'

    chapters = {
        "a.xhtml": "<h1>Preface</h1><p>Of the writer.</p>",
        "b.xhtml": f"<section><h2>April</h2>{entry(11)}{entry(12)}</section>",
        "c.xhtml": f"<section><h2>April, too</h2>{entry(13)}{entry(14)}</section>",
    }
    notes = epub_reader.read(epub_file(chapters, _FACTS), "d.epub", ImportOptions(split="dated")).notes
    assert [note.observed.iso if note.observed else None for note in notes] == [
        None,
        "1660-04-11",
        "1660-04-12",
        "1660-04-13",
        "1660-04-14",
    ]
    assert notes[0].title == "Preface"
    assert {note.written for note in notes} == {None}
    assert {note.language for note in notes} == {"pt"}


def test_a_diary_without_marked_times_is_split_by_its_headings() -> None:
    chapters = {"a.xhtml": "<h2>12 March 1913</h2><p>Rain.</p>", "b.xhtml": "<h2>13 March 1913</h2><p>Sun.</p>"}
    notes = epub_reader.read(epub_file(chapters), "d.epub", ImportOptions(split="dated")).notes
    assert [note.observed.iso for note in notes if note.observed] == ["1913-03-12", "1913-03-13"]


def test_missing_chapters_and_pictures_are_told() -> None:
    note = read(epub_file({"a.xhtml": '<p>x<img src="https://example.org/a.png"/></p>', "gone.xhtml": ""}))
    assert note.warnings == (
        "The chapter “book/text/gone.xhtml” is missing in the file.",
        "1 picture was left out.",
    )


def test_names_that_lead_out_of_the_book_lead_nowhere() -> None:
    note = read(epub_file({"../../../../etc/passwd": "", "a.xhtml": "<p>x</p>"}))
    assert note.text == "x"
    assert "etc/passwd" in note.warnings[0]


def _locked(algorithm: str) -> dict[str, str]:
    inside = f'<EncryptedData><EncryptionMethod Algorithm="{algorithm}"/></EncryptedData>'
    return {"META-INF/encryption.xml": f"<encryption>{inside}</encryption>"}


def test_disguised_fonts_are_no_lock() -> None:
    assert read(epub_file({"a.xhtml": "<p>x</p>"}, **_locked("http://www.idpf.org/2008/embedding"))).text == "x"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (epub_file({"a.xhtml": "<p>x</p>"}, **_locked("http://www.w3.org/2001/04/xmlenc#aes128-cbc")), "DRM"),
        (epub_file({"a.xhtml": "<p>x</p>"}, **{"META-INF/rights.xml": "<x/>"}), "DRM"),
        (epub_file({"a.xhtml": "<p>x</p>"})[:900], "damaged"),
        (epub_file({"a.xhtml": "<p> </p>"}), "no words"),
        (epub_file({"a.xhtml": "<p>" + " " * 60_000_000 + "x</p>"}), "unfolds"),
        (epub_file({"a.xhtml": "<p>x</p>"}, **{"META-INF/container.xml": "<container/>"}), "no electronic book"),
        (b"words", "not an electronic book"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, word: str) -> None:
    with pytest.raises(UserError, match=word) as caught:
        read(data)
    assert "\n" not in caught.value.message


def test_far_too_many_chapters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epub_book, "MOST_CHAPTERS", 1)
    with pytest.raises(UserError, match="at most 1"):
        read(epub_file({"a.xhtml": "<p>x</p>"}))
