"""Words in their context on the page of results: orders, headings of notes, copying, unfolding a result."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.edits import Span
from fieldnotes.domain.ids import new_id
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.base import line_reading
from ui.base.settings import LINES_BY_NOTE, LINES_ORDER, LINES_TITLES
from ui.base.tasks import WindowTasks
from ui.models.line_list import HeadRow, LineRow
from ui.panels.search_results import concordance
from ui.panels.search_results.page import SearchResults, page_kind

PATIENCE = 30_000

TEXTS = (
    ("Tea hut", "2012-05-04", "The chain sang all morning. Nobody spoke of the chain."),
    ("Slip", "2012-11-01", "No chain,\nno ferry."),
    ("Bank", "2014-03-02", "She looked at the Chains and said nothing."),
)


@pytest.fixture
def notes(context):
    made = {
        title: context.project.notes.add(title=title, text=text, observed=When.of(day), kind="fieldnote").id
        for title, day, text in TEXTS
    }
    context.session.search.wait_until_current(30)
    return made


def page_of(context, qtbot, lines: int = 4, query: str = "chain") -> SearchResults:
    page = page_kind().make(context, query)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.arrive()
    page.head.ordered.emit("context")
    qtbot.waitUntil(lambda: page.concordance.count() == lines and not page.asking.reading.under_way, timeout=PATIENCE)
    return page


def read(page) -> list[str]:
    return [
        f"{row.title} ({row.count})" if isinstance(row, HeadRow) else row.line.title
        for row in page.concordance.lines.rows()
    ]


def left_words(page) -> list[str]:
    return [row.left.split()[-1].casefold() for row in page.concordance.lines.rows()]


def test_a_press_on_a_part_orders_by_it_and_another_turns_it_round(context, qtbot, notes):
    page = page_of(context, qtbot)
    header = page.concordance.header
    header.button("left1").click()
    assert left_words(page) == ["no", "the", "the", "the"]
    assert header.button("left1").text() == "1 left ↑"
    header.button("left1").click()
    assert left_words(page) == ["the", "the", "the", "no"]
    assert header.button("left1").text() == "1 left ↓"
    header.button("time").click()
    assert read(page) == ["Tea hut", "Tea hut", "Slip", "Bank"]
    header.button("time").click()
    assert read(page) == ["Bank", "Slip", "Tea hut", "Tea hut"]


def test_an_order_is_pressed_from_the_keyboard(context, qtbot, notes):
    page = page_of(context, qtbot)
    button = page.concordance.header.button("word")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert [row.match for row in page.concordance.lines.rows()] == ["chain", "chain", "chain", "Chains"]


def test_the_order_is_remembered_for_the_next_page(context, qtbot, notes):
    page_of(context, qtbot).concordance.header.button("right1").click()
    assert context.settings.get(LINES_ORDER) == "right1"
    page = page_of(context, qtbot)
    assert page.concordance.header.order() == ("right1", False)
    assert [row.right.split()[0] for row in page.concordance.lines.rows()] == [".", "and", ",", "sang"]


def test_an_order_that_this_program_does_not_know_is_that_of_time(context, qtbot, notes):
    context.settings.set(LINES_ORDER, "-left9")
    page = page_of(context, qtbot)
    assert page.concordance.header.order() == ("time", False)
    assert read(page) == ["Tea hut", "Tea hut", "Slip", "Bank"]


def test_lines_are_gathered_under_their_notes_and_folded_from_the_keyboard(context, qtbot, notes):
    page = page_of(context, qtbot)
    page.concordance.switches[LINES_BY_NOTE.key].trigger()
    assert read(page) == ["Tea hut (2)", "Tea hut", "Tea hut", "Slip (1)", "Slip", "Bank (1)", "Bank"]
    view, lines = page.concordance.view, page.concordance.lines
    view.setCurrentIndex(lines.index(1))
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert read(page) == ["Tea hut (2)", "Slip (1)", "Slip", "Bank (1)", "Bank"]
    assert len(context.search.hits) == 4
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert len(read(page)) == 7
    page.concordance.fold_all(True)
    assert read(page) == ["Tea hut (2)", "Slip (1)", "Bank (1)"]
    assert context.settings.get(LINES_BY_NOTE)


def test_a_click_on_a_heading_folds_and_enter_opens_its_note(context, qtbot, notes):
    opened = []
    context.navigation.opened.connect(lambda ref, at, _: opened.append((ref, at)))
    context.settings.set(LINES_BY_NOTE, True)
    page = page_of(context, qtbot)
    view = page.concordance.view
    spot = view.visualRect(page.concordance.lines.index(0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert read(page)[:2] == ["Tea hut (2)", "Slip (1)"]
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened[-1] == (Ref("note", notes["Tea hut"]), None)


def test_a_folded_heading_that_is_chosen_stands_for_its_lines(context, qtbot, notes):
    context.settings.set(LINES_BY_NOTE, True)
    page = page_of(context, qtbot)
    page.concordance.fold_all(True)
    page.concordance.view.selectAll()
    assert [line.title for line in page.chosen()] == ["Tea hut", "Tea hut", "Slip", "Bank"]


def test_chosen_lines_are_copied_with_their_source(context, qtbot, notes):
    page = page_of(context, qtbot)
    view = page.concordance.view
    view.setCurrentIndex(page.concordance.lines.index(2))
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "No chain, no ferry. (Slip, 1 Nov 2012)"
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QApplication.clipboard().text().splitlines()) == 4


def test_a_break_in_the_context_shows_as_a_sign(context, qtbot, notes):
    page = page_of(context, qtbot)
    assert page.concordance.lines.rows()[2].right == ", ¶ no ferry."


def test_the_title_is_a_column_that_can_be_shown(context, qtbot, notes):
    page = page_of(context, qtbot)
    assert not page.concordance.header.button("note").isVisible()
    page.concordance.switches[LINES_TITLES.key].trigger()
    assert page.concordance.header.button("note").isVisible()
    page.concordance.header.button("note").click()
    assert read(page) == ["Bank", "Slip", "Tea hut", "Tea hut"]


def test_all_lines_come_slice_by_slice_in_any_order(context, qtbot, monkeypatch):
    monkeypatch.setattr(line_reading, "FIRST", 10)
    monkeypatch.setattr(line_reading, "NEXT", 60)
    with context.project.store.step("Add"):
        for number in range(300):
            context.project.notes.add(title=f"Note {number:03}", text=f"word{number % 7} chain, chain.")
    context.session.search.wait_until_current(30)
    page = page_of(context, qtbot, lines=600)
    assert page.foot.text() == "300 notes searched · all indexed"
    assert len(context.search.hits) == 600
    page.concordance.header.button("left1").click()
    words = left_words(page)
    assert len(words) == 600
    assert words == sorted(words)
    again = page_of(context, qtbot, lines=600)
    assert left_words(again) == words


def test_many_lines_are_sorted_between_events_and_stopping_leaves_the_order(context, qtbot, notes, monkeypatch):
    from dataclasses import replace

    monkeypatch.setattr(concordance, "AT_ONCE", 1)
    tasks = WindowTasks()
    free = replace(context, tasks=tasks)
    work = []
    free.navigation.worked.connect(work.append)
    page = page_of(free, qtbot)
    page.concordance.header.button("right1").click()
    work[-1].cancel()
    assert page.concordance.header.order() == ("time", False)
    assert read(page) == ["Tea hut", "Tea hut", "Slip", "Bank"]
    page.concordance.header.button("left1").click()
    qtbot.waitUntil(lambda: left_words(page)[0] == "no", timeout=PATIENCE)
    tasks.close()


def test_the_speaker_of_a_line_is_named(context, qtbot, notes):
    tam = context.project.actors.add("Old Tam")
    text = "The chain? We never spoke of the chain."
    note = context.project.notes.add(title="Talk", text=text, kind="interview", observed=When.of("2015"))
    context.project.turns.add_many([Turn(new_id(), note.id, 11, len(text), speaker=tam.id)])
    context.session.search.wait_until_current(30)
    page = page_of(context, qtbot, lines=6)
    rows = [row for row in page.concordance.lines.rows() if isinstance(row, LineRow) and row.line.note == note.id]
    assert [row.speaker for row in rows] == ["", "Old Tam"]


def test_a_result_unfolds_into_its_places_by_click_and_by_key(context, qtbot, notes):
    page = page_of(context, qtbot)
    page.head.ordered.emit("time")
    view, results = page.listing.view, page.listing.results
    qtbot.waitUntil(lambda: [row.title for row in results.rows()] == ["Tea hut", "Slip", "Bank"], timeout=PATIENCE)
    sign = view.itemDelegate().sign(view.visualRect(results.index(0)), results.rows()[0])
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=sign.center())
    assert [isinstance(row, LineRow) for row in results.rows()] == [False, True, True, False, False]
    assert page.listing.place(results.index(2)).at == Span(48, 53)
    view.setCurrentIndex(results.index(2))
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().row() == 0
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert results.rowCount() == 3
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert results.rowCount() == 5


def test_chosen_results_and_lines_stand_for_their_places_once(context, qtbot, notes):
    page = page_of(context, qtbot)
    page.head.ordered.emit("time")
    view, results = page.listing.view, page.listing.results
    qtbot.waitUntil(lambda: [row.title for row in results.rows()] == ["Tea hut", "Slip", "Bank"], timeout=PATIENCE)
    page.listing.unfold(results.index(0))
    view.setCurrentIndex(results.index(1))
    view.selectionModel().select(results.index(3), QItemSelectionModel.SelectionFlag.Select)
    assert [(line.title, line.start) for line in page.chosen()] == [("Tea hut", 4), ("Slip", 3)]
    view.selectAll()
    assert len(page.chosen()) == 4
