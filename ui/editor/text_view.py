"""The page a note is written on: a calm measure of about seventy characters, and the doors through which text comes."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from fieldnotes.domain.edits import Edit
from fieldnotes.text.standoff import settle
from ui.editor.document import NoteDocument
from ui.editor.doors import Doors
from ui.editor.formats import Measures
from ui.editor.marks import DocumentMarks
from ui.editor.spans import bare
from ui.editor.typing import Typing

_CHARACTERS = 70
_SAMPLE = "the review overran and two nurses from bay 4 stopped beside her with trays, "
_RELAID = 40
"""Milliseconds after which the margins follow what was typed, so that no key waits for them."""
_LEFT, _RIGHT = 124, 150
_NARROW_LEFT, _NARROW_RIGHT = 28, 20
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier

Blocks = Sequence[tuple[QTextBlock, QPointF]]
"""Paragraphs in sight, each with the origin of its layout in the viewport."""
Layer = Callable[[QPainter, Blocks], None]
"""Paints under the words of the page: gets a painter in the viewport's coordinates and the paragraphs to paint."""


def measures_for(font: QFont) -> Measures:
    """Line height 1.65 and gaps to suit a font."""
    size = font.pixelSize()
    line = round(size * 1.65)
    return Measures(size=size, line=line, gap=round(size * 0.75), indent=round(size * 1.55))


