"""Filter box, chips, choices, cards, labels, headers, progress, rail, toast, empty state."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipRow
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_box import FilterBox
from ui.widgets.progress_row import ProgressRow
from ui.widgets.rail import Rail
from ui.widgets.section_header import SectionHeader
from ui.widgets.segmented import Segmented
from ui.widgets.status_line import StatusLine
from ui.widgets.toast import Toast


@pytest.fixture
def show(qtbot):
    def shown(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return shown


def test_typing_filters_and_escape_empties(show, theme, qtbot):
    box = show(FilterBox(theme, "Filter 192 notes"))
    told: list[str] = []
    box.filtered.connect(told.append)
    qtbot.keyClicks(box, "tea ")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert told == ["t", "te", "tea", "tea", ""]
    assert box.accessibleName() == "Filter 192 notes"


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_down_and_enter_leave_the_filter(show, theme, qtbot, key):
    box = show(FilterBox(theme))
    with qtbot.waitSignal(box.left):
        qtbot.keyClick(box, key)


def test_a_chip_shows_a_fact_and_can_be_empty(show, theme):
    chip = show(Chip(theme, "Tea hut & slip", "site"))
    assert chip.accessibleName() == "Tea hut & slip"
    chip.set_fact("strand", "add", empty=True)
    assert chip.property("open") is True


def test_chips_wrap_when_the_row_is_narrow(show, theme):
    row = ChipRow()
    for words in ("Observed 12 Nov 2013", "Written same day", "North ward, corridor", "Phase 1"):
        row.add(Chip(theme, words))
    show(row)
    row.resize(900, 100)
    wide = row.heightForWidth(900)
    assert row.heightForWidth(300) > wide
    row.clear()
    assert row.widgets() == []


def test_choices_are_told_when_a_person_takes_them(show, qtbot):
    choices = show(Segmented([("rank", "By rank"), ("time", "In time"), ("context", "In context")], "Order"))
    assert choices.choice() == "rank"
    with qtbot.assertNotEmitted(choices.chosen):
        choices.choose("time")
    with qtbot.waitSignal(choices.chosen) as told:
        qtbot.keyClick(choices, Qt.Key.Key_Right)
    assert told.args == ["context"] == [choices.choice()]
    qtbot.keyClick(choices, Qt.Key.Key_Right)
    assert choices.choice() == "context"


def test_a_card_is_pressed_by_mouse_and_keyboard(show, theme, qtbot):
    card = Card(theme, clickable=True, colour="#B4532A")
    card.add_label("“We keep being asked”", "quote")
    show(card)
    with qtbot.waitSignal(card.pressed):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(card.pressed):
        qtbot.keyClick(card, Qt.Key.Key_Return)
    assert card.accessibleName() == "“We keep being asked”"


def test_a_plain_card_cannot_be_pressed(show, theme, qtbot):
    card = show(Card(theme))
    with qtbot.assertNotEmitted(card.pressed):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


def test_a_label_shortens_itself_and_keeps_the_whole_in_its_tooltip(show):
    label = show(ElidedLabel("A very long title that\ngoes on and on"))
    label.resize(80, 20)
    assert label.text().endswith("…")
    assert label.toolTip() == label.words() == "A very long title that goes on and on"
    label.resize(800, 20)
    assert label.text() == label.words()
    assert label.toolTip() == ""


def test_a_header_counts_and_offers_an_action(show, theme, qtbot):
    header = show(SectionHeader(theme, "Memos linked here"))
    done: list[bool] = []
    button = header.add_action("add", "Link a memo", lambda: done.append(True))
    header.set_count(1_204)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [True]
    assert [label.text() for label in header.findChildren(QLabel)] == ["MEMOS LINKED HERE", "1,204"]


def test_progress_can_be_cancelled(show, qtbot):
    row = show(ProgressRow("Reading"))
    row.show_progress(12, 40, "Reading 12 of 40")
    assert row.words() == "Reading 12 of 40"
    with qtbot.waitSignal(row.cancelled):
        row.cancel()


def test_the_rail_tells_the_room_that_was_chosen(show, theme, qtbot):
    rail = show(Rail(theme, [("notes", "Notes", "notes"), ("codes", "Codes", "codes")]))
    rail.choose("notes")
    with qtbot.waitSignal(rail.chosen) as told:
        qtbot.keyClick(rail, Qt.Key.Key_Down)
    assert told.args == ["codes"] == [rail.choice()]


def test_a_toast_offers_a_way_back_once(show, qtbot):
    area = show(QWidget())
    area.resize(600, 400)
    toast = Toast(area)
    done: list[bool] = []
    toast.show_words("Code deleted", "Undo", lambda: done.append(True))
    assert toast.isVisible()
    assert area.rect().contains(toast.geometry())
    with qtbot.waitSignal(toast.gone):
        toast.press()
    assert done == [True]
    assert not toast.isVisible()


def test_a_toast_stays_within_a_window_that_shrinks(show):
    area = show(QWidget())
    area.resize(900, 600)
    toast = Toast(area)
    toast.show_words("Saved")
    area.resize(400, 300)
    assert area.rect().contains(toast.geometry())


def test_a_new_toast_takes_the_place_of_the_last(show):
    toast = Toast(show(QWidget()))
    toast.show_words("One", "Undo", lambda: None)
    toast.show_words("Two")
    assert toast.words() == "Two"


def test_an_empty_view_offers_what_to_do_first(show, theme, qtbot):
    state = show(EmptyState(theme, "memo", "A memo is where you think in writing."))
    done: list[bool] = []
    button = state.add_action("Write a memo", lambda: done.append(True), primary=True)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [True]
    assert state.words() == "A memo is where you think in writing."


def test_the_status_line_tells_facts_and_hides_empty_ones(show, theme):
    line = show(StatusLine(theme))
    line.tell_saved("Saved 21:04")
    line.tell("words", "1,204 words")
    line.tell("words", "")
    work = line.add_work("Importing")
    assert line.told("saved") == "Saved 21:04"
    assert line.told("words") == ""
    line.tell("index", "Search index up to date")
    line.end_work(work)
    assert not work.isVisible()
