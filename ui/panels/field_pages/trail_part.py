"""The trail of somebody or something on its page: every presence, mention, turn and passage in the order of time."""

from collections.abc import Generator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fieldnotes.domain.edits import Span
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.trail import KINDS, Trail, TrailItem, TrailPoint
from ui.base.context import Context
from ui.base.keeping_up import KeepingUp, touches
from ui.base.tasks import Progress, Task
from ui.models.kept_words import NONE_WITHIN
from ui.models.trail_list import TrailDelegate, TrailList, TrailRow, trail_rows
from ui.widgets.bar_chart import Bar, BarChart
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipRow
from ui.widgets.full_list import FullList
from ui.widgets.page_area import PageArea
from ui.widgets.section_header import SectionHeader

FIRST = 40
"""Rows whose words are read before the page is shown; more come as one goes down it."""
_MORE = 80
AT_ONCE = 800
"""Up to how many rows a trail is read before the page is shown; a longer one follows in slices when it stands."""
READING = "Reading the notes …"
"""Said meanwhile."""
_LONGEST = 60
"""Years up to which those without anything are shown as well."""
_RELATED = ("note", "actor", "site", "phase", "event", "code")
_KIND_WORDS = {"present": "Present", "mention": "Mentioned", "turn": "Spoke", "passage": "Passage", "event": "Event"}
_WORDS = {
    "actor": _KIND_WORDS,
    "site": _KIND_WORDS | {"present": "Observed there"},
    "phase": _KIND_WORDS | {"present": "Note", "turn": "Turn", "mention": "Mention"},
}
"""What a kind is called on the page of a noun."""


