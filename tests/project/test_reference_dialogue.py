"""The exercise of Marston and others 2020 as they describe it, in invented words: two teams, four people, open
questions, a meeting of three hours in January 2017, then written and spoken exchanges in rounds.
"""

import pytest

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.export.choices import Choices
from fieldnotes.export.gather import report_of
from fieldnotes.project.project import Project

PROMPTS = (
    "What drew each of us into working with the other team?",
    "Where did we clash, and what became of it?",
    "What did each of us stand to lose?",
)
SAID = (
    (1, 0, "CM", "We wanted a place where slow looking was allowed.", "spoken"),
    (1, 0, "RM", "I wanted somebody to tell us by Friday what to change.", "spoken"),
    (1, 1, "JR", "At first every sentence of yours had a footnote in it.", "spoken"),
    (1, 1, "AR", "And every sentence of yours had a deadline in it.", "spoken"),
    (1, 2, "RM", "My post ended each March. Yours did not.", "spoken"),
    (1, 2, "CM", "I thought that we were all equally exposed.", "spoken"),
    (
        2,
        1,
        "CM",
        "Reading this again: the deadlines were other people’s, and you stood between them and us.",
        "written",
    ),
    (2, 2, "CM", "I put it differently now. We could afford our patience because you could not.", "written"),
    (2, 2, "JR", "Then let us say that it was shared, though not in equal parts.", "written"),
    (3, 1, "RM", "We still disagree about Fridays. I can live with it.", "spoken"),
    (3, 2, "AR", "In unequal parts: that is the sentence I would sign.", "written"),
)


def enter(project):
    """Enter the whole exercise by its verbs; ids by name."""
    ids = {}
    social, iqi = project.teams.add("Social science team"), project.teams.add("IQI team")
    for name, initials in (("Carys Marlin", "CM"), ("Anna Reed", "AR")):
        ids[initials] = Ref("contributor", project.contributors.add(name, initials).id)
        project.memberships.enter(Ref("team", social.id), Ref("contributor", ids[initials].id), start="2009")
    for name, initials in (("Rhona Mills", "RM"), ("Joan Rudd", "JR")):
        ids[initials] = Ref("actor", project.actors.add(name).id)
        project.memberships.enter(Ref("team", iqi.id), Ref("actor", ids[initials].id), start="2009")
    ids["social"], ids["iqi"] = Ref("team", social.id), Ref("team", iqi.id)
    people = [ids[name] for name in ("CM", "AR", "RM", "JR")]
    note = project.dialogues.add(
        "Working together", PROMPTS, people, When.of("2017-01"), "spoken", round_name="meeting, 3 h, led by AR"
    ).id
    project.dialogues.add_round(note, "exchange of drafts", "2017-03", "written")
    project.dialogues.add_round(note, "last exchanges", "2017-06", "spoken and written")
    ids["note"] = note
    prompts = project.dialogues.prompts(note)
    for number, prompt, who, words, mode in SAID:
        ids[words] = project.dialogues.turns.add(prompts[prompt], number, ids[who], words, mode=mode)
    project.dialogues.turns.change(ids[SAID[7][3]], answers=ids[SAID[4][3]])
    clash = project.dialogues.issues.add(
        note, "Slow or rapid", "findings by Friday", "as long as it takes", prompts[1].id
    )
    risk = project.dialogues.issues.add(note, "Who was exposed", "the IQI team alone", "all equally", prompts[2].id)
    ids["risk"], ids["clash"] = risk.id, clash.id
    for side, number, words, level, shown in (
        ("social", 1, "all equally exposed", 95, "we were all equally exposed"),
        ("social", 2, "lived on the others’ risk", 25, "We could afford our patience because you could not."),
        ("social", 3, "shared in unequal parts", 45, "In unequal parts"),
        ("iqi", 1, "we alone", 5, "My post ended each March."),
        ("iqi", 2, "shared, not in equal parts", 45, "shared, though not in equal parts"),
    ):
        stance = project.dialogues.issues.take(risk.id, number, ids[side], words, level)
        start = project.notes.text(note).index(shown)
        project.dialogues.issues.show(stance.id, note, start, start + len(shown))
    for issue, states in ((clash, ("unresolved", "unresolved", "tolerated")), (risk, ("unresolved", "", "agreed"))):
        for number, state in enumerate(states, 1):
            project.dialogues.issues.set_state(issue.id, number, state)
    return ids


