"""Lines of text as a browser lays them out: collapsed white space, breaks where blocks meet, marks over runs."""

import re
from collections.abc import Callable, Iterable

from fieldnotes.domain.marks import Mark, Marked

Format = tuple[str, str]
"""The kind and value of a mark."""

_SPACES = re.compile(r"[ \t\n\r\f]+")


class Lines:
    """Takes runs of text and breaks in order, gives them as one marked text.

    A line opens with its first character; only then the break before it is written, so that empty blocks leave
    nothing behind.
    """

    def __init__(self, clean: Callable[[str], str]) -> None:
        self._clean = clean
        self._parts: list[str] = []
        self._position = 0
        self._marks: list[Mark] = []
        self._is_open = False
        self._break_due = False
        self._loose_space = False
        self._line_start = 0
        self._line_formats: tuple[Format, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the current line has a character yet."""
        return self._is_open

    def write(self, text: str, formats: Iterable[Format], blocks: Callable[[], tuple[Format, ...]]) -> None:
        """Add text with white space collapsed; ``blocks`` is asked only if the text opens a line."""
        text = _SPACES.sub(" ", self._clean(text))
        if text.startswith(" ") and (self._loose_space or not self._is_open):
            text = text[1:]
        if text:
            self._add(text, formats, blocks)
            self._loose_space = text.endswith(" ")

    def write_kept(self, text: str, formats: Iterable[Format], blocks: Callable[[], tuple[Format, ...]]) -> None:
        """Add text with its white space; its line feeds break the line."""
        formats = tuple(formats)
        for number, line in enumerate(self._clean(text).split("\n")):
            if number:
                self.break_line()
            if line:
                self._add(line, formats, blocks)
                self._loose_space = False

    def tab(self, blocks: Callable[[], tuple[Format, ...]]) -> None:
        """Begin the next cell of a table row."""
        self._drop_loose_space()
        self._add("\t", (), blocks)
        self._loose_space = True

    def break_line(self) -> None:
        """End the line, even if it is empty."""
        if not self._is_open:
            self._open(())
        self._close()

    def break_block(self) -> None:
        """End the line if it has a character."""
        if self._is_open:
            self._close()

    def marked(self) -> Marked:
        """All that was written."""
        self.break_block()
        return Marked("".join(self._parts), tuple(self._marks))

    def _add(self, text: str, formats: Iterable[Format], blocks: Callable[[], tuple[Format, ...]]) -> None:
        if not self._position:
            text = text.lstrip("\ufeff")
        if not self._is_open:
            self._open(blocks())
        start = self._position
        self._parts.append(text)
        self._position += len(text)
        self._marks.extend(Mark(start, self._position, kind, value) for kind, value in formats if text)

    def _open(self, formats: tuple[Format, ...]) -> None:
        if self._break_due:
            self._parts.append("\n")
            self._position += 1
        self._break_due = False
        self._is_open = True
        self._line_start = self._position
        self._line_formats = formats

    def _close(self) -> None:
        self._drop_loose_space()
        if self._line_start < self._position:
            self._marks.extend(
                Mark(self._line_start, self._position, kind, value) for kind, value in self._line_formats
            )
        self._is_open = False
        self._break_due = True
        self._loose_space = False

    def _drop_loose_space(self) -> None:
        if not self._loose_space or not self._parts[-1].endswith(" "):
            return
        self._parts[-1] = self._parts[-1][:-1]
        self._position -= 1
        self._loose_space = False
        for number in range(len(self._marks) - 1, -1, -1):
            mark = self._marks[number]
            if mark.end <= self._position:
                break
            self._marks[number] = Mark(mark.start, self._position, mark.kind, mark.value)
