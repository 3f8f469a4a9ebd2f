"""Paints plain shapes, on the screen or into a picture."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache, singledispatch

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QImageWriter,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QStaticText,
    QTransform,
)

from fieldnotes.export.shapes import (
    Boxes,
    Breadths,
    Curve,
    Dots,
    Faded,
    Figure,
    Lines,
    Outline,
    Polygons,
    Ribbon,
    Shape,
    Trace,
    Words,
)
from ui.theme.theme import Theme

SHARP = 2
"""How many dots a pixel has in a picture that is kept."""


class Letters:
    """The faces that words are written in, and how wide they are."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.font = lru_cache(maxsize=32)(self._font)
        self.width = lru_cache(maxsize=4096)(self._width)
        self.laid = lru_cache(maxsize=1024)(self._laid)
        self._metrics = lru_cache(maxsize=32)(lambda size, bold: QFontMetricsF(self.font(size, bold)))

    def _font(self, size: float, bold: bool) -> QFont:
        font = self._theme.fonts.frame()
        font.setPixelSize(round(size))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _laid(self, words: str, size: float, bold: bool) -> tuple[QStaticText, float]:
        """Words whose signs are chosen and placed already, which most of the time of writing goes to; their ascent."""
        laid = QStaticText(words)
        laid.setTextFormat(Qt.TextFormat.PlainText)
        laid.prepare(QTransform(), self.font(size, bold))
        return laid, self._metrics(size, bold).ascent()

    def _width(self, words: str, size: float, bold: bool) -> float:
        return self._metrics(size, bold).horizontalAdvance(words)


