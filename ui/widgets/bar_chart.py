"""Counts as bars, a bar a year: hover tells a bar, a click or Enter opens it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import mixed


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: the key that a click hands over, what stands under it, its count."""

    key: str
    label: str
    count: float


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the ground with words, such as a phase: from one bar's key to another's."""

    first: str
    last: str
    words: str


class BarChart(QWidget):
    """Draws bars over a line.

    Args:
        unit: what is counted, in the plural, for the hover words: "notes".
        height: how high it is, in pixels.
        colour: "#RRGGBB" for the bars; "" takes the theme's accent.

    Signals:
        picked: the key of the bar that was clicked, or entered from the keyboard.
    """

    picked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        unit: str = "notes",
        height: int = 76,
        colour: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._unit = unit
        self._height = height
        self._colour = colour
        self._bars: tuple[Bar, ...] = ()
        self._bands: tuple[Band, ...] = ()
        self._marked = ""
        self._at = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_bars(self, bars: Sequence[Bar], marked: str = "", bands: Sequence[Band] = ()) -> None:
        """Show other bars; the one whose key is ``marked`` stands out."""
        self._bars = tuple(bars)
        self._bands = tuple(bands)
        self._marked = marked
        self._at = -1
        self.setAccessibleName(f"{self._unit} by year")
        self.setAccessibleDescription(", ".join(self.words_of(bar) for bar in self._bars))
        self.update()

    def show_counts(self, counts: dict[str, int], marked: str = "", bands: Sequence[Band] = ()) -> None:
        """Show counts by year; years between the first and the last that have none are shown empty.

        Counts under "" (no date) are left out.
        """
        years = sorted(int(year) for year in counts if year)
        span = range(years[0], years[-1] + 1) if years else range(0)
        if len(span) > 120:
            span = years  # type: ignore[assignment]  # a stray date centuries off must not flatten the rest
        bars = [Bar(f"{year:04}", f"{year:04}", counts.get(f"{year:04}", 0)) for year in span]
        self.show_bars(bars, marked, bands)

    def bars(self) -> tuple[Bar, ...]:
        """What is shown."""
        return self._bars

    def words_of(self, bar: Bar) -> str:
        """A bar in words: "1804: 12 notes"."""
        count = f"{bar.count:,.1f}".removesuffix(".0")
        unit = self._unit.removesuffix("s") if bar.count == 1 else self._unit
        return f"{bar.label or bar.key}: {count} {unit}"

    def set_unit(self, unit: str) -> None:
        """Count something else, named in the plural; before other bars are shown."""
        self._unit = unit

    def set_colour(self, colour: str) -> None:
        """Draw the bars in another colour."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        """As high as it was told to be."""
        return QSize(240, self._height)

    def minimumSizeHint(self) -> QSize:
        """It can be quite narrow."""
        return QSize(60, self._height)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the bar under the mouse."""
        index = self._index_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self._at = index
            self.picked.emit(self._bars[index].key)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The bar under the mouse stands out."""
        self._go(self._index_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """No bar stands out any more."""
        self._go(-1)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No bar stands out any more."""
        self._go(-1)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from bar to bar, Enter opens one."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self._bars:
            start = len(self._bars) if self._at < 0 and step < 0 else self._at
            self._go(min(max(start + step, 0), len(self._bars) - 1))
            where = self.mapToGlobal(self._slot(self._at).center().toPoint())
            QToolTip.showText(where, self.words_of(self._bars[self._at]), self)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._at >= 0:
            self.picked.emit(self._bars[self._at].key)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell a bar in a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self._index_at(QPointF(event.pos()))
            if index >= 0:
                QToolTip.showText(event.globalPos(), self.words_of(self._bars[index]), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw bands, bars and labels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.fonts.frame(0.77))
        self._paint_bands(painter)
        highest = max((bar.count for bar in self._bars), default=0) or 1
        for index, bar in enumerate(self._bars):
            self._paint_bar(painter, index, bar, highest)
        self._paint_labels(painter)
        painter.end()

    def _go(self, index: int) -> None:
        if index != self._at:
            self._at = index
            self.update()

    def _foot(self) -> int:
        return self._theme.fonts.scaled(1.25)

    def _slot(self, index: int) -> QRectF:
        width = self.width() / max(len(self._bars), 1)
        width = min(width, self._theme.fonts.scaled(5.2))
        return QRectF(index * width, 0, width, self.height())

    def _index_at(self, point: QPointF) -> int:
        for index in range(len(self._bars)):
            if self._slot(index).contains(point):
                return index
        return -1

    def _paint_bar(self, painter: QPainter, index: int, bar: Bar, highest: float) -> None:
        slot = self._slot(index)
        room = self.height() - self._foot() - 4
        height = max(bar.count / highest * room, 1.5 if bar.count else 0)
        gap = min(4.0, slot.width() * 0.18)
        rect = QRectF(slot.left() + gap / 2, 4 + room - height, slot.width() - gap, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._fill(index, bar))
        painter.drawRoundedRect(rect, 2, 2)
        if self.hasFocus() and index == self._at:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._theme.colour("text"))
            painter.drawRoundedRect(QRectF(rect.left(), 4, rect.width(), room), 2, 2)

    def _fill(self, index: int, bar: Bar) -> QColor:
        tokens = self._theme.tokens
        colour = self._colour or tokens.accent
        if bar.key == self._marked:
            colour = "#B4532A"
        if index == self._at:
            colour = mixed(tokens.text, colour, 0.25)
        return QColor(colour)

    def _paint_bands(self, painter: QPainter) -> None:
        keys = [bar.key for bar in self._bars]
        painter.setPen(Qt.PenStyle.NoPen)
        for band in self._bands:
            inside = [index for index, key in enumerate(keys) if band.first <= key <= band.last]
            if not inside:
                continue
            left, right = self._slot(inside[0]).left(), self._slot(inside[-1]).right()
            rect = QRectF(left, 0, right - left, self.height() - self._foot())
            tokens = self._theme.tokens
            painter.fillRect(rect, QColor(mixed(tokens.soft, tokens.surface, 0.55)))
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(rect.adjusted(6, 4, -6, 0), Qt.AlignmentFlag.AlignLeft, band.words)

    def _paint_labels(self, painter: QPainter) -> None:
        """Write under every bar, every other, every fifth … as the room allows; two figures when it is tight."""
        if not self._bars:
            return
        metrics = QFontMetrics(painter.font())
        slot = self._slot(0).width()
        short = len(self._bars) < 40 and metrics.horizontalAdvance("0000 ") > slot
        width = metrics.horizontalAdvance("00 " if short else "0000  ")
        every = next((step for step in (1, 2, 5, 10, 20, 50, 100) if slot * step >= width), 100)
        painter.setPen(self._theme.colour("muted"))
        for index, bar in enumerate(self._bars):
            if index % every:
                continue
            words = bar.label[-2:] if short and bar.label.isdigit() else bar.label
            rect = QRectF(self._slot(index).center().x() - 40, self.height() - self._foot() + 1, 80, self._foot())
            painter.drawText(rect, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)
