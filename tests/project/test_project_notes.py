"""Notes: adding, finding, listing, writing, in every script."""

import pytest
from ferry_study import TEXT, furnish
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.marks import Mark
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.project.note_rows import NoteFilter
from fieldnotes.text.counting import count_words


def test_a_note_comes_back_as_it_was_added(project):
    study = furnish(project)
    note = project.notes.get(study.note.id)
    assert note == study.note
    assert (note.title, note.observed.iso, note.written) == ("Four words", "2014-08-27", "2014-08-28")
    assert note.words == count_words(TEXT)
    assert [person.name for person in project.notes.people(note.id)] == ["Winifred Pask"]


def test_what_may_not_stand_in_a_text_is_settled_at_the_door(project):
    note = project.notes.add(
        title=" A\x00 half \ud83d\n character ", text="one\r\ntwo\u2028three\x00", source="caf\udce9.txt"
    )
    assert project.notes.text(note.id) == "one\ntwo\nthree"
    assert project.notes.get(note.id).title == "A half \ufffd character"
    assert project.notes.get(note.id).source == "caf\ufffd.txt"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": "poem"}, "no kind of note"),
        ({"status": "finished"}, "no status"),
        ({"written": "last week"}, "no date"),
        ({"written": "2014-13"}, "no date"),
        ({"site": "nowhere"}, "no longer there"),
    ],
)
def test_a_header_that_makes_no_sense_is_refused_in_one_sentence_and_nothing_is_kept(project, fields, words):
    note = project.notes.add(text="Words.")
    with pytest.raises(UserError, match=words):
        project.notes.add(text="More words.", **fields)
    with pytest.raises(UserError, match=words):
        project.notes.change(note.id, **fields)
    assert project.notes.count() == 1
    assert project.notes.get(note.id) == note


def test_a_note_that_is_gone_is_said_to_be_gone(project):
    note = project.notes.add(text="Words.")
    project.notes.delete(note.id)
    assert not project.notes.exists(note.id)
    assert project.notes.text(note.id) == ""
    for verb in (
        lambda: project.notes.get(note.id),
        lambda: project.notes.change(note.id, title="A"),
        lambda: project.notes.write(note.id, [Edit(0, "", "A")]),
        lambda: project.passages.add(note.id, 0, 5),
        lambda: project.registers.set(note.id, 0, 5, "aside"),
    ):
        with pytest.raises(UserError, match="not in the project any more"):
            verb()
    with pytest.raises(UserError, match="no longer there"):
        project.notes.set_people(note.id, [project.actors.add("A").id])


def test_a_note_is_found_by_id_by_the_beginning_of_it_and_by_title(project):
    note = project.notes.add(title="The  chain vote", text="Words.")
    for words in (note.id, note.id[:8], note.id[:8].upper(), "The chain vote", "  The chain   vote "):
        assert project.notes.find(words).id == note.id


def test_a_note_is_not_guessed_at(project):
    project.notes.add(title="Wet")
    project.notes.add(title="Wet")
    named = project.notes.add(title="")
    project.notes.add(title=named.id[:6])
    with pytest.raises(UserError, match="Several notes answer to “Wet”"):
        project.notes.find("Wet")
    with pytest.raises(UserError, match="Several notes answer"):
        project.notes.find(named.id[:6])
    with pytest.raises(UserError, match="No note is called “Dry”"):
        project.notes.find("Dry")
    with pytest.raises(UserError, match="Say which note"):
        project.notes.find("  ")


def test_notes_are_listed_newest_observed_first_and_undated_ones_last(project):
    for title, when in [("b", "2014"), ("a", "2014-05"), ("d", None), ("c", "2013-12-31"), ("e", "2014-05-03T09:00")]:
        project.notes.add(title=title, observed=When.of(when) if when else None)
    assert [row.title for row in project.notes.rows()] == ["e", "a", "b", "c", "d"]


def test_a_list_is_narrowed_by_kind_place_person_date_and_status(project):
    study = furnish(project)

    def titles(**only):
        return [row.title for row in project.notes.rows(NoteFilter(**only))]

    assert titles(kind="jotting") == ["Wet"]
    assert titles(site=study.quay.id) == ["Four words"]
    assert titles(actor=study.win.id) == ["Four words"]
    assert titles(since="2015") == ["Wet"]
    assert titles(until="2014-08") == ["Four words"]
    assert titles(since="2014-08-27", until="2014-08-27") == ["Four words"]
    assert titles(since="2016-07", until="2016-08") == ["Wet"]
    assert titles(status="draft") == []
    assert [row.title for row in project.notes.rows(ids=[study.other.id])] == ["Wet"]


