"""A part of a page with a few things in lines: columns of words, small buttons behind them, words to press below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.press_label import PressLabel
from ui.widgets.section_header import SectionHeader

Run = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Attributes:
        parts: what stands in its columns; the second is the one that is read first.
        buttons: behind it, icon, words and what each does.
        below: words under it that can be pressed, "" for none.
        press: what pressing them does.
    """

    parts: tuple[str, ...]
    buttons: tuple[tuple[str, str, Run], ...] = ()
    below: str = ""
    press: Run | None = None


class LineTable(QWidget):
    """Lines under a heading.

    Args:
        words: the heading.
        hint: what is said where there are no lines.
        wide: the column that takes the room left over.
    """

    def __init__(self, theme: Theme, words: str, hint: str, wide: int = 1) -> None:
        super().__init__()
        self._theme, self._wide = theme, wide
        self._lines: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(2)
        self.header = SectionHeader(theme, words)
        column.addWidget(self.header)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(wide, 1)
        column.addLayout(self._grid)
        self.hint = QLabel(hint)
        self.hint.setWordWrap(True)
        self.hint.setProperty("role", "muted")
        column.addWidget(self.hint)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        for old in self._lines:
            old.hide()
            old.deleteLater()
        self._lines = []
        row = 0
        for line in lines:
            self._add(row, line)
            row += 2 if line.below else 1
        self.header.set_count(len(lines) or None)
        self.hint.setVisible(not lines)

    def words(self) -> list[str]:
        """What the lines say, column by column."""
        shown = (line for line in self._lines if isinstance(line, QLabel) and not isinstance(line, PressLabel))
        return [label.text() for label in shown]

    def presses(self) -> list[PressLabel]:
        """The words that can be pressed, line by line."""
        return [line for line in self._lines if isinstance(line, PressLabel)]

    def _add(self, row: int, line: Line) -> None:
        for column, part in enumerate(line.parts):
            label = QLabel(part)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(column == self._wide)
            if column != self._wide:
                label.setProperty("role", "muted")
            self._put(label, row, column)
        if line.buttons:
            self._put(self._buttons(line), row, len(line.parts))
        if line.below:
            below = PressLabel(self._theme, line.below)
            below.setText(escape(line.below))
            below.setProperty("role", "muted")
            below.set_pressable(line.press is not None, "Open these words")
            if line.press is not None:
                below.pressed.connect(line.press)
            self._lines.append(below)
            self._grid.addWidget(below, row + 1, self._wide, 1, len(line.parts) - self._wide)

    def _put(self, widget: QWidget, row: int, column: int) -> None:
        self._grid.addWidget(widget, row, column)
        self._lines.append(widget)

    def _buttons(self, line: Line) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for icon, words, run in line.buttons:
            button = QToolButton()
            button.setIcon(self._theme.icon(icon, "faint"))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(lambda _=False, run=run: run())
            row.addWidget(button)
        return whole
