"""Word files: reading order, formats, notes, comments on their words, and what must be refused."""

import zipfile
from io import BytesIO

import docx
import pytest
from word_files import STRICT, p, r, word_file

from fieldnotes.domain.errors import UserError
from fieldnotes.interop.plan import ImportOptions, PlannedNote
from fieldnotes.interop.readers import docx_reader

UNDERLINED = '<w:u w:val="single"/>'


def read(data: bytes, **options: object) -> PlannedNote:
    return docx_reader.read(data, "ward round.docx", ImportOptions(**options)).notes[0]


def marked(note: PlannedNote) -> set[tuple[str, str]]:
    return {(mark.kind, note.text[mark.start : mark.end]) for mark in note.marks}


def test_headings_emphasis_and_lists_become_marks() -> None:
    document = docx.Document()
    document.add_heading("The brief", level=1)
    paragraph = document.add_paragraph("She was ")
    paragraph.add_run("very").bold = True
    paragraph.add_run(" tired").italic = True
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("two", style="List Number")
    buffer = BytesIO()
    document.save(buffer)
    note = read(buffer.getvalue())
    assert note.title == "The brief"
    assert note.text == "The brief\nShe was very tired\none\ntwo"
    assert marked(note) == {
        ("heading1", "The brief"),
        ("bold", "very"),
        ("italic", " tired"),
        ("bullet", "one"),
        ("numbered", "two"),
    }


def test_a_heading_in_another_language_and_one_built_on_it_are_headings() -> None:
    note = read(word_file(p("Första", style="Rubrik1") + p("Andra", style="Mine") + p("text")))
    assert ("heading1", "Första") in marked(note)
    assert ("heading1", "Andra") in marked(note)
    assert not any(kind == "bold" for kind, _ in marked(note))


def test_numbered_items_count_and_bullets_do_not() -> None:
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
    body = p("a", props=item.format(1)) + p("b", props=item.format(1)) + p("c", props=item.format(2))
    note = read(word_file(body))
    assert [(mark.kind, mark.value) for mark in note.marks] == [("numbered", "1"), ("numbered", "2"), ("bullet", "")]


def test_tracked_insertions_stay_and_deletions_are_listed() -> None:
    body = p(
        "We ",
        f'<w:ins w:id="1" w:author="Ana">{r("really ")}</w:ins>',
        '<w:del w:id="2" w:author="Ana"><w:r><w:delText>never </w:delText></w:r></w:del>',
        "agreed.",
    )
    note = read(word_file(body))
    assert note.text == "We really agreed."
    assert note.warnings == ("Words deleted with tracking by Ana were left out: “never”",)


def test_words_in_controls_tags_links_and_fields_are_not_lost() -> None:
    body = p(
        f"<w:sdt><w:sdtContent>{r('control ')}</w:sdtContent></w:sdt>",
        f"<w:smartTag>{r('tag ')}</w:smartTag>",
        f'<w:hyperlink r:id="web">{r("link ", UNDERLINED)}</w:hyperlink>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("7") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "<w:r><w:tab/><w:t>end</w:t><w:noBreakHyphen/></w:r>",
    )
    note = read(
        word_file(f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>", links={"web": "https://example.org/a"})
    )
    assert note.text == "control tag link 7\tend\u2011"
    assert [(mark.kind, mark.value) for mark in note.marks] == [("link", "https://example.org/a")]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p('in the box')}</w:txbxContent>"
    shape = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert read(word_file(p("before ", shape, "after") + p("next"))).text == "before after\nin the box\nnext"


def test_table_rows_are_lines_with_tabs_unless_a_cell_holds_paragraphs() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    body = f"<w:tbl>{row(p('a'), p('b'))}{row(p(''), p(''))}{row(p('c') + p('d'), p('e'))}</w:tbl>{p('f')}"
    assert read(word_file(body)).text == "a\tb\nc\nd\ne\nf"


