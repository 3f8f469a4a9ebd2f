"""The sample's dialogue exercise: its turns lie under prompts and rounds, and its positions move."""

import pytest

from fieldnotes.interop.sample import build_sample
from fieldnotes.project.project import Project


@pytest.fixture(scope="module")
def exercise():
    project = Project.create(None, "Keeping the ferry", "Ines Marlowe")
    build_sample(project)
    exercise = project.dialogues.of(project.notes.find("Looking back together").id)
    project.close()
    return exercise


def test_every_turn_answers_a_prompt_in_a_round_and_speaks_for_a_team(exercise):
    prompts, rounds = {prompt.id for prompt in exercise.prompts}, {one.number for one in exercise.rounds}
    assert (len(prompts), rounds) == (4, {1, 2, 3})
    assert all(turn.prompt in prompts and turn.round in rounds for turn in exercise.turns)
    assert {turn.side.name for turn in exercise.turns} == {"Research team", "Ferry trust"}
    assert len(exercise.participants) == 4
    assert all(exercise.in_cell(prompt, number) for prompt in prompts for number in rounds)


def test_its_positions_move_and_turns_show_it(exercise):
    assert [exercise.state_of(issue.id) for issue in exercise.issues] == ["agreed", "tolerated"]
    moved = {turn.name for turn in exercise.turns if turn.moved}
    assert {"Ines Marlowe", "Dov Renner"} <= moved
    for issue in exercise.issues:
        for side in {stance.side for stance in exercise.stances if stance.issue == issue.id}:
            levels = [stance.level for stance in exercise.course(issue.id, side)]
            assert levels[0] != levels[-1]
