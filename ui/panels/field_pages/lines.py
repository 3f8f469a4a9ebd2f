"""A table of lines on a page: what, as what, when, a longer text below; each can be opened, changed and removed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from ui.base.context import Context
from ui.base.undoing import attempt
from ui.widgets.section_header import SectionHeader

Deed = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Attributes:
        words: what stands first.
        detail: what stands beside it.
        when: from when to when.
        text: a longer text below it, or "".
        ref: what the words lead to, if they do.
        change, remove: what its buttons do.
    """

    words: str
    detail: str
    when: str
    change: Deed
    remove: Deed
    text: str = ""
    ref: Ref | None = None


class LineTable(QWidget):
    """A heading with their number, the lines, or a sentence that says what they are for.

    Args:
        words: the heading.
        hint: said while there are none.
        new: the words of the button that adds one.
        add: what that button does.
    """

    def __init__(self, context: Context, words: str, hint: str, new: str, add: Deed) -> None:
        super().__init__()
        self._context = context
        self._writable = not context.session.readonly
        self._widgets: list[QWidget] = []
        self.lines: tuple[Line, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(2)
        self.header = SectionHeader(context.theme, words)
        if self._writable:
            self.header.add_action("add", new, partial(attempt, context, add))
        column.addWidget(self.header)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        self.hint = QLabel(hint)
        self.hint.setWordWrap(True)
        self.hint.setProperty("role", "muted")
        column.addWidget(self.hint)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.lines = tuple(lines)
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets = []
        for place, line in enumerate(lines):
            self._add(2 * place, line)
        self.header.set_count(len(lines) or None)
        self.hint.setVisible(not lines)

    def _add(self, place: int, line: Line) -> None:
        self._put(self._first(line), place, 0)
        self._put(_label(line.detail, wrap=True), place, 1)
        self._put(_label(line.when, muted=True), place, 2)
        if self._writable:
            self._put(self._buttons(line), place, 3)
        if line.text:
            text = _label(line.text, muted=True, wrap=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setContentsMargins(0, 0, 0, 10)
            self._grid.addWidget(text, place + 1, 0, 1, 3)
            self._widgets.append(text)

    def _first(self, line: Line) -> QWidget:
        if line.ref is None:
            label = _label(line.words, wrap=len(line.words) > 40)
            label.setProperty("role", "strong")
            return label
        button = QPushButton(line.words.replace("&", "&&"))
        button.setProperty("role", "link")
        button.setAccessibleName(line.words)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(partial(self._context.open, line.ref))
        return button

    def _put(self, widget: QWidget, place: int, column: int) -> None:
        left = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag(0)
        self._grid.addWidget(widget, place, column, Qt.AlignmentFlag.AlignVCenter | left)
        self._widgets.append(widget)

    def _buttons(self, line: Line) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for icon, verb, deed in (("edit", "Change", line.change), ("close", "Remove", line.remove)):
            button = QToolButton()
            button.setIcon(self._context.theme.icon(icon, "faint"))
            words = f"{verb} {line.words}" + (f", {line.detail}" if line.detail else "")
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(partial(self._do, deed))
            row.addWidget(button)
        return whole

    def _do(self, deed: Deed, checked: bool = False) -> None:  # noqa: ARG002  # a button tells whether it is checked
        attempt(self._context, deed)


def edges_words(start: str | None, end: str | None) -> str:
    """From–to (partial ISO, None is open) in words; "" when it always is."""
    first = When.of(start).label() if start else ""
    last = When.of(end).label() if end else ""
    if first and last:
        return f"{first} – {last}" if first != last else first
    return f"since {first}" if first else f"until {last}" if last else ""


def _label(words: str, muted: bool = False, wrap: bool = False) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if muted:
        label.setProperty("role", "muted")
    return label
