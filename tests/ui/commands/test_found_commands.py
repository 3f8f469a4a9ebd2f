"""Coding and quoting what was found, from the window, between other events."""

from dataclasses import replace

import pytest

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.search.results import Line
from ui.base.tasks import WindowTasks
from ui.commands.found import code_found, memo_found, spots_of

TEXT = "The chain sang. " * 40


@pytest.fixture
def said(context):
    messages = []
    context.navigation.said.connect(messages.append)
    return messages


@pytest.fixture
def spots(context):
    notes = [context.project.notes.add(title=f"Note {n}", text=TEXT).id for n in range(10)]
    return spots_of(
        context, [Line(note, None, "", "", "", at * 16 + 4, at * 16 + 9) for note in notes for at in range(40)]
    )


@pytest.fixture
def among(context):
    """The same context with work done between events, as in the window."""
    tasks = WindowTasks()
    yield replace(context, tasks=tasks)
    tasks.close()


def test_lines_without_words_take_those_that_stand_there(spots):
    assert {spot.words for spot in spots} == {"chain"}
    assert spots[0].before == "The "


def test_many_places_are_coded_between_events_and_taken_back_by_the_toast(among, spots, said, qtbot):
    code_found(among, "singing", "sentence", spots)
    assert among.project.codes.find("singing") is None
    qtbot.waitUntil(lambda: bool(said), timeout=30_000)
    assert said[-1].words == "Coded 400 passages with “singing”."
    said[-1].run()
    assert among.project.codes.find("singing") is None


def test_stopping_the_work_takes_everything_back(among, spots, said, qtbot):
    tasks = []
    among.navigation.worked.connect(tasks.append)
    code_found(among, "singing", "match", spots)
    with qtbot.waitSignal(tasks[0].progressed):
        pass
    tasks[0].cancel()
    assert (among.project.codes.all(), said) == ([], [])
    assert among.project.passages.of_note(spots[0].note) == []


def test_a_code_that_everything_bears_already_is_told(context, spots, said):
    code_found(context, "singing", "match", spots)
    code_found(context, "Singing", "match", spots)
    assert said[-1].words == "All of these passages bear “singing” already."


def test_words_that_are_all_gone_are_told(context, spots, said):
    for note in {spot.note for spot in spots}:
        context.project.notes.delete(note)
    code_found(context, "singing", "match", spots)
    assert said[-1].words == "The words that were found are not in their notes any more; search again."
    memo_found(context, "Singing", "Found.", spots)
    assert said[-1].words == "The words that were found are not in their notes any more; search again."
    assert context.project.memos.count() == 0
    with pytest.raises(UserError):
        code_found(context, "singing", "match", [])


def test_a_memo_is_opened_when_all_is_quoted(among, spots, said, qtbot):
    opened = []
    among.navigation.opened.connect(lambda ref, _, keep: opened.append((ref, keep)))
    memo_found(among, "Singing", "Found.", spots)
    qtbot.waitUntil(lambda: bool(opened), timeout=30_000)
    (memo,) = among.project.memos.rows()
    assert opened == [(Ref("memo", memo.id), True)]
    assert said[-1].words == "Began a memo with 200 quotations."
