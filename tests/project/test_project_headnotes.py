"""Headnotes: later readings lie over a note and alter nothing of it."""

import pytest
from ferry_study import furnish

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref


def untouched(project, note):
    stored = project.notes.get(note)
    return stored.text, stored.modified_at, project.revisions.of(note), project.notes.marks(note)


def test_a_headnote_touches_nothing_of_the_note(project):
    study = furnish(project)
    project.notes.end_session(study.note.id)
    before = untouched(project, study.note.id)
    whole = project.headnotes.add(study.note.id, "I did not see then who was absent.")
    part = project.headnotes.add_over(study.note.id, 4, 9, "Not the chain: the keeper.")
    entry = project.memos.entries(whole.id)[0]
    project.memos.write(entry.id, [Edit(0, "", "Now: ")])
    project.memos.add_entry(part.id, "And again.")
    project.memos.delete(whole.id)
    assert untouched(project, study.note.id) == before
    assert project.check() == []


def test_they_are_told_in_order_of_date_with_what_they_read(project):
    study = furnish(project)
    later = project.headnotes.add(study.note.id, "Later.", at=1_551_600_000_000)
    earlier = project.headnotes.add(study.note.id, "Earlier.", passage=study.coding.passage, at=1_400_000_000_000)
    found = project.headnotes.of_note(study.note.id)
    assert [one.text for one in found] == ["Earlier.", "Later."]
    assert [one.memo for one in found] == [earlier.id, later.id]
    assert found[0].span == (study.start, study.start + 22)
    assert found[1].span is None
    assert project.memos.get(earlier.id).title == "Later reading of ‘you wait for the water’"
    assert project.memos.get(later.id).kind == "headnote"
    assert project.headnotes.note_of(earlier.id) == study.note.id
    assert project.headnotes.note_of(later.id) == study.note.id
    assert project.headnotes.note_of(study.memo.id) is None


def test_a_memo_that_is_merely_about_the_note_is_no_headnote(project):
    study = furnish(project)
    project.memos.add("On rope", about=[Ref("note", study.note.id)])
    assert project.headnotes.of_note(study.note.id) == []


def test_private_readings_are_seen_by_their_author_alone(project):
    study = furnish(project)
    project.headnotes.add(study.note.id, "Between me and me.", visibility="private")
    assert len(project.headnotes.of_note(study.note.id)) == 1
    project.work_as(project.contributors.add("Tom Ashby"))
    assert project.headnotes.of_note(study.note.id) == []


def test_the_passage_they_read_follows_its_words_and_may_be_lost(project):
    study = furnish(project)
    project.headnotes.add(study.note.id, "The keeper.", passage=study.coding.passage)
    project.notes.write(study.note.id, [Edit(0, "", "So. ")])
    assert project.headnotes.of_note(study.note.id)[0].span == (study.start + 4, study.start + 26)
    text = project.notes.text(study.note.id)
    project.notes.write(study.note.id, [Edit(0, text, "Nothing.")])
    assert project.headnotes.of_note(study.note.id)[0].span is None


def test_one_undo_takes_a_headnote_and_the_passage_made_for_it_back(project):
    study = furnish(project)
    passages = len(project.passages.of_note(study.note.id))
    project.headnotes.add_over(study.note.id, 33, 45, "Who says so?")
    assert project.store.undo().label == "Add headnote"
    assert project.headnotes.of_note(study.note.id) == []
    assert len(project.passages.of_note(study.note.id)) == passages


def test_what_is_gone_cannot_be_read_again(project):
    study = furnish(project)
    steps = len(project.history.steps())
    with pytest.raises(UserError):
        project.headnotes.add("0" * 32, "Who?")
    with pytest.raises(UserError):
        project.headnotes.add(study.note.id, "Who?", passage="0" * 32)
    with pytest.raises(UserError):
        project.headnotes.add_over(study.note.id, 3, 3)
    assert len(project.history.steps()) == steps


def test_they_are_in_the_index_as_memos_of_their_kind(project):
    study = furnish(project)
    memo = project.headnotes.add(study.note.id, "Who was absent.")
    (row,) = project.indexing.rows([Ref("memo", memo.id)])
    assert row.kind == "headnote"
    assert "absent" in row.text
