"""Asks the index for what the page of results shows; answers that have been overtaken are dropped."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from fieldnotes.domain.edits import Span
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import EVERYTHING, Scope
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

AROUND = 32
"""How much stands left and right of places that are coded or quoted, so that they are known again, in code points."""


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
        self.scope = EVERYTHING
        self.span: TimeSpan | None = None
        self.order = "rank"

    def ask(self, least: int = PAGE) -> None:
        """Ask for everything anew, for at least so many results."""
        self.forget()
        question = self._question(limit=max(least, PAGE))
        if self._timed:
            self._submit(replace(question, scope=self._kept(_untimed(self.scope)), limit=0), self.whole.emit)
        if self.span is not None:
            at_all_times = replace(self.scope, since="", until="")
            self._submit(replace(question, scope=at_all_times, limit=0), self.everything.emit)
        self._submit(question, self._take_first)
        if self.order == "context":
            self._submit(self._lines(WIDTH, LINES), self.lined.emit)

    def ask_more(self, have: int) -> None:
        """Ask for the results after those that are there."""
        self._submit(self._question(offset=have), self.more.emit)

    def ask_places(self, done: Callable[[list[Line]], object]) -> None:
        """Ask for every occurrence in the notes under the narrowing, those of one note together."""
        self._submit(self._lines(AROUND, None), lambda lines: done(lines if isinstance(lines, list) else []))

    def forget(self) -> None:
        """No answer that is still to come is wanted."""
        for number in self._waiting:
            self._search.forget(number)
        self._waiting.clear()

    def _take_first(self, results: object) -> None:
        if isinstance(results, Results) and not self._timed:
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

    def reaches(self, scope: Scope) -> bool:
        """Whether a scope lies, at least in part, within the time that lists keep to."""
        kept = self._kept(scope)
        return not (kept.since and kept.until) or kept.since <= kept.until

    @property
    def _timed(self) -> bool:
        """Is it narrowed in a way that the chart through time does not show?"""
        return self.scope != _untimed(self.scope)

    def _kept(self, scope: Scope) -> Scope:
        """A scope within the time that lists keep to."""
        if self.span is None:
            return scope
        since = first_day(scope.since) if scope.since else ""
        until = last_day(scope.until) if scope.until else self.span.until
        return replace(scope, since=max(since, self.span.since), until=min(until, self.span.until))

    def _question(self, offset: int = 0, limit: int = PAGE) -> Question:
        order = "time" if self.order == "time" else "rank"
        return Question(self.query, self._kept(self.scope), limit=limit, offset=offset, order=order)

    def _lines(self, width: int, limit: int | None) -> ConcordanceQuestion:
        return ConcordanceQuestion(self.query, self._kept(self.scope), width, limit)


def _untimed(scope: Scope) -> Scope:
    """A scope without its bounds in time."""
    return replace(scope, since="", until="").narrowed("year", ()).narrowed("month", ())


def places_in(hits: Iterable[Hit]) -> list[Place]:
    """Every place in the notes among some hits, in their order."""
    return [
        Place(Ref("note", hit.id), Span(start, end))
        for hit in hits
        if hit.type == "note"
        for start, end in hit.occurrences
    ]
