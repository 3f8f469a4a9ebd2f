"""Pins, templates and pages of the list of notes."""

import pytest

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.when import When


@pytest.fixture
def notes(project):
    """Three notes; their ids."""
    days = ("2013-01-01", "2013-01-02", "2013-01-03")
    return [project.notes.add(title=f"Day {number}", observed=When.of(day)).id for number, day in enumerate(days)]


def test_the_note_pinned_last_stands_first(project, notes):
    project.pins.pin(notes[:1])
    project.pins.pin(notes[2:])
    assert project.pins.all() == [notes[2], notes[0]]


def test_a_note_is_pinned_once_and_the_step_names_how_many(project, notes):
    project.pins.pin(notes[:2])
    project.pins.pin(notes)
    assert sorted(project.pins.all()) == sorted(notes)
    assert project.store.can_undo().label == "Pin note"
    project.pins.pin(notes)
    assert project.store.can_undo().label == "Pin note"


def test_undo_of_unpinning_brings_the_pins_back(project, notes):
    project.pins.pin(notes)
    project.pins.unpin(notes[:2])
    assert project.pins.all() == notes[2:]
    assert project.store.can_undo().label == "Unpin 2 notes"
    project.store.undo()
    assert sorted(project.pins.all()) == sorted(notes)


def test_a_pin_goes_and_comes_back_with_its_note(project, notes):
    project.pins.pin(notes[:1])
    project.notes.delete(notes[0])
    assert project.pins.all() == []
    project.store.undo()
    assert project.pins.all() == notes[:1]


def test_what_is_gone_cannot_be_pinned(project, notes):
    project.notes.delete(notes[0])
    with pytest.raises(UserError, match="not in the project any more"):
        project.pins.pin(notes[:1])
    project.pins.unpin(notes)
    assert project.check() == []


def test_a_template_is_no_note_of_the_study(project, notes):
    sheet = project.notes.add(title="Nine dimensions", kind="jotting", text="Space: Actor:", observed=When.of("1999"))
    words = project.stats()["words"]
    with project.store.step("Make a template"):
        project.store.insert("template", {"id": new_id(), "note": sheet.id, "position": 0})
    assert sheet.id not in [row.id for row in project.notes.rows()]
    assert sheet.id not in [row.id for page in project.notes.pages() for row in page]
    assert project.notes.rows(ids=[sheet.id]) == []
    assert (project.notes.count(), project.jottings.count_waiting()) == (3, 0)
    assert project.stats()["notes"] == 3
    assert project.stats()["words"] == words - 2
    assert project.stats()["observed"]["from"] == "2013-01-01"


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
def test_pages_hold_the_whole_list_in_its_order(project, size):
    for observed in ("2013", "2013-01", "2013-01-01", "2013-01-01T10:00", "2012-05-06", "2014/2015", "", "", ""):
        for _ in range(2):
            project.notes.add(title=observed, observed=When.of(observed) if observed else None)
    pages = list(project.notes.pages(size))
    assert [row for page in pages for row in page] == project.notes.rows()
    assert max(len(page) for page in pages) <= size


def test_between_two_pages_the_project_can_be_written_in(project, notes):
    pages = project.notes.pages(1)
    assert next(pages)[0].id == notes[2]
    project.notes.change(notes[1], title="Renamed meanwhile")
    assert [row.title for page in pages for row in page] == ["Renamed meanwhile", "Day 0"]


def test_a_row_tells_how_long_its_note_waited_to_be_written(project):
    project.notes.add(observed=When.of("2013-11-12"), written="2013-11-24T10:00")
    project.notes.add(observed=When.of("2012"))
    assert [row.lag for row in project.notes.rows()] == [12, None]
