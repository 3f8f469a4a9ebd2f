"""The room Memos and the commands on memos, used as a person would."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from fieldnotes.domain.edits import Span
from fieldnotes.domain.memos import MemoRow
from fieldnotes.domain.refs import Ref
from ui.commands.memos import commands, new_memo
from ui.panels.memos import GROUPING, MemosPanel, room

MONTH = 30 * 24 * 3_600_000
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def memos(context):
    """Three memos of two kinds and two years."""
    add = context.project.memos.add
    early = add("Four words", "analytic", "He could not say it.", at=1_380_000_000_000)
    late = add("Swans and coats", "reflexive", "Private until I know.", at=1_400_000_000_000)
    latest = add("He owed it", "analytic", "And there were two more.", at=1_400_000_000_000 + MONTH)
    return [early.id, late.id, latest.id]


@pytest.fixture
def panel(context, memos, qtbot):
    panel = room().make(context)
    qtbot.addWidget(panel)
    panel.resize(280, 500)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def listed(panel):
    return [row.title if isinstance(row, MemoRow) else f"# {row.words}" for row in panel.model.rows()]


def test_memos_stand_under_the_year_in_which_they_were_last_written(panel):
    assert listed(panel) == ["# 2014", "He owed it", "Swans and coats", "# 2013", "Four words"]


def test_memos_stand_under_their_kinds_if_one_likes_and_it_is_remembered(panel, context, qtbot):
    qtbot.mouseClick(panel.grouping._buttons["kind"], LEFT)
    assert listed(panel) == ["# Analytic", "He owed it", "Four words", "# Reflexive", "Swans and coats"]
    assert context.settings.get(GROUPING) == "kind"


def test_the_filter_looks_into_titles_kinds_and_last_words(panel, qtbot):
    qtbot.keyClicks(panel.panel.filter, "two more")
    assert listed(panel) == ["# 2014", "He owed it"]


def test_a_click_shows_a_memo_and_enter_keeps_its_tab(panel, memos, context, qtbot):
    place = panel.list.visualRect(panel.model.index(2)).center()
    with qtbot.waitSignal(context.navigation.opened) as opened:
        qtbot.mouseClick(panel.list.viewport(), LEFT, pos=place)
    assert opened.args == [Ref("memo", memos[1]), None, False]
    with qtbot.waitSignal(context.navigation.opened) as opened:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert opened.args == [Ref("memo", memos[1]), None, True]


def test_delete_deletes_and_the_toast_brings_the_memo_back(panel, memos, context, qtbot):
    panel.list.setCurrentIndex(panel.model.index_of(memos[0]))
    with qtbot.waitSignal(context.navigation.said) as said:
        qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "Four words" not in listed(panel))
    said.args[0].run()
    qtbot.waitUntil(lambda: "Four words" in listed(panel))


def test_a_memo_written_elsewhere_comes_to_the_top(panel, memos, context, qtbot):
    context.project.memos.add_entry(memos[0], "Read again.")
    qtbot.waitUntil(lambda: listed(panel)[1] == "Four words")


def test_an_empty_room_says_what_memos_are_and_begins_one(context, qtbot):
    panel = MemosPanel(context)
    qtbot.addWidget(panel)
    assert panel.panel.is_empty()
    with qtbot.waitSignal(context.navigation.opened):
        next(button for button in panel.findChildren(QPushButton) if button.text() == "New memo").click()
    assert context.project.memos.count() == 1


def test_a_memo_begun_on_selected_words_is_linked_to_their_passage(context):
    note = context.project.notes.add(text="The chain was slack again.")
    context.select(Ref("note", note.id), Span(4, 9))
    memo = new_memo(context)
    neighbour = context.project.links.of(Ref("memo", memo))[0]
    assert (neighbour.ref.noun, neighbour.title, neighbour.type) == ("passage", "chain", "about")
    context.project.store.undo()
    assert context.project.memos.count() == 0
    assert context.project.passages.of_note(note.id) == []


def test_a_memo_begun_in_a_note_without_selected_words_is_linked_to_the_note(context):
    note = context.project.notes.add(title="Slack", text="The chain was slack again.")
    context.select(Ref("note", note.id), Span(4, 4))
    assert context.project.links.of(Ref("memo", new_memo(context)))[0].ref == Ref("note", note.id)


def test_a_memo_begun_on_white_space_is_linked_to_the_note(context):
    note = context.project.notes.add(title="Slack", text="The   chain")
    context.select(Ref("note", note.id), Span(3, 6))
    assert context.project.links.of(Ref("memo", new_memo(context)))[0].ref == Ref("note", note.id)


def test_a_memo_begun_on_a_code_or_a_person_is_linked_to_them(context):
    code = context.project.codes.add("listening to the chain")
    context.select(Ref("code", code.id))
    assert context.project.links.of(Ref("memo", new_memo(context)))[0].ref == Ref("code", code.id)
    actor = context.project.actors.add("Winifred Pask")
    context.select(Ref("actor", actor.id))
    assert context.project.links.of(Ref("memo", new_memo(context)))[0].ref == Ref("actor", actor.id)


def test_a_memo_begun_on_nothing_is_linked_to_nothing(context):
    assert context.project.links.of(Ref("memo", new_memo(context))) == []


def test_the_commands_say_what_the_memo_will_be_about(context):
    new = next(command for command in commands(context) if command.id == "memos.new")
    assert new.words_now() == "New memo"
    context.select(Ref("actor", "x"))
    assert new.words_now() == "New memo about this person"
    context.select(Ref("note", "x"), Span(2, 5))
    assert new.words_now() == "New memo about these words"


def test_a_dated_entry_is_added_to_the_memo_selected_but_an_empty_one_is_used_again(context, memos):
    add = next(command for command in commands(context) if command.id == "memos.add_entry")
    assert not add.when()
    context.select(Ref("memo", memos[0]))
    assert add.when()
    add.run()
    add.run()
    assert [entry.text for entry in context.project.memos.entries(memos[0])] == ["He could not say it.", ""]
