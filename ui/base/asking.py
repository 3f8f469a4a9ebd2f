"""Asks the index for what the page of results shows; answers that have been overtaken are dropped."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from fieldnotes.domain.edits import Span
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.domain.when import first_day, last_day
from fieldnotes.search.results import (
    ConcordanceQuestion,
    FacetQuestion,
    Facets,
    Hit,
    Line,
    LinesQuestion,
    Question,
)
from ui.base.course_asking import CourseAsking
from ui.base.line_reading import LineReading
from ui.base.searching import Searching
from ui.base.trail import Place

PAGE = 50
"""How many results are asked for at a time."""

WIDTH = 120
"""How much stands left and right in a concordance, in code points."""

AROUND = 32
"""How much stands left and right of places that are coded or quoted, so that they are known again, in code points."""


class Asking(QObject):
    """One query, the ways it is narrowed, and the order in which the results come.

    Attributes:
        reading: the lines of the concordance as they come.
        chosen: the places chosen together on the page that shows the results; none for all.
        listed: all lines with their context in the order they are shown; None where they are not all there.
        among: keeps what is shown to some rows ("noun:id"); what is counted is all.

    ``compared`` are other queries whose courses through time are laid over that of the query; ``courses`` asks for
    them.

    Signals:
        found: Results, the first page under the narrowing.
        more: Results, the next page.
        everything: Results of all of time, where lists keep to a part of it; told before ``found`` or after it.
        lined: a slice of the concordance, a Lines, and whether it is the first; more come as long as
            ``reading.under_way``.
        refused: a UserError; the query cannot be answered as it is written.
        asked: everything was asked for anew; who shows more of it (``ask_facets``) asks now.

    ``fresh`` until the window has brought its facets to the front.
    """

    found = Signal(object)
    more = Signal(object)
    everything = Signal(object)
    lined = Signal(object, bool)
    refused = Signal(object)
    asked = Signal()

    def __init__(self, search: Searching, query: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._waiting: set[int] = set()
        self.reading = LineReading(search, self)
        self.reading.read.connect(self.lined)
        self.reading.refused.connect(self._refuse)
        self.query = query
        self.scope = EVERYTHING
        self.span: TimeSpan | None = None
        self.order = "rank"
        self.among: frozenset[str] | None = None
        self.chosen: Callable[[], Sequence[Line]] = tuple
        self.listed: Callable[[], Sequence[Line] | None] = _nothing
        self.fresh = True
        self._before: list[Scope] = []
        self.compared: tuple[str, ...] = ()
        self.courses = CourseAsking(search, self)

    @property
    def widenable(self) -> bool:
        """Whether there is a narrowing to take back."""
        return bool(self._before)

    def narrow(self, scope: Scope) -> None:
        """Narrow to a scope, or widen to one; ``widen`` takes it back."""
        if scope != self.scope:
            self._before.append(self.scope)
            self.scope = scope
        self.ask()

    def widen(self) -> None:
        """Take the last narrowing back; one that lies outside the time that lists keep to by now is passed over."""
        while self._before:
            self.scope = self._before.pop()
            if self.reaches(self.scope):
                break
        self.ask()

    def ask_facets(self, done: Callable[[Facets], object]) -> None:
        """Ask what the values of each facet would find; the next ``ask`` overtakes it."""
        question = FacetQuestion(self.query, self._kept(self.scope))
        self._submit(question, lambda facets: done(facets) if isinstance(facets, Facets) else None)

    def ask(self, least: int = PAGE) -> None:
        """Ask for everything anew, for at least so many results."""
        self._overtake()
        question = self._question(limit=max(least, PAGE))
        self.courses.ask((self.query, *self.compared), self.course_scope())
        if self.span is not None:
            at_all_times = replace(self.scope, since="", until="")
            self._submit(replace(question, scope=at_all_times, limit=0), self.everything.emit)
        self._submit(question, self.found.emit)
        if self.order == "context":
            self.reading.start(self.lines_question())
        self.asked.emit()

    def ask_more(self, have: int) -> None:
        """Ask for the results after those that are there."""
        self._submit(self._question(offset=have), self.more.emit)

    def ask_places(self, done: Callable[[list[Line]], object]) -> None:
        """Ask for every occurrence in the notes under the narrowing, those of one note together."""
        places = ConcordanceQuestion(self.query, self._kept(self.scope), AROUND, None, self.among)
        self._submit(places, lambda lines: done(lines if isinstance(lines, list) else []))

    def lines_question(self) -> LinesQuestion:
        """What asks for every line of the concordance under the narrowing."""
        return LinesQuestion(self.query, self._kept(self.scope), WIDTH, among=self.among)

    def forget(self) -> None:
        """No answer that is still to come is wanted."""
        self._overtake()
        self.courses.forget()

    def _overtake(self) -> None:
        for number in self._waiting:
            self._search.forget(number)
        self._waiting.clear()
        self.reading.stop()

    def _submit(
        self, question: Question | ConcordanceQuestion | FacetQuestion, done: Callable[[object], object]
    ) -> None:
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

    def course_scope(self) -> Scope:
        """What the chart through time is narrowed to: all but the time chosen in it, within what lists keep to."""
        return self._kept(_untimed(self.scope))

    def _kept(self, scope: Scope) -> Scope:
        """A scope within the time that lists keep to."""
        if self.span is None:
            return scope
        since = first_day(scope.since) if scope.since else ""
        until = last_day(scope.until) if scope.until else self.span.until
        return replace(scope, since=max(since, self.span.since), until=min(until, self.span.until))

    def _question(self, offset: int = 0, limit: int = PAGE) -> Question:
        order = "time" if self.order == "time" else "rank"
        return Question(self.query, self._kept(self.scope), limit, offset, order, self.among)


def _nothing() -> None:
    """No lines are shown."""


def _untimed(scope: Scope) -> Scope:
    """A scope without its bounds in time."""
    return replace(scope, since="", until="").narrowed("year", ()).narrowed("month", ())


def at_time(scope: Scope, key: str) -> Scope:
    """A scope narrowed to a year or a month ("2013", "2013-03", "" for what is undated), or no longer if it was.

    It is the only one then, and dates that leave it out are dropped.
    """
    facet = "month" if "-" in key else "year"
    free = scope.narrowed("year", ()).narrowed("month", ())
    if scope.chosen(facet) == (key,):
        return free
    apart = scope.dated and not key
    if key and scope.since:
        apart = first_day(scope.since) > last_day(key)
    if key and scope.until:
        apart = apart or last_day(scope.until) < first_day(key)
    return (replace(free, since="", until="") if apart else free).narrowed(facet, (key,))


def places_in(hits: Iterable[Hit]) -> list[Place]:
    """Every place in the notes among some hits, in their order."""
    return [
        Place(Ref("note", hit.id), Span(start, end))
        for hit in hits
        if hit.type == "note"
        for start, end in hit.occurrences
    ]
