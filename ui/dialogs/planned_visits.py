"""Asks which of the visits that notes speak of shall be made."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QWidget

from ui.dialogs.form import Form, answered
from ui.theme.theme import Theme
from ui.widgets.tick_list import TickList


class PlannedVisitsForm(Form):
    """Ticks before visits; all are ticked at first.

    Args:
        rows: each in words, and whether the visit is known already and only its notes will be linked.
    """

    def __init__(self, rows: Sequence[tuple[str, bool]], theme: Theme, window: QWidget | None = None) -> None:
        super().__init__("Make visits from notes", "Make visits", window)
        self._rows = rows
        words = "Notes of the same days and place are taken to be of one visit. Diaries and documents are left out."
        told = QLabel(words, self)
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        self.lines.addRow(told)
        lines = [("link" if known else "add", words) for words, known in rows]
        self.ticks = TickList(theme, "Visits that would be made", lines, 420, self)
        self.list = self.ticks.list
        self.ticks.changed.connect(self._tell)
        self.lines.addRow(self.ticks)
        self.setMinimumWidth(620)
        self._tell()
        self.ticks.setFocus()

    def answer(self) -> list[int]:
        """Which rows are ticked."""
        return self.ticks.ticked()

    def _tell(self) -> None:
        ticked = self.answer()
        made = sum(not self._rows[number][1] for number in ticked)
        linked = len(ticked) - made
        parts = [f"{made:,} visit{'s' * (made != 1)} will be made"] if made or not linked else []
        parts += [f"notes linked to {linked:,} known already"] if linked else []
        self.ticks.tell(", ".join(parts) + ", as one step.")
        self.go_ahead.setEnabled(bool(ticked))


def ask_planned(rows: Sequence[tuple[str, bool]], theme: Theme, window: QWidget | None = None) -> list[int] | None:
    """Ask which visits shall be made, by their places in ``rows``; None when the person turned back."""
    form = PlannedVisitsForm(rows, theme, window)
    return answered(form, form.answer)
