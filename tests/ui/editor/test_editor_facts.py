"""A fact is entered from the words of a note."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.edits import Span
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.commands.facts import quote_fact
from ui.commands.texts import FACT
from ui.dialogs.fact_form import FactForm
from ui.editor.note_editor import NoteEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TEXT = "Dov: she runs it now.\nNell made tea."


def fill(fill_in):
    """Fill in the next box that opens, and press its button."""

    def answer():
        form = QApplication.activeModalWidget()
        assert isinstance(form, FactForm)
        fill_in(form)
        form.go_ahead.click()

    QTimer.singleShot(0, answer)


@pytest.fixture
def said(context):
    """The toasts."""
    messages = []
    context.navigation.said.connect(messages.append)
    return messages


@pytest.fixture
def people(context):
    add = context.project.actors.add
    return {name: add(name).id for name in ("Anna", "Dov", "Nell", "Winifred")}


@pytest.fixture
def note(context, people):
    project = context.project
    note = project.notes.add(title="Quay", text=TEXT, observed=When.of("2012-03-03"), people=[people["Winifred"]])
    project.turns.add_many([Turn(new_id(), note.id, 5, 21, speaker=people["Dov"])])
    project.mentions.add_to_note(note.id, 22, 26, Ref("actor", people["Nell"]))
    return note.id


@pytest.fixture
def editor(context, note, qtbot):
    editor = NoteEditor(context, note)
    qtbot.addWidget(editor)
    editor.show()
    qtbot.waitExposed(editor)
    yield editor
    editor.close_page()


def test_the_selected_words_are_entered_with_passage_and_date_in_one_step(editor, people, note, context):
    project = context.project
    project.facts.add(people["Winifred"], "role", "deckhand", "2010")
    asked = {}

    def answer(form):
        asked["who"] = [form.who.itemText(row) for row in range(form.who.count())]
        asked["value"], asked["start"] = form.value.text(), form.start.text()
        form.who.setCurrentIndex(form.who.findData(people["Winifred"]))
        form.key.setText("role")
        form.value.set_text("manager")

    editor.view.select(5, 20)
    fill(answer)
    editor.deeds()[FACT]()
    assert asked == {
        "who": ["Dov", "Winifred", "Nell", "Anna"],
        "value": "she runs it now",
        "start": "3 Mar 2012",
    }
    deckhand, manager = project.facts.of(people["Winifred"])
    assert (deckhand.end, manager.value, manager.start) == ("2012-03-02", "manager", "2012-03-03")
    assert project.passages.get(manager.source).words == "she runs it now"
    project.store.undo()
    assert [fact.value for fact in project.facts.of(people["Winifred"])] == ["deckhand"]
    assert project.passages.of_note(note) == []


def test_words_must_be_selected_first(editor, context, said):
    editor.view.select(3, 3)
    editor.deeds()[FACT]()
    assert said[-1].words == "Select the words that tell it first."


def test_the_key_and_the_menu_enter_a_fact(editor, people, context, qtbot):
    editor.view.select(5, 20)
    (item,) = (item for item in editor.menu.items(6) if item.words == "Enter as a fact…")
    assert item.enabled
    fill(lambda form: form.key.setText("role"))
    qtbot.keyClick(editor.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [fact.value for fact in context.project.facts.of(people["Dov"])] == ["she runs it now"]


def test_a_study_without_people_says_how_to_have_some(context):
    note = context.project.notes.add(text="Rain.")
    with pytest.raises(UserError, match="Nobody is known yet"):
        quote_fact(context, note.id, Span(0, 4))


def test_a_project_open_for_reading_enters_nothing(editor, context, monkeypatch):
    editor.view.setReadOnly(True)
    assert FACT not in editor.deeds()
    assert not next(item for item in editor.menu.items(6) if item.words == "Enter as a fact…").enabled
