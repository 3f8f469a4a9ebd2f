"""The strip on which a recording is seen and sought in."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.widgets.wave_strip import WaveStrip, spoken_time


@pytest.fixture
def strip(theme, qtbot) -> WaveStrip:
    strip = WaveStrip(theme, 20)
    qtbot.addWidget(strip)
    strip.resize(412, 36)
    strip.show()
    return strip


def test_a_click_seeks_and_arrows_go_along(strip, qtbot) -> None:
    strip.show_recording(bytes(20 * 60), 60_000)
    with qtbot.waitSignal(strip.sought) as sought:
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(206, 10))
    assert sought.args == [30_000]
    strip.show_place(30_000)
    for key, place in ((Qt.Key.Key_Right, 31_000), (Qt.Key.Key_Home, 0), (Qt.Key.Key_End, 60_000)):
        with qtbot.waitSignal(strip.sought) as sought:
            QTest.keyClick(strip, key)
        assert sought.args == [place]


def test_shift_and_drag_mark_a_stretch_and_a_click_with_shift_takes_it_off(strip, qtbot) -> None:
    strip.show_recording(b"", 60_000)
    shift, left = Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton
    QTest.mousePress(strip, left, shift, QPoint(306, 10))
    QTest.mouseMove(strip, QPoint(106, 10))
    with qtbot.waitSignal(strip.marked) as marked:
        QTest.mouseRelease(strip, left, shift, QPoint(106, 10))
    assert marked.args == [15_000, 45_000]
    with qtbot.waitSignal(strip.marked) as marked:
        QTest.mouseClick(strip, left, shift, QPoint(10, 10))
    assert marked.args == [0, 0]


def test_a_long_recording_is_shown_in_part_and_the_part_goes_along(strip) -> None:
    strip.show_recording(bytes(20 * 7200), 7_200_000)
    assert strip.shown() == (0, 120_000)
    strip.show_place(3_600_000)
    low, high = strip.shown()
    assert low < 3_600_000 < high
    assert high - low == 120_000
    event = QWheelEvent(
        QPointF(100, 10),
        QPointF(100, 10),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(strip, event)
    assert strip.shown()[1] - strip.shown()[0] == 150_000


def test_loud_parts_are_drawn_higher_than_silence(strip, theme) -> None:
    strip.show_recording(bytes(20 * 30) + bytes([200]) * 20 * 30, 60_000)
    image = strip.grab().toImage()
    surface = QColor(theme.tokens.surface)

    def ink(low: int, high: int) -> int:
        return sum(image.pixelColor(x, y) != surface for x in range(low, high) for y in range(4, 32))

    assert ink(220, 400) > 3 * ink(10, 190)


def test_times_are_told_as_players_tell_them() -> None:
    assert [spoken_time(time) for time in (0, 59_999, 61_000, 3_600_000)] == ["0:00", "0:59", "1:01", "1:00:00"]
