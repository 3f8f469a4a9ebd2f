"""The chips of visit and strand in the head of a note."""

import pytest

from fieldnotes.domain.ids import new_id
from fieldnotes.domain.when import When
from ui.editor.note_editor import NoteEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def hut(context):
    return context.project.sites.add("Tea hut").id


@pytest.fixture
def note(context, hut):
    return context.project.notes.add(title="Slack chain", observed=When.of("2013-11-12"), site=hut).id


def chip(editor, name="visit"):
    return editor.header.chip(name)


def test_without_visits_and_strands_there_are_no_chips(editor):
    assert chip(editor).isHidden()
    assert chip(editor, "strand").isHidden()


def test_the_one_visit_that_fits_is_offered_and_taken_with_one_press(editor, context, note, hut):
    visit = context.project.visits.add("2013-11-12T09:30", "2013-11-12T13:00", site=hut)
    assert chip(editor).accessibleName() == "visit 09:30–13:00?"
    assert context.project.notes.get(note).visit is None
    chip(editor).click()
    assert context.project.notes.get(note).visit == visit.id
    assert chip(editor).accessibleName() == "Visit 09:30–13:00"
    editor.undo()
    assert context.project.notes.get(note).visit is None


def test_of_several_that_fit_none_is_offered_but_all_are_listed(editor, context, note, hut):
    for _ in range(2):
        context.project.visits.add("2013-11-12", site=hut)
    assert chip(editor).accessibleName() == "visit"
    words = [item.words for item in editor.visits.visit_items()]
    assert words == ["12 Nov 2013, Tea hut", "12 Nov 2013, Tea hut", "New visit from this note"]
    editor.visits.visit_items()[0].run()
    assert chip(editor).accessibleName() == "Visit of this day"


def test_a_new_visit_is_made_of_the_note(editor, context, note, hut):
    context.project.visits.add("2012-01-01")
    editor.visits.visit_items()[-1].run()
    visit = context.project.visits.get(context.project.notes.get(note).visit)
    assert (visit.start, visit.site) == ("2013-11-12", hut)
    assert next(item.words for item in editor.visits.visit_items()) == "Open visit"
    editor.visits.visit_items()[-1].run()
    assert context.project.notes.get(note).visit is None


def test_a_strand_is_chosen_where_there_are_strands(editor, context, note):
    store = context.project.store
    with store.step("Add strand"):
        store.insert("strand", {"id": new_id(), "name": "Ethnography"})
    assert chip(editor, "strand").accessibleName() == "strand"
    editor.visits.strand_items()[0].run()
    assert chip(editor, "strand").accessibleName() == "Ethnography"
    editor.visits.strand_items()[-1].run()
    assert context.project.notes.get(note).strand is None


def test_a_diary_is_offered_no_visit(context, hut, qtbot):
    context.project.visits.add("2013-11-12", site=hut)
    note = context.project.notes.add(kind="diary", observed=When.of("2013-11-12"), site=hut).id
    editor = NoteEditor(context, note)
    qtbot.addWidget(editor)
    assert chip(editor).accessibleName() == "visit"
    editor.close_page()
