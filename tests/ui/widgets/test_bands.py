"""Bands of time, as the eye, the mouse and the keyboard find them."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from ui.widgets.bands import BandRow, Bands, TimeBand

LEFT = Qt.MouseButton.LeftButton


def day(words):
    return date.fromisoformat(words).toordinal()


HAND = TimeBand("a", day("2012-03-01"), day("2013-05-31"), "Hand-over", "#3B74B0")
BOAT = TimeBand("b", day("2013-06-01"), day("2015-09-30"), "Learning the boat", "#2E6E68", 30, "Learning, 2013 – 2015")
OPEN = TimeBand("c", day("2015-10-01"), None, "The chain", "#B4532A")
NOTED = TimeBand("", day("2014-01-01"), day("2014-12-31"), "evaluator")


@pytest.fixture
def bands(theme, qtbot):
    bands = Bands(theme, "Phases")
    qtbot.addWidget(bands)
    bands.resize(700, bands.sizeHint().height())
    bands.show()
    qtbot.waitExposed(bands)
    return bands


def test_bands_stand_in_the_order_of_time_on_one_scale(bands):
    bands.show_rows([BandRow("Phases", (OPEN, HAND, BOAT)), BandRow("IM", (NOTED,))])
    lefts = [bands.rect_of(key).left() for key in ("a", "b", "c")]
    assert lefts == sorted(lefts)
    assert bands.rect_of("c").right() >= bands.width() - 4
    assert [band.words for band in bands.bands()] == ["Hand-over", "Learning the boat", "The chain", "evaluator"]


def test_soft_edges_reach_over_the_neighbour(bands):
    bands.show_rows([BandRow("", (HAND, BOAT))])
    assert bands.rect_of("b").left() < bands.rect_of("a").right()


def test_bands_that_overlap_are_laid_below_one_another(bands):
    over = TimeBand("o", day("2013-01-01"), day("2014-01-01"), "Memories")
    bands.show_rows([BandRow("", (HAND, BOAT))])
    low = bands.sizeHint().height()
    bands.show_rows([BandRow("", (HAND, BOAT, over))])
    assert bands.rect_of("o").top() > bands.rect_of("a").top()
    assert bands.sizeHint().height() > low


def test_a_click_opens_a_band_and_one_without_a_key_opens_nothing(bands, qtbot):
    bands.show_rows([BandRow("", (HAND,)), BandRow("", (NOTED,))])
    with qtbot.waitSignal(bands.picked) as picked:
        qtbot.mouseClick(bands, LEFT, pos=bands.rect_of("a").center().toPoint())
    assert picked.args == ["a"]
    with qtbot.assertNotEmitted(bands.picked):
        qtbot.mouseClick(bands, LEFT, pos=bands.rect_of("").center().toPoint())


def test_keys_go_along_a_row_and_across_rows_tell_where_they_are_and_open(bands, qtbot):
    bands.show_rows([BandRow("Phases", (HAND, BOAT, OPEN)), BandRow("IM", (NOTED,))])
    bands.clearFocus()
    bands.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(bands.hasFocus)
    qtbot.keyClick(bands, Qt.Key.Key_Right)
    assert QToolTip.text() == "Learning, 2013 – 2015"
    qtbot.keyClick(bands, Qt.Key.Key_Down)
    assert QToolTip.text() == "evaluator"
    qtbot.keyClick(bands, Qt.Key.Key_Right)
    qtbot.keyClick(bands, Qt.Key.Key_Up)
    with qtbot.waitSignal(bands.picked) as picked:
        qtbot.keyClick(bands, Qt.Key.Key_Return)
    assert picked.args == ["b"]


def test_screen_readers_are_told_all_bands(bands):
    bands.show_rows([BandRow("Phases", (HAND, BOAT))])
    assert bands.accessibleName() == "Phases"
    assert bands.accessibleDescription() == "Hand-over; Learning, 2013 – 2015"


def test_no_bands_and_bands_at_the_ends_of_the_calendar_are_drawn(bands):
    bands.show_rows([])
    assert not bands.grab().isNull()
    bands.show_rows(
        [BandRow("", (TimeBand("x", 1, None, "ever", soft=40), TimeBand("y", day("9999-01-01"), None, "")))]
    )
    assert not bands.grab().isNull()
    bands.show_rows([BandRow("a label that is far too long for its narrow column", (HAND,))], day("2012-01-01"))
    bands.resize(130, 60)
    assert not bands.grab().isNull()


def test_bands_known_roughly_or_open_on_both_sides_stand_beside_one_another(bands):
    before = TimeBand("x", None, day("2011-12-31"), "nurse", over=364)
    after = TimeBand("y", day("2012-01-01"), None, "team lead", begun=30)
    beside = TimeBand("z", day("2009-01-01"), day("2012-12-31"), "treasurer")
    bands.show_rows([BandRow("role", (before, after, beside))], day("2000-01-01"), day("2020-01-01"))
    one, other, third = (bands.rect_of(key) for key in "xyz")
    assert one.right() <= other.left() + 1
    assert one.top() == other.top() < third.top()
    assert other.right() > third.right()
    for width in (160, 300, 1600):
        bands.resize(width, bands.sizeHint().height())
        assert not bands.grab().isNull()


def test_a_click_beside_all_bands_opens_none(bands, qtbot):
    bands.show_rows([BandRow("Phases", (HAND, BOAT))])
    with qtbot.assertNotEmitted(bands.picked):
        qtbot.mouseClick(bands, LEFT, pos=QPoint(2, 2))


def test_the_mouse_is_told_what_a_band_is(bands):
    bands.show_rows([BandRow("Phases", (HAND, BOAT))])
    place = bands.rect_of("b").center().toPoint()
    QApplication.sendEvent(bands, QHelpEvent(QEvent.Type.ToolTip, place, bands.mapToGlobal(place)))
    assert QToolTip.text() == "Learning, 2013 – 2015"
    QToolTip.hideText()
