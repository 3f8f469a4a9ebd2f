"""Finding and replacing in the note that is open."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from fieldnotes.domain.edits import Edit
from fieldnotes.text.standoff import settle
from ui.theme.theme import Theme

_NARROWEST = 240


def places_of(text: str, words: str, exact: bool) -> list[tuple[int, int]]:
    """Where words stand in a text (code points), whatever the case unless ``exact``."""
    if not words:
        return []
    pattern = re.compile(re.escape(words), re.NOFLAG if exact else re.IGNORECASE)
    return [found.span() for found in pattern.finditer(text)]


def replacing(text: str, places: Sequence[tuple[int, int]], words: str) -> list[Edit]:
    """The edits that put words in place of others, in order, each counted in the text as the one before left it."""
    edits: list[Edit] = []
    moved = 0
    for start, end in places:
        edits.append(Edit(start + moved, text[start:end], words))
        moved += len(words) - (end - start)
    return [edit for edit in edits if edit.removed != edit.inserted]


class FindBar(QWidget):
    """A line for what to find, one for what to put in its place.

    Signals:
        found: list of places (start, end in code points), the index of the current one (-1 for none), and whether
            to go there.
        replaced: list[Edit] to carry out.
        closed: the person is done.
    """

    found = Signal(list, int, bool)
    replaced = Signal(list)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._places: list[tuple[int, int]] = []
        self._current = -1
        self._writable = True
        self.words = self._line("Find in this note")
        self.words.textChanged.connect(self._typed)
        self.other = self._line("Replace with")
        self.exact = QToolButton(self)
        self.exact.setText("Aa")
        self.exact.setCheckable(True)
        self.exact.setToolTip("Tell capitals from small letters")
        self.exact.toggled.connect(self._typed)
        self.count = QLabel(self)
        self.count.setProperty("role", "muted")
        self._one = self._button("Replace", self.replace_one)
        self._all = self._button("Replace all", self.replace_all)
        self._grid = grid = QGridLayout(self)
        grid.setHorizontalSpacing(6)
        grid.addWidget(self.words, 0, 0)
        grid.addLayout(self._row(theme), 0, 1)
        grid.addWidget(self.other, 1, 0)
        grid.addLayout(_side_by_side(self._one, self._all), 1, 1)
        grid.setColumnStretch(0, 1)
        self.setFocusProxy(self.words)
        self.hide()

    def set_margins(self, left: int, right: int) -> None:
        """Stand over the text: what stays free beside it, in pixels."""
        self._grid.setContentsMargins(left, 0, right, 8)

    def minimumSizeHint(self) -> QSize:
        """The margins beside the column give way when the page grows narrow."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def open(self, text: str, words: str, near: int, replace: bool, writable: bool = True) -> None:
        """Show the bar for a text; ``words`` are what is selected, ``near`` (code points) where to begin."""
        self._text, self._writable = text, writable
        for widget in (self.other, self._one, self._all):
            widget.setVisible(replace and writable)
        self.show()
        if words and "\n" not in words:
            self.words.setText(words)
        self.words.setFocus()
        self.words.selectAll()
        self.look(near)

    def follow(self, text: str) -> None:
        """The text changed: look again, staying near the same place."""
        self._text = text
        if self.isVisible():
            near = self._places[self._current][0] if self._current >= 0 else 0
            self._search(near)
            self._tell(select=False)

    def look(self, near: int | None = None) -> None:
        """Look for the words, from a place (code points) on."""
        if near is None:
            near = self._places[self._current][0] if 0 <= self._current < len(self._places) else 0
        self._search(near)
        self._tell()

    def step(self, by: int) -> None:
        """Go to the next place (1) or the one before (-1), round the ends."""
        if self._places:
            self._current = (self._current + by) % len(self._places)
            self._tell()

    def replace_one(self) -> None:
        """Replace the current place and go to the next."""
        if self._current < 0:
            return
        start, end = self._places[self._current]
        words = settle(self.other.text())
        self.replaced.emit(replacing(self._text, [(start, end)], words))
        self.look(start + len(words))

    def replace_all(self) -> None:
        """Replace every place."""
        if self._places:
            self.replaced.emit(replacing(self._text, self._places, settle(self.other.text())))
            self.look(0)

    def close_bar(self) -> None:
        """Hide the bar and what it found."""
        self.hide()
        self._places, self._current = [], -1
        self.found.emit([], -1, False)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back, Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.other.hasFocus():
                self.replace_one()
            else:
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        self.look()

    def _search(self, near: int) -> None:
        self._places = places_of(self._text, self.words.text(), self.exact.isChecked())
        after = (index for index, (start, _) in enumerate(self._places) if start >= near)
        self._current = next(after, 0 if self._places else -1)

    def _tell(self, select: bool = True) -> None:
        total = len(self._places)
        if not self.words.text():
            self.count.setText("")
        else:
            self.count.setText(f"{self._current + 1} of {total}" if total else "not found")
        wrong = bool(self.words.text()) and not total
        if self.words.property("wrong") != wrong:
            self.words.setProperty("wrong", wrong)
            self.words.style().unpolish(self.words)
            self.words.style().polish(self.words)
        self.found.emit(list(self._places), self._current, select)

    def _line(self, words: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(words)
        line.setAccessibleName(words)
        return line

    def _button(self, words: str, run: object) -> QPushButton:
        button = QPushButton(words, self)
        button.clicked.connect(run)
        return button

    def _row(self, theme: Theme) -> QHBoxLayout:
        tools = []
        for icon, words, by in (("up", "The one before (Shift+Enter)", -1), ("down", "The next (Enter)", 1)):
            tool = QToolButton(self)
            tool.setIcon(theme.icon(icon))
            tool.setToolTip(words)
            tool.setAccessibleName(words)
            tool.clicked.connect(lambda _=False, by=by: self.step(by))
            tools.append(tool)
        close = QToolButton(self)
        close.setIcon(theme.icon("close"))
        close.setToolTip("Close (Esc)")
        close.setAccessibleName("Close")
        close.clicked.connect(self.close_bar)
        return _side_by_side(self.exact, *tools, self.count, close)


def _side_by_side(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(4)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
