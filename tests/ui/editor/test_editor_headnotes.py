"""Later readings on the page of a note: a quiet band that unfolds, cards to write on, signs in the margin."""

import pytest
from PySide6.QtCore import Qt

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.refs import Ref
from ui.editor.margins import HEADNOTE
from ui.editor.note_editor import NoteEditor

TEXT = "The boat hung on its chain. Nobody came down."


@pytest.fixture
def note(context):
    return context.project.notes.add(title="Slip", text=TEXT)


@pytest.fixture
def editor(context, note, qtbot):
    editor = NoteEditor(context, note.id)
    qtbot.addWidget(editor)
    editor.resize(1000, 700)
    editor.show()
    qtbot.waitExposed(editor)
    return editor


@pytest.fixture
def said(context):
    messages = []
    context.navigation.said.connect(messages.append)
    return messages


def readings(editor):
    return [(entry.words, entry.key) for entry in editor.sheet.margins.right(0, len(TEXT)) if entry.key]


def test_without_later_readings_there_is_no_band(editor):
    assert not editor.headnotes.isVisible()


def test_the_band_tells_how_many_and_the_last_and_unfolds(editor, context, note, qtbot):
    context.project.headnotes.add(note.id, "I never say who is absent.", at=1_400_000_000_000)
    assert editor.headnotes.isVisible()
    assert editor.headnotes.line.text().strip() == "1 later reading · 13 May 2014 by IM"
    context.project.headnotes.add(note.id, "Nor who owns the boat.", at=1_551_600_000_000)
    assert editor.headnotes.line.text().strip() == "2 later readings · last 3 Mar 2019 by IM"
    assert not editor.headnotes.area.isVisible()
    qtbot.mouseClick(editor.headnotes.line, Qt.MouseButton.LeftButton)
    assert editor.headnotes.area.isVisible()
    assert [card.text.text() for card in editor.headnotes.cards] == [
        "I never say who is absent.",
        "Nor who owns the boat.",
    ]


def test_a_headnote_over_selected_words_opens_ready_to_write_and_stands_in_the_margin(editor, context, note, qtbot):
    before = context.project.notes.get(note.id)
    editor.view.select(4, 8)
    editor.deeds()["headnote"]()
    (card,) = editor.headnotes.cards
    qtbot.waitUntil(lambda: card.text.hasFocus() or not editor.isActiveWindow())
    qtbot.keyClicks(card.text, "It was the ferry.")
    assert card.flush()
    (headnote,) = context.project.headnotes.of_note(note.id)
    assert (headnote.text, headnote.span) == ("It was the ferry.", (4, 8))
    ((words, key),) = readings(editor)
    assert words.startswith("Later reading, ")
    assert key == HEADNOTE + headnote.memo
    after = context.project.notes.get(note.id)
    assert (after.text, after.modified_at) == (before.text, before.modified_at)


def test_the_sign_in_the_margin_opens_the_reading(editor, context, note):
    memo = context.project.headnotes.add_over(note.id, 4, 8, "It was the ferry.")
    editor.sheet.codes.clicked.emit(HEADNOTE + memo.id)
    assert editor.headnotes.area.isVisible()


def test_the_sign_follows_the_words_while_one_types(editor, context, note, qtbot):
    context.project.headnotes.add_over(note.id, 4, 8, "It was the ferry.")
    editor.view.select(0, 0)
    qtbot.keyClicks(editor.view, "So. ")
    ((low, high, _),) = editor.sheet.margins._headnotes.all()
    assert (low, high) == (8, 12)


def test_words_that_are_read_are_shown_from_their_card_or_told_as_lost(editor, context, note, said):
    context.project.headnotes.add_over(note.id, 4, 8, "It was the ferry.")
    (card,) = editor.headnotes.cards
    card.place_wanted.emit()
    assert editor.view.selection() == (4, 8)
    context.project.notes.write(note.id, [Edit(0, TEXT, "Nothing.")])
    card.place_wanted.emit()
    assert "no longer in the note" in said[-1].words


def test_escape_gives_up_a_reading_without_words(editor, context, note, qtbot):
    editor.headnotes.add()
    (card,) = editor.headnotes.cards
    qtbot.keyClick(card.text, Qt.Key.Key_Escape)
    assert context.project.headnotes.of_note(note.id) == []
    assert not editor.headnotes.isVisible()


def test_a_reading_is_made_private_deleted_and_brought_back(editor, context, note, said):
    memo = context.project.headnotes.add(note.id, "Between me and me.")
    (card,) = editor.headnotes.cards
    card.fill_menu()
    actions = {action.text(): action for action in card.menu.actions()}
    actions["Make it private"].trigger()
    assert context.project.memos.get(memo.id).visibility == "private"
    assert card.privacy.isVisibleTo(card)
    actions["Delete this reading"].trigger()
    assert editor.headnotes.cards == []
    said[-1].run()
    assert [one.headnote.memo for one in editor.headnotes.cards] == [memo.id]


def test_undo_in_a_card_takes_back_the_reading_and_not_the_note(editor, context, note, qtbot):
    context.project.headnotes.add(note.id, "It was.")
    context.project.store.seal_writing()
    (card,) = editor.headnotes.cards
    editor.headnotes.unfold(True)
    card.text.setFocus()
    qtbot.keyClicks(card.text, " Late.")
    card.flush()
    qtbot.keyClick(card.text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert card.text.text() == "It was."
    assert context.project.notes.text(note.id) == TEXT


def test_words_not_saved_yet_are_saved_when_the_page_closes(editor, context, note, qtbot):
    context.project.headnotes.add(note.id, "It was.")
    (card,) = editor.headnotes.cards
    editor.headnotes.unfold(True)
    card.text.setFocus()
    qtbot.keyClicks(card.text, " Late.")
    assert editor.close_page()
    assert context.project.headnotes.of_note(note.id)[0].text == "It was. Late."


def test_the_key_adds_one_to_the_note_in_front(window, context, note):
    context.open(Ref("note", note.id))
    window.commands.run("text.headnote")
    assert len(context.project.headnotes.of_note(note.id)) == 1


def test_a_session_cut_off_is_kept_when_its_note_is_opened_again(context, note, qtbot):
    context.project.notes.write(note.id, [Edit(0, "", "So. ")])
    assert context.project.revisions.of(note.id) == []
    editor = NoteEditor(context, note.id)
    qtbot.addWidget(editor)
    assert [copy.text for copy in context.project.revisions.of(note.id)] == ["So. " + TEXT]


def test_a_long_pause_ends_the_session_while_the_page_stays_open(editor, context, note, qtbot):
    editor.view.select(0, 0)
    qtbot.keyClicks(editor.view, "So. ")
    assert editor.autosave.flush()
    assert editor.autosave._pause.isActive()
    editor.autosave._pause.timeout.emit()
    assert [copy.text for copy in context.project.revisions.of(note.id)] == ["So. " + TEXT]
