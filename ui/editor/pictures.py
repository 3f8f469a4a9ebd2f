"""Shows where a picture stands in a text: a small sign for each U+FFFC, until the picture itself can be shown."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPyTextObject, QTextCharFormat, QTextDocument, QTextFormat

PICTURE = "\ufffc"
_TYPE = QTextFormat.ObjectTypes.UserObject.value + 1


class PictureSigns(QPyTextObject):
    """Draws the signs; made once a document, and given to its layout."""

    def __init__(self, document: QTextDocument, ink: str) -> None:
        super().__init__(document)
        self._ink = QColor(ink)
        document.documentLayout().registerHandler(_TYPE, self)

    def set_ink(self, ink: str) -> None:
        """Draw in another colour, "#RRGGBB"."""
        self._ink = QColor(ink)

    def intrinsicSize(self, _doc: QTextDocument, _position: int, shown: QTextFormat) -> QSizeF:
        """As high as capital letters."""
        size = shown.toCharFormat().font().pixelSize()
        return QSizeF(max(size, 12) * 1.5, max(size, 12) * 0.95)

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _doc: QTextDocument,
        _position: int,
        _shown: QTextFormat,
    ) -> None:
        """A frame with a hill and a sun."""
        frame = QRectF(rect).adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._ink, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 2, 2)
        left, bottom, width, height = frame.left(), frame.bottom() - 2, frame.width(), frame.height()
        for begin, peak, end, top in ((0.1, 0.4, 0.7, 0.55), (0.5, 0.72, 0.92, 0.4)):
            painter.drawLine(QPointF(left + width * begin, bottom), QPointF(left + width * peak, bottom - height * top))
            painter.drawLine(QPointF(left + width * peak, bottom - height * top), QPointF(left + width * end, bottom))
        painter.restore()


def picture_format() -> QTextCharFormat:
    """The layout format of a picture's place."""
    shown = QTextCharFormat()
    shown.setObjectType(_TYPE)
    return shown
