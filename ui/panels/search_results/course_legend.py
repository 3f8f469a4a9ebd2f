"""Which courses the chart shows: each with its sign, what is known of it, and a way to let it go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from fieldnotes.export.shapes import Shape, Trace
from ui.base.painting import Letters, paint
from ui.models.course_signs import Look, colour_of, sign_at
from ui.theme.theme import Theme
from ui.widgets.chip_row import ChipRow

_LONGEST = 18
"""How wide the words of a query are at most, in the frame's sizes."""

Deed = tuple[str, Callable[[], object]]
"""What can be done with a course: its words, and how."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One course in the legend.

    Attributes:
        said: how much there is of it, or why it could not be found.
        deeds: what its menu offers; drop: lets it go, None for the query of the page.
        refused: whether ``said`` is an error.
    """

    name: str
    said: str
    look: Look
    deeds: Sequence[Deed]
    drop: Callable[[], object] | None = None
    refused: bool = False


class Swatch(QWidget):
    """The sign of a course, on a piece of its line where lines are drawn."""

    def __init__(self, theme: Theme, look: Look, lined: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._look, self._lined = theme, look, lined
        self._letters = Letters(theme)
        self.setFixedSize(QSize(theme.fonts.scaled(2.2 if lined else 1.1), theme.fonts.scaled(1.2)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint line and sign."""
        colour = colour_of(self._look, self._theme.tokens)
        middle = self.height() / 2
        shapes: list[Shape] = []
        if self._lined:
            shapes.append(Trace(((1, middle), (self.width() - 1, middle)), colour, 1.8, self._look.dashes))
        shapes.append(sign_at(self._look, self.width() / 2, middle, 3.8, colour))
        painter = QPainter(self)
        paint(painter, shapes, self._letters)
        painter.end()


class Legend(QObject):
    """Puts courses into a row that wraps, between what stands there already and what is to stand last.

    Args:
        row: where they are put.
        last: stays the last in the row.
    """

    def __init__(self, theme: Theme, row: ChipRow, last: QWidget) -> None:
        super().__init__(row)
        self._theme, self._row, self._last = theme, row, last
        self._shown: list[QWidget] = []
        self._open = True
        self._height = max((widget.sizeHint().height() for widget in row.widgets()), default=0)
        self.entries: dict[str, tuple[QToolButton, QToolButton | None]] = {}
        row.add(last)

    def show_entries(self, entries: Sequence[Entry], lined: bool) -> None:
        """Show other courses; ``lined`` where the chart draws them as lines."""
        for gone in self._shown:
            self._row.remove(gone)
            gone.hide()
            gone.deleteLater()
        self.entries = {}
        self._shown = [self._made(entry, lined) for entry in entries]
        self._row.remove(self._last)
        for widget in (*self._shown, self._last):
            self._row.add(widget)
        self.set_shown(self._open)

    def set_shown(self, shown: bool) -> None:
        """Let the courses be seen, or not."""
        self._open = shown
        for widget in self._shown:
            widget.setVisible(shown)

    def _made(self, entry: Entry, lined: bool) -> QWidget:
        whole = QWidget(self._row)
        whole.setMinimumHeight(self._height)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(Swatch(self._theme, entry.look, lined, whole))
        name = QToolButton(whole)
        room = self._theme.fonts.scaled(_LONGEST)
        words = name.fontMetrics().elidedText(entry.name, Qt.TextElideMode.ElideRight, room)
        name.setText(f"{words} — not found out".replace("&", "&&") if entry.refused else words.replace("&", "&&"))
        name.setToolTip(f"{entry.name}\n{entry.said}")
        name.setAccessibleName(f"{entry.name}: {entry.said}")
        name.setMenu(self._menu(entry, name))
        name.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        name.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row.addWidget(name)
        drop = self._drop(entry, whole) if entry.drop is not None else None
        if drop is not None:
            row.addWidget(drop)
        self.entries[entry.name] = name, drop
        return whole

    def _menu(self, entry: Entry, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        menu.addAction(entry.said.replace("&", "&&")).setEnabled(False)
        for words, run in entry.deeds:
            menu.addAction(words.replace("&", "&&"), run)
        return menu

    def _drop(self, entry: Entry, parent: QWidget) -> QToolButton:
        button = QToolButton(parent)
        button.setIcon(self._theme.icon("close"))
        button.setIconSize(QSize(self._theme.fonts.scaled(0.8), self._theme.fonts.scaled(0.8)))
        button.setToolTip("Compare it no longer")
        button.setAccessibleName(f"Compare {entry.name} no longer")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: entry.drop() if entry.drop is not None else None)
        return button
