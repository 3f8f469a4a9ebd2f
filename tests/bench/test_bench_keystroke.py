"""How long a key takes, from the press to the end of painting, beside a bare QTextEdit in the same run."""

import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from fieldnotes.domain.codes import COLOURS
from fieldnotes.project.project import Project
from ui.base.context import Context
from ui.base.spelling import ProcessSpeller, Spelling
from ui.editor.note_editor import NoteEditor

WORDS, PASSAGES, KEYS, ROUNDS = 50_000, 500, 500, 10
TYPED = "abcdefg hij"

pytestmark = [pytest.mark.bench, pytest.mark.qt_log_ignore("This plugin does not support")]


def prose(words: int) -> str:
    """Paragraphs of a hundred invented words each."""
    chance = random.Random(7)
    syllables = [one + other for one in "bcdfghklmnprstvwz" for other in "aeiou"]
    known = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(5000)]
    return "\n".join(" ".join(chance.choices(known, k=100)) for _ in range(words // 100))


def coded(project: Project, text: str, passages: int) -> str:
    """A note with so many coded passages; its id."""
    chance = random.Random(1)
    note = project.notes.add(title="A long evening", text=text)
    codes = [project.codes.add(f"code {number}", colour=COLOURS[number % 6]).id for number in range(25)]
    with project.store.step("Code"):
        for _ in range(passages):
            start = chance.randrange(len(text) - 300)
            project.codings.add(note.id, start, start + chance.randint(20, 300), chance.choice(codes))
    return note.id


def strokes(view: QTextEdit, keys: int) -> list[float]:
    """Milliseconds each key takes: the event, what it leads to, and painting all that is in sight."""
    times = []
    for number in range(keys):
        letter = TYPED[number % len(TYPED)]
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, letter)
        began = time.perf_counter()
        QApplication.sendEvent(view, event)
        view.viewport().repaint()
        QApplication.sendPostedEvents()
        times.append((time.perf_counter() - began) * 1000)
    return times


def savings(editor: NoteEditor) -> list[float]:
    """Milliseconds that saving takes, each time after a word."""
    times = []
    for _ in range(40):
        for letter in "ferry ":
            QApplication.sendEvent(
                editor.view,
                QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, letter),
            )
        began = time.perf_counter()
        assert editor.autosave.flush()
        times.append((time.perf_counter() - began) * 1000)
    return times


def bare(text: str) -> QTextEdit:
    """A QTextEdit as Qt makes it, as large as the editor's."""
    edit = QTextEdit()
    font = QFont("serif")
    font.setPixelSize(17)
    edit.setFont(font)
    edit.setUndoRedoEnabled(False)
    edit.setPlainText(text)
    edit.resize(700, 900)
    return edit


def to_the_middle(edit: QTextEdit) -> None:
    """Put the cursor into the middle of the text and into sight."""
    cursor = edit.textCursor()
    cursor.setPosition(edit.document().characterCount() // 2)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfWord)
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()


def shares(times: list[float]) -> tuple[float, float, float]:
    """Median, 99th percentile and longest."""
    times = sorted(times)
    return times[len(times) // 2], times[int(len(times) * 0.99) - 1], times[-1]


def known_wrong(editor: NoteEditor) -> bool:
    """Whether any word in sight is marked."""
    start, end = editor.view.visible_span()
    return any(editor.sheet.spelling.word_at(place) for place in range(start, end, 3))


@pytest.fixture
def shown(qtbot: object) -> Callable[[QWidget], None]:
    """Shows a widget and waits until it has been painted."""

    def show(widget: QWidget) -> None:
        qtbot.addWidget(widget)  # type: ignore[attr-defined]
        with qtbot.waitExposed(widget):  # type: ignore[attr-defined]
            widget.show()

    return show


def spelled(context: Context, text: str, folder: Path) -> Context:
    """The same with a dictionary that knows all words but every tenth: they are marked all over the page."""
    words = sorted(set(text.split()))
    known = [word for number, word in enumerate(words) if number % 10]
    (folder / "en_GB.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (folder / "en_GB.dic").write_text("\n".join([str(len(known)), *known]), encoding="utf-8")
    return replace(context, spelling=Spelling(ProcessSpeller(), [folder]))


def test_a_key_in_a_long_coded_note_takes_at_most_twice_a_bare_one(
    context: Context,
    shown: Callable[[QWidget], None],
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    text = prose(WORDS)
    plain = bare(text)
    context = spelled(context, text, tmp_path)
    note = coded(context.project, text, PASSAGES)
    context.project.notes.change(note, language="en")
    began = time.perf_counter()
    editor = NoteEditor(context, note)
    made = time.perf_counter() - began
    editor.resize(1000, 1000)
    for widget, view in ((plain, plain), (editor, editor.view)):
        shown(widget)
        to_the_middle(view)
        strokes(view, 100)
    qtbot.waitUntil(lambda: known_wrong(editor), timeout=20_000)
    bare_keys: list[float] = []
    our_keys: list[float] = []
    for _ in range(ROUNDS):  # in turns, so that whatever else the machine does weighs on both
        bare_keys += strokes(plain, KEYS // ROUNDS)
        our_keys += strokes(editor.view, KEYS // ROUNDS)
    bare_times, ours = shares(bare_keys), shares(our_keys)
    saved = shares(savings(editor))
    editor.close_page()
    context.spelling.close()
    rows = (
        ("bare QTextEdit", bare_times),
        ("note editor", ours),
        ("saving a few letters, between keys", saved),
    )
    table = [f"{WORDS:,} words, {PASSAGES} passages, {KEYS} keys (ms)     median    p99   longest"]
    table += [f"{name:45}" + "".join(f"{value:9.1f}" for value in row) for name, row in rows]
    table.append(f"ratio of p99: {ours[1] / bare_times[1]:.2f}; note made and opened in {made:.2f} s")
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(table) + "\n")
    assert ours[1] <= max(2 * bare_times[1], 4.0)
    assert ours[1] <= 16
