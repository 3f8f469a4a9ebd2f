"""The course of what was found through time, over the results: the chart with its choices and its legend."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from ui.models.course_scene import BARS, Chart
from ui.models.course_signs import MOST
from ui.models.courses import MEASURES, UNITS
from ui.panels.search_results.compare_line import CompareLine
from ui.panels.search_results.course_legend import Deed, Entry, Legend
from ui.theme.theme import Theme
from ui.widgets.card import Card
from ui.widgets.chip_row import ChipRow
from ui.widgets.segmented import Segmented
from ui.widgets.walked_chart import WalkedChart


class CourseCard(Card):
    """Shows; decides nothing.

    Signals:
        save_asked: the person wants the chart as a picture.
    """

    save_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.shown = Chart()
        self.measure = Segmented(MEASURES, "Count", self)
        self.unit = Segmented(UNITS, "By", self)
        self.compare = CompareLine(theme, self)
        self.chart = WalkedChart(theme, theme.fonts.scaled(9.5), self)
        self.ends = ChipRow(self, 14)
        self.menu = self._menu()
        self._lay_out()
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

    def show_ends(self, ends: Sequence[Deed]) -> None:
        """Show the first and the last use, and what has no date, each as a link."""
        self.ends.clear()
        for words, run in ends:
            link = QPushButton(words.replace("&", "&&"), self)
            link.setProperty("role", "link")
            link.setCursor(Qt.CursorShape.PointingHandCursor)
            link.setAccessibleName(words)
            link.setToolTip(words)
            link.setMinimumWidth(40)
            link.clicked.connect(run)
            self.ends.add(link)
        self.ends.setVisible(bool(ends))

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
        title = QLabel("Through time", self)
        title.setProperty("role", "strong")
        title.setMinimumHeight(self.measure.sizeHint().height())
        self.compare.setMinimumHeight(self.measure.sizeHint().height())
        known = ChipRow(self, 12)
        for widget in (title, self.measure, self.unit):
            known.add(widget)
        self.legend = Legend(self._theme, known, self.compare)
        heading = QHBoxLayout()
        heading.addWidget(known, 1)
        heading.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignTop)
        self.column.setSpacing(6)
        self.column.addLayout(heading)
        self.column.addWidget(self.chart)
        self.column.addWidget(self.ends)
