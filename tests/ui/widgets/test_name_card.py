"""The card of names: what it offers, and which keys it takes from the text."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.widgets.name_card import LEAST_WIDTH, Name, NameCard


@pytest.fixture
def page(qtbot):
    page = QWidget()
    page.resize(700, 500)
    qtbot.addWidget(page)
    page.text = QPlainTextEdit(page)
    page.show()
    page.text.setFocus()
    return page


@pytest.fixture
def card(page, theme):
    return NameCard(theme, page.text, page)


def offer(card: NameCard, count: int, words: str = "tea") -> None:
    names = [Name(number, f"Tea hut {number}", "12 Nov 2013", "note") for number in range(count)]
    card.offer(names, words, "memo", QRectF(650, 20, 1, 20))


def test_eight_rows_are_seen_at_once_within_the_page(card, page):
    offer(card, 9)
    assert card.list.height() == 8 * card.list.sizeHintForRow(0)
    assert card.width() >= LEAST_WIDTH
    assert page.rect().contains(card.geometry())
    assert not card.list.horizontalScrollBar().isVisible()


def test_something_new_comes_last_unless_its_name_is_taken(card):
    offer(card, 1)
    assert card.offered() == ["Tea hut 0", "New memo “tea”"]
    offer(card, 1, "TEA hut 0")
    assert card.offered() == ["Tea hut 0"]


def test_arrows_and_tab_take_a_name_and_the_text_is_left_alone(card, page, qtbot):
    offer(card, 3)
    qtbot.keyClick(page.text, Qt.Key.Key_Down)
    with qtbot.waitSignal(card.taken) as taken:
        qtbot.keyClick(page.text, Qt.Key.Key_Tab)
    assert taken.args[0].target == 1
    assert page.text.toPlainText() == ""


def test_after_escape_the_keys_are_the_texts_again(card, page, qtbot):
    offer(card, 3)
    qtbot.keyClick(page.text, Qt.Key.Key_Escape)
    assert card.offered() == []
    qtbot.keyClick(page.text, Qt.Key.Key_Return)
    assert page.text.toPlainText() == "\n"
