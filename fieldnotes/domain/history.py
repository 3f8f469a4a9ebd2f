"""History: what was done to one thing, step by step, and the writing sessions those steps make up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fieldnotes.domain.revisions import PAUSE, Revision


@dataclass(frozen=True, slots=True)
class Deed:
    """A step as the history of one thing tells it.

    ``added`` and ``removed`` are the words that came and went; ``wrote`` says that the step changed a text, ``entered``
    that it brought the thing into the project; ``undone`` that it has been taken back since; ``kind`` is "do", "undo",
    "redo" or "begin"; ``reason`` is what was given for it. ``about`` is what the note, memo, person or place is called
    that it touched, where the project's history tells of it.
    """

    number: int
    id: str
    at: int
    contributor: str | None
    label: str
    kind: str = "do"
    undone: bool = False
    wrote: bool = False
    entered: bool = False
    added: int = 0
    removed: int = 0
    reason: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class WritingSession:
    """Deeds from the first to the last words of one sitting, oldest first; ``copy`` is what was kept at its end."""

    deeds: tuple[Deed, ...]
    copy: Revision | None = None
    first: bool = False

    @property
    def number(self) -> int:
        """The number of its last step: the state it left."""
        return self.deeds[-1].number

    @property
    def began(self) -> int:
        """When it began, in milliseconds."""
        began = self.copy.began if self.copy is not None else None
        return self.deeds[0].at if began is None else min(began, self.deeds[0].at)

    @property
    def ended(self) -> int:
        """When it ended, in milliseconds."""
        return max(self.deeds[-1].at, self.copy.at if self.copy is not None else 0)

    @property
    def contributor(self) -> str | None:
        """Who wrote."""
        return self.deeds[0].contributor

    @property
    def added(self) -> int:
        """Words that came."""
        return sum(deed.added for deed in self.deeds)

    @property
    def removed(self) -> int:
        """Words that went."""
        return sum(deed.removed for deed in self.deeds)

    @property
    def seal(self) -> str:
        """The seal of a first writing, or ""."""
        return self.copy.seal if self.copy is not None else ""


Passed = WritingSession | Deed
"""Something that befell a thing: a writing session, or a deed outside of any."""


def sessions_of(deeds: Iterable[Deed], copies: Sequence[Revision] = ()) -> list[Passed]:
    """Gather deeds (oldest first) into writing sessions; what was done between the words of one belongs to it.

    A session ends where a copy was kept, where somebody else writes on, and after a pause of ten minutes.
    """
    gathering = _Gathering(sorted(copies, key=lambda copy: copy.step))
    for deed in deeds:
        gathering.take(deed)
    return gathering.done()


class _Gathering:
    """Sessions as they grow."""

    def __init__(self, copies: Sequence[Revision]) -> None:
        self._copies = list(copies)
        self._passed: list[Passed] = []
        self._session: list[Deed] = []
        self._between: list[Deed] = []
        self._first = True

    def take(self, deed: Deed) -> None:
        """One more deed."""
        if not deed.wrote:
            (self._between if self._session else self._passed).append(deed)
            return
        if self._session and not self._goes_on(self._session[-1], deed):
            self._close()
        self._session += [*self._between, deed]
        self._between = []

    def done(self) -> list[Passed]:
        """All that passed, oldest first."""
        self._close()
        return self._passed

    def _goes_on(self, last: Deed, deed: Deed) -> bool:
        cut = any(last.number <= copy.step < deed.number for copy in self._copies)
        return not cut and deed.contributor == last.contributor and deed.at - last.at <= PAUSE

    def _close(self) -> None:
        if self._session:
            first, last = self._session[0].number, self._session[-1].number
            kept = [copy for copy in self._copies if first <= copy.step <= last]
            self._passed.append(WritingSession(tuple(self._session), kept[-1] if kept else None, self._first))
            self._first = False
        self._passed += self._between
        self._session, self._between = [], []
