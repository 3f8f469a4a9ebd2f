"""Mentions: many laid at once, and the list of all places where something is mentioned."""

import pytest

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.people import KnownName
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.project.project import Project


@pytest.fixture
def winifred(project: Project) -> Ref:
    return Ref("actor", project.actors.add("Winifred Pask", pseudonym="Hester").id)


def test_names_are_laid_as_one_step(project: Project, winifred: Ref) -> None:
    note = project.notes.add(text="Winifred and Winifred and Winifred").id
    project.mentions.add_to_note(note, 13, 21, winifred)
    assert project.mentions.lay(note, [(0, 8, winifred), (13, 21, winifred), (26, 34, winifred)]) == 2
    assert [mention.start for mention in project.mentions.of_note(note)] == [0, 13, 26]
    undone = project.store.undo()
    assert undone is not None
    assert undone.label == "Mention 2 names"
    assert [mention.start for mention in project.mentions.of_note(note)] == [13]


def test_nothing_to_lay_is_no_step(project: Project, winifred: Ref) -> None:
    note = project.notes.add(text="Nobody").id
    steps = len(project.history.steps())
    assert project.mentions.lay(note, []) == 0
    assert len(project.history.steps()) == steps


def test_one_bad_span_lays_nothing(project: Project, winifred: Ref) -> None:
    note = project.notes.add(text="Winifred").id
    with pytest.raises(UserError):
        project.mentions.lay(note, [(0, 8, winifred), (5, 99, winifred)])
    assert project.mentions.of_note(note) == []


def test_places_come_in_the_order_of_what_happened_with_the_words_around(project: Project, winifred: Ref) -> None:
    late = project.notes.add(title="Flood", text="Then Winifred came.", observed=When.of("2018-01-03")).id
    early = project.notes.add(text="Winifred laughed.\nMore.", observed=When.of("2012-04-18")).id
    undated = project.notes.add(title="Somewhen", text="😀 Winifred").id
    for note, start in ((late, 5), (early, 0), (undated, 2)):
        project.mentions.add_to_note(note, start, start + 8, winifred)
    memo = project.memos.add("On Winifred")
    entry = project.memos.add_entry(memo.id, "She, Winifred, again.")
    project.mentions.add_to_entry(entry.id, 5, 13, winifred)
    places = project.mentions.places(winifred)
    assert [place.text for place in places] == [
        Ref("note", early),
        Ref("note", late),
        Ref("note", undated),
        Ref("memo_entry", entry.id),
    ]
    assert [(place.before, place.words, place.after) for place in places] == [
        ("", "Winifred", " laughed.\nMore."),
        ("Then ", "Winifred", " came."),
        ("😀 ", "Winifred", ""),
        ("She, ", "Winifred", ", again."),
    ]
    assert [place.title for place in places] == ["Winifred laughed.", "Flood", "Somewhen", "On Winifred"]
    assert places[3].observed is not None


def test_lost_mentions_and_deleted_notes_are_no_places(project: Project, winifred: Ref) -> None:
    note = project.notes.add(text="Winifred").id
    project.mentions.add_to_note(note, 0, 8, winifred)
    project.notes.delete(note)
    assert project.mentions.places(winifred) == []
    project.store.undo()
    assert len(project.mentions.places(winifred)) == 1


def test_all_names_are_known_with_what_else_somebody_is_called(project: Project, winifred: Ref) -> None:
    site = project.sites.add("Tea hut")
    flood = project.events.add("The flood")
    crew = project.actors.add("The crew", "group")
    assert set(project.titles.names()) == {
        KnownName("Winifred Pask", winifred, "person"),
        KnownName("Hester", winifred, "person"),
        KnownName("Tea hut", Ref("site", site.id), "site"),
        KnownName("The flood", Ref("event", flood.id), "event"),
        KnownName("The crew", Ref("actor", crew.id), "group"),
    }
