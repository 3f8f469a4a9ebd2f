"""The backlog: the oldest jotting first, written up alone or together, or set aside with a way back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.commands.jottings import write_up
from ui.models.ages import age_words, days_since
from ui.panels.backlog import BacklogPage


@pytest.fixture
def page(context, qtbot):
    for number, day in enumerate(("2013-09-10T17:05", "2013-09-09T08:10", "2013-09-09T12:00")):
        context.project.notes.add(kind="jotting", text=f"Jotting {number}", observed=When.of(day))
    page = BacklogPage(context)
    qtbot.addWidget(page)
    page.resize(800, 600)
    page.show()
    return page


@pytest.fixture
def opened(context) -> list[Ref]:
    opened: list[Ref] = []
    context.navigation.opened.connect(lambda ref, *_: opened.append(ref))
    return opened


def shown(page: BacklogPage) -> list[str]:
    return [label.text() for card in page.cards() for label in card.findChildren(QLabel) if "Jotting" in label.text()]


def press(page: BacklogPage, card: int, words: str) -> None:
    next(button for button in page.cards()[card].findChildren(QPushButton) if button.text() == words).click()


def test_the_oldest_stands_first(page):
    assert shown(page) == ["Jotting 1", "Jotting 2", "Jotting 0"]


def test_written_up_it_leaves_the_page(page, context, opened):
    press(page, 0, "Write up")
    assert shown(page) == ["Jotting 2", "Jotting 0"]
    assert context.project.notes.get(opened[-1].id).kind == "fieldnote"


def test_several_are_written_up_together(page, context, opened):
    assert not page.together.isVisible()
    for card in page.cards()[:2]:
        card.findChild(QCheckBox).setChecked(True)
    assert page.together.text() == "Write up 2 jottings together"
    page.together.click()
    assert shown(page) == ["Jotting 0"]
    assert len(context.project.jottings.sources(opened[-1].id)) == 2


def test_a_key_on_a_ticked_one_means_all_that_are_ticked(page, context, opened, qtbot):
    for place in (0, 1):
        qtbot.keyClick(page.cards()[place], Qt.Key.Key_T)
    assert page.together.isVisible()
    qtbot.keyClick(page.cards()[0], Qt.Key.Key_W)
    (note,) = opened
    assert len(context.project.jottings.sources(note.id)) == 2
    assert shown(page) == ["Jotting 0"]


def test_the_button_for_several_stays_in_sight(page, qtbot):
    page.resize(800, 200)
    for place in (1, 2):
        qtbot.keyClick(page.cards()[place], Qt.Key.Key_T)
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())
    assert not page.together.visibleRegion().isEmpty()


def test_one_that_needs_no_writing_up_goes_and_undo_brings_it_back(page, context):
    press(page, 1, "No need to")
    assert shown(page) == ["Jotting 1", "Jotting 0"]
    context.project.store.undo()
    assert shown(page) == ["Jotting 1", "Jotting 2", "Jotting 0"]


def test_when_all_is_written_up_it_says_so(page, context):
    context.project.jottings.set_aside([each.id for each in context.project.jottings.waiting()])
    assert page.empty.isVisible()
    assert not page.area.isVisible()


def test_a_card_opens_its_jotting(page, opened):
    page.cards()[2].pressed.emit()
    assert opened[-1].noun == "note"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (1, "yesterday"),
        (9, "9 days ago"),
        (20, "2 weeks ago"),
        (70, "2 months ago"),
        (800, "2 years ago"),
    ],
)
def test_ages_are_told_as_people_tell_them(days, words):
    assert age_words(days) == words


def test_days_are_counted_between_dates():
    assert days_since("2013-09-09", date(2013, 9, 12)) == 3


def test_it_is_gone_through_by_keys(page, context, opened, qtbot):
    page.activateWindow()
    page.arrive()
    qtbot.waitUntil(page.cards()[0].hasFocus)
    qtbot.keyClick(page.cards()[0], Qt.Key.Key_Down)
    assert page.cards()[1].hasFocus()
    qtbot.keyClick(page.cards()[1], Qt.Key.Key_T)
    assert page.cards()[1].findChild(QCheckBox).isChecked()
    qtbot.keyClick(page.cards()[1], Qt.Key.Key_N)
    assert shown(page) == ["Jotting 1", "Jotting 0"]
    qtbot.waitUntil(page.cards()[1].hasFocus)
    qtbot.keyClick(page.cards()[1], Qt.Key.Key_W)
    assert shown(page) == ["Jotting 1"]
    assert context.project.notes.get(opened[-1].id).grown_from is not None


def test_how_a_jotting_was_written_up_last_is_remembered(context, opened):
    jottings = [context.project.notes.add(kind="jotting", text=f"Jotting {number}").id for number in range(3)]
    first = write_up(context, jottings[:1])
    assert context.project.notes.text(first) == ""
    write_up(context, jottings[1:2], with_words=True)
    third = write_up(context, jottings[2:])
    assert context.project.notes.text(third) == "Jotting 2"


def test_the_status_line_leads_to_the_backlog(window, context, qtbot):
    context.project.notes.add(kind="jotting", text="Horses")
    window.status.count()
    fact = window.status.fact("jottings")
    assert fact.text() == "1 jotting to write up"
    qtbot.mouseClick(fact, Qt.MouseButton.LeftButton)
    assert isinstance(window.page(), BacklogPage)
    fact.setFocus()
    window.close_page()
    qtbot.keyClick(fact, Qt.Key.Key_Return)
    assert isinstance(window.page(), BacklogPage)


def test_a_very_long_word_and_place_leave_the_page_as_narrow_as_it_is(context, qtbot):
    site = context.project.sites.add("Sallow Quay slip, below the tea hut and the second mooring post on the left")
    context.project.notes.add(kind="jotting", text="Donaudampfschifffahrt" * 12, site=site.id)
    page = BacklogPage(context)
    qtbot.addWidget(page)
    page.resize(480, 400)
    page.show()
    qtbot.waitExposed(page)
    assert page.cards()[0].width() <= 480
