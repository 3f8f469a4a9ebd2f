"""A long list with headings: every place is reckoned."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QStringListModel, Qt

from ui.widgets.headed_list import HeadedList

HEAD, ROW = 30, 50


@pytest.fixture
def view(qtbot, theme):
    heads = [0, 3, 4]
    model = QStringListModel([f"row {number}" for number in range(10)])
    view = HeadedList("Rows", lambda: heads, HEAD, ROW)
    view.told = heads
    qtbot.addWidget(view)
    view.setModel(model)
    view.resize(200, 150)
    view.show()
    qtbot.waitExposed(view)
    return view


def place_of(view: HeadedList, place: int):
    return view.visualRect(view.model().index(place, 0))


def test_rows_stand_below_one_another_without_gaps(view):
    rects = [place_of(view, place) for place in range(10)]
    assert [rect.height() for rect in rects] == [HEAD, ROW, ROW, HEAD, HEAD, ROW, ROW, ROW, ROW, ROW]
    assert all(below.top() == above.bottom() + 1 for above, below in pairwise(rects))


def test_the_scroll_bar_ends_at_the_last_row(view):
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    last = place_of(view, 9)
    assert 0 < view.viewport().height() - last.bottom() <= 10
    assert view.indexAt(QPoint(5, view.viewport().height() - 1)).row() == -1


def test_scrolling_to_the_first_row_shows_its_heading_too(view):
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.scrollTo(view.model().index(1, 0))
    assert view.verticalScrollBar().value() == 0


def test_pages_and_ends_are_reached_by_keys(view, qtbot):
    view.setCurrentIndex(view.model().index(1, 0))
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == 9
    assert view.viewport().rect().contains(place_of(view, 9).center())
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.currentIndex().row() == 8 - (view.viewport().height() // ROW - 2)
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.currentIndex().row() == 1


def test_shift_selects_from_row_to_row(view, qtbot):
    view.setCurrentIndex(view.model().index(1, 0))
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert sorted(index.row() for index in view.selectedIndexes()) == [1, 2, 3]


@given(st.data())
def test_every_point_lies_in_the_row_that_says_so(qapp, theme, data):
    count = data.draw(st.integers(1, 40))
    heads = sorted(data.draw(st.sets(st.integers(0, count - 1))))
    view = HeadedList("Rows", lambda: heads, HEAD, ROW)
    view.setModel(QStringListModel([""] * count))
    view.resize(120, 90)
    view.verticalScrollBar().setValue(data.draw(st.integers(0, count * ROW)))
    for y in (0, 45, 80):
        index = view.indexAt(QPoint(1, y))
        assert not index.isValid() or view.visualRect(index).contains(QPoint(1, y))
    view.deleteLater()