class TextView(QTextEdit):
    """Shows a NoteDocument and lets it be edited; every way in settles the text first.

    Signals:
        undo_wanted, redo_wanted: the person pressed the keys for it.
        pressed: a click that opens (Ctrl) at a position (code points).
        hovered: the position (code points) under the mouse, -1 for none.
        released: the mouse was let go, perhaps after selecting words.
        menu_wanted: a context menu was asked for: where on the screen, and the position (code points).
        moved: lines may stand elsewhere than before: at once after scrolling, soon after typing.
        refitted: the column of text stands elsewhere in the view.
        resized: the view has another size, so that lines may break elsewhere.
        hidden_wanted: a place in a folded paragraph is to be shown.
        leaving: the person turns to something else: a shortcut, another place; save now.
        zoomed: the wheel was turned with Ctrl held: 1 for larger, -1 for smaller.
    """

    undo_wanted = Signal()
    redo_wanted = Signal()
    pressed = Signal(int)
    hovered = Signal(int)
    menu_wanted = Signal(QPoint, int)
    moved = Signal()
    refitted = Signal()
    resized = Signal()
    hidden_wanted = Signal()
    leaving = Signal()
    released = Signal()
    zoomed = Signal(int)

    def __init__(
        self, document: NoteDocument, marks: DocumentMarks, font: QFont, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.note = document
        self.marks = marks
        self.typing = Typing(self, document, marks)
        self.doors = Doors(self, document, marks)
        self.keys: dict[str, Callable[[], object]] = {}
        self.layers: list[Layer] = []
        self.veils: list[Layer] = []
        self.setProperty("role", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(False)
        self.setAccessibleName("Text of the note")
        self.setPlaceholderText("Write down what you saw, heard and did. [[ names a note or memo, @ names a person.")
        self.setDocument(document.qt)
        self.viewport().setMouseTracking(True)
        self._measure = 0
        self.set_font(font)
        self.cursorPositionChanged.connect(self._remember)
        self.verticalScrollBar().valueChanged.connect(self.moved)
        self._relaid = QTimer(self)
        self._relaid.setSingleShot(True)
        self._relaid.setInterval(_RELAID)
        self._relaid.timeout.connect(self.moved)
        document.qt.documentLayout().update.connect(self._laid_anew)

    def set_font(self, font: QFont) -> None:
        """Write in another face or size (in pixels)."""
        self.setFont(font)
        self.note.qt.setDefaultFont(font)
        self.note.set_measures(measures_for(font))
        self._measure = round(QFontMetricsF(font).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * _CHARACTERS)
        self._fit()

    @property
    def beside(self) -> tuple[int, int]:
        """How much stays free left and right of the text, in pixels."""
        margins = self.viewportMargins()
        return margins.left(), margins.right() + self.verticalScrollBar().sizeHint().width()

    # Places ---------------------------------------------------------------------------------------------------

    def visible_blocks(self, top: float, bottom: float) -> Iterator[tuple[QTextBlock, QPointF]]:
        """The paragraphs between two heights of the viewport, each with the origin of its layout there."""
        layout = self.note.qt.documentLayout()
        shift = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        block = self.cursorForPosition(QPoint(0, int(top))).block()
        while block.isValid():
            rect = layout.blockBoundingRect(block).translated(-shift)
            if rect.top() > bottom and block.isVisible():
                return
            if block.isVisible():
                yield block, block.layout().position() - shift
            block = block.next()

    def visible_span(self) -> tuple[int, int]:
        """The stretch of text in sight (code points)."""
        viewport = self.viewport()
        first = self.cursorForPosition(QPoint(0, 0)).block()
        last = self.cursorForPosition(QPoint(viewport.width(), viewport.height())).block()
        return self.note.block_span(first)[0], self.note.block_span(last)[1]

    def seen(self, start: int, end: int) -> tuple[int, int] | None:
        """A stretch (code points) without folded paragraphs at its ends; None if all of it is folded away."""
        first, last = self.note.block_at(start), self.note.block_at(end)
        if first.isVisible() and last.isVisible():
            return start, end
        shown = [block for block in self.note.blocks(start, end) if block.isVisible()]
        if not shown:
            return None
        low, high = self.note.block_span(shown[0])[0], self.note.block_span(shown[-1])[1]
        return max(start, low), min(end, high)

    def line_rect(self, position: int) -> QRectF:
        """The line of the viewport in which the character at ``position`` (code points) stands."""
        return QRectF(self.cursorRect(self.note.cursor(position)))

    def line_in(self, widget: QWidget, position: int) -> QRectF:
        """The line of a character (code points) in the coordinates of a widget around this view."""
        origin = self.viewport().mapTo(widget, QPoint(0, 0))
        return self.line_rect(position).translated(origin.x(), origin.y())

    def position_at(self, point: QPoint) -> int:
        """The character (code points) at a point of the viewport; -1 beside the words."""
        offset = self.note.qt.documentLayout().hitTest(
            QPointF(point.x(), point.y() + self.verticalScrollBar().value()), Qt.HitTestAccuracy.ExactHit
        )
        if offset < 0:
            return -1
        block = self.note.qt.findBlock(offset)
        return self.note.position_in(block, offset - block.position())

    def selection(self) -> tuple[int, int]:
        """What is selected (code points)."""
        return self.note.span(self.textCursor())

    def select(self, start: int, end: int, margin: int = 80) -> None:
        """Select a span (code points) and bring it into sight, ``margin`` pixels off the edge."""
        if not self.note.block_at(start).isVisible():
            self.hidden_wanted.emit()
        self.setTextCursor(self.note.cursor(start, end))
        rect = self.cursorRect(self.note.cursor(start))
        bar = self.verticalScrollBar()
        if rect.top() < margin:
            bar.setValue(bar.value() + rect.top() - margin)
        elif rect.bottom() > self.viewport().height() - margin:
            bar.setValue(bar.value() + rect.bottom() - self.viewport().height() + margin * 2)

    def take_over(self, edits: list[Edit]) -> None:
        """Apply edits from outside; what stands at the top of the view stays there."""
        top = self.cursorForPosition(QPoint(0, 0))
        before = self.cursorRect(top).top()
        self.note.apply_edits(edits)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(top).top() - before)

    def event(self, event: QEvent) -> bool:
        """Claim the page's own keys before the window's shortcuts; any other shortcut means turning elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if QKeySequence(event.keyCombination()).toString() in self.keys:
                event.accept()
                return True
            if event.modifiers() & _COMMANDS or event.key() >= Qt.Key.Key_F1:
                self.leaving.emit()
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The person turns elsewhere."""
        super().focusOutEvent(event)
        self.leaving.emit()

    # Doors ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Typing; the keys of ``keys`` come first."""
        self._remember()
        run = self.keys.get(QKeySequence(event.keyCombination()).toString()) if self.keys else None
        if run is not None:
            run()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_wanted.emit()
        elif self.isReadOnly() or not self.typing.answers(event):
            super().keyPressEvent(event)
            return
        event.accept()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What an input method composes; what it replaces is widened to whole characters."""
        self._remember()
        commit = settle(event.commitString())
        before, length = event.replacementStart(), event.replacementLength()
        if length or before:
            self.textCursor().removeSelectedText()  # as Qt would, but as an edit of its own
            before, length = self.note.whole(self.textCursor(), before, length)
        if (commit, before, length) != (
            event.commitString(),
            event.replacementStart(),
            event.replacementLength(),
        ):
            event = QInputMethodEvent(event.preeditString(), event.attributes())
            event.setCommitString(commit, before, length)
        super().inputMethodEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """What can be pasted and dropped here."""
        return self.doors.can_take(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste."""
        self.doors.take(source)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy."""
        return self.doors.copied()

    def dropEvent(self, event: QDropEvent) -> None:
        """Drop."""
        self.doors.drop(event)

    def _remember(self) -> None:
        self.note.remember_cursor(self.textCursor())

    # Painting and pointing ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The layers first, the words over them, veils over all."""
        painter = QPainter(self.viewport())
        blocks = list(self.visible_blocks(event.rect().top(), event.rect().bottom()))
        for layer in self.layers:
            layer(painter, blocks)
        painter.end()
        super().paintEvent(event)
        if self.veils:
            over = QPainter(self.viewport())
            for veil in self.veils:
                veil(over, blocks)
            over.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure; the rest of the width is margin."""
        self._fit()
        super().resizeEvent(event)
        self.resized.emit()
        self.moved.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the text grows or shrinks; else the page scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zoomed.emit(1 if turned > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what the mouse is over."""
        super().mouseMoveEvent(event)
        if not event.buttons():
            self.hovered.emit(self.position_at(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click selects a word without the quotation marks around it, which Qt takes for parts of it."""
        super().mouseDoubleClickEvent(event)
        start, end = self.selection()
        self.setTextCursor(self.note.cursor(*bare(self.note.text, start, end)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click with Ctrl opens what is there."""
        super().mouseReleaseEvent(event)
        self.released.emit()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.pressed.emit(self.position_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse is over nothing any more."""
        super().leaveEvent(event)
        self.hovered.emit(-1)
        self.leaving.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let the editor make the menu."""
        self.menu_wanted.emit(event.globalPos(), self.position_at(event.pos()))

    def _fit(self) -> None:
        width = self.width() - self.verticalScrollBar().sizeHint().width()
        if width < _LEFT + _RIGHT + self._measure * 0.6:
            left, right = _NARROW_LEFT, _NARROW_RIGHT
        else:
            text = min(self._measure, width - _LEFT - _RIGHT)
            left = max(_LEFT, (width - text) // 2 - 56)
            right = width - text - left
        margins = self.viewportMargins()
        if (margins.left(), margins.right()) != (left, right):
            self.setViewportMargins(left, 0, right, 0)
            self.refitted.emit()

    def _laid_anew(self) -> None:
        if not self._relaid.isActive():
            self._relaid.start()
