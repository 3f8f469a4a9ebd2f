"""A note open in the window: writing, saving, coding, naming, finding, undoing."""

import pytest
from hand_typing import press, select, type_in
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.edits import Edit, Span
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.marks import Mark
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.project.project import Project
from ui.editor.note_editor import NoteEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TEXT = "The chain was slack again.\n“We keep being asked,” she said. 😀 Then rain."


@pytest.fixture
def note(project_of: Project) -> str:
    return project_of.notes.add(title="Slack chain", text=TEXT, observed=When.of("2013-11-12")).id


def test_what_is_typed_is_saved_without_being_asked(editor, note, project_of, qtbot) -> None:
    states: list[str] = []
    editor.stateChanged.connect(states.append)
    editor.view.setTextCursor(editor.sheet.document.cursor(9))
    with qtbot.waitSignal(editor.autosave.saved, timeout=2000):
        type_in(editor, " ferry")
    assert project_of.notes.text(note) == editor.sheet.document.text
    assert "chain ferry" not in TEXT
    assert states == ["saving", "saved"]


def test_typing_without_a_pause_is_one_step_to_undo(editor, note, project_of) -> None:
    steps = len(project_of.history.steps())
    type_in(editor, "One")
    editor.autosave.flush()
    type_in(editor, "Two")
    editor.autosave.flush()
    assert len(project_of.history.steps()) == steps + 1


def test_undo_takes_back_the_writing_as_edits_and_keeps_the_codes(editor, note, project_of) -> None:
    code = project_of.codes.add("asked")
    start, end = select(editor, "We keep")
    project_of.codings.add(note, start, end, code.id)
    editor.view.setTextCursor(editor.sheet.document.cursor(0))
    type_in(editor, "Hello. ")
    editor.undo()
    assert editor.sheet.document.text == TEXT == project_of.notes.text(note)
    (span,) = editor.sheet.layer.codings.all()
    assert span[:2] == (start, end)
    editor.redo()
    assert editor.sheet.document.text == "Hello. " + TEXT == project_of.notes.text(note)


def test_deleting_coded_words_and_undoing_brings_the_code_back_onto_them(editor, note, project_of) -> None:
    code = project_of.codes.add("asked")
    start, end = select(editor, "We keep being asked")
    project_of.codings.add(note, start, end, code.id)
    press(editor.view, Qt.Key.Key_Delete)
    editor.autosave.flush()
    assert editor.sheet.layer.codings.all() == []
    assert [passage.state for passage in project_of.passages.of_note(note)] == ["lost"]
    editor.undo()
    (span,) = editor.sheet.layer.codings.all()
    assert span[:2] == (start, end)
    assert [passage.state for passage in project_of.passages.of_note(note)] == ["live"]


def test_undo_of_another_note_leaves_this_one_alone(editor, note, project_of) -> None:
    type_in(editor, "Mine. ")
    editor.autosave.flush()
    other = project_of.notes.add(title="Other", text="Theirs")
    project_of.notes.write(other.id, [Edit(0, "", "x")])
    editor.undo()
    assert project_of.notes.text(other.id) == "xTheirs"
    assert editor.sheet.document.text == TEXT


def test_changes_made_elsewhere_come_in_as_edits(editor, note, project_of) -> None:
    editor.view.setTextCursor(editor.sheet.document.cursor(10))
    project_of.notes.write(note, [Edit(0, "", "Later: ")], label="Import")
    assert editor.sheet.document.text == "Later: " + TEXT
    assert editor.sheet.document.position(editor.view.textCursor()) == 17


def test_words_not_yet_saved_survive_a_change_made_elsewhere(editor, note, project_of) -> None:
    editor.view.setTextCursor(editor.sheet.document.cursor(len(TEXT)))
    type_in(editor, " More.")
    project_of.notes.write(note, [Edit(0, "The ", "A ")], label="Import")
    assert editor.sheet.document.text == "A " + TEXT[4:] + " More."
    assert editor.autosave.flush()
    assert project_of.notes.text(note) == "A " + TEXT[4:] + " More."


def test_bold_is_kept_and_read_back(editor, note, project_of) -> None:
    start, end = select(editor, "chain")
    editor.format("bold")
    editor.autosave.flush()
    assert project_of.notes.marks(note) == [Mark(start, end, "bold")]
    editor.undo()
    assert project_of.notes.marks(note) == []
    assert editor.sheet.marks.read() == []


def test_coding_is_select_type_enter_and_several_in_a_row(editor, note, project_of, qtbot) -> None:
    project_of.codes.add("unequal risk")
    editor.show()
    span = select(editor, "chain was slack")
    editor.coding.code_selection()
    line = editor.coding.popup.line
    line.setText("uneq")
    press(line, Qt.Key.Key_Return)
    line.setText("maintenance")
    press(line, Qt.Key.Key_Return)
    coded = project_of.codings.of_note(note)
    assert {one.code.name for one in coded} == {"unequal risk", "maintenance"}
    assert {(one.passage.start, one.passage.end) for one in coded} == {span}
    assert [entry[2].code.name for entry in editor.sheet.layer.codings.all()] == [
        "maintenance",
        "unequal risk",
    ]
    press(line, Qt.Key.Key_Return)
    assert not editor.coding.popup.isVisible()


