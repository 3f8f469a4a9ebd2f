"""What plays recordings: one small interface, and the player of a machine that cannot play."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

ADD_SOUND = (
    "Recordings cannot be heard yet. Close Fieldnotes, add its part for sound with this line, and open it again: "
    f'{sys.executable or "python"} -m pip install "PySide6-Addons>=6.8,<6.12"'
)
"""What is said where nothing can be played."""

SLOWEST, FASTEST = 50, 200
"""Speeds in per cent."""


class Bytes(Protocol):
    """The bytes of a recording that is kept in the project; read from any thread."""

    size: int

    def read(self, start: int, length: int) -> bytes:
        """Up to that many bytes from a place on; b"" at the end."""

    def close(self) -> None:
        """Let them go."""


Source = Path | Bytes
"""A file, or bytes that are never written to a file."""


class Player(QObject):
    """Plays one recording at a time; times are in milliseconds. This one plays nothing and says so.

    Signals:
        moved: the place that is heard now.
        playing_changed: whether it plays (bool).
        length_known: how long the recording is.
        failed: a sentence that says why it cannot be played.
    """

    moved = Signal(int)
    playing_changed = Signal(bool)
    length_known = Signal(int)
    failed = Signal(str)

    def open(self, source: Source, name: str) -> None:  # noqa: ARG002  # the player that plays needs both
        """Make a recording ready; ``name`` helps to tell its kind. The source is closed by the player."""
        if not isinstance(source, Path):
            source.close()
        self.failed.emit(ADD_SOUND)

    def close(self) -> None:
        """Let the recording go."""

    def play(self) -> None:
        """Go on from where it is."""

    def pause(self) -> None:
        """Stop where it is."""

    def seek(self, place: int) -> None:
        """Go to a place, playing or not."""

    @property
    def place(self) -> int:
        """Where it is."""
        return 0

    @property
    def playing(self) -> bool:
        """Whether it plays."""
        return False

    def set_speed(self, per_cent: int) -> None:
        """Play slower or faster, at the same pitch where the system can."""

    def set_volume(self, per_cent: int) -> None:
        """Play louder or softer."""

    def screen(self, parent: QWidget) -> QWidget | None:  # noqa: ARG002  # the player that plays needs it
        """A widget that shows the picture of a film; None if there is none to be shown."""
        return None


MakePlayer = Callable[[QObject], Player]
"""Makes a player that lives as long as its parent."""
