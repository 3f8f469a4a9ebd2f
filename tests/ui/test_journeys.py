"""Whole sittings at the window, by keyboard and mouse: the main job from an evening's note to the Word report."""

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.app import Program
from ui.base.prompts import ToldPrompts
from ui.base.tasks import DirectTasks
from ui.dialogs.code_found import CodeFoundForm
from ui.dialogs.import_review import ImportReview
from ui.dialogs.report_options import ReportOptions
from ui.editor.note_editor import NoteEditor
from ui.panels.memo_page.page import MemoPage
from ui.panels.search_results.page import SearchResults
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PATIENCE = 30_000

WRITTEN = "The chain was slack again. “We keep being asked what it costs,” she said. Then rain."
DIARY = """4 May 2012

Rain, and nobody crossed. The chain sang all morning and I wrote nothing.

5 May 2012

Sun. Everybody came, and nobody spoke of the chain until ten.

6 May 2012

A quiet day, the river high, the boat at its moorings.
"""


@pytest.fixture
def program(theme, settings):
    """The program, with a person who answers its questions as told."""
    program = Program(theme, settings, ToldPrompts(), DirectTasks())
    yield program
    for box in QApplication.topLevelWidgets():
        if isinstance(box, (ImportReview, CodeFoundForm, ReportOptions)) and box.isVisible():
            box.reject()
    if program.window is not None:
        program.window.close()
    program.end()


@pytest.fixture
def ferry(program, tmp_path: Path, qtbot) -> Window:
    """The window on a new project in a file."""
    assert program.create(tmp_path / "ferry.fieldnotes", "Keeping the ferry", "Ines Marlowe")
    come_back(program.window, qtbot)
    return program.window


def note_page(window: Window) -> NoteEditor:
    """The note in front."""
    page = window.page()
    assert isinstance(page, NoteEditor)
    return page


def box_of(kind: type) -> QWidget:
    """The box of a kind that is open."""
    return next(box for box in QApplication.topLevelWidgets() if isinstance(box, kind) and box.isVisible())


def select(page: NoteEditor, words: str) -> None:
    """Select words of a note."""
    start = page.sheet.document.text.index(words)
    page.view.select(start, start + len(words))


def type_in(widget: QWidget, words: str) -> None:
    """Type words that need not stand on a keyboard."""
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, letter))


def coded_words(window: Window, note: str) -> dict[str, str]:
    """Which words of a note bear which code."""
    project = window.context.project
    text = project.notes.text(note)
    return {coded.code.name: text[coded.passage.start : coded.passage.end] for coded in project.codings.of_note(note)}


