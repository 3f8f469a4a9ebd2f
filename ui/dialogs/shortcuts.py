"""The list of keys, by menu."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.theme.theme import Theme

Keys = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""Groups with their lines: (group, [(words, keys)])."""


def show_keys(groups: Keys, theme: Theme, parent: QWidget | None = None) -> None:
    """Show the list until the person has seen enough."""
    ShortcutsDialog(groups, theme, parent).exec()


class ShortcutsDialog(QDialog):
    """Words at the left, keys at the right, a heading for each group."""

    def __init__(self, groups: Keys, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(16, 8, 24, 16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for group, lines in groups:
            row = grid.rowCount()
            grid.addWidget(_label(group.upper(), "section"), row, 0, 1, 2)
            grid.setRowMinimumHeight(row, theme.fonts.scaled(2.6))
            for words, keys in lines:
                row = grid.rowCount()
                grid.addWidget(_label(words, ""), row, 0)
                grid.addWidget(_label(keys, "key"), row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setRowStretch(grid.rowCount(), 1)
        scroll = QScrollArea(self)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside.setProperty("role", "inside")
        inside.setMinimumWidth(inside.sizeHint().width())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(scroll)
        column.addWidget(buttons)
        self.resize(theme.fonts.scaled(36), theme.fonts.scaled(44))


def _label(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label
