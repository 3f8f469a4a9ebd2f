"""The past of notes, memos and codes: told session by session, shown as it was, and brought back as a new step."""

import pytest
from ferry_study import TEXT, furnish

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.history import Deed, WritingSession
from fieldnotes.domain.refs import Ref


def last(project):
    return project.history.steps(1)[0]


def test_writing_makes_sessions_and_what_lies_outside_of_them_stands_alone(project):
    note = project.notes.add(title="Slip")
    ref = Ref("note", note.id)
    project.notes.write(note.id, [Edit(0, "", "The boat hung on its chain.")])
    project.codings.add(note.id, 4, 8, project.codes.add("listening").id)
    project.notes.write(note.id, [Edit(27, "", " It rained.")])
    project.notes.end_session(note.id)
    project.notes.change(note.id, title="On the slip")
    project.notes.write(note.id, [Edit(4, "boat ", "")])
    entered, first, renamed, second = project.history.passed(ref)
    assert isinstance(entered, Deed)
    assert entered.entered
    assert isinstance(first, WritingSession)
    assert [deed.label for deed in first.deeds] == ["Write in “Slip”", "Code with “listening”", "Write in “Slip”"]
    assert (first.added, first.removed, first.first, bool(first.seal)) == (8, 0, True, True)
    assert isinstance(renamed, Deed)
    assert renamed.label == "Rename note"
    assert isinstance(second, WritingSession)
    assert (second.added, second.removed, second.first, second.copy) == (0, 1, False, None)


def test_a_note_that_came_with_its_words_begins_with_them(project):
    study = furnish(project)
    first = project.history.passed(Ref("note", study.note.id))[0]
    assert isinstance(first, WritingSession)
    assert first.first
    assert first.deeds[0].added == project.notes.get(study.note.id).words


def test_undone_writing_is_told_as_undone(project):
    study = furnish(project)
    project.notes.write(study.note.id, [Edit(0, "", "Late. ")])
    project.store.undo()
    *_, deed, undoing = project.history.deeds(Ref("note", study.note.id))
    assert (deed.undone, deed.added) == (True, 1)
    assert (undoing.kind, undoing.removed) == ("undo", 1)


def test_an_old_text_comes_back_as_a_step_of_its_own_and_passages_hold(project):
    study = furnish(project)
    before = last(project).number
    project.notes.write(study.note.id, [Edit(0, TEXT[:32], "All gone, "), Edit(11, "She", "He")], label="Rewrite")
    ref = Ref("note", study.note.id)
    assert project.past.restore(ref, before, "12 Nov 2013")
    assert project.notes.text(study.note.id) == TEXT
    assert last(project).label == "Restore the text of 12 Nov 2013"
    live = [passage.words for passage in project.passages.of_note(study.note.id, lost=False)]
    assert "you wait for the water" in live
    project.store.undo()
    assert project.notes.text(study.note.id).startswith("All gone, \nHe")
    assert project.check() == []


def test_bringing_back_what_is_so_already_does_nothing(project):
    study = furnish(project)
    before = last(project)
    assert not project.past.restore(Ref("note", study.note.id), before.number, "today")
    assert last(project) == before


def test_a_memo_is_told_with_its_title_and_its_entries_and_comes_back_whole(project):
    study = furnish(project)
    ref = Ref("memo", study.memo.id)
    second = project.memos.add_entry(study.memo.id, "Second thoughts.")
    then = last(project).number
    words = project.past.words_at(ref)
    assert words.startswith("On clocks\n\n")
    assert "Time is owned. See Four words." in words
    project.memos.write(study.entry.id, [Edit(0, "Time", "Water")])
    project.memos.delete_entry(second.id)
    project.memos.change(study.memo.id, title="On water")
    assert "Second thoughts." not in project.past.words_at(ref)
    assert project.past.words_at(ref, then) == words
    assert project.past.restore(ref, then, "yesterday")
    assert project.past.words_at(ref) == words
    assert last(project).label == "Restore the memo of yesterday"
    project.store.undo()
    assert project.memos.get(study.memo.id).title == "On water"


