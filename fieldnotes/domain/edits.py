"""Edits of a text and the spans that live in it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """At ``position`` (code points), ``removed`` was taken out and ``inserted`` put in."""

    position: int
    removed: str
    inserted: str

    def inverse(self) -> "Edit":
        """The edit that takes this one back."""
        return Edit(self.position, self.inserted, self.removed)

    def apply(self, text: str) -> str:
        """The text after the edit.

        Raises:
            ValueError: ``removed`` does not stand at ``position``.
        """
        end = self.position + len(self.removed)
        if not 0 <= self.position <= len(text) or text[self.position : end] != self.removed:
            raise ValueError("the edit does not fit the text")
        return text[: self.position] + self.inserted + text[end:]


@dataclass(frozen=True, slots=True)
class Span:
    """Where something lies in a text: code points, end exclusive; lost when all its words were deleted.

    A lost span is a point (start == end): where its words last stood.
    """

    start: int
    end: int
    lost: bool = False
