"""The door through which recordings come into a note: looked at elsewhere, kept or linked, given in one step."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.media import size_words
from fieldnotes.domain.recordings import Recording, SoundFile
from fieldnotes.project.recordings import look_at
from fieldnotes.project.waveforms import PER_SECOND
from ui.base.context import Context
from ui.base.playing import decoded_peaks
from ui.base.settings import SOUND_LINKS
from ui.base.tasks import Progress, Task

HEARD = (".wav", ".mp3", ".m4a", ".m4b", ".aac", ".ogg", ".oga", ".opus", ".flac", ".mp4", ".m4v", ".webm", ".mov")
"""Files that, dropped on a note, become its recordings."""
FILTER = f"Recordings (*{' *'.join(HEARD)});;All files (*)"

Attempt = Callable[[Callable[[], object]], bool]
Report = Callable[[Progress], object]


def sound_files(paths: Sequence[Path], *, report: Report) -> list[SoundFile | UserError]:
    """Look at files in a process of its own; of one that cannot come in, why."""
    found: list[SoundFile | UserError] = []
    for number, path in enumerate(paths):

        def told(part: float, number: int = number, path: Path = path) -> None:
            report(Progress(round((number + part) * 1000), len(paths) * 1000, f"Reading {path.name}"))

        try:
            file = look_at(path, told)
        except UserError as error:
            found.append(error)
        else:
            found.append(file if file.peaks else _decoded(file, decoded_peaks(path)))
    return found


def _decoded(file: SoundFile, peaks: bytes) -> SoundFile:
    """A file with its waveform, which tells its length where the file's beginning did not."""
    return replace(file, peaks=peaks, duration=file.duration or len(peaks) * 1000 // PER_SECOND or None)


class RecordingDoor(QObject):
    """Brings recordings into one note, and moves their bytes between the project and files beside it.

    Args:
        context: tasks, questions, project.
        note: the note's id.
        attempt: saves what is pending, then does something to the project.

    Signals:
        brought: recordings were added.
    """

    brought = Signal()

    def __init__(self, context: Context, note: str, attempt: Attempt, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._recordings = context.project.recordings
        self._note = note
        self._try = attempt

    def ask(self) -> None:
        """Ask for files and bring them in."""
        paths = self._context.prompts.open_files("Add recordings", FILTER)
        if paths:
            self.bring(paths)

    def taken(self, paths: Sequence[Path]) -> list[Path]:
        """Those of some files that are recordings, by their names."""
        return [path for path in paths if path.suffix.lower() in HEARD]

    def bring(self, paths: Sequence[Path]) -> None:
        """Bring files in."""
        words = f"Reading {paths[0].name}" if len(paths) == 1 else f"Reading {len(paths)} recordings"
        self._show(
            self._context.tasks.run(
                sound_files, list(paths), done=self._looked_at, failed=self._refuse, progress=_silent, words=words
            )
        )

    def find(self, recording: Recording) -> None:
        """Ask where a linked file is now, and see by its digest whether that is it."""
        path = self._context.prompts.open_file(f"Find {recording.name}", FILTER)
        if path is None:
            return

        def found(value: object) -> None:
            file = _files(value)[0] if isinstance(value, list) and value else None
            if isinstance(file, UserError):
                self._context.say(file.message)
            elif file is not None and file.hash != recording.hash:
                self._context.say(f"{path.name} is another recording; it does not hold what {recording.name} held.")
            elif file is not None and self._try(partial(self._recordings.link, recording.id, path)):
                self._context.say(f"Found {path.name}.")

        self._show(
            self._context.tasks.run(
                sound_files, [path], done=found, failed=self._refuse, progress=_silent, words=f"Reading {path.name}"
            )
        )

    def keep(self, recording: Recording) -> None:
        """Keep a linked recording in the project."""
        file = SoundFile(recording.path, recording.name, recording.mime, recording.size, recording.hash)

        def kept(_: object) -> None:
            if self._try(partial(self._recordings.keep, recording.id)):
                self._context.say(f"{recording.name} is kept in the project now.")

        self._keep([file], kept)

    def link(self, recording: Recording) -> None:
        """Write a kept recording to a file and link it from then on."""
        path = self._context.prompts.save_file("Keep the recording in a file of its own", recording.name)
        if path is not None:
            self._write(recording, path, lambda: self._linked(recording, path))

    def save_copy(self, recording: Recording) -> None:
        """Write a copy where the person says."""
        path = self._context.prompts.save_file("Save a copy", recording.name)
        if path is not None:
            self._write(recording, path, lambda: self._context.say(f"Saved a copy as {path.name}."))

    # Inside ---------------------------------------------------------------------------------------------------

    def _linked(self, recording: Recording, path: Path) -> None:
        if self._try(partial(self._recordings.link, recording.id, path)):
            self._context.say(f"{recording.name} is linked now; keep {path.name} where it is.")

    def _write(self, recording: Recording, path: Path, done: Callable[[], object]) -> None:
        words = f"Writing {path.name}"
        work = _told(self._recordings.saving(recording, path), recording.size, words)
        self._show(self._context.tasks.slices(work, done=lambda _: done(), failed=self._refuse, words=words))

    def _looked_at(self, value: object) -> None:
        found = _files(value)
        troubles = [one.message for one in found if isinstance(one, UserError)]
        if troubles:
            more = f" ({len(troubles) - 1} more could not be added either.)" if len(troubles) > 1 else ""
            self._context.say(troubles[0] + more)
        files = [one for one in found if isinstance(one, SoundFile)]
        linked = self._links(files) if files else None
        if linked is not None:
            kept = [file for file in files if file not in linked]
            self._keep(kept, lambda _: self._add(files, linked))

    def _links(self, files: Sequence[SoundFile]) -> list[SoundFile] | None:
        """Which files stay where they lie: large ones, if the person says so; None if she thought better of it."""
        least = self._context.settings.get(SOUND_LINKS) * 1_000_000
        large = [file for file in files if file.size > least]
        if not large:
            return []
        names = large[0].name if len(large) == 1 else f"{len(large)} of these recordings"
        size = size_words(sum(file.size for file in large))
        answer = self._context.prompts.choose(
            "Large recording",
            f"{names}: {size}. Kept in the project it travels with it; linked, the project stays small.",
            ["Link it and leave the file where it lies", "Keep a copy in the project"],
        )
        return None if answer is None else [large, []][answer]

    def _keep(self, files: Sequence[SoundFile], done: Callable[[object], object]) -> None:
        """Store bytes ahead of the step that names them; whatever comes of it, they are let go afterwards."""
        if not files:
            done(None)
            return
        words = f"Storing {files[0].name}" if len(files) == 1 else f"Storing {len(files)} recordings"
        total = sum(file.size for file in files)

        def storing() -> Iterator[Progress]:
            before = 0
            for file in files:
                for part in self._recordings.keeping(file):
                    yield Progress(round(before + part * file.size) // 1000, total // 1000, f"Storing {file.name}")
                before += file.size

        def let_go() -> None:
            for file in files:
                self._recordings.let_go(file.hash)

        task = self._context.tasks.slices(storing(), done=done, failed=self._refuse, words=words)
        if task.running:
            task.ended.connect(let_go)
            self._context.show_work(task)
        else:
            let_go()

    def _add(self, files: Sequence[SoundFile], linked: Sequence[SoundFile]) -> None:
        label = f"Add {len(files)} recordings" if len(files) > 1 else f"Add recording “{files[0].name[:40]}”"

        def add() -> None:
            with self._context.project.store.step(label):
                for file in files:
                    self._recordings.add(self._note, file, file in linked)

        if self._try(add):
            self.brought.emit()

    def _show(self, task: Task) -> None:
        if task.running:
            self._context.show_work(task)

    def _refuse(self, error: UserError) -> None:
        self._context.say(error.message)


def _files(value: object) -> list[SoundFile | UserError]:
    return [one for one in value if isinstance(one, (SoundFile, UserError))] if isinstance(value, list) else []


def _told(work: Iterator[float], size: int, words: str) -> Iterator[Progress]:
    for part in work:
        yield Progress(round(part * size) // 1000, size // 1000, words)


def _silent(_: Progress) -> None:
    """The status line hears of progress by itself; a worker reports only if somebody is named to listen."""
