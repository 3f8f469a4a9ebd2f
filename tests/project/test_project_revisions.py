"""Writing sessions: every one is kept, the first is sealed, and the journal tells the same words without any copy."""

import pytest
from ferry_study import TEXT, furnish
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.revisions import PAUSE, seal_of
from fieldnotes.project import revisions
from fieldnotes.project.project import Project
from fieldnotes.storage import steps


@pytest.fixture
def clock(monkeypatch):
    """A clock that the test turns, in milliseconds."""

    class Clock:
        now = 1_400_000_000_000

        def wait(self, milliseconds):
            self.now += milliseconds

    clock = Clock()
    for module in (revisions, steps):
        monkeypatch.setattr(module, "now", lambda: clock.now)
    monkeypatch.setattr("fieldnotes.project.notes.now", lambda: clock.now)
    return clock


def write(project, note, words, label="Write on"):
    project.notes.write(note, [Edit(len(project.notes.text(note)), "", words)], label=label)


def texts(project, note):
    return [copy.text for copy in project.revisions.of(note)]


def test_the_first_session_is_sealed_and_later_ones_are_not(project, clock):
    note = project.notes.add(title="Slip")
    clock.wait(30_000)
    write(project, note.id, "The boat hung on its chain.")
    clock.wait(60_000)
    write(project, note.id, " It rained.")
    assert project.notes.end_session(note.id)
    clock.wait(86_400_000)
    write(project, note.id, " Nobody came.")
    assert project.notes.end_session(note.id)
    first, second = project.revisions.of(note.id)
    assert first.seal == seal_of(note.id, first.at, project.me.id, "The boat hung on its chain. It rained.")
    assert second.seal == ""
    assert (first.words, second.words) == (8, 10)
    assert first.at - first.began == 90_000
    assert first.contributor == project.me.id
    assert project.check() == []


def test_an_empty_note_has_no_first_writing_yet(project):
    note = project.notes.add(title="Slip")
    assert not project.notes.end_session(note.id)
    assert project.revisions.of(note.id) == []


def test_a_long_pause_ends_a_session_before_the_next_words(project, clock):
    note = project.notes.add(title="Slip")
    write(project, note.id, "One.")
    clock.wait(PAUSE)
    write(project, note.id, " Two.")
    assert texts(project, note.id) == []
    clock.wait(PAUSE + 1)
    write(project, note.id, " Three.")
    assert texts(project, note.id) == ["One. Two."]
    assert project.revisions.of(note.id)[0].seal


def test_a_session_that_a_crash_cut_off_is_kept_when_the_note_is_opened_again(tmp_path, clock):
    path = tmp_path / "a.fieldnotes"
    project = Project.create(path, contributor="Ines Marlowe")
    note = project.notes.add(title="Slip")
    write(project, note.id, "The boat hung on its chain.")
    project.close()
    clock.wait(3_600_000)
    again = Project.open(path)
    assert again.notes.end_session(note.id)
    (copy,) = again.revisions.of(note.id)
    assert copy.text == "The boat hung on its chain."
    assert copy.at < clock.now - 3_000_000
    assert again.check() == []
    again.close()


def test_what_was_imported_is_a_first_writing_by_itself_even_if_somebody_writes_on_at_once(project):
    pending = project.store.pending("Import 1 file")
    with pending.slice():
        note = project.notes.add(title="Slip", text="As it came.", source="slip.txt")
        project.notes.write(note.id, [Edit(0, "", "Really. ")])
    pending.close()
    assert texts(project, note.id) == []
    write(project, note.id, " And more.")
    assert texts(project, note.id) == ["Really. As it came."]
    assert project.revisions.of(note.id)[0].seal


def test_what_was_there_when_the_project_began_is_a_first_writing_by_itself(project):
    study = furnish(project)
    write(project, study.note.id, " And more.")
    assert texts(project, study.note.id) == [TEXT]


def test_a_first_writing_that_was_tampered_with_is_told_by_the_check(project):
    study = furnish(project)
    project.notes.end_session(study.note.id)
    project.store.db.execute("UPDATE revision SET text = text || ' Not hers.'")
    assert project.check() == [f"The first writing of note {study.note.id} is not what was sealed."]


def test_day_and_author_are_sealed_with_the_words(project):
    study = furnish(project)
    project.notes.end_session(study.note.id)
    for change in ("at = at + 1", "contributor = 'somebody else'"):
        project.store.db.execute("SAVEPOINT before")
        project.store.db.execute(f"UPDATE revision SET {change}")
        assert len(project.check()) == 1
        project.store.db.execute("ROLLBACK TO before")
        project.store.db.execute("RELEASE before")


def test_a_session_that_changed_nothing_is_no_session(project):
    study = furnish(project)
    assert project.notes.end_session(study.note.id)
    write(project, study.note.id, " More.")
    project.store.undo_note(study.note.id)
    assert not project.notes.end_session(study.note.id)
    assert texts(project, study.note.id) == [TEXT]


WORK = st.lists(
    st.tuples(
        st.sampled_from(["write", "write", "write", "undo", "redo", "keep", "delete", "header"]),
        st.integers(0, 40),
        st.integers(0, 9),
        st.text(st.sampled_from("ab é\n字😀"), max_size=6),
        st.booleans(),
    ),
    min_size=1,
    max_size=25,
)


def do(project, note, deed, place, length, words, alone):
    """One thing done to a note that is there."""
    if deed == "keep":
        project.notes.end_session(note)
    elif deed == "delete":
        project.notes.delete(note)
    elif deed == "header":
        project.notes.change(note, title=f"Slip {place}")
    else:
        text = project.notes.text(note)
        start = min(place, len(text))
        edit = Edit(start, text[start : start + length], words)
        project.notes.write(note, [edit], label="Rephrase" if alone else None)


@settings(max_examples=60)
@given(work=WORK)
def test_copies_and_the_journal_tell_the_same_words_after_any_history(work):
    project = Project.create(None, contributor="Ines Marlowe")
    note = project.notes.add(title="Slip", text="The boat hung on its chain.").id
    then = {project.history.steps(1)[0].number: project.notes.text(note)}
    for deed, *how in work:
        if deed in ("undo", "redo"):
            getattr(project.store, deed)()
        elif project.notes.exists(note):
            do(project, note, deed, *how)
        if project.notes.exists(note):
            then[project.history.steps(1)[0].number] = project.notes.text(note)
    for step in project.history.steps():
        if step.number in then:
            assert project.history.text_at(note, step) == then[step.number]
            assert project.history.text_at(note, step, copies=False) == then[step.number]
    for copy in project.revisions.of(note):
        assert project.store.journal.text_at("note", note, copy.step, copies=False) == copy.text
    assert project.check() == []
    project.close()
