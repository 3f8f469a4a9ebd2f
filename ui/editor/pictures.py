"""Draws pictures and other files at their places in a text; a small sign where nothing more is known."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from fieldnotes.domain.media import PICTURE, Media, size_words
from ui.base.picture_shelf import PictureShelf

__all__ = ["PICTURE", "Pictures", "Shape", "picture_format", "shape_of"]

_TYPE = QTextFormat.ObjectTypes.UserObject.value + 1
_ID = QTextFormat.Property.UserProperty.value + 11
_LOOK = QTextFormat.Property.UserProperty.value + 12
_SMALL = 64
"""Pixels: what is no larger stands among the words, without a caption."""
_GAP = 6
_FILE_HEIGHT, _FILE_WIDTH = 46, 380
_CAPTION_LINES = 3
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a picture is drawn, and how high its caption below is, in pixels of the page."""

    width: float
    height: float
    caption: float = 0.0


@dataclass(frozen=True, slots=True)
class PictureColours:
    """Colours of what is drawn, "#RRGGBB"."""

    ink: str
    text: str
    ground: str
    border: str
    accent: str


def shape_of(media: Media, column: float, tallest: float, font: QFont) -> Shape:
    """How a picture fits into a column: never larger than it is, nor higher than ``tallest``.

    Args:
        media: the picture or file.
        column: width of the column of text.
        tallest: the greatest height of the picture itself.
        font: the letters of its caption.
    """
    if not media.is_picture:
        return Shape(max(120.0, min(column, _FILE_WIDTH)), _FILE_HEIGHT)
    scale = min(1.0, column / media.width, tallest / media.height)
    width, height = max(8.0, round(media.width * scale)), max(8.0, round(media.height * scale))
    return Shape(width, height, _caption_height(media.caption, column, font))


def _caption_height(caption: str, column: float, font: QFont) -> float:
    if not caption:
        return 0.0
    metrics = QFontMetricsF(font)
    wrapped = metrics.boundingRect(QRectF(0, 0, column, 10_000), int(_WRAP), caption).height()
    return float(min(wrapped, metrics.lineSpacing() * _CAPTION_LINES)) + _GAP


class Pictures(QPyTextObject):
    """Draws what stands for each U+FFFC; made once a document, and given to its layout.

    Attributes:
        tallest: the greatest height of a picture, in pixels.
        selection: tells what is selected, in Qt's positions.
    """

    def __init__(self, document: QTextDocument, colours: PictureColours) -> None:
        super().__init__(document)
        self._document = document
        self._colours = colours
        self._font = QFont()
        self._media: dict[str, Media] = {}
        self._shelf: PictureShelf | None = None
        self._drawn: dict[str, QRectF] = {}
        self._washed: list[tuple[QRectF, Media]] = []
        self.tallest = 480.0
        self.selection: Callable[[], tuple[int, int]] = lambda: (0, 0)
        document.documentLayout().registerHandler(_TYPE, self)

    def set_look(self, colours: PictureColours, font: QFont) -> None:
        """Draw in other colours, and captions in other letters."""
        self._colours, self._font = colours, font

    def set_shelf(self, shelf: PictureShelf) -> None:
        """Take pictures from here."""
        self._shelf = shelf

    def set_media(self, media: dict[str, Media]) -> None:
        """Know these, by their ids."""
        self._media = media
        self._drawn = {ident: rect for ident, rect in self._drawn.items() if ident in media}

    def at(self, point: QPointF) -> Media | None:
        """The picture drawn at a point of the document, if there is one."""
        return next((self._media[ident] for ident, rect in self._drawn.items() if rect.contains(point)), None)

    def rect_of(self, ident: str) -> QRectF:
        """Where a picture with its caption was drawn last, in the document; empty if it was not in sight yet."""
        return self._drawn.get(ident, QRectF())

    def picture_rect(self, media: Media) -> QRectF:
        """Where the picture itself was drawn last; the rest of its place is the caption's."""
        rect = self.rect_of(media.id)
        shape = self._shape(media)
        return QRectF(rect.left(), rect.top(), shape.width, shape.height)

    def intrinsicSize(self, _doc: QTextDocument, _position: int, shown: QTextFormat) -> QSizeF:
        """As much room as picture and caption need; a sign is as high as capital letters."""
        media = self._media.get(shown.stringProperty(_ID))
        if media is None:
            size = max(shown.toCharFormat().font().pixelSize(), 12)
            return QSizeF(size * 1.5, size * 0.95)
        shape = self._shape(media)
        width = self._column() if shape.caption else shape.width
        return QSizeF(width, shape.height + shape.caption)

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, _doc: QTextDocument, position: int, shown: QTextFormat
    ) -> None:
        """The picture, the card of a file, or the sign."""
        frame = QRectF(rect)
        media = self._media.get(shown.stringProperty(_ID))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if media is None:
            _draw_sign(painter, frame.adjusted(2, 1, -2, -1), self._colours.ink)
        else:
            self._drawn[media.id] = frame
            start, end = self.selection()
            self._draw_media(painter, frame, media)
            if start <= position < end:
                self._washed.append((frame, media))
        painter.restore()

    def draw_selected(self, painter: QPainter) -> None:
        """Draw what is selected once more, framed: Qt washes it over with the colour of the selection.

        Args:
            painter: in the document's coordinates, after the words have been drawn.
        """
        washed, self._washed = self._washed, []
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for frame, media in washed:
            self._draw_media(painter, frame, media)
            shape = self._shape(media)
            place = QRectF(frame.left(), frame.top(), shape.width, shape.height)
            painter.setPen(QPen(QColor(self._colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 3, 3)

    def _draw_media(self, painter: QPainter, frame: QRectF, media: Media) -> None:
        shape = self._shape(media)
        place = QRectF(frame.left(), frame.top(), shape.width, shape.height)
        if media.is_picture:
            self._draw_picture(painter, place, media)
        else:
            _draw_file(painter, place, media, self._colours, self._font)
        if shape.caption:
            below = QRectF(frame.left(), place.bottom() + _GAP, frame.width(), shape.caption - _GAP)
            painter.setFont(self._font)
            painter.setPen(QColor(self._colours.ink))
            painter.drawText(below, int(_WRAP), _cut(media.caption, below, self._font))

    def _draw_picture(self, painter: QPainter, place: QRectF, media: Media) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        wide, high = round(place.width() * ratio), round(place.height() * ratio)
        image = self._shelf.image(media, wide, high) if self._shelf is not None else None
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, image)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.ground))
        painter.drawRoundedRect(place, 4, 4)
        trouble = self._shelf.trouble(media.hash) if self._shelf is not None else ""
        if trouble and place.width() > 160:
            painter.setFont(self._font)
            painter.setPen(QColor(self._colours.ink))
            flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
            painter.drawText(place.adjusted(16, 12, -16, -12), int(flags), trouble)
        elif min(place.width(), place.height()) > 40:
            sign = QRectF(0, 0, 30, 20)
            sign.moveCenter(place.center())
            _draw_sign(painter, sign, self._colours.ink)

    def _shape(self, media: Media) -> Shape:
        column = self._column()
        if media.is_picture and max(media.width, media.height) <= _SMALL:
            return Shape(min(float(media.width), column), float(media.height))
        return shape_of(media, column, self.tallest, self._font)

    def _column(self) -> float:
        return max(80.0, self._document.textWidth() - 2)