class TrailPart(QWidget):
    """Reads itself, and keeps up with the project.

    Args:
        area: the page, which scrolls as a whole.
        subject: a person, group, place or phase.
        nothing: said where there is no trail.

    Signals:
        read: the Trail was read anew, as far as it lies in the time that lists keep to; ``outside`` does not.
    """

    read = Signal(object)

    def __init__(self, context: Context, area: PageArea, subject: Ref, nothing: str) -> None:
        super().__init__()
        self._context, self._area, self._subject = context, area, subject
        self.trail = Trail(())
        self._words_for_nothing = nothing
        self._task: Task | None = None
        self.outside = 0
        self._items: list[TrailItem] = []
        self._taken = 0
        self._year: str | None = None
        self._off: set[str] = set()
        self.head = SectionHeader(context.theme, "Trail")
        self.chips: dict[str, Chip] = {}
        self._chip_row = ChipRow(gap=6)
        self.chart = BarChart(context.theme, "places", 64)
        self.chart.picked.connect(self._pick_year)

        self._nothing = QLabel(nothing)
        self._nothing.setWordWrap(True)
        self._nothing.setProperty("role", "muted")
        self.model = TrailList(self)
        self.list = FullList("Trail through the notes")
        self.list.setModel(self.model)
        self.list.setItemDelegate(TrailDelegate(context.theme, self.list))
        self.list.opened.connect(self._open)
        self.list.reached.connect(partial(area.keep_in_sight, self.list))
        self._make_chips()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(area.column.spacing())
        for widget in (self.head, self._chip_row, self.chart, self._nothing, self.list):
            column.addWidget(widget)
        context.theme.changed.connect(self.list.viewport().update)
        area.verticalScrollBar().valueChanged.connect(self._scrolled)
        KeepingUp(self, context.bus, self.reload, touches(*_RELATED), navigation=context.navigation)
        self.reload()

    def reload(self) -> None:
        """Read the trail anew; as many rows as were shown are shown again, a long one's when all of it is read."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        trails = self._context.project.trails
        if not trails.longer_than(self._subject, AT_ONCE):
            self._take_trail(trails.of(self._subject))
            return
        self._task = self._context.tasks.slices(self._slices(), done=self._take_trail, failed=self._failed)
        self.destroyed.connect(self._task.cancel)
        if self.reading and not self._items:
            self._show(0)

    @property
    def reading(self) -> bool:
        """Whether the trail is still being read, so that what is shown is none yet, or the one before."""
        return self._task is not None and self._task.running

    def _slices(self) -> Generator[Progress, None, Trail]:
        reading = self._context.project.trails.reading(self._subject)
        while True:
            try:
                yield Progress(next(reading), 0)
            except StopIteration as end:
                trail: Trail = end.value
                return trail

    def _take_trail(self, trail: object) -> None:
        if isinstance(trail, Trail):
            self._task = None
            self.trail = trail.within(self._context.navigation.span)
            self.outside = len(trail) - len(self.trail)
            self._show(max(FIRST, len(self._items)))
            self.read.emit(self.trail)

    def _failed(self, error: UserError) -> None:
        """The file cannot be read any more: what was read before stays."""
        self._task = None
        self._nothing.setText(error.message)
        self._context.say(error.message)

    def extend(self) -> bool:
        """Show some more rows; False when there are none."""
        points = self.trail.chosen(self._kinds(), self._year, self._taken, self._taken + _MORE)
        if not points:
            return False
        self._take(points)
        return True

    def _show(self, count: int) -> None:
        """Show the trail from its beginning, so many rows of it."""
        kinds, years = self.trail.kinds(), self.trail.years(self._kinds())
        if self._year not in years:
            self._year = None
        self._taken, self._items = 0, []
        self._take(self.trail.chosen(self._kinds(), self._year, 0, count))
        total = sum(years.values()) if self._year is None else years[self._year]
        for kind, chip in self.chips.items():
            number = kinds.get(kind, 0)
            chip.setVisible(bool(number))
            chip.set_fact(f"{_WORDS[self._subject.noun][kind]} {number:,}")
            chip.setChecked(kind not in self._off)
        self._chip_row.setVisible(len(kinds) > 1)
        self.chart.show_bars(
            [Bar(year or "none", year or "?", number) for year, number in through(years)], self._marked()
        )
        self.chart.setVisible(len(years) > 1)
        self.head.set_count(total or None)
        if self.reading:
            self._nothing.setText(READING)
        else:
            self._nothing.setText(NONE_WITHIN if self.outside else self._words_for_nothing)
        self._nothing.setVisible(not kinds)
        self.list.setVisible(bool(self._items))

    def _take(self, points: Sequence[TrailPoint]) -> None:
        """Read the words of some more points and show them below the others."""
        self._taken += len(points)
        self._items += self._context.project.trails.items(points)
        years, noun = self.trail.years(self._kinds()), self._subject.noun
        self.model.set_rows(trail_rows(self._items, years, _WORDS[noun], noun == "actor"))

    def _kinds(self) -> list[str]:
        return [kind for kind in KINDS if kind not in self._off]

    def _make_chips(self) -> None:
        for kind in KINDS:
            chip = Chip(self._context.theme, _KIND_WORDS[kind])
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._toggle, kind))
            self.chips[kind] = chip
            self._chip_row.add(chip)

    def _toggle(self, kind: str) -> None:
        """A chip was pressed, which is checked or not by then."""
        self._off = self._off - {kind} if self.chips[kind].isChecked() else self._off | {kind}
        self._show(FIRST)

    def _pick_year(self, key: str) -> None:
        """Show one year, or, when it is shown already, all again."""
        year = "" if key == "none" else key
        self._year = None if self._year == year else year
        self._show(FIRST)

    def _marked(self) -> str:
        return "" if self._year is None else self._year or "none"

    def _scrolled(self, value: int) -> None:
        """More rows come before their end is reached."""
        if value > self._area.verticalScrollBar().maximum() - 2 * self._area.height():
            self.extend()

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if not isinstance(row, TrailRow):
            return
        point = row.item.point
        if not point.note:
            self._context.open(Ref("event", point.id))
        elif point.kind == "present":
            self._context.open(Ref("note", point.note))
        else:
            self._context.open(Ref("note", point.note), Span(point.start, point.end))


def through(years: Mapping[str, int]) -> list[tuple[str, int]]:
    """Years with their counts, those between them that have none too, undated ones ("") last."""
    known = sorted(int(year) for year in years if year)
    whole = range(known[0], known[-1] + 1) if known and known[-1] - known[0] < _LONGEST else known
    told = [(f"{year:04}", years.get(f"{year:04}", 0)) for year in whole]
    return [*told, *([("", years[""])] if "" in years else [])]
