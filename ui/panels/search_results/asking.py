"""Asks the index for what the page of results shows; answers that have been overtaken are dropped."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from fieldnotes.domain.edits import Span
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.domain.when import first_day, last_day
from fieldnotes.search.results import ConcordanceQuestion, Hit, Line, Question, Results
from ui.base.searching import Searching
from ui.base.trail import Place

PAGE = 50
"""How many results are asked for at a time."""

LINES = 2_000
"""How many lines of a concordance are shown at most."""

WIDTH = 120
"""How much stands left and right in a concordance, in code points."""


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the results are narrowed to: a kind of note or another noun, and dates (partial ISO); "" for no bounds.

    With ``answers_only`` the interviewer's words are left out.
    """

    kind: str = ""
    since: str = ""
    until: str = ""
    answers_only: bool = False

    @property
    def dated(self) -> bool:
        """Is it narrowed to a stretch of time?"""
        return bool(self.since or self.until)


class Asking(QObject):
    """One query, the ways it is narrowed, and the order in which the results come.

    Signals:
        found: Results, the first page under the narrowing.
        more: Results, the next page.
        whole: Results without the narrowing in time, for the chart; told before ``found`` or after it.
        everything: Results of all of time, where lists keep to a part of it; told before ``found`` or after it.
        lined: the lines of the concordance, a list of Line.
        refused: a UserError; the query cannot be answered as it is written.
    """

    found = Signal(object)
    more = Signal(object)
    whole = Signal(object)
    everything = Signal(object)
    lined = Signal(object)
    refused = Signal(object)

    def __init__(self, search: Searching, query: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._waiting: set[int] = set()
        self.query = query
        self.narrowing = Narrowing()
        self.span: TimeSpan | None = None
        self.order = "rank"

    def ask(self, least: int = PAGE) -> None:
        """Ask for everything anew, for at least so many results."""
        self.forget()
        question = self._question(limit=max(least, PAGE))
        if self.narrowing.dated:
            since, until = self._dates(Narrowing())
            undated = replace(question, since=since, until=until, limit=0)
            self._submit(undated, self.whole.emit)
        if self.span is not None:
            self._submit(replace(question, since=None, until=None, limit=0), self.everything.emit)
        self._submit(question, self._take_first)
        if self.order == "context":
            self._submit(self._lines(WIDTH, LINES), self.lined.emit)

    def ask_more(self, have: int) -> None:
        """Ask for the results after those that are there."""
        self._submit(self._question(offset=have), self.more.emit)

    def ask_places(self, done: Callable[[list[Line]], object]) -> None:
        """Ask for every occurrence in the notes under the narrowing, those of one note together."""
        self._submit(self._lines(0, None), lambda lines: done(lines if isinstance(lines, list) else []))

    def forget(self) -> None:
        """No answer that is still to come is wanted."""
        for number in self._waiting:
            self._search.forget(number)
        self._waiting.clear()

    def _take_first(self, results: object) -> None:
        if isinstance(results, Results) and not self.narrowing.dated:
            self.whole.emit(results)
        self.found.emit(results)

    def _submit(self, question: Question | ConcordanceQuestion, done: Callable[[object], object]) -> None:
        number = -1

        def answered(tell: Callable[[object], object], answer: object) -> None:
            self._waiting.discard(number)
            tell(answer)

        number = self._search.ask(question, partial(answered, done), partial(answered, self._refuse))
        self._waiting.add(number)

    def _refuse(self, error: object) -> None:
        """One refusal stands for all questions about the same query."""
        self.forget()
        if isinstance(error, UserError):
            self.refused.emit(error)

    def reaches(self, narrowing: Narrowing) -> bool:
        """Whether a narrowing lies, at least in part, within the time that lists keep to."""
        since, until = self._dates(narrowing)
        return not (since and until) or since <= until

    def _dates(self, narrowing: Narrowing) -> tuple[str | None, str | None]:
        """The bounds of a narrowing, within the time that lists keep to."""
        since = first_day(narrowing.since) if narrowing.since else ""
        until = last_day(narrowing.until) if narrowing.until else ""
        if self.span is not None:
            since, until = max(since, self.span.since), min(until or self.span.until, self.span.until)
        return since or None, until or None

    def _question(self, offset: int = 0, limit: int = PAGE) -> Question:
        narrowing = self.narrowing
        since, until = self._dates(narrowing)
        return Question(
            text=self.query,
            kind=narrowing.kind or None,
            since=since,
            until=until,
            answers_only=narrowing.answers_only,
            limit=limit,
            offset=offset,
            order="time" if self.order == "time" else "rank",
        )

    def _lines(self, width: int, limit: int | None) -> ConcordanceQuestion:
        narrowing = self.narrowing
        since, until = self._dates(narrowing)
        return ConcordanceQuestion(
            text=self.query,
            kind=narrowing.kind or None,
            since=since,
            until=until,
            answers_only=narrowing.answers_only,
            width=width,
            limit=limit,
        )


def places_in(hits: Iterable[Hit]) -> list[Place]:
    """Every place in the notes among some hits, in their order."""
    return [
        Place(Ref("note", hit.id), Span(start, end))
        for hit in hits
        if hit.type == "note"
        for start, end in hit.occurrences
    ]
