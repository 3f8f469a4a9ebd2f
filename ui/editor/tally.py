"""Counts what is written: words since a sitting began, words selected."""

from collections.abc import Callable
from time import monotonic

PAUSE = 600.0
"""Seconds without a change to the text after which a new sitting begins."""


class Tally:
    """Knows how many words a sitting has added; a sitting begins when the page is opened or after ten minutes' pause.

    Args:
        words: how many there are at first.
        clock: tells the time in seconds.
    """

    def __init__(self, words: int, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._words = self._began_with = words
        self._last = clock()

    def count(self, words: int) -> None:
        """Take note of how many words there are now, after a change."""
        now = self._clock()
        if now - self._last > PAUSE:
            self._began_with = self._words
        self._words, self._last = words, now

    def note(self, selected: int = 0) -> str:
        """What to tell beside the number of words."""
        if selected:
            return f"{selected:,} selected"
        added = self._words - self._began_with
        if not added:
            return ""
        return f"{added:,} this session" if added > 0 else f"{-added:,} fewer this session"
