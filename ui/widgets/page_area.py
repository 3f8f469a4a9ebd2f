"""The ground of a page that scrolls as a whole: a column as wide as it, or a readable measure in the middle."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget


class PageArea(QScrollArea):
    """Put widgets into ``column``.

    Args:
        measure: the column's greatest width in pixels; 0 for the whole width.
    """

    def __init__(self, measure: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Page")
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)
        self._body, self._middle = QWidget(), QWidget()
        self._body.setProperty("role", "page")
        self.column = QVBoxLayout(self._middle)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        row = QHBoxLayout(self._body)
        row.setContentsMargins(28, 18, 28, 24)
        if measure:
            self._middle.setMaximumWidth(measure)
            row.addStretch(1)
            row.addWidget(self._middle, 20)
            row.addStretch(1)
        else:
            row.addWidget(self._middle)
        self.setWidget(self._body)

    def keep_in_sight(self, widget: QWidget, rect: QRect) -> None:
        """Scroll until a rectangle of a widget in the column is seen."""
        place = rect.translated(widget.mapTo(self._body, rect.topLeft()) - rect.topLeft())
        self.ensureVisible(place.left(), place.bottom(), 0, 24)
        self.ensureVisible(place.left(), place.top(), 0, 24)
