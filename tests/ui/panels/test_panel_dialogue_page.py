"""The page of a dialogue exercise, used as a person would: reading, writing, answering, moving about by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.base.places import place_of
from ui.panels.dialogue_page.page import POSITIONS, TEXT, page_kind
from ui.panels.dialogue_page.turn_editor import TurnEditor


@pytest.fixture
def exercise(context):
    """Two prompts, two rounds, two people of two teams, three turns."""
    project = context.project
    research, trust = project.teams.add("Research team"), project.teams.add("Trust")
    ines, dov = Ref("contributor", project.me.id), Ref("actor", project.actors.add("Dov Renner").id)
    project.memberships.enter(Ref("team", research.id), Ref("contributor", ines.id))
    project.memberships.enter(Ref("team", trust.id), Ref("actor", dov.id))
    prompts = ["What had we to lose?", "When did the word go?"]
    note = project.dialogues.add("Looking back", prompts, [ines, dov], When.of("2018-01-20"), round_name="meeting").id
    project.dialogues.add_round(note, "letters", "2018-03", "written")
    first, second = project.dialogues.prompts(note)
    add = project.dialogues.turns.add
    made = {
        "fee": add(first, 1, ines, "A fee, and a name for finishing.", mode="spoken", time=751_000),
        "trade": add(first, 1, dov, "The trade that I left."),
    }
    made["answer"] = add(first, 2, ines, "We lived on it.", answers=made["trade"])
    return {"note": note, "ines": ines, "dov": dov, "first": first.id, "second": second.id, **made}


@pytest.fixture
def page(context, exercise, qtbot):
    page = page_kind().make(context, exercise["note"])
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitExposed(page)
    return page


def words(page):
    return {ident: card.told().words for cell in page.threads.cells.values() for ident, card in cell.cards.items()}


def test_prompts_are_rows_rounds_columns_and_turns_cards_between(page, exercise):
    cell = page.threads.cells[exercise["first"], 1, None]
    assert list(cell.cards) == [exercise["fee"], exercise["trade"]]
    told = page.threads.card(exercise["fee"]).told()
    assert (told.name, told.told) == ("Research team", "Ines Marlowe · 00:12:31")
    assert page.threads.card(exercise["answer"]).told().told == "Ines Marlowe · answers R1"
    empty = page.threads.cells[exercise["second"], 2, None]
    assert (empty.cards, empty.add.property("quiet")) == ({}, False)
    assert page._people.accessibleName() == "2 people, 2 teams"


def test_a_turn_is_written_in_its_place_and_kept_by_ctrl_enter(page, exercise, context, qtbot):
    cell = page.threads.cells[exercise["second"], 2, None]
    qtbot.mouseClick(cell.add, Qt.MouseButton.LeftButton)
    editor = page.writing.editor
    assert (editor.speaker(), editor.words.hasFocus()) == (exercise["ines"], True)
    editor.who.setCurrentIndex(1)
    qtbot.keyClicks(editor.words, "It stopped with a rope.")
    qtbot.keyClick(editor.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    turn = context.project.dialogues.of(exercise["note"]).turns[-1]
    assert (turn.words, turn.speaker, turn.round) == ("It stopped with a rope.", exercise["dov"], 2)
    assert page.threads.card(turn.id).hasFocus()
    assert context.project.notes.text(exercise["note"]).endswith("Round 2\nDov Renner: It stopped with a rope.")
    context.project.store.undo()
    assert turn.id not in words(page)
    assert page.threads.cells[exercise["second"], 2, None].add.hasFocus()


def test_a_turn_is_changed_where_it_stands_and_escape_leaves_it(page, exercise, context, qtbot):
    card = page.threads.card(exercise["trade"])
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    editor = page.writing.editor
    assert editor.text() == "The trade that I left."
    editor.words.set_text("Nothing.")
    qtbot.keyClick(editor.words, Qt.Key.Key_Escape)
    assert words(page)[exercise["trade"]] == "The trade that I left."
    page.writing.open(next(one for one in page._exercise.turns if one.id == exercise["trade"]))
    page.writing.editor.words.set_text("The trade, and the pension.")
    assert page.close_page()
    assert words(page)[exercise["trade"]] == "The trade, and the pension."


def test_what_is_being_written_stays_while_others_change_the_exercise(page, exercise, context):
    page.threads.adding.emit((exercise["second"], 1, None))
    page.writing.editor.words.set_text("Half a sentence")
    context.project.dialogues.turns.add(
        context.project.dialogues.prompt(exercise["first"]), 2, exercise["dov"], "Another."
    )
    assert isinstance(page.writing.editor, TurnEditor)
    assert page.writing.editor.isVisible()
    assert page.writing.editor.text() == "Half a sentence"
    assert page.findChildren(TurnEditor) == [page.writing.editor]
    context.project.dialogues.delete_prompt(exercise["second"])
    assert page.writing.editor is None


def test_arrows_go_from_card_to_card(page, exercise, qtbot):
    page.threads.focus_first()
    fee, trade = page.threads.card(exercise["fee"]), page.threads.card(exercise["trade"])
    assert fee.hasFocus()
    qtbot.keyClick(fee, Qt.Key.Key_Down)
    assert trade.hasFocus()
    assert page.threads.card(exercise["answer"]).lit
    qtbot.keyClick(trade, Qt.Key.Key_Up)
    qtbot.keyClick(fee, Qt.Key.Key_Right)
    answer = page.threads.card(exercise["answer"])
    assert answer.hasFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(page.focusWidget(), key)
    assert page.threads.cells[exercise["second"], 2, None].add.hasFocus()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Left)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Left)
    assert page.focusWidget().accessibleName().startswith("Prompt 2")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert page.writing.editor.place == (exercise["second"], 1, None)


def test_n_writes_a_turn_and_delete_takes_one_out_with_a_way_back(page, exercise, context, said, qtbot):
    card = page.threads.card(exercise["answer"])
    qtbot.keyClick(card, Qt.Key.Key_N)
    assert page.writing.editor.place == (exercise["first"], 2, None)
    assert page.writing.editor.speaker() == exercise["dov"]
    qtbot.keyClick(page.writing.editor.words, Qt.Key.Key_Escape)
    qtbot.keyClick(page.threads.card(exercise["answer"]), Qt.Key.Key_Delete)
    assert exercise["answer"] not in words(page)
    said[-1].run()
    assert exercise["answer"] in words(page)


def test_people_may_have_rows_of_their_own(page, exercise):
    page.by_person.click()
    assert list(page.threads.cells[exercise["first"], 1, exercise["dov"]].cards) == [exercise["trade"]]
    assert len(page.threads.cells) == 8
    page.threads.adding.emit((exercise["second"], 1, exercise["dov"]))
    assert page.writing.editor.speaker() == exercise["dov"]


def test_words_selected_in_a_turn_are_coded(page, exercise, context, monkeypatch):
    from ui.commands import dialogues
    from ui.dialogs.pick_form import Pick

    monkeypatch.setattr(dialogues, "ask_pick", lambda *_: Pick("", "finishing"))
    page.writing.open(page._exercise.turns[0])
    editor = page.writing.editor
    cursor = editor.words.textCursor()
    cursor.setPosition(2)
    cursor.setPosition(5, QTextCursor.MoveMode.KeepAnchor)
    editor.words.setTextCursor(cursor)
    editor.wished.emit("code")
    coded = context.project.codings.of_note(exercise["note"])
    assert [(one.code.name, one.passage.words) for one in coded] == [("finishing", "fee")]
    assert "1 coding" in page.threads.card(exercise["fee"]).told().told


def test_the_text_opens_in_a_page_of_its_own_and_a_place_in_it_leads_back(page, exercise, context):
    opened = []
    context.navigation.opened.connect(lambda *where: opened.append(where[0]))
    page.view.chosen.emit(TEXT)
    assert opened == [Ref("note", exercise["note"])]
    turn = page._exercise.turns[1]
    page.show_place(Span(turn.start, turn.end))
    assert page.threads.card(turn.id).hasFocus()
    assert context.selection.span == Span(turn.start, turn.end)
    assert place_of(context.project, Ref("prompt", exercise["first"])).ref == Ref("dialogue", exercise["note"])


def test_title_and_people_are_changed_on_the_page(page, exercise, context):
    page.name.setText("Working together")
    page.name.editingFinished.emit()
    assert page.title() == "Working together"
    context.prompts.tells("Ines Marlowe, Dov Renner, Sunniva Brack")
    page._people.click()
    assert page._people.accessibleName() == "3 people, 2 teams"
    context.project.store.undo()
    assert context.project.actors.find("Sunniva Brack") is None


def test_prompts_are_added_changed_moved_and_deleted_from_the_page(page, exercise, context):
    context.prompts.tells("Who knows the chain?", "What did each of us lose?")
    page.threads.prompt_wished.emit("down", exercise["first"])
    assert [prompt.text[:4] for prompt in page._exercise.prompts] == ["When", "What"]
    from ui.commands.dialogues import add_prompt

    add_prompt(context, exercise["note"])
    page.threads.prompt_wished.emit("change", exercise["first"])
    assert [prompt.text for prompt in page._exercise.prompts][1:] == [
        *("What did each of us lose?", "Who knows the chain?"),
    ]
    page.threads.prompt_wished.emit("delete", exercise["first"])
    assert words(page) == {}
    context.project.store.undo()
    assert len(words(page)) == 3


def test_an_exercise_without_prompts_says_what_it_is_for(context, qtbot):
    note = context.project.dialogues.add("Empty").id
    page = page_kind().make(context, note)
    qtbot.addWidget(page)
    page.show()
    assert page.stack.currentWidget() is page.empty
    context.prompts.tells("What had we to lose?")
    page.empty.findChild(type(page._form)).click()
    assert page.stack.currentWidget() is page.threads
    page.view.chosen.emit(POSITIONS)
    assert page.stack.currentWidget() is page.positions


def test_a_deleted_exercise_closes_its_page(page, exercise, context, qtbot):
    with qtbot.waitSignal(page.gone):
        context.project.notes.delete(exercise["note"])


def test_in_the_window_ctrl_enter_keeps_and_escape_leaves(window, context, exercise, qtbot):
    context.open(Ref("dialogue", exercise["note"]), keep=True)
    page = window.findChild(page_kind().make)
    page.threads.adding.emit((exercise["second"], 1, None))
    qtbot.keyClicks(page.writing.editor.words, "It stopped.")
    qtbot.keyClick(page.writing.editor.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.writing.editor is None
    assert "It stopped." in words(page).values()
    page.threads.adding.emit((exercise["second"], 1, None))
    qtbot.keyClick(page.writing.editor.words, Qt.Key.Key_Escape)
    assert page.writing.editor is None


def test_the_words_of_a_prompt_stay_in_sight_while_its_row_is(page, exercise, context, qtbot):
    prompt = context.project.dialogues.prompt(exercise["first"])
    with context.project.store.step("Fill"):
        for _ in range(8):
            context.project.dialogues.turns.add(prompt, 1, exercise["dov"], "It was uneven. " * 30)
    bar = page.threads._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 400)
    bar.setValue(400)
    head = page.threads._prompts[0]
    top = head.words.mapTo(page.threads._area.viewport(), head.words.rect().topLeft()).y()
    assert 0 <= top < 40


def test_text_and_threads_take_turns_in_one_tab(window, context, exercise):
    context.open(Ref("note", exercise["note"]))
    context.open(Ref("dialogue", exercise["note"]))
    assert [page.ref().noun for page in window.pages.pages()] == ["dialogue"]
    window.findChild(page_kind().make).view.chosen.emit(TEXT)
    assert [page.ref().noun for page in window.pages.pages()] == ["note"]
    window.pages.step(forward=False)
    assert [page.ref().noun for page in window.pages.pages()] == ["dialogue"]


def test_title_and_tools_share_a_line_where_there_is_room(page, qtbot):
    page.resize(1300, 700)
    qtbot.waitUntil(lambda: page._tools.x() > page.name.x())
    assert page._tools.y() < page.name.geometry().bottom()
    page.resize(700, 700)
    qtbot.waitUntil(lambda: page._tools.y() >= page.name.geometry().bottom())
