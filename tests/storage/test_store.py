"""Steps, undo and redo, the notice, and what the journal keeps."""

import pytest

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.storage.store import Store


@pytest.fixture
def store():
    store = Store.open(None)
    yield store
    store.db.conn.close()


def add_note(store, ident="n1", text="The boat hung on its chain."):
    store.insert("note", {"id": ident, "title": "Boat", "text": text, "created_at": 1, "modified_at": 1})


def add_passage(store, start=4, end=8, ident="p1"):
    words = store.value("SELECT text FROM note WHERE id = 'n1'")[start:end]
    row = {"id": ident, "note": "n1", "start": start, "end": end, "words": words, "created_at": 1}
    store.insert("passage", row)


def text(store):
    return store.value("SELECT text FROM note WHERE id = 'n1'")


def passage(store):
    return tuple(store.db.execute("SELECT start, \"end\", lost, words FROM passage WHERE id = 'p1'").fetchone())


def test_a_change_outside_a_step_is_refused(store):
    with pytest.raises(Exception, match="outside a named step"):
        add_note(store)


def test_a_failing_step_leaves_nothing_behind(store):
    def fail():
        with store.step("Add note"):
            add_note(store)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert store.value("SELECT count(*) FROM note") == 0
    assert store.value("SELECT count(*) FROM step") == 0


def test_a_step_that_changes_nothing_is_not_in_the_history(store):
    before = store.stamp()
    with store.step("Look"):
        pass
    assert store.value("SELECT count(*) FROM step") == 0
    assert store.stamp() == before


def test_undo_of_delete_brings_the_note_and_its_passages_back(store):
    with store.step("Add note"):
        add_note(store)
        add_passage(store)
    with store.step("Delete note"):
        store.delete("note", "n1")
    assert store.value("SELECT count(*) FROM passage") == 0
    assert store.undo().label == "Delete note"
    assert text(store) == "The boat hung on its chain."
    assert passage(store) == (4, 8, 0, "boat")


def test_a_passage_lost_by_deletion_comes_back_with_its_id_by_undo(store):
    with store.step("Add note"):
        add_note(store)
        add_passage(store)
    with store.step("Write"):
        store.write_text("note", "n1", [Edit(0, "The boat ", "It ")])
    assert passage(store) == (0, 0, 1, "boat")
    store.undo()
    assert passage(store) == (4, 8, 0, "boat")
    store.redo()
    assert passage(store) == (0, 0, 1, "boat")


def test_a_passage_trimmed_at_its_left_edge_is_whole_again_after_undo(store):
    with store.step("Add note"):
        add_note(store)
        add_passage(store, 4, 13)
    with store.step("Write"):
        store.write_text("note", "n1", [Edit(0, "The boat", "X")])
    assert passage(store) == (1, 6, 0, " hung")
    store.undo()
    assert passage(store) == (4, 13, 0, "boat hung")


def test_undo_and_redo_of_everything_lead_back_and_forth(store):
    with store.step("Add note"):
        add_note(store)
    with store.step("Mark"):
        add_passage(store)
    with store.step("Write"):
        store.write_text("note", "n1", [Edit(0, "", "Oh. "), Edit(8, "boat", "barge")])
    with store.step("Rename"):
        store.update("note", "n1", {"title": "Barge"})
    final = store.rows("SELECT * FROM note"), store.rows("SELECT * FROM passage")
    while store.undo():
        pass
    assert store.value("SELECT count(*) FROM note") == 0
    while store.redo():
        pass
    assert (store.rows("SELECT * FROM note"), store.rows("SELECT * FROM passage")) == final


def test_after_something_new_nothing_can_be_redone(store):
    with store.step("Add note"):
        add_note(store)
    with store.step("Rename"):
        store.update("note", "n1", {"title": "A"})
    store.undo()
    with store.step("Rename again"):
        store.update("note", "n1", {"title": "B"})
    assert store.can_redo() is None
    assert store.redo() is None


def test_an_older_step_is_undone_alone_when_nothing_builds_on_it(store):
    with store.step("Add note"):
        add_note(store)
        add_note(store, "n2")
    with store.step("Mark passage") as marked:
        add_passage(store)
    with store.step("Rename other"):
        store.update("note", "n2", {"title": "Other"})
    store.undo_step(marked.id)
    assert store.value("SELECT count(*) FROM passage") == 0
    assert store.value("SELECT title FROM note WHERE id = 'n2'") == "Other"


def test_an_older_step_that_others_build_on_is_not_undone_and_the_sentence_names_them(store):
    with store.step("Add note") as added:
        add_note(store)
    with store.step("Mark passage"):
        add_passage(store)
    with pytest.raises(UserError, match="Mark passage"):
        store.undo_step(added.id)


def test_a_deleted_passage_restored_later_is_carried_through_what_was_written_since(store):
    with store.step("Add note"):
        add_note(store)
        add_passage(store)
    with store.step("Delete passage") as deleted:
        store.delete("passage", "p1")
    with store.step("Write"):
        store.write_text("note", "n1", [Edit(0, "", "Early. ")])
    store.undo_step(deleted.id)
    assert passage(store) == (11, 15, 0, "boat")


