"""Things with their counts as a row of chips on a page; each leads to its own page."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fieldnotes.domain.tallies import Counted
from ui.base.context import Context
from ui.widgets.chip import Chip
from ui.widgets.chip_row import ChipRow
from ui.widgets.section_header import SectionHeader


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
