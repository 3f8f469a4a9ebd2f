"""Tabs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget

from ui.widgets.tabs import Tabs


@pytest.fixture
def tabs(qtbot, theme):
    tabs = Tabs(theme)
    qtbot.addWidget(tabs)
    for title in ("One", "Two & three", "A title that is very much longer than any tab can show"):
        tabs.add_page(QWidget(), "note", title)
    tabs.resize(900, 300)
    tabs.show()
    qtbot.waitExposed(tabs)
    return tabs


def test_a_long_title_is_shortened_and_kept_in_the_tooltip(tabs):
    assert tabs.tabText(2).endswith("…")
    assert tabs.tabToolTip(2) == "A title that is very much longer than any tab can show"
    assert tabs.tabText(1) == "Two && three"


def test_the_middle_button_closes(tabs, qtbot):
    with qtbot.waitSignal(tabs.close_asked) as told:
        QTest.mouseClick(tabs.tabBar(), Qt.MouseButton.MiddleButton, pos=tabs.tabBar().tabRect(1).center())
    assert told.args == [tabs.widget(1)]


def test_the_cross_closes(tabs, qtbot):
    cross = tabs.tabBar().tabButton(0, tabs.tabBar().ButtonPosition.RightSide)
    assert isinstance(cross, QToolButton)
    with qtbot.waitSignal(tabs.close_asked) as told:
        qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert told.args == [tabs.widget(0)]


def test_a_double_click_keeps(tabs, qtbot):
    with qtbot.waitSignal(tabs.keep_asked) as told:
        QTest.mouseDClick(tabs.tabBar(), Qt.MouseButton.LeftButton, pos=tabs.tabBar().tabRect(1).center())
    assert told.args == [tabs.widget(1)]


def test_stepping_goes_round(tabs):
    tabs.setCurrentIndex(2)
    tabs.step(1)
    assert tabs.currentIndex() == 0
    tabs.step(-1)
    assert tabs.currentIndex() == 2
