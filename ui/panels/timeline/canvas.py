"""The painted timeline: zoomed with the wheel, moved by dragging, walked with the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from fieldnotes.domain.timeline import TimeSpan
from ui.base.painting import Letters, paint
from ui.models.timeline_pen import Spot
from ui.models.timeline_scale import Scale, moment_words
from ui.models.timeline_scene import Scene
from ui.panels.timeline.overlay import paint_crosshair, paint_ring, paint_span
from ui.panels.timeline.walking import Walk
from ui.theme.theme import Theme

START = 4
"""How far the mouse must move before it drags, in pixels."""

NOTCH = 0.0016
"""How much an eighth of a degree of the wheel zooms."""

REST = 120
"""After how long without moving or zooming edges are smoothed, in milliseconds."""

STEP = 0.12
"""How much of what is seen an arrow key moves."""


class Canvas(QAbstractScrollArea):
    """Shows a scene at a scale.

    Keys: Left and Right move, Up and Down walk among the things shown, + and - zoom, Home shows all, Enter opens.

    Signals:
        scaled: another scale is shown.
        picked: a Spot that a person clicked or entered, and where on the screen (QPoint).
        folding: the key of a lane whose heading was clicked.
        spanned: a TimeSpan that was selected; None when the person wants all of time.
        all_asked: the person wants to see everything.
    """

    scaled = Signal(object)
    picked = Signal(object, QPoint)
    folding = Signal(str)
    spanned = Signal(object)
    all_asked = Signal()

    def __init__(self, theme: Theme, letters: Letters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._letters = theme, letters
        self.scene: Scene | None = None
        self.scale = Scale(700_000.0, 3652.5, 0.0, 1.0)
        self.span: TimeSpan | None = None
        self.walk = Walk(self)
        self._pixmap: QPixmap | None = None
        self._mouse: QPointF | None = None
        self._pressed: QPointF | None = None
        self._selecting: tuple[float, float] | None = None
        self._dragged = False
        self._hover: Spot | None = None
        self._still = QTimer(self)
        self._still.setSingleShot(True)
        self._still.setInterval(REST)
        self._still.timeout.connect(self.redraw)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Timeline")
        self.viewport().setMouseTracking(True)
        self.viewport().setProperty("role", "page")
        self.verticalScrollBar().valueChanged.connect(self.redraw)

    def show_scene(self, scene: Scene) -> None:
        """Show other lanes at the same scale."""
        self.scene = scene
        self.walk.leave()
        self._hover = None
        self._fit()
        self.redraw()

    def set_scale(self, scale: Scale) -> None:
        """Show another stretch of time."""
        self.scale = scale.fitted(self.scale.left, self.scale.width)
        self._hover = None
        self.walk.follow()
        self._still.start()
        self.redraw()
        self.scaled.emit(self.scale)

    def set_span(self, span: TimeSpan | None) -> None:
        """Mark the stretch of time that lists keep to."""
        self.span = span
        self.viewport().update()

    def redraw(self) -> None:
        """What is drawn is not as it should be."""
        self._pixmap = None
        self.viewport().update()

    def zoom(self, factor: float, x: float | None = None) -> None:
        """See ``factor`` times as much, around a place or the middle."""
        self.set_scale(self.scale.zoomed(factor, self.scale.left + self.scale.width / 2 if x is None else x))

    def bring(self, spot: Spot) -> None:
        """Move until something is seen."""
        left, top, width, height = spot.box
        bar, head = self.verticalScrollBar(), self.scene.head if self.scene else 0
        if top < bar.value():
            bar.setValue(int(top) - 20)
        elif top + height > bar.value() + self.viewport().height() - head:
            bar.setValue(int(top + height - self.viewport().height() + head) + 8)
        if left + width < self.scale.left or left > self.scale.left + self.scale.width:
            self.set_scale(self.scale.panned(left - self.scale.left - self.scale.width / 2))

    def to_screen(self, spot: Spot) -> QPoint:
        """Where something stands on the screen."""
        left, top, width, height = spot.box
        y = top + height + (self.scene.head if self.scene else 0) - self.verticalScrollBar().value()
        return self.viewport().mapToGlobal(QPoint(int(left + width / 2), int(y)))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """The lanes as they were drawn last, and over them what moves with the mouse."""
        if self._pixmap is None:
            self._pixmap = self.drawn()
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, self._pixmap)
        if self.scene is not None:
            self._paint_over(painter, self.scene)
        painter.end()

    def drawn(self) -> QPixmap:
        """The lanes as they are seen now."""
        view, ratio = self.viewport(), self.devicePixelRatioF()
        pixmap = QPixmap(view.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(self._theme.colour("surface"))
        if self.scene is None:
            return pixmap
        head, scroll = self.scene.head, self.verticalScrollBar().value()
        painter = QPainter(pixmap)
        painter.setClipRect(QRectF(0, head, view.width(), view.height() - head))
        shapes = self.scene.draw_body(self.scale, head - scroll, view.height())
        paint(painter, shapes, self._letters, rough=self._still.isActive())
        painter.setClipping(False)
        paint(painter, self.scene.draw_head(self.scale), self._letters)
        painter.end()
        return pixmap

    def _paint_over(self, painter: QPainter, scene: Scene) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, scroll = self._theme.tokens, self.verticalScrollBar().value()
        area = QRectF(0, scene.head, self.viewport().width(), self.viewport().height() - scene.head)
        span = TimeSpan.of(*self._selecting) if self._selecting else self.span
        if span is not None:
            paint_span(painter, span, self.scale, area, tokens)
            painter.save()
            painter.setClipRect(area)
            paint(painter, scene.headings(scene.head - scroll), self._letters)
            painter.restore()
        for spot, colour in ((self._hover, tokens.muted), (self.walk.spot, tokens.accent)):
            if spot is not None:
                painter.save()
                painter.setClipRect(area)
                paint_ring(painter, spot, scene.head - scroll, colour)
                painter.restore()
        if self._mouse is not None and self._mouse.x() >= self.scale.left:
            words = moment_words(self.scale.moment(self._mouse.x()), self.scale)
            if self._selecting:
                words = TimeSpan.of(*self._selecting).label()
            paint_crosshair(painter, self._mouse.x(), words, area, QColor(tokens.text), self._theme)

    # Following

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The same days over another width."""
        super().resizeEvent(event)
        self._fit()
        self.redraw()

    def _fit(self) -> None:
        if self.scene is None:
            return
        room = self.viewport().width() - self.scene.gutter - round(0.8 * self.scene.pen.em)
        self.scale = self.scale.fitted(self.scene.gutter, room)
        hidden = self.scene.height + self.scene.head - self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, round(hidden)))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(24)

    # The mouse

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the cursor; move sideways with a wheel that turns so or with Shift, up and down with Ctrl."""
        turn, keys = event.angleDelta(), event.modifiers()
        if keys & Qt.KeyboardModifier.ControlModifier:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - turn.y() // 3)
        elif keys & Qt.KeyboardModifier.ShiftModifier or abs(turn.x()) > abs(turn.y()):
            self.set_scale(self.scale.panned(-(turn.x() or turn.y()) * 0.8))
        else:
            self.zoom((1 + NOTCH) ** -turn.y(), event.position().x())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A drag or a click begins."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                moment = self.scale.moment(event.position().x())
                self._selecting = (moment, moment)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is seen, select, or tell what is under the mouse."""
        before, self._mouse = self._mouse, event.position()
        if self._selecting is not None:
            self._selecting = (self._selecting[0], self.scale.moment(event.position().x()))
            self._dragged = True
        elif self._pressed is not None and before is not None:
            if (event.position() - self._pressed).manhattanLength() > START or self._dragged:
                self._drag(event.position() - before)
        else:
            self._tell(event.position(), event.globalPosition().toPoint())
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A selection is made, or what is under the mouse is opened."""
        pressed, self._pressed = self._pressed, None
        selecting, self._selecting = self._selecting, None
        self.viewport().unsetCursor()
        if selecting is not None:
            if self._dragged and abs(selecting[1] - selecting[0]) * self.scale.per_day > START:
                self.spanned.emit(TimeSpan.of(*selecting))
        elif pressed is not None and not self._dragged:
            self._click(event.position(), event.globalPosition().toPoint())
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Zoom in where nothing stands."""
        if self.scene is not None and self._spot_at(event.position()) is None:
            self.zoom(0.4, event.position().x())

    def leaveEvent(self, event: QEvent) -> None:
        """No crosshair any more."""
        self._mouse = self._hover = None
        self.viewport().update()
        super().leaveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """The mouse leaves the viewport, not the area around it; tooltips are told while it moves."""
        if event.type() == QEvent.Type.Leave:
            self.leaveEvent(event)
        return event.type() == QEvent.Type.ToolTip or super().viewportEvent(event)

    def _drag(self, by: QPointF) -> None:
        self._dragged = True
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() - round(by.y()))
        self.set_scale(self.scale.panned(-by.x()))

    def _click(self, where: QPointF, screen: QPoint) -> None:
        if self.scene is None:
            return
        y = where.y() - self.scene.head + self.verticalScrollBar().value()
        heading = self.scene.heading_at(where.x(), y)
        spot = self._spot_at(where)
        if heading is not None:
            self.folding.emit(heading.lane.key)
        elif spot is not None:
            self.picked.emit(spot, screen)

    def _tell(self, where: QPointF, screen: QPoint) -> None:
        spot = self._spot_at(where)
        if spot != self._hover:
            self._hover = spot
            if spot is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(screen + QPoint(4, 14), spot.words, self.viewport())
            hand = Qt.CursorShape.PointingHandCursor if spot is not None else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(hand)

    def _spot_at(self, where: QPointF) -> Spot | None:
        if self.scene is None or where.y() < self.scene.head:
            return None
        return self.scene.spot_at(self.scale, where.x(), where.y() - self.scene.head + self.verticalScrollBar().value())

    # The keyboard

    def event(self, event: QEvent) -> bool:
        """Tab walks among the things shown before it leaves."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.walk.tab(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, zoom, walk, open."""
        deeds: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Left: lambda: self.set_scale(self.scale.panned(-STEP * self.scale.width)),
            Qt.Key.Key_Right: lambda: self.set_scale(self.scale.panned(STEP * self.scale.width)),
            Qt.Key.Key_Up: lambda: self.walk.step(-1),
            Qt.Key.Key_Down: lambda: self.walk.step(1),
            Qt.Key.Key_Plus: lambda: self.zoom(0.7),
            Qt.Key.Key_Equal: lambda: self.zoom(0.7),
            Qt.Key.Key_Minus: lambda: self.zoom(1 / 0.7),
            Qt.Key.Key_Home: self.all_asked.emit,
            Qt.Key.Key_Escape: self._escape,
            Qt.Key.Key_Return: self.walk.enter,
            Qt.Key.Key_Enter: self.walk.enter,
        }
        deed = deeds.get(event.key())
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def _escape(self) -> None:
        """Leave the thing that is walked to; else all of time again."""
        if not self.walk.leave():
            self.spanned.emit(None)
