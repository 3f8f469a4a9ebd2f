"""What to call a note: its first heading, or else its file's name."""

from collections.abc import Sequence
from pathlib import PurePath
from unicodedata import normalize

from fieldnotes.domain.marks import Mark

LONGEST = 160
"""Code points of a heading beyond which it is no title."""


def title_of(text: str, marks: Sequence[Mark], name: str) -> str:
    """The first heading among the first lines of a text, if it is of the highest rank there; else the file's name."""
    headings = sorted(mark for mark in marks if mark.kind.startswith("heading"))
    if headings:
        first = headings[0]
        words = " ".join(text[first.start : first.end].split())
        near = len(text[: first.start].split()) <= 60
        if near and 0 < len(words) <= LONGEST:
            return words
    return title_of_file(name)


def title_of_file(name: str) -> str:
    """A file's name as a title: without its folder and its ending."""
    path = PurePath(normalize("NFC", name))
    return " ".join(path.stem.replace("_", " ").split()) or path.name
