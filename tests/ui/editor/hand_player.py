"""A player whose clock is turned by hand: it opens, seeks and repeats like the real one, without a sound card."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.base.player import Player, Source


class HandPlayer(Player):
    """Plays silently; `tick` lets time pass."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.name = ""
        self.data = b""
        self.speed = 0
        self.volume = 0
        self._place = 0
        self._playing = False

    def open(self, source: Source, name: str) -> None:
        self._place, self.name = 0, name
        if isinstance(source, Path):
            self.data = source.read_bytes()
            return
        self.data = b""
        while piece := source.read(len(self.data), 1 << 20):
            self.data += piece
        source.close()

    def close(self) -> None:
        self.pause()
        self.name = ""

    def play(self) -> None:
        self._set_playing(True)

    def pause(self) -> None:
        self._set_playing(False)

    def seek(self, place: int) -> None:
        self._place = place
        self.moved.emit(place)

    def tick(self, milliseconds: int) -> None:
        """Let time pass while it plays."""
        if self._playing:
            self._place += milliseconds * self.speed // 100
            self.moved.emit(self._place)

    def tell_length(self, length: int) -> None:
        """Tell how long the recording is."""
        self.length_known.emit(length)

    @property
    def place(self) -> int:
        return self._place

    @property
    def playing(self) -> bool:
        return self._playing

    def set_speed(self, per_cent: int) -> None:
        self.speed = per_cent

    def set_volume(self, per_cent: int) -> None:
        self.volume = per_cent

    def screen(self, parent: QWidget) -> QWidget | None:
        return QWidget(parent)

    def _set_playing(self, playing: bool) -> None:
        if playing != self._playing:
            self._playing = playing
            self.playing_changed.emit(playing)
