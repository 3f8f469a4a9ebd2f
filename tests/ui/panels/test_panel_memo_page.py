"""The page of a memo: what is typed is kept, dated entries, names, undo."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from ui.base.settings import TEXT_SIZE
from ui.commands.memos import add_entry
from ui.panels.memo_page.page import MemoPage, page_kind

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
DAY = 24 * 3_600_000


@pytest.fixture
def memo(context):
    """A memo with two entries, one of them by somebody else."""
    project = context.project
    other = project.contributors.add("Tomas Abel")
    memo = project.memos.add("Swans and coats", "theoretical", "Private until I know.", at=1_400_000_000_000)
    project.memos.add_entry(memo.id, "Decided by the four of us.", at=1_400_000_000_000 + DAY, author=other.id)
    return memo.id


@pytest.fixture
def page(context, memo, qtbot):
    page = page_kind().make(context, memo)
    qtbot.addWidget(page)
    page.resize(800, 700)
    page.show()
    page.activateWindow()
    qtbot.waitExposed(page)
    return page


def texts(context, memo):
    return [entry.text for entry in context.project.memos.entries(memo)]


def write(page, qtbot, words, editor=-1):
    text = page.editors[editor].words
    text.setFocus()
    qtbot.waitUntil(text.hasFocus)
    text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(text, words)
    return text


def test_entries_stand_from_the_oldest_to_the_newest_with_day_and_author(page):
    assert [editor.words.text() for editor in page.editors] == ["Private until I know.", "Decided by the four of us."]
    labels = [label.text() for label in page.findChildren(type(page.began))]
    assert {"13 May 2014", "14 May 2014", "Ines Marlowe", "Tomas Abel"} <= set(labels)
    assert page.word_count() == 10


def test_the_last_entry_is_ready_to_write_when_one_arrives(page, memo, context, qtbot):
    page.arrive()
    qtbot.waitUntil(page.editors[-1].words.hasFocus)
    assert context.selection.ref == Ref("memo", memo)


def test_a_new_memo_is_ready_for_its_title_and_enter_leads_on_to_its_words(context, qtbot):
    memo = context.project.memos.add("")
    page = MemoPage(context, memo.id)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.arrive()
    qtbot.waitUntil(page.name.hasFocus)
    qtbot.keyClicks(page.name, "Four words")
    qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert context.project.memos.get(memo.id).title == "Four words"
    assert page.editors[-1].words.hasFocus()


def test_what_is_typed_is_kept_within_300_ms_and_the_status_says_so(page, memo, context, qtbot):
    states = []
    page.stateChanged.connect(states.append)
    write(page, qtbot, " Yes.")
    qtbot.waitUntil(lambda: texts(context, memo)[1] == "Decided by the four of us. Yes.", timeout=2_000)
    assert states[0] == "saving"
    assert states[-1] == "saved"


def test_typing_is_one_step(page, memo, context, qtbot):
    write(page, qtbot, " Yes.")
    page.flush()
    write(page, qtbot, " No.")
    page.flush()
    assert context.project.store.undo().label == "Write in memo “Swans and coats”"
    assert texts(context, memo)[1] == "Decided by the four of us."


def test_letters_of_a_title_are_one_step_and_kept_as_they_are_typed(page, memo, context, qtbot):
    page.name.setFocus()
    qtbot.waitUntil(page.name.hasFocus)
    page.name.end(False)
    qtbot.keyClicks(page.name, "!")
    qtbot.waitUntil(lambda: context.project.memos.get(memo).title == "Swans and coats!", timeout=2_000)
    qtbot.keyClicks(page.name, "?")
    page.flush()
    assert context.project.store.undo().label == "Rename memo"
    assert context.project.memos.get(memo).title == "Swans and coats"
    assert page.name.text() == "Swans and coats"


def test_the_tab_follows_the_title(page, memo, context, qtbot):
    with qtbot.waitSignal(page.titleChanged):
        context.project.memos.change(memo, title="Coats")
    assert page.title() == "Coats"
    assert page.name.text() == "Coats"


def test_undo_takes_back_the_last_step_of_this_memo_and_of_nothing_else(page, memo, context, qtbot):
    text = write(page, qtbot, " Yes.")
    page.flush()
    code = context.project.codes.add("listening to the chain")
    qtbot.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert texts(context, memo)[1] == "Decided by the four of us."
    assert text.text() == "Decided by the four of us."
    assert context.project.codes.get(code.id).name == "listening to the chain"
    qtbot.keyClick(text, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert texts(context, memo)[1] == "Decided by the four of us. Yes."
    assert text.text() == "Decided by the four of us. Yes."


def test_in_the_window_undo_in_an_entry_is_the_memos_and_elsewhere_the_projects(window, memo, context, qtbot):
    context.open(Ref("memo", memo))
    page = window.page()
    text = write(page, qtbot, " Yes.")
    page.flush()
    code = context.project.codes.add("listening to the chain")
    qtbot.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert texts(context, memo)[1] == "Decided by the four of us."
    assert context.project.codes.find("listening to the chain").id == code.id
    page.kind.setFocus()
    qtbot.keyClick(page.kind, Qt.Key.Key_Z, CTRL)
    assert context.project.codes.find("listening to the chain") is None


def test_undo_of_words_beyond_the_first_plane_keeps_everything_else(page, memo, context, qtbot):
    text = page.editors[0].words
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.Start)
    text.insertPlainText("𝔄 swan 🦢, ")
    page.flush()
    assert texts(context, memo)[0] == "𝔄 swan 🦢, Private until I know."
    text.moveCursor(QTextCursor.MoveOperation.End)
    text.insertPlainText(" 🦢🦢")
    page.editors[0].flush()
    qtbot.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert text.text() == texts(context, memo)[0] == "Private until I know."


def test_a_dated_entry_is_added_at_the_end_and_takes_the_keyboard(page, memo, context, qtbot):
    qtbot.mouseClick(page.add, LEFT)
    assert len(page.editors) == 3
    qtbot.waitUntil(page.editors[-1].words.hasFocus)
    write(page, qtbot, "Read again.")
    page.flush()
    assert texts(context, memo)[-1] == "Read again."


def test_an_entry_can_be_deleted_and_comes_back_in_its_place(page, memo, context, qtbot):
    with qtbot.waitSignal(context.navigation.said) as said:
        page.editors[0]._delete()
    assert [editor.words.text() for editor in page.editors] == ["Decided by the four of us."]
    said.args[0].run()
    assert [editor.words.text() for editor in page.editors] == ["Private until I know.", "Decided by the four of us."]


def test_two_brackets_offer_names_and_enter_makes_the_mention(page, memo, context, qtbot):
    code = context.project.codes.add("listening to the chain")
    text = write(page, qtbot, " See [[list")
    card = page.editors[-1].completer.card
    assert card.offered() == ["listening to the chain", "New memo “list”"]
    qtbot.keyClick(page.editors[-1].words, Qt.Key.Key_Return)
    assert text.text() == "Decided by the four of us. See [[listening to the chain]]"
    mention = context.project.mentions.of_entry(page.editors[-1].id)[0]
    assert (mention.target_noun, mention.target) == ("code", code.id)
    assert texts(context, memo)[1][mention.start : mention.end] == "[[listening to the chain]]"


def test_a_name_that_nothing_bears_begins_a_memo_of_that_name(page, memo, context, qtbot):
    page.editors[-1].words.insertPlainText(" 🦢 See ")  # keys can only be Latin letters
    write(page, qtbot, "[[Four words")
    card = page.editors[-1].completer.card
    assert card.offered() == ["New memo “Four words”"]
    qtbot.keyClick(page.editors[-1].words, Qt.Key.Key_Return)
    made = context.project.memos.find("Four words")
    mention = context.project.mentions.of_entry(page.editors[-1].id)[0]
    assert mention.target == made.id
    assert texts(context, memo)[1][mention.start : mention.end] == "[[Four words]]"
    context.project.store.undo()
    assert context.project.memos.find("Four words") is None


def test_escape_leaves_the_brackets_as_they_are(page, context, qtbot):
    text = write(page, qtbot, " [[x")
    card = page.editors[-1].completer.card
    qtbot.keyClick(page.editors[-1].words, Qt.Key.Key_Escape)
    assert card.offered() == []
    assert text.text().endswith("[[x")


def test_ctrl_and_a_click_open_what_is_named(page, memo, context, qtbot):
    note = context.project.notes.add(title="Four words")
    text = write(page, qtbot, " [[Four words]]")
    page.flush()
    cursor = text.textCursor()
    cursor.setPosition(cursor.position() - 4)
    place = text.cursorRect(cursor).center()
    with qtbot.waitSignal(context.navigation.opened) as opened:
        qtbot.mouseClick(text.viewport(), LEFT, CTRL, place)
    assert opened.args[0] == Ref("note", note.id)


def test_ctrl_and_a_click_on_a_name_that_nothing_bears_say_so(page, context, qtbot):
    write(page, qtbot, " [[Nowhere]]")
    with qtbot.waitSignal(context.navigation.said) as said:
        page.editors[-1]._open_link(len(page.editors[-1].words.text()) - 3)
    assert said.args[0].words == "Nothing is called “Nowhere” yet."


def test_chips_change_kind_and_who_sees_it(page, memo, context):
    page.kind.choose("reflexive")
    page.visibility.choose("private")
    changed = context.project.memos.get(memo)
    assert (changed.kind, changed.visibility) == ("reflexive", "private")
    assert (page.kind.text(), page.visibility.text()) == ("reflexive memo", "private")


def test_what_the_memo_is_linked_to_stands_under_its_title_and_opens(page, memo, context, qtbot):
    code = context.project.codes.add("listening to the chain")
    context.project.links.add(Ref("memo", memo), Ref("code", code.id), "revises")
    chip = page.links.widgets()[0]
    assert chip.text() == "revises listening to the chain"
    with qtbot.waitSignal(context.navigation.opened) as opened:
        qtbot.mouseClick(chip, LEFT)
    assert opened.args[0] == Ref("code", code.id)


def test_nothing_typed_is_lost_when_the_tab_is_closed_at_once(page, memo, context, qtbot):
    write(page, qtbot, " Yes.")
    assert page.close_page()
    assert texts(context, memo)[1].endswith("Yes.")


def test_the_tab_stays_when_words_cannot_be_saved(page, memo, context, qtbot, monkeypatch):
    def full(*_, **__):
        raise UserError("The disk is full.")

    write(page, qtbot, " Yes.")
    with monkeypatch.context() as patched, qtbot.waitSignal(page.stateChanged) as state:
        patched.setattr(context.project.memos, "write", full)
        assert not page.close_page()
    assert state.args == ["The disk is full."]
    assert page.close_page()


def test_the_page_goes_with_its_memo_and_what_was_being_typed_is_no_error(page, memo, context, qtbot):
    with qtbot.waitSignal(page.gone):
        context.project.memos.delete(memo)
    assert page.close_page()


def test_an_entry_added_by_the_command_is_shown(page, memo, context):
    add_entry(context, memo)
    assert len(page.editors) == 3


def test_pasted_words_lose_their_formatting_and_odd_characters(page, memo, context, qtbot):
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("bold\r\nline\x00")
    text = page.editors[0].words
    text.insertFromMimeData(data)
    page.flush()
    assert texts(context, memo)[0] == "Private until I know.bold\nline"


def test_the_words_follow_the_size_that_a_person_reads_notes_in(page, context):
    context.settings.set(TEXT_SIZE, 23)
    assert page.editors[0].words.fontInfo().pixelSize() == 23


def test_a_project_open_for_reading_shows_a_memo_and_takes_no_words(context, memo, qtbot, monkeypatch):
    monkeypatch.setattr(context.project.store, "readonly", True)
    page = MemoPage(context, memo)
    qtbot.addWidget(page)
    qtbot.keyClicks(page.editors[0].words, "x")
    qtbot.keyClicks(page.name, "x")
    assert page.add.isHidden()
    assert page.close_page()
    assert context.project.memos.get(memo).title == "Swans and coats"
