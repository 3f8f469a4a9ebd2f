"""Transcribing: turns take the times that are heard while one writes, and lead back to them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from tests.project.sounds import tone
from tests.ui.editor.hand_player import HandPlayer
from tests.ui.editor.transcripts import TEXT, open_transcript, player_of, press, put_cursor
from ui.base.context import Context
from ui.editor.note_editor import NoteEditor
from ui.editor.turn_gutter import HEARS


@pytest.fixture
def heard_context(context: Context) -> Context:
    return replace(context, player=HandPlayer)


@pytest.fixture
def editor(heard_context: Context, qtbot) -> Iterator[NoteEditor]:
    editor = open_transcript(heard_context, qtbot)
    yield editor
    editor.close_page()


@pytest.fixture
def tape(tmp_path: Path) -> Path:
    return tone(tmp_path / "tape.wav", seconds=60, rate=4000)


def test_a_stamp_at_the_beginning_of_a_turn_is_its_time(editor, heard_context, tape) -> None:
    editor.recordings.door.bring([tape])
    put_cursor(editor, TEXT.rindex("INES"))
    press(editor, Qt.Key.Key_F5)
    player_of(editor).tick(25_000)
    press(editor, Qt.Key.Key_F12)
    assert heard_context.project.turns.of_note(editor.ref().id)[2].time == 25_000
    assert editor.sheet.document.text == TEXT
    assert editor.recordings.layer.turn_heard(26_000)[2].id == "t2"


def test_the_next_speaker_takes_the_time_that_is_heard_in_one_step(editor, heard_context, tape) -> None:
    turns = heard_context.project.turns
    editor.recordings.door.bring([tape])
    put_cursor(editor, len(TEXT))
    press(editor, Qt.Key.Key_F5)
    player_of(editor).tick(42_000)
    press(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor.view, "Then nothing.")
    assert editor.flush()
    assert [(one.speaker_name, one.time) for one in turns.of_note(editor.ref().id)[2:]] == [
        ("INES", 30_000),
        ("DOV", 42_000),
    ]
    editor.undo()
    editor.undo()
    assert len(turns.of_note(editor.ref().id)) == 3
    assert editor.sheet.document.text == TEXT


def test_a_typed_name_takes_the_time_that_is_heard(editor, heard_context, tape) -> None:
    editor.recordings.door.bring([tape])
    put_cursor(editor, len(TEXT))
    editor.recordings.listening.play()
    player_of(editor).tick(42_000)
    press(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor.view, "Dov: Then nothing.")
    assert editor.flush()
    assert heard_context.project.turns.of_note(editor.ref().id)[-1].time == 42_000


def test_who_speaks_next_is_asked_and_the_time_is_that_of_the_key(editor, heard_context, tape) -> None:
    project = heard_context.project
    note = project.notes.add(kind="interview", people=[project.actors.add(name).id for name in ("Dov", "Ana")])
    page = NoteEditor(heard_context, note.id)
    page.recordings.door.bring([tape])
    page.recordings.listening.play()
    player_of(page).tick(5_000)
    page.turns.next_speaker()
    page.turns.next_speaker()
    player_of(page).tick(4_000)
    assert [one.time for one in project.turns.of_note(note.id)] == [5_000]
    page.close_page()


def test_while_nothing_plays_a_new_turn_takes_no_time(editor, heard_context, tape) -> None:
    editor.recordings.door.bring([tape])
    editor.recordings.listening.seek(20_000)
    put_cursor(editor, len(TEXT))
    press(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard_context.project.turns.of_note(editor.ref().id)[-1].time is None


def test_in_the_margin_a_time_is_clicked_to_hear_the_turn_and_a_name_to_say_who_speaks(editor, tape) -> None:
    editor.grab()
    assert editor.sheet.registers.time_places() == []
    editor.recordings.door.bring([tape])
    editor.grab()
    gutter = editor.sheet.registers
    place = next(rect for rect, turn in gutter.time_places() if turn == "t1").center().toPoint()
    assert gutter.told_at(QPointF(place)) == f"DOV · 00:00:10\n{HEARS}"
    QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=place)
    assert player_of(editor).place == 10_000
    assert player_of(editor).playing
    assert not editor.turns.asking.card.isVisible()
    name = QPoint(gutter.width() - 45, int(next(one.y for one in gutter.placed() if one.entry.key == "turn:t1")) + 6)
    QTest.mouseClick(gutter, Qt.MouseButton.LeftButton, pos=name)
    assert editor.turns.asking.card.isVisible()
    assert editor.view.selection()[0] == TEXT.index("DOV")
    assert player_of(editor).place == 10_000
