"""Coding without leaving the text: select, type a few letters of a code, Enter; several in a row."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from fieldnotes.domain.codes import Code
from ui.theme.theme import Theme
from ui.widgets.choice_list import Choice, ChoiceList
from ui.widgets.floating import Floating

_WIDTH = 360

Offer = Callable[[], Sequence[tuple[Code, str, int]]]
"""The codes there are, each with the names above it ("risk › clinical") and how many passages it has."""


def ranked(codes: Sequence[tuple[Code, str, int]], words: str, recent: Sequence[str]) -> list[tuple[Code, str, int]]:
    """The codes that words may mean, the likeliest first: those used last, exact names, beginnings, parts of words."""
    wanted = words.casefold().split()

    def rank(entry: tuple[Code, str, int]) -> tuple[int, int, int, str]:
        code, _, count = entry
        name = code.name.casefold()
        nearness = 0 if name == " ".join(wanted) else 1 if name.startswith(" ".join(wanted)) else 2
        place = recent.index(code.id) if code.id in recent else len(recent)
        return (nearness if wanted else 0, place, -count, name)

    fitting = [
        entry for entry in codes if entry[0].status != "retired" and _fits(f"{entry[1]} {entry[0].name}", wanted)
    ]
    return sorted(fitting, key=rank)


def _fits(name: str, wanted: Sequence[str]) -> bool:
    parts = name.casefold().replace("›", " ").split()
    return all(any(part.startswith(word) or (len(word) > 2 and word in part) for part in parts) for word in wanted)


class CodePopup(Floating):
    """A line and a list beside the selected words.

    Signals:
        chosen: the id of a code.
        created: the name of a code that does not exist yet.
        in_vivo: the selected words shall be the code.
        closed: the person is done.
    """

    chosen = Signal(str)
    created = Signal(str)
    in_vivo = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget, offer: Offer) -> None:
        super().__init__(parent)
        self._offer = offer
        self._codes: Sequence[tuple[Code, str, int]] = ()
        self._recent: list[str] = []
        self._present: set[str] = set()
        self.line = QLineEdit(self)
        self.line.setPlaceholderText("Code these words…")
        self.line.setAccessibleName("Name of a code")
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._show)
        self.list = ChoiceList(theme, self)
        self.list.taken.connect(self._take)
        self._hint = QLabel("Enter codes · Esc ends", self)
        self._hint.setProperty("role", "muted")
        self._words = QPushButton("In vivo", self)
        self._words.setProperty("role", "link")
        self._words.setToolTip("Make a code of the selected words (Shift+Enter)")
        self._words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words.clicked.connect(self.in_vivo)
        row = QHBoxLayout()
        row.addWidget(self._hint, 1)
        row.addWidget(self._words)
        for widget in (self.line, self.list):
            self.column.addWidget(widget)
        self.column.addLayout(row)

    def hide_in_vivo(self) -> None:
        """Offer no code of the selected words: there are none."""
        self._words.hide()

    def begin(self, line: QRectF, present: Sequence[str]) -> None:
        """Open beside a line of the text; ``present`` are the ids of codes that lie on these words already."""
        self._codes = self._offer()
        self._present = set(present)
        self.line.clear()
        self._show("")
        self.place(line, _WIDTH)
        self.show()
        self.line.setFocus()

    def added(self, code: str) -> None:
        """A code was laid on the words: ready for the next."""
        self._present.add(code)
        self._recent = [code, *(one for one in self._recent if one != code)][:6]
        self._codes = self._offer()
        self.line.clear()
        self._show("")

    def end(self) -> None:
        """Close."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the line that belong to the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        if event.type() == QEvent.Type.FocusOut and not self.isAncestorOf(self.window().focusWidget() or self):
            self.end()
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.end()
            return True
        if enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.in_vivo.emit()
            return True
        if enter and not self.line.text().strip() and self._present and self.list.currentRow() <= 0:
            self.end()
            return True
        return self.list.answers(event)

    def _show(self, words: str) -> None:
        found = ranked(self._codes, words, self._recent)
        choices = [
            Choice(("✓ " if code.id in self._present else "") + code.name, path or str(count), code, code.colour)
            for code, path, count in found[:40]
        ]
        name = " ".join(words.split())
        if name and not any(code.name.casefold() == name.casefold() for code, _, _ in found):
            choices.append(Choice(f"New code “{name}”", "", name, icon="add"))
        self.list.offer(choices)
        self.adjustSize()

    def _take(self, value: object) -> None:
        if isinstance(value, Code):
            self.chosen.emit(value.id)
        elif isinstance(value, str):
            self.created.emit(value)


class SelectionBar(Floating):
    """A few actions beside words that were just selected with the mouse.

    Signals:
        wanted: the name of the action.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget, actions: Sequence[tuple[str, str, str]]) -> None:
        super().__init__(parent)
        row = QHBoxLayout()
        row.setSpacing(0)
        self.column.setContentsMargins(3, 3, 3, 3)
        self.column.addLayout(row)
        for name, words, tip in actions:
            button = QPushButton(words, self)
            button.setProperty("role", "quiet")
            button.setToolTip(tip)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, name=name: self.wanted.emit(name))
            row.addWidget(button)

    def add_row(self, tools: QWidget) -> None:
        """Put more to do under the actions."""
        self.column.addWidget(tools)

    def appear(self, line: QRectF) -> None:
        """Show above a line."""
        self.adjustSize()
        size = self.sizeHint()
        self.place(
            QRectF(line.left(), line.top() - size.height() - line.height() - 12, 1, line.height()),
            size.width(),
        )
        self.show()
