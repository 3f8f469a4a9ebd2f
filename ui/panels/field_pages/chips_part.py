"""Things with their counts as a row of chips on a page; each leads to its own page."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.tallies import Counted
from ui.base.context import Context
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipRow
from ui.widgets.section_header import SectionHeader

SLICE = 300
"""Of how many notes is counted in one go: a few milliseconds."""


class ChipsPart(QWidget):
    """A heading and the chips, or a sentence where there are none.

    Args:
        words: the heading.
        nothing: said where there are none; "" hides the whole part then.
        counted: what the counts count, in the plural, for tooltips; "" shows no counts.
    """

    def __init__(self, context: Context, words: str, nothing: str = "", counted: str = "") -> None:
        super().__init__()
        self._context, self._counted = context, counted
        self.header = SectionHeader(context.theme, words)
        self.row = ChipRow(gap=6)
        self._nothing = QLabel(nothing)
        self._nothing.setWordWrap(True)
        self._nothing.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        for widget in (self.header, self.row, self._nothing):
            column.addWidget(widget)

    def show_chips(self, found: Sequence[Counted], icon: str) -> None:
        """Show these, each with an icon (a name from ``ui/theme/icons.py``); groups have their own."""
        self.row.clear()
        for each in found:
            chip = Chip(self._context.theme, self._words(each), "actors" if each.kind == "group" else icon)
            chip.clicked.connect(partial(self._open, each))
            if self._counted and each.count:
                unit = self._counted if each.count != 1 else self._counted.removesuffix("s")
                chip.setToolTip(f"{each.name}: {each.count:,} {unit}")
            self.row.add(chip)
        self.row.setVisible(bool(found))
        self._nothing.setVisible(not found and bool(self._nothing.text()))
        self.setVisible(bool(found) or bool(self._nothing.text()))
        self.header.set_count(len(found) or None)

    def words(self) -> list[str]:
        """What the chips say."""
        return [chip.accessibleName() for chip in self.row.widgets()]

    def _words(self, each: Counted) -> str:
        return f"{each.name} · {each.count:,}" if self._counted and each.count else each.name

    def _open(self, each: Counted, checked: bool = False) -> None:  # noqa: ARG002  # a button tells whether it is checked
        self._context.open(each.ref)


class CountingPart(ChipsPart):
    """Counts what there is in some notes, a few at a time so that nothing is held up, and shows what there is most of.

    Args:
        count: what there is in some notes (ids).
        icon: of the chips.
        limit: how many are shown at the most.
    """

    def __init__(
        self,
        context: Context,
        words: str,
        counted: str,
        count: Callable[[Sequence[str]], Sequence[Counted]],
        icon: str,
        limit: int = 12,
    ) -> None:
        super().__init__(context, words, counted=counted)
        self._count, self._icon, self._limit = count, icon, limit
        self._waiting: list[str] = []
        self._found: dict[Ref, Counted] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._count_some)
        self.show_chips((), icon)

    def count(self, notes: Sequence[str]) -> None:
        """Count anew over other notes (ids)."""
        self._waiting, self._found = list(notes), {}
        self._count_some()
        if self._waiting:
            self._timer.start()

    def _count_some(self) -> None:
        some, self._waiting = self._waiting[:SLICE], self._waiting[SLICE:]
        for each in self._count(some):
            known = self._found.get(each.ref)
            self._found[each.ref] = replace(each, count=each.count + known.count) if known is not None else each
        if not self._waiting:
            self._timer.stop()
            most = sorted(self._found.values(), key=lambda each: (-each.count, each.name))
            self.show_chips(most[: self._limit], self._icon)
