"""Visits: entered, changed, deleted, undone; joined to notes by hand, by days and place, and many at once."""

import pytest

from fieldnotes.analysis.visits_from_notes import make_visits, planned_visits
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.project.note_rows import NoteFilter


@pytest.fixture
def places(project):
    crossing = project.sites.add("Crossing")
    return {
        "crossing": crossing.id,
        "hut": project.sites.add("Hut", crossing.id).id,
        "hall": project.sites.add("Hall").id,
    }


def note(project, observed, **fields):
    return project.notes.get(project.notes.add(observed=When.of(observed), **fields).id)


def test_a_visit_keeps_all_that_was_said_of_it(project, places):
    tom = project.contributors.add("Tom Achterberg")
    visit = project.visits.add(
        "2013-03-12T09:30",
        "2013-03-12T13:00",
        [project.me.id, tom.id, tom.id],
        site=places["hut"],
        minutes=210,
        access=" Nell let us in ",
        not_seen="The slip",
    )
    assert project.visits.get(visit.id) == visit
    assert visit.visitors == (project.me.id, tom.id)
    assert visit.access == "Nell let us in"
    assert visit.label() == "12 Mar 2013, 09:30–13:00"
    assert project.visits.of_contributor(tom.id) == project.visits.of_site(places["hut"]) == [visit]
    assert project.titles.title_and_detail(Ref("visit", visit.id)) == ("Hut", "visit · 12 Mar 2013")


def test_each_change_is_one_step_that_can_be_taken_back(project, places):
    visit = project.visits.add("2013-03-12", visitors=[project.me.id])
    tom = project.contributors.add("Tom Achterberg")
    project.visits.change(visit.id, visitors=(tom.id,), site=places["hall"], minutes=60)
    assert project.visits.get(visit.id).visitors == (tom.id,)
    assert project.store.undo().label == "Change visit of 12 Mar 2013"
    assert project.visits.get(visit.id) == visit


def test_a_deleted_visit_leaves_its_notes_and_comes_back_with_them(project):
    visit = project.visits.add("2013-03-12", visitors=[project.me.id])
    of = note(project, "2013-03-12")
    project.visits.assign([of.id], visit.id)
    project.visits.delete(visit.id)
    assert project.notes.get(of.id).visit is None
    with pytest.raises(UserError):
        project.visits.get(visit.id)
    project.store.undo()
    assert project.visits.get(visit.id) == visit
    assert project.notes.get(of.id).visit == visit.id


@pytest.mark.parametrize(
    "fields",
    [
        {"start": ""},
        {"start": "whenever"},
        {"start": "2013-03-12", "end": "2013-03-11"},
        {"start": "2013-03-12T13:00", "end": "2013-03-12T09:30"},
        {"start": "2013", "kind": "party"},
        {"start": "2013", "minutes": 0},
    ],
)
def test_a_visit_that_cannot_be_is_refused(project, fields):
    with pytest.raises(UserError):
        project.visits.add(**fields)


def test_notes_can_be_filtered_by_visit_and_tell_who_was_there(project):
    visit = project.visits.add("2013-03-12")
    nell = project.actors.add("Nell").id
    of, other = note(project, "2013-03-12", people=[nell]), note(project, "2013-03-12")
    project.visits.assign([of.id], visit.id)
    assert [row.id for row in project.notes.rows(NoteFilter(visit=visit.id))] == [of.id]
    assert [actor.id for actor in project.visits.people(visit.id)] == [nell]
    assert other.visit is None


def test_a_visit_fits_a_note_when_days_place_and_author_agree(project, places):
    tom = project.contributors.add("Tom Achterberg").id
    here = project.visits.add("2013-03-12", site=places["hut"], visitors=[project.me.id])
    project.visits.add("2013-03-12", site=places["hall"])
    project.visits.add("2013-03-12", "2013-03-12", kind="absence")
    hut = note(project, "2013-03-12T10:00", site=places["hut"], author=project.me.id)
    assert project.visits.fitting(hut) == [here]
    assert project.visits.fitting(note(project, "2013-03-12", site=places["crossing"])) == [here]
    assert project.visits.fitting(note(project, "2013-03-12", site=places["hut"], author=tom)) == []
    assert project.visits.fitting(note(project, "2013-03-13", site=places["hut"])) == []
    assert project.visits.fitting(project.notes.add()) == []


