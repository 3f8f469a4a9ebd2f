"""The room Codes, used as a person would: type, click, press keys, drag."""

import pytest
from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.dialogs.code_form import CodeForm
from ui.dialogs.definition_form import DefinitionForm
from ui.dialogs.merge_form import MergeForm
from ui.dialogs.rename_form import RenameForm
from ui.panels.codes import CodesPanel, room


def fill(form_kind, fill_in, accept=True):
    """Fill in the next box that opens, and press its button."""

    def answer():
        form = QApplication.activeModalWidget()
        assert isinstance(form, form_kind)
        fill_in(form)
        form.go_ahead.click() if accept else form.reject()

    QTimer.singleShot(0, answer)


@pytest.fixture
def codes(context):
    """A small codebook, with a passage in it."""
    project = context.project
    top = project.codes.add("Keeping it going")
    chain = project.codes.add("listening to the chain", top.id)
    patch = project.codes.add("patching and renewing", top.id)
    who = project.codes.add("Who may speak")
    note = project.notes.add(text="The chain was slack again.", observed=When.of("2013-11-12"))
    project.codings.add(note.id, 4, 15, chain.id)
    return {"top": top.id, "chain": chain.id, "patch": patch.id, "who": who.id, "note": note.id}


@pytest.fixture
def panel(context, codes, qtbot):
    panel = CodesPanel(context)
    qtbot.addWidget(panel)
    panel.resize(280, 500)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def names(panel):
    return [row.name for row in panel.model.rows()]


def choose(panel, code):
    panel.tree.setCurrentIndex(panel.model.index_of(code))
    panel.tree.setFocus()


def test_the_tree_shows_every_code_with_the_passages_under_it(panel):
    assert names(panel) == ["Keeping it going", "listening to the chain", "patching and renewing", "Who may speak"]
    assert [row.total for row in panel.model.rows()] == [1, 1, 0, 0]


def test_typing_in_the_filter_leaves_what_has_the_letters_and_what_lies_above_it(panel, qtbot):
    qtbot.keyClicks(panel.panel.filter, "chain")
    assert names(panel) == ["Keeping it going", "listening to the chain"]


def test_a_click_opens_a_code(panel, codes, context, qtbot):
    place = panel.tree.visualRect(panel.model.index_of(codes["who"])).center()
    with qtbot.waitSignal(context.navigation.opened) as opened:
        qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args[0] == Ref("code", codes["who"])


def test_enter_opens_a_code_and_arrow_keys_select_one(panel, codes, context, qtbot):
    panel.activateWindow()
    panel.tree.setFocus()
    qtbot.waitUntil(panel.tree.hasFocus)
    choose(panel, codes["top"])
    qtbot.keyClick(panel.tree, Qt.Key.Key_Down)
    assert context.selection.ref == Ref("code", codes["chain"])
    with qtbot.waitSignal(context.navigation.opened) as opened:
        qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert opened.args[0] == Ref("code", codes["chain"])


def test_f2_renames_with_a_reason_and_the_toast_takes_it_back(panel, codes, context, qtbot):
    choose(panel, codes["chain"])

    def answer(form):
        form.name.setText("hearing the chain")
        form.reason.setText("nobody listens on purpose")

    fill(RenameForm, answer)
    with qtbot.waitSignal(context.navigation.said) as said:
        qtbot.keyClick(panel.tree, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: "hearing the chain" in names(panel))
    event = context.project.codes.events(codes["chain"])[-1]
    assert (event.kind, event.reason) == ("renamed", "nobody listens on purpose")
    said.args[0].run()
    qtbot.waitUntil(lambda: "listening to the chain" in names(panel))


def test_a_name_that_a_sibling_bears_is_refused_in_a_toast(panel, codes, context, qtbot):
    choose(panel, codes["chain"])
    fill(RenameForm, lambda form: form.name.setText("patching and renewing"))
    with qtbot.waitSignal(context.navigation.said) as said:
        qtbot.keyClick(panel.tree, Qt.Key.Key_F2)
    assert "already" in said.args[0].words
    assert context.project.codes.get(codes["chain"]).name == "listening to the chain"


