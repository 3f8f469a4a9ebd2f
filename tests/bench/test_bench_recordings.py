"""What a recording of two hours costs: looked at, kept in the project, and heard while somebody types."""

import sys
import time
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest

from fieldnotes.domain.notes import Turn
from fieldnotes.project.project import Project
from fieldnotes.project.recordings import look_at
from tests.bench.test_bench_keystroke import prose, shares, strokes, to_the_middle
from tests.project.sounds import long_tone
from tests.ui.editor.hand_player import HandPlayer
from ui.base.context import Context
from ui.editor.note_editor import NoteEditor

pytestmark = [pytest.mark.bench, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture(scope="module")
def tape(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return long_tone(tmp_path_factory.mktemp("tape") / "two hours.wav", minutes=120)


def test_two_hours_are_looked_at_and_kept_in_slices(tape: Path, tmp_path: Path, capsys) -> None:
    began = time.process_time()
    file = look_at(tape)
    looked = time.process_time() - began
    shorter = long_tone(tmp_path / "ten minutes.wav", minutes=10)
    tracemalloc.start()
    look_at(shorter)
    most = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    project = Project.create(tmp_path / "study.fieldnotes")
    slices = []
    began = time.process_time()
    for _ in project.recordings.keeping(file):
        slices.append((time.process_time() - began) * 1000)
        began = time.process_time()
    project.close()
    median, p99, longest = shares(slices)
    with capsys.disabled():
        sys.stdout.write(
            f"\n2 hours of WAV, {file.size / 1e6:.0f} MB: looked at in {looked:.1f} s of the processor, {most:.0f} MB "
            f"of memory at most; {len(slices)} slices of median {median:.1f}, p99 {p99:.1f}, longest {longest:.1f} ms\n"
        )
    assert len(file.peaks) == 144_000
    assert most < 30
    assert p99 <= 50


def test_a_key_costs_no_more_while_a_recording_plays(context: Context, qtbot, tape: Path, capsys) -> None:
    text = prose(20_000)
    note = context.project.notes.add(title="Dov", text=text, kind="interview")
    starts = [index + 1 for index, letter in enumerate(text) if letter == "\n"]
    spans = list(zip(starts, [start - 1 for start in starts[1:]], strict=False))
    turns = [Turn(f"t{n}", note.id, low, high, time=n * 5000) for n, (low, high) in enumerate(spans) if low < high]
    context.project.turns.add_many(turns)
    editor = NoteEditor(replace(context, player=HandPlayer), note.id)
    editor.resize(1000, 1000)
    qtbot.addWidget(editor)
    with qtbot.waitExposed(editor):
        editor.show()
    to_the_middle(editor.view)
    strokes(editor.view, 50)
    plain = shares(strokes(editor.view, 300))
    context.project.recordings.add(note.id, look_at(tape), linked=True)
    editor.recordings.listening.play()
    player = editor.recordings.listening._player
    assert isinstance(player, HandPlayer)
    heard = shares(strokes(editor.view, 300))
    ticks = []
    for _ in range(500):
        began = time.process_time()
        player.tick(500)
        editor.recordings.bar.repaint()
        ticks.append((time.process_time() - began) * 1000)
    tick = shares(ticks)
    editor.close_page()
    with capsys.disabled():
        sys.stdout.write(f"\n20,000 words, {len(turns)} turns (ms): median, p99, longest\n")
        for words, figures in (("key", plain), ("key, with a recording", heard), ("tick of the player", tick)):
            sys.stdout.write(f"{words:24}{''.join(f'{value:9.1f}' for value in figures)}\n")
    assert heard[1] <= max(2 * plain[1], 6.0)
    assert tick[1] <= 16
