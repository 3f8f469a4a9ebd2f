"""Spans over a text that is being edited, each with what it stands for; positions in code points."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Generic, TypeVar

from fieldnotes.domain.edits import Edit
from fieldnotes.text.anchors import carry_ends

T = TypeVar("T")

_START = itemgetter(0)

_AROUND = "“”‘’„‚«»‹›\"'()[]{}.,;:!?…"


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the marks of quotation and punctuation at its ends; as it is if nothing else is in it."""
    words = text[start:end]
    inner = words.strip(_AROUND)
    return (start + words.index(inner), start + words.index(inner) + len(inner)) if inner else (start, end)


class SpanSet(Generic[T]):
    """Spans sorted by where they begin; they follow edits by the same rule as in the project.

    A span whose words are all deleted leaves the set: the project keeps it, and tells again if an undo brings it back.
    """

    def __init__(self, spans: Iterable[tuple[int, int, T]] = ()) -> None:
        self._spans = sorted((span for span in spans if span[0] < span[1]), key=_place)
        self._levels: list[int] | None = None

    def __len__(self) -> int:
        return len(self._spans)

    def all(self) -> list[tuple[int, int, T]]:
        """Every span with its value."""
        return self._spans

    def carry(self, edits: Sequence[Edit]) -> None:
        """Follow edits of the text, in order."""
        for edit in edits if self._spans else ():  # most pages bear spans of few sorts, and every key comes here
            at, after = edit.position, edit.position + len(edit.removed)
            moved = len(edit.inserted) - len(edit.removed)
            before = len(self._spans)
            behind = bisect_left(self._spans, after, key=_START)
            self._spans = [
                *(span if span[1] <= at else _ends(*span, edit) for span in self._spans[:behind]),
                *[(start + moved, end + moved, value) for start, end, value in self._spans[behind:]],
            ]
            if edit.removed:
                self._spans = sorted((span for span in self._spans if span[0] < span[1]), key=_place)
            if len(self._spans) != before:
                self._levels = None

    def overlapping(self, start: int, end: int) -> list[tuple[int, int, T]]:
        """The spans that share a character with start–end."""
        before = self._spans[: bisect_left(self._spans, end, key=_START)]
        return [span for span in before if span[1] > start]

    def levelled(self, start: int, end: int) -> list[tuple[int, int, T, int]]:
        """Like ``overlapping``, each with a level: spans that overlap one another never share one."""
        if self._levels is None:
            self._levels = _levels(self._spans)
        before = self._spans[: bisect_left(self._spans, end, key=_START)]
        return [(*span, level) for span, level in zip(before, self._levels, strict=False) if span[1] > start]

    def at(self, position: int) -> list[tuple[int, int, T]]:
        """The spans around the character at ``position``."""
        return self.overlapping(position, position + 1)


def _place(span: tuple[int, int, object]) -> tuple[int, int]:
    return span[0], -span[1]


def _ends(start: int, end: int, value: T, edit: Edit) -> tuple[int, int, T]:
    low, high, _ = carry_ends(start, end, False, edit.position, len(edit.removed), len(edit.inserted))
    return low, high, value


def _levels(spans: Sequence[tuple[int, int, object]]) -> list[int]:
    ends: list[int] = []
    levels: list[int] = []
    for start, end, _ in spans:
        level = next((index for index, busy in enumerate(ends) if busy <= start), len(ends))
        if level == len(ends):
            ends.append(end)
        else:
            ends[level] = end
        levels.append(level)
    return levels
