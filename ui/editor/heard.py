"""What is heard, on the page: the turn tinted, times in the text that lead to their place, the margin that does."""

from bisect import bisect_right
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.notes import Turn
from fieldnotes.domain.recordings import stamps_in
from ui.editor.line_parts import LineParts
from ui.editor.sheet import Sheet
from ui.editor.spans import SpanSet
from ui.editor.text_view import Blocks
from ui.theme.theme import Theme

_MARGIN = 90
"""Pixels from the edge within which the turn that is followed is brought into sight."""


class HeardLayer(QObject):
    """Paints under the words of one sheet, and tells clicks on times; asleep until it is woken.

    Signals:
        wanted: a time of the note was clicked (milliseconds).
    """

    wanted = Signal(int)

    def __init__(self, theme: Theme, sheet: Sheet, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sheet = sheet
        self._view = sheet.view
        self._parts = LineParts(sheet.view)
        self._turns: SpanSet[Turn] = SpanSet()
        self._heard = ""
        self._awake = False
        sheet.document.edited.connect(self._follow)
        sheet.document.applied.connect(self._follow)

    def wake(self) -> None:
        """There is a recording: paint, and listen to the mouse."""
        if not self._awake:
            self._awake = True
            self._view.layers.append(self._paint)
            self._view.viewport().installEventFilter(self)
            self._view.hovered.connect(self._point)
            self._sheet.registers.hears = True
            self._sheet.registers.time_asked.connect(self._clicked_margin)
            self._sheet.registers.update()

    def set_turns(self, turns: Iterable[Turn]) -> None:
        """These are the turns of the note."""
        self._turns = SpanSet((turn.start, turn.end, turn) for turn in turns)
        self._view.viewport().update()

    def turns(self) -> list[tuple[int, int, Turn]]:
        """The turns as they lie in the text now (code points)."""
        return self._turns.all()

    def turn_at(self, position: int) -> tuple[int, int, Turn] | None:
        """The turn around a position (code points), or in the paragraph that the position begins."""
        text = self._sheet.document.text
        stop = text.find("\n", position)
        end = len(text) if stop < 0 else stop
        around = [span for span in self._turns.all() if span[0] <= position <= span[1]]
        ahead = [span for span in self._turns.overlapping(position, end + 1) if span[0] >= position]
        return around[-1] if around else next(iter(ahead), None)

    def turn_heard(self, time: int) -> tuple[int, int, Turn] | None:
        """The turn that is heard at a time of the note: the last that begins by then."""
        timed = sorted(
            ((span[2].time, span) for span in self._turns.all() if span[2].time is not None), key=lambda one: one[0]
        )
        place = bisect_right([begin for begin, _ in timed], time)
        return timed[place - 1][1] if place else None

    def span_of(self, turn: Turn) -> tuple[int, int]:
        """When a turn begins and ends in the time of the note: at its end, or where the next one begins; else 0."""
        begin = turn.time or 0
        later = [other.time for _, _, other in self._turns.all() if other.time is not None and other.time > begin]
        return begin, turn.end_time or min(later, default=0)

    def show_heard(self, time: int | None, follow: bool) -> None:
        """Tint the turn that is heard at a time of the note (None: none), and bring it into sight."""
        found = None if time is None else self.turn_heard(time)
        heard = found[2].id if found else ""
        if heard == self._heard:
            return
        self._heard = heard
        self._view.viewport().update()
        if found and follow:
            self._bring(found[0])

    @property
    def heard(self) -> str:
        """The id of the turn that is tinted."""
        return self._heard

    def stamp_at(self, position: int) -> int | None:
        """The time written at a position (code points), in milliseconds."""
        if position < 0:
            return None
        block = self._sheet.document.block_at(position)
        start, end = self._sheet.document.block_span(block)
        words = self._sheet.document.text[start:end]
        return next((time for low, high, time in stamps_in(words) if low <= position - start < high), None)

    # Inside ---------------------------------------------------------------------------------------------------

    def _bring(self, position: int) -> None:
        """Bring a line into sight; the cursor stays where it is, for somebody may be typing there."""
        rect, bar, room = self._view.line_rect(position), self._view.verticalScrollBar(), self._view.viewport().height()
        if rect.top() < 0 or rect.bottom() > room - _MARGIN:
            bar.setValue(round(bar.value() + rect.top() - room / 3))

    def _paint(self, painter: QPainter, blocks: Blocks) -> None:
        tokens = self._theme.tokens
        tinted = next(((low, high) for low, high, turn in self._turns.all() if turn.id == self._heard), None)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for block, origin in blocks:
            start, end = self._sheet.document.block_span(block)
            if tinted and tinted[0] <= end and tinted[1] > start:
                painter.setBrush(QColor(tokens.selected))
                room = block.layout().boundingRect().translated(origin)
                painter.drawRoundedRect(room.adjusted(-8, -1, 8, 1), 4, 4)
            for low, high, _ in stamps_in(self._sheet.document.text[start:end]):
                piece = self._sheet.document.piece(block, start + low, start + high)
                for left, top, width, height, _ in self._parts.of(piece) if piece else ():
                    part = QRectF(left - 1, top + height * 0.12, width + 2, height * 0.8).translated(origin)
                    painter.setBrush(QColor(tokens.soft))
                    painter.drawRoundedRect(part, 4, 4)
                    painter.fillRect(QRectF(part.left(), part.bottom() - 1, part.width(), 1), QColor(tokens.accent))
        painter.restore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A plain click on a time in the text leads there."""
        if not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.LeftButton or event.modifiers():
            return False
        if watched is self._view.viewport() and event.type() == QEvent.Type.MouseButtonRelease:
            time = self.stamp_at(self._view.position_at(event.position().toPoint()))
            if time is not None and not self._view.textCursor().hasSelection():
                self.wanted.emit(time)
        return False

    def _clicked_margin(self, ident: str) -> None:
        """The time of a turn in the margin leads to it."""
        time = next((turn.time for _, _, turn in self._turns.all() if turn.id == ident), None)
        if time is not None:
            self.wanted.emit(time)

    def _point(self, position: int) -> None:
        shape = Qt.CursorShape.IBeamCursor if self.stamp_at(position) is None else Qt.CursorShape.PointingHandCursor
        if self._view.viewport().cursor().shape() != shape:
            self._view.viewport().setCursor(shape)

    def _follow(self, edits: list[Edit]) -> None:
        self._turns.carry(edits)
