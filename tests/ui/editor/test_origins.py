"""Over a note stand the jottings it grew from; a jotting says what became of it; a template says that it is one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.marks import Mark
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.editor.note_editor import NoteEditor


@pytest.fixture
def jotting(context) -> str:
    return context.project.notes.add(kind="jotting", text="Two pens.", observed=When.of("2013-11-12T15:30")).id


@pytest.fixture
def page(context, qtbot):
    def show(note: str) -> NoteEditor:
        editor = NoteEditor(context, note)
        qtbot.addWidget(editor)
        editor.resize(900, 700)
        editor.show()
        return editor

    return show


@pytest.fixture
def opened(context) -> list[Ref]:
    opened: list[Ref] = []
    context.navigation.opened.connect(lambda ref, *_: opened.append(ref))
    return opened


def words_of(editor: NoteEditor) -> list[str]:
    band = editor.origins.band
    parts = [*band.findChildren(QLabel), *band.findChildren(QPushButton)]
    return [part.text() for part in parts if part.isVisibleTo(band)]


def press(editor: NoteEditor, words: str) -> None:
    buttons = editor.origins.band.findChildren(QPushButton)
    next(button for button in buttons if button.text() == words and not button.isHidden()).click()


def test_a_jotting_offers_to_be_written_up_and_then_says_where_it_was(page, context, jotting, opened, qtbot):
    editor = page(jotting)
    assert "Not written up yet." in words_of(editor)
    press(editor, "Write up beside it")
    grown = context.project.notes.get(opened[-1].id)
    assert (grown.text, grown.grown_from) == ("", jotting)
    qtbot.waitUntil(lambda: "Written up in" in words_of(editor))
    context.project.notes.change(grown.id, title="The signing")
    qtbot.waitUntil(lambda: "The signing" in words_of(editor))


def test_it_may_begin_with_the_jottings_words(page, context, jotting, opened):
    press(page(jotting), "Begin with its words")
    assert context.project.notes.text(opened[-1].id) == "Two pens."


def test_the_jotting_lies_over_the_note_and_its_words_are_put_in_at_the_cursor(page, context, jotting):
    note = context.project.jottings.write_up([jotting])
    editor = page(note.id)
    assert "Grown from jotting of 12 Nov 2013, 15:30" in words_of(editor)
    assert "Two pens." in words_of(editor)
    press(editor, "Put into the text")
    editor.flush()
    assert context.project.notes.text(note.id) == "Two pens."
    assert context.project.notes.text(jotting) == "Two pens."


def test_folded_away_it_stays_so_for_the_next_note(page, context, jotting, qtbot):
    note = context.project.jottings.write_up([jotting])
    press(page(note.id), "Fold away")
    other = page(note.id)
    assert "Two pens." not in words_of(other)
    press(other, "Show")
    qtbot.waitUntil(lambda: "Two pens." in words_of(other))


def test_set_aside_a_jotting_can_be_taken_up_again(page, context, jotting, qtbot):
    editor = page(jotting)
    press(editor, "No need to")
    assert context.project.jottings.count_waiting() == 0
    qtbot.waitUntil(lambda: "Take up again" in words_of(editor))
    press(editor, "Take up again")
    assert context.project.jottings.count_waiting() == 1
    context.project.store.undo()
    context.project.store.undo()
    qtbot.waitUntil(lambda: "Not written up yet." in words_of(editor))


def test_a_fieldnote_has_no_band(page, context):
    assert page(context.project.notes.add(text="Rain.").id).origins.band.isHidden()


def test_a_template_says_that_it_is_one(page, context):
    made = context.project.templates.add("Log", "diary", "Where")
    (words,) = words_of(page(made.id))
    assert words.startswith("A template")


def test_unanswered_prompts_are_taken_out_and_undo_brings_them_back(page, context, opened):
    text = "Space\nWet.\nTime\n\nActors\nWin."
    marks = [Mark(0, 5, "heading2"), Mark(11, 15, "heading2"), Mark(17, 23, "heading2")]
    note = context.project.notes.add(text=text, marks=marks)
    editor = page(note.id)
    editor.deeds()["prompts"]()
    assert context.project.notes.text(note.id) == "Space\nWet.\nActors\nWin."
    editor.undo()
    assert context.project.notes.text(note.id) == text
    assert editor.view.note.text == text


def test_a_new_note_takes_place_and_people_over_by_one_key(page, context, qtbot):
    quay = context.project.sites.add("The quay")
    win = context.project.actors.add("Winifred Pask")
    me = context.project.me.id
    context.project.notes.add(text="Yesterday.", site=quay.id, people=[win.id], author=me)
    note = context.project.notes.add(author=me)
    editor = page(note.id)
    assert editor.header.offer.text() == "as last: The quay, Winifred Pask"
    qtbot.keyClick(editor.view, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert context.project.notes.get(note.id).site == quay.id
    assert [actor.id for actor in context.project.notes.people(note.id)] == [win.id]
    assert not editor.header.offer.isVisibleTo(editor)
    context.project.store.undo()
    assert context.project.notes.get(note.id).site is None


def test_nothing_is_offered_to_a_note_that_was_written_long_ago_or_by_nobody_before(page, context):
    me = context.project.me.id
    assert not page(context.project.notes.add(author=me).id).header.offer.isVisible()
    quay = context.project.sites.add("The quay")
    context.project.notes.add(site=quay.id, author=me)
    long = context.project.notes.add(text="words " * 200, author=me)
    assert not page(long.id).header.offer.isVisible()


def test_over_a_note_that_has_outgrown_its_jotting_the_jotting_lies_folded(page, context, jotting, qtbot):
    note = context.project.jottings.write_up([jotting], with_text=True)
    context.project.notes.write(note.id, [Edit(0, "", "It rained. ")])
    editor = page(note.id)
    assert "Two pens." not in words_of(editor)
    press(editor, "Show")
    qtbot.waitUntil(lambda: "Two pens." in words_of(editor))
    press(editor, "Fold away")
    assert "Two pens." in words_of(page(context.project.jottings.write_up([jotting]).id))
