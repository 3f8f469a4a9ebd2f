"""Hours in the field as bars: through time, by place, by researcher."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from fieldnotes.analysis.fieldwork import FieldLog, Hours
from fieldnotes.text.stays import minutes_words
from ui.models.dates import MONTHS
from ui.theme.theme import Theme
from ui.widgets.bar_chart import Bar, BarChart
from ui.widgets.bar_rows import BarRow, BarRows
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.segmented import Segmented

_WAYS = (("time", "Through time"), ("site", "By place"), ("person", "By researcher"))
_MOST = 8
"""So many places are compared at most; the rest are summed up."""


class HoursCard(Card):
    """Shows hours; decides nothing.

    Signals:
        year_picked: a year; month_picked: a month, "2013-03".
        site_picked: the id of a place; person_picked: that of a researcher.
    """

    year_picked = Signal(str)
    month_picked = Signal(str)
    site_picked = Signal(str)
    person_picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        title = QLabel("Hours in the field", self)
        title.setProperty("role", "strong")
        self.unit = ElidedLabel("", self)
        self.unit.setProperty("role", "muted")
        self.ways = Segmented(_WAYS, "Hours", self)
        self.ways.chosen.connect(self._turn)
        self.chart = BarChart(theme, "hours", theme.fonts.scaled(6))
        self.chart.picked.connect(self._pick)
        self.rows = {"site": BarRows(theme, "Hours by place"), "person": BarRows(theme, "Hours by researcher")}
        self.rows["site"].picked.connect(self._pick_site)
        self.rows["person"].picked.connect(self._pick_person)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title)
        head.addWidget(self.unit, 1)
        head.addWidget(self.ways)
        self.column.setSpacing(8)
        self.column.addLayout(head)
        for shown in (self.chart, *self.rows.values()):
            self.column.addWidget(shown)
        self._turn("time")

    def show_hours(self, found: Hours, log: FieldLog, year: str) -> None:
        """Show hours; months of a year if one is given, else years."""
        self._show_course(found.by_month, year)
        sites = {ident: site.name for ident, site in log.sites.items()}
        people = {ident: person.name for ident, person in log.people.items()}
        self.rows["site"].show_rows(_bars(found.by_site, {"": "No place said"} | sites))
        self.rows["person"].show_rows(_bars(found.by_person, {"": "Nobody named"} | people))
        missing = f" · {found.unknown:,} visit{'s' * (found.unknown != 1)} without a length" if found.unknown else ""
        self.unit.set_words(f"{minutes_words(found.total)}{missing}")
        self.setVisible(bool(found.total))

    def _show_course(self, months: Mapping[str, int], year: str) -> None:
        counts = {key: minutes / 60 for key, minutes in months.items()}
        if year:
            keys = [f"{year}-{number:02}" for number in range(1, 13)]
            self.chart.show_bars([Bar(key, MONTHS[int(key[5:]) - 1], counts.get(key, 0)) for key in keys])
            return
        by_year: dict[str, float] = {}
        for month, count in counts.items():
            by_year[month[:4]] = by_year.get(month[:4], 0) + count
        known = sorted(map(int, by_year))
        span = range(known[0], known[-1] + 1) if known and known[-1] - known[0] < 120 else known
        self.chart.show_bars([Bar(f"{one:04}", f"{one:04}", by_year.get(f"{one:04}", 0)) for one in span])

    def _turn(self, way: str) -> None:
        self.chart.setVisible(way == "time")
        for key, rows in self.rows.items():
            rows.setVisible(way == key)

    def _pick(self, key: str) -> None:
        (self.month_picked if "-" in key else self.year_picked).emit(key)

    def _pick_site(self, key: str) -> None:
        if key and key != "rest":
            self.site_picked.emit(key)

    def _pick_person(self, key: str) -> None:
        if key:
            self.person_picked.emit(key)


def _bars(minutes: Mapping[str, int], names: Mapping[str, str]) -> list[BarRow]:
    ranked = sorted(minutes.items(), key=lambda entry: -entry[1])
    rows = [BarRow(key, names.get(key, "Somebody"), value, minutes_words(value)) for key, value in ranked[:_MOST]]
    rest = sum(value for _, value in ranked[_MOST:])
    return [*rows, BarRow("rest", "All others", rest, minutes_words(rest))] if rest else rows
