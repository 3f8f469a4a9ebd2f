"""The program: it opens projects, makes them, and says why it cannot."""

from pathlib import Path

import pytest

from fieldnotes.project.project import Project
from ui.app import Program, make_sample
from ui.base.prompts import ToldPrompts
from ui.base.settings import RECENT
from ui.base.tasks import DirectTasks


@pytest.fixture
def program(theme, settings):
    program = Program(theme, settings, ToldPrompts(), DirectTasks())
    yield program
    if program.window is not None:
        program.window.close()
    if program.opening is not None:
        program.opening.close()
    program.end()


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.fieldnotes"
    Project.create(path, "Keeping the ferry", "Ines Marlowe").close()
    return path


def test_a_project_opens_in_the_window_and_is_remembered(program, ferry):
    program.begin(ferry)
    assert program.window.isVisible()
    assert program.window.windowTitle() == "Keeping the ferry"
    assert program.settings.get(RECENT) == [str(ferry)]


def test_without_a_project_the_first_page_asks(program, qtbot):
    program.begin(None)
    assert program.opening.isVisible()
    assert program.window is None


def test_what_cannot_be_opened_is_said_on_the_first_page(program, tmp_path):
    wrong = tmp_path / "wrong.fieldnotes"
    wrong.write_text("not a project at all", encoding="utf-8")
    program.begin(wrong)
    assert program.opening.isVisible()
    assert program.opening.said()


def test_a_recent_project_opens_from_the_first_page(program, ferry):
    program.begin(None)
    program.opening.chosen.emit(str(ferry))
    assert program.window.windowTitle() == "Keeping the ferry"
    assert program.opening is None


def test_another_project_takes_the_place_of_the_first(program, ferry, tmp_path):
    program.begin(ferry)
    first = program.session
    assert program.create(tmp_path / "other.fieldnotes", "Other", "Tom Achterberg")
    assert program.window.windowTitle() == "Other"
    assert program.session is not first
    program.prompts.tells(ferry)
    program.ask_open()
    assert program.window.windowTitle() == "Keeping the ferry"


def test_a_second_window_reads_only_and_says_so(program, theme, settings, ferry):
    program.begin(ferry)
    second = Program(theme, settings, ToldPrompts(), DirectTasks())
    second.begin(ferry)
    assert second.window.status.told("saved").startswith("Read only")
    second.window.close()
    second.end()


def test_a_name_that_is_taken_is_refused_in_the_window(program, ferry):
    program.begin(ferry)
    assert not program.create(ferry, "Again", "Ines")
    assert "exists already" in program.window.toast.words()


def test_closing_the_project_leads_back_to_the_first_page(program, ferry):
    program.begin(ferry)
    program.close_project()
    assert program.window is None
    assert program.opening.isVisible()


@pytest.mark.slow
def test_the_sample_can_be_built_in_a_worker(tmp_path):
    path = make_sample(tmp_path / "sample.fieldnotes")
    project = Project.open(path)
    assert project.notes.count() > 50
    project.close()
