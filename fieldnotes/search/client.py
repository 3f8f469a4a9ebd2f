"""What the window and the command line hold of the search; whoosh is never imported on this side."""

import weakref
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from time import monotonic
from typing import Any

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.search.processes import SERVER, Worker
from fieldnotes.search.requests import ASK, DONE, FOLLOW, STATUS, WAIT
from fieldnotes.search.results import Asked, ConcordanceQuestion, Found, Line, Question, Results, Span, Status

Answer = Found | list[Line] | Status | UserError | None
"""What a request is answered with; None where there is nothing to say."""

_STOPPED = "The search has stopped twice over this; try another query, or open the project again."


@dataclass(slots=True)
class _Pending:
    verb: str
    question: Any
    tries: int = 1


class SearchClient:
    """Asks one project's search process; started at once, started again if it dies, ended by `close`.

    To be used from one thread. The command line asks and waits (`query`, `concordance`); the window hands a
    question in (`submit`) and fetches answers (`poll`) when the pipe at `fileno` has something to read.

    Args:
        path: the project file.
        key: raw key of a sealed project.
        cache: the folder for indexes, the user's own by default.
    """

    def __init__(self, path: Path, key: bytes | None = None, cache: Path | None = None) -> None:
        self._where = (path, key, cache)
        self._pending: dict[int, _Pending] = {}
        self._answers: deque[tuple[int, Answer]] = deque()
        self._number = 0
        self._start()

    def query(
        self,
        text: str,
        scope: Scope = EVERYTHING,
        limit: int | None = 50,
        offset: int = 0,
        order: str = "rank",
    ) -> Results:
        """Search and wait for the answer; see ``results.Question`` for the arguments.

        Raises:
            UserError: the query is not written as the language asks, or search does not work.
        """
        answer = self._ask(ASK, Question(text, scope, limit, offset, order))
        assert isinstance(answer, Results)
        return answer

    def concordance(
        self, text: str, width: int = 40, scope: Scope = EVERYTHING, limit: int | None = None
    ) -> list[Line]:
        """Every occurrence in notes with ``width`` code points a side, from the earliest observed to the latest.

        Raises:
            UserError: as for ``query``.
        """
        answer = self._ask(ASK, ConcordanceQuestion(text, scope, width, limit))
        assert isinstance(answer, list)
        return answer

    def occurrences(self, text: str) -> list[tuple[str, list[Span]]]:
        """The ids of all matching notes that hold occurrences, with these (code points, end exclusive).

        Raises:
            UserError: as for ``query``.
        """
        lines = self.concordance(text, width=0)
        return [(note, [(line.start, line.end) for line in here]) for note, here in groupby(lines, attrgetter("note"))]

    def status(self) -> Status:
        """How far the index has come.

        Raises:
            UserError: search does not work.
        """
        answer = self._ask(STATUS, None)
        assert isinstance(answer, Status)
        return answer

    def wait_until_current(self, timeout: float | None = None) -> bool:
        """Wait until the index knows all that the project holds; False if ``timeout`` seconds were not enough.

        Raises:
            UserError: the index cannot be written.
        """
        try:
            self._ask(WAIT, None, timeout)
        except TimeoutError:
            return False
        return True

    def follow(self) -> None:
        """Say that the project has changed, so that the index follows at once; does not wait."""
        try:
            self._worker.pipe.send((0, FOLLOW, None))
        except OSError:
            self._restart()

    def submit(self, question: Asked | None) -> int:
        """Hand a question in (None: for the status) and get the number under which `poll` will answer it."""
        return self._send(STATUS if question is None else ASK, question)

    def poll(self) -> list[tuple[int, Answer]]:
        """The answers that have come in since the last call, without waiting; an error is an answer too."""
        while self._pending and self._readable(0):
            self._receive()
        answers = list(self._answers)
        self._answers.clear()
        return answers

    def fileno(self) -> int:
        """The descriptor that becomes readable when an answer is there; another one after a restart.

        On Windows pipes cannot be watched so; ask `poll` from a timer there.
        """
        return self._worker.pipe.fileno()

    def close(self) -> None:
        """End the process; nothing can be asked afterwards."""
        self._end()

    def _start(self) -> None:
        self._worker = Worker(SERVER, *self._where)
        self._end = weakref.finalize(self, self._worker.close)

    def _restart(self) -> None:
        """Start anew after the process has died, and ask again what it had not answered."""
        self._end()
        self._start()
        for number, pending in list(self._pending.items()):
            pending.tries += 1
            if pending.tries > 2:
                del self._pending[number]
                self._answers.append((number, UserError(_STOPPED)))
            else:
                with suppress(OSError):  # it has died again, which is heard when its answer is fetched
                    self._worker.pipe.send((number, pending.verb, pending.question))

    def _send(self, verb: str, question: Any) -> int:
        self._number += 1
        self._pending[self._number] = _Pending(verb, question)
        try:
            self._worker.pipe.send((self._number, verb, question))
        except OSError:
            self._restart()
        return self._number

    def _ask(self, verb: str, question: Any, timeout: float | None = None) -> Answer:
        number = self._send(verb, question)
        deadline = None if timeout is None else monotonic() + timeout
        while number in self._pending:
            if not self._readable(None if deadline is None else max(deadline - monotonic(), 0)):
                del self._pending[number]
                raise TimeoutError
            self._receive()
        place = next(place for place, (answered, _) in enumerate(self._answers) if answered == number)
        answer = self._answers[place][1]
        del self._answers[place]
        if isinstance(answer, UserError):
            raise answer
        return answer

    def _readable(self, timeout: float | None) -> bool:
        try:
            return self._worker.pipe.poll(timeout)
        except OSError:
            return True

    def _receive(self) -> None:
        try:
            number, outcome, value = self._worker.pipe.recv()
        except (EOFError, OSError):
            self._restart()
            return
        if self._pending.pop(number, None) is not None:
            self._answers.append((number, value if outcome == DONE else UserError(*value)))
