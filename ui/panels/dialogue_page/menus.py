"""What can be done with a turn, a prompt or a round, as menus."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from ui.base.context import Context

Line = tuple[str, str, str]
"""Words, icon, and the name of the deed."""

TURN: Sequence[Line] = (
    ("Edit\tEnter", "edit", "open"),
    ("Code these words…\tC", "code", "code"),
    ("Answers…\tA", "turn", "answers"),
    ("Prompt and round…\tP", "ask", "place"),
    ("Shows a position…\tS", "passage", "show"),
    ("Spoken", "interview", "spoken"),
    ("Written", "written", "written"),
    ("Date…", "date", "date"),
    ("Show in the text", "open", "text"),
    ("Delete\tDel", "delete", "delete"),
)
PROMPT: Sequence[Line] = (
    ("Change…", "edit", "change"),
    ("Move up", "up", "up"),
    ("Move down", "down", "down"),
    ("Issue that it raises…", "split", "issue"),
    ("Delete", "delete", "delete"),
)
LOOSE: Sequence[Line] = (("Put all under a prompt…", "ask", "place"),)
ROUND: Sequence[Line] = (("Change…", "edit", "change"), ("Delete", "delete", "delete"))
_READING = ("text",)
"""Deeds that change nothing."""


def show_menu(context: Context, lines: Sequence[Line], page: QWidget, do: Callable[[str], object], at: QPoint) -> QMenu:
    """Open a menu at a place of the screen; ``do`` is given the name of the deed chosen."""
    menu = QMenu(page)
    for words, icon, deed in lines:
        action = menu.addAction(context.theme.icon(icon), words, partial(do, deed))
        action.setEnabled(deed in _READING or not context.session.readonly)
    menu.popup(at)
    return menu
