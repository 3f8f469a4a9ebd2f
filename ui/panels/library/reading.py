"""Reads the notes of a project, a page at a time, and follows what becomes of them."""

from collections.abc import Callable, Generator, Iterator
from itertools import chain

from PySide6.QtCore import QObject, QTimer, Signal

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.notes import NoteRow
from ui.base.context import Context
from ui.base.memory import set_apart
from ui.base.tasks import Progress, Task
from ui.models.note_groups import Frame, Group
from ui.models.note_shelf import Shelf

REST = 60
"""How long the project must be quiet before the list follows it, in milliseconds."""

MANY = 200
"""From how many notes touched at once the whole list is read anew."""

MANY_ROWS = 4_000
"""From how many rows on the collector of garbage would be felt."""

_TELLING = {"site", "actor", "phase"}
"""Nouns whose names stand in the list."""


class Slices(QObject):
    """Does one piece of work at a time, a little between what the person does; another begun drops the one before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Generator[None, None, list[Group]] | None = None
        self._done: Callable[[list[Group]], object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)

    def begin(
        self, work: Generator[None, None, list[Group]], done: Callable[[list[Group]], object], at_once: bool
    ) -> None:
        """Do some work, and hand on what comes of it; ``at_once`` does it now."""
        self._work, self._done = work, done
        self._timer.start()
        if at_once:
            self.finish()

    @property
    def busy(self) -> bool:
        """Whether some work is not done yet."""
        return self._work is not None

    def finish(self) -> None:
        """Do the rest now."""
        while self._work is not None:
            self._step()

    def _step(self) -> None:
        if self._work is None or self._done is None:
            self._timer.stop()
            return
        try:
            next(self._work)
        except StopIteration as end:
            self._timer.stop()
            self._work = None
            self._done(end.value)


class Reader(QObject):
    """Keeps a shelf of all notes up to date.

    Signals:
        moved: notes came, went or changed places: the list is to be made anew.
        renewed: rows changed where they stand; the new ones by their ids.
        progressed: how many notes have been read so far; -1 when all are there.
    """

    moved = Signal()
    renewed = Signal(dict)
    progressed = Signal(int)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.shelf = Shelf()
        self.waiting: set[str] = set()
        self._touched: set[str] | None = set()
        self._reframe = False
        self._task: Task | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._follow)
        context.bus.changed.connect(self._changed)

    @property
    def reading(self) -> bool:
        """Whether not all notes are there yet."""
        return self._task is not None and self._task.running

    def reload(self) -> None:
        """Read all notes anew; the first page at once, the others between what the person does."""
        if self._task is not None:
            self._task.cancel()
        self._touched, self._reframe = set(), False
        fresh = Shelf()
        fresh.arrange(self.shelf.arrangement)
        fresh.set_frame(self._frame())
        self.waiting = self._context.project.jottings.waiting_ids()
        pages = self._context.project.notes.pages()
        first = next(pages, [])
        arrangement = self.shelf.arrangement
        if not len(self.shelf) and arrangement.sorting == "observed" and arrangement.falling:
            self.shelf.set_frame(fresh.frame)
            self.shelf.add(first)
        self._task = self._context.tasks.slices(
            self._gather(chain([first], pages), fresh), done=self._gathered, failed=self._failed, progress=self._tell
        )
        self.destroyed.connect(self._task.cancel)
        if self.reading:
            self.moved.emit()

    def _gather(self, pages: Iterator[list[NoteRow]], shelf: Shelf) -> Generator[Progress, None, Shelf]:
        """Fill a shelf, a page a slice; returns it."""
        for page in pages:
            shelf.add(page)
            if len(shelf) >= MANY_ROWS:
                set_apart()  # rows form no rings
            yield Progress(len(shelf), 0)
        return shelf

    def _gathered(self, shelf: object) -> None:
        if isinstance(shelf, Shelf):
            shelf.arrange(self.shelf.arrangement)
            self.shelf = shelf
        self._task = None
        self.progressed.emit(-1)
        self.moved.emit()
        if self._touched is None or self._touched or self._reframe:
            self._rest.start()

    def _failed(self, error: UserError) -> None:
        """The file cannot be read any more: what has been read stays listed."""
        self.progressed.emit(-1)
        self._context.say(error.message)

    def _tell(self, progress: Progress) -> None:
        self.progressed.emit(progress.done)

    def _changed(self, changes: Changes) -> None:
        if changes.nouns() & _TELLING or len(changes.ids("note")) > MANY:
            self._touched = None
        elif self._touched is not None:
            self._touched |= changes.ids("note")
        self._reframe = self._reframe or "folder" in changes.nouns()
        if self._touched is None or self._touched or self._reframe:
            self._rest.start()

    def _follow(self) -> None:
        if self.reading:
            return  # what is touched meanwhile is looked at when all notes are there
        touched, self._touched = self._touched, set()
        if touched is None or len(touched) > MANY:
            self.reload()
            return
        fresh = self._context.project.notes.rows(ids=list(touched))
        framed = self.shelf.set_frame(self._frame() if self._reframe else self._pinned())
        self._reframe = False
        moved = self.shelf.renew(touched, fresh)
        waited = self.waiting
        if moved or framed:
            self.waiting = self._context.project.jottings.waiting_ids()
        elif touched:
            self.waiting = (waited - touched) | self._context.project.jottings.waiting_among(touched)
        if moved or framed or self.waiting != waited:
            self.moved.emit()
        else:
            self.renewed.emit({note.id: note for note in fresh})

    def _frame(self) -> Frame:
        project = self._context.project
        paths = project.folders.paths()
        lying: dict[str, tuple[str, ...]] = {}
        for folder in paths:
            for note in project.folders.notes_in(folder, below=False):
                lying[note] = (*lying.get(note, ()), folder)
        phases = tuple(phase.name for phase in project.phases.all())
        return Frame(paths, lying, phases, tuple(project.pins.all()))

    def _pinned(self) -> Frame:
        """The frame as it was, with the pins of now."""
        known = self.shelf.frame
        return Frame(known.folders, known.lying, known.phases, tuple(self._context.project.pins.all()))
