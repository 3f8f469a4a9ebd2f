"""A project as a file: closed and opened again, held by one writer, copied, read beside a writer."""

import subprocess
import sys
from pathlib import Path

import pytest
from ferry_study import TEXT, furnish, state

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.project.project import Project
from fieldnotes.storage.database import derive_key, new_salt
from fieldnotes.storage.files import ProjectLock
from fieldnotes.storage.store import Store

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "The ferry study.fieldnotes"


@pytest.fixture
def made(path):
    project = Project.create(path, title="Keeping the ferry", contributor="Ines Marlowe")
    study = furnish(project)
    yield project, study
    project.close()


def test_a_project_is_as_it_was_after_closing_and_opening(made, path):
    project, study = made
    project.codes.rename(study.money.id, "Fares")
    project.notes.write(study.note.id, [Edit(0, "", "Late. ")])
    before, ident, stamp = state(project), project.id, project.store.stamp()
    history = project.history.steps()
    project.close()
    again = Project.open(path)
    assert (state(again), again.id, again.title, again.store.stamp()) == (before, ident, "Keeping the ferry", stamp)
    assert again.history.steps() == history
    assert again.me.name == "Ines Marlowe"
    assert again.check() == []
    again.close()


def test_undo_and_redo_go_on_after_opening_and_the_new_project_is_never_undone(made, path):
    project, study = made
    beginning = state(project)
    project.codes.rename(study.money.id, "Fares")
    project.notes.write(study.note.id, [Edit(0, "", "Late. ")])
    end = state(project)
    project.store.undo()
    project.close()
    again = Project.open(path)
    assert again.store.redo().label == "Write in “Four words”"
    assert state(again) == end
    while again.store.undo():
        pass
    assert state(again) == beginning
    again.close()
    once_more = Project.open(path)
    assert once_more.store.can_redo().label == "Rename code “Money”"
    once_more.close()


def test_typing_after_opening_is_a_step_of_its_own(made, path):
    project, study = made
    project.notes.write(study.note.id, [Edit(0, "", "A")])
    project.close()
    again = Project.open(path)
    again.notes.write(study.note.id, [Edit(1, "", "B")])
    again.store.undo()
    assert again.notes.text(study.note.id) == "A" + TEXT
    again.close()


def test_a_project_is_not_made_over_something_or_nowhere(path, tmp_path):
    path.write_text("My letters")
    with pytest.raises(UserError, match="exists already"):
        Project.create(path)
    assert path.read_text() == "My letters"
    with pytest.raises(UserError, match="no folder"):
        Project.create(tmp_path / "nowhere" / "x.fieldnotes")
    with pytest.raises(UserError, match="There is no project"):
        Project.open(tmp_path / "missing.fieldnotes")
    with pytest.raises(UserError, match="There is no project"):
        Project.open(tmp_path)


def test_other_files_are_refused_and_not_a_byte_of_them_changes(path, tmp_path):
    import sqlite3

    other = tmp_path / "other.db"
    plain = sqlite3.connect(other)
    plain.execute("CREATE TABLE project (id)")
    plain.commit()
    plain.close()
    empty = tmp_path / "empty.fieldnotes"
    empty.touch()
    letter = tmp_path / "letter.fieldnotes"
    letter.write_text("Dear Winifred, " * 500)
    for file, words in ((other, "not a Fieldnotes project"), (empty, "is empty"), (letter, "not a Fieldnotes project")):
        before = file.read_bytes()
        for readonly in (False, True):
            with pytest.raises(UserError, match=words):
                Project.open(file, readonly=readonly)
        assert file.read_bytes() == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["empty.fieldnotes", "letter.fieldnotes", "other.db"]


def test_a_sealed_project_goes_through_the_same_doors(path):
    key = derive_key("a long enough passphrase", new_salt())
    project = Project.create(path, contributor="Ines", key=key)
    study = furnish(project)
    before = state(project)
    project.notes.write(study.note.id, [Edit(0, "", "Late. ")])
    project.close()
    with pytest.raises(UserError, match="sealed"):
        Project.open(path)
    with pytest.raises(UserError, match="passphrase is wrong or the file is damaged"):
        Project.open(path, key=derive_key("another", key[32:]))
    again = Project.open(path, key=key)
    again.store.undo()
    assert state(again) == before
    copy = again.backup(path.with_name("copy.fieldnotes"))
    again.close()
    assert b"slack" not in path.read_bytes() + copy.read_bytes()
    for file in (path, copy):
        opened = Project.open(file, key=key, readonly=True)
        assert state(opened) == before
        opened.close()


