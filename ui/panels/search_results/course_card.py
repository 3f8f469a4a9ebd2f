"""The course of what was found through time, over the results."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from fieldnotes.domain.searches import Scope
from ui.theme.theme import Theme
from ui.widgets.bar_chart import BarChart
from ui.widgets.card import Card


class CourseCard(Card):
    """Notes a year; hidden where there is only one.

    Signals:
        picked: a year.
    """

    picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.chart = BarChart(theme, "notes", theme.fonts.scaled(7.2))
        self.chart.picked.connect(self.picked)
        self.unit = QLabel("notes a year", self)
        self.unit.setProperty("role", "muted")
        title = QLabel("Through time", self)
        title.setProperty("role", "strong")
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(title)
        heading.addWidget(self.unit)
        heading.addStretch(1)
        self.column.setSpacing(8)
        self.column.addLayout(heading)
        self.column.addWidget(self.chart)
        self.hide()

    def show_years(self, counts: Mapping[str, int], scope: Scope) -> None:
        """Show how many notes begin in each year; the year it is narrowed to stands out."""
        years = scope.chosen("year")
        self.chart.show_counts(dict(counts), years[0] if len(years) == 1 else "")
        self.setVisible(sum(bool(year) for year in counts) > 1 or bool(years) or scope.dated)
        undated = counts.get("", 0)
        self.unit.setText("notes a year" + (f" · {undated:,} undated" if undated else ""))
