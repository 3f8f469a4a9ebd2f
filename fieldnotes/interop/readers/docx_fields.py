"""Fields in a Word text: their instructions are not shown, their results are."""

import re
from dataclasses import dataclass

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"', re.IGNORECASE)


@dataclass
class _Field:
    instruction: str = ""
    has_result: bool = False
    link: str = ""


class Fields:
    """The fields that are open at one place of the text, the outermost first."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def showing(self) -> bool:
        """Whether words here are seen: not within the instruction of a field."""
        return all(field.has_result for field in self._open)

    @property
    def link(self) -> str:
        """The address of the innermost link around this place, or ""."""
        return next((field.link for field in reversed(self._open) if field.link), "")

    def turn(self, kind: str) -> None:
        """Pass a field's "begin", "separate" or "end"."""
        if kind == "begin":
            self._open.append(_Field())
        elif self._open and kind == "separate":
            field = self._open[-1]
            field.has_result = True
            found = _HYPERLINK.match(field.instruction)
            field.link = found[1] if found else ""
        elif self._open and kind == "end":
            self._open.pop()

    def instruct(self, words: str) -> None:
        """Add to the instruction of the innermost field."""
        if self._open:
            self._open[-1].instruction += words
