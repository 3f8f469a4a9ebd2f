"""The chart of counts by year."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from ui.theme.tokens import LIGHT
from ui.widgets.bar_chart import Band, Bar, BarChart


@pytest.fixture
def chart(qtbot, theme):
    chart = BarChart(theme, "notes", height=100)
    qtbot.addWidget(chart)
    chart.resize(400, 100)
    chart.show_counts({"1804": 12, "1806": 1, "": 3})
    chart.show()
    qtbot.waitExposed(chart)
    return chart


def centre_of(chart: BarChart, index: int) -> QPoint:
    width = min(chart.width() / len(chart.bars()), 68)
    return QPoint(round((index + 0.5) * width), 70)


def test_years_between_are_shown_empty_and_undated_left_out(chart):
    assert [(bar.key, bar.count) for bar in chart.bars()] == [("1804", 12), ("1805", 0), ("1806", 1)]


def test_a_year_far_off_does_not_flatten_the_others(chart):
    chart.show_counts({"1013": 1, "2013": 5, "2014": 6})
    assert [bar.key for bar in chart.bars()] == ["1013", "2013", "2014"]


def test_a_click_opens_the_year(chart, qtbot):
    with qtbot.waitSignal(chart.picked) as told:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=centre_of(chart, 2))
    assert told.args == ["1806"]


def test_arrows_and_enter_open_a_year(chart, qtbot):
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    with qtbot.waitSignal(chart.picked) as told:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert told.args == ["1805"]


def test_the_whole_chart_can_be_read_aloud(chart):
    assert chart.accessibleDescription() == "1804: 12 notes, 1805: 0 notes, 1806: 1 note"


def test_the_highest_bar_fills_the_height(chart):
    image = chart.grab().toImage()
    column = [image.pixelColor(centre_of(chart, 0).x(), y).name() for y in range(100)]
    assert column.count(LIGHT.accent.lower()) >= 70


def test_bands_lie_behind_the_bars(chart):
    chart.show_bars(chart.bars(), "1804", [Band("1805", "1806", "Learning"), Band("1900", "1901", "never")])
    point = centre_of(chart, 1)
    assert chart.grab().toImage().pixelColor(point.x(), 40) != QColor(LIGHT.panel)


def test_an_empty_chart_can_be_drawn(chart):
    chart.show_bars([])
    assert not chart.grab().isNull()


def test_a_rate_is_told_with_one_decimal(chart):
    assert chart.words_of(Bar("2013", "2013", 4.25)) == "2013: 4.2 notes"
