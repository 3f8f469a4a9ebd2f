"""Recordings of an open note: brought in, heard, followed, stamped while one writes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.notes import Turn
from fieldnotes.domain.when import When
from fieldnotes.project.recordings import look_at
from tests.project.sounds import tone
from tests.ui.editor.hand_player import HandPlayer
from ui.base.context import Context
from ui.base.player import ADD_SOUND, Player
from ui.base.settings import SOUND_BACK, SOUND_LINKS, SOUND_SCREEN, SOUND_SHOWN, SOUND_SPEED
from ui.base.tasks import WindowTasks
from ui.commands.recordings import ADD, PLAY, STAMP
from ui.editor.note_editor import NoteEditor
from ui.editor.recording_door import RecordingDoor
from ui.editor.turn_gutter import HEARS

TEXT = "INES: When did it begin?\nDOV: In the spring, when the chain went.\nINES: And then?"


@pytest.fixture
def heard_context(context: Context) -> Context:
    return replace(context, player=HandPlayer)


@pytest.fixture
def editor(heard_context: Context, qtbot) -> Iterator[NoteEditor]:
    project = heard_context.project
    note = project.notes.add(title="Dov", text=TEXT, kind="interview", observed=When.of("2013-10-15"))
    starts = [0, TEXT.index("DOV"), TEXT.rindex("INES")]
    ends = [starts[1] - 1, starts[2] - 1, len(TEXT)]
    names, times = ("INES", "DOV", "INES"), (0, 10_000, 30_000)
    rows = zip(starts, ends, names, times, strict=True)
    project.turns.add_many(
        Turn(f"t{number}", note.id, start, end, speaker_name=name, time=time)
        for number, (start, end, name, time) in enumerate(rows)
    )
    editor = NoteEditor(heard_context, note.id)
    editor.resize(1000, 700)
    qtbot.addWidget(editor)
    editor.show()
    yield editor
    editor.close_page()


@pytest.fixture
def said(heard_context: Context) -> list:
    messages: list = []
    heard_context.navigation.said.connect(messages.append)
    return messages


@pytest.fixture
def tape(tmp_path: Path) -> Path:
    return tone(tmp_path / "tape.wav", seconds=60, rate=4000)


def player_of(editor: NoteEditor) -> HandPlayer:
    player = editor.recordings.listening._player
    assert isinstance(player, HandPlayer)
    return player


def put_cursor(editor: NoteEditor, position: int) -> None:
    editor.view.setTextCursor(editor.sheet.document.cursor(position))


def press(editor: NoteEditor, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(editor.view, key, modifiers)


def note_recordings(editor: NoteEditor, context: Context) -> list:
    return context.project.recordings.of_note(editor.ref().id)


def test_a_note_without_a_recording_shows_nothing_and_offers_it_in_its_menu(editor, heard_context, said) -> None:
    assert editor.recordings.bar.isHidden()
    words = [item.words for item in editor.menu.items(-1)]
    assert words[-1] == "Add a recording…"
    press(editor, Qt.Key.Key_F5)
    assert "no recording" in said[-1].words
    assert editor.sheet.document.text == TEXT


def test_a_recording_dropped_on_a_note_is_kept_and_undo_takes_it_off(editor, heard_context, tape) -> None:
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile(str(tape))])
    editor.view.insertFromMimeData(source)
    (recording,) = note_recordings(editor, heard_context)
    assert (recording.name, recording.duration, recording.linked) == ("tape.wav", 60_000, False)
    assert editor.sheet.document.text == TEXT
    assert editor.recordings.bar.isVisible()
    assert editor.recordings.bar.place.text() == "0:00 / 1:00"
    heard_context.project.store.undo()
    assert editor.recordings.bar.isHidden()
    assert note_recordings(editor, heard_context) == []
    assert heard_context.project.media.bytes._held == set()


def test_keys_play_and_pause_while_one_types_and_the_cursor_stays_its_own(editor, tape) -> None:
    editor.recordings.door.bring([tape])
    put_cursor(editor, len(TEXT))
    press(editor, Qt.Key.Key_F5)
    player = player_of(editor)
    assert player.playing
    assert player.data == tape.read_bytes()
    player.tick(12_000)
    QTest.keyClicks(editor.view, " Yes.")
    put_cursor(editor, 3)
    assert player.playing
    assert editor.recordings.layer.heard == "t1"
    press(editor, Qt.Key.Key_F6)
    assert player.place == 9_000
    assert editor.recordings.layer.heard == "t0"
    press(editor, Qt.Key.Key_F5)
    assert not player.playing
    assert editor.view.selection() == (3, 3)
    assert editor.sheet.document.text == TEXT + " Yes."


def test_speed_step_and_player_are_remembered(editor, heard_context, tape) -> None:
    editor.recordings.door.bring([tape])
    press(editor, Qt.Key.Key_F5)
    press(editor, Qt.Key.Key_F5, Qt.KeyboardModifier.ControlModifier)
    assert heard_context.settings.get(SOUND_SPEED) == player_of(editor).speed == 90
    assert editor.recordings.bar.speed.text() == "0.9×"
    press(editor, Qt.Key.Key_F6, Qt.KeyboardModifier.ControlModifier)
    press(editor, Qt.Key.Key_F6, Qt.KeyboardModifier.ControlModifier)
    assert player_of(editor).speed == 110
    editor.recordings.bar.speed.click()
    assert player_of(editor).speed == 100
    heard_context.settings.set(SOUND_BACK, 10)
    player_of(editor).seek(30_000)
    editor.recordings.bar.back.click()
    assert player_of(editor).place == 20_000
    editor.recordings.show_or_hide()
    assert editor.recordings.bar.isHidden()
    assert not heard_context.settings.get(SOUND_SHOWN)


def test_playing_from_the_cursor_takes_the_time_of_its_turn_or_a_nearer_stamp(editor, tape, said) -> None:
    editor.recordings.door.bring([tape])
    put_cursor(editor, TEXT.index("spring"))
    press(editor, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
    assert player_of(editor).place == 10_000
    assert player_of(editor).playing
    player_of(editor).tick(4_000)
    put_cursor(editor, TEXT.index("when the"))
    press(editor, Qt.Key.Key_F12)
    assert "spring, [00:00:14] when the" in editor.sheet.document.text
    player_of(editor).seek(50_000)
    put_cursor(editor, editor.sheet.document.text.index("chain"))
    editor.recordings.play_here()
    assert player_of(editor).place == 14_000


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


def test_a_time_in_the_text_is_clicked_to_hear_it(editor, tape) -> None:
    editor.recordings.door.bring([tape])
    QTest.keyClicks(editor.view, "[00:40] ")
    editor.grab()
    point = QPointF(editor.view.line_rect(3).center())
    viewport = editor.view.viewport()
    for kind, held in (
        (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        where = QPointF(viewport.mapToGlobal(point.toPoint()))
        event = QMouseEvent(kind, point, where, Qt.MouseButton.LeftButton, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(viewport, event)
    assert player_of(editor).place == 40_000
    assert player_of(editor).playing


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


def test_a_turn_is_repeated_until_told_otherwise(editor, tape) -> None:
    editor.recordings.door.bring([tape])
    put_cursor(editor, TEXT.index("spring"))
    press(editor, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert editor.recordings.listening.loop == (10_000, 30_000)
    assert editor.recordings.bar.loop.isChecked()
    player_of(editor).tick(20_500)
    assert player_of(editor).place == 10_000
    press(editor, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    player_of(editor).tick(20_500)
    assert player_of(editor).place == 30_500
    assert not editor.recordings.bar.loop.isChecked()


def test_the_words_at_the_cursor_say_when_the_recording_begins(editor, heard_context, tape) -> None:
    editor.recordings.door.bring([tape])
    put_cursor(editor, TEXT.index("spring"))
    press(editor, Qt.Key.Key_F5)
    player_of(editor).seek(17_500)
    editor.recordings.set_beginning()
    (recording,) = note_recordings(editor, heard_context)
    assert recording.shift == 7_500
    assert editor.recordings.layer.turn_heard(10_000)[2].id == "t1"
    editor.recordings.play_here()
    assert player_of(editor).place == 17_500


def test_a_large_recording_is_linked_if_one_says_so_and_found_again_when_it_moved(
    editor, heard_context, tape, tmp_path, said
) -> None:
    heard_context.settings.set(SOUND_LINKS, 0)
    heard_context.prompts.tells(0)
    editor.recordings.door.bring([tape])
    (recording,) = note_recordings(editor, heard_context)
    assert recording.path == str(tape)
    moved = tape.rename(tmp_path / "elsewhere.wav")
    editor.recordings.listening.play()
    bar = editor.recordings.bar
    assert "not where it was" in bar.trouble.text()
    assert bar.find_file.isVisible()
    other = tone(tmp_path / "other.wav", seconds=3)
    heard_context.prompts.tells(other)
    bar.find_file.click()
    assert "another recording" in said[-1].words
    heard_context.prompts.tells(moved)
    bar.find_file.click()
    assert note_recordings(editor, heard_context)[0].path == str(moved)
    assert bar.trouble.isHidden()
    editor.recordings.listening.play()
    assert player_of(editor).playing


def test_a_linked_recording_is_kept_and_a_kept_one_is_put_in_a_file(editor, heard_context, tape, tmp_path) -> None:
    heard_context.settings.set(SOUND_LINKS, 0)
    heard_context.prompts.tells(0)
    editor.recordings.door.bring([tape])
    editor.recordings.door.keep(editor.recordings.recordings[0])
    assert not note_recordings(editor, heard_context)[0].linked
    copy = tmp_path / "copy.wav"
    heard_context.prompts.tells(copy)
    editor.recordings.door.save_copy(editor.recordings.recordings[0])
    assert copy.read_bytes() == tape.read_bytes()
    away = tmp_path / "away.wav"
    heard_context.prompts.tells(away)
    editor.recordings.door.link(editor.recordings.recordings[0])
    assert note_recordings(editor, heard_context)[0].path == str(away)
    assert heard_context.project.check() == []


def test_what_is_no_recording_is_refused_and_nothing_is_kept(editor, heard_context, tmp_path, said) -> None:
    (tmp_path / "letter.mp3").write_bytes(b"Dear Ines, here is the tape.")
    editor.recordings.door.bring([tmp_path / "letter.mp3", tmp_path / "gone.wav"])
    assert "letter.mp3 is not a recording" in said[-1].words
    assert "1 more" in said[-1].words
    assert note_recordings(editor, heard_context) == []
    assert heard_context.project.store.value("SELECT count(*) FROM media_chunk") == 0


def test_several_recordings_go_on_one_after_another(editor, heard_context, tape, tmp_path) -> None:
    second = tone(tmp_path / "part two.wav", seconds=20, rate=4000)
    editor.recordings.door.bring([tape, second])
    assert editor.recordings.bar.name.words() == "1 of 2: tape.wav"
    editor.recordings.play_from(65_000)
    assert player_of(editor).name == "part two.wav"
    assert player_of(editor).place == 5_000
    assert [item.words for item in editor.recordings.player_items()[:2]] == ["tape.wav", "part two.wav"]
    editor.recordings.player_items()[0].run()
    assert editor.recordings.bar.name.words() == "1 of 2: tape.wav"
    assert not player_of(editor).playing
    editor.recordings.remove()
    assert [one.name for one in note_recordings(editor, heard_context)] == ["part two.wav"]


def test_only_one_note_is_heard_at_a_time(editor, heard_context, tape, qtbot, tmp_path) -> None:
    editor.recordings.door.bring([tape])
    other = NoteEditor(heard_context, heard_context.project.notes.add(text="Other").id)
    qtbot.addWidget(other)
    other.recordings.door.bring([tone(tmp_path / "other.wav", seconds=5)])
    editor.recordings.listening.play()
    other.recordings.listening.play()
    assert not player_of(editor).playing
    assert player_of(other).playing
    other.close_page()
    assert not player_of(other).playing


def test_without_the_package_one_sentence_says_what_to_add(context, qtbot, tape) -> None:
    silent = replace(context, player=Player)
    editor = NoteEditor(silent, silent.project.notes.add(text=TEXT, kind="interview").id)
    qtbot.addWidget(editor)
    editor.show()
    editor.recordings.door.bring([tape])
    editor.recordings.bar.play.click()
    assert editor.recordings.bar.trouble.text() == ADD_SOUND
    assert editor.recordings.bar.strip._peaks
    editor.close_page()


@pytest.mark.qt_log_ignore("multimedia|ffmpeg|pipewire|Could not open media|propagateSizeHints")
def test_a_film_shows_its_picture_and_keeps_the_height_it_is_dragged_to(editor, heard_context, tmp_path) -> None:
    (tmp_path / "quay.mp4").write_bytes(b"\0\0\0\x20ftypisom" + bytes(5000))
    editor.recordings.door.bring([tmp_path / "quay.mp4"])
    film = editor.recordings.bar.film
    assert film.isHidden()
    editor.recordings.listening.play()
    assert film.isVisible()
    assert film.height() == heard_context.settings.get(SOUND_SCREEN)
    edge = QPoint(film.width() // 2, 2)
    QTest.mousePress(film._edge, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(film._edge, edge + QPoint(0, 60))
    QTest.mouseRelease(film._edge, Qt.MouseButton.LeftButton, pos=edge)
    assert heard_context.settings.get(SOUND_SCREEN) == film.height()
    player_of(editor).tell_length(90_000)
    assert editor.recordings.bar.place.text() == "0:00 / 1:30"


def test_keeping_that_is_cancelled_leaves_nothing(editor, heard_context, tmp_path, qtbot) -> None:
    tasks = WindowTasks()
    slow = replace(heard_context, tasks=tasks)
    works: list = []
    slow.navigation.worked.connect(works.append)
    door = RecordingDoor(slow, editor.ref().id, editor.recordings._try, editor)
    door._looked_at([look_at(tone(tmp_path / "long.wav", seconds=300))])
    (task,) = works
    with qtbot.waitSignal(task.progressed):
        pass
    task.cancel()
    assert heard_context.project.media.bytes._held == set()
    assert note_recordings(editor, heard_context) == []
    assert heard_context.project.store.value("SELECT count(*) FROM media_chunk") > 0
    assert heard_context.project.media.sweep() == 1
    assert heard_context.project.store.value("SELECT count(*) FROM media_chunk") == 0
    tasks.close()


def test_a_project_open_for_reading_is_heard_but_not_stamped(tmp_path, theme, qtbot, tape, heard_context) -> None:
    project = heard_context.project
    note = project.notes.add(text=TEXT, kind="interview").id
    project.recordings.add(note, look_at(tape), linked=True)
    editor = NoteEditor(heard_context, note)
    qtbot.addWidget(editor)
    editor.view.setReadOnly(True)
    assert PLAY in editor.deeds()
    assert STAMP not in editor.deeds()
    assert ADD not in editor.deeds()
    editor.close_page()