def test_undo_in_a_note_takes_back_its_own_last_step(store):
    with store.step("Add notes"):
        add_note(store)
        add_note(store, "n2")
    with store.step("Write in first"):
        store.write_text("note", "n1", [Edit(0, "", "A")])
    with store.step("Write in second"):
        store.write_text("note", "n2", [Edit(0, "", "B")])
    assert store.undo_note("n1").label == "Write in first"
    assert store.value("SELECT text FROM note WHERE id = 'n2'").startswith("B")
    assert store.redo_note("n1").label == "Write in first"
    assert text(store).startswith("A")


def test_typing_joins_one_step_and_each_commit_is_told(store):
    with store.step("Add note"):
        add_note(store)
    told = []
    store.subscribe(told.append)
    stamps = [store.stamp()]
    for number, letter in enumerate("abc"):
        with store.step("Write", join="write:n1"):
            store.write_text("note", "n1", [Edit(number, "", letter)])
        stamps.append(store.stamp())
    assert store.value("SELECT count(*) FROM step") == 2
    assert len({seq for seq, _ in stamps}) == 4
    assert [changes.refs for changes in told] == [frozenset({Ref("note", "n1")})] * 3
    assert store.value("SELECT count(*) FROM change WHERE op = 'edit'") == 1
    store.undo()
    assert text(store) == "The boat hung on its chain."


def test_typing_begins_a_new_step_after_another_action(store):
    with store.step("Add note"):
        add_note(store)
    with store.step("Write", join="w"):
        store.write_text("note", "n1", [Edit(0, "", "a")])
    with store.step("Mark"):
        add_passage(store, 5, 9)
    with store.step("Write", join="w"):
        store.write_text("note", "n1", [Edit(0, "", "b")])
    assert store.value("SELECT count(*) FROM step") == 4
    store.seal_writing()
    with store.step("Write", join="w"):
        store.write_text("note", "n1", [Edit(0, "", "c")])
    assert store.value("SELECT count(*) FROM step") == 5


def test_rows_of_a_long_step_are_invisible_until_it_is_closed(store):
    pending = store.pending("Import")
    with pending.slice():
        add_note(store)
    assert store.value("SELECT count(*) FROM live_note") == 0
    with store.step("Type meanwhile"):
        add_note(store, "n2")
    assert store.value("SELECT count(*) FROM live_note") == 1
    before = store.stamp()
    told = []
    store.subscribe(told.append)
    pending.close()
    assert store.value("SELECT count(*) FROM live_note") == 2
    assert told[0].refs == frozenset({Ref("note", "n1")})
    assert (Ref("note", "n1")) in [ref for _, ref in store.touched_since(before[0])]


def test_a_cancelled_long_step_leaves_nothing_and_the_rest_stays(store):
    pending = store.pending("Import")
    with pending.slice():
        add_note(store)
        add_passage(store)
    with store.step("Type meanwhile"):
        add_note(store, "n2")
    again = pending.cancel()
    while again():
        pass
    assert store.value("SELECT group_concat(id) FROM note") == "n2"
    assert store.value("SELECT count(*) FROM passage") == 0
    assert store.holds(*store.stamp())


def test_undo_of_a_long_step_hides_all_of_it_at_once_and_redo_shows_it(store):
    pending = store.pending("Import")
    with pending.slice():
        add_note(store)
    pending.close()
    assert store.can_undo().label == "Import"
    store.undo()
    assert store.value("SELECT count(*) FROM live_note") == 0
    store.redo()
    assert store.value("SELECT count(*) FROM live_note") == 1


def test_the_stamp_of_another_history_is_not_held(store):
    with store.step("Add note"):
        add_note(store)
    seq, step = store.stamp()
    assert store.holds(seq, step)
    assert not store.holds(seq, "0" * 32)
    assert not store.holds(seq + 1, step)


def test_the_journal_takes_the_first_image_of_a_row_in_a_step(store):
    with store.step("Add note"):
        add_note(store)
    with store.step("Rename twice"):
        store.update("note", "n1", {"title": "A"})
        store.update("note", "n1", {"title": "B"})
    store.undo()
    assert store.value("SELECT title FROM note") == "Boat"


def test_an_outer_conflict_clause_does_not_overwrite_the_first_image(store):
    with store.step("Add note"):
        add_note(store)
    with store.step("Rename"):
        store.update("note", "n1", {"title": "A"})
        store.db.execute("UPDATE OR REPLACE note SET title = 'B' WHERE id = 'n1'")
    store.undo()
    assert store.value("SELECT title FROM note") == "Boat"


def test_links_go_with_what_they_link_and_come_back_with_it(store):
    link = {"id": "l1", "source_noun": "note", "source": "n1", "target_noun": "note", "target": "n2", "at": 1}
    with store.step("Add"):
        add_note(store)
        add_note(store, "n2")
        store.insert("link", link)
    with store.step("Delete"):
        store.delete("note", "n2")
    assert store.value("SELECT count(*) FROM link") == 0
    store.undo()
    assert store.value("SELECT target FROM link") == "n2"
