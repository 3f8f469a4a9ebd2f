"""Differences between two texts as people read them: whole words gone, kept and new."""

from typing import Literal

from fieldnotes.text.compare import ADDED, REMOVED, words_compared

Difference = tuple[Literal["same", "removed", "added"], str]
"""What happened to a piece of text, and the piece."""


def word_diff(old: str, new: str) -> list[Difference]:
    """What was taken out, kept and put in, in whole words, a removal before what replaced it.

    The pieces that are not "added" make ``old``, those that are not "removed" make ``new``.
    """
    differences: list[Difference] = []
    for kind, text in words_compared(old, new):
        if text:
            differences.append(("removed" if kind == REMOVED else "added" if kind == ADDED else "same", text))
    return differences
