"""A chart that mouse and arrows walk along."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolTip

from ui.widgets.walked_chart import WalkedChart


class Stripes:
    """Equal columns, painted as plain rectangles."""

    def __init__(self, count, width):
        self._count, self._width = count, width

    def slots(self):
        return [(number * self._width / self._count, self._width / self._count) for number in range(self._count)]

    def paint(self, painter, at, ring):  # noqa: ARG002
        if not self._count:
            return
        left, width = self.slots()[max(at, 0)]
        painter.fillRect(round(left), 0, round(width), 40, Qt.GlobalColor.red if at >= 0 else Qt.GlobalColor.gray)


def show(chart, keys=("2011", "", "2013", "2014")):
    chart.show_columns(
        "Times a year", keys, lambda number: f"{keys[number]}: {number}", lambda w, _: Stripes(len(keys), w)
    )


@pytest.fixture
def chart(qtbot, theme):
    chart = WalkedChart(theme, 80)
    qtbot.addWidget(chart)
    chart.resize(400, 80)
    show(chart)
    chart.show()
    qtbot.waitExposed(chart)
    return chart


def test_a_click_takes_a_column_but_none_that_stands_for_nothing(chart, qtbot):
    taken = []
    chart.picked.connect(taken.append)
    for number in (2, 1):
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.centre_of(number))
    assert taken == ["2013"]


def test_arrows_walk_and_enter_takes(chart, qtbot):
    chart.setFocus()
    taken = []
    chart.picked.connect(taken.append)
    for key in (
        Qt.Key.Key_Home,
        Qt.Key.Key_Return,
        Qt.Key.Key_End,
        Qt.Key.Key_Left,
        Qt.Key.Key_Space,
        Qt.Key.Key_Home,
    ):
        qtbot.keyClick(chart, key)
    assert taken == ["2011", "2013"]
    assert chart.key() == "2011"
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.key() == "2011"


def test_hovering_tells_a_column_at_once(chart, qtbot):
    qtbot.mouseMove(chart, chart.centre_of(3))
    qtbot.waitUntil(lambda: QToolTip.text() == "2014: 3")
    assert chart.key() == "2014"


def test_it_can_be_heard_as_a_whole(chart):
    assert chart.accessibleName() == "Times a year"
    assert chart.accessibleDescription() == "2011: 0; : 1; 2013: 2; 2014: 3"


def test_where_the_keyboard_stands_outlasts_another_drawing(chart, qtbot):
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_End)
    show(chart, ("2013", "2014", "2015"))
    assert chart.key() == "2014"
    show(chart, ("1999",))
    assert chart.key() == ""


def test_a_chart_without_columns_can_be_walked_over(chart, qtbot):
    show(chart, ())
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton)
    assert chart.key() == ""