def test_in_vivo_makes_a_code_of_the_words_themselves(editor, note, project_of) -> None:
    select(editor, "“We keep being asked,”")
    editor.coding.code_in_vivo()
    (coded,) = project_of.codings.of_note(note)
    assert (coded.code.name, coded.code.origin) == ("We keep being asked", "in vivo")


def test_coding_saves_what_was_typed_first(editor, note, project_of) -> None:
    editor.view.setTextCursor(editor.sheet.document.cursor(0))
    type_in(editor, "Again! ")
    select(editor, "slack")
    editor.coding.code_in_vivo()
    (coded,) = project_of.codings.of_note(note)
    assert coded.passage.words == "slack"
    assert project_of.notes.text(note)[coded.passage.start : coded.passage.end] == "slack"


def test_a_name_in_brackets_becomes_a_mention(editor, note, project_of) -> None:
    memo = project_of.memos.add("The word fades")
    editor.show()
    editor.view.setTextCursor(editor.sheet.document.cursor(len(TEXT)))
    type_in(editor, " [[word")
    assert editor.mentions.completion.active
    press(editor.view, Qt.Key.Key_Return)
    assert project_of.notes.text(note) == TEXT + " [[The word fades]]"
    (mention,) = project_of.mentions.of_note(note)
    assert Ref(mention.target_noun, mention.target) == Ref("memo", memo.id)
    assert project_of.notes.text(note)[mention.start : mention.end] == "[[The word fades]]"


def test_an_at_sign_names_people_and_makes_new_ones(editor, note, project_of) -> None:
    editor.show()
    editor.view.setTextCursor(editor.sheet.document.cursor(len(TEXT)))
    type_in(editor, " @Dov")
    press(editor.view, Qt.Key.Key_Tab)
    assert project_of.actors.find("Dov") is not None
    assert project_of.notes.text(note).endswith(" @Dov")
    (mention,) = project_of.mentions.of_note(note)
    assert mention.target_noun == "actor"


def test_escape_closes_the_list_and_leaves_the_words(editor) -> None:
    editor.show()
    editor.view.setTextCursor(editor.sheet.document.cursor(len(TEXT)))
    type_in(editor, " [[x")
    press(editor.view, Qt.Key.Key_Escape)
    assert not editor.mentions.completion.active
    assert editor.sheet.document.text.endswith(" [[x")


def test_the_header_reads_dates_as_people_write_them(editor, note, project_of) -> None:
    editor.header.edit("observed")
    editor.header.field.setText("spring 2012")
    press(editor.header.field, Qt.Key.Key_Return)
    observed = project_of.notes.get(note).observed
    assert observed is not None
    assert observed.precision == "season"
    assert editor.header.chip("observed").text() == "Observed spring 2012"


def test_a_date_that_cannot_be_read_is_refused_and_kept_for_mending(editor, note, project_of) -> None:
    editor.show()
    editor.header.edit("observed")
    editor.header.field.setText("the day of the goat")
    press(editor.header.field, Qt.Key.Key_Return)
    assert project_of.notes.get(note).observed == When.of("2013-11-12")
    assert editor.header.field.isVisible()
    assert "cannot be read as a date" in editor.header.field.toolTip()


def test_new_people_and_places_are_made_from_the_header(editor, note, project_of) -> None:
    editor.header.edit("site")
    editor.header.field.setText("East bank")
    press(editor.header.field, Qt.Key.Key_Return)
    editor.header.edit("people")
    editor.header.field.setText("Winifred, Dov, ")
    press(editor.header.field, Qt.Key.Key_Return)
    assert [actor.name for actor in project_of.notes.people(note)] == ["Winifred", "Dov"]
    assert editor.header.chip("site").text() == "East bank"
    assert editor.header.chip("people").text() == "Winifred, Dov"


def test_a_title_is_kept_when_going_on_to_the_text(editor, note, project_of) -> None:
    line = editor.header.title_line
    line.setFocus()
    line.selectAll()
    for letter in "Loose":
        press(line, Qt.Key.Key_A, letter)
    press(line, Qt.Key.Key_Return)
    assert project_of.notes.get(note).title == "Loose"
    assert editor.title() == "Loose"


