"""Undo in a note: by paragraphs, pastes, cuts and single signs; never the note itself."""

import pytest
from hand_typing import press, text, type_in
from PySide6.QtCore import QMimeData, Qt

from fieldnotes.project.project import Project

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def note(project_of: Project) -> str:
    return project_of.notes.add(title="Slack chain", text="").id


def test_undo_right_after_a_set_sign_brings_the_straight_one(editor) -> None:
    type_in(editor, 'a "')
    editor.undo()
    assert text(editor) == 'a "'
    editor.undo()
    assert text(editor) == ""


def test_undo_goes_back_by_paragraphs_and_redo_brings_them_again(editor) -> None:
    type_in(editor, "The chain slackened.\nWinifred cursed.\nNobody spoke.")
    seen = []
    for _ in range(3):
        editor.undo()
        seen.append(text(editor))
    assert seen == ["The chain slackened.\nWinifred cursed.", "The chain slackened.", ""]
    for _ in range(3):
        editor.redo()
    assert text(editor) == "The chain slackened.\nWinifred cursed.\nNobody spoke."


def test_what_was_pasted_and_what_was_cut_is_undone_without_the_words_typed_around_it(editor) -> None:
    type_in(editor, "Rain. ")
    pasted = QMimeData()
    pasted.setText("The chain lay slack on the near bank. ")
    editor.view.insertFromMimeData(pasted)
    type_in(editor, "Dusk.")
    whole = text(editor)
    editor.view.select(0, len(whole) - 5)
    press(editor.view, Qt.Key.Key_Delete)
    assert text(editor) == "Dusk."
    seen = []
    for _ in range(4):
        editor.undo()
        seen.append(text(editor))
    assert seen == [whole, "Rain. The chain lay slack on the near bank. ", "Rain. ", ""]


def test_words_moved_with_the_mouse_go_back_at_once(editor) -> None:
    type_in(editor, "The chain lay slack on the near bank. Rain.")
    editor.view.doors.move(0, 38, 43)
    assert text(editor) == "Rain.The chain lay slack on the near bank. "
    editor.undo()
    assert text(editor) == "The chain lay slack on the near bank. Rain."


def test_undo_in_a_note_never_throws_the_note_away(editor, project_of, note) -> None:
    type_in(editor, "Rain.")
    for _ in range(3):
        editor.undo()
    assert text(editor) == ""
    assert project_of.notes.exists(note)
    assert project_of.store.undo().label == "Add note"
