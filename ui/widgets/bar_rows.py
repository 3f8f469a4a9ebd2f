"""Names with bars beside them, the longest first: hours by place, by person; a click or Enter takes one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.drawing import draw_line, draw_right
from ui.theme.theme import Theme

ROW = 1.75
"""How high a row is, as a multiple of the frame's size."""


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar: the key that a click hands over, its name, how long it is, and what that is in words."""

    key: str
    name: str
    value: float
    words: str


class BarRows(QWidget):
    """Draws a row for each.

    Args:
        name: what is compared, for screen readers.

    Signals:
        picked: the key of the row that was clicked, or entered from the keyboard.
    """

    picked = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[BarRow, ...] = ()
        self._at = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_rows(self, rows: Sequence[BarRow]) -> None:
        """Show other rows."""
        self._rows = tuple(rows)
        self._at = -1
        self.setAccessibleDescription(", ".join(f"{row.name}: {row.words}" for row in rows))
        self.updateGeometry()
        self.update()

    def rows(self) -> tuple[BarRow, ...]:
        """What is shown."""
        return self._rows

    def sizeHint(self) -> QSize:
        """As high as the rows."""
        return QSize(240, self._theme.fonts.scaled(ROW) * max(len(self._rows), 1))

    def minimumSizeHint(self) -> QSize:
        """It can be quite narrow."""
        return QSize(120, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the row under the mouse."""
        place = int(event.position().y()) // self._theme.fonts.scaled(ROW)
        if event.button() == Qt.MouseButton.LeftButton and place < len(self._rows):
            self.picked.emit(self._rows[place].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from row to row, Enter takes one."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and self._rows:
            self._at = min(max(self._at + step, 0), len(self._rows) - 1)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._at >= 0:
            self.picked.emit(self._rows[self._at].key)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No row stands out any more."""
        self._at = -1
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw names, bars and figures."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, fonts = self._theme, self._theme.fonts
        height, most = fonts.scaled(ROW), max((row.value for row in self._rows), default=0) or 1
        names, figures = min(fonts.scaled(14), self.width() * 2 // 5), fonts.scaled(5.5)
        room = max(self.width() - names - figures - 16, 10)
        for place, row in enumerate(self._rows):
            top = place * height
            dye = theme.colour("accent" if self.hasFocus() and place == self._at else "text")
            draw_line(painter, QRect(0, top, names, height), row.name, fonts.frame(), dye)
            width = max(round(row.value / most * room), 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(names + 8, top + height // 2 - 4, width, 8, 2, 2)
            figure = QRect(self.width() - figures, top, figures, height)
            draw_right(painter, figure, row.words, fonts.small(), theme.colour("muted"))
        painter.end()
