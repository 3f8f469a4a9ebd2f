"""The pieces of WordprocessingML: whatever the text, the XML is well formed and every character accounted for."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from fieldnotes.export.wordml import PICTURE, REPLACEMENT, Pen, east_asian_language, right_to_left

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def runs_of(text: str, **options: str) -> etree._Element:
    xml = Pen().run(text, **options)
    return etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}">{xml}</w:p>'.encode())


def words_of(paragraph: etree._Element) -> str:
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(signs.get(e.tag) or e.text or "" for e in paragraph.iter() if e.tag in (*signs, f"{W}t"))


@given(
    st.text(st.characters(min_codepoint=0x20, exclude_characters="\x7f\ufffc\ufffe\uffff", exclude_categories=["Cs"]))
)
def test_text_of_any_script_comes_back_from_the_runs(text: str) -> None:
    assert words_of(runs_of(text)) == text


@given(st.text(st.characters(exclude_categories=[])))
def test_any_characters_at_all_make_well_formed_xml(text: str) -> None:
    runs_of(text, style="Context", language="ja")


def test_what_xml_cannot_hold_is_replaced_and_counted() -> None:
    pen = Pen()
    assert pen.text("a\x00b\x0bc\ud800") == f"a{REPLACEMENT}b{REPLACEMENT}c{REPLACEMENT}"
    assert pen.replaced == 3


def test_a_picture_in_a_text_is_spelled_out() -> None:
    assert Pen().text("before \ufffc after") == f"before {PICTURE} after"


def test_markup_in_a_text_stays_text() -> None:
    assert words_of(runs_of('<w:p> & "x"')) == '<w:p> & "x"'


def test_right_to_left_words_are_runs_of_their_own() -> None:
    paragraph = runs_of("He said شكرا جزيلا and left")
    marked = [run for run in paragraph if run.find(f"{W}rPr/{W}rtl") is not None]
    assert [run.findtext(f"{W}t") for run in marked] == ["شكرا جزيلا"]


def test_east_asian_words_name_their_language_and_a_font() -> None:
    run = runs_of("夜の病棟")[0]
    assert run.find(f"{W}rPr/{W}lang").get(f"{W}eastAsia") == "ja-JP"
    assert run.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia") == "Yu Mincho"


def test_characters_shared_by_chinese_and_japanese_follow_the_stated_language() -> None:
    assert east_asian_language("夜") == "zh-CN"
    assert east_asian_language("夜", "ja") == "ja-JP"
    assert east_asian_language("夜", "zh-TW") == "zh-TW"
    assert east_asian_language("밤") == "ko-KR"


def test_the_first_letter_decides_the_direction_of_a_paragraph() -> None:
    assert right_to_left("«שלום» he said")
    assert right_to_left("(2012) كان")
    assert not right_to_left("he said שלום")
    assert not right_to_left("2012 – 🙂")


def test_a_text_in_another_language_is_checked_in_that_language() -> None:
    assert runs_of("Es war ein Raum", language="de")[0].find(f"{W}rPr/{W}lang").get(f"{W}val") == "de-DE"
    assert runs_of("It was a room", language="en")[0].find(f"{W}rPr") is None
    assert runs_of("tlhIngan", language='x"/><')[0].find(f"{W}rPr") is None
