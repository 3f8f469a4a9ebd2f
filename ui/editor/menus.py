"""The menus of the page: what can be done with the words under the mouse and with what is selected."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from fieldnotes.domain.notes import REGISTER_MEANINGS, REGISTERS
from ui.commands.catalogue import shown_key
from ui.commands.registers import KEYS, NONE_KEY
from ui.commands.texts import FORMATS

Run = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a menu; without ``run`` it is a separator, with ``items`` a menu of its own.

    ``checked`` None is a line without a tick; ``tip`` says more when the mouse rests on it.
    """

    words: str = ""
    run: Run | None = None
    keys: str = ""
    enabled: bool = True
    items: tuple["Item", ...] = ()
    checked: bool | None = None
    tip: str = ""


SEPARATOR = Item()


def format_items(toggle: Callable[[str], object]) -> tuple[Item, ...]:
    """The lines for formatting."""
    return tuple(Item(words, partial(toggle, kind), keys) for words, kind, keys, _ in FORMATS)


def register_items(mark: Callable[[str | None], object], here: Collection[str] = ()) -> tuple[Item, ...]:
    """The lines for registers, those of the place ticked."""
    kinds = tuple(
        Item(
            kind.capitalize(),
            partial(mark, kind),
            shown_key(KEYS[kind]),
            checked=kind in here,
            tip=REGISTER_MEANINGS[kind],
        )
        for kind in REGISTERS
    )
    return (*kinds, SEPARATOR, Item("None of these", partial(mark, None), shown_key(NONE_KEY)))


def menu_of(items: Sequence[Item], parent: QWidget) -> QMenu:
    """A menu that goes away by itself when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setToolTipsVisible(True)
    _fill(menu, items)
    return menu


def _fill(menu: QMenu, items: Sequence[Item]) -> None:
    for item in items:
        if item.items:
            below = menu.addMenu(item.words)
            below.setToolTipsVisible(True)
            below.setEnabled(item.enabled)
            _fill(below, item.items)
        elif item.run is None:
            menu.addSeparator()
        else:
            words = f"{item.words}\t{item.keys}" if item.keys else item.words
            action = menu.addAction(words)
            action.setEnabled(item.enabled)
            action.setToolTip(item.tip)
            if item.checked is not None:
                action.setCheckable(True)
                action.setChecked(item.checked)
            action.triggered.connect(lambda _=False, run=item.run: run())