def test_replace_all_is_one_step_and_moves_no_code(editor, note, project_of) -> None:
    start, end = select(editor, "slack")
    code = project_of.codes.add("loose")
    project_of.codings.add(note, start, end, code.id)
    editor.finding.replace()
    editor.find_bar.words.setText("a")
    editor.find_bar.exact.setChecked(True)
    editor.find_bar.other.setText("aa")
    editor.find_bar.replace_all()
    assert project_of.notes.text(note) == TEXT.replace("a", "aa")
    (coded,) = project_of.codings.of_note(note)
    assert project_of.notes.text(note)[coded.passage.start : coded.passage.end] == "slaack"
    editor.undo()
    assert project_of.notes.text(note) == TEXT


def test_a_recoloured_code_changes_on_the_page(editor, note, project_of) -> None:
    code = project_of.codes.add("loose", colour="#2E6E68")
    project_of.codings.add(note, *select(editor, "slack"), code.id)
    project_of.codes.recolour(code.id, "#B4532A")
    assert [coded.code.colour for _, _, coded in editor.sheet.layer.codings.all()] == ["#B4532A"]


def test_a_deleted_note_closes_its_page(editor, note, project_of, qtbot) -> None:
    with qtbot.waitSignal(editor.gone):
        project_of.notes.delete(note)


def test_closing_keeps_what_was_typed_last(context, note, project_of, qtbot) -> None:
    editor = NoteEditor(context, note)
    qtbot.addWidget(editor)
    type_in(editor, "Last words. ")
    assert editor.close_page()
    assert project_of.notes.text(note) == "Last words. " + TEXT


def test_a_shortcut_of_the_window_saves_first(editor, note, project_of) -> None:
    type_in(editor, "x")
    held = Qt.KeyboardModifier.ControlModifier
    QApplication.sendEvent(editor.view, QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_N, held))
    assert project_of.notes.text(note) == "x" + TEXT


def test_a_passage_selected_is_told_to_the_inspector(editor, note, project_of, context) -> None:
    code = project_of.codes.add("loose")
    place = select(editor, "slack")
    coding = project_of.codings.add(note, *place, code.id)
    editor.coding.tell_selection()
    assert context.selection.ref == Ref("passage", coding.passage)
    select(editor, "Then rain")
    editor.coding.tell_selection()
    assert context.selection.ref == Ref("note", note)
    assert context.selection.span == Span(*editor.view.selection())


def test_registers_and_removal_of_codes_can_be_taken_back(editor, note, project_of, context) -> None:
    select(editor, "“We keep being asked,”")
    editor.registers.mark_as("verbatim")
    assert [entry.words for entry in editor.sheet.margins.left(0, len(TEXT))] == ["verbatim"]
    editor.coding.code_in_vivo()
    (coded,) = project_of.codings.of_note(note)
    said = []
    context.navigation.said.connect(said.append)
    editor.coding.remove(coded.coding.id)
    assert project_of.codings.of_note(note) == []
    said[-1].run()
    assert len(project_of.codings.of_note(note)) == 1
    assert len(editor.sheet.layer.codings.all()) == 1


def test_a_turn_names_its_speaker_beside_the_text_unless_the_text_does(context, project_of, qtbot) -> None:
    text = "Dov: It leaks.\nIt always leaked."
    note = project_of.notes.add(kind="interview", text=text).id
    second = text.index("It always")
    project_of.turns.add_many(
        [
            Turn(new_id(), note, 5, 14, speaker_name="Dov", time=62_000),
            Turn(new_id(), note, second, len(text), speaker_name="Sunniva"),
        ]
    )
    editor = NoteEditor(context, note)
    qtbot.addWidget(editor)
    beside = [(entry.words, entry.note) for entry in editor.sheet.margins.left(0, len(text))]
    assert beside == [("", "00:01:02"), ("Sunniva", "")]


def test_words_put_in_over_the_edge_of_an_aside_leave_no_slant_behind(context, qtbot) -> None:
    note = context.project.notes.add(text="Recorded at her table before it is.").id
    context.project.registers.set(note, 0, 35, "method")
    editor = NoteEditor(context, note)
    qtbot.addWidget(editor)
    editor.show()
    context.project.notes.write(note, [Edit(0, "Recorded", "That evening,")])
    layout = editor.sheet.document.qt.firstBlock().layout()
    slanted = [(one.start, one.start + one.length) for one in layout.formats() if one.format.fontItalic()]
    assert [tuple(span[:2]) for span in editor.sheet.look.registers.all()] == [(13, 40)]
    assert slanted == [(13, 40)]


def test_a_page_that_went_behind_another_says_nothing_of_its_selection_any_more(context, qtbot) -> None:
    note = context.project.notes.add(text="Rain since six.").id
    other = Ref("note", context.project.notes.add(text="Sun.").id)
    editor = NoteEditor(context, note)
    qtbot.addWidget(editor)
    editor.show()
    editor.view.select(0, 4)
    editor.hide()
    context.select(other)
    qtbot.waitUntil(lambda: not editor.coding._rest.isActive())
    assert context.selection.ref == other
