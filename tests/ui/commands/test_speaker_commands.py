"""Coding turns by speaker from the window."""

from dataclasses import replace

import pytest

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.refs import Ref
from ui.base.tasks import WindowTasks
from ui.commands import speakers


@pytest.fixture
def said(context):
    messages = []
    context.navigation.said.connect(messages.append)
    return messages


def interview(context, turns: int) -> str:
    line = "Long, and dark.\n"
    note = context.project.notes.add(kind="interview", text=line * turns)
    step = len(line)
    context.project.turns.add_many(
        Turn(new_id(), note.id, at * step, at * step + step - 1, speaker_name=f"P{at % 3}") for at in range(turns)
    )
    return note.id


def test_the_chosen_note_is_coded_and_the_toast_takes_it_back(context, said):
    note = interview(context, 4)
    (command,) = speakers.commands(context)
    assert not command.when()
    context.select(Ref("note", note))
    assert command.when()
    command.run()
    assert said[-1].words == "Coded 4 turns by speaker."
    assert len(context.project.codings.of_note(note)) == 4
    command.run()
    assert said[-1].words == "Every turn bears the code of its speaker already."
    said[-2].run()
    assert context.project.codings.of_note(note) == []


def test_a_note_in_which_nobody_speaks_is_told(context):
    note = context.project.notes.add(text="Rain.")
    with pytest.raises(UserError, match="No turns with speakers"):
        speakers.code_by_speaker(context, [note.id])


def test_long_work_shows_how_far_it_is_and_stopping_leaves_nothing(context, qtbot):
    tasks = WindowTasks()
    working = []
    context.navigation.worked.connect(working.append)
    note = interview(context, 400)
    speakers.code_by_speaker(replace(context, tasks=tasks), [note])
    told = []
    working[-1].progressed.connect(told.append)
    qtbot.waitUntil(lambda: bool(told))
    working[-1].cancel()
    assert context.project.codings.of_note(note) == []
    assert context.project.codes.all() == []
    assert context.project.check() == []
    tasks.close()
