"""Hides what stands around a widget, and shows it again as it was."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget


class Quiet(QObject):
    """A window in which only one thing is left to see; Escape ends it.

    Args:
        window: fills the screen meanwhile.
        around: what is hidden, asked each time.
        changed: is told when quiet begins (True) and ends (False).
    """

    def __init__(
        self, window: QMainWindow, around: Callable[[], Sequence[QWidget]], changed: Callable[[bool], object]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._around = around
        self._changed = changed
        self._hidden: list[QWidget] = []
        self._state = Qt.WindowState.WindowNoState
        self.on = False
        self._escape = QShortcut(QKeySequence("Esc"), window)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.toggle)

    def toggle(self) -> None:
        """Begin, or end."""
        self.on = not self.on
        self._escape.setEnabled(self.on)
        if self.on:
            self._state = self._window.windowState()
            self._hidden = [widget for widget in self._around() if not widget.isHidden()]
            for widget in self._hidden:
                widget.hide()
            self._window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)
        else:
            for widget in self._hidden:
                widget.show()
            self._hidden = []
            self._window.setWindowState(self._state)
        self._changed(self.on)
