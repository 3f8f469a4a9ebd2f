"""The inspector tells of the turn at the cursor and of how much each speaker says."""

import pytest
from PySide6.QtWidgets import QLabel, QToolButton

from fieldnotes.domain.edits import Span
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.turns import Voice
from ui.panels.inspector.panel import Inspector
from ui.widgets.card import Card

TEXT = "Who rang?\nNobody did.\nAh.\nThe wind."


@pytest.fixture
def inspector(context, qtbot):
    inspector = Inspector(context)
    qtbot.addWidget(inspector)
    return inspector


@pytest.fixture
def note(context):
    """The researcher asks twice, Anna, in the second round in writing, answers twice."""
    project = context.project
    note = project.notes.add(title="The bell", kind="interview", text=TEXT).id
    asks = Voice(project.me.name, contributor=project.me.id, asks=True).fields()
    tells = Voice("Anna", actor=project.actors.add("Anna").id).fields()
    start = 0
    for number, line in enumerate(TEXT.split("\n")):
        more = asks if number % 2 == 0 else tells
        project.turns.add_many([Turn(f"turn{number}", note, start, start + len(line), time=751_000, **more)])
        start += len(line) + 1
    project.turns.set_answers("turn1", "turn0")
    project.turns.set_round(["turn1"], 2)
    project.turns.set_mode(["turn1"], "written")
    return note


def words(inspector):
    return " | ".join(label.text() for label in inspector.widget().findChildren(QLabel))


def card(inspector, name):
    return next(one for one in inspector.widget().findChildren(Card) if one.accessibleName().startswith(name))


def test_the_turn_at_the_cursor_is_told(inspector, context, note):
    context.select(Ref("note", note), None, "turn1")
    shown = words(inspector)
    assert "TURN |  | Anna" in shown
    assert "2 words · 00:12:31 · round 2 · written" in shown
    assert "answers “Who rang?”" in shown


def test_words_are_counted_by_speaker_and_those_of_the_one_who_asks_apart(inspector, context, note):
    context.select(Ref("note", note))
    shown = words(inspector)
    assert "SPEAKERS |  | Anna | 4 words in 2 turns" in shown
    assert "WHO ASKS |  | Ines Marlowe | 3 words in 2 turns" in shown
    assert "TURN |" not in shown


def test_a_speaker_is_pressed_to_step_through_the_turns(inspector, context, note):
    opened = []
    context.navigation.opened.connect(lambda _ref, at, _keep: opened.append(at))
    context.select(Ref("note", note), None, "turn1")
    card(inspector, "Anna").pressed.emit()
    context.select(Ref("note", note), None, "turn3")
    card(inspector, "Anna").pressed.emit()
    assert opened == [Span(26, 35), Span(10, 21)]


def test_what_is_said_of_a_turn_is_changed_from_its_menu(inspector, context, note):
    context.select(Ref("note", note), None, "turn1")
    button = card(inspector, "Turn of Anna").findChild(QToolButton)
    actions = {action.text(): action for action in button.menu().actions()}
    context.prompts.tells("0:30")
    actions["Time…"].trigger()
    assert context.project.turns.get("turn1").time == 30_000
    assert "00:00:30" in words(inspector)
    button = card(inspector, "Turn of Anna").findChild(QToolButton)
    next(action for action in button.menu().actions() if action.text() == "This speaker asks").trigger()
    assert [turn.asks for turn in context.project.turns.of_note(note)] == [1, 1, 1, 1]


def test_a_note_without_turns_tells_of_no_speakers(inspector, context):
    note = context.project.notes.add(text="The chain was slack.").id
    context.select(Ref("note", note))
    assert "SPEAKERS" not in words(inspector)
