"""What a search found is shown in the open note until the person turns elsewhere."""

import pytest
from PySide6.QtCore import Qt

from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref
from ui.base.trail import Place
from ui.editor.note_editor import NoteEditor

TEXT = "The chain sang all morning. Nobody spoke of the chain."


@pytest.fixture
def note(context):
    return context.project.notes.add(title="Tea hut", text=TEXT).id


@pytest.fixture
def editor(context, qtbot, note):
    context.search.hits.lay([Place(Ref("note", note), Span(4, 9)), Place(Ref("note", note), Span(48, 53))])
    context.search.hits.stand_at(Place(Ref("note", note), Span(4, 9)))
    editor = NoteEditor(context, note)
    qtbot.addWidget(editor)
    editor.resize(800, 600)
    editor.show()
    qtbot.waitExposed(editor)
    editor.arrive()
    return editor


def painted(editor) -> list[tuple[str, bool]]:
    text = editor.sheet.document.text
    return [(text[start:end], current) for start, end, current in editor.sheet.layer.hits.all()]


def test_all_hits_of_the_note_are_painted_and_the_present_one_stands_out(editor):
    assert painted(editor) == [("chain", True), ("chain", False)]
    assert editor.finding.hits.strip.isVisible()
    assert editor.finding.hits.strip.count.text() == "1 of 2"


def test_the_arrows_of_the_strip_go_from_hit_to_hit(context, editor, note):
    went = []
    context.navigation.opened.connect(lambda ref, at, _: went.append((ref, at)))
    editor.finding.hits.strip.tools["right"].click()
    assert went == [(Ref("note", note), Span(48, 53))]
    assert painted(editor) == [("chain", False), ("chain", True)]
    assert editor.finding.hits.strip.count.text() == "2 of 2"


def test_hits_move_with_what_is_typed_and_f4_finds_them_there(context, qtbot, editor):
    editor.view.select(0, 0)
    qtbot.keyClicks(editor.view, "Now: ")
    assert painted(editor) == [("chain", True), ("chain", False)]
    assert context.search.hits.step(1).at == Span(53, 58)


def test_a_hit_that_is_deleted_is_counted_no_longer(qtbot, editor):
    editor.view.select(47, 54)
    qtbot.keyClick(editor.view, Qt.Key.Key_Delete)
    assert editor.finding.hits.strip.count.text() == "1 of 1"


def test_escape_hides_the_hits(qtbot, editor):
    qtbot.keyClick(editor.view, Qt.Key.Key_Escape)
    assert painted(editor) == []
    assert not editor.finding.hits.strip.isVisible()


def test_another_search_takes_its_place(context, editor, note):
    context.search.hits.lay([Place(Ref("note", note), Span(10, 14))])
    assert painted(editor) == []


def test_finding_in_the_note_hides_them_for_as_long(qtbot, editor):
    editor.finding.find()
    assert not editor.finding.hits.strip.isVisible()
    editor.find_bar.words.setText("Nobody")
    assert painted(editor) == [("Nobody", True)]
    editor.find_bar.close_bar()
    assert painted(editor) == [("chain", True), ("chain", False)]


def test_a_note_that_was_opened_another_way_shows_none(context, qtbot, note):
    context.search.hits.lay([Place(Ref("note", note), Span(4, 9))])
    editor = NoteEditor(context, note)
    qtbot.addWidget(editor)
    editor.show()
    assert painted(editor) == []
    assert not editor.finding.hits.strip.isVisible()
