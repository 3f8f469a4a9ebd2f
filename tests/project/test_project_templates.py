"""Templates: notes that others begin from, and that are in no list of notes themselves."""

from datetime import datetime

import pytest

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.marks import Mark
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.interop.templates import built_in
from fieldnotes.project.reporting import Reporting

NOW = datetime(2014, 8, 27, 21, 4)


def titles(project):
    return [each.title for each in project.templates.all()]


def test_a_note_begun_from_a_template_has_its_words_and_todays_date(project):
    made = project.templates.add("Daily log", "diary", "Where\n\nWhom", [Mark(0, 5, "heading2")])
    note = project.templates.begin(made.id, project.me.id, NOW)
    assert (note.kind, note.text, note.title) == ("diary", "Where\n\nWhom", "")
    assert (note.observed, note.written) == (When.of("2014-08-27"), "2014-08-27T21:04")
    assert project.notes.marks(note.id) == [Mark(0, 5, "heading2")]
    project.templates.delete(made.id)
    assert project.notes.text(note.id) == "Where\n\nWhom"


def test_a_template_is_edited_like_a_note_but_found_in_no_search_and_offered_as_no_name(project):
    made = project.templates.add("Daily log", text="Where I was")
    project.notes.change(made.id, title="Log of a day")
    assert titles(project) == ["Log of a day"]
    assert project.indexing.rows([Ref("note", made.id)]) == []
    assert project.indexing.count() == 0
    assert project.mentions.complete("log") == []
    assert project.mentions.complete("", ("note",)) == []


def test_a_note_is_saved_as_a_template_and_stays_a_note(project):
    note = project.notes.add(title="Ward round", text="Beds\n\ufffc", kind="fieldnote")
    made = project.templates.save_as(note.id)
    assert made.title == "Ward round"
    assert project.notes.text(made.id) == "Beds\n "
    assert not project.templates.is_one(note.id)
    assert project.templates.is_one(made.id)


def test_titles_of_templates_are_told_apart(project):
    for _ in range(2):
        project.templates.add("Log")
    assert titles(project) == ["Log", "Log 2"]
    with pytest.raises(UserError, match="already"):
        project.templates.rename(project.templates.find("log 2").id, "LOG")
    with pytest.raises(UserError, match="needs a title"):
        project.templates.add(" ")


def test_templates_are_put_in_order_and_each_deed_is_undone(project):
    for title in ("A", "B", "C"):
        project.templates.add(title)
    project.templates.move(project.templates.find("C").id, -1)
    assert titles(project) == ["A", "C", "B"]
    project.templates.delete(project.templates.find("A").id)
    project.store.undo()
    assert titles(project) == ["A", "C", "B"]
    project.store.undo()
    assert titles(project) == ["A", "B", "C"]


def test_those_that_come_with_the_program_have_titles_kinds_and_room_to_write(project):
    assert len(built_in()) >= 5
    for each in built_in():
        made = project.templates.add(each.title, each.kind, each.words.text, each.words.marks)
        headings = [mark for mark in project.notes.marks(made.id) if mark.kind == "heading2"]
        assert headings
        lines = each.words.text.split("\n")
        for mark in headings:
            place = each.words.text.count("\n", 0, mark.start)
            below = lines[place + 1 : place + 3]
            assert "" in below


def test_what_is_coded_in_a_template_stands_in_no_report(project):
    template = project.templates.add("Daily log", text="Weather and light.")
    note = project.notes.add(text="Weather and light.")
    code = project.codes.add("weather")
    for each in (template.id, note.id):
        project.codings.add(each, 0, 7, code.id)
    assert [coding.note for coding in Reporting(project.store).codings()] == [note.id]


def test_a_template_whose_questions_nobody_answered_is_no_first_writing(project):
    made = project.templates.add("Daily log", text="Where I was\n")
    note = project.templates.begin(made.id, project.me.id).id
    assert not project.revisions.end_session(note)
    assert project.revisions.of(note) == []
    project.notes.write(note, [Edit(12, "", "On the slip.")])
    assert project.revisions.end_session(note)
    assert [copy.text for copy in project.revisions.of(note)] == ["Where I was\nOn the slip."]
