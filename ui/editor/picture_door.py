"""The door through which pictures and files come into a page: read elsewhere, stored in slices, laid in one step."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QImage, QTextCursor

from fieldnotes.domain.edits import Edit
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.media import PICTURE, Media
from fieldnotes.project.pictures import EDGE
from ui.base.context import Context
from ui.base.tasks import Progress
from ui.editor.document import NoteDocument
from ui.editor.incoming import Incoming, read_data, read_files
from ui.editor.recording_door import HEARD
from ui.widgets.file_drops import paths_of

SHOWN = (".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".webp", ".tif", ".tiff", ".bmp")
"""Files that are shown as pictures."""
DROPPED = (*SHOWN, ".heic", ".heif", ".svg", *HEARD)
"""Files that, dropped on a text, belong at that place; others are for the window to import."""
_UNSEEN = (".heic", ".heif", ".svg")
"""Pictures that are kept but not shown: one needs a licensed codec, the other may fetch what it refers to."""

Attempt = Callable[[Callable[[], object]], bool]


class SoundDoor(Protocol):
    """Whoever takes recordings."""

    def taken(self, paths: Sequence[Path]) -> list[Path]:
        """Those of some files that are recordings."""

    def bring(self, paths: Sequence[Path]) -> None:
        """Bring them in."""


class PictureDoor(QObject):
    """Brings files into one note; recordings among them are for another door.

    Args:
        context: tasks, project, the status line.
        note: the note's id.
        document: its text as it is open.
        attempt: saves what is pending, then does something to the project.

    Signals:
        inserted: the Media that were laid into the text, a list.
    """

    inserted = Signal(list)

    def __init__(self, context: Context, note: str, document: NoteDocument, attempt: Attempt, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.note = note
        self.document = document
        self.attempt = attempt
        self.sounds: SoundDoor | None = None

    def can_take(self, source: QMimeData) -> bool:
        """Whether what is dropped is for here: files that belong into a text, or a picture."""
        paths = paths_of(source)
        if paths:
            return all(path.suffix.lower() in DROPPED for path in paths)
        return self.can_paste(source)

    def can_paste(self, source: QMimeData) -> bool:
        """Whether what is pasted is for here: any files, or a picture."""
        return bool(paths_of(source)) or (source.hasImage() and not source.hasText())

    def take(self, source: QMimeData, position: int) -> None:
        """Bring files or a picture in at a place (code points)."""
        paths = paths_of(source)
        if not paths:
            Delivery(self, position).read_picture(_as_png(source))
            return
        sounds = self.sounds.taken(paths) if self.sounds is not None else []
        if self.sounds is not None and sounds:
            self.sounds.bring(sounds)
        others = [path for path in paths if path not in sounds]
        if others:
            self.bring(others, position)

    def bring(self, paths: Sequence[Path], position: int) -> None:
        """Bring files in at a place (code points); words typed meanwhile move it."""
        Delivery(self, position).read(list(paths))


class Delivery(QObject):
    """Files dropped together, from reading to the step that lays them; it goes away by itself.

    Args:
        door: where they come in.
        position: at which place (code points); words typed meanwhile move it.
    """

    def __init__(self, door: PictureDoor, position: int) -> None:
        super().__init__(door)
        self._door = door
        self._context = door.context
        self._project = door.context.project
        self._place: QTextCursor = door.document.cursor(position)
        self._coming: list[Incoming] = []

    def read(self, paths: list[Path]) -> None:
        """Read files."""
        words = f"Inserting {paths[0].name}" if len(paths) == 1 else f"Inserting {len(paths)} files"
        task = self._context.tasks.run(
            read_files, paths, done=self._store, failed=self._refuse, progress=_silent, words=words
        )
        task.ended.connect(self._read)
        if task.running:
            self._context.show_work(task)

    def _read(self) -> None:
        """Reading has ended; if it was cancelled there is nothing more to do."""
        if not self._coming:
            self.deleteLater()

    def read_picture(self, data: bytes) -> None:
        """Read a picture from the clipboard."""
        self._context.tasks.run(
            read_data, data, "picture.png", done=self._store, failed=self._refuse, words="Inserting picture"
        )

    def _store(self, found: object) -> None:
        """Store the bytes slice by slice, ahead of the step that names them."""
        incoming = [one for one in found if isinstance(one, Incoming)] if isinstance(found, list) else []
        troubles = [one.trouble for one in incoming if one.trouble]
        if troubles:
            more = f" ({len(troubles) - 1} more could not be inserted either.)" if len(troubles) > 1 else ""
            self._context.say(troubles[0] + more)
        self._coming = [one for one in incoming if not one.trouble]
        if not self._coming:
            self._end()
            return
        words = "Storing in the project"
        task = self._context.tasks.slices(self._storing(), done=self._lay, failed=self._refuse, words=words)
        task.ended.connect(self._end)
        if task.running:
            self._context.show_work(task)

    def _storing(self) -> Iterator[Progress]:
        store = self._project.media.bytes
        total = sum(len(one.data) for one in self._coming) // 1000
        done = 0
        for one in self._coming:
            for part in store.keeping(one.data, one.hash):
                yield Progress(done + round(part * len(one.data)) // 1000, total, f"Storing {one.name}")
            done += len(one.data) // 1000
            if one.small:
                store.keep_thumbnail(one.hash, EDGE, one.small)

    def _lay(self, _: object) -> None:
        laid: list[Media] = []
        self._door.attempt(lambda: laid.extend(self._laid()))
        if laid:
            unseen = [media.name for media in laid if media.name.lower().endswith(_UNSEEN)]
            if unseen:
                self._context.say(f"{unseen[0]} is kept as a file: save it as JPEG to see it in the note.")
            self._door.inserted.emit(laid)

    def _laid(self) -> list[Media]:
        """Places in the text and the pictures over them, as one step."""
        position = self._door.document.position(self._place)
        before, after = self._around(position)
        words = before + "\n".join(PICTURE for _ in self._coming) + after
        label = self._label()
        with self._project.store.step(label):
            self._project.notes.write(self._door.note, [Edit(position, "", words)], label=label)
            return [
                self._project.media.add(
                    self._door.note,
                    position + len(before) + 2 * number,
                    one.data,
                    one.name,
                    one.facts.mime,
                    taken=one.facts.taken,
                    size=(one.facts.width, one.facts.height),
                    hash_=one.hash,
                )
                for number, one in enumerate(self._coming)
            ]

    def _label(self) -> str:
        pictures = all(one.facts.width for one in self._coming)
        if len(self._coming) == 1:
            return f"Insert {'picture' if pictures else 'file'} “{self._coming[0].name[:40]}”"
        return f"Insert {len(self._coming)} {'pictures' if pictures else 'files'}"

    def _around(self, position: int) -> tuple[str, str]:
        """Line breaks that give pictures lines of their own."""
        text = self._door.document.text
        before = "" if position == 0 or text[position - 1] == "\n" else "\n"
        after = "" if position < len(text) and text[position] == "\n" else "\n"
        return before, after

    def _refuse(self, error: UserError) -> None:
        self._context.say(error.message)
        self._end()

    def _end(self) -> None:
        """All is laid, or nothing is going to be: what no row names may be swept."""
        for one in self._coming:
            self._project.media.bytes.let_go(one.hash)
        self._coming = []
        self.deleteLater()


def _silent(_: Progress) -> None:
    """The status line hears of progress by itself; a worker reports only if somebody is named to listen."""


def _as_png(source: QMimeData) -> bytes:
    """The picture of a clipboard, without loss."""
    image = source.imageData()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if isinstance(image, QImage):
        image.save(buffer, "PNG", 80)  # type: ignore[call-overload]  # the stubs know only bytes for the format
    return bytes(buffer.data().data())
