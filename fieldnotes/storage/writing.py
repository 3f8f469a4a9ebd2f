"""When typing joins the step before it and when it begins a new one."""

import time

PAUSE = 5.0
"""Seconds without typing after which a writing step is closed."""
LONGEST = 60.0
"""Seconds of typing after which a writing step is closed."""


class WritingStep:
    """The step that typing joins, if one is still open."""

    def __init__(self) -> None:
        self._key: str | None = None
        self._number = 0
        self._began = 0.0
        self._last = 0.0

    def number_to_join(self, key: str | None) -> int | None:
        """The number of the step that a change with this key joins, or None for a step of its own."""
        now = time.monotonic()
        open_still = now - self._last < PAUSE and now - self._began < LONGEST
        if key is not None and key == self._key and open_still:
            return self._number
        return None

    def wrote(self, key: str | None, number: int) -> None:
        """A step was done: it is the one to join if it bears a key, else there is none."""
        now = time.monotonic()
        if key is None or number != self._number:
            self._began = now
        self._key, self._number, self._last = key, number, now

    def seal(self) -> None:
        """Let nothing join the last step."""
        self._key = None
