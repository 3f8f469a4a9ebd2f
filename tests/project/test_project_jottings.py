"""Jottings wait until they have grown into a note, alone or together, or were set aside."""

import pytest

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.marks import Mark
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When


@pytest.fixture
def jottings(project):
    """Three jottings of two days, the last one made first."""
    quay = project.sites.add("The quay")
    win = project.actors.add("Winifred Pask")
    late = project.notes.add(kind="jotting", text="Horses.", observed=When.of("2013-09-10T17:05"))
    early = project.notes.add(
        kind="jotting", text="The bell.", observed=When.of("2013-09-09T08:10"), site=quay.id, marks=[Mark(4, 8, "bold")]
    )
    noon = project.notes.add(kind="jotting", text="Two pens.", observed=When.of("2013-09-09T12:00"), people=[win.id])
    project.store.mark_beginning()
    return early, noon, late


def waiting(project):
    return [each.opening for each in project.jottings.waiting()]


def test_the_oldest_jotting_waits_first(project, jottings):
    project.notes.add(title="A fieldnote", text="Not a jotting.")
    assert waiting(project) == ["The bell.", "Two pens.", "Horses."]
    assert project.jottings.count_waiting() == 3
    assert project.jottings.waiting()[0].site == "The quay"


def test_written_up_with_its_words_a_jotting_hands_on_date_place_and_formatting(project, jottings):
    early, *_ = jottings
    note = project.jottings.write_up([early.id], project.me.id, with_text=True)
    assert (note.kind, note.text, note.site, note.observed) == ("fieldnote", "The bell.", early.site, early.observed)
    assert project.notes.marks(note.id) == [Mark(4, 8, "bold")]
    assert [source.id for source in project.jottings.sources(note.id)] == [early.id]
    assert project.jottings.grown_into(early.id) == [Ref("note", note.id)]
    assert waiting(project) == ["Two pens.", "Horses."]


def test_written_up_on_an_empty_page_the_words_stay_in_the_jotting(project, jottings):
    note = project.jottings.write_up([jottings[0].id])
    assert note.text == ""
    assert project.notes.text(jottings[0].id) == "The bell."


def test_several_jottings_grow_into_one_note_and_none_of_them_waits_any_more(project, jottings):
    early, noon, late = jottings
    note = project.jottings.write_up([late.id, noon.id, early.id], with_text=True)
    assert note.text == "The bell.\nTwo pens.\nHorses."
    assert note.observed == When("2013-09-09", "2013-09-10", "range")
    assert [actor.name for actor in project.notes.people(note.id)] == ["Winifred Pask"]
    assert [source.id for source in project.jottings.sources(note.id)] == [early.id, noon.id, late.id]
    assert waiting(project) == []
    assert project.store.can_undo().label == "Write up 3 jottings"
    project.store.undo()
    assert len(waiting(project)) == 3


def test_jottings_of_one_day_make_a_note_of_that_day(project, jottings):
    assert project.jottings.write_up([each.id for each in jottings[:2]]).observed == When.of("2013-09-09")


def test_when_the_full_note_is_deleted_its_jottings_wait_again(project, jottings):
    note = project.jottings.write_up([each.id for each in jottings])
    project.notes.delete(note.id)
    assert len(waiting(project)) == 3


def test_what_is_set_aside_waits_no_more_until_it_is_taken_up(project, jottings):
    project.jottings.set_aside([jottings[0].id, jottings[1].id])
    assert waiting(project) == ["Horses."]
    project.jottings.set_aside([jottings[0].id], aside=False)
    assert waiting(project) == ["The bell.", "Horses."]
    project.store.undo()
    project.store.undo()
    assert len(waiting(project)) == 3


def test_nothing_chosen_is_said(project):
    with pytest.raises(UserError, match="Choose the jottings"):
        project.jottings.write_up([])


def test_of_some_notes_it_is_told_which_wait(project, jottings):
    every = {row.id for row in project.notes.rows()}
    assert project.jottings.waiting_among(every) == project.jottings.waiting_ids()
    one = sorted(project.jottings.waiting_ids())[0]
    assert project.jottings.waiting_among({one, "nothing"}) == {one}
    project.jottings.set_aside([one])
    assert project.jottings.waiting_among({one}) == set()


def test_the_first_words_of_a_long_jotting_end_in_a_whole_word(project):
    project.notes.add(kind="jotting", text="crossing " * 60)
    (each,) = project.jottings.waiting()
    assert each.opening == ("crossing " * 26).strip() + " …"
