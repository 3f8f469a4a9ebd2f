"""A text of plain words that is as high as its words need, for pages that scroll as a whole."""

import re

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from ui.theme.theme import Theme

_LINK = re.compile(r"\[\[[^\[\]\n]+\]\]")
_LEADING = 1.62
"""Height of a line in the face of notes, and in the frame's, as a share of the letters' size."""
_FRAME_LEADING = 1.4


class GrowText(QTextEdit):
    """Plain words in the frame's face, or in the face of notes. Positions are Qt's (UTF-16 units).

    Args:
        name: for screen readers.
        font: None takes the frame's.
        history: take back what is typed here by Ctrl+Z itself; without it Ctrl+Z is only told.

    Signals:
        pointed: where the person clicked with Ctrl held.
        taken_back: Ctrl+Z was pressed.
        done_again: Ctrl+Shift+Z was pressed.
        accepted: Ctrl+Enter was pressed.
        dismissed: Escape was pressed.
        left: the keyboard went elsewhere.
        cursor_at: where the cursor stands now, as a rectangle of this widget.
    """

    pointed = Signal(int)
    taken_back = Signal()
    done_again = Signal()
    accepted = Signal()
    dismissed = Signal()
    left = Signal()
    cursor_at = Signal(QRect)

    def __init__(
        self,
        theme: Theme,
        name: str,
        font: QFont | None = None,
        history: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._history = history
        self._least = 1
        self._leading = _FRAME_LEADING if font is None else _LEADING
        self.setProperty("role", "bare")
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        if font is not None:
            self.setFont(font)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._mark_links)
        self.cursorPositionChanged.connect(self._tell_cursor)
        theme.changed.connect(self._mark_links)
        self.set_text("")

    def text(self) -> str:
        """The words."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show other words; the cursor goes to their end."""
        self.setUndoRedoEnabled(False)
        self.setPlainText(text)
        self._lay_lines()
        self.setUndoRedoEnabled(self._history)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._fit()

    def set_face(self, font: QFont) -> None:
        """Write in another face or size."""
        self.setFont(font)
        self._lay_lines()
        self._fit()

    def _lay_lines(self) -> None:
        """Give every line the room that a reader's eye wants."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        leading = QTextBlockFormat()
        share = 100 * self._line() / self.fontMetrics().lineSpacing()
        leading.setLineHeight(max(share, 100), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._leading == _LEADING:
            leading.setBottomMargin(self.fontInfo().pixelSize() * 0.35)
        cursor.mergeBlockFormat(leading)

    def replace(self, start: int, end: int, words: str) -> None:
        """Put words in the place of a stretch; the cursor stays with the words it stood at."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)

    def set_least(self, lines: int) -> None:
        """Keep room for a number of lines when there are fewer."""
        self._least = lines
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the words."""
        return QSize(240, self._height())

    def minimumSizeHint(self) -> QSize:
        """It can be narrow; it is never lower than its words."""
        return QSize(60, self._height())

    def event(self, event: QEvent) -> bool:
        """Keep undo and Escape from the window's shortcuts while one writes here."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo, redo, Ctrl+Enter and Escape are told; everything else is writing."""
        if self._history and self._is_own(event):
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.taken_back.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.done_again.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        elif _is_enter(event) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accepted.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click with Ctrl is told."""
        super().mouseReleaseEvent(event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.pointed.emit(self.cursorForPosition(event.position().toPoint()).position())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard went elsewhere; a menu does not count."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Only words are pasted."""
        if source.hasText():
            self.insertPlainText(source.text())

    def link_at(self, position: int) -> str:
        """The name in the ``[[…]]`` around a position, or ""."""
        return next((name for start, end, name in self._links() if start <= position <= end), "")

    def _is_own(self, event: QKeyEvent) -> bool:
        keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        return any(event.matches(key) for key in keys)

    def _line(self) -> float:
        """The height of a line, in pixels."""
        return self.fontInfo().pixelSize() * self._leading

    def _height(self) -> int:
        margins = self.contentsMargins()
        height = max(self.document().size().height(), self._line() * self._least)
        return round(height) + margins.top() + margins.bottom() + 2

    def _fit(self) -> None:
        if self.height() != self._height() or self.maximumHeight() != self._height():
            self.setFixedHeight(self._height())

    def _tell_cursor(self) -> None:
        if self.hasFocus():
            self.cursor_at.emit(self.cursorRect())

    def _mark_links(self) -> None:
        """Show ``[[…]]`` in the colour of links."""
        marks = []
        for start, end, _ in self._links():
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            mark.format.setForeground(QColor(self._theme.tokens.accent))
            marks.append(mark)
        self.setExtraSelections(marks)

    def _links(self) -> list[tuple[int, int, str]]:
        """Where each ``[[…]]`` begins and ends, in Qt's units, and the name in it."""
        text, links = self.toPlainText(), []
        units = last = 0
        for found in _LINK.finditer(text):
            start = units + _units(text[last : found.start()])
            units = start + _units(found.group())
            last = found.end()
            links.append((start, units, found.group()[2:-2]))
        return links


def _units(words: str) -> int:
    """How long words are as Qt counts."""
    return len(words) + sum(character > "\uffff" for character in words)


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
