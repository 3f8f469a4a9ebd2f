"""PDF: paragraphs made whole, pages kept, hyphens undone, and what must be refused."""

import pytest
from document_files import Drawn, paragraph, pdf_file

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.plan import ImportOptions, PlannedNote
from fieldnotes.interop.readers import pdf_reader

FULL = "In the evening the men who keep the ferry came to the"
"""A line that fills a column of Courier at 10 points: 53 signs, six points each."""


def read(pages: list[list[Drawn]], file: dict[str, object] | None = None, **options: object) -> PlannedNote:
    data = pdf_file(pages, **(file or {}))  # type: ignore[arg-type]
    return pdf_reader.read(data, "paper.pdf", ImportOptions(**options)).notes[0]


def test_lines_broken_to_fit_become_paragraphs() -> None:
    page = paragraph(FULL, "landing place and sat with us until it was quite dark", "outside.")
    page += paragraph("Nobody spoke of the accident of the week before, none", "at all.", top=640)
    note = read([page])
    assert note.text == (
        f"{FULL} landing place and sat with us until it was quite dark outside.\n"
        "Nobody spoke of the accident of the week before, none at all."
    )
    kept = read([page], unwrap=False).text.split("\n")
    assert kept == [words for _, _, _, words in page]


def test_an_indented_line_after_a_full_stop_begins_a_paragraph() -> None:
    lines = paragraph(FULL, "landing and sat with us until the lamps were all lit.")
    lines += [(90, 676, 10, "Nobody spoke of the accident of the week before at")]
    lines += [(72, 664, 10, "all.")]
    assert read([lines]).text.split("\n")[1] == "Nobody spoke of the accident of the week before at all."


def test_short_lines_items_and_speakers_stay_as_they_are() -> None:
    note = read([paragraph("one short line", "and another one", "a third")])
    assert note.text == "one short line\nand another one\na third"
    items = [f"{sign} {FULL[:49]}" for sign in ("•", "2.", "b)")]
    assert read([paragraph(*items)]).text.split("\n") == items
    turns = [f"{who}: {FULL[:49]}" for who in ("AB", "CD", "AB", "CD", "AB", "CD")]
    note = read([paragraph(*turns)], kind="interview")
    assert note.text.split("\n") == turns
    assert [turn.speaker for turn in note.turns] == ["AB", "CD", "AB", "CD", "AB", "CD"]


def test_each_page_begins_with_its_number_and_a_paragraph_over_two_stays_whole() -> None:
    first = paragraph("A heading", top=720) + paragraph(FULL, "landing place and sat with us until it was quite")
    note = read([first, paragraph("dark outside."), paragraph("New.")])
    assert note.text == (
        f"[page 1]\nA heading\n{FULL} landing place and sat with us until it was quite [page 2] dark outside.\n"
        "[page 3]\nNew."
    )
    assert {note.text[mark.start : mark.end] for mark in note.marks if mark.kind == "superscript"} == {
        "[page 1]",
        "[page 2]",
        "[page 3]",
    }


def test_pages_are_called_as_the_file_calls_them() -> None:
    labels = "/PageLabels<</Nums[0<</S/r>>1<</S/D/St 213>>]>>"
    note = read([paragraph("Before."), paragraph("After.")], {"labels": labels})
    assert note.text == "[page i]\nBefore.\n[page 213]\nAfter."


def test_a_page_set_wide_and_a_turn_that_hangs_are_joined_too() -> None:
    close = paragraph(*[f"A line that stands by itself, number {number}." for number in range(30)])
    wide = [
        (72.0 if at == 0 else 166.0, 700.0 - 22 * at, 10.0, words)
        for at, words in enumerate(["AB:             " + FULL[:37], *[FULL[:37]] * 8])
    ]
    assert read([close, wide]).text.split("\n")[-1].count("In the evening the men who keep the f") == 9


def test_hyphens_at_the_end_of_lines_are_undone_with_care() -> None:
    known = "The co-author read the notes. The anthropologist did."
    note = read(
        [
            paragraph(
                known,
                "It was a young anthropologist who came with the anthro-",
                "pologist of the village and with another one, the co-",
                "author, and who wrote down what they had seen in 1974-",
                "1976 and said of an unheard meeting with the Anglo-",
                "Saxons.",
            )
        ]
    )
    words = note.text.replace("\n", " ")
    assert "with the anthropologist of the village" in words
    assert "the co-author, and who" in words
    assert "in 1974-1976 and" in words
    assert "the Anglo-Saxons." in words