def test_delete_asks_where_passages_would_lose_their_code(panel, codes, context, qtbot):
    choose(panel, codes["chain"])
    context.prompts.tells(False, True)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert context.project.codes.find("listening to the chain") is not None
    qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "listening to the chain" not in names(panel))
    assert context.prompts.asked == ["Delete code", "Delete code"]


def test_a_code_without_passages_is_deleted_unasked(panel, codes, context, qtbot):
    choose(panel, codes["who"])
    qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert context.project.codes.find("Who may speak") is None


def test_a_code_dropped_on_another_lies_below_it(panel, codes, context, qtbot):
    data = panel.model.mimeData([panel.model.index_of(codes["patch"])])
    onto = panel.model.index_of(codes["who"])
    panel.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, onto)
    assert context.project.codes.get(codes["patch"]).parent == codes["who"]
    qtbot.waitUntil(lambda: panel.model.rows()[-1].name == "patching and renewing")


def test_a_code_dropped_between_siblings_takes_that_place(panel, codes, context):
    data = panel.model.mimeData([panel.model.index_of(codes["patch"])])
    panel.model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, panel.model.index_of(codes["top"]))
    below = [code.name for code in context.project.codes.all() if code.parent == codes["top"]]
    assert below == ["patching and renewing", "listening to the chain"]


def test_a_code_dropped_where_it_stands_makes_no_step(panel, codes, context):
    before = context.project.store.can_undo()
    data = panel.model.mimeData([panel.model.index_of(codes["who"])])
    panel.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, QModelIndex())
    assert context.project.store.can_undo() == before


def test_a_code_dropped_below_itself_is_refused_in_a_toast(panel, codes, context, qtbot):
    data = panel.model.mimeData([panel.model.index_of(codes["top"])])
    with qtbot.waitSignal(context.navigation.said) as said:
        panel.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, panel.model.index_of(codes["chain"]))
    assert said.args[0].words == "A code cannot be put below itself."


