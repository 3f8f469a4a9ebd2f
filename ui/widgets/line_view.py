"""A list of lines from which several can be copied, and whose headings fold at a click."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.row_view import RowView


class LineView(RowView):
    """Rows whose copy is more than the words of the one that has the keyboard.

    Signals:
        copying: what is chosen is to be copied.
        resized: the list is wider or narrower.
    """

    copying = Signal()
    resized = Signal()

    def __init__(self, name: str, role: str = "panel", parent: QWidget | None = None) -> None:
        super().__init__(name, role, parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copying is the owner's; everything else is a list's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copying.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell it."""
        super().resizeEvent(event)
        self.resized.emit()
