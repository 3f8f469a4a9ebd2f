"""Values that can be ticked, each with a bar and a figure: a click or Enter ticks one, or unticks it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolTip, QWidget

from ui.models.facet_row import FacetRow
from ui.theme.drawing import draw_dot, draw_icon, draw_line, draw_right
from ui.theme.theme import Theme

ROW = 1.75
"""How high a row is, as a multiple of the frame's size."""

_SIGN = 1.35
"""How much stands before the name, for the tick or the dot."""

_BARS, _NAMED = 4.5, 13.0
"""How long the longest bar is; and how much room names and figures take before the bars get any."""


class FacetRows(QWidget):
    """Draws a row for each.

    Args:
        name: what is chosen from, for screen readers.

    Signals:
        picked: the key of the row that was clicked, or entered from the keyboard.
    """

    picked = Signal(str)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[FacetRow, ...] = ()
        self._at = 0
        self._under = -1
        self._most = 1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_rows(self, rows: Sequence[FacetRow], most: int = 0) -> None:
        """Show other rows; the bar of ``most`` is the longest. The keyboard stays on the row of the same key."""
        at = self._rows[self._at].key if self._at < len(self._rows) else ""
        self._rows = tuple(rows)
        self._at = next((place for place, row in enumerate(rows) if row.key == at), 0)
        self._most = max(most, *(row.value for row in rows), 1) if rows else 1
        self._under = -1
        self._describe()
        self.updateGeometry()
        self.update()

    def rows(self) -> tuple[FacetRow, ...]:
        """What is shown."""
        return self._rows

    def bars(self) -> int:
        """How long the longest bar is, in pixels; where there is little room, names have it."""
        scaled = self._theme.fonts.scaled
        return min(scaled(_BARS), max(self.width() - scaled(_NAMED), scaled(1.0)))

    def sizeHint(self) -> QSize:
        """As high as the rows."""
        return QSize(220, self._theme.fonts.scaled(ROW) * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        """It can be quite narrow."""
        return QSize(90, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick the row under the mouse."""
        place = self._place(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self._at = place
            self.picked.emit(self._rows[place].key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the mouse stands out."""
        self._stand_out(self._place(event.position().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """None does any more."""
        self._stand_out(-1)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """A row tells its whole name and what its figure means."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._place(event.pos().y())
            if place >= 0:
                QToolTip.showText(event.globalPos(), f"{self._rows[place].name}: {self._rows[place].tip}", self)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from row to row, Home and End to the first and the last; Enter or Space ticks one."""
        last = len(self._rows) - 1
        goals = {
            Qt.Key.Key_Up: max(self._at - 1, 0),
            Qt.Key.Key_Down: min(self._at + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if last >= 0 and key in goals:
            self._at = goals[key]
            self._describe()
            self._show_row()
            self.update()
        elif last >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self._rows[self._at].key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The row with the keyboard stands out."""
        super().focusInEvent(event)
        self._show_row()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No row stands out any more."""
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw those rows that are in sight."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self._theme.fonts.scaled(ROW)
        first = max(event.rect().top() // height, 0)
        for place in range(first, min(event.rect().bottom() // height + 1, len(self._rows))):
            self._draw(painter, place, place * height, height)
        painter.end()

    def _draw(self, painter: QPainter, place: int, top: int, height: int) -> None:
        theme, fonts, row = self._theme, self._theme.fonts, self._rows[place]
        standing = self.hasFocus() and place == self._at
        if standing or place == self._under:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected" if standing else "hover"))
            painter.drawRoundedRect(QRect(-1, top + 1, self.width() + 1, height - 2), 4, 4)
        sign = fonts.scaled(_SIGN)
        if row.chosen:
            side = fonts.scaled(1.0)
            draw_icon(painter, QRect(2, top + (height - side) // 2, side, side), "accept", theme, "accent")
        elif row.colour:
            draw_dot(painter, QPointF(2 + fonts.scaled(0.5), top + height / 2), fonts.scaled(0.28), row.colour)
        figures = QFontMetrics(fonts.small()).horizontalAdvance(f"{self._most:,}") + 2
        bars = self.bars()
        names = max(self.width() - sign - figures - bars - 20, 20)
        dye = theme.colour("accent_strong" if row.chosen else "text" if row.value else "muted")
        draw_line(painter, QRect(sign + 2, top, names, height), row.name, fonts.frame(), dye)
        length = max(round(row.value / self._most * bars), 2) if row.value else 0
        bar = theme.colour("accent")
        bar.setAlpha(255 if row.chosen else 95)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(bar)
        if length:
            painter.drawRoundedRect(sign + names + 8, top + height // 2 - 3, length, 6, 2, 2)
        figure = QRect(self.width() - figures - 2, top, figures, height)
        draw_right(painter, figure, f"{row.value:,}", fonts.small(), theme.colour("muted"))

    def _place(self, y: float) -> int:
        place = int(y) // self._theme.fonts.scaled(ROW)
        return place if 0 <= place < len(self._rows) else -1

    def _stand_out(self, place: int) -> None:
        if place != self._under:
            self._under = place
            self.update()

    def _describe(self) -> None:
        if self._rows:
            row = self._rows[self._at]
            self.setAccessibleDescription(f"{row.name}: {row.tip}{', chosen' * row.chosen}")

    def _show_row(self) -> None:
        """Bring the row with the keyboard into sight."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        inside = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and inside is not None:
            height = self._theme.fonts.scaled(ROW)
            middle = self.mapTo(inside, QRect(0, self._at * height, 1, height).center())
            around.ensureVisible(middle.x(), middle.y(), 0, height * 2)
