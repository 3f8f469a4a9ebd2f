"""People, places, phases, teams: what is true of them, and when."""

# ruff: noqa: ARG005  (each verb is given the project and the study, whether or not it needs both)

import pytest
from ferry_study import furnish

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.refs import Ref


@pytest.mark.parametrize(
    ("verb", "words"),
    [
        (lambda p, s: p.actors.add(" "), "needs a name"),
        (lambda p, s: p.actors.add("winifred  PASK"), "among the people already"),
        (lambda p, s: p.actors.add("Rex", kind="dog"), "person or a group"),
        (lambda p, s: p.actors.change(s.win.id, name="The crew"), "among the people already"),
        (lambda p, s: p.actors.change(s.win.id, kind="dog"), "person or a group"),
        (lambda p, s: p.actors.change(s.win.id, name=" "), "needs a name"),
        (lambda p, s: p.actors.get("0" * 32), "not in the project"),
        (lambda p, s: p.actors.delete("0" * 32), "not in the project"),
        (lambda p, s: p.facts.add(s.win.id, "role", " "), "a name and a value"),
        (lambda p, s: p.facts.add(s.win.id, "role", "x", "2015", "2014-12"), "before it begins"),
        (lambda p, s: p.facts.add(s.win.id, "role", "x", "last year"), "no date"),
        (lambda p, s: p.facts.add("0" * 32, "role", "x"), "no longer there"),
        (lambda p, s: p.sites.add(""), "needs a name"),
        (lambda p, s: p.sites.add("THE QUAY"), "among the places already"),
        (lambda p, s: p.sites.change(s.hut.id, name="The quay"), "among the places already"),
        (lambda p, s: p.sites.change(s.quay.id, parent=s.hut.id), "within itself"),
        (lambda p, s: p.sites.change(s.quay.id, parent=s.quay.id), "within itself"),
        (lambda p, s: p.sites.get("0" * 32), "not in the project"),
        (lambda p, s: p.phases.add(" ", "2014"), "needs a name"),
        (lambda p, s: p.phases.add("A", ""), "when this phase begins"),
        (lambda p, s: p.phases.add("A", "summer"), "no date"),
        (lambda p, s: p.phases.add("A", "2014", "2013"), "before it begins"),
        (lambda p, s: p.phases.change(s.phase.id, end="2014-05"), "before it begins"),
        (lambda p, s: p.phases.change("0" * 32, name="A"), "not in the project"),
        (lambda p, s: p.contributors.add(""), "who works"),
        (lambda p, s: p.contributors.change("0" * 32, name="A"), "not in the project"),
        (lambda p, s: p.contributors.change(p.me.id, name=" "), "who works"),
        (lambda p, s: p.turns.add_many([Turn(new_id(), s.other.id, 0, 999)]), "outside its note"),
        (lambda p, s: p.turns.add_many([Turn(new_id(), "0" * 32, 0, 1)]), "outside its note"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence_and_nothing_changes(project, verb, words):
    study = furnish(project)
    before = project.store.stamp()
    with pytest.raises(UserError, match=words):
        verb(project, study)
    assert project.store.stamp() == before


def test_facts_are_answered_as_at_a_day(project):
    study = furnish(project)
    facts = project.facts
    facts.add(study.win.id, "role", "warden", "2015-10")
    facts.add(study.win.id, "lives", "far bank")
    assert facts.at(study.win.id, "2009-12-31") == {"lives": "far bank"}
    assert facts.at(study.win.id, "2010-01-01") == {"lives": "far bank", "role": "ferrywoman"}
    assert facts.at(study.win.id, "2015-09-30")["role"] == "ferrywoman"
    assert facts.at(study.win.id, "2015-10-01")["role"] == "warden"
    facts.add(study.win.id, "role", "deputy", "2015-10", "2015-10")
    assert facts.at(study.win.id, "2015-11-01")["role"] == "warden"


def test_people_are_listed_with_the_notes_in_which_they_are_present_speak_or_are_mentioned(project):
    study = furnish(project)
    project.mentions.add_to_note(study.other.id, 0, 4, Ref("actor", study.win.id))
    project.turns.add_many([Turn(new_id(), study.other.id, 0, 4, speaker=study.crew.id)])
    rows = {row.name: (row.notes, row.first, row.last) for row in project.actors.rows()}
    assert rows == {"The crew": (1, "2016-01-01", "2016-12-31"), "Winifred Pask": (2, "2014-08-27", "2016-12-31")}
    for row in project.actors.rows():
        assert len(project.actors.notes_of(row.id)) == row.notes


def test_deleting_somebody_leaves_notes_and_turns_without_the_name(project):
    study = furnish(project)
    project.actors.delete(study.win.id)
    assert project.notes.people(study.note.id) == []
    assert project.turns.of_note(study.note.id)[0].speaker is None
    assert project.facts.of(study.win.id) == []
    assert project.check() == []
    project.store.undo()
    assert project.turns.of_note(study.note.id)[0].speaker == study.win.id
    assert [fact.value for fact in project.facts.of(study.win.id)] == ["ferrywoman"]


def test_deleting_a_place_leaves_its_notes_and_what_lies_in_it(project):
    study = furnish(project)
    project.sites.delete(study.quay.id)
    assert project.notes.get(study.note.id).site is None
    assert project.sites.get(study.hut.id).parent is None
    project.store.undo()
    assert project.notes.get(study.note.id).site == study.quay.id
    assert project.sites.get(study.hut.id).parent == study.quay.id


def test_forms_of_names_are_found(project):
    study = furnish(project)
    assert project.actors.find(" winifred pask").id == study.win.id
    assert project.actors.find("Nobody") is None
    assert project.sites.find("the HUT").id == study.hut.id
    assert project.contributors.find("im").name == "Ines Marlowe"


def test_whoever_came_first_stays_first_whatever_the_clock_says(project, monkeypatch):
    monkeypatch.setattr("fieldnotes.project.contributors.now", lambda: 0)
    project.contributors.add("Oyin Sallow")
    assert [person.name for person in project.contributors.all()] == ["Ines Marlowe", "Oyin Sallow"]


def test_a_silent_turn_is_kept(project):
    study = furnish(project)
    project.turns.add_many([Turn(new_id(), study.other.id, 5, 5, speaker=study.win.id)])
    assert project.check() == []
    assert project.turns.at(study.note.id, 40).speaker == study.win.id
    assert project.turns.at(study.note.id, 0) is None
