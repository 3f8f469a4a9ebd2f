"""The margins of the page: how stretches are to be read at the left, codes with their names at the right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from ui.editor.text_view import TextView

CLICK = "Click to say how this paragraph is to be read."


@dataclass(frozen=True, slots=True)
class GutterColours:
    """Colours of the margins, "#RRGGBB"."""

    text: str
    muted: str
    line: str
    hover: str


@dataclass(frozen=True, slots=True)
class MarginEntry:
    """Something to be told in a margin: where it lies (code points), its words, its colour, what a click means.

    ``note`` is told beside the words, such as a time.
    """

    start: int
    end: int
    words: str
    colour: str
    key: str = ""
    strong: bool = False
    detail: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with the height at which its words stand and the stretch of height its text fills."""

    entry: MarginEntry
    y: float
    top: float
    bottom: float


Entries = Callable[[int, int], Sequence[MarginEntry]]
"""Gives the entries that touch a stretch of text (code points)."""


def stacked(wanted: Sequence[tuple[float, float, MarginEntry]], height: float, least: float) -> list[Placed]:
    """Entries placed one under another without overlap, each as near as may be to where its text begins.

    Args:
        wanted: top and bottom of each entry's text, and the entry; in reading order.
        height: of one entry.
        least: no entry stands above this.
    """
    placed: list[Placed] = []
    free = least
    for top, bottom, entry in wanted:
        y = max(free, top)
        placed.append(Placed(entry, y, top, bottom))
        free = y + height
    return placed


class Gutter(QWidget):
    """A margin beside the text: asks for the entries in sight, places and paints them, tells what is pointed at.

    Signals:
        clicked: the key of the entry clicked.
        hovered: the key of the entry under the mouse, "" for none.
    """

    clicked = Signal(str)
    hovered = Signal(str)

    def __init__(self, view: TextView, entries: Entries, font: QFont) -> None:
        super().__init__(view)
        self._view = view
        self._entries = entries
        self._colours = GutterColours("#24211C", "#706A5F", "#E5DFD4", "#F2EEE7")
        self._placed: list[Placed] = []
        self._hover = ""
        self.setFont(font)
        self.setMouseTracking(True)
        view.moved.connect(self.update)

    def set_colours(self, colours: GutterColours) -> None:
        """Paint in other colours."""
        self._colours = colours
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the entries in sight."""
        self._placed = self._place()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(event.rect())
        for placed in self._placed:
            self.paint_entry(painter, placed)
        painter.end()

    def paint_entry(self, painter: QPainter, placed: Placed) -> None:
        """Paint one entry."""
        raise NotImplementedError

    @property
    def line(self) -> float:
        """The height of one entry in pixels."""
        return float(QFontMetricsF(self.font()).height() + 5)

    def placed(self) -> list[Placed]:
        """The entries in sight as they were painted last."""
        return self._placed

    def _place(self) -> list[Placed]:
        first, last = self._view.visible_span()
        wanted = []
        for entry in self._entries(first, last + 1):
            start, end = max(entry.start, first), max(entry.start, min(entry.end, last) - 1)
            seen = self._view.seen(start, end)
            if seen is not None:
                top, bottom = self._view.line_rect(seen[0]), self._view.line_rect(seen[1])
                wanted.append((top.top(), bottom.bottom(), entry))
        wanted.sort(key=lambda place: (place[0], place[2].start, place[2].words))
        return self._arranged(wanted)

    def _arranged(self, wanted: list[tuple[float, float, MarginEntry]]) -> list[Placed]:
        return stacked(wanted, self.line, 0)

    def _key_at(self, point: QPointF) -> str:
        for placed in self._placed:
            if placed.y <= point.y() < placed.y + self.line:
                return placed.entry.key
        return ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what the mouse is over."""
        key = self._key_at(event.position())
        if key != self._hover:
            self._hover = key
            self.setCursor(Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor)
            self.hovered.emit(key)
            self.update()
        detail = next((placed.entry.detail for placed in self._placed if placed.entry.key == key and key), "")
        QToolTip.showText(event.globalPosition().toPoint(), detail, self)

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is over nothing any more."""
        super().leaveEvent(event)
        if self._hover:
            self._hover = ""
            self.hovered.emit("")
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell what was clicked."""
        key = self._key_at(event.position())
        if key:
            self.clicked.emit(key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        QApplication.sendEvent(self._view.viewport(), event)


class RegisterGutter(Gutter):
    """At the left: a bar as tall as the stretch, and its register (or its speaker) in small letters.

    Signals:
        asked: a click beside a paragraph: its place in the text (code points), and where on the screen.
    """

    asked = Signal(int, QPoint)

    def __init__(self, view: TextView, entries: Entries, font: QFont) -> None:
        super().__init__(view, entries, font)
        self.setAccessibleName("Registers and speakers in the margin")
        self.setToolTip(CLICK)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what stands under the mouse, and what a click there does."""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        words = self.told_at(event.position())
        self.setToolTip(words)  # or the one of before would come up a little later
        QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def told_at(self, point: QPointF) -> str:
        """What the register beside a place means."""
        here = (one.entry for one in self.placed() if min(one.y, one.top) <= point.y() <= one.bottom)
        detail = next((entry.detail for entry in here if entry.detail), "")
        return f"{detail}\n{CLICK}" if detail else CLICK

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the menu of the paragraph beside the mouse."""
        place = event.position().toPoint()
        block = self._view.cursorForPosition(QPoint(0, place.y())).block()
        self.asked.emit(self._view.note.block_span(block)[0], event.globalPosition().toPoint())

    def paint_entry(self, painter: QPainter, placed: Placed) -> None:
        """The bar beside the text, the word left of it."""
        entry = placed.entry
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(entry.colour or self._colours.line))
        bar = QRectF(self.width() - 26, placed.top + 1, 3.5, max(6.0, placed.bottom - placed.top - 2))
        painter.drawRoundedRect(bar, 1.75, 1.75)
        if self.width() < 60:
            return
        painter.setPen(QColor(self._colours.text if entry.strong else self._colours.muted))
        room = QRectF(4, placed.y, self.width() - 38, self.line)
        words = painter.fontMetrics().elidedText(entry.words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)


class CodeGutter(Gutter):
    """At the right: a short stripe in the code's colour and its name, stacked where several begin together."""

    def __init__(self, view: TextView, entries: Entries, font: QFont) -> None:
        super().__init__(view, entries, font)
        self.setAccessibleName("Codes in the margin")

    def paint_entry(self, painter: QPainter, placed: Placed) -> None:
        """The stripe, then the name."""
        entry = placed.entry
        if entry.strong or (entry.key == self._hover and entry.key):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colours.hover))
            painter.drawRoundedRect(QRectF(4, placed.y, self.width() - 8, self.line - 1), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(entry.colour))
        painter.drawRoundedRect(QRectF(10, placed.y + 3, 3, self.line - 7), 1.5, 1.5)
        painter.setPen(QColor(self._colours.text))
        room = QRectF(20, placed.y, self.width() - 26, self.line)
        words = painter.fontMetrics().elidedText(entry.words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
