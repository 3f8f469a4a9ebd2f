"""The page of the project's history: all steps, narrowed, undone and done again by name, saved as a table."""

import csv

import pytest
from PySide6.QtCore import Qt

from fieldnotes.domain.refs import Ref
from ui.models.past_list import PastRow
from ui.panels import project_history
from ui.panels.project_history import ProjectHistory


@pytest.fixture
def page(context, qtbot):
    page = ProjectHistory(context)
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    qtbot.waitExposed(page)
    return page


def titles(page):
    return [row.title for row in page.model.rows() if isinstance(row, PastRow)]


def choose(page, title):
    row = next(row for row in page.model.rows() if isinstance(row, PastRow) and row.title == title)
    page.list.setCurrentIndex(page.model.index_of(row.id))


def test_steps_stand_with_who_and_when_the_latest_first(page, context):
    code = context.project.codes.add("Waiting")
    context.project.codes.rename(code.id, "Kept waiting")
    assert titles(page)[:2] == ["Rename code “Waiting”", "Add code “Waiting”"]
    row = next(row for row in page.model.rows() if isinstance(row, PastRow))
    assert row.detail == "Ines Marlowe"
    assert row.time


def test_a_step_names_what_it_touched_and_two_notes_are_two_rows(page, context):
    notes = context.project.notes
    first, second = notes.add(title="Slip"), notes.add(text="\ufffc\nLow water")
    for note in (first, second):
        notes.change(note.id, status="checked")
    rows = [row for row in page.model.rows() if isinstance(row, PastRow)]
    assert [(row.title, row.detail) for row in rows[:2]] == [
        ("Change status", "Low water · Ines Marlowe"),
        ("Change status", "Slip · Ines Marlowe"),
    ]


def test_a_step_on_several_notes_says_how_many(page, context):
    notes = context.project.notes
    with context.project.store.step("Check"):
        for title in ("Slip", "Hut"):
            notes.change(notes.add(title=title).id, status="checked")
    row = next(row for row in page.model.rows() if isinstance(row, PastRow))
    assert row.detail == "2 notes · Ines Marlowe"


def test_a_step_is_undone_by_name_though_others_followed_and_done_again(page, context, said):
    project = context.project
    code = project.codes.add("Waiting")
    project.codes.rename(code.id, "Kept waiting")
    project.notes.add(title="Slip")
    choose(page, "Rename code “Waiting”")
    assert page.undo.text() == "Undo this"
    page.undo.click()
    assert project.codes.get(code.id).name == "Waiting"
    assert said[-1].words == "Undone: Rename code “Waiting”"
    choose(page, "Rename code “Waiting”")
    assert page.undo.text() == "Do this again"
    page.undo.click()
    assert project.codes.get(code.id).name == "Kept waiting"
    said[-1].run()
    assert project.codes.get(code.id).name == "Waiting"


def test_what_stands_in_the_way_is_named(page, context, said):
    code = context.project.codes.add("Waiting")
    context.project.codes.rename(code.id, "Kept waiting")
    choose(page, "Add code “Waiting”")
    page.undo.click()
    assert "“Rename code “Waiting”” came later" in said[-1].words
    assert context.project.codes.get(code.id).name == "Kept waiting"


def test_the_same_done_over_and_over_is_one_row_that_unfolds(page, context, qtbot):
    note = context.project.notes.add(title="Slip", text="Rain")
    for status in ("draft", "checked", "written"):
        context.project.notes.change(note.id, status=status)
    row = next(row for row in page.model.rows() if isinstance(row, PastRow))
    assert (row.title, row.folded) == ("Change status", True)
    assert "3 times" in row.detail
    page.list.setCurrentIndex(page.model.index_of(row.id))
    qtbot.keyClick(page.list, Qt.Key.Key_Right)
    assert titles(page)[:4] == ["Change status"] * 4
    qtbot.keyClick(page.list, Qt.Key.Key_Left)
    assert titles(page)[:2] == ["Change status", "Add note"]


def test_it_is_narrowed_by_words_and_by_person(page, context, qtbot):
    project = context.project
    tom = project.contributors.add("Tom Ashby")
    other = ProjectHistory(context)
    qtbot.addWidget(other)
    project.work_as(tom)
    project.codes.add("Waiting")
    project.work_as(project.contributors.all()[0])
    project.codes.add("Money")
    page.filter.setText("waiting")
    qtbot.waitUntil(lambda: titles(page) == ["Add code “Waiting”"])
    page.filter.setText("nothing of the kind")
    qtbot.waitUntil(lambda: page.nothing.isVisible())
    other.person.choose("Tom Ashby")
    assert titles(other) == ["Add code “Waiting”"]
    assert other.count.text() == "1 step"


def test_a_long_history_is_read_in_pages(context, qtbot, monkeypatch):
    monkeypatch.setattr(project_history, "PAGE", 10)
    for number in range(25):
        context.project.codes.add(f"Code {number}")
    page = ProjectHistory(context)
    qtbot.addWidget(page)
    assert len(titles(page)) == 10
    page.extend()
    page.extend()
    page.extend()
    assert len(titles(page)) == context.project.history.count()


def test_enter_opens_what_a_step_touched(page, context, qtbot, said):
    opened = []
    context.navigation.opened.connect(lambda ref, *_: opened.append(ref))
    code = context.project.codes.add("Waiting")
    choose(page, "Add code “Waiting”")
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert opened == [Ref("code", code.id)]
    context.project.codes.delete(code.id)
    choose(page, "Add code “Waiting”")
    page.show_concerned()
    assert "not there any more" in said[-1].words


def test_the_history_is_saved_as_a_table_without_formulas(page, context, tmp_path, said):
    context.project.notes.set_marks(context.project.notes.add(title="Slip", text="Rain").id, [], label="=1+1")
    with context.project.store.step("=HYPERLINK(1)"):
        context.project.codes.add("Waiting")
    path = tmp_path / "history.csv"
    context.prompts.tells(path)
    page.export.click()
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == context.project.history.count()
    assert rows[-1]["what"] == "'=HYPERLINK(1)"
    assert rows[-1]["who"] == "Ines Marlowe"
    assert said[-1].words == "Wrote the history to history.csv."


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_left_there(page, context, tmp_path, said):
    context.prompts.tells(tmp_path / "nowhere" / "history.csv")
    page.export.click()
    assert "cannot be written" in said[-1].words
    assert list(tmp_path.glob("**/*.part")) == []
