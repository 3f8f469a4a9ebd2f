"""The frame of a study: researchers and how they stood towards the field, strands, phases, places."""

# ruff: noqa: ARG005  (each verb is given the project and the study, whether or not it needs both)

import pytest
from ferry_study import furnish

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.standings import last_days
from fieldnotes.domain.when import When
from fieldnotes.project.note_rows import NoteFilter

NOWHERE = "0" * 32


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        (lambda p, s: p.standings.enter(p.me.id, "insider", "soon"), "no date"),
        (lambda p, s: p.standings.enter(p.me.id, " ", "2014"), "what the standing was"),
        (lambda p, s: p.standings.enter(p.me.id, "insider", ""), "from when"),
        (lambda p, s: p.standings.change(s.standing.id, end="2013"), "before it begins"),
        (lambda p, s: p.standings.remove(NOWHERE), "not in the project"),
        (lambda p, s: p.strands.add(""), "needs a name"),
        (lambda p, s: p.strands.add("ETHNOGRAPHY"), "among the strands already"),
        (lambda p, s: p.strands.change(s.strand.id, name=" "), "needs a name"),
        (lambda p, s: p.strands.delete(NOWHERE), "not in the project"),
        (lambda p, s: p.contributors.delete(p.me.id), "You are working as Ines Marlowe"),
        (lambda p, s: p.contributors.delete(NOWHERE), "not in the project"),
        (lambda p, s: p.phases.add("A", "2014", soft=-1), "0 to 366 days"),
        (lambda p, s: p.phases.change(s.phase.id, soft=367), "0 to 366 days"),
        (lambda p, s: p.sites.move(s.quay.id, s.hut.id), "within itself"),
        (lambda p, s: p.sites.move(s.quay.id, NOWHERE), "not in the project"),
        (lambda p, s: p.sites.change(s.quay.id, place="95.2, 0.1"), "degrees"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_leaves_no_step(project, verb, words):
    study = furnish(project)
    with pytest.raises(UserError, match=words):
        verb(project, study)
    assert project.store.can_undo() is None


def test_a_standing_is_answered_as_at_a_day_and_lasts_until_the_next(project):
    me = project.me.id
    project.standings.enter(me, "outsider", "2014", "2015-06")
    project.standings.enter(me, "guest", "2016-03")
    project.standings.enter(me, "member", "2017", text="I am on the rota now.")
    days = {
        "2013-12-31": "",
        "2014-01-01": "outsider",
        "2015-06-30": "outsider",
        "2015-07-01": "",
        "2030-01-01": "member",
    }
    assert {day: project.standings.at(me, day) for day in days} == days
    assert project.standings.at(me, "2016-12-31") == "guest"
    assert list(last_days(project.standings.of(me)).values()) == ["2015-06-30", "2016-12-31", None]


def test_deleting_a_researcher_leaves_what_they_wrote_and_undo_brings_them_back(project):
    study = furnish(project)
    project.contributors.delete(study.oyin.id)
    assert project.notes.get(study.other.id).author is None
    assert project.check() == []
    project.store.undo()
    assert project.notes.get(study.other.id).author == study.oyin.id
    assert [each.standing for each in project.standings.of(study.oyin.id)] == ["newcomer"]


def test_deleting_a_strand_leaves_its_notes_and_phases(project):
    study = furnish(project)
    assert project.strands.counts() == {study.strand.id: 1}
    project.strands.delete(study.strand.id)
    assert project.phases.get(study.phase.id).strand is None
    assert project.notes.get(study.other.id).strand is None
    assert project.strands.find("ethnography") is None


def test_a_note_of_a_phase_is_known_by_its_date(project):
    study = furnish(project)
    assert [phase.name for phase in project.phases.at("2014-06-01").sure] == ["First summer"]
    assert project.phases.at("2014-10-01").words() == ""
    project.phases.add("Winter", "2014-11")
    spanning = project.notes.add(title="Long", observed=When.of("2014-09/2014-12"))
    phases = {row.id: row.phase for row in project.notes.rows()}
    assert phases[spanning.id] == "First summer / Winter"
    assert (phases[study.note.id], phases[study.other.id]) == ("First summer", "Winter")
    project.phases.change(study.phase.id, end="2014-08-26")
    assert {row.id: row.phase for row in project.notes.rows()}[study.note.id] == ""


def test_the_notes_of_an_author_and_of_a_strand_are_counted(project):
    study = furnish(project)
    assert [row.id for row in project.notes.rows(NoteFilter(author=study.oyin.id))] == [study.other.id]
    assert [row.id for row in project.notes.rows(NoteFilter(strand=study.strand.id))] == [study.other.id]
    tally = project.tallies.notes(NoteFilter(author=study.oyin.id))
    assert (tally.notes, tally.words, tally.first, tally.kinds) == (1, 3, "2016-01-01", (("jotting", 1),))
    assert project.tallies.by_author()[study.oyin.id] == 1


def test_one_walk_over_the_notes_counts_what_the_single_questions_count(project):
    furnish(project)
    project.templates.add("Sheet", text="Who came?")
    counts = project.tallies.study()
    assert counts.notes == project.tallies.notes(NoteFilter())
    assert counts.authors == project.tallies.by_author()
    assert counts.strands == project.strands.counts()
    assert counts.sites == project.sites.counts()


def test_a_place_tells_who_was_seen_there_and_which_codes_are_used_of_it(project):
    study = furnish(project)
    notes = [row.id for row in project.notes.rows(NoteFilter(site=study.quay.id))]
    assert [(each.ref, each.count) for each in project.tallies.people(notes)] == [(Ref("actor", study.win.id), 1)]
    assert {(each.name, each.count) for each in project.tallies.codes(notes)} == {("Money", 1), ("Waiting", 1)}
    assert project.tallies.codes([study.other.id]) == []
    assert project.tallies.visits_to(study.quay.id).count == 0


def test_visits_are_counted_without_the_days_when_nobody_came(project):
    study = furnish(project)
    rows = (("a", "2014-08-27", "visit"), ("b", "2015-01", "visit"), ("c", "2015-02", "absence"))
    with project.store.step("Enter visits"):
        for ident, start, kind in rows:
            project.store.insert("visit", {"id": ident, "site": study.quay.id, "start": start, "kind": kind})
        project.store.insert("visitor", {"id": "d", "visit": "a", "contributor": project.me.id})
    visits = project.tallies.visits_to(study.quay.id)
    assert (visits.count, visits.first, visits.last) == (2, "2014-08-27", "2015-01")
    assert project.tallies.visits_of(project.me.id).count == 1


def test_a_place_is_moved_with_what_lies_in_it(project):
    study = furnish(project)
    bank = project.sites.add("The far bank", place=" 52.2053 , 0.1218 ")
    project.sites.move(study.quay.id, bank.id)
    assert bank.place == "52.2053,0.1218"
    assert project.store.can_undo().label == "Move “The quay” into “The far bank”"
    assert [site.name for site in project.sites.within(bank.id)] == ["The quay"]
    assert project.sites.get(study.hut.id).parent == study.quay.id
    project.sites.change(bank.id, place="Over  there, no. 4")
    assert project.sites.get(bank.id).place == "Over there, no. 4"


def test_names_of_the_frame_are_found_as_one_types(project):
    study = furnish(project)
    found = {ref.noun: (title, detail) for ref, title, detail in project.titles.complete("oy")}
    assert found["contributor"] == ("Oyin Sallow", "researcher")
    for ref in (Ref("team", study.team.id), Ref("strand", study.strand.id), Ref("project", project.id)):
        assert project.titles.exists(ref)
    assert project.titles.complete("ferry t")[0][0] == Ref("team", study.team.id)
    assert project.titles.complete("first s")[0][0] == Ref("phase", study.phase.id)
