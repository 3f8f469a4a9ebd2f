"""Bands over time."""

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from ui.widgets.stretch_bands import Bar, Row, StretchBands


def day(year: int) -> int:
    return date(year, 1, 1).toordinal()


@pytest.fixture
def bands(theme, qtbot):
    bands = StretchBands(theme, "Facts over time")
    qtbot.addWidget(bands)
    bar = Bar("a", None, (day(2010), day(2010) + 364), "nurse", "role: nurse", "#2E6E68")
    after = Bar("b", (day(2011), day(2011)), None, "team lead", "role: team lead", "#B4532A")
    beside = Bar("c", (day(2009), day(2009)), (day(2012), day(2012)), "treasurer", "role: treasurer", "#3B74B0")
    bands.show_rows([Row("role", (bar, after, beside)), Row("team", ())], (day(2000), day(2020)))
    bands.resize(700, bands.sizeHint().height())
    bands.show()
    qtbot.waitExposed(bands)
    return bands


def test_bars_stand_in_time_and_those_that_overlap_below_one_another(bands):
    one, other, beside = (bands.rect_of(ident) for ident in "abc")
    assert one.right() <= other.left() + 1
    assert one.top() == other.top() < beside.top()
    assert other.right() > beside.right()


def test_a_click_picks_a_bar_and_a_click_beside_none(bands, qtbot):
    with qtbot.waitSignal(bands.picked) as picked:
        qtbot.mouseClick(bands, Qt.MouseButton.LeftButton, pos=bands.rect_of("b").center().toPoint())
    assert picked.args == ["b"]
    with qtbot.assertNotEmitted(bands.picked):
        qtbot.mouseClick(bands, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


def test_the_keyboard_walks_through_bars_and_picks_one(bands, qtbot):
    bands.setFocus()
    assert bands.accessibleDescription() == "role: nurse"
    qtbot.keyClick(bands, Qt.Key.Key_Right)
    assert bands.accessibleDescription() == "role: treasurer"
    with qtbot.waitSignal(bands.picked) as picked:
        qtbot.keyClick(bands, Qt.Key.Key_Return)
    assert picked.args == ["c"]


def test_the_mouse_is_told_what_a_bar_is(bands):
    place = bands.rect_of("a").center().toPoint()
    QApplication.sendEvent(bands, QHelpEvent(QEvent.Type.ToolTip, place, bands.mapToGlobal(place)))
    assert QToolTip.text() == "role: nurse"
    QToolTip.hideText()


def test_it_draws_in_any_width(bands):
    for width in (160, 300, 1600):
        bands.resize(width, bands.height())
        assert not bands.grab().isNull()
