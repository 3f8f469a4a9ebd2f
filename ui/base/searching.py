"""Questions to the search process without waiting: one place asks, hears, and hands each answer to who asked."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.searches import Scope
from fieldnotes.search.results import Asked, Status
from fieldnotes.session import Session
from ui.base.bus import Bus
from ui.base.hits import Hits

REST = 100
"""How long the project must be quiet before the index is told to follow, in milliseconds."""

LOOK = 400
"""How often the state of an index that is behind is asked for, in milliseconds."""

LISTEN = 25
"""How often answers are looked for where pipes cannot be watched (Windows), in milliseconds."""

Done = Callable[[object], object]
Failed = Callable[[UserError], object]


class Searching(QObject):
    """The window's way to the index; the search process starts with the first question.

    Only this object polls the client: answers are handed out once. ``hits`` are the places found last.

    Signals:
        indexed: a Status: how far the index is behind, whether it is being built.
        fronted: the search (an Asking) whose results were brought to the front; it stays the last one looked at.
        visited: a kept search (its id) whose results have been seen.
    """

    indexed = Signal(object)
    fronted = Signal(object)
    visited = Signal(str)

    def __init__(self, session: Session, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits = Hits(self)
        self._session = session
        self._waiting: dict[int, tuple[Done, Failed]] = {}
        self._wishes: dict[str, Scope] = {}
        self._started = False
        self._watched = -1
        self._notifier: QSocketNotifier | None = None
        self._listen = QTimer(self)
        self._listen.setInterval(LISTEN)
        self._listen.timeout.connect(self._hear)
        self._rest = self._single_shot(REST, self._follow)
        self._look = self._single_shot(LOOK, self._ask_state)
        bus.changed.connect(self._changed)

    def start(self) -> None:
        """Start the search process, so that the first search need not wait for it, and keep an eye on the index."""
        self._started = True
        self._ask_state()

    def ask(self, question: Asked, done: Done, failed: Failed) -> int:
        """Ask; the answer, or the UserError, comes later. The number serves to ``forget`` the question."""
        return self._submit(question, done, failed)

    def forget(self, number: int) -> None:
        """The answer is no longer wanted."""
        if number in self._waiting:
            self._waiting[number] = (_nothing, _nothing)

    def wish(self, query: str, scope: Scope) -> None:
        """The results of a query, when they are opened next, shall be narrowed so."""
        self._wishes[query] = scope

    def wished(self, query: str) -> Scope | None:
        """What the results of a query shall be narrowed to, once; None if nobody wished for anything."""
        return self._wishes.pop(query, None)

    def close(self) -> None:
        """Hear nothing more."""
        self._started = False
        self._waiting.clear()
        for timer in (self._listen, self._rest, self._look):
            timer.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)

    def _submit(self, question: Asked | None, done: Done, failed: Failed) -> int:
        self._started = True
        number = self._session.search.submit(question)
        self._waiting[number] = (done, failed)
        self._watch()
        return number

    def _hear(self) -> None:
        for number, answer in self._session.search.poll():
            done, failed = self._waiting.pop(number, (_nothing, _nothing))
            if isinstance(answer, UserError):
                failed(answer)
            else:
                done(answer)
        self._watch()

    def _watch(self) -> None:
        """Watch the pipe as long as answers are awaited; a process started anew has another one."""
        if sys.platform == "win32":
            if self._waiting:
                self._listen.start()
            else:
                self._listen.stop()
            return
        watched = self._session.search.fileno()
        if watched != self._watched or self._notifier is None:
            if self._notifier is not None:
                self._notifier.setEnabled(False)
                self._notifier.deleteLater()
            self._watched = watched
            self._notifier = QSocketNotifier(watched, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._hear)
        self._notifier.setEnabled(bool(self._waiting))

    def _changed(self) -> None:
        if self._started:
            self._rest.start()

    def _follow(self) -> None:
        if self._started:
            self._session.search.follow()
            self._ask_state()

    def _ask_state(self) -> None:
        if self._started:
            self._submit(None, self._tell_state, _nothing)

    def _tell_state(self, status: object) -> None:
        if isinstance(status, Status):
            self.indexed.emit(status)
            if status.unindexed or status.building:
                self._look.start()

    def _single_shot(self, pause: int, run: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(run)
        return timer


def _nothing(_: object) -> None:
    """What is done with an answer that nobody wants."""
