"""Asks dictionaries, in a process of its own: one that is damaged, or slow over a long word, never holds the window.

Nothing here touches Qt; only this file knows the library.
"""

import signal
from functools import lru_cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Protocol

CHECK, SUGGEST = "check", "suggest"
MOST_SUGGESTIONS = 6


class Dictionary(Protocol):
    """What the library offers."""

    def spell(self, word: str) -> bool:
        """Whether a word is right."""

    def suggest(self, word: str) -> tuple[str, ...]:
        """What may be meant."""


@lru_cache(maxsize=4)
def dictionary(stem: str) -> Dictionary | None:
    """The dictionary whose files begin with a path; None if it cannot be read."""
    path = Path(stem)
    try:
        with path.with_name(path.name + ".dic").open("rb") as file:
            first = file.readline(200).strip().lstrip(b"\xef\xbb\xbf").split()
        if not first or not first[0].isdigit() or not path.with_name(path.name + ".aff").stat().st_size:
            return None
        from hunspell import Hunspell  # a library of C++, loaded only where it may fall

        made: Dictionary = Hunspell(path.name, hunspell_data_dir=str(path.parent))
    except (OSError, ImportError, UnicodeError):
        return None
    return made


def answer(verb: str, stem: str, words: list[str]) -> list[str]:
    """Those of some words that are wrong (CHECK), or what may be meant by the first of them (SUGGEST)."""
    book = dictionary(stem)
    if book is None:
        return []
    if verb == SUGGEST:
        return _suggestions(book, words[0])
    return [word for word in words if not _is_right(book, word)]


def _is_right(book: Dictionary, word: str) -> bool:
    try:
        return bool(book.spell(word))
    except UnicodeError:  # letters that this dictionary's writing does not have: it cannot judge them
        return True


def _suggestions(book: Dictionary, word: str) -> list[str]:
    try:
        return list(book.suggest(word))[:MOST_SUGGESTIONS]
    except UnicodeError:
        return []


def serve(pipe: "Connection[Any, Any]") -> None:
    """What the process does: answers one question after another until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            number, verb, stem, words = pipe.recv()
            pipe.send((number, answer(verb, stem, words)))
        except (EOFError, OSError):
            return
