"""A large dialogue exercise: twelve prompts, six rounds, four people; its page opens and follows at once."""

import statistics
import sys
import time

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.panels.dialogue_page.page import page_kind

PROMPTS, ROUNDS, TIMES = 12, 6, 7
WORDS = "It was uneven, and it was not weighed at the time; with that I can sign, though somebody is missing here. "
OPENS, FOLLOWS = 600, 200
"""Budgets in milliseconds of the processor."""

pytestmark = [pytest.mark.bench, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def large(context):
    """288 turns of some hundred words."""
    project = context.project
    people = [Ref("actor", project.actors.add(f"Person {number}").id) for number in range(4)]
    for number, person in enumerate(people):
        team = project.teams.add(f"Team {number}") if number < 2 else None
        project.memberships.enter(Ref("team", team.id if team else project.teams.all()[0].id), Ref("actor", person.id))
    prompts = [f"What of question {number}?" for number in range(PROMPTS)]
    note = project.dialogues.add("Large", prompts, people, When.of("2018")).id
    for _ in range(ROUNDS - 1):
        project.dialogues.add_round(note)
    with project.store.step("Fill"):
        for prompt in project.dialogues.prompts(note):
            for number in range(1, ROUNDS + 1):
                for person in people:
                    project.dialogues.turns.add(prompt, number, person, WORDS * 5)
    return note


def test_a_large_exercise_opens_and_follows_at_once(context, large, qtbot, capsys) -> None:
    opened, followed = [], []
    for _ in range(TIMES):
        began = time.process_time()
        page = page_kind().make(context, large)
        page.resize(1300, 900)
        with qtbot.waitExposed(page):
            page.show()
        QApplication.sendPostedEvents()
        page.grab()
        opened.append((time.process_time() - began) * 1000)
        turn = context.project.dialogues.of(large).turns[5]
        began = time.process_time()
        context.project.dialogues.turns.rewrite(turn.id, f"{turn.words} More")
        QApplication.sendPostedEvents()
        page.grab()
        followed.append((time.process_time() - began) * 1000)
        page.hide()
        page.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    opens, follows = statistics.median(opened), statistics.median(followed)
    with capsys.disabled():
        sys.stdout.write(f"\nDialogue of {PROMPTS * ROUNDS * 4} turns: opened {opens:.0f}, followed {follows:.0f} ms\n")
    assert opens <= OPENS
    assert follows <= FOLLOWS
