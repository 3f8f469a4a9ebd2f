"""How smoothly a note with fifty pictures scrolls, and what a key costs in it, beside the same note without."""

import sys
import time

import pytest
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.media import PICTURE
from fieldnotes.project.pictures import EDGE, small_copy
from tests.bench.test_bench_keystroke import prose, shares, strokes, to_the_middle
from tests.ui.editor.picture_files import made
from ui.base.context import Context
from ui.editor.note_editor import NoteEditor

PICTURES, STEP = 50, 120

pytestmark = [pytest.mark.bench, pytest.mark.qt_log_ignore("This plugin does not support")]


def illustrated(context: Context, pictures: int) -> str:
    """A note of 20,000 words with so many different photos of six megapixels; its id."""
    lines = prose(20_000).split("\n")
    every = len(lines) // max(1, pictures)
    text = "\n".join(f"{line}\n{PICTURE}" if pictures and not n % every else line for n, line in enumerate(lines))
    project = context.project
    note = project.notes.add(title="Pictures", text=text)
    places = [index for index, letter in enumerate(text) if letter == PICTURE]
    with project.store.step("Insert"):
        for number, place in enumerate(places):
            data = made(size=(600, 400), colour=f"#{number * 4:02x}8F7A")
            size = (3000, 2000)
            media = project.media.add(note.id, place, data, f"{number}.jpg", "image/jpeg", "A caption", size=size)
            project.media.bytes.keep_thumbnail(media.hash, EDGE, small_copy(made(size=(1280, 853)), edge=EDGE))
    return note.id


def scrolled(editor: NoteEditor) -> list[float]:
    """Milliseconds of the processor from each turn of the wheel to the end of painting, fetching pictures included."""
    bar = editor.view.verticalScrollBar()
    times = []
    for place in range(0, bar.maximum(), STEP):
        began = time.process_time()
        bar.setValue(place)
        editor.view.viewport().update()
        editor.view.viewport().repaint()
        QApplication.sendPostedEvents()
        editor.pictures.shelf._fetch()
        times.append((time.process_time() - began) * 1000)
    return times


def test_a_note_with_fifty_pictures_scrolls_smoothly(context: Context, qtbot, capsys) -> None:
    rows = []
    for words, count in (("no picture", 0), (f"{PICTURES} pictures", PICTURES)):
        began = time.perf_counter()
        editor = NoteEditor(context, illustrated(context, count))
        editor.resize(1000, 1000)
        qtbot.addWidget(editor)
        with qtbot.waitExposed(editor):
            editor.show()
        opened = time.perf_counter() - began
        moves = shares(scrolled(editor))
        to_the_middle(editor.view)
        strokes(editor.view, 50)
        rows.append((words, moves, shares(strokes(editor.view, 300)), opened))
        assert len(editor.pictures.shelf._ready) >= min(count, 10)
        editor.close_page()
    with capsys.disabled():
        sys.stdout.write("\n20,000 words (ms)      scroll: median, p99, longest     key: median, p99, longest\n")
        for words, moves, keys, _ in rows:
            figures = "".join(f"{value:9.1f}" for value in (*moves, *keys))
            sys.stdout.write(f"{words:20}{figures}\n")
    (_, _, plain, _), (_, moves, keys, _) = rows
    assert moves[1] <= 30
    assert keys[1] <= max(2 * plain[1], 4.0)
