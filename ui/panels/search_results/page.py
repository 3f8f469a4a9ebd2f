"""The page of what a search found: by rank, in time, or every place in its context."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.search.results import Line, Results, Status
from fieldnotes.text.dates import parse_when
from ui.base.asking import LINES, Asking
from ui.base.context import Context
from ui.base.recent_searches import remember_search
from ui.base.rooms import Page, PageKind
from ui.base.settings import DATE_ORDER
from ui.base.undoing import attempt
from ui.commands.distinct import of_results, open_distinct
from ui.models.list_model import Index
from ui.models.search_words import counted, searched_words
from ui.panels.search_results.coding import ask_code
from ui.panels.search_results.concordance import Concordance
from ui.panels.search_results.head import Head, dates_words
from ui.panels.search_results.listing import Listing
from ui.widgets.empty_state import EmptyState

PATIENCE = 150
"""How long an answer may take before the page says that it is searching, in milliseconds."""

_SEARCHED = {"note", "memo", "code", "coding", "actor", "site", "event", "media", "visit"}
"""Nouns whose changes may change what is found."""


def page_kind() -> PageKind:
    """The page as the window asks for it."""
    return PageKind("search", SearchResults)


class SearchResults(Page):
    """Asks again when the index has taken in what changed; keeps what is chosen."""

    def __init__(self, context: Context, query: str) -> None:
        super().__init__()
        self._context = context
        self._found = Results(query)
        self._behind = False
        self.setProperty("role", "page")
        self.asking = Asking(context.search, query, self)
        self.head = Head(context.theme, query, not context.project.store.readonly, self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self.head.show_waiting)
        self._build()
        self._lay_out()
        self._listen()
        remember_search(context, query)
        self._keep_to(context.navigation.span)

    # What the window asks

    def ref(self) -> Ref:
        """The query stands for the id."""
        return Ref("search", self.asking.query)

    def title(self) -> str:
        """The query, and in how many notes it was found."""
        query = self.asking.query
        return f"{query} · {counted(self._found.notes, 'note')}" if self._found.searched else query

    def icon(self) -> str:
        """The icon of the tab."""
        return "search"

    def arrive(self) -> None:
        """The list takes the keyboard; F4 walks through these hits from now on."""
        self._grant_wish()
        self._context.search.fronted.emit(self.asking)
        self._face.view.setFocus()
        self._lay_hits()
        self._tell_selection()
        if self._behind:
            self._ask(len(self.listing.hits))

    def close_page(self) -> bool:
        """Want no more answers."""
        self.asking.forget()
        return True

    # Building

    def _build(self) -> None:
        theme = self._context.theme
        self.listing = Listing(theme, self)
        self.concordance = Concordance(theme, self)
        for view in (self.listing.view, self.concordance.view):
            view.activated.connect(self._activated)
            view.walked.connect(self._tell_selection)
            view.clicked.connect(self._tell_selection)
            theme.changed.connect(view.viewport().update)
        self.empty = EmptyState(theme, "search", "")
        self.foot = QLabel("", self)
        self.foot.setProperty("role", "muted")
        self.foot.setContentsMargins(28, 8, 28, 8)

    def _lay_out(self) -> None:
        self.stack = QStackedWidget(self)
        for widget in (self.listing.view, self.concordance, self.empty):
            self.stack.addWidget(widget)
        body = QVBoxLayout()
        body.setContentsMargins(16, 0, 16, 0)
        body.addWidget(self.stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(body, 1)
        column.addWidget(self.foot)

    def _listen(self) -> None:
        asking, head = self.asking, self.head
        asking.found.connect(self._take)
        asking.more.connect(self._take_more)
        self.listing.wanted.connect(asking.ask_more)
        self.concordance.header.chosen.connect(self._lines_sorted)
        asking.whole.connect(lambda found: head.course.show_years(found.by_year, asking.scope))
        asking.lined.connect(self._take_lines)
        asking.refused.connect(self._refuse)
        asking.everything.connect(lambda found: head.show_everywhere(found.notes))
        head.ordered.connect(self._order)
        head.span_dropped.connect(lambda: self._context.navigation.keep_to(None))
        self._context.navigation.spanned.connect(self._keep_to)
        head.year_picked.connect(self._pick_year)
        head.kind_picked.connect(self._pick_kind)
        head.dates_asked.connect(self._ask_dates)
        head.dates_dropped.connect(self._drop_dates)
        head.bound_dropped.connect(lambda facet, value: self._narrow(asking.scope.toggled(facet, value)))
        head.questions_left_out.connect(self._leave_out_questions)
        head.coding_asked.connect(self._ask_code)
        head.distinct_asked.connect(lambda: open_distinct(self._context, of_results(asking)))
        head.suggestion_taken.connect(lambda query: self._context.open(Ref("search", query)))
        self._context.bus.changed.connect(self._changed)
        self._context.search.indexed.connect(self._indexed)
        self._context.search.hits.stepped.connect(self._show_step)

    # Asking

    def _ask(self, least: int = 0) -> None:
        """Ask anew, for at least so many results; what is shown stays until the answer is there."""
        self._behind = False
        self._patience.start()
        self.asking.ask(least)

    def _keep_to(self, span: TimeSpan | None) -> None:
        """Ask only for a stretch of time, as other lists do; dates outside it are dropped."""
        self.asking.span = span
        self.head.show_span(span)
        if not self.asking.reaches(self.asking.scope):
            self.asking.scope = EVERYTHING.narrowed("kind", self.asking.scope.chosen("kind"))
        self._ask()

    def _changed(self, changes: Changes) -> None:
        if changes.nouns() & _SEARCHED:
            self._behind = True

    def _indexed(self, status: Status) -> None:
        """The index has moved on: what is shown may not be all any more."""
        self._behind = self._behind or bool(status.unindexed or self._found.unindexed)
        if self._behind and not status.unindexed and self.isVisible():
            self._ask(len(self.listing.hits))

    def _narrow(self, scope: Scope) -> None:
        self.asking.scope = scope
        self._ask()

    def _grant_wish(self) -> None:
        """Whoever opened these results may want them narrowed."""
        scope = self._context.search.wished(self.asking.query)
        if scope is not None and scope != self.asking.scope:
            self._narrow(scope)

    def _order(self, order: str) -> None:
        self.asking.order = order
        self._ask()
        self._choose_face()
        self._face.view.setFocus()

    def _pick_year(self, year: str) -> None:
        """Narrow to a year; the same year again widens."""
        now = self.asking.scope
        self._narrow(now.narrowed("year", () if now.chosen("year") == (year,) else (year,)))

    def _pick_kind(self, kind: str) -> None:
        self._narrow(self.asking.scope.narrowed("kind", (kind,) if kind else ()))

    def _leave_out_questions(self, leave_out: bool) -> None:
        self._narrow(replace(self.asking.scope, answers_only=leave_out))

    def _drop_dates(self) -> None:
        self._narrow(replace(self.asking.scope, since="", until=""))

    def _ask_dates(self) -> None:
        now = self.asking.scope
        words = self._context.prompts.ask(
            "Dates", "Observed when? Such as 2012, May 2013 – June 2014 or winter 2011.", dates_words(now) * now.dated
        )
        if words is None:
            return
        if not words.strip():
            self._drop_dates()
            return
        attempt(self._context, lambda: self._between(words.strip()))

    def _between(self, words: str) -> None:
        when = parse_when(words, date.today(), self._context.settings.get(DATE_ORDER))
        scope = replace(self.asking.scope, since=when.first, until=when.last)
        if not self.asking.reaches(scope):
            raise UserError("This lies outside the time that lists keep to. Widen it first.")
        self._narrow(scope)

    # Showing

    def _take(self, found: Results) -> None:
        self._patience.stop()
        self._found = found
        self.head.show_found(found, self.asking.scope, self._context.project.turns.any_asked())
        self.foot.setText(searched_words(found))
        self.listing.show_hits(found.hits, found.notes + sum(found.others.values()))
        self._stand_somewhere()
        self._choose_face()
        self.titleChanged.emit()

    def _take_more(self, found: Results) -> None:
        self.listing.add_hits(found.hits)
        self._stand_somewhere()

    def _take_lines(self, lines: Sequence[Line]) -> None:
        self.concordance.show_lines(lines)
        self._lines_sorted()
        self._choose_face()
        if len(lines) == LINES:
            self.foot.setText(f"{searched_words(self._found)} · the first {LINES:,} places are shown")

    def _lines_sorted(self) -> None:
        self._stand_somewhere()

    def _refuse(self, error: UserError) -> None:
        self._patience.stop()
        self.listing.show_hits((), 0)
        self.concordance.show_lines(())
        self._stand_somewhere()
        self.head.show_trouble(error)
        self.foot.setText("")
        self.empty.set_words("Correct the query in the search field (Ctrl+K), or see the room Search for how to ask.")
        self.stack.setCurrentIndex(2)

    def _stand_somewhere(self) -> None:
        """The keyboard stands on the first result until it is moved; F4 walks through what is shown."""
        view = self._face.view
        if not view.currentIndex().isValid() and view.model().rowCount():
            view.setCurrentIndex(view.model().index(0, 0))
        self._lay_hits()

    def _choose_face(self) -> None:
        """The results, the concordance, or what an empty page has to say."""
        if not self.listing.hits and self._found.searched:
            narrowed = self.asking.scope != EVERYTHING
            where = "within these bounds" if narrowed else "in this project"
            self.empty.set_words(f"Nothing {where} answers to “{self.asking.query}”.")
            self.stack.setCurrentIndex(2)
        else:
            self.stack.setCurrentIndex(1 if self.asking.order == "context" else 0)

    # Going

    @property
    def _face(self) -> Listing | Concordance:
        return self.concordance if self.asking.order == "context" else self.listing

    def _activated(self, index: Index) -> None:
        place = self._face.place(index)
        if place is not None:
            self._context.search.hits.stand_at(place)
            self._context.open(place.ref, place.at)

    def _tell_selection(self, index: Index | None = None) -> None:
        place = self._face.place(index if index is not None else self._face.view.currentIndex())
        self._context.select(place.ref if place is not None else None, place.at if place is not None else None)

    def _lay_hits(self) -> None:
        """Let F4 walk through what is shown here, if this page is the one that was looked at last."""
        if self.isVisible():
            self._context.search.hits.lay(self._face.places())

    def _show_step(self, number: int) -> None:
        """Choose the result that F4 has gone to, if it is one of this page's."""
        index = self._face.index_of(self._context.search.hits.places()[number])
        if index.isValid():
            self._face.view.setCurrentIndex(index)
            self._face.view.scrollTo(index)

    # What is made of it

    def chosen(self) -> list[Line]:
        """The places that were chosen: lines of the concordance, or all those of chosen notes; none for all of them."""
        if self.asking.order == "context":
            return self.concordance.chosen()
        return [
            Line(hit.id, hit.observed, "", "", "", start, end, hit.title)
            for hit in self.listing.chosen()
            if hit.type == "note"
            for start, end in hit.occurrences
        ]

    def _ask_code(self) -> None:
        ask_code(self._context, self.asking, self._found, self.chosen())
