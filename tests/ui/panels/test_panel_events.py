"""Events in the room People and on their page, used as a person would."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.commands.events import delete_event, new_event
from ui.dialogs.event_form import EventForm
from ui.editor.header import Header
from ui.editor.note_editor import NoteEditor
from ui.panels.actors import room
from ui.panels.field_pages.event import page_kind
from ui.panels.field_pages.mentions_part import FIRST


@pytest.fixture
def flood(context):
    """An event mentioned in two notes."""
    project = context.project
    flood = project.events.add("The flood", When.of("2018-01"), project.sites.add("Quay").id, "The river rose.")
    for title, observed in (("Late", "2018-02-03"), ("Early", "2018-01-09")):
        note = project.notes.add(title=title, text=f"{title}: the flood.", observed=When.of(observed)).id
        start = len(title) + 2
        project.mentions.add_to_note(note, start, start + 9, Ref("event", flood.id))
    return flood


@pytest.fixture
def page(context, flood, qtbot):
    page = page_kind().make(context, flood.id)
    qtbot.addWidget(page)
    page.resize(800, 700)
    page.show()
    qtbot.waitExposed(page)
    return page


def answer(fill_in):
    def fill():
        form = QApplication.activeModalWidget()
        assert isinstance(form, EventForm)
        fill_in(form)
        form.go_ahead.click()
        if form.isVisible():
            form.reject()

    QTimer.singleShot(0, fill)


def test_the_room_lists_events_with_date_and_notes(context, flood, qtbot):
    panel = room().make(context)
    qtbot.addWidget(panel)
    row = panel.model.field_at(panel.model.index_of(flood.id))
    assert (row.name, row.detail, row.count, row.icon) == ("The flood", "Jan 2018", 2, "event")
    delete = next(action for action in panel.menu_for(row).actions() if action.text().startswith("Delete"))
    delete.trigger()
    assert context.project.events.all() == []


def test_a_new_event_reads_its_date_as_people_write_it(context, flood, qtbot):
    def fill(form):
        form.name.setText("The vote")
        form.when.setText("spring 2012")
        form.where.setCurrentText("Quay")
        form.description.setPlainText("Eleven, eight and two.")

    opened = []
    context.navigation.opened.connect(lambda *where: opened.append(where[0]))
    answer(fill)
    ident = new_event(context)
    made = context.project.events.get(ident)
    assert (made.name, made.observed, made.site) == ("The vote", When("2012-03", None, "season"), flood.site)
    assert opened


def test_the_form_stays_while_the_date_is_none(context, qtbot):
    form = EventForm([])
    qtbot.addWidget(form)
    form.name.setText("The vote")
    form.when.setText("whenever it was")
    form.accept()
    assert form.trouble()


def test_the_page_shows_what_is_known_and_every_mention_in_order(page):
    assert page.title() == "The flood"
    assert (page.head.widgets["observed"].text(), page.head.widgets["site"].currentText()) == ("Jan 2018", "Quay")
    assert [row.title for row in page.subject.mentions.model.rows()] == ["Early", "Late"]
    assert not page.subject.mentions.more.isVisible()


def test_a_mention_opens_at_its_words(page, context, qtbot):
    opened = []
    context.navigation.opened.connect(lambda *where: opened.append(where))
    page.subject.mentions.list.opened.emit(page.subject.mentions.model.index(0))
    assert opened[0][1] == Span(7, 16)


def test_what_is_changed_on_the_page_can_be_taken_back(page, context, flood):
    page.head.widgets["observed"].setText("about 1974")
    page.head.widgets["observed"].editingFinished.emit()
    assert context.project.events.get(flood.id).observed == When("1974", None, "about")
    page.head.name.setText("Big flood")
    page.head.name.editingFinished.emit()
    assert page.title() == "Big flood"
    page.head.widgets["site"].setCurrentIndex(0)
    page.head.widgets["site"].activated.emit(0)
    assert context.project.events.get(flood.id).site is None
    for _ in range(3):
        context.project.store.undo()
    assert (page.title(), page.head.widgets["observed"].text(), page.head.widgets["site"].currentText()) == (
        "The flood",
        "Jan 2018",
        "Quay",
    )


def test_a_date_that_is_none_is_said_and_the_old_one_stays(page, context, flood, said):
    page.head.widgets["observed"].setText("whenever")
    page.head.widgets["observed"].editingFinished.emit()
    assert said
    assert page.head.widgets["observed"].text() == "Jan 2018"
    assert context.project.events.get(flood.id) == flood


def test_a_name_that_another_event_bears_is_refused(page, context, said):
    context.project.events.add("The vote")
    page.head.name.setText("the vote")
    page.head.name.editingFinished.emit()
    assert page.head.name.text() == "The flood"
    assert said


def test_a_deleted_event_closes_its_page(page, context, flood, qtbot):
    with qtbot.waitSignal(page.gone):
        delete_event(context, flood.id)


def test_a_long_list_of_mentions_comes_when_it_is_asked_for(page, context, flood, qtbot):
    words = "flood " * (FIRST + 5)
    note = context.project.notes.add(title="Many", text=words, observed=When.of("2019")).id
    places = [(at * 6, at * 6 + 5, Ref("event", flood.id)) for at in range(FIRST + 5)]
    context.project.mentions.lay(note, places)
    assert len(page.subject.mentions.model.rows()) == FIRST
    qtbot.mouseClick(page.subject.mentions.more, Qt.MouseButton.LeftButton)
    assert len(page.subject.mentions.model.rows()) == FIRST + 7


def test_a_notes_head_names_the_events_it_tells_of(context, flood, qtbot):
    project = context.project
    note = project.notes.add(title="Slack", text="The river rose.", observed=When.of("2018-01-04"), site=flood.site)
    editor = NoteEditor(context, note.id)
    qtbot.addWidget(editor)
    editor.show()
    header = editor.findChild(Header)
    header.edit("events")
    header.field.setText("The flood, The vote")
    qtbot.keyClick(header.field, Qt.Key.Key_Return)
    assert header.chip("events").text() == "The flood, The vote"
    made = project.events.find("The vote")
    assert (made.observed, made.site) == (When.of("2018-01-04"), flood.site)
    page = page_kind().make(context, made.id)
    qtbot.addWidget(page)
    assert [row.title for row in page.subject.notes.model.rows() if hasattr(row, "title")] == ["Slack"]
    project.store.undo()
    assert header.chip("events").text() == "event"
    assert project.events.find("The vote") is None


def test_without_any_event_the_head_says_nothing_of_them(context, qtbot):
    note = context.project.notes.add(title="Slack", text="The river rose.")
    editor = NoteEditor(context, note.id)
    qtbot.addWidget(editor)
    editor.show()
    assert not editor.findChild(Header).chip("events").isVisible()
