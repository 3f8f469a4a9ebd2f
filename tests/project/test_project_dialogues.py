"""Dialogue exercises: prompts, rounds and turns as one text; whatever is done can be taken back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.project.project import Project


@pytest.fixture
def people(project):
    """A researcher with a team, a skipper with another."""
    ines = project.contributors.find("Ines Marlowe")
    dov = project.actors.add("Dov Renner")
    research, trust = project.teams.add("Research team", "#7A5BA6"), project.teams.add("Trust")
    project.memberships.enter(Ref("team", research.id), Ref("contributor", ines.id))
    project.memberships.enter(Ref("team", trust.id), Ref("actor", dov.id), start="2013-06")
    return {"ines": Ref("contributor", ines.id), "dov": Ref("actor", dov.id), "trust": trust.id}


@pytest.fixture
def note(project, people):
    """An exercise of two prompts in two rounds, with one turn."""
    who = [people["ines"], people["dov"]]
    made = project.dialogues.add(
        "Looking back", ["What had we to lose?", "When did the word go?"], who, When.of("2018-01-20")
    )
    project.dialogues.add_round(made.id, "Letters", "2018-03", "written")
    return made.id


@pytest.fixture
def say(project, note, people):
    """Puts a turn of somebody into an exercise: prompt 1 or 2, round, words."""

    def put(who, prompt, number, words, **more):
        question = project.dialogues.prompts(note)[prompt - 1]
        return project.dialogues.turns.add(question, number, people[who], words, **more)

    return put


def test_an_exercise_is_one_readable_text(project, note, say):
    say("dov", 1, 2, "The trade I had left.\nAnd the pension.")
    say("ines", 2, 1, "It stopped in spring.")
    say("ines", 1, 1, "A fee.")
    assert project.notes.text(note).split("\n") == [
        "What had we to lose?",
        "Round 1",
        "Ines Marlowe: A fee.",
        "Round 2",
        "Dov Renner: The trade I had left.",
        "And the pension.",
        "When did the word go?",
        "Round 1",
        "Ines Marlowe: It stopped in spring.",
    ]
    headings = [mark for mark in project.notes.marks(note) if mark.kind == "heading2"]
    text = project.notes.text(note)
    assert [text[mark.start : mark.end] for mark in headings] == ["What had we to lose?", "When did the word go?"]


def test_turns_are_read_with_speaker_side_date_and_what_they_answer(project, note, say, people):
    first = say("ines", 1, 1, "A fee.", mode="spoken", time=751_000)
    second = say("dov", 1, 2, "The trade.", answers=first, date="2018-03-11")
    fee, trade = project.dialogues.of(note).turns
    assert (fee.id, fee.words, fee.name, fee.side.name, fee.date, fee.mode, fee.time) == (
        *(first, "A fee.", "Ines Marlowe", "Research team", "2018-01-20", "spoken", 751_000),
    )
    assert (trade.id, trade.speaker, trade.side.name, trade.date, trade.answers) == (
        *(second, people["dov"], "Trust", "2018-03-11", first),
    )
    assert fee.side.colour == "#7A5BA6"


def test_a_side_is_the_team_as_at_the_date_of_the_turn(project, note, say, people):
    say("dov", 1, 1, "Before the works.", date="2012-01")
    say("dov", 1, 1, "Now.")
    assert [turn.side.name for turn in project.dialogues.of(note).turns] == ["Dov Renner", "Trust"]


def test_who_takes_part_are_those_entered_and_those_who_speak(project, note, say, people):
    tom = project.contributors.add("Tom Achterberg")
    project.dialogues.set_participants(note, [people["dov"]])
    project.dialogues.turns.add(project.dialogues.prompts(note)[0], 1, Ref("contributor", tom.id), "Nothing.")
    assert [one.name for one in project.dialogues.of(note).participants] == ["Dov Renner", "Tom Achterberg"]
    project.store.undo()
    project.store.undo()
    assert {one.name for one in project.dialogues.of(note).participants} == {"Ines Marlowe", "Dov Renner"}


def test_words_rewritten_in_a_card_keep_their_codings_and_stay_the_turns(project, note, say):
    turn = say("dov", 1, 1, "I left the works at fifty.")
    start = project.notes.text(note).index("works")
    code = project.codes.add("work")
    coding = project.codings.add(note, start, start + 5, code.id)
    project.dialogues.turns.rewrite(turn, "Well, I left the old works at fifty, with nothing.\nThat is all.")
    said = project.dialogues.of(note).turns[0]
    assert said.words == "Well, I left the old works at fifty, with nothing.\nThat is all."
    assert (said.codings, project.codings.get(coding.id).passage.words) == (1, "works")
    project.store.undo()
    assert project.dialogues.of(note).turns[0].words == "I left the works at fifty."
    project.dialogues.turns.rewrite(turn, "Nothing of it.")
    assert project.dialogues.of(note).turns[0].words == "Nothing of it."
    project.store.undo()
    assert project.codings.get(coding.id).passage.state == "live"


def test_a_deleted_turn_leaves_no_trace_in_the_text_and_comes_back_whole(project, note, say):
    before = project.notes.text(note)
    turn = say("dov", 1, 1, "The trade.")
    with_turn = project.notes.text(note)
    start = with_turn.index("trade")
    coding = project.codings.add(note, start, start + 5, project.codes.add("work").id)
    project.dialogues.turns.delete(turn)
    assert project.notes.text(note) == before
    assert project.codings.get(coding.id).passage.state == "lost"
    project.store.undo()
    assert project.notes.text(note) == with_turn
    assert [one.id for one in project.dialogues.of(note).turns] == [turn]
    assert project.codings.get(coding.id).passage.state == "live"


def test_a_prompt_moves_with_all_that_lies_on_it(project, note, say):
    say("ines", 1, 1, "A fee.")
    say("dov", 2, 1, "It stopped with the rope.")
    project.dialogues.add_prompt(note, "Who knows the chain?")
    start = project.notes.text(note).index("rope")
    coding = project.codings.add(note, start, start + 4, project.codes.add("rope").id)
    before, marks = project.notes.text(note), project.notes.marks(note)
    project.dialogues.move_prompt(project.dialogues.prompts(note)[1].id, 0)
    lines = project.notes.text(note).split("\n")
    assert [lines[0], lines[2], lines[3], lines[-1]] == [
        *("When did the word go?", "Dov Renner: It stopped with the rope.", "What had we to lose?"),
        "Who knows the chain?",
    ]
    exercise = project.dialogues.of(note)
    assert [turn.words for turn in exercise.turns] == ["It stopped with the rope.", "A fee."]
    assert [prompt.text[:4] for prompt in exercise.prompts] == ["When", "What", "Who "]
    passage = project.codings.get(coding.id).passage
    assert project.notes.text(note)[passage.start : passage.end] == "rope"
    assert [mark.kind for mark in project.notes.marks(note)].count("heading2") == 3
    project.store.undo()
    assert (project.notes.text(note), project.notes.marks(note)) == (before, marks)
    assert [turn.words for turn in project.dialogues.of(note).turns] == ["A fee.", "It stopped with the rope."]


def test_a_prompt_in_other_words_has_another_heading(project, note, say):
    say("ines", 1, 1, "A fee.")
    prompt = project.dialogues.prompts(note)[0]
    project.dialogues.change_prompt(prompt.id, "What did each of us have to lose?")
    assert project.notes.text(note).startswith("What did each of us have to lose?\nRound 1")
    text = project.notes.text(note)
    headings = [text[mark.start : mark.end] for mark in project.notes.marks(note) if mark.kind == "heading2"]
    assert headings[0] == "What did each of us have to lose?"
    project.store.undo()
    assert project.notes.text(note).startswith("What had we to lose?\n")
    with pytest.raises(UserError):
        project.dialogues.change_prompt(prompt.id, "when did the word go?")


def test_a_heading_with_a_number_is_known_by_its_words(project, people):
    text = "On method.\nPrompt 1: What had we to lose?\nDov Renner: The trade."
    made = project.notes.add("dialogue", "Old", text)
    prompt = project.dialogues.add_prompt(made.id, "What had we to lose?", heading=False)
    project.dialogues.add_round(made.id)
    project.dialogues.turns.add(prompt, 1, people["dov"], "And the pension.")
    assert project.notes.text(made.id).split("\n")[1:4] == [
        *("Prompt 1: What had we to lose?", "Round 1", "Dov Renner: And the pension."),
    ]
    project.dialogues.change_prompt(prompt.id, "What was to be lost?")
    assert "\nPrompt 1: What was to be lost?\n" in project.notes.text(made.id)


def test_a_deleted_prompt_comes_back_with_its_turns(project, note, say):
    say("ines", 1, 1, "A fee.")
    say("dov", 1, 2, "The trade.")
    before = project.notes.text(note)
    project.dialogues.delete_prompt(project.dialogues.prompts(note)[0].id)
    assert project.notes.text(note) == "When did the word go?"
    assert project.dialogues.of(note).turns == ()
    project.store.undo()
    assert project.notes.text(note) == before
    assert len(project.dialogues.of(note).turns) == 2


def test_a_round_with_turns_stays(project, note, say):
    say("ines", 1, 2, "A fee.")
    rounds = project.dialogues.rounds(note)
    with pytest.raises(UserError, match="holds turns"):
        project.dialogues.delete_round(rounds[1].id)
    third = project.dialogues.add_round(note, "At the table", "2018-06", "spoken and written")
    issue = project.dialogues.issues.add(note, "Risk")
    project.dialogues.issues.set_state(issue.id, 3, "agreed")
    project.dialogues.delete_round(third.id)
    assert project.dialogues.of(note).state_of(issue.id) == ""
    project.store.undo()
    assert project.dialogues.of(note).state_of(issue.id) == "agreed"
    project.dialogues.change_round(third.id, name="Last", date="2018-06-16")
    assert project.dialogues.rounds(note)[2].name == "Last"
    with pytest.raises(UserError):
        project.dialogues.change_round(third.id, mode="sung")


def test_wrong_words_are_refused_in_a_sentence(project, note, say, people):
    for deed in (
        lambda: project.dialogues.add("  "),
        lambda: project.dialogues.add_prompt(note, " "),
        lambda: say("dov", 1, 1, " \n "),
        lambda: say("dov", 1, 1, "Yes.", mode="sung"),
        lambda: project.dialogues.prompt("gone"),
        lambda: project.dialogues.turns.delete("gone"),
    ):
        with pytest.raises(UserError):
            deed()
    turn = say("dov", 1, 1, "Yes.")
    with pytest.raises(UserError, match="itself"):
        project.dialogues.turns.change(turn, answers=turn)


def test_a_turn_that_is_answered_may_go(project, note, say):
    first = say("ines", 1, 1, "A fee.")
    say("dov", 1, 2, "To Ines.", answers=first)
    project.dialogues.turns.delete(first)
    assert project.dialogues.of(note).turns[0].answers is None
    project.store.undo()
    assert project.dialogues.of(note).turns[1].answers == first


DEEDS = st.lists(
    st.tuples(st.sampled_from(["add", "rewrite", "delete", "move", "prompt"]), st.integers(0, 5), st.integers(0, 3)),
    max_size=7,
)


@settings(max_examples=40)
@given(deeds=DEEDS)
def test_whatever_is_done_turns_keep_their_words_and_all_can_be_taken_back(deeds):
    project = Project.create(None, "Study", "Ines Marlowe")
    who = Ref("contributor", project.contributors.all()[0].id)
    note = project.dialogues.add("Looking back", ["One?", "Two?"], [who]).id
    project.dialogues.add_round(note)
    states, told = [_state(project, note)], {}
    for deed, first, second in deeds:
        prompts, turns = project.dialogues.prompts(note), project.dialogues.of(note).turns
        if deed == "prompt":
            project.dialogues.add_prompt(note, f"Question {len(prompts)} and {len(states)}?")
        elif deed == "move":
            project.dialogues.move_prompt(prompts[first % len(prompts)].id, second)
        elif deed == "add":
            words = f"Words {len(states)}.\nMore"
            told[project.dialogues.turns.add(prompts[first % len(prompts)], second % 2 + 1, who, words)] = words
        elif turns and deed == "rewrite":
            turn = turns[first % len(turns)].id
            told[turn] = f"Before words {second} and after {len(states)}"
            project.dialogues.turns.rewrite(turn, told[turn])
        elif turns:
            turn = turns[first % len(turns)].id
            told.pop(turn)
            project.dialogues.turns.delete(turn)
        else:
            continue
        assert {turn.id: turn.words for turn in project.dialogues.of(note).turns} == told
        if _state(project, note) != states[-1]:
            states.append(_state(project, note))
    for state in reversed(states[:-1]):
        while _state(project, note) != state:
            assert project.store.undo()
    assert project.check() == []
    project.close()


def _state(project, note):
    turns = [(turn.id, turn.prompt, turn.round, turn.words) for turn in project.dialogues.of(note).turns]
    prompts = [prompt.text for prompt in project.dialogues.prompts(note)]
    return project.notes.text(note), turns, prompts, project.notes.marks(note)
