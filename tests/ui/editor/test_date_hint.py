"""While a date is typed, the header says what it understands, and offers a calendar."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def note(context):
    """A note observed on a day in May."""
    return context.project.notes.add(title="Slack chain", observed=When.of("2012-05-03")).id


@pytest.fixture
def header(window, note, qtbot):
    """The head of that note, open in the window."""
    window.open(Ref("note", note), keep=True)
    page = window.page()
    qtbot.waitUntil(page.view.isVisible)
    return page.header


def test_what_a_date_means_is_said_before_enter(header, context, note, qtbot):
    header.edit("observed")
    header.field.clear()
    qtbot.keyClicks(header.field, "the week before Easter 2014")
    assert header.field.hint.words() == "= Sun 13 Apr 2014 – 19 Apr 2014, a stretch of 7 days"
    assert header.field.accessibleDescription() == header.field.hint.words()
    qtbot.keyClick(header.field, Qt.Key.Key_Return)
    assert not header.field.hint.isVisible()
    assert context.project.notes.get(note).observed == When("2014-04-13", "2014-04-19", "range")


def test_a_time_of_day_is_kept(header, context, note, qtbot):
    header.edit("observed")
    header.field.clear()
    qtbot.keyClicks(header.field, "yesterday 15:30")
    assert header.field.hint.words().endswith("15:30, to the minute")
    qtbot.keyClick(header.field, Qt.Key.Key_Return)
    yesterday = date.today() - timedelta(days=1)
    assert context.project.notes.get(note).observed == When(f"{yesterday}T15:30", None, "exact")


def test_half_a_date_is_no_mistake_until_the_hand_rests(header, qtbot):
    header.edit("observed")
    header.field.clear()
    assert "last Tuesday" in header.field.hint.words()
    qtbot.keyClicks(header.field, "sprin")
    assert "cannot be read" not in header.field.hint.words()
    qtbot.waitUntil(lambda: "cannot be read" in header.field.hint.words())
    qtbot.keyClicks(header.field, "g 2012")
    assert header.field.hint.words() == "= spring 2012, season"


def test_a_date_that_is_none_is_not_taken_and_the_sentence_stands_under_it(header, context, note, qtbot):
    header.edit("observed")
    header.field.setText("ward round")
    qtbot.keyClick(header.field, Qt.Key.Key_Return)
    assert header.field.isVisible()
    qtbot.waitUntil(lambda: "cannot be read" in header.field.hint.words())
    qtbot.keyClick(header.field, Qt.Key.Key_Escape)
    assert not header.field.hint.isVisible()
    assert context.project.notes.get(note).observed == When.of("2012-05-03")


def test_a_day_is_chosen_from_the_calendar_by_keys_and_by_mouse(header, context, note, qtbot):
    header.edit("observed")
    press = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Down, ALT)
    QApplication.sendEvent(header.field, press)
    calendar = header.field.hint.calendar
    assert calendar.isVisible()
    assert calendar.day() == QDate(2012, 5, 3)
    qtbot.keyClick(header.field, Qt.Key.Key_Down)
    assert header.field.text() == "10 May 2012"
    calendar.chosen.emit(QDate(2012, 5, 12))
    assert header.field.text() == "12 May 2012"
    assert header.field.hasFocus()
    qtbot.keyClick(header.field, Qt.Key.Key_Return)
    assert context.project.notes.get(note).observed == When.of("2012-05-12")


def test_the_date_written_is_read_likewise_and_the_lag_is_told(header, context, note, qtbot):
    header.edit("written")
    qtbot.keyClicks(header.field, "5 May 2012")
    assert header.field.hint.words() == "= Sat 5 May 2012, day"
    qtbot.keyClick(header.field, Qt.Key.Key_Return)
    assert context.project.notes.get(note).written == "2012-05-05"
    assert header.chip("written").accessibleName() == "Written 2 days later"


def test_a_place_gets_no_word_about_dates(header):
    header.edit("site")
    assert not header.field.hint.isVisible()
