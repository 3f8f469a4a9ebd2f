"""Commands that say how a stretch is to be read, by one key each, and what may be shown alone."""

import sys

from fieldnotes.domain.notes import REGISTERS
from ui.base.context import Context
from ui.commands.command import Command
from ui.commands.texts import Deed, Front, deed_commands

CHORD = "Meta+Shift+" if sys.platform == "darwin" else "Alt+Shift+"
"""Held with a letter. On a Mac it is Control and Shift (Qt's "Meta"), because Option with a letter writes å, ø or ç."""

_LETTERS = {
    "description": "D",
    "commentary": "C",
    "aside": "A",
    "verbatim": "V",
    "near-verbatim": "N",
    "recalled": "R",
    "feeling": "F",
    "their feeling": "O",
    "method": "M",
    "theory": "T",
}

KEYS = {kind: CHORD + letter for kind, letter in _LETTERS.items()}
"""The key of each register; pressed again it takes the register off."""
NONE_KEY = f"{CHORD}X"
SHOW_KEY = f"{CHORD}S"


def deed_of(kind: str) -> str:
    """What a page calls the deed of marking words in a register."""
    return f"register.{kind.replace(' ', '_')}"


CLEAR, SHOW = "register.none", "register.show"

_ROWS: tuple[Deed, ...] = (
    *((deed_of(kind), f"Read as {kind}", "", KEYS[kind], "Register") for kind in REGISTERS),
    (CLEAR, "Read as none of these", "", NONE_KEY, "Register"),
    (SHOW, "Show only some registers or speakers…", "filter", SHOW_KEY, "Register"),
)


def commands(context: Context, front: Front) -> tuple[Command, ...]:
    """A command for each register of the selected words or the paragraph, and one to show only some of them."""
    return deed_commands(context, front, _ROWS)
