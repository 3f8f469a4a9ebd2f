"""Keys in a row or a column of buttons of which one is pressed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup


def press_beside(group: QButtonGroup, event: QKeyEvent, back: Qt.Key, forth: Qt.Key) -> bool:
    """Press the button before or after the pressed one; False if the key is neither or there is none.

    Args:
        group: the buttons, numbered in their order.
    """
    step = {back: -1, forth: 1}.get(Qt.Key(event.key()), 0)
    beside = group.button(group.checkedId() + step) if step else None
    if beside is None:
        return False
    beside.setFocus()
    beside.click()
    return True