def picture_format(media: Media | None = None) -> QTextCharFormat:
    """The layout format of a picture's place; another one for each way the picture may look."""
    shown = QTextCharFormat()
    shown.setObjectType(_TYPE)
    if media is not None:
        shown.setProperty(_ID, media.id)
        shown.setProperty(_LOOK, f"{media.caption}\n{media.hash}")
    return shown


def _draw_sign(painter: QPainter, frame: QRectF, ink: str) -> None:
    """A frame with two hills."""
    painter.setPen(QPen(QColor(ink), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame, 2, 2)
    left, bottom, width, height = frame.left(), frame.bottom() - 2, frame.width(), frame.height()
    for begin, peak, end, top in ((0.1, 0.4, 0.7, 0.55), (0.5, 0.72, 0.92, 0.4)):
        painter.drawLine(QPointF(left + width * begin, bottom), QPointF(left + width * peak, bottom - height * top))
        painter.drawLine(QPointF(left + width * peak, bottom - height * top), QPointF(left + width * end, bottom))


def _draw_file(painter: QPainter, place: QRectF, media: Media, colours: PictureColours, font: QFont) -> None:
    """A card with a sheet of paper, the file's name and its size."""
    painter.setPen(QPen(QColor(colours.border), 1))
    painter.setBrush(QColor(colours.ground))
    card = place.adjusted(0.5, 2.5, -0.5, -2.5)
    painter.drawRoundedRect(card, 6, 6)
    sheet = QRectF(card.left() + 12, card.center().y() - 10, 16, 20)
    painter.setPen(QPen(QColor(colours.ink), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(sheet, 2, 2)
    for line in (6, 10, 14):
        painter.drawLine(QPointF(sheet.left() + 4, sheet.top() + line), QPointF(sheet.right() - 4, sheet.top() + line))
    metrics = QFontMetricsF(font)
    size = size_words(media.size)
    right = metrics.horizontalAdvance(size) + 12
    words = QRectF(sheet.right() + 10, card.top(), card.width() - 50 - right, card.height())
    painter.setFont(font)
    painter.setPen(QColor(colours.text))
    name = metrics.elidedText(media.caption or media.name, Qt.TextElideMode.ElideMiddle, words.width())
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), name)
    painter.setPen(QColor(colours.ink))
    room = card.adjusted(0, 0, -12, 0)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), size)


def _cut(caption: str, room: QRectF, font: QFont) -> str:
    """As much of a caption as its room holds."""
    metrics = QFontMetricsF(font)
    if metrics.boundingRect(QRectF(0, 0, room.width(), 10_000), int(_WRAP), caption).height() <= room.height() + 1:
        return caption
    return metrics.elidedText(caption, Qt.TextElideMode.ElideRight, room.width() * (_CAPTION_LINES - 0.3))
