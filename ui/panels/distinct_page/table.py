"""The table itself: columns that fit, sort and open."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from ui.models.distinct_table import (
    HERE,
    NOTES,
    RATE_HERE,
    RATE_THERE,
    RATIO,
    THERE,
    WORD,
    DistinctDelegate,
    DistinctTable,
)
from ui.theme.theme import Theme

OPENING = (WORD, HERE, THERE)
"""Columns whose cells open at a click."""

_NARROW, _NARROWEST = 48, 34
"""Below these widths, in units of the frame's letters, first the rates are left out, then the notes."""

_WIDTHS = {RATE_HERE: 7.4, RATE_THERE: 7.8, RATIO: 9, NOTES: 6.5}


class WordTable(QTableView):
    """Enter and a click on a word or a count open it.

    Signals:
        opened: the index of the cell.
    """

    opened = Signal(object)

    def __init__(
        self, model: DistinctTable, delegate: DistinctDelegate, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.setAccessibleName("Distinctive words")
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.fonts.scaled(2.1))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsMovable(False)
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self._sort)
        self.clicked.connect(self._clicked)

    def begin(self) -> None:
        """The keyboard stands on the first word, unless it stands on one already."""
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, WORD))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """The word takes what the figures leave; where there is little room, the rates go."""
        fonts, head = self._theme.fonts, self.horizontalHeader()
        narrow = self.viewport().width() < fonts.scaled(_NARROW)
        for column in (RATE_HERE, RATE_THERE):
            self.setColumnHidden(column, narrow)
        self.setColumnHidden(NOTES, self.viewport().width() < fonts.scaled(_NARROWEST))
        for column in range(self.model().columnCount()):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, fonts.scaled(_WIDTHS.get(column, 4.6)))
        head.setSectionResizeMode(WORD, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; everything else is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what opens."""
        super().mouseMoveEvent(event)
        opens = self.indexAt(event.position().toPoint()).column() in OPENING
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def _sort(self, column: int) -> None:
        """Sort by a column: figures from the largest on, words by the alphabet; once more turns it round."""
        down = column != WORD
        now, order = self._model.order()
        if now == column:
            down = order == Qt.SortOrder.AscendingOrder
        self._model.sort(column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() in OPENING:
            self.opened.emit(index)
