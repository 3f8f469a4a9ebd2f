"""The pad: two keys and one writes; nothing empty is kept, nothing written is lost."""

import pytest
from PySide6.QtCore import Qt

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.editor.jotting_pad import JottingPad

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pad(window, qtbot) -> JottingPad:
    window.commands.run("notes.jot")
    pad = window.findChild(JottingPad)
    qtbot.waitExposed(pad)
    return pad


@pytest.fixture
def jottings(context):
    def read() -> list[str]:
        return [context.project.notes.text(row.id) for row in context.project.notes.rows()]

    return read


def write(pad: JottingPad, qtbot, words: str) -> None:
    qtbot.keyClicks(pad.sheet.view, words)


def test_what_is_jotted_is_saved_while_the_pad_is_open(pad, qtbot, context, jottings):
    write(pad, qtbot, "Horses on the slip")
    qtbot.waitUntil(lambda: jottings() == ["Horses on the slip"])
    note = context.project.notes.get(pad.note)
    assert (note.kind, note.observed.precision) == ("jotting", "exact")
    assert note.author == context.project.me.id
    assert "Saved" in pad.state.words()


def test_the_first_letter_is_in_the_file_at_once(pad, qtbot, jottings):
    write(pad, qtbot, "H")
    assert jottings() == ["H"]


def test_escape_keeps_it(pad, qtbot, jottings, window):
    write(pad, qtbot, "Two pens")
    qtbot.keyClick(pad.sheet.view, Qt.Key.Key_Escape)
    assert not pad.isVisible()
    assert jottings() == ["Two pens"]
    assert "Kept" in window.toast.words()


def test_an_empty_pad_leaves_nothing_behind(pad, qtbot, context, jottings):
    before = len(context.project.history.steps())
    qtbot.keyClick(pad.sheet.view, Qt.Key.Key_Escape)
    assert jottings() == []
    assert len(context.project.history.steps()) == before


def test_the_next_one_is_a_jotting_of_its_own(pad, qtbot, jottings):
    write(pad, qtbot, "One")
    pad.begin()
    write(pad, qtbot, "Two")
    pad.close()
    assert sorted(jottings()) == ["One", "Two"]


def test_opened_as_a_page_it_goes_on_there(pad, qtbot, window):
    write(pad, qtbot, "To be long")
    note = pad.note
    pad.keep_and_open()
    assert not pad.isVisible()
    assert window.page().ref() == Ref("note", note)
    assert window.page().view.note.text == "To be long"


def test_when_it_was_can_be_said(pad, qtbot, context):
    write(pad, qtbot, "Late")
    pad.when.click()
    pad.field.setText("12 Nov 2013 15:30")
    qtbot.keyClick(pad.field, Qt.Key.Key_Return)
    assert context.project.notes.get(pad.note).observed == When.of("2013-11-12T15:30")
    assert pad.when.text() == "Tue 12 Nov 2013, 15:30"
    pad.when.click()
    pad.field.setText("never")
    qtbot.keyClick(pad.field, Qt.Key.Key_Return)
    assert pad.field.property("wrong")


def test_closing_the_window_keeps_what_the_pad_holds(pad, qtbot, window, context):
    write(pad, qtbot, "Last words")
    note = pad.note
    window.close()
    assert context.project.notes.text(note) == "Last words"


def test_a_pad_closed_and_brought_back_begins_anew(pad, qtbot, window, jottings):
    write(pad, qtbot, "First")
    pad.close()
    window.commands.run("notes.jot")
    write(pad, qtbot, "Second")
    pad.close()
    assert sorted(jottings()) == ["First", "Second"]


def test_people_are_mentioned_from_the_pad(pad, qtbot, context):
    win = context.project.actors.add("Winifred Pask")
    write(pad, qtbot, "Met @Wini")
    assert pad.completion.active
    qtbot.keyClick(pad.sheet.view, Qt.Key.Key_Return)
    assert [mention.target for mention in context.project.mentions.of_note(pad.note)] == [win.id]
    assert not pad.completion.active
    qtbot.keyClick(pad.sheet.view, Qt.Key.Key_Escape)
    assert not pad.isVisible()


def test_a_jotting_whose_words_are_all_taken_out_again_is_let_go(pad, qtbot, jottings):
    write(pad, qtbot, "H")
    assert jottings() == ["H"]
    qtbot.keyClick(pad.sheet.view, Qt.Key.Key_Backspace)
    qtbot.keyClick(pad.sheet.view, Qt.Key.Key_Escape)
    assert not pad.isVisible()
    assert jottings() == []


def test_a_jotting_undone_in_the_window_leaves_a_pad_that_can_be_closed(pad, qtbot, window, context, jottings):
    write(pad, qtbot, "Horses")
    pad.jotting.keep()
    while jottings():
        window.commands.run("project.undo")
    assert pad.note == ""
    assert pad.sheet.document.text == ""
    write(pad, qtbot, "Again")
    assert window.close()
    assert jottings() == ["Again"]


def test_undo_on_the_pad_takes_back_what_was_jotted_and_redo_brings_it_back(pad, qtbot, jottings):
    write(pad, qtbot, "Horses")
    pad.jotting.keep()
    qtbot.keyClick(pad.sheet.view, Qt.Key.Key_Z, CTRL)
    assert pad.sheet.document.text == "H"
    assert jottings() == ["H"]
    qtbot.keyClick(pad.sheet.view, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert pad.sheet.document.text == "Horses"
    assert jottings() == ["Horses"]


def test_what_is_written_on_the_jottings_own_page_meanwhile_comes_onto_the_pad(pad, qtbot, window, context):
    write(pad, qtbot, "Horses")
    pad.jotting.keep()
    context.project.notes.write(pad.note, [Edit(6, "", " on the slip")], label="Elsewhere")
    assert pad.sheet.document.text == "Horses on the slip"
    write(pad, qtbot, "!")
    assert pad.keep()


def test_a_jotting_that_cannot_be_saved_keeps_the_pad_open_until_it_can(pad, qtbot, window, context, jottings):
    db = context.project.store.db
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    words = "Horses on the slip. " * 3000
    pad.sheet.document.replace([Edit(0, "", words)])
    pad.keep_and_go()
    assert pad.isVisible()
    assert pad.state.property("role") == "danger"
    db.execute("PRAGMA max_page_count = 1000000")
    pad.keep_and_go()
    assert not pad.isVisible()
    assert jottings() == [words]


def test_the_date_of_a_jotting_is_said_back_while_it_is_typed(pad, qtbot):
    pad.when.click()
    pad.field.setText("3 May 2012 15:30")
    assert pad.field.hint.words() == "= Thu 3 May 2012, 15:30, to the minute"
    assert pad.field.hint.page is pad


def test_its_keys_work_from_the_text(pad, qtbot, window, jottings):
    write(pad, qtbot, "One")
    qtbot.keyClick(pad.sheet.view, Qt.Key.Key_J, CTRL)
    write(pad, qtbot, "Two")
    second = pad.note
    qtbot.keyClick(pad.sheet.view, Qt.Key.Key_Return, CTRL)
    assert not pad.isVisible()
    assert window.page().ref() == Ref("note", second)
    assert sorted(jottings()) == ["One", "Two"]
