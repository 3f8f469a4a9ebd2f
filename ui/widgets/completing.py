"""Completion of names in a line, its list drawn like every other."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView


def complete_names(line: QLineEdit, names: Iterable[str]) -> None:
    """Offer names that hold what is typed in a line, wherever in them it stands."""
    completer = QCompleter(list(names), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = QListView()
    popup.setProperty("role", "popup")
    completer.setPopup(popup)
    line.setCompleter(completer)
