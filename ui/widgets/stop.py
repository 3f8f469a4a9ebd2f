"""Arrow keys between the stops of a grid, and the dashed button that stands in an empty one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def step_of(event: QKeyEvent) -> tuple[int, int] | None:
    """The step right and down that an arrow key without a modifier means; None for other keys."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return None if held else _STEPS.get(Qt.Key(event.key()))


class AddStop(QPushButton):
    """A dashed place where something can be added; ``quiet`` draws it without an edge.

    Signals:
        stepped: an arrow key, as steps right and down.
    """

    stepped = Signal(int, int)

    def __init__(self, words: str, name: str, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setProperty("role", "adding")
        self.setProperty("quiet", quiet)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step; Enter presses, as Space does."""
        step = step_of(event)
        if step is not None:
            self.stepped.emit(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
