"""Writing in a note: signs that become formatting, typographic signs, zoom, focus, counting, the title."""

import pytest
from hand_typing import marks, press, text, type_in
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.marks import Mark
from fieldnotes.project.project import Project
from ui.base.settings import FOCUS_CENTRES, TEXT_SIZE, TYPOGRAPHIC
from ui.editor.tally import PAUSE, Tally

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def note(project_of: Project) -> str:
    return project_of.notes.add(title="Slack chain", text="").id


@pytest.mark.parametrize(
    ("typed", "kind", "value"),
    [
        ("# Rain", "heading1", ""),
        ("### Rain", "heading3", ""),
        ("- Rain", "bullet", ""),
        ("3. Rain", "numbered", "3"),
        ("> Rain", "quote", ""),
    ],
)
def test_signs_at_the_beginning_make_the_paragraph(editor, typed, kind, value) -> None:
    type_in(editor, typed)
    assert text(editor) == "Rain"
    assert marks(editor) == [Mark(0, 4, kind, value)]


@pytest.mark.parametrize(
    ("typed", "shown", "expected"),
    [
        ("a **big** dog", "a big dog", [Mark(2, 5, "bold")]),
        ("a *big* dog", "a big dog", [Mark(2, 5, "italic")]),
        ("a _big_ dog", "a big dog", [Mark(2, 5, "italic")]),
        ("a ~~big~~ dog", "a big dog", [Mark(2, 5, "strike")]),
        ("see [log](example.org) now", "see log now", [Mark(4, 7, "link", "https://example.org")]),
        ("at https://a.org/x. So", "at https://a.org/x. So", [Mark(3, 18, "link", "https://a.org/x")]),
        ("2*3*4 and file_name_x", "2*3*4 and file_name_x", []),
        ("😀 **big** dog", "😀 big dog", [Mark(2, 5, "bold")]),
    ],
)
def test_signs_around_words_format_them_and_what_follows_is_plain(editor, typed, shown, expected) -> None:
    type_in(editor, typed)
    assert text(editor) == shown
    assert marks(editor) == expected


def test_backspace_right_after_brings_the_typed_signs_back(editor) -> None:
    type_in(editor, "a **big**")
    press(editor.view, Qt.Key.Key_Backspace)
    assert text(editor) == "a **big**"
    assert marks(editor) == []
    press(editor.view, Qt.Key.Key_Backspace)
    assert text(editor) == "a **big*"


def test_backspace_after_a_heading_sign_brings_it_back(editor) -> None:
    type_in(editor, "# ")
    assert text(editor) == ""
    press(editor.view, Qt.Key.Key_Backspace)
    assert text(editor) == "# "
    type_in(editor, "tag")
    assert text(editor) == "# tag"
    assert marks(editor) == []


def test_undo_takes_back_the_conversion_alone(editor) -> None:
    type_in(editor, "It was a **big**")
    editor.undo()
    assert text(editor) == "It was a **big**"
    editor.redo()
    assert text(editor) == "It was a big"
    assert marks(editor) == [Mark(9, 12, "bold")]
    assert "Format" in [step.label for step in editor._context.project.history.steps()]


def test_backspace_later_is_just_backspace(editor) -> None:
    type_in(editor, "a **big** d")
    press(editor.view, Qt.Key.Key_Backspace)
    assert text(editor) == "a big "


def test_straight_quotation_marks_are_set_as_the_language_sets_them(editor, note, project_of) -> None:
    type_in(editor, '"No," she said, "I don\'t" -- well...')
    assert text(editor) == "“No,” she said, “I don’t” – well…"
    project_of.notes.change(note, language="de")
    type_in(editor, '\n"Nein"')
    assert text(editor).endswith("\n„Nein“")


def test_backspace_after_a_set_sign_brings_the_straight_one(editor) -> None:
    type_in(editor, 'a "')
    press(editor.view, Qt.Key.Key_Backspace)
    assert text(editor) == 'a "'
    press(editor.view, Qt.Key.Key_Backspace)
    assert text(editor) == "a "


def test_signs_stay_straight_if_the_person_wants_it(editor, context) -> None:
    context.settings.set(TYPOGRAPHIC, False)
    type_in(editor, '"No" -- ')
    assert text(editor) == '"No" -- '


def test_an_input_method_is_never_met(editor) -> None:
    type_in(editor, "a **big*")
    event = QInputMethodEvent("", [])
    event.setCommitString("*")
    QApplication.sendEvent(editor.view, event)
    event = QInputMethodEvent("", [])
    event.setCommitString('"')
    QApplication.sendEvent(editor.view, event)
    assert text(editor) == 'a **big**"'


def test_while_something_is_composed_no_sign_is_converted(editor) -> None:
    QApplication.sendEvent(editor.view, QInputMethodEvent("´", []))
    QApplication.sendEvent(editor.view, QInputMethodEvent("", []))
    type_in(editor, "é")
    assert text(editor) == "é"