def test_of_two_visits_on_a_day_the_hour_decides(project, places):
    project.visits.add("2013-03-12T08:00", "2013-03-12T09:00", site=places["hut"])
    late = project.visits.add("2013-03-12T14:00", "2013-03-12T16:00", site=places["hut"])
    assert project.visits.fitting(note(project, "2013-03-12T15:00", site=places["hut"])) == [late]
    assert len(project.visits.fitting(note(project, "2013-03-12", site=places["hut"]))) == 2


def test_a_long_note_fits_no_short_visit_but_a_week_does(project):
    visit = project.visits.add("2013-03-12")
    assert project.visits.fitting(note(project, "2013-03-10/2013-03-16")) == [visit]
    assert project.visits.fitting(note(project, "2013-03")) == []


def made(project, planned):
    steps = make_visits(project, planned)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def test_notes_of_a_day_and_place_become_one_visit(project, places):
    me = project.me.id
    first = note(project, "2013-03-12", site=places["hut"], author=me)
    placeless = note(project, "2013-03-12T10:00", kind="jotting")
    hall = note(project, "2013-03-14", site=places["hall"])
    week = note(project, "2013-04-01/2013-04-05", site=places["hall"])
    known = project.visits.add("2013-03-14", site=places["hall"])
    for kind, observed in (("diary", "2013-03-12"), ("document", "2013-03-12"), ("fieldnote", "2013-03")):
        note(project, observed, kind=kind)
    planned = planned_visits(project)
    assert [(one.start, one.end, one.site, one.notes, one.visit) for one in planned] == [
        ("2013-03-12", None, places["hut"], (first.id, placeless.id), None),
        ("2013-03-14", None, places["hall"], (hall.id,), known.id),
        ("2013-04-01", "2013-04-05", places["hall"], (week.id,), None),
    ]
    assert planned[0].visitors == (me,)
    step = made(project, planned)
    assert step.label == "Make 3 visits from notes"
    assert len(project.visits.all()) == 3
    assert project.notes.get(hall.id).visit == known.id
    assert project.notes.get(first.id).visit == project.notes.get(placeless.id).visit
    assert planned_visits(project) == []
    project.store.undo_step(step.id)
    assert project.visits.all() == [known]
    assert project.notes.get(hall.id).visit is None


def test_making_visits_that_is_stopped_leaves_nothing(project):
    notes = [note(project, f"2013-03-{number:02}") for number in range(1, 20)]
    steps = make_visits(project, planned_visits(project))
    next(steps)
    steps.close()
    assert project.visits.all() == []
    assert {project.notes.get(one.id).visit for one in notes} == {None}
    assert project.check() == []


def test_only_chosen_notes_become_visits(project):
    one, _ = note(project, "2013-03-12"), note(project, "2013-03-13")
    assert [planned.notes for planned in planned_visits(project, {one.id})] == [(one.id,)]


def test_the_index_is_told_what_was_written_of_a_visit(project, places):
    visit = project.visits.add("2013-03-12T09:30", "2013-03-12T13:00", site=places["hut"], not_seen="The slip")
    away = project.visits.add("2013-05", "2013-06", kind="absence", description="Ill")
    rows = {row.id: row for row in project.indexing.rows([Ref("visit", visit.id), Ref("visit", away.id)])}
    assert (rows[visit.id].title, rows[visit.id].text, rows[visit.id].kind) == ("Hut", "The slip", "visit")
    assert rows[visit.id].observed.iso == "2013-03-12T09:30"
    assert (rows[away.id].title, rows[away.id].observed.iso) == ("Absence", "2013-05/2013-06")
