"""The one place that knows QtMultimedia, an optional package: real playing, and reading sound for waveforms."""

from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QIODevice, QObject, QUrl
from PySide6.QtWidgets import QWidget

from fieldnotes.project.waveforms import PER_SECOND
from ui.base.player import Bytes, Player, Source

_RATE = 8000
"""Samples in a second that waveforms are read at."""


def can_play() -> bool:
    """Whether the package that plays sound is there."""
    return find_spec("PySide6.QtMultimedia") is not None


def make_player(parent: QObject) -> Player:
    """A player that plays, or, where the package is missing, one that says what to add."""
    return QtPlayer(parent) if can_play() else Player(parent)


class BytesDevice(QIODevice):
    """Bytes of the project as a device of Qt; the player's own threads read from it."""

    def __init__(self, source: Bytes, parent: QObject) -> None:
        super().__init__(parent)
        self._source = source
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def isSequential(self) -> bool:
        """It can be read anywhere."""
        return False

    def size(self) -> int:
        """In bytes."""
        return self._source.size

    def readData(self, most: int) -> bytes:
        """Some bytes from where the device is."""
        return self._source.read(self.pos(), most)

    def writeData(self, _data: bytes, _size: int) -> int:  # type: ignore[override]
        """Nothing is ever written."""
        return -1


class QtPlayer(Player):
    """Plays with Qt's own player."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        from PySide6 import QtMultimedia as Sound  # optional, and slow to load

        self._kinds: Any = Sound
        self._sound = Sound.QAudioOutput(self)
        self._qt = Sound.QMediaPlayer(self)
        self._qt.setAudioOutput(self._sound)
        self._source: Bytes | None = None
        self._device: BytesDevice | None = None
        self._wanted = 0
        self._qt.positionChanged.connect(self._moved)
        self._qt.durationChanged.connect(self._lasts)
        self._qt.playbackStateChanged.connect(lambda _: self.playing_changed.emit(self.playing))
        self._qt.mediaStatusChanged.connect(self._arrived)
        self._qt.errorOccurred.connect(self._trouble)

    def open(self, source: Source, name: str) -> None:
        """Make a recording ready."""
        self.close()
        if isinstance(source, Path):
            self._qt.setSource(QUrl.fromLocalFile(str(source)))
        else:
            self._source = source
            self._device = BytesDevice(source, self)
            self._qt.setSourceDevice(self._device, QUrl(QUrl.toPercentEncoding(name).toStdString()))

    def close(self) -> None:
        """Let the recording go: Qt first, whose threads may be reading, then the bytes."""
        self._wanted = 0
        self._qt.stop()
        self._qt.setSource(QUrl())  # waits for Qt's threads, with Python's lock let go
        if self._source is not None:
            self._source.close()
            self._source = None
        if self._device is not None:
            self._device.deleteLater()
            self._device = None

    def play(self) -> None:
        """Go on from where it is."""
        self._qt.play()

    def pause(self) -> None:
        """Stop where it is."""
        self._qt.pause()

    def seek(self, place: int) -> None:
        """Go to a place; before the recording is ready, the place is remembered."""
        self._wanted = place if self._loading() else 0
        self._qt.setPosition(place)

    @property
    def place(self) -> int:
        """Where it is."""
        return self._wanted or self._qt.position()

    @property
    def playing(self) -> bool:
        """Whether it plays."""
        return bool(self._qt.playbackState() == self._kinds.QMediaPlayer.PlaybackState.PlayingState)

    def set_speed(self, per_cent: int) -> None:
        """Play slower or faster."""
        self._qt.setPlaybackRate(per_cent / 100)

    def set_volume(self, per_cent: int) -> None:
        """Play louder or softer."""
        self._sound.setVolume(per_cent / 100)

    def screen(self, parent: QWidget) -> QWidget | None:
        """A widget that shows the picture of a film."""
        from PySide6.QtMultimediaWidgets import QVideoWidget  # only films need it

        screen = QVideoWidget(parent)
        self._qt.setVideoOutput(screen)
        return screen

    def _loading(self) -> bool:
        status = self._kinds.QMediaPlayer.MediaStatus
        return self._qt.mediaStatus() in (status.LoadingMedia, status.NoMedia)

    def _arrived(self, _status: object) -> None:
        if self._wanted and not self._loading():
            place, self._wanted = self._wanted, 0
            self._qt.setPosition(place)

    def _moved(self, place: int) -> None:
        if not self._wanted:
            self.moved.emit(place)

    def _lasts(self, length: int) -> None:
        if length > 0:
            self.length_known.emit(length)

    def _trouble(self, _error: object, words: str) -> None:
        self.failed.emit(f"This recording cannot be played here ({words or 'its kind is not known'}).")


def decoded_peaks(path: Path) -> bytes:
    """The waveform of a recording of any kind that Qt can read; b"" where it cannot.

    To be called in a process of its own: it runs Qt's loop until the recording has been read.

    Args:
        path: the file.
    """
    if not can_play():
        return b""
    from array import array

    from PySide6.QtMultimedia import QAudioDecoder, QAudioFormat

    from fieldnotes.project.waveforms import loudness

    app = QCoreApplication.instance() or QCoreApplication([])
    loop = QEventLoop()
    ended = False
    form = QAudioFormat()
    form.setSampleRate(_RATE)
    form.setChannelCount(1)
    form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    decoder = QAudioDecoder()
    decoder.setAudioFormat(form)
    decoder.setSource(QUrl.fromLocalFile(str(path)))
    peaks = bytearray()
    rest = array("h")
    bucket = _RATE // PER_SECOND

    def take() -> None:
        nonlocal rest
        buffer = decoder.read()
        with suppress(ValueError):  # half a sample at a broken end
            rest.frombytes(bytes(buffer.constData()))
        whole = len(rest) // bucket * bucket
        peaks.extend(loudness(rest[:whole], bucket, 32768))
        rest = rest[whole:]

    def end(*_: object) -> None:
        nonlocal ended
        ended = True
        loop.quit()

    decoder.bufferReady.connect(take)
    decoder.finished.connect(end)
    decoder.error.connect(end)
    decoder.start()
    if not ended:  # a file that cannot be read ends before the loop has begun
        loop.exec()
    del app  # it lived as long as its loop
    return bytes(peaks)
