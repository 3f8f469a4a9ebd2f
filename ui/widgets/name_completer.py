"""Offers names while one types ``[[`` in a text, and puts the one taken into it."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.grow_text import GrowText
from ui.widgets.name_card import Name, NameCard

_OPENING = re.compile(r"\[\[([^\[\]]{0,60})$")


class NameCompleter(QObject):
    """Watches one text.

    Args:
        text: where it is typed.
        page: over which the names float.
        suggest: what might be meant by the words typed since ``[[``, the likeliest first.
        new: what a name that nothing bears yet would be given to.

    Signals:
        named: a Name, after ``[[name]]`` was put into the text, with where that begins and ends (Qt's units).
    """

    named = Signal(object, int, int)

    def __init__(
        self, theme: Theme, text: GrowText, page: QWidget, suggest: Callable[[str], Sequence[Name]], new: str
    ) -> None:
        super().__init__(text)
        self._text = text
        self._suggest = suggest
        self._new = new
        self.card = NameCard(theme, text, page)
        self.card.taken.connect(self._take)
        text.textChanged.connect(self._look)
        text.cursorPositionChanged.connect(self._moved)

    def _look(self) -> None:
        words = self._typed()
        if words is None or self._text.isReadOnly() or not self._text.hasFocus():
            self.card.close_card()
        else:
            self.card.offer(self._suggest(words), words, self._new, self._line())

    def _moved(self) -> None:
        """The cursor may have left the name."""
        if self._typed() is None:
            self.card.close_card()

    def _line(self) -> QRectF:
        """The cursor's line, on the page."""
        origin = self._text.viewport().mapTo(self.card.page, QPoint(0, 0))
        return QRectF(self._text.cursorRect().translated(origin))

    def _typed(self) -> str | None:
        """The words after ``[[`` up to the cursor; None when nothing is being named."""
        cursor = self._text.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        found = _OPENING.search(cursor.selectedText())
        return found.group(1) if found else None

    def _take(self, name: Name) -> None:
        words = self._typed()
        self.card.close_card()
        if words is None:
            return
        cursor = self._text.textCursor()
        back = len(words) + 2 + sum(character > "\uffff" for character in words)
        cursor.setPosition(cursor.position() - back, QTextCursor.MoveMode.KeepAnchor)
        start = cursor.selectionStart()
        cursor.insertText(f"[[{name.name}]]")
        self._text.setTextCursor(cursor)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.named.emit(name, start, cursor.position())
