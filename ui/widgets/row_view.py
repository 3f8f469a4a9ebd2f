"""A list of rows that a person walks through, opens, folds and deletes from the keyboard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

BATCH = 400
"""How many rows are laid out at a time, so that long lists do not hold the window up."""


class RowView(QListView):
    """Rows of different heights, several of which can be chosen.

    Enter and a double click emit ``activated``.

    Signals:
        folding: the current index and True for Left, False for Right.
        deleting: Delete was pressed.
        walked: the index that a key has led to.
    """

    folding = Signal(object, bool)
    deleting = Signal()
    walked = Signal(object)

    def __init__(self, name: str, role: str = "panel", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete deletes, Left and Right fold; everything else is Qt's."""
        key = event.key()
        index = self.currentIndex()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.activated.emit(index)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and index.isValid():
            self.folding.emit(index, key == Qt.Key.Key_Left)
        elif key == Qt.Key.Key_Delete:
            self.deleting.emit()
        else:
            super().keyPressEvent(event)
            if self.currentIndex() != index:
                self.walked.emit(self.currentIndex())
