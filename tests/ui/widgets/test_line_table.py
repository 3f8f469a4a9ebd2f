"""Things in lines: their words, their buttons, what is written below."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton

from ui.widgets.line_table import Line, LineTable

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def table(theme, qtbot):
    table = LineTable(theme, "Members", "Nobody belongs to it yet.")
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show()
    qtbot.waitExposed(table)
    return table


def test_lines_lead_somewhere_have_buttons_and_words_below_that_open(table, qtbot):
    done = []
    line = Line(
        "Ayo & sons",
        "crew",
        "since 2012",
        (("edit", "Change Ayo", lambda: done.append("change")),),
        open=lambda: done.append("open"),
        below="“they came <early>”",
        press=lambda: done.append("source"),
    )
    table.show_lines([line])
    assert table.words() == ["Ayo & sons", "crew", "since 2012"]
    assert not table.hint.isVisible()
    name, below = table.presses()
    qtbot.mouseClick(name, LEFT, pos=QPoint(4, 4))
    qtbot.mouseClick(next(each for each in table.findChildren(QToolButton) if each.toolTip() == "Change Ayo"), LEFT)
    qtbot.mouseClick(below, LEFT)
    assert done == ["open", "change", "source"]
    table.show_lines([])
    assert table.hint.isVisible()


def test_the_same_lines_keep_the_keyboard_and_do_what_was_said_last(table, qtbot):
    done = []
    table.show_lines([Line("Ayo", buttons=(("edit", "Change Ayo", lambda: done.append("old")),))])
    button = next(each for each in table.findChildren(QToolButton) if each.toolTip() == "Change Ayo")
    button.setFocus()
    table.show_lines([Line("Ayo", buttons=(("edit", "Change Ayo", lambda: done.append("new")),))])
    assert button.hasFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert done == ["new"]


@pytest.mark.parametrize("leads", [True, False])
def test_many_long_lines_fit_into_a_narrow_page(table, leads):
    name, stretch = f"{'very ' * 12}long", "1 Jan 2012 – 3 Mar 2013"
    table.show_lines([Line(name, "word " * 40, stretch, open=table.hide if leads else None) for _ in range(40)])
    assert table.minimumSizeHint().width() <= 420
