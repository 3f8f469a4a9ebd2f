"""Standoff marks: formatting that lies over a plain text without being in it."""

from dataclasses import dataclass

INLINE = ("bold", "italic", "underline", "strike", "link", "superscript", "subscript")
BLOCK = ("heading1", "heading2", "heading3", "heading4", "bullet", "numbered", "quote", "rtl")
"""Block marks cover whole paragraphs (the line break at their end excluded)."""


@dataclass(frozen=True, order=True, slots=True)
class Mark:
    """Formatting of one span.

    Attributes:
        start, end: code points, end exclusive.
        kind: one of INLINE or BLOCK.
        value: the address of a link, the number in a list; else "".
    """

    start: int
    end: int
    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A plain text and the marks over it."""

    text: str
    marks: tuple[Mark, ...] = ()
