"""Scenes: who said a passage, when, where, in what register."""

import pytest

from fieldnotes.analysis.scenes import Scene, Scenes
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.when import When


@pytest.fixture
def talk(project):
    """An interview with a turn of somebody known and one of somebody known only by a name."""
    winifred = project.actors.add("Winifred Pask")
    hut = project.sites.add("Tea hut")
    note = project.notes.add(
        kind="interview",
        title="At her table",
        text="I hear it. Do you? Well.",
        observed=When.of("2012-04"),
        site=hut.id,
    )
    turns = [(0, 10, winifred.id, "W."), (11, 18, None, "A boy")]
    project.turns.add_many(Turn(new_id(), note.id, *turn[:2], speaker=turn[2], speaker_name=turn[3]) for turn in turns)
    project.registers.set(note.id, 0, 10, "verbatim")
    return note.id


def test_a_passage_in_a_turn_is_said_by_its_speaker(project, talk):
    passage = project.passages.add(talk, 2, 6)
    assert Scenes(project).of(passage) == Scene("Winifred Pask", "At her table", "Apr 2012", "Tea hut", "verbatim")


def test_a_speaker_who_is_nobody_in_the_project_is_called_as_in_the_transcript(project, talk):
    assert Scenes(project).of(project.passages.add(talk, 11, 17)).speaker == "A boy"


def test_words_outside_all_turns_are_nobodys(project, talk):
    assert Scenes(project).of(project.passages.add(talk, 19, 23)).speaker == ""


def test_notes_are_read_once_for_many_passages(project, talk):
    passages = [project.passages.add(talk, start, start + 4) for start in (0, 2, 11)]
    scenes = Scenes(project)
    scenes.read(passages)
    project.notes.change(talk, title="Elsewhere")
    assert {scenes.of(passage).note for passage in passages} == {"At her table"}
