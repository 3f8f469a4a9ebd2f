"""The menus of the page: what can be done with the words under the mouse and with what is selected."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from fieldnotes.domain.notes import REGISTERS
from ui.commands.texts import FORMATS

Run = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a menu; without ``run`` it is a separator, with ``items`` a menu of its own."""

    words: str = ""
    run: Run | None = None
    keys: str = ""
    enabled: bool = True
    items: tuple["Item", ...] = ()


SEPARATOR = Item()


def format_items(toggle: Callable[[str], object]) -> tuple[Item, ...]:
    """The lines for formatting."""
    return tuple(Item(words, partial(toggle, kind), keys) for words, kind, keys, _ in FORMATS)


def register_items(mark: Callable[[str | None], object]) -> tuple[Item, ...]:
    """The lines for registers."""
    kinds = tuple(Item(kind.capitalize(), partial(mark, kind)) for kind in REGISTERS)
    return (*kinds, SEPARATOR, Item("None of these", partial(mark, None)))


def menu_of(items: Sequence[Item], parent: QWidget) -> QMenu:
    """A menu that goes away by itself when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _fill(menu, items)
    return menu


def _fill(menu: QMenu, items: Sequence[Item]) -> None:
    for item in items:
        if item.items:
            below = menu.addMenu(item.words)
            below.setEnabled(item.enabled)
            _fill(below, item.items)
        elif item.run is None:
            menu.addSeparator()
        else:
            words = f"{item.words}\t{item.keys}" if item.keys else item.words
            action = menu.addAction(words)
            action.setEnabled(item.enabled)
            action.triggered.connect(lambda _=False, run=item.run: run())
