"""The way from words of a note to passages like them."""

import pytest
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.refs import Ref
from ui.commands.found import similar_to
from ui.editor.note_editor import NoteEditor

TEXT = "The chain sang. Nobody spoke."


@pytest.fixture
def opened(context):
    asked = []
    context.navigation.opened.connect(lambda ref, *_: asked.append(ref))
    return asked


@pytest.fixture
def editor(context, qtbot):
    note = context.project.notes.add(title="Slip", text=TEXT).id
    editor = NoteEditor(context, note)
    qtbot.addWidget(editor)
    editor.resize(900, 600)
    editor.show()
    editor.arrive()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return editor


def similar(editor, position):
    return [item for item in editor.menu.items(position) if item.words == "Similar passages"]


def test_selected_words_lead_to_passages_like_them(editor, opened):
    assert similar(editor, 5) == []
    editor.view.setTextCursor(editor.sheet.document.cursor(4, 9))
    (item,) = similar(editor, 5)
    item.run()
    assert opened[-1] == similar_to(editor.ref().id, 4, 9)


def test_a_coded_passage_under_the_mouse_leads_to_those_like_it(context, editor, opened, qtbot):
    code = context.project.codes.add("sound")
    coding = context.project.codings.add(editor.ref().id, 0, 15, code.id)
    qtbot.waitUntil(lambda: bool(similar(editor, 5)))
    similar(editor, 5)[0].run()
    assert opened[-1] == Ref("similar", coding.passage)
