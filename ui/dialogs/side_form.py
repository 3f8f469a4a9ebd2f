"""Asks for one of two sides that are compared: all that can be one, found by typing."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from ui.dialogs.palette import Entry, PaletteDialog
from ui.theme.theme import Theme


def ask_side(entries: Sequence[Entry], title: str, theme: Theme, parent: QWidget | None = None) -> str | None:
    """The value of the entry that was chosen; None if the person thought better of it."""
    dialog = PaletteDialog(entries, theme, parent)
    dialog.setWindowTitle(title)
    words = "A phase, a place, a person, a register, a code, a kind, a year"
    dialog.line.setPlaceholderText(words)
    dialog.line.setAccessibleName(title)
    dialog.list.setAccessibleName(title)
    return dialog.value if dialog.exec() == QDialog.DialogCode.Accepted else None
