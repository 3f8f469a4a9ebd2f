"""Codes, the passages they lie on, and the codings that join the two."""

from dataclasses import dataclass

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.media import spoken

COLOURS = ("#B4532A", "#2E6E68", "#7A5BA6", "#B38A1E", "#3B74B0", "#A4446C")
"""Colour-blind safe in order, distinct on light and dark."""

CODE_ORIGINS = ("emergent", "in vivo", "a priori")
CODE_PHASES = ("open", "focused", "axial", "theoretical")
CODE_STATUSES = ("active", "candidate", "core", "retired")


@dataclass(frozen=True, slots=True)
class Code:
    """A code with its place in the tree and its definition; ``parent`` is an id, ``position`` orders siblings."""

    id: str
    name: str
    parent: str | None = None
    position: int = 0
    colour: str = COLOURS[0]
    origin: str = "emergent"
    phase: str = "open"
    status: str = "active"
    definition: str = ""
    include: str = ""
    exclude: str = ""
    example: str = ""
    created_at: int = 0


@dataclass(frozen=True, slots=True)
class CodeEvent:
    """Something that happened to a code: created, renamed, redefined, moved, recoloured, merged, split, retired."""

    id: str
    code: str
    at: int
    contributor: str | None
    kind: str
    before: str = ""
    after: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a note, in code points, with its words; ``state`` is "live" or "lost".

    ``pictures`` says what the pictures among the words are called; ``region`` is the id of the rectangle of a picture
    that this passage stands for, "" where it stands for words.
    """

    id: str
    note: str
    start: int
    end: int
    words: str
    before: str = ""
    after: str = ""
    state: str = "live"
    created_at: int = 0
    pictures: tuple[str, ...] = ()
    region: str = ""

    @property
    def said(self) -> str:
        """The words as lists show them: a picture as “[picture: market day]”, a rectangle as “[part of picture …]”."""
        words = spoken(self.words, self.pictures)
        return words.replace("[picture", "[part of picture", 1) if self.region else words


@dataclass(frozen=True, slots=True)
class Coding:
    """A code on a passage, by whom and when."""

    id: str
    passage: str
    code: str
    coder: str | None
    at: int
    comment: str = ""
    weight: int | None = None
    exemplar: bool = False


@dataclass(frozen=True, slots=True)
class CodedPassage:
    """A coding with its passage, as the editor's margin, the inspector and lists need it."""

    coding: Coding
    passage: Passage
    code: Code


def checked_name(name: str) -> str:
    """A code's name, with white space settled.

    Raises:
        UserError: nothing is left of it.
    """
    settled = " ".join(name.split())
    if not settled:
        raise UserError("A code needs a name.")
    if len(settled) > 200:
        raise UserError("A code's name may have at most 200 characters; put the rest into its definition.")
    return settled