def come_back(window: Window, qtbot) -> None:
    """The window in front again after a box, which not every platform sees to."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def write_a_note(window: Window, qtbot) -> str:
    """Ctrl+N, the words, the day it was, where, the title; its id."""
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    page = note_page(window)
    qtbot.waitUntil(page.view.hasFocus)
    type_in(page.view, WRITTEN)
    for fact, words in (("observed", "3 March 2012 16:30"), ("site", "Tea hut"), ("people", "Winifred Pask")):
        page.header.edit(fact)
        qtbot.keyClicks(page.header.field, words)
        qtbot.keyClick(page.header.field, Qt.Key.Key_Return)
    qtbot.keyClicks(page.header.title_line, "Slack chain")
    qtbot.keyClick(page.header.title_line, Qt.Key.Key_Return)
    assert page.view.hasFocus()
    assert page.flush()
    return page.ref().id


def import_the_diary(window: Window, qtbot, folder: Path) -> None:
    """A long dated file and one that cannot be read, looked at and agreed to."""
    (folder / "diary.txt").write_text(DIARY, encoding="utf-8")
    (folder / "scan.pdf").write_bytes(b"%PDF-1.4")
    window.context.prompts.tells([folder / "diary.txt", folder / "scan.pdf"])
    window.commands.run("project.import")
    review = box_of(ImportReview)
    review.form.split.click()
    qtbot.waitUntil(lambda: review.model.rowCount() == 3)
    review.accept()
    come_back(window, qtbot)


def search_for(window: Window, qtbot, words: str) -> SearchResults:
    """Ctrl+K, the words, Enter; the page of results, once it knows them."""
    window.context.session.search.wait_until_current(30)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    qtbot.waitUntil(window.search.hasFocus)
    qtbot.keyClicks(window.search, words)
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    page = window.page()
    assert isinstance(page, SearchResults)
    qtbot.waitUntil(lambda: page.listing.results.rowCount() > 0, timeout=PATIENCE)
    return page


def code_the_hit(window: Window, qtbot) -> None:
    """The words that were found get a code by a few letters and Enter, others one of their own words."""
    page = note_page(window)
    qtbot.keyClick(page.view, Qt.Key.Key_Return, CTRL)
    line = page.coding.popup.line
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "listening")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    select(page, "being asked what it costs")
    qtbot.keyClick(page.view, Qt.Key.Key_Return, CTRL | SHIFT)


def code_what_is_found(window: Window, qtbot) -> None:
    """All sentences with a word get a code at once."""
    results = search_for(window, qtbot, "chain")
    results.head.code.click()
    form = box_of(CodeFoundForm)
    qtbot.keyClicks(form.code, "chain talk")
    form.unit.choose("sentence")
    form.accept()
    come_back(window, qtbot)
    project = window.context.project
    qtbot.waitUntil(lambda: project.codes.find("chain talk") is not None, timeout=PATIENCE)


def write_a_memo(window: Window, qtbot, note: str) -> str:
    """Ctrl+M on the selected words; the title, the text, and a note named with [[; its id."""
    window.open(Ref("note", note), Span(4, 25), keep=True)
    page = note_page(window)
    qtbot.waitUntil(page.view.hasFocus)
    qtbot.keyClick(page.view, Qt.Key.Key_M, CTRL)
    memo = window.page()
    assert isinstance(memo, MemoPage)
    qtbot.waitUntil(memo.name.hasFocus)
    qtbot.keyClicks(memo.name, "A slack chain speaks")
    qtbot.keyClick(memo.name, Qt.Key.Key_Return)
    text = memo.editors[-1].words
    qtbot.waitUntil(text.hasFocus)
    qtbot.keyClicks(text, "It is heard before it is seen; see [[4 May")
    card = memo.editors[-1].completer.card
    qtbot.waitUntil(lambda: bool(card.offered()))
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.keyClicks(text, " for the other sound.")
    assert memo.flush()
    return memo.ref().id


def write_the_report(window: Window, qtbot, out: Path) -> str:
    """The Word report of everything, as its paragraphs read in Word."""
    window.commands.run("reports.word")
    window.context.prompts.tells(out)
    box_of(ReportOptions).accept()
    qtbot.waitUntil(out.exists, timeout=PATIENCE)
    return "\n".join(paragraph.text for paragraph in Document(str(out)).paragraphs)


def test_from_an_evenings_note_to_the_word_report_and_all_is_there_the_next_day(program, ferry, qtbot, tmp_path):
    note = write_a_note(ferry, qtbot)
    project = ferry.context.project
    stored = project.notes.get(note)
    assert project.notes.text(note) == WRITTEN
    assert stored.title == "Slack chain"
    assert stored.observed == When.of("2012-03-03T16:30")

    import_the_diary(ferry, qtbot, tmp_path)
    assert project.notes.count() == 4

    results = search_for(ferry, qtbot, '"slack again"')
    results.listing.view.setFocus()
    results.listing.view.setCurrentIndex(results.listing.results.index(0))
    qtbot.keyClick(results.listing.view, Qt.Key.Key_Return)
    assert note_page(ferry).view.textCursor().selectedText() == "slack again"

    code_the_hit(ferry, qtbot)
    code_what_is_found(ferry, qtbot)
    expected = {
        "listening": "slack again",
        "being asked what it costs": "being asked what it costs",
        "chain talk": "The chain was slack again.",
    }
    assert coded_words(ferry, note) == expected
    assert len(project.passages.of_code(project.codes.find("chain talk").id)) == 3

    memo = write_a_memo(ferry, qtbot, note)
    neighbours = {(near.ref.noun, near.via) for near in project.links.of(Ref("memo", memo))}
    assert neighbours == {("passage", "link"), ("note", "mention")}

    text = write_the_report(ferry, qtbot, tmp_path / "ferry.docx")
    for words in (*expected.values(), "nobody spoke of the chain until ten", "A slack chain speaks"):
        assert words in text

    before = (project.notes.text(note), coded_words(ferry, note), project.stats())
    tabs = [page.ref() for page in ferry.pages.pages()]
    path = ferry.context.session.path
    assert ferry.close()
    program.end()
    assert program.open(path)
    again = program.window
    project = again.context.project
    assert (project.notes.text(note), coded_words(again, note), project.stats()) == before
    assert {page.ref() for page in again.pages.pages()} == set(tabs)
    assert project.store.can_undo() is not None
    assert project.check() == []


def test_no_code_slides_while_a_coded_note_is_written_on_and_undone(ferry, qtbot):
    project = ferry.context.project
    note = project.notes.add(title="Slack chain", text=WRITTEN).id
    for words in ("slack again", "being asked what it costs", "Then rain"):
        start = WRITTEN.index(words)
        project.codings.add(note, start, start + len(words), project.codes.add(words).id)
    ferry.open(Ref("note", note), keep=True)
    page = note_page(ferry)
    qtbot.waitUntil(page.view.hasFocus)

    page.view.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(page.view, "16:30. ")
    select(page, "she said")
    type_in(page.view, "said Winifred 😀")
    select(page, "what it costs")
    page.view.textCursor().clearSelection()
    page.view.moveCursor(QTextCursor.MoveOperation.Left)
    qtbot.keyClicks(page.view, "each spring ")
    assert page.flush()
    moved = coded_words(ferry, note)
    assert moved == {
        "slack again": "slack again",
        "being asked what it costs": "being asked each spring what it costs",
        "Then rain": "Then rain",
    }

    edited = project.notes.text(note)
    while project.notes.text(note) != WRITTEN:
        qtbot.keyClick(page.view, Qt.Key.Key_Z, CTRL)
    assert coded_words(ferry, note) == {words: words for words in moved}
    assert page.sheet.document.text == WRITTEN
    while project.notes.text(note) != edited:
        qtbot.keyClick(page.view, Qt.Key.Key_Z, CTRL | SHIFT)
    assert coded_words(ferry, note) == moved
    assert page.word_count() == project.notes.get(note).words


def test_a_note_clicked_in_the_list_is_shown_and_the_keyboard_stays_in_the_list(ferry, qtbot):
    project = ferry.context.project
    note = project.notes.add(title="Slack chain", text=WRITTEN, observed=When.of("2012-03-03")).id
    listed = ferry.panel("notes")
    qtbot.waitUntil(lambda: len(listed.shown()) == 1)
    place = listed.list.visualRect(listed.model.index_of(note)).center()
    qtbot.mouseClick(listed.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ferry.page().ref() == Ref("note", note)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert project.notes.count() == 0
    qtbot.keyClick(ferry, Qt.Key.Key_Z, CTRL)
    assert project.notes.text(note) == WRITTEN


def test_a_note_without_a_title_is_listed_by_its_first_words_and_chosen_in_the_list(ferry, qtbot):
    qtbot.keyClick(ferry, Qt.Key.Key_N, CTRL)
    page = note_page(ferry)
    qtbot.keyClicks(page.view, "Rain at seven.")
    assert page.flush()
    listed = ferry.panel("notes")
    qtbot.waitUntil(lambda: [row.opening for row in listed.shown()] == ["Rain at seven."])
    qtbot.waitUntil(lambda: [row.id for row in listed.chosen()] == [page.ref().id])


def test_a_double_click_selects_a_word_without_its_quotation_mark(ferry, qtbot):
    note = ferry.context.project.notes.add(title="Slack chain", text=WRITTEN).id
    ferry.open(Ref("note", note), keep=True)
    page = note_page(ferry)
    place = WRITTEN.index("We keep") + 1
    point = page.view.cursorRect(page.sheet.document.cursor(place)).center() + QPoint(1, 0)
    qtbot.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert page.view.textCursor().selectedText() == "We"


def test_a_room_entered_by_its_key_takes_the_keyboard(ferry, qtbot):
    note = ferry.context.project.notes.add(title="Slack chain", text=WRITTEN).id
    ferry.open(Ref("note", note), keep=True)
    qtbot.keyClick(note_page(ferry).view, Qt.Key.Key_2, CTRL)
    codes = ferry.panel("codes")
    assert codes is not None
    assert codes.isAncestorOf(QApplication.focusWidget())


def test_a_second_window_reads_and_says_why_it_cannot_write(program, ferry, qtbot, theme, settings):
    note = ferry.context.project.notes.add(title="Slack chain", text=WRITTEN).id
    second = Program(theme, settings, ToldPrompts(), DirectTasks())
    assert second.open(ferry.context.session.path)
    said = []
    second.window.context.navigation.said.connect(said.append)
    second.window.commands.run("notes.new_fieldnote")
    assert "only for reading" in said[-1].words
    second.window.open(Ref("note", note))
    assert note_page(second.window).view.isReadOnly()
    assert second.window.close()
    second.end()
    assert ferry.context.project.notes.count() == 1
