"""Offers names while one types ``[[`` in a text, and puts the one taken into it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCompleter, QListView

from ui.widgets.grow_text import GrowText

_OPENING = re.compile(r"\[\[([^\[\]]{0,60})$")


@dataclass(frozen=True, slots=True)
class Offer:
    """A name that can be taken: the name, what more is said of it, and what it stands for."""

    name: str
    detail: str
    value: object

    def words(self) -> str:
        """The line in the list."""
        return f"{self.name}   ·   {self.detail}" if self.detail else self.name


class NameCompleter(QObject):
    """Watches one text.

    Args:
        text: where it is typed.
        suggest: what might be meant by the words typed since ``[[``, the likeliest first.

    Signals:
        named: an Offer, after ``[[name]]`` was put into the text, with where that begins and ends (Qt's units).
    """

    named = Signal(object, int, int)

    def __init__(self, text: GrowText, suggest: Callable[[str], Sequence[Offer]]) -> None:
        super().__init__(text)
        self._text = text
        self._suggest = suggest
        self._offers: list[Offer] = []
        self._lines = QStringListModel(self)
        self._completer = QCompleter(self._lines, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(text)
        self._completer.setMaxVisibleItems(9)
        self.popup = QListView()
        self.popup.setAccessibleName("Names")
        self.popup.setProperty("role", "popup")
        self.popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._completer.setPopup(self.popup)
        self._completer.activated.connect(self._take)
        text.yield_keys(self.popup.isVisible)
        text.textChanged.connect(self._look)

    def offered(self) -> list[str]:
        """The names offered now; none while the list is not shown."""
        return [offer.name for offer in self._offers] if self.popup.isVisible() else []

    def _look(self) -> None:
        words = self._typed()
        if words is None or self._text.isReadOnly() or not self._text.hasFocus():
            self.popup.hide()
            return
        self._offers = list(self._suggest(words))
        if not self._offers:
            self.popup.hide()
            return
        self._lines.setStringList([offer.words() for offer in self._offers])
        place = self._text.cursorRect()
        place.setWidth(min(420, max(280, self._text.width() // 2)))
        self._completer.complete(place)
        self.popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _typed(self) -> str | None:
        """The words after ``[[`` up to the cursor; None when nothing is being named."""
        cursor = self._text.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        found = _OPENING.search(cursor.selectedText())
        return found.group(1) if found else None

    def _take(self) -> None:
        words, row = self._typed(), self.popup.currentIndex().row()
        if words is None or not 0 <= row < len(self._offers):
            return
        offer = self._offers[row]
        cursor = self._text.textCursor()
        back = len(words) + 2 + sum(character > "\uffff" for character in words)
        cursor.setPosition(cursor.position() - back, QTextCursor.MoveMode.KeepAnchor)
        start = cursor.selectionStart()
        cursor.insertText(f"[[{offer.name}]]")
        self._text.setTextCursor(cursor)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.named.emit(offer, start, cursor.position())