def test_a_word_parted_by_the_end_of_a_page_stays_whole_before_the_sign() -> None:
    first = paragraph("It was here that a young woman came who was an anthro-")
    assert "an anthropologist [page 2] of note." in read([first, paragraph("pologist of note.")]).text


def test_heads_feet_and_page_numbers_are_left_out_and_told() -> None:
    def page(number: int) -> list[Drawn]:
        head = [(72.0, 760.0, 9.0, f"The ferry study {number}")]
        return (
            head + paragraph(f"What was said on day {number}.", top=600) + [(300.0, 30.0, 9.0, f"Page {number} of 6")]
        )

    note = read([page(number) for number in range(1, 7)])
    assert note.text.startswith("[page 1]\nWhat was said on day 1.\n[page 2]\nWhat was said")
    assert "ferry study" not in note.text
    assert note.warnings == (
        "Lines that come again at the head or foot of pages were left out, such as “The ferry study 1”, “Page 1 of 6”.",
    )


def test_a_diary_that_begins_a_page_with_each_day_keeps_its_dates() -> None:
    pages = [paragraph(f"{day} March", "Rain all day.", top=760) for day in range(12, 18)]
    assert [line for line in read(pages).text.split("\n") if "March" in line] == [
        f"{day} March" for day in range(12, 18)
    ]


def test_pieces_on_one_level_are_cells_with_tabs() -> None:
    page = [(72.0, 700.0, 10.0, "name"), (300.0, 700.0, 10.0, "role"), (72.0, 680.0, 10.0, "Ana")]
    assert read([[*page, (300.0, 680.0, 10.0, "nurse")]]).text.replace("\t", " ").split("\n") == [
        "name role",
        "Ana nurse",
    ]


def test_the_outline_makes_headings() -> None:
    pages = [paragraph("Before it", "Methods", "We sat and wrote."), paragraph("Findings", "Much.")]
    note = read(pages, {"outline": (("Methods", 0), ("Findings", 1), ("Nowhere", 1))})
    assert [(mark.kind, note.text[mark.start : mark.end]) for mark in note.marks if mark.kind != "superscript"] == [
        ("heading1", "Methods"),
        ("heading1", "Findings"),
    ]


def test_what_the_file_says_of_itself() -> None:
    info = "/Title(A ferry study)/Author(Ines)/CreationDate(D:20131112093000Z)"
    note = read([paragraph("x")], {"info": info})
    assert (note.title, note.author, note.written) == ("A ferry study", "Ines", "2013-11-12T09:30")
    assert read([paragraph("x")], {"info": "/Title(Microsoft Word - x.doc)/Author(user)"}).title == "paper"


def test_a_long_diary_in_pdf_is_split_at_its_dates() -> None:
    pages = [paragraph("12 March 2013", "Rain all day."), paragraph("13 March 2013", "Sun.")]
    notes = pdf_reader.read(pdf_file(pages), "diary.pdf", ImportOptions(split="dated")).notes
    assert [note.observed.iso for note in notes if note.observed] == ["2013-03-12", "2013-03-13"]
    assert "Rain all day." in notes[-2].text
    assert "Sun." in notes[-1].text


_LOCK = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{'aa' * 32}>/U<{'bb' * 32}>/P -4>>/ID[<aa><aa>]"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (pdf_file([paragraph("x")], trailer=_LOCK), "locked with a password"),
        (pdf_file([paragraph("x")])[:300], "damaged"),
        (pdf_file([[], []], picture=True), "recognised"),
        (pdf_file([[]]), "no words"),
        (b"words", "not a PDF"),
        (b"%PDF-1.4\n", "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, word: str) -> None:
    with pytest.raises(UserError, match=word) as caught:
        pdf_reader.read(data, "x.pdf", ImportOptions())
    assert "\n" not in caught.value.message


def test_a_page_that_is_only_a_picture_is_told() -> None:
    data = pdf_file([paragraph("words"), [], paragraph("words")], picture=True)
    note = pdf_reader.read(data, "x.pdf", ImportOptions()).notes[0]
    assert note.warnings == ("Page 2 holds only pictures, whose words could not be read.",)
    assert note.text == "[page 1]\nwords\n[page 2]\n[page 3]\nwords"


def test_far_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "MOST_PAGES", 2)
    with pytest.raises(UserError, match="3 pages; at most 2"):
        read([[], [], []])
