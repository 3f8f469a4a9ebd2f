"""The page of a code, used as a person would."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.edits import Edit, Span
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.dialogs.colour_form import ColourForm
from ui.models.passage_list import GroupRow, PassageRow
from ui.panels.code_page.page import CodePage, page_kind

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def field(context):
    """A code on three passages of two notes, one of them said by somebody."""
    project = context.project
    code = project.codes.add("listening to the chain", definition="Taken in by ear.", include="Sounds named.")
    winifred = project.actors.add("Winifred Pask", pseudonym="Hester")
    text = "The chain was slack again.\nThe river keeps its own book."
    note = project.notes.add(title="Slack", text=text, observed=When.of("2013-11-12"))
    talk = project.notes.add(
        kind="interview", title="At her table", text="I hear it first.", observed=When.of("2012-04")
    )
    project.turns.add_many([Turn(new_id(), talk.id, 0, 16, speaker=winifred.id, speaker_name="W.")])
    project.registers.set(note.id, 0, 26, "verbatim")
    project.codings.add(note.id, 0, 26, code.id)
    project.codings.add(note.id, 27, 56, code.id, "the second logbook")
    spoken = project.codings.add(talk.id, 0, 16, code.id)
    return {"code": code.id, "note": note.id, "talk": talk.id, "spoken": spoken.id}


@pytest.fixture
def page(context, field, qtbot):
    page = page_kind().make(context, field["code"])
    qtbot.addWidget(page)
    page.resize(800, 700)
    page.show()
    qtbot.waitExposed(page)
    return page


def cards(page):
    return [row for row in page.passages.model.rows() if isinstance(row, PassageRow)]


def actions(menu):
    return {action.text(): action for action in menu.actions() if action.text()}


def test_the_page_tells_the_code_its_reach_and_its_course(page):
    assert page.title() == "listening to the chain"
    assert page.head.name.text() == "listening to the chain"
    assert "Taken in by ear." in page.head.definition.text()
    assert page.head.life.text().startswith("Born ")
    assert (page.passages.count.text(), page.passages.reach.text()) == ("3 passages", "in 2 notes")
    assert [(bar.key, bar.count) for bar in page.chart.bars()] == [("2012", 1), ("2013", 2)]


def test_passages_stand_in_time_with_who_said_them_when_and_in_what_register(page):
    assert [row.words for row in cards(page)] == [
        "I hear it first.",
        "The chain was slack again.",
        "The river keeps its own book.",
    ]
    assert (cards(page)[0].who, cards(page)[0].details) == ("Winifred Pask", ("Apr 2012", "At her table"))
    assert (cards(page)[1].who, cards(page)[1].details) == ("Slack", ("12 Nov 2013", "verbatim"))
    assert cards(page)[2].comments == ("IM: the second logbook",)


def test_a_click_opens_the_note_at_the_passage(page, field, context, qtbot):
    view = page.passages.list
    place = view.visualRect(page.passages.model.index(1)).center()
    with qtbot.waitSignal(context.navigation.opened) as opened:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args[:2] == [Ref("note", field["note"]), Span(0, 26)]


def test_arrows_and_enter_open_a_passage_from_the_keyboard(page, field, context, qtbot):
    page.arrive()
    assert context.selection.ref == Ref("code", field["code"])
    view = page.passages.list
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(context.navigation.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args[0].noun == "note"


def test_by_person_puts_passages_under_those_who_said_them(page, qtbot):
    qtbot.mouseClick(page.passages.order._buttons["person"], LEFT)
    heads = [(row.words, row.count) for row in page.passages.model.rows() if isinstance(row, GroupRow)]
    assert heads == [("Winifred Pask", 1), ("No speaker marked", 2)]


def test_by_note_puts_passages_under_their_notes(page, qtbot):
    qtbot.mouseClick(page.passages.order._buttons["note"], LEFT)
    heads = [(row.words, row.detail) for row in page.passages.model.rows() if isinstance(row, GroupRow)]
    assert heads == [("At her table", "Apr 2012"), ("Slack", "12 Nov 2013")]


def test_a_chip_changes_phase_origin_and_status(page, field, context):
    page.head.chips["phase"].choose("focused")
    page.head.chips["origin"].choose("in vivo")
    page.head.chips["status"].choose("core")
    code = context.project.codes.get(field["code"])
    assert (code.phase, code.origin, code.status) == ("focused", "in vivo", "core")
    assert page.head.chips["phase"].choice() == "focused"


def test_retiring_by_the_chip_asks_for_the_reason(page, field, context):
    context.prompts.tells("one thing after all")
    page.head.chips["status"].choose("retired")
    event = context.project.codes.events(field["code"])[-1]
    assert (event.kind, event.reason) == ("retired", "one thing after all")
    assert "retired" in page.head.life.text()


def test_the_definition_is_rewritten_in_place_with_a_reason(page, field, context, qtbot):
    qtbot.mouseClick(page.head.definition, LEFT)
    editor = page.head.editor
    qtbot.waitUntil(lambda: editor.isVisible())
    editor.texts["definition"].set_text("What is heard before it is seen.")
    qtbot.keyClicks(editor.reason, "ears first")
    qtbot.keyClick(editor.reason, Qt.Key.Key_Return)
    code = context.project.codes.get(field["code"])
    assert code.definition == "What is heard before it is seen."
    assert context.project.codes.events(field["code"])[-1].reason == "ears first"
    assert page.head.editor is None
    assert "redefined once" in page.head.life.text()


def test_escape_leaves_the_definition_as_it_was(page, field, context, qtbot):
    page.head.redefine()
    text = page.head.editor.texts["definition"]
    text.set_text("Something else")
    qtbot.keyClick(text, Qt.Key.Key_Escape)
    assert page.head.editor is None
    assert context.project.codes.get(field["code"]).definition == "Taken in by ear."


def test_a_definition_being_written_is_kept_when_the_tab_is_closed(page, field, context):
    page.head.redefine()
    page.head.editor.texts["exclude"].set_text("Inspection by gauge.")
    assert page.close_page()
    assert context.project.codes.get(field["code"]).exclude == "Inspection by gauge."


def test_the_dot_changes_the_colour(page, field, context, qtbot):
    def answer():
        form = QApplication.activeModalWidget()
        assert isinstance(form, ColourForm)
        form.swatches.choose("#7A5BA6")
        form.accept()

    QTimer.singleShot(0, answer)
    qtbot.mouseClick(page.head.dot, LEFT)
    assert context.project.codes.get(field["code"]).colour == "#7A5BA6"


def test_the_menu_of_a_card_stars_comments_copies_and_takes_the_code_off(page, field, context):
    actions(page.passages.menu_for(cards(page)[0]))["Mark as exemplar"].trigger()
    assert context.project.codings.get(field["spoken"]).coding.exemplar
    assert cards(page)[0].exemplar
    context.prompts.tells("she knows by ear")
    actions(page.passages.menu_for(cards(page)[0]))["Comment…"].trigger()
    assert cards(page)[0].comments == ("IM: she knows by ear",)
    actions(page.passages.menu_for(cards(page)[0]))["Copy with source"].trigger()
    assert QGuiApplication.clipboard().text() == "“I hear it first.” (Winifred Pask, Apr 2012, At her table)"
    actions(page.passages.menu_for(cards(page)[0]))["Take the code off this passage"].trigger()
    assert [row.words for row in cards(page)] == ["The chain was slack again.", "The river keeps its own book."]
    assert page.passages.count.text() == "2 passages"


def test_two_coders_of_the_same_words_stand_on_one_card(page, field, context):
    other = context.project.contributors.add("Tomas Abel")
    context.project.codings.add(field["talk"], 0, 16, field["code"], "heard, not seen", other.id)
    assert [len(row.codings) for row in cards(page)] == [2, 1, 1]
    assert cards(page)[0].comments == ("TA: heard, not seen",)
    assert page.passages.count.text() == "3 passages"


def test_the_switch_counts_the_codes_below_in(page, field, context, qtbot):
    assert page.passages.below.isHidden()
    below = context.project.codes.add("by ear", field["code"])
    context.project.codings.add(field["talk"], 2, 6, below.id)
    assert not page.passages.below.isHidden()
    assert page.passages.count.text() == "3 passages"
    page.passages.below.setChecked(True)
    assert page.passages.count.text() == "4 passages"
    assert "by ear" in next(row for row in cards(page) if row.words == "hear").details


def test_a_code_that_only_gathers_others_begins_with_their_passages(context, field, qtbot):
    above = context.project.codes.add("Keeping it going")
    context.project.codes.move(field["code"], above.id)
    page = CodePage(context, above.id)
    qtbot.addWidget(page)
    assert page.passages.below.isChecked()
    assert page.passages.count.text() == "3 passages"


def test_a_bar_of_the_chart_brings_its_year_into_view(page, qtbot):
    page.chart.picked.emit("2013")
    row = page.passages.model.row(page.passages.list.currentIndex())
    assert row.words == "The chain was slack again."


def test_a_passage_whose_words_were_deleted_is_shown_as_such(page, field, context):
    context.project.notes.write(field["talk"], [Edit(0, "I hear it first.", "")])
    page.reload()
    assert [row.lost for row in cards(page)] == [True, False, False]
    assert page.passages.count.text() == "2 passages"


def test_a_code_without_passages_says_how_one_comes_to_it(context, qtbot):
    page = CodePage(context, context.project.codes.add("winter work").id)
    qtbot.addWidget(page)
    page.show()
    assert page.passages.nothing.isVisible()
    assert "Say what this code means" in page.head.definition.text()


def test_the_page_follows_a_new_name_and_goes_with_its_code(page, field, context, qtbot):
    with qtbot.waitSignal(page.titleChanged):
        context.project.codes.rename(field["code"], "hearing")
    assert page.title() == "hearing"
    assert "as “listening to the chain”" in page.head.life.text()
    with qtbot.waitSignal(page.gone):
        context.project.codes.delete(field["code"])


def test_a_project_open_for_reading_shows_a_code_and_changes_nothing(context, field, qtbot, monkeypatch):
    monkeypatch.setattr(context.project.store, "readonly", True)
    page = CodePage(context, field["code"])
    qtbot.addWidget(page)
    page.head.redefine()
    assert page.head.editor is None
    assert not page.head.dot.isEnabled()
    assert list(actions(page.passages.menu_for(cards(page)[0]))) == [
        "Open in its note",
        "Copy with source",
        "Similar passages",
    ]


def test_chips_stand_under_the_name_where_there_is_little_room(page, qtbot):
    chip, name = page.head.chips["phase"], page.head.name

    def below():
        return chip.mapTo(page, chip.rect().topLeft()).y() > name.mapTo(page, name.rect().bottomLeft()).y() - 4

    assert not below()
    page.resize(480, 700)
    qtbot.waitUntil(below)


def test_a_long_code_shows_its_first_passages_and_the_rest_as_one_goes_down(context, qtbot):
    project = context.project
    code = project.codes.add("much")
    with project.store.step("Fill"):
        note = project.notes.add(title="Long", text="word " * 500, observed=When.of("2013"))
        for place in range(300):
            project.codings.add(note.id, place * 5, place * 5 + 4, code.id)
    page = CodePage(context, code.id)
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show()
    assert len(cards(page)) == 40
    bar = page.area.verticalScrollBar()

    def go_down():
        bar.setValue(bar.maximum())
        return len(cards(page)) == 300

    qtbot.waitUntil(go_down)
    assert page.passages.count.text() == "300 passages"
