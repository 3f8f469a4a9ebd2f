"""Positions in code points and in UTF-16 units, as Qt counts them."""

import re
from bisect import bisect_left
from itertools import chain

from fieldnotes.domain.edits import Edit

_BEYOND = re.compile("[\U00010000-\U0010ffff]")


def to_utf16(text: str, position: int) -> int:
    """A position in code points as UTF-16 units."""
    return position + len(_BEYOND.findall(text, 0, position))


def from_utf16(text: str, position: int) -> int:
    """A position in UTF-16 units as code points; in the middle of a character, that character's beginning."""
    return Utf16Map(text).from_utf16(position)


class Utf16Map:
    """The two ways of counting in one text, kept while the text is edited.

    Only characters beyond U+FFFF take two units; the map holds their positions and nothing else.
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._wide = [found.start() for found in _BEYOND.finditer(text)]

    @property
    def length(self) -> int:
        """The text's length in code points."""
        return self._length

    @property
    def length_utf16(self) -> int:
        """The text's length in UTF-16 units."""
        return self._length + len(self._wide)

    def to_utf16(self, position: int) -> int:
        """A position in code points as UTF-16 units."""
        return position + bisect_left(self._wide, position) if self._wide else position

    def from_utf16(self, position: int) -> int:
        """A position in UTF-16 units as code points; inside a character, that character's beginning."""
        wide = self._wide
        if not wide:
            return position
        return position - bisect_left(range(len(wide)), position, key=lambda index: wide[index] + index)

    def update(self, edit: Edit) -> None:
        """Follow an edit of the text, its position in code points."""
        removed, inserted = len(edit.removed), len(edit.inserted)
        self._length += inserted - removed
        new = [edit.position + found.start() for found in _BEYOND.finditer(edit.inserted)]
        wide = self._wide
        if not wide or edit.position > wide[-1]:
            wide.extend(new)
            return
        first = bisect_left(wide, edit.position)
        after = bisect_left(wide, edit.position + removed, first)
        shifted = (position + inserted - removed for position in wide[after:])
        wide[first:] = list(chain(new, shifted))
