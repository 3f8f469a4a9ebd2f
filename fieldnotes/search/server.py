"""The process that answers: the index stands open in it, warm; the builder works beside it.

Requests are tuples (number, verb, question), answers (number, outcome, value). A query is answered from what is
indexed at that moment, with how many rows are still to come; "wait" is answered when none are.
"""

import signal
import sys
from dataclasses import replace
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from fieldnotes.domain.errors import UserError
from fieldnotes.project.project import Project
from fieldnotes.search.builder import BUILD, CATCH_UP, CAUGHT_UP, UNWRITABLE
from fieldnotes.search.checksums import DamagedIndex
from fieldnotes.search.engine import Engine
from fieldnotes.search.evaluate import View
from fieldnotes.search.following import is_of, touched
from fieldnotes.search.index import Contents, Index
from fieldnotes.search.processes import BUILDER, Worker
from fieldnotes.search.requests import ASK, DONE, FOLLOW, REFUSED, STATUS, WAIT
from fieldnotes.search.results import Found, Status
from fieldnotes.search.segments import Leaf
from fieldnotes.search.store import IndexPlace

_DEATHS = 2
"""Times the builder may die over the same work before that is told."""
_CALM = 1.0
"""Seconds without a request after which the builder is started, so that the first note saved is found at once."""
_NOWHERE = (-2, b"")
"""The mark of no index."""


