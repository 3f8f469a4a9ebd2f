"""Background work: plain data in, plain data out; the window never waits."""

import multiprocessing
import threading
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from fieldnotes.domain.errors import UserError
from ui.base.postbox import Postman


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a task is: ``done`` of ``total`` (0: not known yet), and what it is at."""

    done: int
    total: int
    words: str = ""


class WorkerError(RuntimeError):
    """A bug in a worker; the message says its kind and where it arose, and repeats no words of notes."""


class Task(QObject):
    """A piece of work under way.

    Signals:
        progressed: a Progress.
        done: the result.
        failed: a UserError. Any other error is a bug and is raised in the window's thread.
        ended: after done, failed or cancel, once.
    """

    progressed = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, words: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.running = True
        self._stop: Callable[[], None] | None = None

    def when_cancelled(self, stop: Callable[[], None]) -> None:
        """Set what stops the work."""
        self._stop = stop

    def cancel(self) -> None:
        """Stop; no result will come."""
        if self.running:
            self.running = False
            if self._stop is not None:
                self._stop()
            self.ended.emit()

    def deliver(self, kind: str, value: object) -> None:
        """Pass on one message: "progress", "done", "failed" or "bug"; nothing after the end.

        Raises:
            WorkerError: the worker met a bug.
        """
        if not self.running:
            return
        if kind == "progress":
            self.progressed.emit(value)
            return
        self.running = False
        if kind == "done":
            self.done.emit(value)
        elif kind == "failed":
            self.failed.emit(value)
        self.ended.emit()
        if kind == "bug":
            raise WorkerError(str(value))


Done = Callable[[object], object]
Failed = Callable[[UserError], object]
Report = Callable[[Progress], object]


class Tasks(Protocol):
    """Runs work outside the window's thread, or in slices within it.

    Hand over bound methods of QObjects as callbacks: they fall silent by themselves when the object is deleted.
    """

    def run(
        self,
        function: Callable[..., object],
        *args: object,
        done: Done,
        failed: Failed | None = None,
        progress: Report | None = None,
        words: str = "",
    ) -> Task:
        """Call a module-level function in a process of its own; with ``progress`` it gets ``report=`` as well.

        Cancelling ends the process.
        """

    def slices(
        self,
        work: Iterator[Progress],
        *,
        done: Done,
        failed: Failed | None = None,
        progress: Report | None = None,
        words: str = "",
    ) -> Task:
        """Run an iterator in the window's thread, one slice (at most 20 ms) between events.

        ``done`` gets the generator's return value. Cancelling closes it, so that its ``finally`` tidies up.
        """


def _connected(task: Task, done: Done, failed: Failed | None, progress: Report | None) -> Task:
    task.done.connect(done)
    if failed is not None:
        task.failed.connect(failed)
    if progress is not None:
        task.progressed.connect(progress)
    return task


class _Outcome:
    """Turns however a block ends into one message."""

    def __init__(self, send: Callable[[tuple[str, object]], object]) -> None:
        self._send = send

    def __enter__(self) -> "_Outcome":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if error is None:
            return False
        if isinstance(error, UserError):
            self._send(("failed", error))
        else:
            frames = traceback.extract_tb(trace)
            where = "".join(f"\n  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames)
            self._send(("bug", f"{type(error).__name__}{where}"))
        return True


def _work(pipe: Connection, function: Callable[..., object], args: tuple[object, ...], reports: bool) -> None:
    """What the worker process does."""
    with pipe, _Outcome(pipe.send):
        if reports:
            result = function(*args, report=lambda progress: pipe.send(("progress", progress)))
        else:
            result = function(*args)
        pipe.send(("done", result))


class WindowTasks(QObject):
    """The task runner of the real window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._postman = Postman(self._deliver, self)
        self._under_way: dict[int, Task] = {}
        self._numbers = count(1)

    def run(
        self,
        function: Callable[..., object],
        *args: object,
        done: Done,
        failed: Failed | None = None,
        progress: Report | None = None,
        words: str = "",
    ) -> Task:
        """Call a module-level function in a process of its own."""
        number, task = self._begin(words, done, failed, progress)
        spawn = multiprocessing.get_context("spawn")
        ours, theirs = spawn.Pipe(duplex=False)
        process = spawn.Process(
            target=_work, args=(theirs, function, args, progress is not None), daemon=True, name=words or None
        )
        process.start()
        theirs.close()
        task.when_cancelled(process.terminate)
        put = partial(self._postman.box.put, number)

        def listen() -> None:
            with ours:
                ended = _forward(ours, put)
            process.join()
            if not ended:
                put("bug", f"the worker ended with status {process.exitcode}")

        threading.Thread(target=listen, daemon=True).start()
        return task

    def slices(
        self,
        work: Iterator[Progress],
        *,
        done: Done,
        failed: Failed | None = None,
        progress: Report | None = None,
        words: str = "",
    ) -> Task:
        """Run an iterator between events."""
        _, task = self._begin(words, done, failed, progress)
        timer = QTimer(task)
        timer.setInterval(0)

        def stop() -> None:
            timer.stop()
            close = getattr(work, "close", None)
            if close is not None:
                close()

        def step() -> None:
            kind, value = _slice(work)
            if kind != "progress":
                timer.stop()
            task.deliver(kind, value)

        task.when_cancelled(stop)
        timer.timeout.connect(step)
        timer.start()
        return task

    def close(self) -> None:
        """Cancel everything under way and take nothing more."""
        for task in tuple(self._under_way.values()):
            task.cancel()
        self._postman.close()

    def _begin(self, words: str, done: Done, failed: Failed | None, progress: Report | None) -> tuple[int, Task]:
        number = next(self._numbers)
        task = _connected(Task(words, self), done, failed, progress)
        self._under_way[number] = task
        task.ended.connect(partial(self._end, number))
        return number, task

    def _deliver(self, number: int, kind: str, value: object) -> None:
        task = self._under_way.get(number)
        if task is not None:
            task.deliver(kind, value)

    def _end(self, number: int) -> None:
        self._under_way.pop(number).deleteLater()


def _forward(pipe: Connection, send: Callable[[str, object], object]) -> bool:
    """Pass on all messages of a worker; True if the last one was an outcome."""
    while True:
        try:
            kind, value = pipe.recv()
        except (EOFError, OSError):
            return False
        send(kind, value)
        if kind != "progress":
            return True


def _slice(work: Iterator[Progress]) -> tuple[str, object]:
    """Run one slice; what came of it."""
    try:
        return "progress", next(work)
    except StopIteration as end:
        return "done", end.value
    except UserError as error:
        return "failed", error


class DirectTasks(QObject):
    """Runs everything at once, in the caller's thread: for tests and scripts."""

    def run(
        self,
        function: Callable[..., object],
        *args: object,
        done: Done,
        failed: Failed | None = None,
        progress: Report | None = None,
        words: str = "",
    ) -> Task:
        """Call the function now."""
        task = _connected(Task(words, self), done, failed, progress)
        extra = {} if progress is None else {"report": lambda value: task.deliver("progress", value)}
        try:
            result = function(*args, **extra)
        except UserError as error:
            task.deliver("failed", error)
        else:
            task.deliver("done", result)
        return task

    def slices(
        self,
        work: Iterator[Progress],
        *,
        done: Done,
        failed: Failed | None = None,
        progress: Report | None = None,
        words: str = "",
    ) -> Task:
        """Run the iterator to its end now."""
        task = _connected(Task(words, self), done, failed, progress)
        while task.running:
            task.deliver(*_slice(work))
        return task
