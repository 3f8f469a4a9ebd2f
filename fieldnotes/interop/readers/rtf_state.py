"""What holds at one place of an RTF file: formats, paragraph, where words go; each group has its own."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field

from fieldnotes.interop.readers.docx_looks import block_of
from fieldnotes.interop.readers.page import Format

NOWHERE: list[str] = []
"""Where words go that are not read."""


@dataclass
class Style:
    """A style: its name in pieces, its level in the outline, the formats it brings."""

    name: list[str] = field(default_factory=list)
    number: int = 0
    outline: int | None = None
    kinds: frozenset[str] = frozenset()
    is_paragraph: bool = True

    @property
    def title(self) -> str:
        """Its name as people read it."""
        return "".join(self.name).split(";")[0].split(",")[0].strip()

    @property
    def block(self) -> str:
        """The block it makes, "" for none."""
        return block_of(self.title.lower(), str(self.outline) if self.outline is not None else None)


@dataclass
class Field:
    """A field: the words of its instruction, and the address it links to."""

    instruction: list[str] = field(default_factory=list)
    link: str = ""


@dataclass
class State:
    """All that a group may change; a copy of it is what the group within begins with.

    Attributes:
        sink: None where words go to the page, else the list they are put into.
        place: the destination whose control words have a meaning of their own here, or "".
        meant: where the words of a part that is passed over would have gone.
        closing: what to do when this group ends.
        uc: how many bytes stand for a character given by its number.
    """

    sink: list[str] | None = None
    place: str = ""
    meant: list[str] | None = None
    closing: Callable[[], None] | None = None
    starred: bool = False
    uc: int = 1
    font: int = -1
    kinds: frozenset[str] = frozenset()
    hidden: bool = False
    deleted: bool = False
    reviser: int = 0
    language: int = 0
    style: int = 0
    run_style: int = 0
    outline: int | None = None
    in_table: bool = False
    right_to_left: bool = False
    link: str = ""
    field: Field | None = None

    def inner(self) -> "State":
        """What a group that opens here begins with."""
        state = copy(self)
        state.closing, state.starred = None, False
        return state

    def plain(self) -> None:
        """Take all character formats back."""
        self.kinds = frozenset()
        self.hidden = self.deleted = False
        self.run_style = 0
        self.font = -1

    def plain_paragraph(self) -> None:
        """Take all paragraph formats back."""
        self.style, self.outline = 0, None
        self.in_table = self.right_to_left = False

    def format(self, brought: frozenset[str]) -> Format:
        """The format of words here, without what their heading's style brings by itself."""
        kinds = self.kinds - brought
        return Format(kinds - {"underline"} if self.link else kinds, self.link)


def set_kind(state: State, kind: str, number: int | None) -> None:
    """Switch an inline format on, or off where the number is nought."""
    state.kinds = state.kinds - {kind} if number == 0 else state.kinds | {kind}
