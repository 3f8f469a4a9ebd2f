"""Issues of a dialogue: stances that move, passages that show it, states by round; all of it can be taken back."""

import pytest

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When


@pytest.fixture
def study(project):
    """An exercise of three rounds in which the trust moves."""
    trust = project.teams.add("Trust").id
    dov = project.actors.add("Dov Renner").id
    project.memberships.enter(Ref("team", trust), Ref("actor", dov))
    who = Ref("actor", dov)
    note = project.dialogues.add("Looking back", ["What had we to lose?"], [who], When.of("2018-01-20")).id
    project.dialogues.add_round(note)
    project.dialogues.add_round(note)
    prompt = project.dialogues.prompts(note)[0]
    for number, words in enumerate(("We alone carried it.", "We leaned on one.", "It was shared, unevenly."), 1):
        project.dialogues.turns.add(prompt, number, who, words)
    issue = project.dialogues.issues.add(note, "Who carried the risk", "we alone", "all of us", prompt.id)
    return {"note": note, "trust": Ref("team", trust), "issue": issue.id, "dov": who, "prompt": prompt.id}


def show(project, study, stance, words):
    start = project.notes.text(study["note"]).index(words)
    return project.dialogues.issues.show(stance.id, study["note"], start, start + len(words))


def test_a_side_that_moves_is_seen_in_its_course_and_on_the_turns_that_show_it(project, study):
    issues = project.dialogues.issues
    first = issues.take(study["issue"], 1, study["trust"], "carried by us alone", 5)
    last = issues.take(study["issue"], 3, study["trust"], "shared, unevenly", 60)
    show(project, study, first, "We alone carried it.")
    show(project, study, last, "It was shared")
    exercise = project.dialogues.of(study["note"])
    assert [(one.round, one.level) for one in exercise.course(study["issue"], study["trust"])] == [(1, 5), (3, 60)]
    assert [turn.moved for turn in exercise.turns] == [False, False, True]
    assert issues.counts(study["note"]) == {first.id: 1, last.id: 1}
    assert [passage.words for passage in issues.passages(last.id)] == ["It was shared"]


def test_a_stance_that_stays_the_same_is_no_move(project, study):
    issues = project.dialogues.issues
    issues.take(study["issue"], 1, study["trust"], "we alone", 5)
    again = issues.take(study["issue"], 2, study["trust"], "we alone", 5)
    show(project, study, again, "We leaned on one.")
    assert not any(turn.moved for turn in project.dialogues.of(study["note"]).turns)


def test_a_side_has_one_stance_in_a_round(project, study):
    issues = project.dialogues.issues
    first = issues.take(study["issue"], 1, study["trust"], "we alone", 5)
    second = issues.take(study["issue"], 1, study["trust"], "nearly alone")
    assert first.id == second.id
    assert issues.stance(first.id).level is None
    project.store.undo()
    assert (issues.stance(first.id).words, issues.stance(first.id).level) == ("we alone", 5)


def test_states_are_told_by_round_and_the_last_one_is_the_prompts(project, study):
    issues = project.dialogues.issues
    issues.set_state(study["issue"], 1, "unresolved")
    issues.set_state(study["issue"], 3, "tolerated")
    exercise = project.dialogues.of(study["note"])
    assert exercise.state_of_prompt(study["prompt"]) == "tolerated"
    assert (exercise.state_of(study["issue"], 2), exercise.state_of("other")) == ("unresolved", "")
    issues.set_state(study["issue"], 3, "")
    assert project.dialogues.of(study["note"]).state_of_prompt(study["prompt"]) == "unresolved"
    project.store.undo()
    assert project.dialogues.of(study["note"]).state_of_prompt(study["prompt"]) == "tolerated"


def test_stance_and_issue_are_linked_like_anything_else(project, study):
    issues = project.dialogues.issues
    stance = issues.take(study["issue"], 3, study["trust"], "shared, unevenly")
    passage = show(project, study, stance, "It was shared")
    memo = project.memos.add("Risk is carried unevenly")
    project.links.add(Ref("memo", memo.id), Ref("issue", study["issue"]), "follows from")
    assert [(one.type, one.title) for one in issues.memos(study["issue"])] == [
        ("follows from", "Risk is carried unevenly")
    ]
    back = project.links.of(Ref("passage", passage.id))
    assert [(one.ref.noun, one.title, one.type) for one in back] == [("stance", "Trust: shared, unevenly", "supports")]
    assert back[0].detail == "stance in round 3 on “Who carried the risk”"
    issues.delete(study["issue"])
    assert project.links.of(Ref("passage", passage.id)) == []
    project.store.undo()
    assert [one.id for one in issues.passages(stance.id)] == [passage.id]


def test_people_and_researchers_may_take_stances_of_their_own(project, study):
    me = Ref("contributor", project.me.id)
    project.dialogues.issues.take(study["issue"], 1, me, "nothing to lose", 90)
    project.dialogues.issues.take(study["issue"], 1, study["dov"], "a trade", 10)
    sides = {stance.side for stance in project.dialogues.of(study["note"]).stances}
    assert sides == {me, study["dov"]}
    withdrawn = project.dialogues.of(study["note"]).course(study["issue"], me)[0]
    project.dialogues.issues.withdraw(withdrawn.id)
    assert project.dialogues.of(study["note"]).course(study["issue"], me) == []


def test_what_cannot_be_a_stance_is_refused(project, study):
    issues = project.dialogues.issues
    for deed in (
        lambda: issues.take(study["issue"], 1, study["trust"], "", None),
        lambda: issues.take(study["issue"], 1, study["trust"], "far", 101),
        lambda: issues.take(study["issue"], 1, Ref("site", "x"), "here"),
        lambda: issues.take("gone", 1, study["trust"], "here"),
        lambda: issues.set_state(study["issue"], 1, "forgotten"),
        lambda: issues.add(study["note"], " "),
        lambda: issues.change(study["issue"], name=""),
    ):
        with pytest.raises(UserError):
            deed()
    issues.change(study["issue"], name="Risk", low="alone")
    assert issues.get(study["issue"]).name == "Risk"
