"""The course of what was found through time, over the results: the chart with its choices and its legend."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from ui.models.course_scene import BARS, Chart
from ui.models.course_signs import MOST
from ui.models.courses import MEASURES, UNITS
from ui.panels.search_results.compare_line import CompareLine
from ui.panels.search_results.course_legend import Entry, Legend
from ui.theme.theme import Theme
from ui.widgets.card import Card
from ui.widgets.chip_row import ChipRow
from ui.widgets.segmented import Segmented
from ui.widgets.walked_chart import WalkedChart

_LEAST = 40
"""How high a page must be for the chart to stand open by itself, in the frame's sizes."""


class CourseCard(Card):
    """Shows; decides nothing. It folds in a low window, and where the person wishes it.

    Signals:
        save_asked: the person wants the chart as a picture.
        folded: whether the person wants only the heading to be seen.
    """

    save_asked = Signal()
    folded = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.shown = Chart()
        self.known = ChipRow(self, 10)
        self.measure = Segmented(MEASURES, "Count", self)
        self.unit = Segmented(UNITS, "By", self)
        self.compare = CompareLine(theme, self)
        self.chart = WalkedChart(theme, theme.fonts.scaled(9.5), self)
        self.ends = ChipRow(self, 14)
        self.menu = self._menu()
        self._low = self._wished = False
        self.fold = self._fold()
        self._lay_out()
        self._show_folded()
        self.hide()

    def show_legend(self, entries: Sequence[Entry]) -> None:
        """Show which courses there are; further ones can be compared until there are enough."""
        self.legend.show_entries(entries, len(self.shown.lines) > BARS)
        full = len(entries) >= MOST
        self.compare.chip.setEnabled(not full)
        self.compare.chip.setToolTip(
            f"Up to {MOST} can be laid over one another. Let one go first."
            if full
            else "Lay the course of another query over this one"
        )

    def show_ends(self, ends: Sequence[tuple[str, Callable[[], object], str]]) -> None:
        """Show the first and the last use, and what has no date, each as a link: its words, where to, and in full."""
        self.ends.clear()
        for words, run, whole in ends:
            link = QPushButton(words.replace("&", "&&"), self)
            link.setProperty("role", "link")
            link.setCursor(Qt.CursorShape.PointingHandCursor)
            link.setAccessibleName(whole)
            link.setToolTip(whole)
            link.clicked.connect(run)
            self.ends.add(link)
        self.ends.setVisible(bool(ends))

    def set_folded(self, folded: bool) -> None:
        """Show only the heading, or all."""
        self._wished = folded
        self._show_folded()

    def set_room(self, height: int) -> None:
        """Fold where a page is so low that the chart would leave the results no room."""
        self._low = height < self._theme.fonts.scaled(_LEAST)
        self._show_folded()

    def _fold(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "fold")
        button.setText("Through time")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(self._turn)
        return button

    def _turn(self) -> None:
        """The person's own wish goes before what the room suggests, until the room changes."""
        self._wished, self._low = self.chart.isVisibleTo(self), False
        self._show_folded()
        self.folded.emit(self._wished)

    def _show_folded(self) -> None:
        folded = self._low or self._wished
        self.fold.setIcon(self._theme.icon("right" if folded else "down", "faint"))
        self.fold.setAccessibleName("Through time, folded" if folded else "Through time, unfolded")
        self.fold.setToolTip("Show the chart" if folded else "Fold the chart away")
        self.legend.set_shown(not folded)
        for widget in (self.measure, self.unit, self.compare, self.menu, self.chart):
            widget.setVisible(not folded)

    def _menu(self) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(self._theme.icon("menu"))
        button.setIconSize(QSize(self._theme.fonts.scaled(1.15), self._theme.fonts.scaled(1.15)))
        button.setToolTip("More")
        button.setAccessibleName("More of the chart")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(button)
        menu.addAction("Save picture…", self.save_asked.emit)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _lay_out(self) -> None:
        self.fold.setMinimumHeight(self.measure.sizeHint().height())
        self.compare.setMinimumHeight(self.measure.sizeHint().height())
        for widget in (self.fold, self.measure, self.unit):
            self.known.add(widget)
        self.legend = Legend(self._theme, self.known, self.compare)
        heading = QHBoxLayout()
        heading.addWidget(self.known, 1)
        heading.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignTop)
        self.column.setSpacing(6)
        self.column.addLayout(heading)
        self.column.addWidget(self.chart)
        self.column.addWidget(self.ends)
