"""A part of a page with a few things in lines: what, as what, when; small buttons behind, a longer text below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.press_label import PressLabel
from ui.widgets.section_header import SectionHeader

Run = Callable[[], object]
_LONG = 28
"""Letters of the first words above which they are broken."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Attributes:
        words: what stands first.
        detail: what stands beside it.
        when: from when to when.
        buttons: behind it: icon, words and what each does.
        open: what pressing the first words does; None if they lead nowhere.
        below: a longer text under it, "" for none.
        press: what pressing that text does; None if it leads nowhere.
    """

    words: str
    detail: str = ""
    when: str = ""
    buttons: tuple[tuple[str, str, Run], ...] = ()
    open: Run | None = None
    below: str = ""
    press: Run | None = None


class LineTable(QWidget):
    """Lines under a heading with their number, or a sentence that says what they are for.

    Args:
        words: the heading.
        hint: said while there are none.
        first: the role of the first words, which name the line ("strong") or what its detail is of ("muted").
    """

    def __init__(self, theme: Theme, words: str, hint: str, first: str = "strong") -> None:
        super().__init__()
        self._theme, self._first = theme, first
        self._widgets: list[QWidget] = []
        self.lines: tuple[Line, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(2)
        self.header = SectionHeader(theme, words)
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
        """Show other lines; the same ones are left as they are, with the keyboard on their buttons."""
        told = [_told(line) for line in lines]
        same = told == [_told(line) for line in self.lines]
        self.lines = tuple(lines)
        if same:
            return
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets = []
        for place in range(len(lines)):
            self._add(2 * place, place)
        self.header.set_count(len(lines) or None)
        self.hint.setVisible(not lines)

    def words(self) -> list[str]:
        """What the lines say, column by column, without what stands below them."""
        return [words for line in self.lines for words in (line.words, line.detail, line.when) if words]

    def presses(self) -> list[PressLabel]:
        """Everything that can be pressed, line by line: names that lead somewhere, texts below."""
        return [widget for widget in self._widgets if isinstance(widget, PressLabel)]

    def _add(self, row: int, place: int) -> None:
        line = self.lines[place]
        self._put(self._name(line, place), row, 0)
        self._put(_label(line.detail, wrap=True), row, 1)
        self._put(_label(line.when, "muted"), row, 2)
        if line.buttons:
            self._put(self._buttons(place), row, 3)
        if line.below:
            below = PressLabel(self._theme, line.below)
            below.setText(escape(line.below).replace("\n", "<br>"))
            below.setProperty("role", "muted")
            below.set_pressable(line.press is not None, "Open these words")
            if line.press is None:
                below.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            below.pressed.connect(lambda: self._run(self.lines[place].press))
            self._widgets.append(below)
            self._grid.addWidget(below, row + 1, int(self._first == "muted"), 1, 3)

    def _name(self, line: Line, place: int) -> QWidget:
        if line.open is None:
            return _label(line.words, self._first, len(line.words) > _LONG)
        name = PressLabel(self._theme, line.words)
        name.setText(escape(line.words))
        name.setWordWrap(len(line.words) > _LONG)
        name.setProperty("role", "link")
        name.set_pressable(True, f"Open {line.words}")
        name.pressed.connect(lambda: self._run(self.lines[place].open))
        return name

    def _put(self, widget: QWidget, row: int, column: int) -> None:
        self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
        self._widgets.append(widget)

    def _buttons(self, place: int) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (icon, words, _) in enumerate(self.lines[place].buttons):
            button = QToolButton()
            button.setIcon(self._theme.icon(icon, "faint"))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(lambda _=False, number=number: self._run(self.lines[place].buttons[number][2]))
            row.addWidget(button)
        return whole

    @staticmethod
    def _run(run: Run | None) -> None:
        if run is not None:
            run()


def _told(line: Line) -> tuple[object, ...]:
    """What is seen of a line."""
    seen = (line.words, line.detail, line.when, line.below, line.open is None, line.press is None)
    return (*seen, *(words for _, words, _ in line.buttons))


def _label(words: str, role: str = "", wrap: bool = False) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    return label