def test_a_row_says_place_people_and_phase(project):
    study = furnish(project)
    row = project.notes.rows(NoteFilter(actor=study.win.id))[0]
    assert (row.site, row.people, row.phase) == ("The quay", ("Winifred Pask",), "First summer")
    wet = project.notes.rows(NoteFilter(kind="jotting"))[0]
    assert (wet.site, wet.people, wet.phase) == ("", (), "")


def test_people_keep_the_order_they_are_named_in(project):
    names = [project.actors.add(name).id for name in ("Z", "A", "M")]
    note = project.notes.add(people=names[:1])
    project.notes.set_people(note.id, [names[0], names[1]])
    assert [person.name for person in project.notes.people(note.id)] == ["Z", "A"]
    project.notes.set_people(note.id, [names[2], names[1], names[0], names[2]])
    assert [person.name for person in project.notes.people(note.id)] == ["M", "A", "Z"]
    assert project.notes.rows()[0].people == ("M", "A", "Z")


def test_writing_carries_everything_that_lies_on_the_text(project):
    study = furnish(project)
    project.notes.write(study.note.id, [Edit(0, "", "早上。😀 ")])
    text = project.notes.text(study.note.id)
    passage = project.passages.get(study.coding.passage)
    assert text[passage.start : passage.end] == passage.words == "you wait for the water"
    turn = project.turns.of_note(study.note.id)[0]
    assert text[turn.start : turn.end].startswith("She said")
    mention = project.mentions.of_note(study.note.id)[0]
    assert text[mention.start : mention.end] == "She"
    register = project.registers.of_note(study.note.id)[0]
    assert text[register.start : register.end].startswith("She said")
    assert [text[mark.start : mark.end] for mark in project.notes.marks(study.note.id)] == ["The chain"]
    assert project.check() == []


def test_edits_that_do_not_fit_are_refused_and_nothing_of_them_is_kept(project):
    study = furnish(project)
    with pytest.raises(UserError, match="changed elsewhere"):
        project.notes.write(study.note.id, [Edit(0, "", "X"), Edit(0, "not there", "")])
    assert project.notes.text(study.note.id) == TEXT


def test_an_edit_that_is_settled_shorter_moves_those_after_it(project):
    note = project.notes.add(text="ab")
    project.notes.write(note.id, [Edit(1, "", "\r\n\x00-"), Edit(5, "", "|"), Edit(0, "a", "A")])
    assert project.notes.text(note.id) == "A\n-|b"


def test_marks_are_replaced_where_they_changed_and_cut_to_the_text(project):
    study = furnish(project)
    project.notes.set_marks(study.note.id, [Mark(0, 9, "bold"), Mark(4, 10_000, "italic"), Mark(3, 3, "bold")])
    assert project.notes.marks(study.note.id) == [Mark(0, 9, "bold"), Mark(4, len(TEXT), "italic")]
    assert project.check() == []


def test_words_of_a_writing_session_are_kept_whole_once(project):
    study = furnish(project)
    assert project.notes.end_session(study.note.id)
    assert not project.notes.end_session(study.note.id)
    project.notes.write(study.note.id, [Edit(0, "", "Late. ")])
    assert project.notes.end_session(study.note.id)
    assert [copy.text for copy in project.history.revisions(study.note.id)] == [TEXT, "Late. " + TEXT]


def test_the_text_is_known_as_it_stood_after_each_step_even_of_a_deleted_note(project):
    study = furnish(project)
    for words in ("One. ", "Two. ", "Three. "):
        project.notes.write(study.note.id, [Edit(0, "", words)], label=f"Write {words}")
    project.store.undo()
    steps = project.history.of(Ref("note", study.note.id))[::-1]
    texts = [project.history.text_at(study.note.id, step) for step in steps[-4:]]
    project.notes.delete(study.note.id)
    assert texts == ["One. " + TEXT, "Two. One. " + TEXT, "Three. Two. One. " + TEXT, "Two. One. " + TEXT]
    assert [project.history.text_at(study.note.id, step) for step in steps[-4:]] == texts


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_words_are_counted_right_after_any_edit_and_any_undo(project, data):
    alphabet = st.text(st.sampled_from("ab 1_'\n\t\u00a0é\u0301早กा\U0001f600\u3000\u0e33"), max_size=8)
    note = project.notes.add(text=data.draw(alphabet) * 3)
    for _ in range(3):
        text = project.notes.text(note.id)
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        project.notes.write(note.id, [Edit(start, text[start:end], data.draw(alphabet))])
        assert project.notes.get(note.id).words == count_words(project.notes.text(note.id))
    project.store.undo_note(note.id)
    assert project.notes.get(note.id).words == count_words(project.notes.text(note.id))
