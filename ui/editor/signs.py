"""Paints the signs of paragraphs: bullets, numbers, and the line beside a quotation."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextBlock

from ui.editor.formats import block_kinds
from ui.editor.text_view import Blocks, TextView


class ParagraphSigns:
    """A layer of the page; the signs are no part of the text, so they are neither copied nor found."""

    def __init__(self, view: TextView) -> None:
        self._view = view
        self._ink, self._line = QColor("#706A5F"), QColor("#E5DFD4")
        view.layers.append(self.paint)

    def set_look(self, ink: str, line: str) -> None:
        """Colours of bullets and numbers, and of the line beside a quotation ("#RRGGBB")."""
        self._ink, self._line = QColor(ink), QColor(line)

    def paint(self, painter: QPainter, blocks: Blocks) -> None:
        """Paint the signs of paragraphs."""
        for block, origin in blocks:
            kinds = block_kinds(block)
            if "quote" in kinds:
                self._paint_line(painter, block, origin)
            elif "bullet" in kinds or "numbered" in kinds:
                self._paint_item(painter, block, origin, kinds)

    def _paint_line(self, painter: QPainter, block: QTextBlock, origin: QPointF) -> None:
        indent = self._view.note.measures.indent
        x = self._view.viewport().width() - indent // 2 if is_mirrored(block) else indent // 2 - 2
        # Qt's own height is that of the letters, which stand at the foot of lines as high as ours.
        height = block.layout().lineCount() * self._view.note.measures.line
        painter.fillRect(QRectF(x, origin.y() + 4, 3, height - 4), self._line)

    def _paint_item(self, painter: QPainter, block: QTextBlock, origin: QPointF, kinds: Mapping[str, str]) -> None:
        line = block.layout().lineAt(0)
        if not line.isValid():
            return
        indent = self._view.note.measures.indent
        words = f"{kinds['numbered'] or 1}." if "numbered" in kinds else "•"
        mirrored = is_mirrored(block)
        left = self._view.viewport().width() - indent + 6 if mirrored else 0
        room = QRectF(left, origin.y() + line.y(), indent - 6, line.height())
        side = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        painter.setPen(self._ink)
        painter.setFont(self._view.font())
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, words)


def is_mirrored(block: QTextBlock) -> bool:
    """Whether a paragraph is written from right to left: it says so, or its first strong letter does."""
    return block.textDirection() == Qt.LayoutDirection.RightToLeft
