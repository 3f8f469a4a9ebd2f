"""A chart of columns that mouse and arrows walk along: hover tells a column, a click or Enter takes it."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme.theme import Theme


class Drawing(Protocol):
    """A chart laid out at a size."""

    def slots(self) -> Sequence[tuple[float, float]]:
        """Where each column stands: its left edge and width in pixels."""

    def paint(self, painter: QPainter, at: int, ring: bool) -> None:
        """Paint it; the column ``at`` stands out, with a ``ring`` where the keyboard is."""


class WalkedChart(QWidget):
    """Knows the columns' keys and words; how they are drawn is given to it.

    Signals:
        picked: the key of a column that a person took.
    """

    picked = Signal(str)

    def __init__(self, theme: Theme, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self._keys: tuple[str, ...] = ()
        self._words: Callable[[int], str] = str
        self._lay: Callable[[int, int], Drawing] | None = None
        self._drawing: Drawing | None = None
        self._at = -1
        self._hovered = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._lay_anew)

    def show_columns(
        self, name: str, keys: Sequence[str], words: Callable[[int], str], lay: Callable[[int, int], Drawing]
    ) -> None:
        """Show other columns; the one that stood out still does, if it is there.

        Args:
            name: what the chart shows, for those who hear it.
            keys: a key a column, "" for one that cannot be taken.
            words: tells a column.
            lay: draws the chart at a width and height.
        """
        stood = self.key()
        self._keys, self._words, self._lay = tuple(keys), words, lay
        self._at = self._keys.index(stood) if stood in self._keys else -1
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(map(words, range(len(keys)))))
        self._lay_anew()

    def keys(self) -> tuple[str, ...]:
        """The keys of the columns."""
        return self._keys

    def key(self) -> str:
        """The key of the column that stands out, "" for none."""
        return self._keys[self._at] if 0 <= self._at < len(self._keys) else ""

    def words_of(self, number: int) -> str:
        """What is told of a column."""
        return self._words(number)

    def centre_of(self, number: int) -> QPoint:
        """The middle of a column."""
        left, width = self._laid().slots()[number]
        return QPoint(round(left + width / 2), self.height() // 2)

    def sizeHint(self) -> QSize:
        """As high as it was told to be."""
        return QSize(240, self._height)

    def minimumSizeHint(self) -> QSize:
        """It can be quite narrow."""
        return QSize(60, self._height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the column under the mouse."""
        number = self._number_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0 and self._keys[number]:
            self._go(number)
            self.picked.emit(self._keys[number])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The column under the mouse stands out and is told at once, as long as the mouse stays over it."""
        number = self._number_at(event.position())
        self._hovered = number >= 0
        if number != self._at:
            self._go(number)
            self._tell(event.globalPosition().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        """No column stands out any more, unless the keyboard is there."""
        if self._hovered:
            self._hovered = False
            self._go(-1)
            QToolTip.hideText()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No column stands out any more."""
        self._go(-1)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, Right, Home and End go from column to column, Enter or Space takes one."""
        last = len(self._keys) - 1
        here = self._at
        goals = {
            Qt.Key.Key_Left: last if here < 0 else max(here - 1, 0),
            Qt.Key.Key_Right: min(here + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        goal = goals.get(Qt.Key(event.key()))
        if goal is not None and last >= 0:
            self._hovered = False
            self._go(goal)
            self._tell(self.mapToGlobal(self.centre_of(goal)))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.key():
            self.picked.emit(self.key())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """The mouse resting tells the column again."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._go(self._number_at(QPointF(event.pos())))
            self._tell(event.globalPos())
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size is laid out anew."""
        super().resizeEvent(event)
        self._drawing = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the chart."""
        if self._lay is not None:
            painter = QPainter(self)
            self._laid().paint(painter, self._at, self.hasFocus())
            painter.end()

    def _laid(self) -> Drawing:
        assert self._lay is not None
        if self._drawing is None:
            self._drawing = self._lay(self.width(), self.height())
        return self._drawing

    def _lay_anew(self) -> None:
        self._drawing = None
        self.update()

    def _number_at(self, point: QPointF) -> int:
        slots = self._laid().slots() if self._lay is not None else ()
        return next((n for n, (left, width) in enumerate(slots) if left <= point.x() < left + width), -1)

    def _go(self, number: int) -> None:
        if number != self._at:
            self._at = number
            self.update()

    def _tell(self, where: QPoint) -> None:
        if self._at >= 0:
            QToolTip.showText(where, self._words(self._at), self)
        else:
            QToolTip.hideText()
