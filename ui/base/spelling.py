"""Spelling for the window: verdicts on words, remembered, asked for in the background a few hundred at a time."""

import multiprocessing
import threading
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QLocale, QObject, Signal

from ui.base.dictionaries import best_for, folders, installed
from ui.base.postbox import Postbox, Postman
from ui.base.speller import CHECK, SUGGEST, answer, serve

_BATCH = 200
_MOST = 200_000
"""Verdicts that are remembered before all are forgotten."""

Answered = Callable[[list[str]], object]


class Speller(Protocol):
    """Answers questions to dictionaries, now or later."""

    def ask(self, verb: str, stem: str, words: list[str], done: Answered) -> None:
        """Ask; ``done`` gets the answer in the window's thread."""

    def close(self) -> None:
        """Answer nothing more."""


class DirectSpeller:
    """Answers at once, in the caller's thread: for tests and scripts."""

    def ask(self, verb: str, stem: str, words: list[str], done: Answered) -> None:
        """Ask now."""
        done(answer(verb, stem, words))

    def close(self) -> None:
        """There is nothing to end."""


class ProcessSpeller(QObject):
    """Asks a process of its own, started at the first question and once more if it dies; then it is silent."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._postman = Postman(self._deliver, self)
        self._numbers = count(1)
        self._waiting: deque[tuple[int, str, str, list[str], Answered]] = deque()
        self._asked: tuple[int, str, str, list[str], Answered] | None = None
        self._pipe: Connection[Any, Any] | None = None
        self._starts = 0
        self._closed = False

    def ask(self, verb: str, stem: str, words: list[str], done: Answered) -> None:
        """Ask; a person waits for suggestions, so these come before all checks."""
        question = (next(self._numbers), verb, stem, words, done)
        if verb == SUGGEST:
            self._waiting.appendleft(question)
        else:
            self._waiting.append(question)
        self._next()

    def close(self) -> None:
        """End the process."""
        self._closed = True
        self._waiting.clear()
        self._asked = None
        self._hang_up()
        self._postman.close()

    def _next(self) -> None:
        """One question at a time, so that the pipe never fills and a word asked about is never far back."""
        if self._asked is not None or not self._waiting or self._closed:
            return
        if self._pipe is None and not self._start():
            self._waiting.clear()
            return
        self._asked = self._waiting.popleft()
        assert self._pipe is not None
        try:
            self._pipe.send(self._asked[:4])
        except OSError:
            self._died()

    def _start(self) -> bool:
        if self._starts > 1:
            return False
        self._starts += 1
        spawn = multiprocessing.get_context("spawn")
        self._pipe, theirs = spawn.Pipe()
        process = spawn.Process(target=serve, args=(theirs,), daemon=True, name="spelling")
        process.start()
        theirs.close()
        threading.Thread(target=_listen, args=(self._pipe, process, self._postman.box), daemon=True).start()
        return True

    def _deliver(self, number: int, kind: str, value: object) -> None:
        asked = self._asked
        if self._closed:
            return
        if kind == "died":
            self._died()
        elif asked is not None and number == asked[0] and isinstance(value, list):
            self._asked = None
            asked[4](value)
            self._next()

    def _died(self) -> None:
        """The question that was open is not asked again: it may be what killed the process."""
        self._hang_up()
        self._asked = None
        self._next()

    def _hang_up(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
            self._pipe = None


def _listen(pipe: "Connection[Any, Any]", process: "multiprocessing.process.BaseProcess", box: Postbox) -> None:
    """In a thread: put each answer into the postbox; tell when there will be none any more."""
    while True:
        try:
            number, words = pipe.recv()
        except (EOFError, OSError, TypeError):
            break
        box.put(number, "answer", words)
    process.terminate()
    process.join()
    box.put(0, "died", None)


class Spelling(QObject):
    """Knows which words are wrong in which dictionary, or finds out.

    Args:
        speller: answers for dictionaries.
        where: the folders in which dictionaries are looked for; by default the system's.

    Signals:
        learned: something new is known about words of a dictionary (its language, "en_GB").
    """

    learned = Signal(str)

    def __init__(self, speller: Speller, where: Iterable[Path] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speller = speller
        self._where = where
        self._installed: dict[str, Path] | None = None
        self._verdicts: dict[str, dict[str, bool]] = {}
        self._pending: dict[str, set[str]] = {}

    def languages(self) -> dict[str, Path]:
        """The dictionaries there are, looked for once."""
        if self._installed is None:
            self._installed = installed(folders() if self._where is None else self._where)
        return self._installed

    def serving(self, language: str) -> str:
        """The dictionary that serves a language (an ISO code); "" if there is none."""
        return best_for(language, self.languages(), QLocale.system().name()) if language else ""

    def wrong(self, dictionary: str, words: Iterable[str]) -> set[str]:
        """Those of some words that are known to be wrong; what is not known is found out, and told by ``learned``."""
        verdicts = self._verdicts.setdefault(dictionary, {})
        pending = self._pending.setdefault(dictionary, set())
        unknown: list[str] = []
        found: set[str] = set()
        for word in words:
            verdict = verdicts.get(word)
            if verdict is False:
                found.add(word)
            elif verdict is None and word not in pending:
                pending.add(word)
                unknown.append(word)
        for start in range(0, len(unknown), _BATCH):
            self._check(dictionary, unknown[start : start + _BATCH])
        return found

    def suggest(self, dictionary: str, word: str, done: Answered) -> None:
        """Find what may be meant by a word; ``done`` gets a few words, the likeliest first."""
        stem = self.languages().get(dictionary)
        if stem is None:
            done([])
        else:
            self._speller.ask(SUGGEST, str(stem), [word], done)

    def close(self) -> None:
        """Find out nothing more."""
        self._speller.close()

    def _check(self, dictionary: str, words: list[str]) -> None:
        stem = self.languages().get(dictionary)
        if stem is not None:
            self._speller.ask(CHECK, str(stem), words, partial(self._learn, dictionary, words))

    def _learn(self, dictionary: str, words: list[str], wrong: list[str]) -> None:
        verdicts = self._verdicts[dictionary]
        if len(verdicts) > _MOST:
            verdicts.clear()
        wrong_words = set(wrong)
        for word in words:
            verdicts[word] = word not in wrong_words
        self._pending[dictionary].difference_update(words)
        self.learned.emit(dictionary)
