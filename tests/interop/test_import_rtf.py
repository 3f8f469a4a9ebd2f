"""RTF: exact characters whatever their code pages, formats, lists, tables, notes, comments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.plan import ImportOptions, PlannedNote
from fieldnotes.interop.readers import rtf_reader
from fieldnotes.text.standoff import settle

_FONTS = (
    r"{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset2 Symbol;}"
    r"{\f3\fcharset128 Mincho;}{\f4\fcharset2 Wingdings;}{\f5\fcharset238 Times CE;}}"
)
_STYLES = r"{\stylesheet{\s0 Normal;}{\s1\b\outlinelevel0 heading 1;}{\s2\i Quote;}{\*\cs10 \additive Strong;}}"


def rtf(body: str, head: str = r"\ansi\ansicpg1252\uc1\deff0") -> bytes:
    return (r"{\rtf1" + head + _FONTS + _STYLES + body + "}").encode("latin-1")


def read(body: str | bytes, **options: object) -> PlannedNote:
    data = body if isinstance(body, bytes) else rtf(body)
    return rtf_reader.read(data, "talk.rtf", ImportOptions(**options)).notes[0]


def marked(note: PlannedNote) -> list[tuple[str, str]]:
    return [(mark.kind, note.text[mark.start : mark.end]) for mark in note.marks]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"caf\'e9 \'96 \'93so\'94", "café – “so”"),
        (r"\f1\'cf\'f0\'e8 \f0 \'e9", "При é"),
        (r"\f5\'f8 \'9a", "ř š"),
        (r"\f3\'93\'fa\'96\'7b", "日本"),
        (r"\f3\'83A", "ア"),
        (r"\f2abc \'b7", "αβχ •"),
        (r"\f4\'fc \'fe", "✓ ☑"),
        (r"\u8217?s \u-10179?\u-8704?!", "’s 😀!"),
        (r"\uc2\u26085\'93\'fa\uc0\u26412 !", "日本!"),
        (r"\u233 \'e9tat", "état"),
        (r"it\rquote s \ldblquote so\rdblquote\emdash \~x\_y\-z", "it’s “so”—\u00a0x\u2011y\u00adz"),
        (r"\{a\\b\}", r"{a\b}"),
        ("a\nb\r\nc", "abc"),
        (r"{\upr{old}{\*\ud{new \u26085?}}}", "new 日"),
        (r"a{\v secret}b", "ab"),
        (r"one\line two\par three\sect four", "one\ntwo\nthree\nfour"),
        (r"{\*\unknown gone}{\unheard kept}", "kept"),
    ],
)
def test_characters_are_exact(body: str, text: str) -> None:
    assert read(body).text == text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029"), min_size=1))
def test_any_text_written_in_numbers_comes_back(text: str) -> None:
    units = text.encode("utf-16-le")
    numbers = [int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)]
    data = rtf("x" + "".join(rf"\u{number}?" for number in numbers) + "x")
    assert read(data).text == settle(f"x{text}x")


def test_a_file_of_one_code_page_without_charsets_is_read_by_it() -> None:
    data = rb"{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset0 Arial;}}\f0\'cf\'f0\'e8}"
    assert read(data).text == "При"
    assert read(rb"{\rtf1\mac caf\'8e}").text == "café"
    assert read(rb"{\rtf1\ansi caf\'8e}", encoding="mac_roman").text == "café"


def test_formats_links_and_headings_become_marks() -> None:
    note = read(
        r"\pard\plain\s1\b The brief\par\pard\plain She was {\b very} {\i tired\i0} {\ul so} {\strike no}{\super 2}\par"
        r'{\field{\*\fldinst{HYPERLINK "https://example.org/a"}}{\fldrslt{\ul here}}}'
        r"{\field{\*\fldinst PAGE}{\fldrslt 7}}\par\pard\plain\s2\i Said.\par\pard\plain\rtlpar\u1513?\par"
    )
    assert note.text == "The brief\nShe was very tired so no2\nhere7\nSaid.\nש"
    assert note.title == "The brief"
    assert marked(note) == [
        ("heading1", "The brief"),
        ("bold", "very"),
        ("italic", "tired"),
        ("underline", "so"),
        ("strike", "no"),
        ("superscript", "2"),
        ("link", "here"),
        ("quote", "Said."),
        ("rtl", "ש"),
    ]


def test_items_of_lists_keep_their_number_and_lose_their_sign() -> None:
    note = read(
        r"{\listtext\pard 3.\tab}three\par{\pntext\f2\'b7\tab}point\par{\listtext b)\tab}letter\par"
        r"{\listtext iv.\tab}four\par"
    )
    assert note.text == "three\npoint\nletter\nfour"
    assert [(mark.kind, mark.value) for mark in note.marks] == [
        ("numbered", "3"),
        ("bullet", ""),
        ("numbered", "2"),
        ("numbered", "4"),
    ]


def test_table_rows_are_lines_with_tabs_unless_a_cell_holds_paragraphs() -> None:
    note = read(
        r"\trowd\intbl a\cell b\cell\row\trowd\intbl\cell\cell\row"
        r"\trowd\intbl c\par\intbl d\cell e\cell\row\pard f\par"
    )
    assert note.text == "a\tb\nc\nd\ne\nf"


def test_footnotes_stand_at_the_end_or_with_their_entry() -> None:
    body = (
        r"12 March 2013\par Said{\super\chftn{\footnote\pard\plain\chftn  Aside.}} so.\par 13 March 2013\par More.\par"
    )
    note = read(body)
    assert note.text == "12 March 2013\nSaid[1] so.\n13 March 2013\nMore.\n[1] Aside."
    assert ("superscript", "[1]") in marked(note)
    notes = rtf_reader.read(rtf(body), "x.rtf", ImportOptions(split="dated")).notes
    assert [each.text for each in notes] == ["12 March 2013\nSaid[1] so.\n[1] Aside.", "13 March 2013\nMore."]


def test_a_comment_lies_on_its_exact_words() -> None:
    packed = (113 << 20) | (11 << 16) | (12 << 11) | (9 << 6) | 30
    note = read(
        r"One {\*\atrfstart 7}two\par three{\*\atrfend 7}{\*\atnid AB}{\*\atnauthor Ana}\chatn"
        r"{\*\annotation{\*\atndate " + str(packed) + r"}{\*\atnref 7}\pard\plain Why?\par Ask.} four\par "
        r"five{\*\atnid C}{\chatn{\*\annotation Here.}}\par"
    )
    first, second = note.comments
    assert note.text == "One two\nthree four\nfive"
    assert note.text[first.start : first.end] == "two\nthree"
    assert (first.author, first.at, first.text) == ("Ana", 1384248600000, "Why?\nAsk.")
    assert (note.text[second.start : second.end], second.author, second.at) == ("five", "C", None)


def test_what_is_left_out_is_told() -> None:
    note = read(
        r"{\*\revtbl{Unknown;}{Ana;}}{\header gone}{\footer gone}We {\revised\revauth1 really }"
        r"{\deleted\revauthdel1 never }agreed{\v hidden words}.{\pict\wmetafile8 0102}"
        r"{\*\shppict{\pict\pngblip 00}}{\nonshppict{\pict 00}}"
    )
    assert note.text == "We really agreed."
    assert note.warnings == (
        "Words deleted with tracking by Ana were left out: “never”",
        "Hidden words were left out: “hidden words”",
        "2 pictures were left out.",
    )


def test_a_box_of_text_is_read_once_after_its_paragraph() -> None:
    note = read(
        r"before {\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt in the box\par}}{\shprslt again}}after\par next\par"
    )
    assert [line for line in note.text.split("\n") if line] == ["before after", "in the box", "next"]


def test_bytes_of_a_picture_are_passed_over() -> None:
    assert read(rtf("")[:-1] + b"a{\\pict\\bin5 }}}\\}}b" + b"}").text == "ab"


def test_what_the_file_says_of_itself() -> None:
    info = r"{\info{\title Old title}{\author Ines}{\creatim\yr2013\mo11\dy12\hr9\min30}{\operator user}}"
    note = read(info + r"\lang1031 Er sagte nichts. \lang1033 No.")
    assert (note.author, note.written, note.language, note.title) == ("Ines", "2013-11-12T09:30", "de", "talk")
    assert read(r"{\info{\author user}}x").author == ""


def test_an_interview_in_rtf_has_turns() -> None:
    lines = "".join(rf"{{\b {who}:}}\tab words of {who}\par" for who in ("PT", "SR", "PT", "SR"))
    note = read(lines, kind="interview")
    assert [turn.speaker for turn in note.turns] == ["PT", "SR", "PT", "SR"]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"words", "not an RTF file"),
        (rb"{\rtf1 }", "no words"),
        (b"{\\rtf1 x" + b"{" * 5000, "nested"),
        (rb"{\rtf1{\pict 00}}", "no words"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, word: str) -> None:
    with pytest.raises(UserError, match=word):
        read(data)


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes_and_told() -> None:
    note = read(rb"{\rtf1 words {\b and more")
    assert note.text == "words and more"
    assert note.warnings == ("This file breaks off before its end; what there is of it was read.",)
