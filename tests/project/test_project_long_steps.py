"""Imports and other long work: in slices, invisible until closed, undone at once, never in the way of typing."""

import pytest
from ferry_study import TEXT, furnish, state, visible

from fieldnotes.domain.codes import Coding
from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref


def in_slices(project, count, between=None, each=5):
    """Import notes in slices; something may be done between them."""
    pending = project.store.pending("Import")
    for number in range(0, count, each):
        with pending.slice():
            for one in range(number, number + each):
                note = project.notes.add(title=f"Imported {one}", text=f"Words of note {one}.")
                project.passages.add(note.id, 0, 5)
        if between:
            between(number)
    return pending


def give_up(pending):
    again = pending.cancel()
    while again():
        pass


def test_two_thousand_notes_come_in_while_somebody_types_and_go_again_at_once(project):
    study = furnish(project)
    typed = []

    def type_on(number):
        if number % 50 == 0:
            project.notes.write(study.note.id, [Edit(len(typed), "", "x")])
            typed.append("x")
            assert project.notes.count() == 2

    pending = in_slices(project, 2000, type_on)
    step = pending.close()
    assert project.notes.count() == 2002
    assert project.notes.text(study.note.id) == "x" * 40 + TEXT
    assert project.store.can_undo().id == step.id
    assert project.store.undo().label == "Import"
    assert project.notes.count() == 2
    assert project.store.undo().label == "Write in “Four words”"
    assert project.notes.text(study.note.id) == TEXT
    assert [project.store.redo().label for _ in range(2)] == ["Write in “Four words”", "Import"]
    assert project.notes.count() == 2002
    assert project.check() == []


def test_cancelled_halfway_an_import_leaves_what_was_typed_meanwhile_and_nothing_else(project):
    study = furnish(project)
    project.notes.write(study.note.id, [Edit(0, "", "Typed. ")])
    before = state(project)
    pending = in_slices(project, 300)
    told = []
    project.store.subscribe(told.append)
    give_up(pending)
    assert state(project) == before
    assert told == []
    assert project.store.can_undo().label == "Write in “Four words”"
    assert project.store.holds(*project.store.stamp())
    with pytest.raises(UserError, match="finished or cancelled"):
        pending.close()
    with pytest.raises(UserError, match="finished or cancelled"), pending.slice():
        pass


def test_an_import_is_not_undone_by_itself_under_what_was_typed_into_it(project):
    furnish(project)
    step = in_slices(project, 10).close()
    note = project.notes.find("Imported 3")
    project.notes.write(note.id, [Edit(0, "", "Corrected: ")])
    with pytest.raises(UserError, match="Write in “Imported 3”"):
        project.store.undo_step(step.id)
    project.store.undo()
    project.store.undo()
    assert not project.notes.exists(note.id)
    project.store.redo()
    project.store.redo()
    assert project.notes.text(note.id) == "Corrected: Words of note 3."


def test_undo_in_an_imported_note_does_not_undo_the_import(project):
    furnish(project)
    in_slices(project, 10).close()
    note = project.notes.find("Imported 3")
    project.notes.write(note.id, [Edit(0, "", "Corrected: ")])
    assert project.store.undo_note(note.id).label == "Write in “Imported 3”"
    assert project.store.undo_note(note.id) is None
    assert project.notes.count() == 12


def test_a_long_step_sees_its_own_rows_and_nobody_else_does(project):
    furnish(project)
    pending = project.store.pending("Take over a codebook")
    with pending.slice():
        top = project.codes.add("Rope")
    with pending.slice():
        below = project.codes.add("Knot", parent=top.id)
        memo = project.memos.add("On rope", about=[Ref("code", below.id)])
        note = project.notes.add(text="one")
        project.notes.write(note.id, [Edit(3, "", " two")])
        project.notes.change(note.id, title="Named later")
        with pytest.raises(UserError, match="in this place already"):
            project.codes.add("Rope")
    assert project.codes.find("Rope") is None
    assert project.memos.count() == 1
    pending.close()
    assert project.codes.get(below.id).colour == top.colour
    assert project.links.of(Ref("memo", memo.id))[0].title == "Knot"
    assert project.notes.find("Named later").text == "one two"


def test_what_a_long_step_changed_of_older_rows_is_given_back_when_it_is_cancelled(project):
    study = furnish(project)
    before = state(project)
    pending = project.store.pending("Tidy")
    with pending.slice():
        project.memos.add_entry(study.memo.id, "Added.")
        project.notes.set_people(study.note.id, [study.crew.id])
        project.codes.merge(study.money.id, study.waiting.id)
        project.notes.delete(study.other.id)
    told = []
    project.store.subscribe(told.append)
    give_up(pending)
    assert state(project) == before
    assert any(Ref("note", study.other.id) in changes.refs for changes in told)
    assert project.check() == []