def test_a_restored_backup_that_goes_another_way_is_not_taken_for_the_original(made, path):
    project, study = made
    project.notes.write(study.note.id, [Edit(0, "", "A")])
    common = project.store.stamp()
    backup = project.backup(path.with_name("backup.fieldnotes"))
    project.notes.write(study.note.id, [Edit(1, "", "B")])
    original = project.store.stamp()
    copy = Project.open(backup)
    assert copy.id == project.id
    assert copy.store.holds(*common)
    assert not copy.store.holds(*original)
    copy.notes.write(study.note.id, [Edit(1, "", "C")])
    other = copy.store.stamp()
    assert other[0] == original[0]
    assert not copy.store.holds(*original)
    assert not project.store.holds(*other)
    for number in range(5):
        copy.notes.write(study.note.id, [Edit(0, "", "D")], label=f"Write {number}")
        assert not copy.store.holds(*original)
        assert copy.store.holds(*copy.store.stamp())
    copy.close()


def test_a_clock_set_back_changes_nothing_but_the_times_shown(made, path, monkeypatch):
    project, study = made
    project.codes.rename(study.money.id, "Fares")
    monkeypatch.setattr("fieldnotes.storage.steps.now", lambda: 1000)
    project.codes.rename(study.money.id, "Prices")
    project.notes.write(study.note.id, [Edit(0, "", "Late. ")])
    assert [step.label for step in project.history.steps(limit=3)] == [
        "Write in “Four words”",
        "Rename code “Fares”",
        "Rename code “Money”",
    ]
    assert project.store.undo().at == 1000
    assert project.store.undo().label == "Rename code “Fares”"
    assert project.codes.get(study.money.id).name == "Fares"
    assert project.store.holds(*project.store.stamp())
    assert project.check() == []


HOLDER = """
import os, sys
from pathlib import Path
from fieldnotes.storage.files import ProjectLock
lock = ProjectLock(Path(sys.argv[1]))
print(lock.take(), flush=True)
sys.stdin.readline()
os.kill(os.getpid(), 9)
"""


def test_a_second_writer_is_refused_until_the_first_is_killed(made, path):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout.readline() == "True\n"
    lock = ProjectLock(path)
    assert not lock.take()
    holder.communicate("die\n")
    assert holder.returncode == -9
    assert lock.take()
    lock.release()


WRITER = """
import sys
from pathlib import Path
from fieldnotes.domain.edits import Edit
from fieldnotes.project.project import Project
project = Project.open(Path(sys.argv[1]))
note = sys.argv[2]
for number in range(200):
    project.notes.write(note, [Edit(0, "", "x")], label=f"Write {number}")
    print(number, flush=True)
sys.stdin.readline()
project.close()
"""


def test_one_reads_in_a_loop_while_another_commits_two_hundred_times(made, path):
    project, study = made
    project.close()
    reader = Project.open(path, readonly=True)
    before = len(reader.notes.text(study.note.id))
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), study.note.id],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    seen = set()
    for line in writer.stdout:
        with reader.store.reading():
            first = len(reader.notes.text(study.note.id)) - before
            assert reader.notes.get(study.note.id).words > 0
            assert len(reader.notes.text(study.note.id)) - before == first
        assert first > int(line)
        seen.add(first)
        if first == 200:
            break
    assert len(seen) > 1
    wal = path.with_name(path.name + "-wal")
    assert wal.stat().st_size < 8_000_000
    writer.communicate("\n")
    assert writer.returncode == 0
    reader.close()
    assert not wal.exists() or wal.stat().st_size == 0


def test_tidying_does_not_wait_long_for_a_reader(made, path):
    project, study = made
    reader = Store.open(path, readonly=True)
    with reader.reading():
        reader.value("SELECT count(*) FROM note")
        project.notes.write(study.note.id, [Edit(0, "", "A")])
        assert not project.store.checkpoint()
    assert project.store.checkpoint()
    assert path.with_name(path.name + "-wal").stat().st_size == 0
    reader.close()


def test_another_contributor_signs_what_follows(made):
    project, study = made
    oyin = project.contributors.add("Oyin Sallow")
    project.work_as(oyin)
    coding = project.codings.add(study.other.id, 0, 4, study.money.id)
    memo = project.memos.add("On rain")
    link = project.links.add(Ref("memo", memo.id), Ref("note", study.other.id))
    assert {coding.coder, memo.author, link.contributor, project.store.can_undo().contributor} == {oyin.id}
