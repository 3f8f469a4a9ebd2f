"""A project file of every old format opens, whole, with all that was in it."""

import sqlite3
from pathlib import Path

import pytest

from fieldnotes.project.project import Project
from fieldnotes.storage.schema import VERSION

OLD = sorted((Path(__file__).parent / "old").glob("*.sql"))


@pytest.fixture(params=OLD, ids=lambda file: file.stem)
def old(request, tmp_path):
    """A file as an older version of the program wrote it; its tables' rows are kept as text beside this test."""
    path = tmp_path / "old.fieldnotes"
    plain = sqlite3.connect(path)
    plain.executescript(request.param.read_text(encoding="utf-8"))
    plain.close()
    return path


def test_an_old_project_opens_whole(old):
    project = Project.open(old)
    assert project.check() == []
    assert project.stats()["notes"] == 2
    assert project.notes.find("Four words").text.startswith("The long chain was slack")
    assert project.store.value("PRAGMA user_version") == VERSION
    project.close()


def test_what_was_done_before_the_migration_is_in_the_history_but_not_undone(old):
    project = Project.open(old)
    assert "Rename code “Money”" in [step.label for step in project.history.steps()]
    assert project.store.can_undo() is None
    note = project.notes.find("Four words")
    project.notes.change(note.id, title="Five words")
    project.store.undo()
    assert project.notes.get(note.id).title == "Four words"
    project.close()


def test_the_file_as_it_was_is_kept_beside_it(old):
    Project.open(old).close()
    assert [file.name for file in old.parent.glob("*.before-*")] == [f"old.before-v{VERSION}.fieldnotes"]
