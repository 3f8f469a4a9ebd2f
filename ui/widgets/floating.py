"""A card that floats over a page beside a line of its text."""

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class Floating(QFrame):
    """Stands inside the widget it belongs to, near a line, and takes no keyboard by itself.

    Attributes:
        page: that widget.
        column: where its contents go.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.page = parent
        self.setProperty("role", "card")
        self.setAutoFillBackground(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(6, 6, 6, 6)
        self.column.setSpacing(4)
        self.hide()

    def place(self, line: QRectF, width: int) -> None:
        """Stand below a line (in the parent's coordinates), or above it where there is no room."""
        parent = self.page
        self.setFixedWidth(width)
        self.adjustSize()
        x = max(4, min(int(line.left()), parent.width() - width - 4))
        y = int(line.bottom()) + 6
        if y + self.height() > parent.height() and line.top() - self.height() - 6 > 0:
            y = int(line.top()) - self.height() - 6
        elif y + self.height() > parent.height():
            y = max(4, parent.height() - self.height() - 4)
        self.move(QPoint(x, y))
        self.raise_()
