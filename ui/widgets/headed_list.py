"""A long list with headings among its rows: its layout is reckoned, not stored, so that length costs nothing."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QCursor, QDrag, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPixmap, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from ui.models.list_model import Index
from ui.widgets.row_view import RowView

_Move = QAbstractItemView.CursorAction
_Extended = QAbstractItemView.SelectionMode.ExtendedSelection
_Hint = QAbstractItemView.ScrollHint

FOOT = 8
"""Air under the last row, in pixels."""


class HeadedList(RowView):
    """Rows of one height under headings of another.

    Args:
        name: for screen readers.
        heads: where headings stand in the model now, in rising order.
        head: how high a heading is, in pixels.
        row: how high any other row is, in pixels.

    Signals:
        typed: a letter was typed, which is meant for a filter.
        renaming: F2 was pressed.
        showing: Space was pressed.
        reached: the keyboard came here.
    """

    typed = Signal(str)
    renaming = Signal()
    showing = Signal()
    reached = Signal()

    def __init__(
        self, name: str, heads: Callable[[], Sequence[int]], head: int, row: int, parent: QWidget | None = None
    ) -> None:
        # Qt asks for places while it is still being made.
        self._ask_heads = heads
        self._head, self._row = head, row
        self._heads: Sequence[int] = ()
        self._tops: list[int] = []
        self._stale = False
        super().__init__(name, parent=parent)
        self._carry: Callable[[], tuple[QMimeData, QPixmap] | None] | None = None
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def carry(self, what: Callable[[], tuple[QMimeData, QPixmap] | None]) -> None:
        """Let what is chosen be dragged elsewhere; ``what`` tells the load and its picture."""
        self._carry = what
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    def selectAll(self) -> None:
        """Select the rows under each heading as one stretch; Qt would ask for each row."""
        model = self.model()
        if model is None or self.selectionMode() != _Extended:
            return
        every, begin = QItemSelection(), 0
        for head in (*self._ask_heads(), model.rowCount()):
            if begin < head:
                every.select(model.index(begin, 0), model.index(head - 1, 0))
            begin = head + 1
        self.selectionModel().select(every, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # Layout

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show a model; when its rows come and go, the headings are asked for anew."""
        super().setModel(model)
        if model is not None:
            model.rowsInserted.connect(self._outdate)
            model.rowsRemoved.connect(self._outdate)
            model.modelReset.connect(self._outdate)
        self._outdate()

    def doItemsLayout(self) -> None:
        """Nothing is laid out: places are reckoned when they are asked for."""
        self._outdate()
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Fit the scroll bar to the length of the list."""
        self._reckon()
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(height)
        bar.setRange(0, max(0, self._top(self._count()) + FOOT - height))
        self.horizontalScrollBar().setRange(0, 0)
        QAbstractItemView.updateGeometries(self)

    def horizontalOffset(self) -> int:
        """It never scrolls sideways."""
        return 0

    def verticalOffset(self) -> int:
        """How many pixels lie above."""
        return int(self.verticalScrollBar().value())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is drawn already."""
        self.viewport().scroll(dx, dy)

    def visualRect(self, index: Index) -> QRect:
        """Where a row is drawn, above or below what is seen as well."""
        if not index.isValid() or index.row() >= self._count():
            return QRect()
        self._reckon()
        place = index.row()
        number = bisect_left(self._heads, place)
        head = number < len(self._heads) and self._heads[number] == place
        top = self._top(place) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._head if head else self._row)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point."""
        self._reckon()
        place = self._place_at(point.y())
        inside = 0 <= place < self._count() and 0 <= point.x() < self.viewport().width()
        return self.model().index(place, 0) if inside else QModelIndex()

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _Hint.EnsureVisible) -> None:
        """Bring a row into view; the first row under a heading with its heading."""
        rect = self.visualRect(index)
        if rect.isNull():
            return
        if index.row() - 1 in self._heads[:1]:
            rect.setTop(rect.top() - self._head)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if hint == _Hint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - height // 2)
        elif hint == _Hint.PositionAtTop or rect.top() < 0:
            bar.setValue(bar.value() + rect.top())
        elif hint == _Hint.PositionAtBottom or rect.bottom() >= height:
            bar.setValue(bar.value() + rect.bottom() - height + 1)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: ARG002
        """Where a key leads: rows up and down, pages, the first row and the last."""
        count = self._count()
        if not count:
            return QModelIndex()
        here = self.currentIndex().row()
        page = max(1, self.viewport().height() // self._row - 1)
        by = {_Move.MoveUp: -1, _Move.MoveDown: 1, _Move.MovePageUp: -page, _Move.MovePageDown: page}
        if action == _Move.MoveHome:
            place = 1 if count > 1 and self._heads[:1] == [0] and self._heads[1:2] != [1] else 0
        elif action == _Move.MoveEnd:
            place = count - 1
        else:
            place = here + by.get(action, 0)
        return self.model().index(max(0, min(count - 1, place)), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the rows that a rectangle touches."""
        rect = rect.normalized()
        first = max(0, self._place_at(rect.top()))
        last = min(self._count() - 1, self._place_at(rect.bottom()))
        selection = QItemSelection()
        if first <= last:
            selection.select(self.model().index(first, 0), self.model().index(last, 0))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """What must be drawn anew when a selection changes."""
        region = QRegion()
        for part in selection.toList():
            top = self._top(part.top()) - self.verticalOffset()
            bottom = self._top(part.bottom() + 1) - self.verticalOffset()
            region += QRect(0, top, self.viewport().width(), bottom - top)
        return region & QRegion(self.viewport().rect())

    def isIndexHidden(self, index: Index) -> bool:  # noqa: ARG002
        """No row is hidden."""
        return False

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows that are seen."""
        count = self._count()
        if not count:
            return
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state & ~(QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver)
        pointed = self._pointed()
        chosen, current = self.selectionModel(), self.currentIndex().row() if self.hasFocus() else -1
        first = max(0, self._place_at(event.rect().top()))
        for place in range(first, min(count, self._place_at(event.rect().bottom()) + 1)):
            index = self.model().index(place, 0)
            option.rect = self.visualRect(index)
            state = plain
            if chosen.isSelected(index):
                state |= QStyle.StateFlag.State_Selected
            if place == pointed:
                state |= QStyle.StateFlag.State_MouseOver
            if place == current:
                state |= QStyle.StateFlag.State_HasFocus
            option.state = state
            self.itemDelegate().paint(painter, option, index)
        painter.end()

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag what is chosen, under a small picture of it."""
        load = self._carry() if self._carry is not None else None
        if load is None:
            return
        drag = QDrag(self)
        drag.setMimeData(load[0])
        drag.setPixmap(load[1])
        drag.setHotSpot(QPoint(-12, -8))
        drag.exec(actions, Qt.DropAction.CopyAction)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames, Space shows, letters go to the filter; everything else is as in every list."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if event.key() == Qt.Key.Key_F2:
            self.renaming.emit()
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.showing.emit()
        elif not held and event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard came here."""
        super().focusInEvent(event)
        self.reached.emit()

    def keyboardSearch(self, search: str) -> None:
        """Letters go to the filter."""

    def _outdate(self) -> None:
        self._stale = True

    def _reckon(self) -> None:
        """Ask where the headings stand, if rows have come or gone."""
        if self._stale:
            self._stale = False
            self._heads = self._ask_heads()
            self._tops = [
                number * self._head + (place - number) * self._row for number, place in enumerate(self._heads)
            ]
            self.updateGeometries()

    def _count(self) -> int:
        model = self.model()
        return model.rowCount() if model is not None else 0

    def _top(self, place: int) -> int:
        """How far below the first row's top a row begins."""
        heads = bisect_left(self._heads, place)
        return heads * self._head + (place - heads) * self._row

    def _place_at(self, y: int) -> int:
        """The row at a height of the viewport; past the last row, their number."""
        y += self.verticalOffset()
        number = bisect_right(self._tops, y) - 1
        if number < 0:
            return min(y // self._row, self._count())
        below = y - self._tops[number]
        place = (
            self._heads[number] if below < self._head else self._heads[number] + 1 + (below - self._head) // self._row
        )
        return min(place, self._count())

    def _pointed(self) -> int:
        """The row under the mouse, -1 for none."""
        if not self.viewport().underMouse():
            return -1
        return self.indexAt(self.viewport().mapFromGlobal(QCursor.pos())).row()