def test_paste_as_plain_text_leaves_the_formatting_behind(editor) -> None:
    source = QMimeData()
    source.setHtml("<h1>Big</h1><p><b>small</b></p>")
    source.setText("Big\nsmall")
    QApplication.clipboard().setMimeData(source)
    press(editor.view, Qt.Key.Key_V, "", Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert text(editor) == "Big\nsmall"
    assert marks(editor) == []


def test_the_wheel_with_ctrl_zooms_and_is_remembered(editor, context) -> None:
    before = context.settings.get(TEXT_SIZE)
    wheel = QWheelEvent(
        QPointF(100, 100),
        QPointF(100, 100),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor.view.viewport(), wheel)
    assert context.settings.get(TEXT_SIZE) == before + 1
    assert editor.view.font().pixelSize() == before + 1


def test_selected_words_and_the_words_of_the_sitting_are_told(editor, qtbot) -> None:
    type_in(editor, "one two three")
    editor.autosave.flush()
    assert editor.count_note() == "3 this session"
    editor.view.select(0, 7)
    qtbot.waitUntil(lambda: editor.count_note() == "2 selected", timeout=2000)


def test_a_sitting_ends_with_ten_minutes_of_rest() -> None:
    now = [0.0]
    tally = Tally(100, lambda: now[0])
    tally.count(150)
    assert tally.note() == "50 this session"
    now[0] = PAUSE + 1
    tally.count(151)
    assert tally.note() == "1 this session"
    tally.count(140)
    assert tally.note() == "10 fewer this session"
    assert tally.note(4) == "4 selected"


def test_focus_mode_leaves_only_the_page_and_escape_ends_it(window, context, qtbot) -> None:
    note = context.project.notes.add(title="One", text="a\n" * 80)
    context.open(_ref(note.id), keep=True)
    context.settings.set(FOCUS_CENTRES, True)
    window.commands.run("view.focus")
    assert window.rail.isHidden()
    assert window.status.isHidden()
    assert window.pages.tabs.tabBar().isHidden()
    page = window.page()
    page.view.setTextCursor(page.sheet.document.cursor(100))
    place = page.view.cursorRect().top() / page.view.viewport().height()
    assert 0.3 < place < 0.55
    qtbot.keyClick(page.view, Qt.Key.Key_Escape)
    assert not window.quiet.on
    assert not window.rail.isHidden()
    assert not window.isFullScreen()


def _ref(note: str):
    from fieldnotes.domain.refs import Ref

    return Ref("note", note)


def test_a_long_title_stands_on_several_lines_and_enter_goes_on_to_the_text(editor, note, project_of, qtbot) -> None:
    editor.show()
    line = editor.header.title_line
    low = line.height()
    line.setFocus()
    line.selectAll()
    for letter in "What the ferrymen said about the chain " * 4:
        press(line, Qt.Key.Key_A, letter)
    assert line.height() > low * 1.8
    press(line, Qt.Key.Key_Return, "\r")
    assert editor.focusWidget() is editor.view
    assert project_of.notes.get(note).title == ("What the ferrymen said about the chain " * 4).strip()


def test_a_title_pasted_with_line_breaks_stays_one_line_of_words(editor) -> None:
    editor.show()
    source = QMimeData()
    source.setText("One\ntwo\nthree")
    editor.header.title_line.selectAll()
    editor.header.title_line.insertFromMimeData(source)
    assert editor.header.title_line.text() == "One two three"
    assert editor.header.title_line.toPlainText() == "One two three"


def test_the_arrow_down_leaves_the_title_only_from_its_last_line(editor) -> None:
    editor.show()
    line = editor.header.title_line
    line.setText("Long words about the chain " * 8)
    line.setFocus()
    line.moveCursor(line.textCursor().MoveOperation.Start)
    press(line, Qt.Key.Key_Down)
    assert editor.focusWidget() is line
    line.moveCursor(line.textCursor().MoveOperation.End)
    press(line, Qt.Key.Key_Down)
    assert editor.focusWidget() is editor.view


def test_quotation_marks_follow_the_language_that_the_words_show(editor) -> None:
    type_in(editor, "Ich war nicht auf der Fähre und das ist nicht die Kette. ")
    editor.autosave.flush()
    type_in(editor, '"Ja"')
    assert text(editor).endswith("„Ja“")


def test_the_line_beside_a_quotation_is_as_long_as_its_lines(editor, qtbot) -> None:
    type_in(editor, "> Rain and rope.")
    editor.show()
    shown = editor.view.viewport().grab().toImage()
    measures = editor.sheet.document.measures
    x = measures.indent // 2 - 1
    first = editor.view.cursorRect()
    paper = shown.pixelColor(x, first.top() + measures.line * 3)
    long = sum(shown.pixelColor(x, y) != paper for y in range(measures.line * 3))
    assert long == measures.line - 4
