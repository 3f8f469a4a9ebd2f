"""How positions moved, on the page of a dialogue and in the inspector beside it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from fieldnotes.domain.edits import Span
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.base.navigation import Selection
from ui.commands import issues
from ui.dialogs.issue_form import ToldIssue, ToldStance
from ui.dialogs.pick_form import Pick
from ui.panels.dialogue_page.page import POSITIONS, page_kind
from ui.panels.inspector.panel import Inspector
from ui.widgets.card import Card
from ui.widgets.course_chart import CourseChart


@pytest.fixture
def study(context):
    """An exercise of two rounds with an issue; the trust has moved on it."""
    project = context.project
    trust = Ref("team", project.teams.add("Trust").id)
    dov = Ref("actor", project.actors.add("Dov Renner").id)
    project.memberships.enter(Ref("team", trust.id), Ref("actor", dov.id))
    note = project.dialogues.add("Looking back", ["What had we to lose?"], [dov], When.of("2018-01-20")).id
    project.dialogues.add_round(note)
    prompt = project.dialogues.prompts(note)[0]
    project.dialogues.turns.add(prompt, 1, dov, "We alone.")
    project.dialogues.turns.add(prompt, 2, dov, "It was shared.")
    issue = project.dialogues.issues.add(note, "Who carried the risk", "we alone", "all of us", prompt.id)
    first = project.dialogues.issues.take(issue.id, 1, trust, "carried by us alone", 5)
    last = project.dialogues.issues.take(issue.id, 2, trust, "shared, unevenly", 60)
    start = project.notes.text(note).index("It was shared.")
    project.dialogues.issues.show(last.id, note, start, start + 14)
    return {"note": note, "issue": issue.id, "trust": trust, "first": first.id, "last": last.id, "dov": dov}


@pytest.fixture
def page(context, study, qtbot):
    page = page_kind().make(context, study["note"])
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitExposed(page)
    page.view.chosen.emit(POSITIONS)
    return page


def labels(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def test_each_issue_shows_its_chart_and_the_stances_round_by_round(page, study):
    chart = page.positions.charts[study["issue"]]
    assert [(one.name, one.points) for one in chart.courses()] == [
        ("Trust", ((0, 5, "carried by us alone"), (1, 60, "shared, unevenly"))),
    ]
    card = page.positions.stances[study["issue"], study["trust"], 2]
    assert labels(card) == ["shared, unevenly", "1 passage"]
    assert "Trust: R1 carried by us alone, R2 shared, unevenly" in chart.accessibleDescription()


def test_a_state_is_set_by_a_press_and_taken_away_by_another(page, study, context):
    box = page.positions.states[study["issue"], 2]
    box.menu().actions()[1].trigger()
    assert context.project.dialogues.of(study["note"]).state_of(study["issue"]) == "tolerated"
    box = page.positions.states[study["issue"], 2]
    assert (box.text(), box.menu().actions()[1].isChecked()) == ("tolerated", True)
    box.menu().actions()[1].trigger()
    assert context.project.dialogues.of(study["note"]).state_of(study["issue"]) == ""


def test_a_stance_is_told_and_changed_by_its_form(page, study, context, monkeypatch):
    asked = []

    def told(side, number, issue, known):
        asked.append((side, number, known))
        return ToldStance("we and others", 30)

    monkeypatch.setattr(issues, "ask_stance", told)
    issues.take_stance(context, study["issue"], 1, study["trust"])
    assert asked == [("Trust", 1, ToldStance("carried by us alone", 5))]
    assert labels(page.positions.stances[study["issue"], study["trust"], 1])[0] == "we and others"
    context.project.store.undo()
    assert labels(page.positions.stances[study["issue"], study["trust"], 1])[0] == "carried by us alone"
    issues.withdraw_stance(context, study["first"])
    assert page.positions.stances[study["issue"], study["trust"], 1].text() == "+ stance"


def test_words_of_a_turn_are_said_to_show_a_stance(page, study, context, monkeypatch):
    turn = context.project.dialogues.of(study["note"]).turns[0]
    monkeypatch.setattr(issues, "ask_pick", lambda *args: args[4][0])
    issues.show_stance(context, study["note"], turn, Span(turn.start, turn.end))
    assert [one.words for one in context.project.dialogues.issues.passages(study["first"])] == ["We alone."]
    monkeypatch.setattr(issues, "ask_pick", lambda *_: Pick(study["issue"], "a new one"))
    monkeypatch.setattr(issues, "ask_stance", lambda *_: ToldStance("still alone", None))
    issues.show_stance(context, study["note"], turn, Span(turn.start, turn.start + 2))
    stance = context.project.dialogues.of(study["note"]).course(study["issue"], study["trust"])[0]
    assert stance.words == "still alone"
    assert [one.words for one in context.project.dialogues.issues.passages(stance.id)] == ["We", "We alone."]


def test_an_exercise_without_issues_says_what_they_are_for(context, qtbot, monkeypatch):
    note = context.project.dialogues.add("Bare", ["Why?"]).id
    turns = context.project.dialogues.of(note).turns
    assert turns == ()
    page = page_kind().make(context, note)
    qtbot.addWidget(page)
    page.show()
    page.view.chosen.emit(POSITIONS)
    assert any("sides differ" in words for words in labels(page.positions))
    monkeypatch.setattr(issues, "ask_issue", lambda *_: ToldIssue("Pace", "slow", "rapid", None))
    issue = issues.add_issue(context, note)
    assert context.selection.ref == Ref("issue", issue)
    assert "Pace" in labels(page.positions)
    issues.delete_issue(context, issue)
    assert context.project.dialogues.of(note).issues == ()


def test_without_an_issue_words_cannot_show_a_position(context):
    ref = Ref("contributor", context.project.me.id)
    note = context.project.dialogues.add("Bare", ["Why?"]).id
    context.project.dialogues.turns.add(context.project.dialogues.prompts(note)[0], 1, ref, "Because.")
    turn = context.project.dialogues.of(note).turns[0]
    with pytest.raises(UserError, match="issue first"):
        issues.show_stance(context, note, turn, Span(turn.start, turn.end))


def test_the_inspector_shows_the_issue_with_courses_passages_state_and_memos(context, study, qtbot):
    memo = issues.write_memo(context, study["issue"])
    inspector = Inspector(context)
    qtbot.addWidget(inspector)
    inspector.show_selection(Selection(Ref("issue", study["issue"])))
    assert inspector.findChild(CourseChart) is not None
    told = labels(inspector)
    assert "carried by us alone → shared, unevenly" in told
    assert "follows from" in told
    opened = []
    context.navigation.opened.connect(lambda *where: opened.append(where[0]))
    cards = {card.accessibleName(): card for card in inspector.widget().findChildren(Card)}
    cards["“It was shared.”"].pressed.emit()
    cards["Who carried the risk"].pressed.emit()
    assert [ref.noun for ref in opened] == ["passage", "memo"]
    assert opened[1] == Ref("memo", memo)
    context.project.dialogues.issues.delete(study["issue"])
    assert inspector.widget().findChild(CourseChart) is None


def test_the_prompt_leads_to_its_issue(page, study, context, qtbot):
    prompt = page.threads._prompts[0]
    qtbot.mouseClick(prompt.told, Qt.MouseButton.LeftButton)
    assert context.selection.ref == Ref("issue", study["issue"])
