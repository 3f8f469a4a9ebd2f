"""The page of a history: one moment is read, two are compared, and what was comes back as a new step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from ui.models.past_list import DayRow, PastRow
from ui.panels.history_page.page import ONLY_CHANGED, HistoryPage

FIRST = "The boat hung on its chain.\nNobody came down.\nIt rained."


@pytest.fixture
def note(context):
    """A note with a sealed first writing and a later session."""
    project = context.project
    note = project.notes.add(title="Slip")
    project.notes.write(note.id, [Edit(0, "", FIRST)])
    project.notes.end_session(note.id)
    project.notes.write(note.id, [Edit(4, "boat", "ferry")], label="Correct the boat")
    project.notes.end_session(note.id)
    return note


@pytest.fixture
def page(context, note, qtbot):
    page = HistoryPage(context, note.id)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    qtbot.waitExposed(page)
    return page


def moments(page):
    return [row for row in page.model.rows() if isinstance(row, PastRow)]


def ident(page, title):
    return next(row.id for row in moments(page) if row.title == title)


def test_sessions_stand_under_their_days_the_first_sealed(page):
    assert [row.title for row in moments(page)] == [
        "As it is now",
        "Writing session",
        "First writing, sealed",
        "Add note",
    ]
    assert sum(isinstance(row, DayRow) for row in page.model.rows()) == 1
    first = moments(page)[2]
    assert first.count == "+11"
    assert "11 words" in first.detail
    assert "Ines Marlowe" in first.detail
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_one_moment_is_read_as_it_was(page):
    page.choose(ident(page, "First writing, sealed"))
    assert page.reading.text() == FIRST
    page.choose("now")
    assert page.reading.text() == FIRST.replace("boat", "ferry")
    assert not page.bar.restore.isEnabled()


def test_two_moments_are_compared_with_what_went_struck_out_and_what_came_underlined(page):
    page.choose(ident(page, "First writing, sealed"), "now")
    assert page.reading.text() == FIRST.replace("boat", "boatferry")
    assert page.bar.detail.text().endswith("  →  As it is now")
    assert page.bar.place.text() == "1 change"
    assert page.bar.mode.choice() == "inline"
    cursor = page.reading.words.textCursor()
    cursor.setPosition(6)
    assert cursor.charFormat().fontStrikeOut()
    cursor.setPosition(10)
    assert cursor.charFormat().fontUnderline()


def test_of_one_moment_what_it_changed_is_shown(page, qtbot):
    page.choose(ident(page, "Writing session"))
    qtbot.mouseClick(page.bar.mode._buttons["inline"], Qt.MouseButton.LeftButton)
    assert "boatferry" in page.reading.text()
    assert page.bar.title.text() == "What changed: Writing session"


def test_side_by_side_paragraph_stands_beside_paragraph_and_keys_go_from_change_to_change(page, qtbot):
    page.choose(ident(page, "First writing, sealed"), "now")
    page.bar.mode._buttons["sides"].click()
    assert page.reading.currentWidget() is page.reading.sides
    assert page.reading.model.rowCount() == 3
    qtbot.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.bar.place.text() == "1 of 1 change"
    assert page.reading.sides.currentIndex().row() == 0
    qtbot.keyClick(page.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert page.bar.place.text() == "1 of 1 change"


def test_only_changes_leaves_out_what_is_the_same_and_is_remembered(page, context):
    page.choose(ident(page, "First writing, sealed"), "now")
    page.bar.only.click()
    assert "It rained." not in page.reading.text()
    assert "1 paragraph the same" in page.reading.text()
    assert context.settings.get(ONLY_CHANGED)


def test_moments_between_which_no_words_differ_say_so(page):
    page.choose(ident(page, "Writing session"), "now")
    assert page.reading.message.text() == "No words differ here."


def test_an_old_text_comes_back_as_a_step_with_a_way_back(page, context, note, said):
    page.choose(ident(page, "First writing, sealed"))
    page.bar.restore.click()
    assert context.project.notes.text(note.id) == FIRST
    assert context.project.history.steps(1)[0].label.startswith("Restore the text of ")
    assert said[-1].action == "Undo"
    said[-1].run()
    assert "ferry" in context.project.notes.text(note.id)
    assert any(row.title.startswith("Undo Restore") for row in moments(page)) or len(moments(page)) > 4


def test_the_text_chosen_is_copied(page, said):
    page.choose(ident(page, "First writing, sealed"))
    page.bar.copy.click()
    assert QGuiApplication.clipboard().text() == FIRST
    assert said[-1].words == "Copied the text."


def test_a_session_of_several_steps_unfolds_and_each_step_can_be_read(page, context, note):
    context.project.notes.write(note.id, [Edit(0, "", "Late. ")], label="Add a word")
    context.project.notes.write(note.id, [Edit(0, "", "Very late. ")], label="Add words")
    row = next(row for row in moments(page) if row.folded)
    page._fold(page.model.index_of(row.id), False)
    assert {"Add a word", "Add words"} <= {one.title for one in moments(page) if one.level}
    page.choose(ident(page, "Add a word"))
    assert page.reading.text().startswith("Late. The ferry")


def test_it_follows_what_is_done_and_keeps_what_was_chosen(page, context, note):
    chosen = ident(page, "First writing, sealed")
    page.choose(chosen)
    context.project.notes.change(note.id, title="On the slip")
    assert page.title() == "History: On the slip"
    assert [row.id for row in page.chosen()] == [chosen]
    assert "Rename note" in [row.title for row in moments(page)]


def test_it_goes_when_its_note_goes(page, context, note, qtbot):
    with qtbot.waitSignal(page.gone):
        context.project.notes.delete(note.id)


def test_long_texts_are_compared_between_events(page, context, note):
    words = "".join(f"Line {number} of what was said on the slip that evening.\n" for number in range(900))
    context.project.notes.write(note.id, [Edit(0, "", words)], label="Write much")
    context.project.notes.write(note.id, [Edit(0, "Line 0", "Verse 0")], label="Correct")
    page.choose("now", ident(page, "First writing, sealed"))
    assert page.reading.changes() > 0


def test_on_a_narrow_page_the_list_stands_over_the_text(page):
    page.resize(500, 600)
    assert page.splitter.orientation() == Qt.Orientation.Vertical


def test_codes_and_memos_have_the_same_page(context, qtbot):
    project = context.project
    code = project.codes.add("Waiting", definition="Time.")
    project.codes.redefine(code.id, "clearer", definition="Time that others own.")
    page = HistoryPage(context, code.id)
    qtbot.addWidget(page)
    page._choose_mode("inline")
    assert page.reading.text() == "Waiting\n\nDefinition\nTime that others own."
    assert "clearer" in page.bar.detail.text()
    page.choose(ident(page, "Add code “Waiting”"))
    page._choose_mode("text")
    page.restore()
    assert project.codes.get(code.id).definition == "Time."
    memo = project.memos.add("On clocks", text="Time is owned.")
    other = HistoryPage(context, memo.id)
    qtbot.addWidget(other)
    assert "Time is owned." in other.reading.text()


def test_of_what_is_not_there_no_history_can_be_shown(context):
    with pytest.raises(UserError):
        HistoryPage(context, "0" * 32)


def test_the_key_opens_the_history_of_what_is_selected(window, context, note):
    context.open(Ref("note", note.id))
    window.commands.run("history.show")
    assert window.page().ref() == Ref("history", note.id)
    window.commands.run("history.log")
    assert window.page().title() == "History of the project"


def test_a_picture_in_an_old_text_is_said(context, page, note):
    context.project.notes.write(note.id, [Edit(0, "", "\ufffc\n")])
    page.list.setCurrentIndex(page.model.index_of(moments(page)[1].id))
    assert page.reading.text().startswith("[picture]\nThe ferry")
