"""One of many is chosen by a few letters, or a new one is named."""

import pytest
from PySide6.QtCore import Qt

from ui.dialogs.pick_form import Pick, PickForm

PICKS = (Pick("1", "Book", "folder shut"), Pick("2", "Book / Chapter 2"), Pick("3", "To ask Nell"))


@pytest.fixture
def form(theme, qtbot):
    form = PickForm(theme, "Put in folder", "Put in", "Folder", PICKS, "New folder")
    qtbot.addWidget(form)
    form.show()
    return form


def words(form: PickForm) -> list[str]:
    return [form.found.item(row).text() for row in range(form.found.count())]


def test_a_few_letters_find_it_and_enter_takes_it(form, qtbot):
    qtbot.keyClicks(form.line, "chap book")
    assert words(form) == ["Book / Chapter 2", "New folder “chap book”"]
    qtbot.keyClick(form.line, Qt.Key.Key_Return)
    assert form.answer() == PICKS[1]


def test_arrows_go_through_the_list_while_one_types(form, qtbot):
    qtbot.keyClick(form.line, Qt.Key.Key_Down)
    assert form.answer() == PICKS[1]
    qtbot.keyClick(form.line, Qt.Key.Key_Up)
    qtbot.keyClick(form.line, Qt.Key.Key_Up)
    assert form.answer() == PICKS[2]


def test_a_name_that_nothing_bears_is_a_new_one(form, qtbot):
    qtbot.keyClicks(form.line, " Winter  work ")
    assert words(form) == ["New folder “Winter work”"]
    assert form.answer() == Pick("", "Winter work")


def test_a_known_name_is_not_offered_as_new(form, qtbot):
    qtbot.keyClicks(form.line, "to ask nell")
    assert words(form) == ["To ask Nell"]


def test_where_no_new_ones_are_allowed_nothing_can_be_taken_that_is_not_there(theme, qtbot):
    form = PickForm(theme, "Change kind", "Change", "Kind", PICKS)
    qtbot.addWidget(form)
    qtbot.keyClicks(form.line, "zzz")
    assert not form.go_ahead.isEnabled()
    form.accept()
    assert form.trouble() == "Choose one from the list."