def test_alt_and_arrows_move_a_code_among_its_siblings(panel, codes, context, qtbot):
    choose(panel, codes["chain"])
    qtbot.keyClick(panel.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    below = [code.name for code in context.project.codes.all() if code.parent == codes["top"]]
    assert below == ["patching and renewing", "listening to the chain"]
    qtbot.waitUntil(lambda: names(panel)[1] == "patching and renewing")
    assert panel.current().name == "listening to the chain"
    qtbot.keyClick(panel.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: names(panel)[1] == "listening to the chain")


def test_what_was_folded_stays_folded_when_the_codebook_changes(panel, codes, context, qtbot):
    panel.tree.collapse(panel.model.index_of(codes["top"]))
    context.project.codes.add("minutes saved")
    qtbot.waitUntil(lambda: "minutes saved" in names(panel))
    assert not panel.tree.isExpanded(panel.model.index_of(codes["top"]))


def test_the_menu_merges_a_code_into_one_found_by_typing(panel, codes, context, qtbot):
    actions = {action.text(): action for action in panel.menu_for(codes["chain"]).actions()}

    def answer(form):
        qtbot.keyClicks(form.words, "who")
        assert form.found.count() == 1
        form.reason.setText("one thing after all")

    fill(MergeForm, answer)
    actions["Merge into another…"].trigger()
    assert context.project.codes.find("listening to the chain") is None
    assert context.project.codes.counts() == {codes["who"]: 1}


def test_a_code_cannot_be_merged_into_one_below_it(panel, codes, qtbot):
    found = []
    fill(MergeForm, lambda form: found.extend(form.found.item(row).text() for row in range(form.found.count())), False)
    actions = {action.text(): action for action in panel.menu_for(codes["top"]).actions()}
    actions["Merge into another…"].trigger()
    assert found == ["Who may speak"]


def test_the_menu_redefines_a_code_with_a_reason(panel, codes, context):
    def answer():
        form = QApplication.activeModalWidget()
        assert isinstance(form, DefinitionForm)
        form.editor.texts["exclude"].set_text("Inspection by gauge.")
        form.editor.reason.setText("a new case")
        form.editor.save()

    QTimer.singleShot(0, answer)
    next(action for action in panel.menu_for(codes["chain"]).actions() if action.text() == "Redefine…").trigger()
    assert context.project.codes.get(codes["chain"]).exclude == "Inspection by gauge."
    assert context.project.codes.events(codes["chain"])[-1].reason == "a new case"


def test_a_retired_code_can_be_taken_back_into_use(panel, codes, context):
    context.prompts.tells("too wide")
    next(action for action in panel.menu_for(codes["who"]).actions() if action.text() == "Retire…").trigger()
    assert context.project.codes.get(codes["who"]).status == "retired"
    again = next(action for action in panel.menu_for(codes["who"]).actions() if "back into use" in action.text())
    again.trigger()
    assert context.project.codes.get(codes["who"]).status == "active"


def test_a_coding_made_elsewhere_is_counted(panel, codes, context, qtbot):
    context.project.codings.add(codes["note"], 20, 25, codes["who"])
    qtbot.waitUntil(lambda: panel.model.rows()[-1].total == 1)


def test_counts_follow_when_a_note_with_passages_goes_and_comes_back(panel, codes, context, qtbot):
    context.project.notes.delete(codes["note"])
    qtbot.waitUntil(lambda: panel.model.rows()[0].total == 0)
    context.project.store.undo()
    qtbot.waitUntil(lambda: panel.model.rows()[0].total == 1)


def test_the_code_gone_to_elsewhere_is_the_one_chosen_here(panel, codes, context):
    context.select(Ref("code", codes["patch"]))
    assert panel.current().id == codes["patch"]


def test_the_room_catches_up_when_it_is_shown_again(panel, context):
    panel.hide()
    context.project.codes.add("minutes saved")
    panel.show()
    assert "minutes saved" in names(panel)


def test_an_empty_codebook_says_what_codes_are_and_offers_the_first(context, qtbot):
    panel = room().make(context)
    qtbot.addWidget(panel)
    assert panel.panel.is_empty()

    def answer(form):
        form.name.setText("  listening to   the chain ")
        form.definition.setPlainText("What is heard")

    fill(CodeForm, answer)
    with qtbot.waitSignal(context.navigation.opened):
        next(button for button in panel.findChildren(QPushButton) if button.text() == "New code…").click()
    code = context.project.codes.find("listening to the chain")
    assert code.definition == "What is heard"
    panel.reload()
    assert not panel.panel.is_empty()


def test_a_new_code_takes_the_colour_of_the_code_it_lies_below(context, codes, qtbot):
    form = CodeForm(context.theme, context.project.codes.all(), codes["who"])
    qtbot.addWidget(form)
    assert form.swatches.choice() == context.project.codes.get(codes["who"]).colour
    assert not form.go_ahead.isEnabled()
    qtbot.keyClicks(form.name, "licence")
    assert form.go_ahead.isEnabled()
    assert form.answer().parent == codes["who"]


def test_a_colour_once_chosen_is_kept_when_the_parent_changes(context, codes, qtbot):
    form = CodeForm(context.theme, context.project.codes.all(), None)
    qtbot.addWidget(form)
    qtbot.keyClick(form.swatches, Qt.Key.Key_Right)
    chosen = form.swatches.choice()
    form.parent_box.setCurrentIndex(1)
    assert form.swatches.choice() == chosen


def test_a_project_open_for_reading_shows_codes_and_changes_none(context, codes, qtbot, monkeypatch):
    monkeypatch.setattr(context.project.store, "readonly", True)
    panel = CodesPanel(context)
    qtbot.addWidget(panel)
    choose(panel, codes["chain"])
    qtbot.keyClick(panel.tree, Qt.Key.Key_Delete)
    qtbot.keyClick(panel.tree, Qt.Key.Key_F2)
    assert [action.text() for action in panel.menu_for(codes["chain"]).actions()] == ["Open"]
    assert context.project.codes.get(codes["chain"]).name == "listening to the chain"