def test_footnotes_stand_at_the_end_with_their_number() -> None:
    reference = '<w:r><w:footnoteReference w:id="5"/></w:r>'
    notes = f'<w:footnote w:id="0" w:type="separator">{p("---")}</w:footnote>'
    notes += f'<w:footnote w:id="5">{p(" Aside.")}</w:footnote>'
    note = read(word_file(p("Said", reference, " so.") + p("More."), footnotes=notes))
    assert note.text == "Said[1] so.\nMore.\n[1] Aside."
    assert marked(note) == {("superscript", "[1]")}


def test_footnotes_go_with_their_entry_when_the_file_is_split() -> None:
    reference = '<w:r><w:footnoteReference w:id="5"/></w:r>'
    body = p("12 March 2013") + p("Said", reference, ".") + p("13 March 2013") + p("More.")
    data = word_file(body, footnotes=f'<w:footnote w:id="5">{p("Aside.")}</w:footnote>')
    notes = docx_reader.read(data, "x.docx", ImportOptions(split="dated")).notes
    assert [note.text for note in notes] == ["12 March 2013\nSaid[1].\n[1] Aside.", "13 March 2013\nMore."]


def test_a_comment_lies_on_its_exact_words_even_across_paragraphs() -> None:
    body = p("One ", '<w:commentRangeStart w:id="3"/>', "two") + p(
        "three", '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>', " four"
    )
    said = f"{p('Why?')}{p('Ask.')}"
    comments = f'<w:comment w:id="3" w:author="Ana" w:date="2013-11-12T09:30:00Z">{said}</w:comment>'
    (comment,) = read(word_file(body, comments=comments)).comments
    note = read(word_file(body, comments=comments))
    assert note.text[comment.start : comment.end] == "two\nthree"
    assert (comment.author, comment.at, comment.text) == ("Ana", 1384248600000, "Why?\nAsk.")


def test_a_comment_without_a_range_lies_on_its_line() -> None:
    body = p("first") + p("second", '<w:r><w:commentReference w:id="1"/></w:r>') + p("third")
    note = read(word_file(body, comments=f'<w:comment w:id="1" w:author="A">{p("?")}</w:comment>'))
    assert [note.text[each.start : each.end] for each in note.comments] == ["second"]
    assert note.comments[0].at is None


def test_comments_follow_their_entries() -> None:
    body = (
        p("12 March 2013")
        + p("a")
        + p("13 March 2013")
        + p('<w:commentRangeStart w:id="1"/>', "words", '<w:commentRangeEnd w:id="1"/>')
    )
    data = word_file(body, comments=f'<w:comment w:id="1" w:author="A">{p("?")}</w:comment>')
    first, second = docx_reader.read(data, "x.docx", ImportOptions(split="dated")).notes
    assert not first.comments
    assert second.text[second.comments[0].start : second.comments[0].end] == "words"


def test_strict_files_and_right_to_left_paragraphs_are_read() -> None:
    note = read(word_file(p("שלום", props="<w:bidi/>"), namespace=STRICT))
    assert note.text == "שלום"
    assert marked(note) == {("rtl", "שלום")}


def test_ruby_keeps_its_reading() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('しゅうぼつ')}</w:rt><w:rubyBase>{r('臭剥')}</w:rubyBase></w:ruby></w:r>"
    assert read(word_file(p(ruby, "など"))).text == "臭剥《しゅうぼつ》など"


_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (_LOCKED, "password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old Word"),
        (word_file(p("x"))[:900], "damaged"),
        (b"PK\x03\x04 nothing else", "damaged"),
        (b"not a zip", "not a Word file"),
        (word_file(p("x"), comments=" " * 60_000_000), "unfolds"),
        (word_file(p("")), "no words"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, word: str) -> None:
    with pytest.raises(UserError) as caught:
        read(data)
    assert word in caught.value.message
    assert "\n" not in caught.value.message


def test_a_file_with_entities_is_refused() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(word_file(p("x")))) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>' + data.replace(b">x<", b">&b;<")
            new.writestr(name, data)
    with pytest.raises(UserError, match="declarations"):
        read(buffer.getvalue())
