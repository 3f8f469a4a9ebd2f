"""Revisions: the full copies kept of a text when a writing session ends, and the seal of the first."""

import hashlib
from dataclasses import dataclass

PAUSE = 10 * 60 * 1000
"""Milliseconds without writing after which a writing session is over."""

_SEALED = "Fieldnotes first writing 1"


@dataclass(frozen=True, slots=True)
class Revision:
    """A full copy of a text as it stood when a writing session ended.

    ``began`` and ``at`` (when it ended) in milliseconds since 1970 (UTC); ``step`` is the number of the step that wrote
    last before the copy was kept; ``seal`` is the digest of a first writing, "" of every later one.
    """

    id: int
    at: int
    contributor: str | None
    words: int
    text: str
    step: int = 0
    began: int | None = None
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """When a note was written, in short.

    ``first`` is when the first writing ended (None while nothing is kept of it), ``sealed`` whether it bears a seal,
    ``later`` how many sessions followed, ``last`` when the latest of these ended; milliseconds since 1970 (UTC).
    """

    first: int | None = None
    sealed: bool = False
    later: int = 0
    last: int | None = None


def seal_of(row: str, at: int, contributor: str | None, text: str) -> str:
    """The seal of a first writing: a digest that no other words, day or author would give.

    It is the SHA-256, in small hexadecimal digits, of the UTF-8 bytes of five parts joined by line feeds: the words
    "Fieldnotes first writing 1", the note's id, when the session ended (milliseconds since 1970 in decimal digits),
    the contributor's id ("" for nobody) and the text. It shows that none of them was changed afterwards; it does not
    keep somebody who can write to the file from sealing it anew.
    """
    parts = (_SEALED, row, str(at), contributor or "", text)
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()