def test_the_history_of_a_memo_counts_the_words_of_its_entries(project):
    study = furnish(project)
    ref = Ref("memo", study.memo.id)
    project.memos.write(study.entry.id, [Edit(0, "Time is", "Water")])
    sessions = [one for one in project.history.passed(ref) if isinstance(one, WritingSession)]
    assert sum(one.added for one in sessions) == 7
    assert sum(one.removed for one in sessions) == 2


def test_a_code_is_told_by_what_changed_it_with_reasons_and_not_by_its_codings(project):
    study = furnish(project)
    ref = Ref("code", study.waiting.id)
    then = last(project).number
    project.codes.rename(study.waiting.id, "Being kept waiting", "it is done to them")
    project.codes.redefine(study.waiting.id, "clearer", definition="Time that others own and give.")
    labels = [(deed.label, deed.reason) for deed in project.history.deeds(ref)]
    assert labels == [
        ("Add code “Waiting”", ""),
        ("Rename code “Waiting”", "it is done to them"),
        ("Redefine code “Being kept waiting”", "clearer"),
    ]
    assert project.past.words_at(ref, then) == "Waiting\n\nDefinition\nTime that others own."
    assert project.past.restore(ref, then, "May")
    assert project.codes.get(study.waiting.id).name == "Waiting"
    assert project.codes.events(study.waiting.id)[-1].reason == "as of May"
    assert last(project).label == "Restore the code of May"


def test_a_name_that_another_code_bears_by_now_cannot_come_back_and_nothing_is_half_done(project):
    study = furnish(project)
    then = last(project).number
    project.codes.rename(study.waiting.id, "Kept waiting")
    project.codes.add("Waiting")
    with pytest.raises(UserError, match="already"):
        project.past.restore(Ref("code", study.waiting.id), then, "May")
    assert project.codes.get(study.waiting.id).name == "Kept waiting"


def test_the_log_is_read_in_pages_and_narrowed_by_person_and_words(project):
    study = furnish(project)
    other = project.contributors.add("Tom Ashby")
    project.work_as(other)
    project.codes.rename(study.waiting.id, "Kept")
    assert [deed.label for deed in project.history.log(contributor=other.id)] == ["Rename code “Waiting”"]
    assert [deed.label for deed in project.history.log(words="code water ADD")] == ["Add code “Water time”"]
    assert project.history.log(words="100%") == []
    page = project.history.log(limit=3)
    rest = project.history.log(before=page[-1].number)
    assert len(page) + len(rest) == project.history.count()
    assert project.history.concerned(page[0].number) == Ref("code", study.waiting.id)


def test_one_step_is_undone_and_done_again_by_name_though_others_followed(project):
    study = furnish(project)
    project.codes.rename(study.money.id, "Wages")
    rename = last(project)
    project.notes.change(study.other.id, title="Wetter")
    project.store.undo_step(rename.id)
    assert project.codes.get(study.money.id).name == "Money"
    project.notes.change(study.other.id, title="Wettest")
    assert project.store.redo_step(rename.id).label == rename.label
    assert project.codes.get(study.money.id).name == "Wages"
    assert project.notes.get(study.other.id).title == "Wettest"
    with pytest.raises(UserError, match="is not undone"):
        project.store.redo_step(rename.id)
    project.store.undo_step(rename.id)
    project.codes.rename(study.money.id, "Pay")
    with pytest.raises(UserError, match="Rename code “Money”” came later"):
        project.store.redo_step(rename.id)


def test_pictures_deleted_since_come_back_with_the_text_in_their_order(project):
    note = project.notes.add(title="Slip", text="low \ufffc\nhigh \ufffc\nend").id
    first = project.media.add(note, 4, b"one", "one.bin")
    second = project.media.add(note, 11, b"two", "two.bin")
    then = last(project).number
    project.notes.write(note, [Edit(0, "low \ufffc\nhigh \ufffc\n", "")])
    assert project.media.of_note(note) == []
    assert project.past.restore(Ref("note", note), then, "May")
    assert [(media.id, media.start) for media in project.media.of_note(note)] == [(first.id, 4), (second.id, 11)]
    project.store.undo()
    assert project.media.of_note(note) == []


def test_a_note_without_a_title_is_called_by_its_first_words(project):
    note = project.notes.add(text="\ufffc\nLow water at the slip\nmore").id
    assert project.titles.title(Ref("note", note)) == "Low water at the slip"
    assert project.titles.title(Ref("note", project.notes.add().id)) == "untitled"
