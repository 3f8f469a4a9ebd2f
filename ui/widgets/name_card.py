"""A card with names beside what is being written, of which one is taken without leaving the text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.choice_list import Choice, ChoiceList
from ui.widgets.floating import Floating

LEAST_WIDTH = 360
"""Pixels; more where letters are large."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name that can be taken: what bears it (None: something new), the name, a detail, an icon.

    ``kind`` of something new is what it would be, such as "person".
    """

    target: object
    name: str
    detail: str = ""
    icon: str = ""
    kind: str = ""


class NameCard(Floating):
    """Offers names; while it is shown, arrows, Enter, Tab and Escape of the text belong to it.

    Args:
        writing: the widget that has the keyboard.
        page: over which the card floats.

    Signals:
        taken: the Name that was chosen.
    """

    taken = Signal(object)

    def __init__(self, theme: Theme, writing: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self._writing = writing
        self._width = max(LEAST_WIDTH, theme.fonts.scaled(27))
        self.list = ChoiceList(theme, self)
        self.list.setAccessibleName("Names")
        self.list.taken.connect(self.taken)
        self.column.addWidget(self.list)
        writing.destroyed.connect(self.deleteLater)

    def offer(self, names: Sequence[Name], words: str, new: str | Mapping[str, str], line: QRectF) -> None:
        """Offer names beside a line of the page; at the end, a new one of the words typed, if nothing is called so.

        Args:
            words: what was typed.
            new: what something new of that name would be, such as "memo"; or several such words, each with its icon.
            line: in the page's coordinates.
        """
        choices = [Choice(name.name, name.detail, name, icon=name.icon) for name in names]
        wanted = " ".join(words.split())
        if wanted and not any(name.name.casefold() == wanted.casefold() for name in names):
            kinds = {new: "add"} if isinstance(new, str) else new
            choices += [
                Choice(f"New {kind} “{wanted}”", "", Name(None, wanted, kind=kind), icon=icon)
                for kind, icon in kinds.items()
            ]
        if not choices:
            self.close_card()
            return
        if self.isHidden():
            self._writing.installEventFilter(self)
        self.list.offer(choices)
        self.place(line, self._width)
        self.show()

    def close_card(self) -> None:
        """Offer nothing any more."""
        if not self.isHidden():
            self.hide()
            self._writing.removeEventFilter(self)

    def offered(self) -> list[str]:
        """What is offered now; nothing while the card is not shown."""
        return [] if self.isHidden() else self.list.offered()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep from the text what belongs to the list."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.close_card()
                return True
            return self.list.answers(event)
        if event.type() == QEvent.Type.FocusOut:
            self.close_card()
        return super().eventFilter(watched, event)
