"""Pictures ready to be drawn in the sizes in which they are shown; made small in the background, kept within bounds."""

from collections import OrderedDict

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.media import Media
from fieldnotes.project.media import MediaFiles
from fieldnotes.project.pictures import EDGE, small_copy
from ui.base.tasks import Tasks

BOUND = 96 * 1024 * 1024
"""Bytes of pictures kept ready; the ones not looked at for longest go first."""

Key = tuple[str, int, int]
"""Digest, width and height in pixels of the screen."""


class PictureShelf(QObject):
    """Gives pictures for drawing at once, or later with a word.

    Args:
        media: where the pictures lie.
        tasks: makes small copies outside the window's process.

    Signals:
        arrived: the digest of a picture that can be drawn now, or that is known not to be readable.
    """

    arrived = Signal(str)

    def __init__(self, media: MediaFiles, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._media = media
        self._tasks = tasks
        self._ready: OrderedDict[Key, QImage] = OrderedDict()
        self._bytes = 0
        self._wanted: OrderedDict[Key, Media] = OrderedDict()
        self._unmade: OrderedDict[str, Media] = OrderedDict()
        self._making: Media | None = None
        self._failed: dict[str, str] = {}
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._fetch)

    def image(self, media: Media, width: int, height: int) -> QImage | None:
        """A picture in a size (pixels of the screen); None, or another size of it, until it arrives."""
        key = media.hash, width, height
        found = self._ready.get(key)
        if found is not None:
            self._ready.move_to_end(key)
            return found
        if media.hash not in self._failed:
            self._wanted[key] = media
            self._wanted.move_to_end(key)
            self._turn.start()
        return next((image for (hash_, *_), image in self._ready.items() if hash_ == media.hash), None)

    def trouble(self, hash_: str) -> str:
        """Why a picture cannot be shown, a sentence; "" if nothing is wrong."""
        return self._failed.get(hash_, "")

    def _fetch(self) -> None:
        """Make the picture ready that was asked for last: it is what the person looks at."""
        if not self._wanted:
            return
        key, media = self._wanted.popitem()
        try:
            data = self._media.bytes.thumbnail(media.hash, EDGE)
        except UserError as error:
            self._fail(media.hash, error)
            data = None
        if data is not None:
            self._show(key, data)
        elif media.hash not in self._failed:
            self._unmade[media.hash] = media
            self._make_next()
        if self._wanted:
            self._turn.start()

    def _show(self, key: Key, data: bytes) -> None:
        image = decoded(data, key[1], key[2])
        if image.isNull():
            self._failed[key[0]] = "This picture cannot be shown."
        else:
            self._keep(key, image)
        self.arrived.emit(key[0])

    def _keep(self, key: Key, image: QImage) -> None:
        self._ready[key] = image
        self._bytes += image.sizeInBytes()
        while self._bytes > BOUND and len(self._ready) > 1:
            _, oldest = self._ready.popitem(last=False)
            self._bytes -= oldest.sizeInBytes()

    def _make_next(self) -> None:
        """Let a small copy be made; one at a time, as each needs the whole picture in memory."""
        if self._making is not None or not self._unmade:
            return
        _, media = self._unmade.popitem()
        self._making = media
        try:
            data = self._media.data(media.hash)
        except UserError as error:
            self._fail(media.hash, error)
            return
        self._tasks.run(small_copy, data, media.name, done=self._made, failed=self._refused, words="small copy")

    def _made(self, data: object) -> None:
        media, self._making = self._making, None
        if media is None or not isinstance(data, bytes):
            return
        try:
            self._media.bytes.keep_thumbnail(media.hash, EDGE, data)
        except UserError as error:
            self._fail(media.hash, error)  # a full disk: the sign of a picture will do
            return
        self.arrived.emit(media.hash)
        self._make_next()

    def _refused(self, error: UserError) -> None:
        if self._making is not None:
            self._fail(self._making.hash, error)

    def _fail(self, hash_: str, error: UserError) -> None:
        self._making = None
        self._failed[hash_] = error.message
        self.arrived.emit(hash_)
        self._make_next()


def decoded(data: bytes, width: int = 0, height: int = 0) -> QImage:
    """A picture from its bytes, brought to a size while it is read if one is given; null if it cannot be read."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    if width and height:
        reader.setScaledSize(QSize(width, height))
    return reader.read()
