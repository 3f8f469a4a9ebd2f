"""Headnotes: what somebody reads in a note years later, dated, and laid over it without altering a word."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Headnote:
    """One dated entry of a headnote.

    ``id`` is the entry's, ``memo`` that of the memo it stands in; ``at`` in milliseconds since 1970 (UTC); ``passage``
    is the id of the passage it reads (None: the whole note) and ``span`` where that lies now (code points; None where
    it is the whole note, or its words are lost).
    """

    id: str
    memo: str
    at: int
    author: str | None
    text: str
    visibility: str = "team"
    passage: str | None = None
    span: tuple[int, int] | None = None
