"""Questions to the index are answered to who asked."""

import pytest

from fieldnotes.search.results import ConcordanceQuestion, Question


def test_each_answer_goes_to_who_asked(context, qtbot):
    context.project.notes.add(title="Tea hut", text="The chain sang all morning.")
    context.project.notes.add(title="Slip", text="No chain, no ferry.")
    context.session.search.wait_until_current(30)
    told: dict[str, object] = {}
    failures: list[object] = []
    context.search.ask(Question("chain"), lambda found: told.update(chain=found.notes), failures.append)
    context.search.ask(Question("ferry"), lambda found: told.update(ferry=found.notes), failures.append)
    context.search.ask(ConcordanceQuestion("chain"), lambda lines: told.update(lines=len(lines)), failures.append)
    dropped = context.search.ask(Question("tea"), pytest.fail, pytest.fail)
    context.search.forget(dropped)
    qtbot.waitUntil(lambda: len(told) == 3, timeout=30_000)
    assert told == {"chain": 2, "ferry": 1, "lines": 2}
    assert failures == []


def test_a_mistake_in_the_query_is_an_answer_too(context, qtbot):
    failures: list[object] = []
    context.search.ask(Question('"never closed'), pytest.fail, failures.append)
    qtbot.waitUntil(lambda: bool(failures), timeout=30_000)


def test_the_state_of_the_index_is_told_and_follows_the_project(context, qtbot):
    states: list[object] = []
    context.search.indexed.connect(states.append)
    context.search.start()
    qtbot.waitUntil(lambda: bool(states) and not states[-1].unindexed, timeout=30_000)
    context.project.notes.add(title="Tea hut", text="The chain sang all morning.")
    before = len(states)
    qtbot.waitUntil(lambda: len(states) > before and not states[-1].unindexed, timeout=30_000)
