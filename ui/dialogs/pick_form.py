"""Asks for one of many by a few letters of its name, or for a new one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from fieldnotes.domain.errors import UserError
from ui.dialogs.form import Form, answered
from ui.theme.theme import Theme

_ID = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Pick:
    """Something to choose: an id, its words, a name from ``ui/theme/icons.py``; an answer without id is a new name."""

    id: str
    words: str
    icon: str = ""


class PickForm(Form):
    """A line to type into and what it finds below.

    Args:
        theme: gives the icons.
        title: what is asked.
        verb: the word on the button.
        label: what is to be chosen.
        picks: from which; the order is kept.
        new: what a name that nothing bears yet would make ("New folder"); "" allows no new ones.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        verb: str,
        label: str,
        picks: Sequence[Pick],
        new: str = "",
        window: QWidget | None = None,
    ) -> None:
        super().__init__(title, verb, window)
        self._theme, self._picks, self._new = theme, picks, new
        self.line = self.add_line(label, "", "Type a few letters" if picks else "Type a name")
        self.line.setClearButtonEnabled(True)
        self.found = QListWidget(self)
        self.found.setAccessibleName(label)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.found.setMinimumHeight(theme.fonts.scaled(16))
        self.found.setIconSize(QSize(theme.fonts.scaled(1.2), theme.fonts.scaled(1.2)))
        self.lines.addRow("", self.found)
        self.line.textChanged.connect(self._look)
        self.found.itemDoubleClicked.connect(self.accept)
        self.found.currentItemChanged.connect(lambda: self.go_ahead.setEnabled(self.found.currentItem() is not None))
        self._look("")
        self.line.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go through the list while one types."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        by = steps.get(Qt.Key(event.key()), 0)
        if by and self.found.count():
            self.found.setCurrentRow((self.found.currentRow() + by) % self.found.count())
        else:
            super().keyPressEvent(event)

    def check(self) -> None:
        """Something must be chosen."""
        if self.found.currentItem() is None:
            raise UserError("Choose one from the list.")

    def answer(self) -> Pick:
        """What was chosen; a new one has no id."""
        ident = str(self.found.currentItem().data(_ID))
        known = next((pick for pick in self._picks if pick.id == ident), None)
        return known if known is not None and ident else Pick(ident, " ".join(self.line.text().split()))

    def _look(self, typed: str) -> None:
        self.found.clear()
        typed = " ".join(typed.split())
        words = typed.casefold().split()
        for pick in self._picks:
            if all(word in pick.words.casefold() for word in words):
                self._add(pick.words, pick.id, pick.icon)
        if self._new and typed and all(pick.words.casefold() != typed.casefold() for pick in self._picks):
            self._add(f"{self._new} “{typed}”", "", "add")
        self.found.setCurrentRow(0)
        self.go_ahead.setEnabled(self.found.count() > 0)

    def _add(self, words: str, ident: str, icon: str) -> None:
        item = QListWidgetItem(words, self.found)
        item.setData(_ID, ident)
        if icon:
            item.setIcon(self._theme.icon(icon))


def ask_pick(
    theme: Theme,
    title: str,
    verb: str,
    label: str,
    picks: Sequence[Pick],
    new: str = "",
    window: QWidget | None = None,
) -> Pick | None:
    """Ask for one of many; the choice, a Pick without id for a new name, or None when the person turned back."""
    form = PickForm(theme, title, verb, label, picks, new, window)
    return answered(form, form.answer)
