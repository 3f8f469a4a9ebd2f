"""A card is pressed as a whole."""

import pytest
from PySide6.QtCore import Qt
from shiboken6 import delete, isValid

from ui.widgets.card import Card


@pytest.mark.parametrize("by", ["mouse", "key"])
def test_a_card_may_go_when_it_is_pressed(theme, qtbot, by):
    card = Card(theme, clickable=True)
    qtbot.addWidget(card)
    card.add_label("The chain vote")
    card.show()
    card.pressed.connect(lambda: delete(card))
    if by == "mouse":
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(card, Qt.Key.Key_Return)
    assert not isValid(card)
