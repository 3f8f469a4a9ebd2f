"""How long a key takes in a long transcript, beside a bare QTextEdit; and what its speakers say, counted."""

import random
import sys
import time
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from fieldnotes.domain.ids import ordered_id
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.turns import Voice
from tests.bench.test_bench_keystroke import KEYS, ROUNDS, bare, prose, savings, strokes, to_the_middle
from ui.base.context import Context
from ui.editor.note_editor import NoteEditor

WORDS, TURNS, SPEAKERS, TURN = 50_000, 2_000, 8, 25

pytestmark = [pytest.mark.bench, pytest.mark.qt_log_ignore("This plugin does not support")]


def transcript(context: Context) -> str:
    """A focus group of so many words in so many turns, a paragraph each; the note's id."""
    chance, project = random.Random(3), context.project
    words = prose(WORDS).split()
    lines = [" ".join(words[at : at + TURN]) for at in range(0, len(words), TURN)]
    voices = [Voice(actor.name, actor=actor.id) for actor in (project.actors.add(f"P{n}") for n in range(SPEAKERS))]
    note = project.notes.add(kind="focus group", title="All evening", text="\n".join(lines))
    start, turns = 0, []
    for line in lines:
        turn = Turn(ordered_id(), note.id, start, start + len(line), time=start * 100)
        turns.append(replace(turn, **chance.choice(voices).fields()))
        start += len(line) + 1
    project.turns.add_many(turns)
    return note.id


def shares(times: list[float]) -> tuple[float, float, float]:
    """Median, 99th percentile, longest."""
    ordered = sorted(times)
    return ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.99)], ordered[-1]


def test_keys_in_a_long_transcript(context: Context, qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    note = transcript(context)
    plain = bare(context.project.notes.text(note))
    editor = NoteEditor(context, note)
    editor.resize(1_000, 900)
    for widget in (plain, editor):
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
    for view in (plain, editor.view):
        view.setFocus()
        to_the_middle(view)
        strokes(view, 20)
    bare_keys: list[float] = []
    our_keys: list[float] = []
    for _ in range(ROUNDS):
        bare_keys += strokes(plain, KEYS // ROUNDS)
        our_keys += strokes(editor.view, KEYS // ROUNDS)
    saved = shares(savings(editor))
    began = time.perf_counter()
    editor.turns.next_speaker()
    following = (time.perf_counter() - began) * 1000
    began = time.perf_counter()
    context.project.voices.words(note)
    counted = (time.perf_counter() - began) * 1000
    editor.close_page()
    rows = (("bare QTextEdit", shares(bare_keys)), ("transcript", shares(our_keys)), ("saving a few letters", saved))
    table = [f"{WORDS:,} words, {TURNS:,} turns, {KEYS} keys (ms)     median    p99   longest"]
    table += [f"{name:45}" + "".join(f"{value:9.1f}" for value in row) for name, row in rows]
    table.append(f"ratio of p99: {rows[1][1][1] / rows[0][1][1]:.2f}")
    table.append(f"next speaker {following:.0f} ms, words by speaker {counted:.0f} ms")
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(table) + "\n")
    assert rows[1][1][1] <= max(2 * rows[0][1][1], 4.0)
    assert rows[1][1][1] <= 16
