"""Events: their dates, places and names, found, mentioned, linked and undone like everything else."""

import pytest

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.project.project import Project


def test_events_are_listed_in_the_order_in_which_they_happened(project: Project) -> None:
    project.events.add("Undated wedding")
    project.events.add("Second flood", When.of("2018-01"))
    project.events.add("First flood", When("2012", None, "about"))
    assert [event.name for event in project.events.all()] == ["First flood", "Second flood", "Undated wedding"]


def test_an_event_keeps_how_exactly_its_date_is_known(project: Project) -> None:
    site = project.sites.add("Orrin Crossing").id
    made = project.events.add("Flood", When("2012-03", None, "season"), site, "The river rose.")
    assert project.events.get(made.id) == made
    project.events.change(made.id, observed=When.of("2012-04-18/2012-04-20"))
    assert project.events.get(made.id).observed == When("2012-04-18", "2012-04-20", "range")
    project.events.change(made.id, observed=None)
    assert project.events.get(made.id).observed is None


@pytest.mark.parametrize("name", ["", "  ", "the  FLOOD"])
def test_an_event_needs_a_name_of_its_own(project: Project, name: str) -> None:
    project.events.add("The flood")
    with pytest.raises(UserError):
        project.events.add(name)


def test_renaming_an_event_to_its_own_name_in_other_case_is_no_clash(project: Project) -> None:
    flood = project.events.add("the flood")
    project.events.change(flood.id, name="The Flood")
    assert project.events.get(flood.id).name == "The Flood"


def test_a_field_that_events_lack_is_a_bug(project: Project) -> None:
    flood = project.events.add("Flood")
    with pytest.raises(TypeError):
        project.events.change(flood.id, colour="red")


def test_undo_of_each_verb_brings_the_event_back_as_it_was(project: Project) -> None:
    flood = project.events.add("Flood", When.of("2012-04-18"))
    project.events.change(flood.id, name="Big flood", observed=None, description="Mud.")
    project.store.undo()
    assert project.events.get(flood.id) == flood
    project.events.delete(flood.id)
    assert project.events.all() == []
    project.store.undo()
    assert project.events.all() == [flood]


def test_deleting_an_event_takes_its_mentions_along_and_undo_brings_them_back(project: Project) -> None:
    flood = project.events.add("Flood")
    note = project.notes.add(text="After the flood we met.").id
    project.mentions.add_to_note(note, 10, 15, Ref("event", flood.id))
    assert project.events.counts() == {flood.id: 1}
    project.events.delete(flood.id)
    assert project.mentions.of_note(note) == []
    assert project.notes.text(note) == "After the flood we met."
    project.store.undo()
    assert [mention.target for mention in project.mentions.of_note(note)] == [flood.id]


def test_deleting_the_place_of_an_event_keeps_the_event(project: Project) -> None:
    site = project.sites.add("Quay").id
    flood = project.events.add("Flood", site=site)
    project.sites.delete(site)
    assert project.events.get(flood.id).site is None


def test_events_are_completed_with_their_date_and_linked(project: Project) -> None:
    flood = project.events.add("The flood", When.of("2012-04"))
    ref = Ref("event", flood.id)
    assert project.mentions.complete("flo", ("event",)) == [(ref, "The flood", "2012-04")]
    assert project.titles.title_and_detail(ref) == ("The flood", "event · Apr 2012")
    memo = project.memos.add("Water", about=[ref])
    (neighbour,) = project.links.of(ref)
    assert neighbour.ref == Ref("memo", memo.id)


def test_people_and_places_are_completed_by_what_else_they_are_called(project: Project) -> None:
    winifred = project.actors.add("Winifred Pask", pseudonym="Hester")
    hut = project.sites.add("Tea hut", pseudonym="Little house")
    assert project.mentions.complete("hes") == [(Ref("actor", winifred.id), "Hester", "Winifred Pask")]
    assert project.mentions.complete("little") == [(Ref("site", hut.id), "Little house", "Tea hut")]
    project.actors.change(winifred.id, pseudonym="Wini")
    assert project.mentions.complete("wini") == [(Ref("actor", winifred.id), "Winifred Pask", "person")]


def test_the_index_reads_events_with_date_and_place(project: Project) -> None:
    site = project.sites.add("Quay").id
    flood = project.events.add("Flood", When.of("2012-04"), site, "The river rose.")
    (row,) = project.indexing.rows([Ref("event", flood.id)])
    assert (row.title, row.text, row.observed, row.site) == (
        "Flood",
        "Flood\nThe river rose.",
        When.of("2012-04"),
        site,
    )


def test_a_note_tells_of_events_as_a_whole(project: Project) -> None:
    flood, vote = project.events.add("Flood", When.of("2018-01")), project.events.add("Vote", When.of("2016"))
    note = project.notes.add(title="Slack", text="The river rose.").id
    project.events.tell(note, [flood.id, vote.id])
    assert [event.name for event in project.events.of_note(note)] == ["Vote", "Flood"]
    assert project.events.notes_of(flood.id) == [note]
    assert project.events.counts() == {flood.id: 1, vote.id: 1}
    (row,) = project.indexing.rows([Ref("note", note)])
    assert set(row.events) == {flood.id, vote.id}
    project.events.tell(note, [vote.id])
    assert [event.name for event in project.events.of_note(note)] == ["Vote"]
    project.store.undo()
    assert len(project.events.of_note(note)) == 2
    project.events.delete(flood.id)
    assert [event.name for event in project.events.of_note(note)] == ["Vote"]
