"""Tiles with a date or a year, as lists and pages show them."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.drawing import Tile, draw_tile
from ui.theme.theme import Theme


class DateTile(QWidget):
    """Shows a day over its month, or a year alone."""

    def __init__(self, theme: Theme, tile: Tile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tile = tile
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_tile(tile)
        theme.changed.connect(self.update)

    def set_tile(self, tile: Tile) -> None:
        """Show another date."""
        self._tile = tile
        self.setAccessibleName(f"{tile.upper} {tile.lower}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """Room for two short lines."""
        return QSize(self._theme.fonts.scaled(3), self._theme.fonts.scaled(2.6))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw it."""
        painter = QPainter(self)
        draw_tile(painter, self.rect(), self._tile, self._theme)
        painter.end()
