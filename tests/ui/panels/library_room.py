"""What the tests of the library share: a few notes, the room over them, what is listed in it."""

from PySide6.QtWidgets import QMenu

from ui.models.note_list import HeadRow
from ui.panels.library.panel import Library, room


def shown(library: Library) -> list[str]:
    return [note.title for note in library.shown()]


def lines(library: Library) -> list[str]:
    return [row.words if isinstance(row, HeadRow) else row.title for row in library.model.rows()]


def library_of(context, qtbot) -> Library:
    library = room().make(context)
    qtbot.addWidget(library)
    library.resize(280, 600)
    library.show()
    qtbot.waitExposed(library)
    return library


def go_to(library: Library, note: str) -> None:
    library.list.setFocus()
    library.list.setCurrentIndex(library.model.index_of(note))


def pick(menu: QMenu, *words: str) -> None:
    """Choose in a menu and the menus in it."""
    action = next(action for action in menu.actions() if action.text().split("\t")[0] == words[0])
    if len(words) > 1:
        pick(action.menu(), *words[1:])
    else:
        action.trigger()
