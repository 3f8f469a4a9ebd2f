"""The page of templates: the project's own and those that come with the program."""

import pytest
from PySide6.QtWidgets import QPushButton

from fieldnotes.domain.refs import Ref
from fieldnotes.interop.templates import built_in
from ui.commands.templates import begin_from_built_in, choices, delete_template, save_as_template
from ui.panels.templates import TemplatesPage


@pytest.fixture
def page(context, qtbot):
    page = TemplatesPage(context)
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    return page


@pytest.fixture
def opened(context) -> list[Ref]:
    opened: list[Ref] = []
    context.navigation.opened.connect(lambda ref, *_: opened.append(ref))
    return opened


def test_those_of_the_program_are_offered_until_they_are_in_the_project(page, context, opened):
    assert (len(page.own()), len(page.others())) == (0, len(built_in()))
    page.others()[0].pressed.emit()
    assert (len(page.own()), len(page.others())) == (1, len(built_in()) - 1)
    assert context.project.templates.is_one(opened[-1].id)
    context.project.store.undo()
    assert (len(page.own()), len(page.others())) == (0, len(built_in()))


def test_a_note_is_begun_in_one_step(page, context, opened):
    page.others()[0].findChild(QPushButton).click()
    note = context.project.notes.get(opened[-1].id)
    assert note.text == built_in()[0].words.text
    assert len(page.own()) == 1
    context.project.store.undo()
    assert context.project.templates.all() == []
    assert not context.project.notes.exists(note.id)


def test_a_template_deleted_by_mistake_comes_back_by_the_toast(page, context):
    made = context.project.templates.add("Log")
    said = []
    context.navigation.said.connect(said.append)
    delete_template(context, made.id)
    assert page.own() == []
    said[-1].run()
    assert len(page.own()) == 1


def test_what_notes_can_be_begun_from_is_offered_once(context):
    begin_from_built_in(context, built_in()[0])
    titles = [title for _, title, _, _ in choices(context)]
    assert titles.count(built_in()[0].title) == 1
    assert len(titles) == len(built_in())


def test_saving_a_note_as_a_template_says_so(context):
    note = context.project.notes.add(title="Ward round", text="Beds")
    said = []
    context.navigation.said.connect(said.append)
    save_as_template(context, note.id)
    assert "Ward round" in said[-1].words
    said[-1].run()
    assert context.project.templates.all() == []
