"""The document tells exactly what was edited, whatever Qt reports."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.marks import Mark
from ui.editor.document import NoteDocument
from ui.editor.marks import DocumentMarks
from ui.editor.text_view import TextView


class Desk:
    """A document in a view, and everything it reported."""

    def __init__(self, text: str, marks: tuple[Mark, ...] = ()) -> None:
        self.document = NoteDocument(text)
        self.marks = DocumentMarks(self.document)
        self.marks.load(marks)
        font = QFont("serif")
        font.setPixelSize(17)
        self.view = TextView(self.document, self.marks, font)
        self.reported: list[Edit] = []
        self.document.edited.connect(self.reported.extend)

    def shown(self) -> str:
        return self.document.qt.toRawText().replace("\u2029", "\n")

    def at(self, start: int, end: int | None = None) -> None:
        self.view.setTextCursor(self.document.cursor(start, end))

    def key(self, key: Qt.Key, text: str = "") -> None:
        event = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(self.view, event)

    def type(self, text: str) -> None:
        for letter in text:
            self.key(Qt.Key.Key_A, letter)

    def compose(self, preedit: str, commit: str = "", start: int = 0, length: int = 0) -> None:
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit, start, length)
        QApplication.sendEvent(self.view, event)

    def paste(self, text: str = "", html: str = "") -> None:
        source = QMimeData()
        if text:
            source.setText(text)
        if html:
            source.setHtml(html)
        self.view.insertFromMimeData(source)


@pytest.fixture
def desk(qapp: QApplication) -> Desk:
    return Desk("The ferry was late.\nNobody said why. 😀 Then rain.")


def test_loading_a_note_is_no_edit(desk: Desk) -> None:
    desk.document.load("Another text")
    assert desk.reported == []
    assert desk.document.text == desk.shown() == "Another text"


def test_typing_reports_each_letter_where_it_was_typed(desk: Desk) -> None:
    desk.at(3)
    desk.type("ee")
    assert desk.reported == [Edit(3, "", "e"), Edit(4, "", "e")]
    assert desk.document.text == desk.shown()


def test_positions_after_an_emoji_are_code_points(desk: Desk) -> None:
    place = desk.document.text.index("Then")
    desk.at(place)
    desk.type("x")
    assert desk.reported == [Edit(place, "", "x")]
    assert desk.document.text.endswith("😀 xThen rain.")


def test_backspace_takes_a_whole_emoji(desk: Desk) -> None:
    place = desk.document.text.index("😀")
    desk.at(place + 1)
    desk.key(Qt.Key.Key_Backspace)
    assert desk.reported == [Edit(place, "😀", "")]
    assert desk.document.text == desk.shown()


def test_backspace_takes_a_family_as_one(qapp: QApplication) -> None:
    desk = Desk("see 👨‍👩‍👧!")
    desk.at(len(desk.document.text) - 1)
    desk.key(Qt.Key.Key_Backspace)
    assert desk.document.text == desk.shown() == "see !"


def test_backspace_takes_one_accent_from_a_decomposed_letter(qapp: QApplication) -> None:
    desk = Desk("cafe\u0301")
    desk.at(5)
    desk.key(Qt.Key.Key_Backspace)
    assert desk.document.text == desk.shown() == "cafe"


def test_an_input_method_may_not_cut_an_emoji(desk: Desk) -> None:
    place = desk.document.text.index("😀")
    desk.at(place + 1)
    desk.compose("", "x", -1, 1)
    assert "😀" not in desk.document.text
    assert desk.document.text == desk.shown()
    assert desk.reported == [Edit(place, "😀", "x")]


def test_composing_is_no_edit_until_it_is_committed(desk: Desk) -> None:
    desk.at(4)
    desk.compose("に")
    assert desk.reported == []
    desk.compose("", "日本")
    assert desk.reported == [Edit(4, "", "日本")]


def test_the_cursor_decides_which_of_two_letters_was_typed_by_an_input_method(qapp: QApplication) -> None:
    desk = Desk("hello")
    desk.at(3)
    desk.compose("", "l")
    assert desk.reported == [Edit(3, "", "l")]


def test_formatting_is_no_edit(desk: Desk) -> None:
    desk.marks.toggle(desk.document.cursor(4, 9), "bold")
    assert desk.reported == []
    assert desk.marks.take() == [Mark(4, 9, "bold")]


def test_no_break_spaces_stay_no_break_spaces(qapp: QApplication) -> None:
    desk = Desk("10\u00a0km")
    desk.at(0)
    desk.type("x")
    assert desk.document.text == "x10\u00a0km"


def test_pasted_text_is_settled(desk: Desk) -> None:
    desk.at(0)
    desk.paste("one\r\ntwo\u2028three\x00")
    assert desk.document.text.startswith("one\ntwo\nthreeThe ferry")
    assert desk.document.text == desk.shown()


def test_replacing_a_selection_by_a_paste_is_reported_as_just_that(desk: Desk) -> None:
    desk.at(4, 9)
    desk.paste("BOAT")
    assert desk.reported == [Edit(4, "ferry", "BOAT")]


def test_shift_and_enter_begins_a_paragraph_too(desk: Desk) -> None:
    desk.at(3)
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, "\r")
    QApplication.sendEvent(desk.view, event)
    assert desk.reported == [Edit(3, "", "\n")]
    assert desk.document.text == desk.shown()


def test_find_and_replace_reports_its_own_edits(desk: Desk) -> None:
    edits = [Edit(4, "ferry", "boat"), Edit(13, "late", "early")]
    desk.document.replace(edits)
    assert desk.reported == edits
    assert desk.document.text == desk.shown()
    assert desk.document.text.startswith("The boat was early.")


def test_changes_from_outside_keep_the_cursor_and_are_not_reported(desk: Desk) -> None:
    desk.at(10)
    desk.view.take_over([Edit(0, "", "Again. ")])
    assert desk.reported == []
    assert desk.document.position(desk.view.textCursor()) == 17
    assert desk.document.text == desk.shown()


def test_an_edit_that_does_not_fit_changes_nothing(desk: Desk) -> None:
    before = desk.document.text
    with pytest.raises(ValueError, match="does not fit"):
        desk.document.apply_edits([Edit(0, "", "x"), Edit(0, "zzz", "")])
    assert desk.document.text == desk.shown() == before


def test_a_whole_document_replaced_by_qt_is_followed(desk: Desk) -> None:
    cursor = QTextCursor(desk.document.qt)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.insertText("Short.")
    assert desk.document.text == desk.shown() == "Short."
    desk.document.qt.setPlainText("Other words")
    assert desk.document.text == desk.shown() == "Other words"


def test_dragging_words_within_the_page_moves_them(desk: Desk) -> None:
    desk.view.doors.move(4, 10, 0)
    assert desk.document.text.startswith("ferry The was late.")
    assert desk.reported == [Edit(4, "ferry ", ""), Edit(0, "", "ferry ")]


def test_the_mouse_finds_the_character_under_it(desk: Desk) -> None:
    desk.view.resize(900, 400)
    rect = desk.view.line_rect(5)
    assert desk.view.position_at(QPointF(rect.left() + 2, rect.center().y()).toPoint()) == 5
    assert desk.view.position_at(QPoint(800, 390)) == -1


def test_paragraphs_written_from_right_to_left_are_mirrored_by_their_first_letter(qapp) -> None:
    from ui.editor.signs import is_mirrored

    desk = Desk("one\nيوم في الميدان\nיום", (Mark(4, 18, "bullet"), Mark(19, 22, "quote")))
    desk.view.resize(600, 400)
    desk.view.show()
    plain, arabic, hebrew = desk.document.blocks()
    assert [is_mirrored(block) for block in (plain, arabic, hebrew)] == [False, True, True]
    indent = desk.document.measures.indent
    for block in (arabic, hebrew):
        line = block.layout().lineAt(0)
        assert desk.document.qt.textWidth() - line.naturalTextRect().right() >= indent - 1
    desk.document.load("")
    desk.at(0)
    desk.type("س")
    assert is_mirrored(next(iter(desk.document.blocks())))
    desk.view.close()


def test_an_accent_that_stands_alone_goes_with_its_letter_or_by_itself(qapp) -> None:
    desk = Desk("cafe\u0301 👩\u200d🚀")
    desk.at(len("cafe\u0301 👩\u200d🚀"))
    desk.key(Qt.Key.Key_Backspace)
    assert desk.shown() == "cafe\u0301 "
    desk.key(Qt.Key.Key_Backspace)
    desk.key(Qt.Key.Key_Backspace)
    assert desk.shown() == "cafe"


def test_what_is_composed_over_a_picture_sign_keeps_it_whole(qapp) -> None:
    desk = Desk("a😀b")
    desk.at(2)
    desk.compose("に")
    desk.compose("", "日")
    assert desk.shown() == desk.document.text == "a😀日b"
    desk.compose("´")
    desk.compose("", "é")
    assert desk.shown() == desk.document.text == "a😀日éb"
