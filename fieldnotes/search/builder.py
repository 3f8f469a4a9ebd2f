"""The process that writes the index: started when there is something to write, it builds, follows and tidies.

It answers each request with what it has reached. Whatever it is doing can be broken off at any moment: the index
on disk is always the last one committed.
"""

import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from fieldnotes.domain.errors import UserError
from fieldnotes.project.project import Project
from fieldnotes.search.following import Follower
from fieldnotes.search.index import Index
from fieldnotes.search.store import open_storage, sweep

CATCH_UP, BUILD = "catch up", "build"
"""What is asked: to follow the project, or to begin afresh."""
CAUGHT_UP, FAILED, UNWRITABLE = "caught up", "failed", "unwritable"
"""What came of it: done, not done, or not done because the index cannot be written where it lies."""

_QUIET = 10.0
"""Seconds without a request after which segments are tidied."""
_IDLE = 3600.0
"""Seconds without a request after which the process ends; the next request starts another."""
_LOCK_WAIT = 0.05
_NICE = 5
"""How much less than others the process asks of the processor; little enough that a saved note is found at once."""


class _Interrupted(Exception):  # noqa: N818  # nothing is wrong
    """There is something more urgent than tidying."""


def serve(pipe: "Connection[Any, Any]", path: Path, key: bytes | None, cache: Path | None) -> None:
    """Serve one project until the pipe is closed or nothing has been asked for a while."""
    _stand_back()
    project = Project.open(path, key, readonly=True)
    try:
        index = Index(open_storage(project.id, path, key, cache))
        sweep(cache)
        _Builder(project, index, pipe).run()
    finally:
        project.close()


def _stand_back() -> None:
    """Let the window and the answers go first, where a process may lower its own priority."""
    if hasattr(os, "nice"):
        os.nice(_NICE)


class _Builder:
    def __init__(self, project: Project, index: Index, pipe: "Connection[Any, Any]") -> None:
        self._index = index
        self._pipe = pipe
        self._asked: str | None = None
        self._pause = self._hear
        self._follower = Follower(project, index, lambda: self._pause())

    def run(self) -> None:
        """Do what is asked; tidy when nothing is; return when nothing has been for long."""
        tidied = False
        quiet = 0.0
        while quiet < _IDLE:
            if self._asked is not None or self._pipe.poll(_QUIET):
                self._hear()
                self._pipe.send(self._do())
                tidied = False
                quiet = 0.0
            elif tidied:
                quiet += _QUIET
            else:
                tidied = self._tidy()

    def _do(self) -> tuple[str, str]:
        asked, self._asked = self._asked, None
        if asked == BUILD:
            return self._work(lambda follower: follower.build(), self._hear)
        return self._work(lambda follower: follower.catch_up(), self._hear)

    def _hear(self) -> None:
        """Take requests in; several ask for no more than one.

        Raises:
            EOFError: the pipe is closed.
        """
        while self._pipe.poll():
            request = self._pipe.recv()
            if self._asked != BUILD:
                self._asked = request

    def _yield(self) -> None:
        if self._pipe.poll():
            raise _Interrupted

    def _work(self, task: Callable[[Follower], Any], between: Callable[[], None]) -> tuple[str, str]:
        try:
            try:
                self._work_alone(task, between)
            except FileNotFoundError:  # the folder was deleted meanwhile; it is made again with the lock
                self._work_alone(task, between)
        except OSError as error:
            return UNWRITABLE, error.strerror or str(error)
        except UserError as error:
            return FAILED, error.message
        return CAUGHT_UP, ""

    def _work_alone(self, task: Callable[[Follower], Any], between: Callable[[], None]) -> None:
        """Do something to the index while nobody else does."""
        self._pause = between
        lock = self._index.lock()
        while not lock.acquire(blocking=False):
            self._pipe.poll(_LOCK_WAIT)
            between()
        try:
            task(self._follower)
        finally:
            lock.release()

    def _tidy(self) -> bool:
        """Whether there is nothing left to tidy."""
        done = []
        try:
            outcome, _ = self._work(lambda follower: done.append(not follower.tidy()), self._yield)
        except _Interrupted:
            return False
        return outcome != CAUGHT_UP or all(done)
