"""The pad: two keys and one writes; nothing empty is kept, nothing written is lost."""

import pytest
from PySide6.QtCore import Qt

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.editor.jotting_pad import JottingPad


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
    assert "Saved" in pad.state.text()


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
    assert pad.when.text() == "12 Nov 2013, 15:30"
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
