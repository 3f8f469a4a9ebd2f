"""A card that is painted rather than built: a band of colour, a few lines of words, a line of what is told of them."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import readable
from ui.widgets.stop import step_of

LINES = 6
"""Lines of words that a card shows; more are told by "…" and read when it is opened."""
_SIDE, _TOP, _GAP, _BOTTOM = 12, 13, 8, 10


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a card tells: ``name`` in the colour of the band, ``told`` muted, ``stress`` so that it is seen."""

    words: str
    name: str
    told: str
    stress: str
    colour: str


class WordsCard(QWidget):
    """Hundreds of them are quick to make. Its width is given; its height follows.

    Signals:
        chosen: it was clicked, or the keyboard came to it.
        opened: Enter, or a double click.
        stepped: an arrow key, as steps right and down.
        menu_wanted: where on the screen.
        letter: another key without a modifier, as the word of it ("N", "A").
    """

    chosen = Signal()
    opened = Signal()
    stepped = Signal(int, int)
    menu_wanted = Signal(object)
    letter = Signal(str)

    def __init__(self, theme: Theme, told: CardWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._told = told
        self._words: list[tuple[QTextLayout, float]] = []
        self._foot: list[tuple[str, str, float, float]] = []
        self.lit = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        parts = (told.name, told.told, told.stress)
        self.setAccessibleName(f"{' · '.join(part for part in parts if part)}: {told.words}")
        theme.changed.connect(self.update)

    def told(self) -> CardWords:
        """What it tells."""
        return self._told

    def light(self, on: bool) -> None:
        """Draw it as one that belongs to the card that has the keyboard, or no longer."""
        if self.lit != on:
            self.lit = on
            self.update()

    def set_width(self, width: int) -> None:
        """Lay its words out anew for a width in pixels."""
        y = self._lay_words(width - 2 * _SIDE)
        y = self._lay_foot(width - 2 * _SIDE, y + _GAP)
        self.setFixedSize(width, round(y + _BOTTOM))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "accent" if self.hasFocus() or self.lit else "border"
        painter.setPen(QPen(self._theme.colour(edge), 1.6 if self.hasFocus() else 1))
        painter.setBrush(self._theme.colour("surface"))
        frame = QRectF(self.rect()).adjusted(0.8, 0.8, -0.8, -0.8)
        painter.drawRoundedRect(frame, 7, 7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._side_colour(3.0))
        painter.save()
        painter.setClipRect(QRectF(0, 0, self.width(), 3.4))
        painter.drawRoundedRect(frame, 7, 7)
        painter.restore()
        painter.setPen(self._theme.colour("text"))
        for layout, y in self._words:
            layout.draw(painter, QPointF(_SIDE, y))
        for words, part, x, y in self._foot:
            bold = part == "name"
            painter.setFont(self._foot_font(bold))
            colour = self._side_colour(4.5) if bold else self._theme.colour("danger" if part == "stress" else "muted")
            painter.setPen(colour)
            painter.drawText(QPointF(x + _SIDE, y), words)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step, Enter opens, letters are told."""
        key, step = event.key(), step_of(event)
        if step is not None:
            self.stepped.emit(*step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        elif key == Qt.Key.Key_Menu:
            self.menu_wanted.emit(self.mapToGlobal(self.rect().center()))
        elif key == Qt.Key.Key_Delete or (event.text().isalpha() and not _commanding(event)):
            self.letter.emit("Delete" if key == Qt.Key.Key_Delete else event.text().upper())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.chosen.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002
        """A double click opens it."""
        self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done is asked for."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.menu_wanted.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard came to it."""
        super().focusInEvent(event)
        self.chosen.emit()

    def _lay_words(self, width: float) -> float:
        font = self._theme.fonts.serif(self._theme.fonts.scaled(1.08))
        leading = self._theme.fonts.scaled(1.5)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._words, y, left = [], float(_TOP - 4), LINES
        for paragraph in self._told.words.split("\n"):
            if left <= 0:
                break
            layout, count = self._laid(paragraph, font, option, width, left, leading)
            self._words.append((layout, y))
            y += count * leading
            left -= count
        return y

    def _laid(
        self, words: str, font: QFont, option: QTextOption, width: float, most: int, leading: float
    ) -> tuple[QTextLayout, int]:
        """A paragraph in at most so many lines, the last of them shortened where there are more."""
        layout = QTextLayout(words[: most * 200], font)
        layout.setTextOption(option)
        layout.beginLayout()
        count, cut = 0, -1
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, count * leading + (leading - line.height()) / 2))
            count += 1
            if count == most:
                whole = line.textStart() + line.textLength() >= len(layout.text())
                cut = -1 if whole else line.textStart()
                break
        layout.endLayout()
        if cut >= 0:
            rest = layout.text()[cut : cut + 200]
            shown = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width - 2)
            # The last line may break nowhere: its spaces hold.
            shortened = layout.text()[:cut] + shown.replace(" ", "\u00a0")
            return self._laid(shortened, font, option, width, most + 1, leading)[0], most
        return layout, max(1, count)

    def _lay_foot(self, width: float, y: float) -> float:
        self._foot, x = [], 0.0
        line = self._theme.fonts.scaled(1.45)
        y += line * 0.75
        for part in ("name", "told", "stress"):
            metrics = QFontMetricsF(self._foot_font(part == "name"))
            pieces = [piece for piece in getattr(self._told, part).split(" · ") if piece]
            for piece in pieces:
                shown = metrics.elidedText(piece, Qt.TextElideMode.ElideRight, width)
                room = metrics.horizontalAdvance(shown)
                if x and x + room > width:
                    x, y = 0.0, y + line
                self._foot.append((shown, part, x, y))
                x += room + metrics.horizontalAdvance("   ")
        return y

    def _foot_font(self, bold: bool) -> QFont:
        return self._theme.fonts.frame(0.88, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)

    def _side_colour(self, least: float) -> str:
        return readable(self._told.colour, self._theme.tokens.surface, least)


def _commanding(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier)
