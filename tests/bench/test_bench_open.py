"""How long a long note takes to open: from the asking for its page to the first painting of it."""

import random
import sys
import time

import pytest
from PySide6.QtWidgets import QApplication
from test_bench_keystroke import PASSAGES, WORDS, coded, prose

from fieldnotes.domain.marks import Mark
from fieldnotes.project.project import Project
from ui.base.context import Context
from ui.editor.note_editor import NoteEditor

ROUNDS = 7
BUDGET = 300

pytestmark = [pytest.mark.bench, pytest.mark.qt_log_ignore("This plugin does not support")]


def formatted(project: Project, note: str, text: str) -> None:
    """Put headings, lists, bold and italic words all over a note."""
    chance = random.Random(3)
    marks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        if number % 4 == 0:
            marks.append(Mark(start, start + len(line), "heading1" if number % 12 == 0 else "bullet"))
        for kind in ("bold", "italic"):
            low = start + chance.randrange(len(line) - 30)
            marks.append(Mark(low, low + chance.randint(3, 25), kind))
        start += len(line) + 1
    project.notes.set_marks(note, marks)


def openings(context: Context, note: str, qtbot: object) -> list[float]:
    """Milliseconds of each opening, the page made, shown and painted."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        editor = NoteEditor(context, note)
        editor.resize(1000, 1000)
        qtbot.addWidget(editor)  # type: ignore[attr-defined]
        with qtbot.waitExposed(editor):  # type: ignore[attr-defined]
            editor.show()
        QApplication.sendPostedEvents()
        editor.view.viewport().repaint()
        times.append((time.perf_counter() - began) * 1000)
        editor.close_page()
        editor.hide()
    return sorted(times)


def test_a_note_of_fifty_thousand_words_opens_at_once(context, qtbot, capsys) -> None:
    text = prose(WORDS)
    plain = coded(context.project, text, PASSAGES)
    rich = context.project.notes.add(title="A formatted evening", text=text).id
    formatted(context.project, rich, text)
    found = {"coded, plain": openings(context, plain, qtbot), "headings, lists, bold": openings(context, rich, qtbot)}
    lines = [f"{WORDS:,} words, page made to painted (ms)      median   longest"]
    lines += [f"{name:40}{times[ROUNDS // 2]:11.0f}{times[-1]:10.0f}" for name, times in found.items()]
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines) + "\n")
    assert all(times[ROUNDS // 2] <= BUDGET for times in found.values())
