"""Commands on the text in front: finding in it, formatting and coding what is selected in it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol

from ui.base.context import Context
from ui.base.rooms import Page
from ui.commands.command import Command

FORMATS = (
    ("Bold", "bold", "Ctrl+B", "bold"),
    ("Italic", "italic", "Ctrl+I", "italic"),
    ("Underline", "underline", "Ctrl+U", "underline"),
    ("Strike through", "strike", "Ctrl+Shift+K", "strike"),
    ("Heading", "heading1", "Ctrl+Alt+1", "heading"),
    ("Smaller heading", "heading2", "Ctrl+Alt+2", ""),
    ("Smallest heading", "heading3", "Ctrl+Alt+3", ""),
    ("Bullets", "bullet", "Ctrl+Shift+8", "bullets"),
    ("Numbers", "numbered", "Ctrl+Shift+7", "numbered"),
    ("Quotation", "quote", "Ctrl+Shift+9", "passage"),
    ("Right to left", "rtl", "Ctrl+Shift+X", ""),
)
"""Formatting: words, kind of mark, key, icon."""

LINK_KEY = "Ctrl+L"
PLAIN_PASTE_KEY = "Ctrl+Shift+V"
FACT, FACT_KEY = "fact", "Ctrl+Shift+A"

Deed = tuple[str, str, str, str, str]

_COMMANDS: tuple[Deed, ...] = (
    *((kind, words, icon, key, "Format") for words, kind, key, icon in FORMATS),
    ("link", "Link the selected words…", "link", LINK_KEY, "Format"),
    ("paste_plain", "Paste as plain text", "", PLAIN_PASTE_KEY, "Edit"),
    ("find", "Find in this text…", "search", "Ctrl+F", "Edit"),
    ("replace", "Find and replace…", "", "Ctrl+H", "Edit"),
    ("course", "Show this word through time", "chart", "Ctrl+Shift+T", "Search"),
    ("prompts", "Remove unanswered prompts", "", "", "Note"),
    ("picture", "Insert picture or file…", "media", "Ctrl+Alt+P", "Edit"),
    ("code", "Code the selected words…", "codes", "Ctrl+Return", "Code"),
    ("headnote", "Add a headnote", "comment", "Ctrl+Shift+H", "Note"),
    (FACT, "Enter the selected words as a fact…", "fact", FACT_KEY, "People"),
    ("in_vivo", "Code the selected words in vivo", "", "Ctrl+Shift+Return", "Code"),
)
"""What a page may be able to do (a name of ``Page.deeds``), in what words, with which icon and key, in which menu."""


class Front(Protocol):
    """Whoever knows the page in front."""

    def page(self) -> Page | None:
        """The page in front."""


def commands(context: Context, front: Front) -> tuple[Command, ...]:
    """What can be done in the text in front; the text answers the keys itself while it has the keyboard."""
    return deed_commands(context, front, _COMMANDS)


def deed_commands(context: Context, front: Front, rows: Sequence[Deed]) -> tuple[Command, ...]:
    """Commands that the page in front carries out, if it can: its name, words, icon, key or "", menu."""

    def deeds() -> Mapping[str, Callable[[], object]]:
        page = front.page()
        return page.deeds() if page is not None else {}

    def can(name: str) -> bool:
        return name in deeds()

    def run(name: str) -> None:
        deed = deeds().get(name)
        if deed is None:
            context.say("Open a note first.")
        else:
            deed()

    return tuple(
        Command(
            id=f"text.{name}",
            words=words,
            icon=icon,
            keys=(key,) if key else (),
            group=group,
            when=partial(can, name),
            run=partial(run, name),
        )
        for name, words, icon, key, group in rows
    )
