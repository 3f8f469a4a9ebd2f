"""The search field and its suggestions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.search_field import SearchField, Suggestion

TWO = [Suggestion("Search for “tea”", "", "search", "all"), Suggestion("Tea hut", "site", "site", "hut")]


@pytest.fixture
def field(qtbot, theme):
    window = QWidget()
    field = SearchField(theme, "Search notes, memos, codes, people …", "Ctrl+K", window)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window)
    field.setFocus()
    yield field
    window.close()


@pytest.fixture
def suggesting(field, qtbot):
    with qtbot.waitSignal(field.typed) as told:
        qtbot.keyClicks(field, "tea")
    assert told.args == ["tea"]
    field.suggest("tea", TWO)
    return field


def test_enter_searches_for_the_words(field, qtbot):
    qtbot.keyClicks(field, " chain ")
    with qtbot.waitSignal(field.asked) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["chain"]


def test_enter_on_nothing_searches_nothing(field, qtbot):
    with qtbot.assertNotEmitted(field.asked):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_down_and_enter_take_a_suggestion(suggesting, qtbot):
    qtbot.keyClick(suggesting, Qt.Key.Key_Down)
    qtbot.keyClick(suggesting, Qt.Key.Key_Down)
    with qtbot.waitSignal(suggesting.picked) as told:
        qtbot.keyClick(suggesting, Qt.Key.Key_Return)
    assert told.args == ["hut"]
    assert suggesting.text() == ""


def test_up_and_down_walk_off_the_list_into_the_line(suggesting, qtbot):
    for _ in range(3):
        qtbot.keyClick(suggesting, Qt.Key.Key_Down)
    with qtbot.waitSignal(suggesting.asked):
        qtbot.keyClick(suggesting, Qt.Key.Key_Return)


def test_suggestions_for_older_words_are_passed_over(suggesting, qtbot):
    qtbot.keyClicks(suggesting, "x")
    suggesting.suggest("tea", [TWO[1]])
    assert len(suggesting.suggestions()) == 2


def test_escape_closes_the_list_then_empties_the_field(suggesting, qtbot):
    qtbot.keyClick(suggesting, Qt.Key.Key_Escape)
    assert suggesting.suggestions() == []
    assert suggesting.text() == "tea"
    qtbot.keyClick(suggesting, Qt.Key.Key_Escape)
    assert suggesting.text() == ""