def told(project, note):
    """Everything that the threads show of the exercise."""
    exercise = project.dialogues.of(note)
    numbers = {prompt.id: number for number, prompt in enumerate(exercise.prompts, 1)}
    return [
        (numbers[turn.prompt], turn.round, turn.side.name, turn.name, turn.mode, turn.date, turn.words)
        for turn in exercise.turns
    ]


@pytest.fixture
def ids(project):
    return enter(project)


def test_the_exercise_stands_as_four_people_of_two_teams_said_it(project, ids):
    exercise = project.dialogues.of(ids["note"])
    assert [(one.number, one.date, one.mode) for one in exercise.rounds] == [
        *((1, "2017-01", "spoken"), (2, "2017-03", "written"), (3, "2017-06", "spoken and written")),
    ]
    assert [(one.name, one.side.name) for one in exercise.participants] == [
        *(("Carys Marlin", "Social science team"), ("Anna Reed", "Social science team")),
        *(("Rhona Mills", "IQI team"), ("Joan Rudd", "IQI team")),
    ]
    assert (1, 1, "IQI team", "Rhona Mills", "spoken", "2017-01", SAID[1][3]) in told(project, ids["note"])
    text = project.notes.text(ids["note"])
    order = [text.index(words) for words in (*PROMPTS, SAID[4][3], SAID[7][3], SAID[10][3])]
    assert order[:3] == sorted(order[:3])
    assert order[2:] == sorted(order[2:])


def test_a_position_moves_and_its_passages_show_it(project, ids):
    exercise = project.dialogues.of(ids["note"])
    course = exercise.course(ids["risk"], ids["social"])
    assert [stance.level for stance in course] == [95, 25, 45]
    moved = [turn.words for turn in exercise.turns if turn.moved]
    assert set(moved) == {SAID[7][3], SAID[8][3], SAID[10][3]}
    assert (exercise.state_of(ids["clash"]), exercise.state_of(ids["risk"])) == ("tolerated", "agreed")


def test_a_report_labels_its_quotations_by_team(project, ids):
    code = project.codes.add("exposure")
    text = project.notes.text(ids["note"])
    for words in ("My post ended each March.", "We could afford our patience"):
        project.codings.add(ids["note"], text.index(words), text.index(words) + len(words), code.id)
    report = report_of(project, Choices(label="team", made="2020-01-01"))
    quotations = report.sections[0].quotations
    assert [one.attribution for one in quotations] == ["IQI team member", "Social science team member"]


def test_it_survives_a_restart(tmp_path):
    path = tmp_path / "study.fieldnotes"
    project = Project.create(path, "Ten years", "Ada Wren")
    ids = enter(project)
    before = told(project, ids["note"]), project.dialogues.of(ids["note"])
    project.close()
    again = Project.open(path)
    assert (told(again, ids["note"]), again.dialogues.of(ids["note"])) == before
    assert again.check() == []
    again.close()


def test_everything_can_be_undone_and_done_again(project, ids):
    before = told(project, ids["note"]), project.dialogues.of(ids["note"]), project.notes.marks(ids["note"])
    steps = 0
    while project.store.undo():
        steps += 1
    assert not project.notes.exists(ids["note"])
    assert project.teams.all() == []
    for _ in range(steps):
        project.store.redo()
    after = told(project, ids["note"]), project.dialogues.of(ids["note"]), project.notes.marks(ids["note"])
    assert after == before
    assert project.check() == []
