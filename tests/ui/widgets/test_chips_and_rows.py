"""Chips that are ticked, and names with bars beside them."""

from PySide6.QtCore import QPoint, Qt

from ui.widgets.bar_rows import BarRow, BarRows
from ui.widgets.check_chips import CheckChips


def test_chips_tell_which_are_ticked(theme, qtbot):
    chips = CheckChips(theme, "Who")
    qtbot.addWidget(chips)
    told = []
    chips.ticked.connect(told.append)
    chips.show_choices([("i", "Ines"), ("t", "Tom")], ["i"])
    chips.press("t")
    chips.press("i")
    assert told == [["i", "t"], ["t"]]
    assert [chip.accessibleDescription() for chip in chips.widgets()] == ["Who: no", "Who: yes"]


def test_chips_that_may_not_be_changed_keep_their_ticks(theme, qtbot):
    chips = CheckChips(theme, "Who")
    qtbot.addWidget(chips)
    chips.show_choices([("i", "Ines")], ["i"], writable=False)
    chips.press("i")
    assert chips.keys() == ["i"]


def test_a_row_is_taken_by_mouse_and_by_keys(theme, qtbot):
    rows = BarRows(theme, "Hours by place")
    qtbot.addWidget(rows)
    rows.resize(400, 80)
    rows.show_rows([BarRow("a", "Tea hut", 90, "1 h 30"), BarRow("b", "Hall", 30, "30 min")])
    rows.show()
    picked = []
    rows.picked.connect(picked.append)
    qtbot.mouseClick(rows, Qt.MouseButton.LeftButton, pos=QPoint(20, rows.sizeHint().height() - 4))
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    qtbot.mouseClick(rows, Qt.MouseButton.LeftButton, pos=QPoint(20, 78))
    assert picked == ["b", "a"]
    assert rows.accessibleDescription() == "Tea hut: 1 h 30, Hall: 30 min"
