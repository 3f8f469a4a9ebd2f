"""What the window asks of its parts: rooms in the side panel, pages in tabs, the inspector."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref
from ui.base.context import Context


class Page(QWidget):
    """What stands in a tab; views that open in tabs inherit from it.

    Signals:
        titleChanged: the tab's words changed; ``title()`` tells them.
        wordCountChanged: the number of words in the text on the page (int), for the status bar; -1 for none;
            or what ``count_note`` tells beside it.
        stateChanged: "saved", "saving" or a sentence that says what is wrong (str), for the status bar.
        gone: what the page shows no longer exists; the window closes the tab.
    """

    titleChanged = Signal()  # noqa: N815  # named as Qt names signals
    wordCountChanged = Signal(int)  # noqa: N815  # named as Qt names signals
    stateChanged = Signal(str)  # noqa: N815  # named as Qt names signals
    gone = Signal()

    def ref(self) -> Ref:
        """What the page shows; tabs are remembered and found by it."""
        raise NotImplementedError

    def title(self) -> str:
        """The words on the tab."""
        raise NotImplementedError

    def icon(self) -> str:
        """The name of the tab's icon in ``ui/theme/icons.py``."""
        raise NotImplementedError

    def word_count(self) -> int:
        """How many words the text on the page has; -1 when it has no text."""
        return -1

    def show_place(self, at: Span) -> None:
        """Bring a place of the text (code points) into view and select it; pages without text need not answer."""

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """What this page can do for the menus by name: find, replace, code, in_vivo, headnote; pages without text
        need not.
        """
        return {}

    def count_note(self) -> str:
        """What is to be told beside the number of words: how many are selected, or new in this session."""
        return ""

    def set_focus_mode(self, on: bool) -> None:
        """Nothing but this page is shown, or all is as usual again; pages that are not written in need not answer."""

    def arrive(self) -> None:
        """The page was brought to the front: take the keyboard, tell what is selected."""
        self.setFocus()

    def close_page(self) -> bool:
        """Save what is pending and let go; False keeps the tab open."""
        return True


class Pad(Protocol):
    """The tiny window for quick jottings."""

    def appear(self) -> None:
        """Come to the front with an empty jotting."""

    def close(self) -> bool:
        """Keep what is written and go; False when it cannot be kept."""


@dataclass(frozen=True, slots=True)
class Room:
    """A place in the rail: its words and icon, and how its side panel is made (once, when first entered)."""

    id: str
    words: str
    icon: str
    make: Callable[[Context], QWidget]


@dataclass(frozen=True, slots=True)
class PageKind:
    """How a page for a noun is made from a row's id (for "search", the id is the query)."""

    noun: str
    make: Callable[[Context, str], Page]


def page_of(noun: str, module: str) -> PageKind:
    """The page of a noun that a module's ``page_kind()`` tells of; the module is imported with the first of them."""
    return PageKind(noun, lambda context, ident: import_module(module).page_kind().make(context, ident))


def room_of(ident: str, words: str, icon: str, module: str) -> Room:
    """The room that a module's ``room()`` tells of; the module is imported when the room is first entered."""
    return Room(ident, words, icon, lambda context: import_module(module).room().make(context))


@dataclass(frozen=True, slots=True)
class House:
    """Everything that the window is furnished with; put together in ``ui/app.py``."""

    rooms: tuple[Room, ...]
    pages: tuple[PageKind, ...]
    inspector: Callable[[Context], QWidget] | None = None
    pad: Callable[[Context, QWidget], Pad] | None = None