def test_what_a_long_step_changed_of_older_rows_is_undone_with_it(project):
    study = furnish(project)
    before = visible(project)
    pending = project.store.pending("Tidy")
    with pending.slice():
        project.memos.add_entry(study.memo.id, "Added.")
        project.codes.merge(study.money.id, study.waiting.id)
        project.notes.delete(study.other.id)
    pending.close()
    after = visible(project)
    for _ in range(2):
        project.store.undo()
        assert visible(project) == before
        project.store.redo()
        assert visible(project) == after
    assert project.check() == []


def test_what_somebody_changed_since_is_not_overwritten_by_a_cancelled_long_step(project):
    study = furnish(project)
    pending = project.store.pending("Tidy")
    with pending.slice():
        project.memos.change(study.memo.id, kind="theoretical")
    project.memos.change(study.memo.id, title="On tides")
    give_up(pending)
    assert project.memos.get(study.memo.id).title == "On tides"


def test_a_long_step_does_not_write_in_texts_that_are_typed_in_meanwhile(project):
    study = furnish(project)
    pending = project.store.pending("Replace everywhere")
    with pytest.raises(RuntimeError, match="there before it"), pending.slice():
        project.notes.write(study.note.id, [Edit(0, "", "x")])
    assert project.notes.text(study.note.id) == TEXT


def code_all(project, study):
    pending = project.store.pending("Code 2 hits")
    with pending.slice():
        coding = project.codings.add(study.other.id, 0, 4, study.money.id)
    return pending, coding


def test_words_coded_by_hand_while_a_long_step_codes_them_too_stay_coded_when_it_is_cancelled(project):
    study = furnish(project)
    pending, hidden = code_all(project, study)
    mine = project.codings.add(study.other.id, 0, 4, study.money.id)
    assert isinstance(mine, Coding)
    assert (mine.id, mine.passage) != (hidden.id, hidden.passage)
    give_up(pending)
    assert [coded.coding.id for coded in project.codings.of_note(study.other.id)] == [mine.id]


def test_words_coded_by_hand_after_coding_all_hits_was_undone_are_seen(project):
    study = furnish(project)
    pending, _ = code_all(project, study)
    pending.close()
    project.store.undo()
    mine = project.codings.add(study.other.id, 0, 4, study.money.id)
    assert [coded.coding.id for coded in project.codings.of_note(study.other.id)] == [mine.id]
    assert project.codes.counts()[study.money.id] == 2


def test_undo_is_not_stopped_by_rows_of_a_long_step_that_was_cancelled_since(project):
    study = furnish(project)
    before = state(project)
    pending, _ = code_all(project, study)
    project.codes.delete(study.money.id)
    give_up(pending)
    project.store.undo()
    assert state(project) == before


def test_an_empty_long_step_leaves_nothing(project):
    furnish(project)
    pending = project.store.pending("Import")
    with pending.slice():
        pass
    with pending.slice():
        project.notes.exists("nothing")
    assert pending.close() is None
    assert project.store.can_undo() is None
    assert project.store.holds(*project.store.stamp())
    never_begun = project.store.pending("Import")
    assert never_begun.close() is None


def _add_two(project, **fields):
    project.notes.add(title="Half")
    project.notes.add(**fields)


def test_a_slice_that_fails_takes_only_itself_back(project):
    furnish(project)
    pending = project.store.pending("Import")
    with pytest.raises(UserError), pending.slice():
        _add_two(project, kind="poem")
    with pending.slice():
        project.notes.add(title="Whole")
    with pytest.raises(TypeError), pending.slice():
        _add_two(project, label=None, surprise="field")
    pending.close()
    assert sorted(row.title for row in project.notes.rows()) == ["Four words", "Wet", "Whole"]


def test_two_long_steps_run_beside_one_another(project):
    furnish(project)
    first, second = project.store.pending("First"), project.store.pending("Second")
    for name, pending in (("a", first), ("b", second), ("c", first)):
        with pending.slice():
            project.notes.add(title=name)
    second.close()
    assert project.notes.count() == 3
    give_up(first)
    assert project.notes.count() == 3
    project.store.undo()
    assert project.notes.count() == 2


def test_everything_an_import_brought_is_told_when_it_is_closed_undone_and_redone(project):
    furnish(project)
    told = []
    project.store.subscribe(told.append)
    pending = in_slices(project, 10)
    assert told == []
    seq, _ = project.store.stamp()
    pending.close()
    project.store.undo()
    project.store.redo()
    for changes in told:
        assert len(changes.ids("note")) == 10
        assert len(changes.ids("passage")) == 10
    assert [changes.kind for changes in told] == ["do", "undo", "redo"]
    touched = {ref for _, ref in project.store.touched_since(seq)}
    assert {ref.id for ref in touched if ref.noun == "note"} == changes.ids("note")
    note = project.notes.find("Imported 3")
    labels = [step.label for step in project.history.of(Ref("note", note.id))]
    assert labels == ["Redo Import", "Undo Import", "Import"]
