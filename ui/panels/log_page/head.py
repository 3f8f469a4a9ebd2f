"""Over the log: what it comes to, what it is narrowed to, and what can be done."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from fieldnotes.analysis.fieldwork import FieldLog, Narrowing
from fieldnotes.analysis.presence import Gap
from ui.models.search_words import counted
from ui.models.visit_list import totals
from ui.theme.theme import Theme
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipRow

SHOWN = (("", "All visits"), ("unwritten", "Visits without a note"), ("unseen", "Where something was not seen"))
OVERS = (7, 14, 30, 60, 90)

Choice = tuple[str, str]
"""A key and words."""


class LogHead(QWidget):
    """Shows; decides nothing.

    Signals:
        narrowed: a field of `Narrowing`, "shown" or "over", and the key chosen for it.
        span_dropped: the person wants lists and searches to see all of time again.
        visit_asked, absence_asked, making_asked, saving_asked: a button was pressed.
    """

    narrowed = Signal(str, str)
    span_dropped = Signal()
    visit_asked = Signal()
    absence_asked = Signal()
    making_asked = Signal()
    saving_asked = Signal()

    def __init__(self, theme: Theme, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.summary = QLabel("", self)
        self.summary.setProperty("role", "muted")
        self.summary.setWordWrap(True)
        self.loose = QPushButton("", self)
        self.loose.setProperty("role", "link")
        self.loose.setToolTip("See which visits they speak of, and make them")
        self.loose.clicked.connect(self.making_asked)
        self.loose.setEnabled(writable)
        self.chips: dict[str, Chip] = {}
        self._row = ChipRow(self)
        for field, icon in (
            ("site", "site"),
            ("person", "actor"),
            ("year", "date"),
            ("shown", "filter"),
            ("over", "time"),
        ):
            chip = self.chips[field] = Chip(theme, "", icon)
            chip.setPopupMode(Chip.ToolButtonPopupMode.InstantPopup)
            chip.setMenu(QMenu(chip))
            self._row.add(chip)
        self.span = Chip(theme, "", "close")
        self.span.setCheckable(True)
        self.span.setToolTip("Lists and searches keep to this time. Click to widen them again.")
        # A chip must not be changed while its own click lasts.
        self.span.clicked.connect(lambda: QTimer.singleShot(0, self, self.span_dropped.emit))
        self._row.add(self.span)
        self._lay_out(writable)

    def show_log(self, log: FieldLog, gaps: Sequence[Gap], days: int) -> None:
        """Tell what a log, as it is narrowed, comes to; ``days``: how many of them were field days."""
        stays = log.stays()
        parts = [counted(days, "field day"), totals(stays)]
        if gaps:
            longest = max(gap.days for gap in gaps)
            parts.append(f"{counted(len(gaps), 'gap')}, the longest of {counted(longest, 'day')}")
            bare = sum(not gap.absences for gap in gaps)
            parts += [f"{bare:,} without a reason"] if bare else []
        missing = len(log.without_note())
        parts += [f"{counted(missing, 'visit')} without a note"] if missing else []
        self.summary.setText(" · ".join(parts))
        self.loose.setText(f"{counted(len(log.loose), 'note')} without a visit")
        self.loose.setVisible(bool(log.loose))

    def show_choices(self, log: FieldLog, to: Narrowing, shown: str, over: int) -> None:
        """Show what the log is narrowed to, and what it can be narrowed to."""
        sites = sorted(((site.id, site.name) for site in log.sites.values()), key=lambda choice: choice[1])
        people = [(person.id, person.name) for person in log.people.values()]
        years = [(year, year) for year in log.years()]
        self._row.setVisible(bool(log.visits))
        self.summary.setVisible(bool(log.visits))
        self._fill("site", "Any place", sites, to.site)
        self._fill("person", "Anybody", people, to.person)
        self._fill("year", "All years", years, to.year)
        self._fill("shown", SHOWN[0][1], SHOWN[1:], shown)
        gaps = [(str(days), f"Gaps over {days} days") for days in OVERS]
        self._fill("over", "No gaps", gaps, str(over) if over else "")
        self.span.setVisible(to.span is not None)
        if to.span is not None:
            self.span.set_fact(f"Only {to.span.label()}", "close")
            self.span.setChecked(True)

    def _lay_out(self, writable: bool) -> None:
        title = QLabel("Fieldwork log", self)
        title.setProperty("role", "heading")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(title)
        buttons.addStretch(1)
        if writable:
            new = self._button("New visit…", "add", self.visit_asked.emit)
            new.setProperty("role", "primary")
            new.setToolTip("Enter a visit (Ctrl+Alt+V)")
            buttons.addWidget(self._button("Absence…", "absence", self.absence_asked.emit))
            buttons.addWidget(self._button("Save as a table…", "export", self.saving_asked.emit))
            buttons.addWidget(new)
        else:
            buttons.addWidget(self._button("Save as a table…", "export", self.saving_asked.emit))
        told = QHBoxLayout()
        told.setSpacing(10)
        told.addWidget(self.summary, 1)
        told.addWidget(self.loose, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 16, 28, 6)
        column.setSpacing(10)
        column.addLayout(buttons)
        column.addLayout(told)
        column.addWidget(self._row)

    def _button(self, words: str, icon: str, run: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        dye = "on_accent" if icon == "add" else "muted"
        button.setIcon(self._theme.icon(icon, dye))
        button.clicked.connect(lambda: run())
        return button

    def _fill(self, field: str, every: str, choices: Sequence[Choice], now: str) -> None:
        chip = self.chips[field]
        menu = chip.menu()
        menu.clear()
        words = every
        for key, name in (("", every), *choices):
            action = menu.addAction(name.replace("&", "&&"), partial(self._pick, field, key))
            action.setCheckable(True)
            action.setChecked(key == now)
            words = name if key == now else words
        icon = {"site": "site", "person": "actor", "year": "date", "shown": "filter", "over": "time"}[field]
        chip.set_fact(words, icon, empty=not now)

    def _pick(self, field: str, key: str, _: bool = False) -> None:
        self.narrowed.emit(field, key)