def serve(pipe: "Connection[Any, Any]", path: Path, key: bytes | None, cache: Path | None) -> None:
    """Answer for one project until the pipe is closed."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # so that a temporary index goes with its process
    try:
        project = Project.open(path, key, readonly=True)
    except UserError as error:
        _refuse_everything(pipe, error)
        return
    try:
        _serve_project(pipe, project, path, key, cache)
    finally:
        project.close()


def _serve_project(
    pipe: "Connection[Any, Any]", project: Project, path: Path, key: bytes | None, cache: Path | None
) -> None:
    try:
        place = IndexPlace(project.id, path, key, cache)
    except UserError as error:
        _refuse_everything(pipe, error)
        return
    building = Building(path, key, place.cache)
    try:
        Server(pipe, project, place, building).run()
    finally:
        building.close()
        place.close()


def _refuse_everything(pipe: "Connection[Any, Any]", error: UserError) -> None:
    while True:
        number, verb, _ = pipe.recv()
        if verb != FOLLOW:
            pipe.send((number, REFUSED, (error.message, error.at)))


class Building:
    """The builder as the server sees it: started when first needed, and again if it has died."""

    def __init__(self, path: Path, key: bytes | None, cache: Path | None) -> None:
        self._where = (path, key, cache)
        self._worker: Worker | None = None
        self._deaths = 0
        self.busy = False
        self.unwritable = False
        self.problem = ""

    def ask(self, request: str) -> None:
        """Ask for something, unless that is being done already."""
        if self.busy and request == CATCH_UP:
            return
        for _ in range(_DEATHS):
            if self._worker is None:
                self._worker = Worker(BUILDER, *self._where)
            self.busy = True
            try:
                self._worker.pipe.send(request)
            except OSError:
                self._died()
            else:
                return

    def prepare(self) -> None:
        """Have the builder at hand before there is anything to do for it."""
        if self._worker is None:
            self._worker = Worker(BUILDER, *self._where)

    def move(self, cache: Path | None) -> None:
        """Build in another folder from now on."""
        self.close()
        self._where = (*self._where[:2], cache)
        self.busy = self.unwritable = False
        self.problem = ""

    def pipes(self) -> list[Any]:
        """The pipe to listen at, if there is a builder."""
        return [self._worker.pipe] if self._worker is not None else []

    def hear(self) -> None:
        """Take in what the builder says: that it is done, that it has failed, or nothing because it is gone."""
        if self._worker is None:
            return
        try:
            outcome, problem = self._worker.pipe.recv()
        except (EOFError, OSError):
            self._died()
            return
        self.busy = False
        self._deaths = 0
        self.problem = "" if outcome == CAUGHT_UP else problem
        self.unwritable = outcome == UNWRITABLE

    def close(self) -> None:
        """End the builder, whatever it is doing."""
        if self._worker is not None:
            self._worker.close(grace=0)
            self._worker = None

    def _died(self) -> None:
        self._deaths += self.busy
        self.busy = False
        self.close()
        if self._deaths >= _DEATHS:
            self._deaths = 0
            self.problem = "the process that writes it has stopped"


class Server:
    """Answers requests from one pipe."""

    def __init__(self, pipe: "Connection[Any, Any]", project: Project, place: IndexPlace, building: Building) -> None:
        self._pipe = pipe
        self._project = project
        self._place = place
        self._index = Index(place.storage)
        self._building = building
        self._contents: Contents | None = None
        self._view = View(())
        self._mark = _NOWHERE
        self._damaged = _NOWHERE
        self._waiting: list[int] = []

    def run(self) -> None:
        """Answer until the pipe is closed.

        Raises:
            EOFError: it is.
        """
        self._follow()
        calm: float | None = _CALM
        while True:
            heard = wait([self._pipe, *self._building.pipes()], calm)
            if not heard:
                self._building.prepare()
                calm = None
            for ready in heard:
                if ready is self._pipe:
                    self._answer(*self._pipe.recv())
                else:
                    self._building.hear()
                    self._retreat()
                    self._release_waiting()

    def _answer(self, number: int, verb: str, question: Any) -> None:
        unindexed = self._follow()
        try:
            if verb == ASK:
                answer: Any = self._answered(question, unindexed)
            elif verb == STATUS:
                answer = Status(unindexed, self._building.busy)
            elif verb == WAIT:
                self._waiting.append(number)
                self._release_waiting()
                return
            else:
                return
        except UserError as error:
            self._pipe.send((number, REFUSED, (error.message, error.at)))
            return
        self._pipe.send((number, DONE, answer))

    def _answered(self, question: Any, unindexed: int) -> Any:
        """The answer as far as the index has come; from an index found damaged, as if there were none yet."""
        try:
            answer = self._engine().answer(question)
        except (DamagedIndex, OSError):
            self._damaged = self._mark
            self._show(None, [])
            unindexed = self._follow()
            answer = self._engine().answer(question)
        return replace(answer, unindexed=unindexed) if isinstance(answer, Found) else answer

    def _engine(self) -> Engine:
        indexing = self._project.indexing
        return Engine(self._view, indexing.rows, indexing.names, self._project.phases.all)

    def _follow(self) -> int:
        """Look at the newest index, have it brought up to the project; gives how many rows it lacks."""
        self._refresh()
        unindexed = self._unindexed()
        if unindexed or self._contents is None:
            self._building.ask(CATCH_UP)
        return unindexed

    def _retreat(self) -> None:
        """Keep the index in a temporary folder when it cannot be written where it lies."""
        if self._building.unwritable and self._place.retreat():
            self._building.move(self._place.cache)
            self._index = Index(self._place.storage)
            self._mark = self._damaged = _NOWHERE
            self._show(None, [])
            self._building.ask(CATCH_UP)

    def _release_waiting(self) -> None:
        if not self._waiting:
            return
        current = not self._follow() and self._contents is not None
        problem = self._building.problem
        if current or problem:
            sentence = f"The search index could not be brought up to date: {problem}."
            for number in self._waiting:
                self._pipe.send((number, DONE, None) if current else (number, REFUSED, (sentence, None)))
            self._waiting.clear()
            self._building.problem = ""

    def _unindexed(self) -> int:
        if self._contents is None:
            return self._project.indexing.count()
        stamp = self._contents.stamp
        if not stamp.complete:
            return max(self._project.indexing.count() - self._view.documents, 1)
        if self._project.store.stamp() == (stamp.seq, stamp.step):
            return 0
        return len(touched(self._project, stamp))

    def _refresh(self) -> None:
        """Open what has been committed to the index since the last look."""
        mark = self._index.mark()
        if mark == self._damaged and not self._building.busy:
            self._building.ask(BUILD)
        if mark in (self._mark, self._damaged):
            return
        contents = self._index.contents()
        if contents is not None and contents.stamp.complete and not is_of(self._project, contents.stamp):
            contents = None
        leaves = []
        if contents is not None:
            try:
                leaves = self._index.leaves(contents, self._view.leaves)
            except DamagedIndex:
                if self._index.mark() == mark and not self._building.busy:
                    self._building.ask(BUILD)
                contents = None
        self._mark = mark if contents is not None else _NOWHERE
        self._show(contents, leaves)

    def _show(self, contents: Contents | None, leaves: list[Leaf]) -> None:
        """Answer from these segments from now on, and let go of those that are not among them."""
        kept = {leaf.segment.segment_id() for leaf in leaves}
        for leaf in self._view.leaves:
            if leaf.segment.segment_id() not in kept:
                leaf.close()
        self._contents = contents
        self._view = View(leaves)
