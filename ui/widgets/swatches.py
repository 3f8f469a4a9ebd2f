"""A few colours side by side, one of them taken."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from ui.theme.theme import Theme
from ui.widgets.button_keys import press_beside
from ui.widgets.chip_row import FlowLayout


class Swatches(QWidget):
    """Colours given as "#RRGGBB"; one that is not among them is put at the end when it is chosen.

    Signals:
        chosen: the colour a person took.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, colours: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._flow = FlowLayout(self, 4)
        self._buttons: dict[str, _Swatch] = {}
        self.setAccessibleName(name)
        for colour in colours:
            self._add(colour)
        if colours:
            self.choose(colours[0])

    def choice(self) -> str:
        """The colour taken."""
        return next(colour for colour, button in self._buttons.items() if button.isChecked())

    def choose(self, colour: str) -> None:
        """Take a colour without telling anybody."""
        colour = colour.upper()
        if colour not in self._buttons:
            self._add(colour)
        self._buttons[colour].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right take the colour beside."""
        if not press_beside(self._group, event, Qt.Key.Key_Left, Qt.Key.Key_Right):
            super().keyPressEvent(event)

    def _add(self, colour: str) -> None:
        colour = colour.upper()
        button = _Swatch(self._theme, colour, self)
        number = len(self._buttons)
        button.setAccessibleName(f"{self._name} {number + 1}, {colour}")
        button.clicked.connect(lambda: self.chosen.emit(colour))
        self._group.addButton(button, number)
        self._buttons[colour] = button
        self._flow.addWidget(button)


class _Swatch(QAbstractButton):
    """A round button in a colour, with a ring when it is taken."""

    def __init__(self, theme: Theme, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour = colour
        self.setCheckable(True)
        self.setToolTip(colour)
        self.setFixedSize(self.sizeHint())
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Large enough for a finger."""
        side = self._theme.fonts.scaled(1.85)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        painter.drawEllipse(QRectF(self.rect()).adjusted(4.5, 4.5, -4.5, -4.5))
        if self.isChecked() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine if self.isChecked() else Qt.PenStyle.DotLine)
            pen.setColor(self._theme.colour("accent" if self.hasFocus() else "text"))
            pen.setWidthF(1.6)
            painter.setPen(pen)
            painter.drawEllipse(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))
        painter.end()
