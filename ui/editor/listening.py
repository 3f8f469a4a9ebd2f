"""Listening to one recording of a note: the player behind the strip, what is repeated, the picture of a film."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from fieldnotes.domain.recordings import Recording
from ui.base.context import Context
from ui.base.player import Player
from ui.base.settings import SOUND_BACK, SOUND_FOLLOWS, SOUND_SCREEN, SOUND_SPEED, SOUND_VOLUME
from ui.editor.player_bar import SPEEDS, PlayerBar


class Listening(QObject):
    """Plays what the strip shows; the player is made when something is to be heard for the first time.

    Args:
        context: project, settings, what plays.
        bar: the strip.

    Signals:
        heard: the place of the recording that is heard now (milliseconds), while it plays or when it was sought.
    """

    heard = Signal(int)

    def __init__(self, context: Context, bar: PlayerBar, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._bar = bar
        self._player: Player | None = None
        self._opened = False
        self._lengths: dict[str, int] = {}
        self._loop = (0, 0)
        self._title = ""
        self.current: Recording | None = None
        bar.toggled.connect(self.toggle)
        bar.stepped_back.connect(self.step_back)
        bar.slower.connect(lambda: self.change_speed(-1))
        bar.faster.connect(lambda: self.change_speed(1))
        bar.usual_speed.connect(lambda: self.change_speed(0))
        bar.sought.connect(self.seek)
        bar.marked.connect(self.repeat)
        bar.volume_wanted.connect(lambda volume: context.settings.set(SOUND_VOLUME, volume))
        bar.follow_wanted.connect(lambda on: context.settings.set(SOUND_FOLLOWS, on))
        bar.screen_sized.connect(lambda height: context.settings.set(SOUND_SCREEN, height))
        bar.volume.setValue(context.settings.get(SOUND_VOLUME))
        bar.follow.setChecked(context.settings.get(SOUND_FOLLOWS))
        bar.show_speed(context.settings.get(SOUND_SPEED))
        context.settings.changed.connect(self._set)
        context.navigation.sounding.connect(self._others_sound)

    @property
    def playing(self) -> bool:
        """Whether something is heard now."""
        return self._player is not None and self._player.playing

    @property
    def place(self) -> int:
        """Where it is (milliseconds)."""
        return self._player.place if self._player is not None and self._opened else 0

    @property
    def loop(self) -> tuple[int, int]:
        """The stretch that is repeated (milliseconds); 0, 0 for none."""
        return self._loop

    @property
    def length(self) -> int:
        """Of the recording (milliseconds); 0 while nobody knows it."""
        return (self.known(self.current).duration or 0) if self.current is not None else 0

    def known(self, recording: Recording) -> Recording:
        """A recording with the length that the player told, if the project does not know it."""
        return recording if recording.duration else replace(recording, duration=self._lengths.get(recording.hash))

    def show(self, recording: Recording | None, title: str) -> None:
        """Show a recording in the strip, ready to be played; the same one goes on playing."""
        before, self.current, self._title = self.current, recording, title
        same = before is not None and recording is not None and _source(before) == _source(recording)
        if not same:
            self.close()
            self.repeat(0, 0)
            self._bar.film.hide()
            self._bar.show_place(0)
        if recording is not None:
            self._show_length()
            if not self._opened:
                self._present(recording)

    def toggle(self) -> None:
        """Play, or pause."""
        if self._player is not None and self.playing:
            self._player.pause()
        else:
            self.play()

    def play(self) -> None:
        """Go on from where it is; whatever else is heard in this window stops."""
        player = self._ready()
        if player is not None:
            self._context.navigation.sounding.emit(self)
            player.play()

    def seek(self, place: int) -> None:
        """Go to a place (milliseconds)."""
        player = self._ready()
        if player is not None:
            player.seek(place)
            self._bar.show_place(place)
            self.heard.emit(place)

    def step_back(self) -> None:
        """Hear the last seconds again."""
        self.seek(max(0, self.place - self._context.settings.get(SOUND_BACK) * 1000))

    def change_speed(self, by: int) -> None:
        """Play a step slower (-1) or faster (1); 0 for the usual speed."""
        now = self._context.settings.get(SOUND_SPEED)
        slower, faster = [speed for speed in SPEEDS if speed < now], [speed for speed in SPEEDS if speed > now]
        wanted = {-1: max(slower, default=now), 0: 100, 1: min(faster, default=now)}[by]
        self._context.settings.set(SOUND_SPEED, wanted)

    def repeat(self, start: int, end: int) -> None:
        """Repeat a stretch (milliseconds); 0, 0 for none."""
        self._loop = (start, end) if end > start else (0, 0)
        self._bar.show_loop(*self._loop)

    def close(self) -> None:
        """Let the recording go."""
        if self._player is not None and self._opened:
            self._opened = False
            self._player.close()
            self._bar.show_playing(False)

    # Inside ---------------------------------------------------------------------------------------------------

    def _ready(self) -> Player | None:
        """The player with the recording opened; None if it cannot be heard."""
        recording = self.current
        if recording is None:
            return None
        player = self._made()
        if not self._opened:
            if not self._present(recording):
                return None
            self._opened = True
            kept = None if recording.linked else self._context.project.recordings.bytes_of(recording)
            player.open(Path(recording.path) if kept is None else kept, recording.name)
            self._show_film(player, recording.is_film)
        return player

    def _made(self) -> Player:
        if self._player is None:
            self._player = player = self._context.player(self)
            player.moved.connect(self._moved)
            player.playing_changed.connect(self._bar.show_playing)
            player.length_known.connect(self._lasts)
            player.failed.connect(self._failed)
            player.set_speed(self._context.settings.get(SOUND_SPEED))
            player.set_volume(self._context.settings.get(SOUND_VOLUME))
        return self._player

    def _show_film(self, player: Player, is_film: bool) -> None:
        film = self._bar.film
        if is_film and not film.filled:
            screen = player.screen(film)
            if screen is not None:
                film.take(screen, self._context.settings.get(SOUND_SCREEN))
        film.setVisible(is_film and film.filled)

    def _present(self, recording: Recording) -> bool:
        missing = self._context.project.recordings.missing(recording)
        self._bar.complain(f"{recording.name} is not where it was: {recording.path}" if missing else "", missing)
        return not missing

    def _failed(self, words: str) -> None:
        self._bar.complain(words)

    def _moved(self, place: int) -> None:
        start, end = self._loop
        if end and place >= end and self._player is not None:
            self._player.seek(start)
            return
        self._bar.show_place(place)
        if self.playing:
            self.heard.emit(place)

    def _lasts(self, length: int) -> None:
        if self.current is not None:
            self._lengths[self.current.hash] = length
            self._show_length()

    def _show_length(self) -> None:
        if self.current is not None:
            peaks = self._context.project.recordings.waveform(self.current) or b""
            self._bar.show_recording(self._title, peaks, self.length)
            self._bar.show_place(self.place)

    def _others_sound(self, other: object) -> None:
        if other is not self and self._player is not None and self.playing:
            self._player.pause()

    def _set(self, key: str) -> None:
        get = self._context.settings.get
        if key == SOUND_SPEED.key:
            self._bar.show_speed(get(SOUND_SPEED))
            if self._player is not None:
                self._player.set_speed(get(SOUND_SPEED))
        elif key == SOUND_VOLUME.key:
            self._bar.volume.setValue(get(SOUND_VOLUME))
            if self._player is not None:
                self._player.set_volume(get(SOUND_VOLUME))
        elif key == SOUND_FOLLOWS.key:
            self._bar.follow.setChecked(get(SOUND_FOLLOWS))


def _source(recording: Recording) -> tuple[str, str]:
    return recording.id, recording.path
