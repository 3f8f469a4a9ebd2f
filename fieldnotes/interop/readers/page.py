"""The text under construction: words with their formats, and where comments begin and end in it."""

from dataclasses import dataclass, replace

from fieldnotes.domain.marks import Mark
from fieldnotes.interop.plan import PlannedHint
from fieldnotes.text.marked import shift
from fieldnotes.text.standoff import settle


@dataclass(frozen=True, slots=True)
class Format:
    """The inline formats of a run, and the address it links to."""

    kinds: frozenset[str] = frozenset()
    link: str = ""


class Page:
    """Grows a plain text with marks; positions are code points."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        self.hints: list[PlannedHint] = []
        self.opened: dict[str, int] = {}
        self.ranges: dict[str, tuple[int, int]] = {}
        self.references: dict[str, int] = {}
        self.skips_space = False

    @property
    def text(self) -> str:
        """What has been written so far."""
        return "".join(self._parts)

    def write(self, words: str, form: Format) -> None:
        """Add words; a feed within them stays one."""
        words = settle(words)
        if self.skips_space:
            words = words.lstrip()
        if not words:
            return
        self.skips_space = False
        start, self.length = self.length, self.length + len(words)
        self._parts.append(words)
        self.marks += [Mark(start, self.length, kind) for kind in sorted(form.kinds)]
        if form.link:
            self.marks.append(Mark(start, self.length, "link", form.link))

    def end_line(self) -> None:
        """Begin a new paragraph."""
        self._parts.append("\n")
        self.length += 1

    def divide(self) -> int:
        """Put a tab between two cells of a row; answers what :meth:`end_row` wants to know of it."""
        self._parts.append("\t")
        self.length += 1
        return len(self._parts) - 1

    def end_row(self, start: int, cells: list[int], is_broken: bool) -> None:
        """End the row begun at ``start``: its cells, divided where told, are one line or stand below one another."""
        if cells and cells[-1] == len(self._parts) - 1:
            self._parts.pop()
            self.length -= 1
            cells = cells[:-1]
        for at in cells if is_broken else ():
            self._parts[at] = "\n"
        self.drop_blank_line(start)

    def drop_blank_line(self, start: int) -> None:
        """End the line begun at ``start``, or take it back where only tabs and spaces stand in it."""
        count = len(self._parts)
        length = self.length
        while length > start:
            count -= 1
            length -= len(self._parts[count])
        if "".join(self._parts[count:]).strip():
            self.end_line()
            return
        del self._parts[count:]
        self.length = start
        self.marks = [mark for mark in self.marks if mark.end <= start]
        self.hints = [hint for hint in self.hints if hint.end <= start and hint.start < start]

    def block(self, start: int, kind: str, value: str = "") -> None:
        """Lay a block over what was written since ``start``."""
        if kind and self.length > start:
            self.marks.append(Mark(start, self.length, kind, value))

    def hint(self, start: int, kind: str, name: str) -> None:
        """Say in which style, or in which cell, stands what was written since ``start``."""
        if name:
            self.hints.append(PlannedHint(start, self.length, kind, name))

    def open_comment(self, ident: str) -> None:
        """A comment's range begins here."""
        self.opened.setdefault(ident, self.length)

    def close_comment(self, ident: str) -> None:
        """A comment's range ends here."""
        if ident in self.opened:
            self.ranges[ident] = (self.opened[ident], self.length)

    def refer_to_comment(self, ident: str) -> None:
        """A comment's sign stands here."""
        self.references.setdefault(ident, self.length)

    def append(self, other: "Page") -> None:
        """Add all of another page after this one, with its marks and comments."""
        by = self.length
        self._parts.append(other.text)
        self.length += other.length
        self.marks += shift(other.marks, by)
        self.hints += (replace(hint, start=hint.start + by, end=hint.end + by) for hint in other.hints)
        for ident, start in other.opened.items():
            self.opened.setdefault(ident, start + by)
        for ident, (start, end) in other.ranges.items():
            self.ranges.setdefault(ident, (start + by, end + by))
        for ident, start in other.references.items():
            self.references.setdefault(ident, start + by)