def paint(painter: QPainter, shapes: Iterable[Shape], letters: Letters, rough: bool = False) -> None:
    """Paint shapes, the first one hindmost; ``rough`` leaves the edges of streams unsmoothed, which is much quicker."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in shapes:
        if isinstance(shape, Words):
            painter.setFont(letters.font(shape.size, shape.bold))
            painter.setPen(QColor(shape.fill))
            laid, ascent = letters.laid(shape.text, shape.size, shape.bold)
            painter.drawStaticText(QPointF(shape.x, shape.y - ascent), laid)
        else:
            _paint(shape, painter)
            if isinstance(shape, Ribbon) and not rough:
                _smooth(shape, painter)


def png_of(figure: Figure, letters: Letters) -> bytes:
    """A figure as a PNG file, sharp enough for print."""
    image = QImage(figure.width * SHARP, figure.height * SHARP, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(96 * SHARP / 0.0254))
    image.setDotsPerMeterY(round(96 * SHARP / 0.0254))
    image.setText("Title", figure.title)
    image.setText("Description", figure.description)
    image.fill(QColor(figure.ground))
    painter = QPainter(image)
    painter.scale(SHARP, SHARP)
    paint(painter, figure.shapes, letters)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(data.data())


@singledispatch
def _paint(shape: object, painter: QPainter) -> None:
    """Paint one shape; each kind below has its own way."""
    raise TypeError(f"no way to paint {shape} with {painter}")


def _colour(name: str, opacity: float = 1.0) -> QColor:
    colour = QColor(name)
    colour.setAlphaF(opacity)
    return colour


@_paint.register
def _boxes(shape: Boxes, painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_colour(shape.fill, shape.opacity))
    if shape.radius:
        for box in shape.boxes:
            painter.drawRoundedRect(QRectF(*box), shape.radius, shape.radius)
    elif shape.boxes:
        painter.drawRects([QRectF(*box) for box in shape.boxes])


@_paint.register
def _faded(shape: Faded, painter: QPainter) -> None:
    left, _, width, _ = shape.box
    gradient = QLinearGradient(left, 0, left + width, 0)
    full, none = _colour(shape.fill, shape.opacity), _colour(shape.fill, 0.0)
    begin, end = shape.left / width, 1 - shape.right / width
    gradient.setColorAt(0.0, none if shape.left else full)
    gradient.setColorAt(min(begin, 1.0), full)
    gradient.setColorAt(max(end, begin), full)
    gradient.setColorAt(1.0, none if shape.right else full)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(gradient)
    painter.drawRoundedRect(QRectF(*shape.box), shape.radius, shape.radius)


@_paint.register
def _outline(shape: Outline, painter: QPainter) -> None:
    painter.setPen(_pen(shape.stroke, 1.0, shape.dashed))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(*shape.box), shape.radius, shape.radius)


@_paint.register
def _polygons(shape: Polygons, painter: QPainter) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_colour(shape.fill, shape.opacity))
    for outline in shape.outlines:
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in outline]))


@lru_cache(maxsize=512)
def _stream(breadths: Breadths) -> tuple[QPolygonF, tuple[QPolygonF, ...]]:
    """A stream as an outline and its edges where it is broad, places apart by one; kept, as they come many times."""
    halves = breadths.halves
    upper = [QPointF(place, -half) for place, half in enumerate(halves)]
    lower = [QPointF(place, half) for place, half in enumerate(halves)]
    broad = [0.0, *halves, 0.0]
    begins = [place for place in range(len(halves)) if broad[place + 1] and not broad[place]]
    ends = [place + 1 for place in range(len(halves)) if broad[place + 1] and not broad[place + 2]]
    edges = [
        side[max(begin - 1, 0) : end + 1] for begin, end in zip(begins, ends, strict=True) for side in (upper, lower)
    ]
    return QPolygonF(upper + lower[::-1]), tuple(QPolygonF(edge) for edge in edges)


def forget() -> None:
    """Keep no outlines of streams any more."""
    _stream.cache_clear()


@contextmanager
def _laid(shape: Ribbon, painter: QPainter) -> Iterator[None]:
    """Paint in the places of a stream, where it is seen."""
    painter.save()
    clip = QRectF(shape.left, shape.middle - 1_000, shape.right - shape.left, 2_000)
    painter.setClipRect(clip, Qt.ClipOperation.IntersectClip)
    painter.translate(shape.x, shape.middle)
    painter.scale(shape.pitch, 1)
    yield
    painter.restore()


@_paint.register
def _ribbon(shape: Ribbon, painter: QPainter) -> None:
    """The whole stream, its edges as they fall."""
    with _laid(shape, painter):
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_colour(shape.fill, shape.opacity))
        painter.drawPolygon(_stream(shape.breadths)[0])


def _smooth(shape: Ribbon, painter: QPainter) -> None:
    """Smooth lines over the edges of a stream."""
    pen = QPen(_colour(shape.fill, shape.opacity), 1)
    pen.setCosmetic(True)
    with _laid(shape, painter):
        painter.setPen(pen)
        for edge in _stream(shape.breadths)[1]:
            painter.drawPolyline(edge)


@_paint.register
def _dots(shape: Dots, painter: QPainter) -> None:
    if shape.hollow:
        painter.setPen(_pen(shape.fill, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shape.fill))
    for x, y in shape.centres:
        painter.drawEllipse(QPointF(x, y), shape.radius, shape.radius)


@_paint.register
def _lines(shape: Lines, painter: QPainter) -> None:
    painter.setPen(_pen(shape.stroke, shape.width, shape.dashed))
    for x1, y1, x2, y2 in shape.lines:
        painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))


@_paint.register
def _trace(shape: Trace, painter: QPainter) -> None:
    pen = _pen(shape.stroke, shape.width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if shape.dashes:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([length / shape.width for length in shape.dashes])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(x, y) for x, y in shape.points])


@_paint.register
def _curve(shape: Curve, painter: QPainter) -> None:
    (x1, y1), (x2, y2) = shape.start, shape.end
    path = QPainterPath(QPointF(x1, y1))
    path.quadTo(QPointF(x1 + (x2 - x1) / 3, y2), QPointF(x2, y2))
    painter.setPen(_pen(shape.stroke, shape.width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def _pen(colour: str, width: float, dashed: bool = False) -> QPen:
    pen = QPen(QColor(colour), width)
    if dashed:
        pen.setDashPattern([4 / width, 3 / width])
    return pen
