"""The real program killed while it is typed into: what was shown as saved is there, of the rest all but a second."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fieldnotes.project.project import Project

ROOT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("FIELDNOTES_KILLS", "200"))
LOST = 1.0
"""Seconds of typing that a kill may take."""

PROGRAM = """
import sys, time
from pathlib import Path
from random import Random
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
import ui.app
from fieldnotes.domain.refs import Ref
from test_kills import keys

path, note, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
typed, rng = 0, Random(seed)
wanted = keys(seed)

def tell(word):
    sys.stdout.write(f"{word} {typed} {time.monotonic()}\\n")
    sys.stdout.flush()

def begin(program):
    window = program.window
    window.open(Ref("note", note))
    view = window.page().view
    view.moveCursor(view.textCursor().MoveOperation.End)
    window.page().stateChanged.connect(lambda state: tell("saved") if state == "saved" else None)
    tell("ready")
    timer = QTimer(window)

    def type_one():
        global typed
        letter = next(wanted)
        typed += 1
        if letter == "\\b":
            QTest.keyClick(view, Qt.Key.Key_Backspace)
        elif letter == "\\n":
            QTest.keyClick(view, Qt.Key.Key_Return)
        else:
            QTest.keyClick(view, letter)
        tell("typed")
        timer.start(rng.randrange(1, 60))

    timer.setSingleShot(True)
    timer.timeout.connect(type_one)
    timer.start(0)

enter = ui.app.Program.begin
def watched(program, opened):
    enter(program, opened)
    QTimer.singleShot(0, lambda: begin(program))
ui.app.Program.begin = watched
ui.app.main(path)
"""


def keys(seed):
    """What is typed: letters, spaces, new paragraphs, now and then a letter taken back."""
    rng = random.Random(seed)
    held = 0
    while True:
        letter = rng.choice("abcdefghijklmnopqrstuvwxyz" * 3 + " " * 12 + "\n\b\b\b")
        if letter == "\b" and not held:
            continue
        held = held - 1 if letter == "\b" else held + 1
        yield letter


def after(text, seed, count):
    """The text after the first keys of a run."""
    letters = []
    for _, letter in zip(range(count), keys(seed), strict=False):
        if letter == "\b":
            letters.pop()
        else:
            letters.append(letter)
    return text + "".join(letters)


def run_and_kill(path, note, seed, home):
    """Type for a while and kill it; how many keys were shown as saved, were a second old, were typed in all."""
    environment = {**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"}
    environment["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "tests" / "ui")])
    command = [sys.executable, "-c", PROGRAM, str(path), note, str(seed)]
    rng = random.Random(seed)
    with subprocess.Popen(command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE) as program:
        lines = [program.stdout.readline()]
        assert lines[0].startswith("ready")
        end = time.monotonic() + rng.uniform(0.02, 2.5)
        while time.monotonic() < end:
            lines.append(program.stdout.readline())
        program.kill()
        killed = time.monotonic()
        lines += [line for line in program.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    told = [(word, int(count), float(at)) for word, count, at in map(str.split, lines)]
    saved = max((count for word, count, _ in told if word == "saved"), default=0)
    old = max((count for word, count, at in told if word == "typed" and at < killed - LOST), default=0)
    return saved, old, max(count for _, count, _ in told)


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_in_two_hundred_kills_of_the_real_program_no_word_shown_as_saved_is_lost(tmp_path):
    path = tmp_path / "study.fieldnotes"
    project = Project.create(path, contributor="Ines Marlowe")
    note = project.notes.add(title="At the slip", text="Rain since six.\n").id
    text = project.notes.text(note)
    project.close()
    home = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    lost = []
    for seed in range(KILLS):
        saved, old, typed = run_and_kill(path, note, seed, home)
        project = Project.open(path)
        found = project.notes.text(note)
        kept = next((count for count in range(typed + 1, -1, -1) if after(text, seed, count) == found), None)
        assert kept is not None, f"after kill {seed} the text is none that was typed"
        assert kept >= saved, f"kill {seed}: {saved} keys were shown as saved, {kept} are there"
        assert kept >= old, f"kill {seed}: {old} keys were older than a second, {kept} are there"
        assert project.check() == []
        lost.append(max(0, typed - kept))
        text = found
        project.close()
    sys.stdout.write(f"\n{KILLS} kills; keys lost at most {max(lost)}, on average {sum(lost) / KILLS:.1f}\n")
