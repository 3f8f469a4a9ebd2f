"""A picture at any size with rectangles on it: looked at, moved about, drawn on, by mouse and by keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldnotes.domain.regions import WHOLE, Region
from ui.editor.picture_drawing import draw_region, handle_at, resized
from ui.theme.theme import Theme

_LEAST_DRAG = 6
"""Pixels that the mouse must go before a press becomes a rectangle."""
_STEP = 100
"""Ten-thousandths that an arrow key moves a rectangle; ten of them with nothing selected move the picture."""
_SHARP = 120
"""Milliseconds after the last change of size in which the picture is made sharp."""
_CLOSEST = 8.0


@dataclass(frozen=True, slots=True)
class Marked:
    """A rectangle as it is shown: with the names and colours ("#RRGGBB") of its codes."""

    region: Region
    codes: tuple[tuple[str, str], ...] = ()


class PictureCanvas(QWidget):
    """Shows one picture.

    Signals:
        drawn: a rectangle was drawn: x, y, width and height in ten-thousandths.
        changed: a rectangle's id, and its new x, y, width and height.
        chosen: the id of the rectangle that is selected now, "" for none.
        remove_wanted, code_wanted: the id of a rectangle.
        scaled: the size of the picture, 1.0 for one pixel a pixel.
    """

    drawn = Signal(int, int, int, int)
    changed = Signal(str, int, int, int, int)
    chosen = Signal(str)
    remove_wanted = Signal(str)
    code_wanted = Signal(str)
    scaled = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage()
        self._natural = QSize(1, 1)
        self._sharp = QImage()
        self._scale = 0.0
        self._offset = QPointF(0, 0)
        self._marked: Sequence[Marked] = ()
        self._chosen = ""
        self._pressed: QPointF | None = None
        self._grip = ""
        self._shape: tuple[int, int, int, int] | None = None
        self.writable = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 140)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SHARP)
        self._later.timeout.connect(self._sharpen)

    # What is shown --------------------------------------------------------------------------------------------

    def show_picture(self, image: QImage, natural: QSize) -> None:
        """Show a picture; ``natural`` is its size at 100 %, whatever the size of the copy that is shown."""
        self._image, self._natural, self._sharp = image, natural, QImage()
        self._later.start(0)
        self.scaled.emit(self.scale)
        self.update()

    def show_regions(self, marked: Sequence[Marked]) -> None:
        """Show these rectangles."""
        self._marked = marked
        if self._chosen and not any(one.region.id == self._chosen for one in marked):
            self.choose("")
        self.update()

    def choose(self, ident: str) -> None:
        """Select a rectangle by its id, or none."""
        if ident != self._chosen:
            self._chosen = ident
            self.chosen.emit(ident)
            self.update()

    @property
    def chosen_region(self) -> str:
        """The id of the rectangle that is selected, or ""."""
        return self._chosen

    # Sizes ----------------------------------------------------------------------------------------------------

    @property
    def scale(self) -> float:
        """Pixels of the screen for one pixel of the picture."""
        return self._scale or self._fitting()

    def fit(self) -> None:
        """Show all of it."""
        self._scale, self._offset = 0.0, QPointF(0, 0)
        self._rescaled()

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Make it larger or smaller; what lies under a point stays there."""
        self.zoom_to(self.scale * factor, about)

    def zoom_to(self, scale: float, about: QPointF | None = None) -> None:
        """Show it at a size; 1.0 is one pixel a pixel."""
        about = about or QPointF(self.rect().center())
        before = self._place()
        least = min(self._fitting(), 1.0) * 0.5
        share = QPointF((about.x() - before.x()) / before.width(), (about.y() - before.y()) / before.height())
        self._scale = min(max(scale, least), _CLOSEST)
        after = self._place()
        self._offset += about - QPointF(after.x() + share.x() * after.width(), after.y() + share.y() * after.height())
        self._rescaled()

    def region_rect(self, ident: str) -> QRectF:
        """Where a rectangle stands in this widget."""
        return next((self._on_screen(one.region.box) for one in self._marked if one.region.id == ident), QRectF())

    def _fitting(self) -> float:
        room = QSize(max(20, self.width() - 24), max(20, self.height() - 24))
        return min(room.width() / self._natural.width(), room.height() / self._natural.height(), 1.0)

    def _rescaled(self) -> None:
        self._keep_near()
        self._sharp = QImage()
        self._later.start(_SHARP)
        self.scaled.emit(self.scale)
        self.update()

    def _keep_near(self) -> None:
        """No way to push the picture out of sight."""
        place = self._place()
        across = max(0.0, (place.width() - self.width()) / 2 + 60)
        down = max(0.0, (place.height() - self.height()) / 2 + 60)
        self._offset = QPointF(min(max(self._offset.x(), -across), across), min(max(self._offset.y(), -down), down))

    def _place(self) -> QRectF:
        width, height = self._natural.width() * self.scale, self._natural.height() * self.scale
        left, top = (self.width() - width) / 2 + self._offset.x(), (self.height() - height) / 2 + self._offset.y()
        return QRectF(left, top, width, height)

    def _on_screen(self, box: tuple[int, int, int, int]) -> QRectF:
        place = self._place()
        across, down = place.width() / WHOLE, place.height() / WHOLE
        x, y, width, height = box
        return QRectF(place.left() + x * across, place.top() + y * down, width * across, height * down)

    def _in_picture(self, point: QPointF) -> QPoint:
        place = self._place()
        return QPoint(
            round((point.x() - place.left()) / place.width() * WHOLE),
            round((point.y() - place.top()) / place.height() * WHOLE),
        )

    # Painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The ground, the picture, the rectangles, the one that is being drawn."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("panel"))
        place = self._place()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._scale <= 2)
        if not self._sharp.isNull():
            painter.drawImage(place, self._sharp)
        elif not self._image.isNull():
            painter.drawImage(place, self._image)
        else:
            painter.fillRect(place, self._theme.colour("hover"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._theme.fonts.frame(0.85)
        for one in self._marked:
            chosen = one.region.id == self._chosen
            box = self._shape if chosen and self._shape is not None and self._grip else one.region.box
            draw_region(painter, self._on_screen(box), one.codes, self._theme, font, chosen)
        if self._shape is not None and not self._grip:
            draw_region(painter, self._on_screen(self._shape), (), self._theme, font, True)
        if self.hasFocus():
            painter.setPen(QColor(self._theme.colour("accent")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew, if it was fitted."""
        super().resizeEvent(event)
        self._rescaled()

    def _sharpen(self) -> None:
        """Bring the picture to the size it has on the screen once, rather than at each painting."""
        ratio = self.devicePixelRatioF()
        place = self._place()
        size = QSize(round(place.width() * ratio), round(place.height() * ratio))
        if not self._image.isNull() and size.width() < self._image.width():
            self._sharp = self._image.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self.update()

    # Mouse ----------------------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel makes it larger and smaller."""
        turned = event.angleDelta().y()
        if turned:
            self.zoom(1.0015**turned, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a rectangle, of one of its edges, of the picture, or begin a rectangle."""
        self.setFocus()
        self._pressed, self._shape, self._grip = event.position(), None, ""
        if event.button() != Qt.MouseButton.LeftButton or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._grip = "picture"
            return
        region, grip = self._under(event.position())
        self.choose(region.id if region else "")
        self._grip = grip if self.writable or not grip else "held"

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw, move or resize; without a button show what a press would do."""
        if self._pressed is None:
            self._show_cursor(event.position())
            return
        moved = event.position() - self._pressed
        if self._grip == "picture":
            self._offset += moved
            self._pressed = event.position()
            self._keep_near()
        elif self._shape is not None or moved.manhattanLength() >= _LEAST_DRAG:
            self._shape = self._shaped(event.position())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell what was drawn or changed."""
        shape, grip, self._shape, self._pressed, self._grip = self._shape, self._grip, None, None, ""
        if shape is not None and self.writable and grip != "held":
            if grip and self._chosen:
                self.changed.emit(self._chosen, *shape)
            elif not grip:
                self.drawn.emit(*shape)
        self.update()
        self._show_cursor(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click on a rectangle chooses codes for it; beside it, changes between all of it and 100 %."""
        region, _ = self._under(event.position())
        if region is not None:
            self.choose(region.id)
            self.code_wanted.emit(region.id)
        elif self._scale:
            self.fit()
        else:
            self.zoom_to(1.0, event.position())

    def _under(self, point: QPointF) -> tuple[Region | None, str]:
        """The rectangle at a point, and the part of it: the selected one before others, small ones before large."""
        candidates = sorted(self._marked, key=lambda one: one.region.width * one.region.height)
        candidates.sort(key=lambda one: one.region.id != self._chosen)
        for one in candidates:
            grip = handle_at(self._on_screen(one.region.box), point, one.region.id == self._chosen)
            if grip:
                return one.region, grip
        return None, ""

    def _shaped(self, point: QPointF) -> tuple[int, int, int, int] | None:
        if self._pressed is None or not self.writable:
            return None
        first, now = self._in_picture(self._pressed), self._in_picture(point)
        region = next((one.region for one in self._marked if one.region.id == self._chosen), None)
        if self._grip and region is not None:
            return resized(region.box, self._grip, now.x() - first.x(), now.y() - first.y())
        x, y = min(max(first.x(), 0), WHOLE), min(max(first.y(), 0), WHOLE)
        return x, y, min(max(now.x(), 0), WHOLE) - x, min(max(now.y(), 0), WHOLE) - y

    def _show_cursor(self, point: QPointF) -> None:
        shapes = {"move": Qt.CursorShape.SizeAllCursor, "": Qt.CursorShape.CrossCursor}
        _, grip = self._under(point)
        diagonal = Qt.CursorShape.SizeFDiagCursor if grip in ("nw", "se") else Qt.CursorShape.SizeBDiagCursor
        straight = Qt.CursorShape.SizeVerCursor if grip in ("n", "s") else Qt.CursorShape.SizeHorCursor
        default = diagonal if len(grip) == 2 else straight
        self.setCursor(shapes.get(grip, default) if self.writable else Qt.CursorShape.ArrowCursor)

    # Keyboard -------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, with Shift they resize; Insert draws, Enter codes, Delete removes; + − 0 1 change the size."""
        if not (self._sized(event) or self._arrow(event) or self._deed(event)):
            super().keyPressEvent(event)

    def _sized(self, event: QKeyEvent) -> bool:
        sizes = {"+": 1.25, "=": 1.25, "-": 0.8}
        if event.text() in sizes:
            self.zoom(sizes[event.text()])
        elif event.text() == "0":
            self.fit()
        elif event.text() == "1":
            self.zoom_to(1.0)
        else:
            return False
        return True

    def _arrow(self, event: QKeyEvent) -> bool:
        ways = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        way = ways.get(Qt.Key(event.key()))
        if way is None:
            return False
        region = next((one.region for one in self._marked if one.region.id == self._chosen), None)
        if region is None or not self.writable:
            self._offset -= QPointF(way[0] * 40, way[1] * 40)
            self._keep_near()
            self.update()
            return True
        grip = "se" if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else "move"
        self.changed.emit(region.id, *resized(region.box, grip, way[0] * _STEP, way[1] * _STEP))
        return True

    def _deed(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Insert and self.writable:
            self.drawn.emit(WHOLE // 4, WHOLE // 4, WHOLE // 2, WHOLE // 2)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and self._marked:
            self._next(1 if key == Qt.Key.Key_PageDown else -1)
        elif key == Qt.Key.Key_Escape and self._chosen:
            self.choose("")
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._chosen and self.writable:
            self.remove_wanted.emit(self._chosen)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen and self.writable:
            self.code_wanted.emit(self._chosen)
        else:
            return False
        return True

    def _next(self, way: int) -> None:
        ids = [one.region.id for one in self._marked]
        place = ids.index(self._chosen) + way if self._chosen in ids else (0 if way > 0 else -1)
        self.choose(ids[place % len(ids)])
