"""Asks which of the names found in a note shall become mentions."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from fieldnotes.domain.refs import Ref
from ui.dialogs.form import Form, answered
from ui.theme.theme import Theme
from ui.widgets.tick_list import TickList


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name found: whom it means, their name, as it is written in the note, how often, an icon."""

    ref: Ref
    name: str
    written: str
    count: int
    icon: str


class NameListForm(Form):
    """Ticks before names; all are ticked at first."""

    def __init__(self, rows: Sequence[NameRow], theme: Theme, window: QWidget | None = None) -> None:
        super().__init__("Mention all names in this note", "Mention", window)
        self._rows = rows
        self.ticks = TickList(theme, "Names found", [(row.icon, _line(row)) for row in rows], 360, self)
        self.list = self.ticks.list
        self.ticks.changed.connect(self._tell)
        self.lines.addRow(self.ticks)
        self._tell()
        self.ticks.setFocus()

    def answer(self) -> tuple[NameRow, ...]:
        """The rows that are ticked."""
        return tuple(self._rows[place] for place in self.ticks.ticked())

    def _tell(self) -> None:
        count = sum(row.count for row in self.answer())
        self.ticks.tell(f"{count:,} mention{'s' * (count != 1)} will be laid, as one step.")
        self.go_ahead.setEnabled(bool(count))


def _line(row: NameRow) -> str:
    """The name, how else it is written, and how often."""
    also = f", written “{row.written}”" if row.written.casefold() != row.name.casefold() else ""
    return f"{row.name}{also} · {row.count:,} place{'s' * (row.count != 1)}"


def ask_names(rows: Sequence[NameRow], theme: Theme, window: QWidget | None = None) -> tuple[NameRow, ...] | None:
    """Ask which names shall become mentions; None when the person turned back."""
    form = NameListForm(rows, theme, window)
    return answered(form, form.answer)
