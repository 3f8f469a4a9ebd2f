"""How a page looks in focus mode: the paragraph written in stands out, and its line may stay at one height."""

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QColor, QPainter

from ui.editor.text_view import Blocks, TextView

_VEIL = 0.62
_HEIGHT = 0.42
"""Where the line written in stays, as a share of the view's height."""


class FocusLook(QObject):
    """Lays a veil over all paragraphs but one, and scrolls as a typewriter does; the text is not touched.

    Args:
        view: the page.
    """

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self._view = view
        self._ground = QColor("#FFFFFF")
        self._mutes = self._centres = False
        self._block = -1
        view.veils.append(self.paint)
        view.cursorPositionChanged.connect(self._follow)

    def set_ground(self, colour: str) -> None:
        """The colour of the page, "#RRGGBB"."""
        self._ground = QColor(colour)
        self._ground.setAlphaF(_VEIL)
        self._view.viewport().update()

    def set_look(self, mutes: bool, centres: bool) -> None:
        """Whether other paragraphs are muted, and whether the line stays at one height."""
        self._mutes, self._centres = mutes, centres
        self._view.note.leave_room_below(round(self._view.height() * (1 - _HEIGHT)) if centres else None)
        self._view.viewport().update()
        self._follow()

    def paint(self, painter: QPainter, blocks: Blocks) -> None:
        """Paint the veil."""
        if not self._mutes:
            return
        here = self._view.textCursor().blockNumber()
        width = self._view.viewport().width()
        for block, origin in blocks:
            if block.blockNumber() != here:
                height = block.layout().boundingRect().height()
                painter.fillRect(QRectF(0, origin.y() - 2, width, height + 6), self._ground)

    def _follow(self) -> None:
        block = self._view.textCursor().blockNumber()
        if self._mutes and block != self._block:
            self._view.viewport().update()
        self._block = block
        if self._centres:
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + self._view.cursorRect().top() - round(self._view.viewport().height() * _HEIGHT))
