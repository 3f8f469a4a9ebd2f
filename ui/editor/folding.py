"""Shows only the paragraphs of a note that are read in some registers, or said by some speakers; the rest is folded."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter

from fieldnotes.domain.turns import speaker_key
from ui.editor.sheet import Sheet
from ui.editor.text_view import Blocks

SPEAKER = "speaker:"
"""Begins what stands for a speaker among the registers that are shown; `Voice.key` follows."""


class Folding(QObject):
    """Folds one sheet. While it is folded the text is only for reading, so that no edit reaches what is not seen.

    Args:
        sheet: what is folded.
        writable: whether the text may be written in when it is not folded.

    Signals:
        changed: other paragraphs are shown, or all.
    """

    changed = Signal()

    def __init__(self, sheet: Sheet, writable: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._writable = writable
        self._kinds: frozenset[str] = frozenset()
        self._gaps: dict[int, int] = {}
        self._after = 0
        self._left: tuple[int, int] | None = None
        self.shown = 0
        self.paragraphs = 0
        sheet.view.layers.append(self._paint)
        sheet.document.edited.connect(self._edited)
        sheet.view.hidden_wanted.connect(lambda: self.show_only(()))

    @property
    def kinds(self) -> frozenset[str]:
        """The registers and speakers that are shown alone; none when everything is shown."""
        return self._kinds

    def show_only(self, kinds: Collection[str]) -> None:
        """Show only paragraphs with words in these registers or of these speakers; none of them shows all."""
        before, self._kinds = self._kinds, frozenset(kinds)
        if before or self._kinds:
            self._fold()
            self._sheet.view.ensureCursorVisible()
        self.changed.emit()

    def follow(self) -> None:
        """The text or its registers changed."""
        if self._kinds:
            self._fold()
        self.changed.emit()

    def _edited(self) -> None:
        """Words were replaced, or an undo came in: paragraphs may be others."""
        if self._kinds:
            self.follow()

    def _fold(self) -> None:
        sheet, view = self._sheet, self._sheet.view
        chosen = self._chosen() if self._kinds else frozenset()
        self._count(chosen)
        room = round(view.fontMetrics().height() * 1.5)
        speakers = any(kind.startswith(SPEAKER) for kind in self._kinds)
        sheet.look.show_only(frozenset() if speakers else self._kinds)
        sheet.document.fold((lambda block: block.blockNumber() in chosen) if self._kinds else None, room)
        view.setReadOnly(bool(self._kinds) or not self._writable())
        if self._kinds:
            self._leave_the_hidden(chosen)
        else:
            self._come_back()
        view.moved.emit()
        sheet.show_margins()

    def _chosen(self) -> frozenset[int]:
        """The paragraphs with words in a register, or of a speaker, that is wanted."""
        sheet = self._sheet
        said = [(start, end, SPEAKER + speaker_key(turn)) for start, end, turn in sheet.margins.turns.all()]
        return frozenset(
            block.blockNumber()
            for start, end, kind in (*sheet.look.registers.all(), *said)
            if kind in self._kinds
            for block in sheet.document.blocks(start, max(start, end - 1))
        )

    def _count(self, chosen: Collection[int]) -> None:
        """How many paragraphs (empty ones left out) are shown, and how many lie folded before each."""
        self._gaps, folded, self.shown, self.paragraphs = {}, 0, 0, 0
        for block in self._sheet.document.blocks():
            full = bool(block.text().strip())
            self.paragraphs += full
            if block.blockNumber() in chosen:
                self.shown += full
                self._gaps[block.blockNumber()] = folded
                folded = 0
            else:
                folded += full
        self._after = folded

    def _leave_the_hidden(self, chosen: Collection[int]) -> None:
        """The cursor goes to a paragraph that is shown."""
        view = self._sheet.view
        here = view.textCursor().block().blockNumber()
        if chosen and here not in chosen:
            near = min(chosen, key=lambda number: abs(number - here))
            block = self._sheet.document.qt.findBlockByNumber(near)
            start, _ = self._sheet.document.block_span(block)
            place = self._sheet.document.position(view.textCursor())
            self._left = (self._left[0] if self._left else place, start)
            view.setTextCursor(self._sheet.document.cursor(start))

    def _come_back(self) -> None:
        """The cursor goes back to where it was, unless the person has moved it since."""
        view, left, self._left = self._sheet.view, self._left, None
        if left is not None and left[1] == self._sheet.document.position(view.textCursor()):
            view.setTextCursor(self._sheet.document.cursor(left[0]))

    def _paint(self, painter: QPainter, blocks: Blocks) -> None:
        """A quiet line over each paragraph that follows folded ones, and one after the last."""
        if not self._kinds:
            return
        last = max(self._gaps, default=-1)
        for block, origin in blocks:
            folded = self._gaps.get(block.blockNumber(), 0)
            top = origin.y()
            if folded:
                self._say(painter, top - self._height() * 1.4, folded)
            if block.blockNumber() == last and self._after:
                self._say(painter, top + block.layout().boundingRect().height() + 4, self._after)

    def _say(self, painter: QPainter, top: float, folded: int) -> None:
        view = self._sheet.view
        painter.setFont(self._sheet.small)
        painter.setPen(QColor(self._sheet.muted))
        words = f"… {folded:,} paragraph{'s' * (folded != 1)}"
        room = QRectF(0, top, view.viewport().width(), self._height())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _height(self) -> float:
        return float(self._sheet.view.fontMetrics().height())
