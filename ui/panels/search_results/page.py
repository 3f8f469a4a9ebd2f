"""The page of what a search found: by rank, in time, or every place in its context."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QVBoxLayout, QWidget

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.edits import Span
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.search.results import Hit, Line, Results, Status
from fieldnotes.text.dates import parse_when
from ui.base.context import Context
from ui.base.recent_searches import remember_search
from ui.base.rooms import Page, PageKind
from ui.base.settings import DATE_ORDER
from ui.base.trail import Place
from ui.base.undoing import attempt
from ui.commands.search import code_found
from ui.dialogs.code_found import CodeFound, CodeFoundForm
from ui.models.keeping import kept_place
from ui.models.line_list import LineDelegate, LineList, LineRow
from ui.models.list_model import Index
from ui.models.result_list import ResultDelegate, ResultList
from ui.models.search_words import counted, line_row, result_row, searched_words
from ui.panels.search_results.asking import LINES, Asking, Narrowing, places_in
from ui.panels.search_results.head import Head, dates_words
from ui.widgets.boxes import show_box
from ui.widgets.context_header import ContextHeader
from ui.widgets.empty_state import EmptyState
from ui.widgets.row_view import RowView

PATIENCE = 150
"""How long an answer may take before the page says that it is searching, in milliseconds."""

_SEARCHED = {"note", "memo", "code", "coding", "actor", "site", "event", "media", "visit"}
"""Nouns whose changes may change what is found."""

NEAR_END = 600
"""How many pixels before the end of the list the next results are asked for."""


def page_kind() -> PageKind:
    """The page as the window asks for it."""
    return PageKind("search", SearchResults)


class SearchResults(Page):
    """Asks again when the index has taken in what changed; keeps what is chosen."""

    def __init__(self, context: Context, query: str) -> None:
        super().__init__()
        self._context = context
        self._found = Results(query)
        self._hits: list[Hit] = []
        self._lines: list[Line] = []
        self._asked_more = False
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
        self._view().setFocus()
        self._lay_hits()
        self._tell_selection()
        if self._behind:
            self._ask(len(self._hits))

    def close_page(self) -> bool:
        """Want no more answers."""
        self.asking.forget()
        return True

    # Building

    def _build(self) -> None:
        theme = self._context.theme
        self.results = ResultList(self)
        self.list = RowView("Results", "page", self)
        self.list.setModel(self.results)
        self.list.setItemDelegate(ResultDelegate(theme, self.list))
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.lines = LineList(self)
        self.context_list = RowView("Every place in its context", "page", self)
        self.context_list.setUniformItemSizes(True)
        self.context_list.setModel(self.lines)
        self.context_list.setItemDelegate(LineDelegate(theme, self.context_list))
        for view in (self.list, self.context_list):
            view.activated.connect(self._activated)
            view.walked.connect(self._tell_selection)
            view.clicked.connect(self._tell_selection)
            theme.changed.connect(view.viewport().update)
        self.context_header = ContextHeader(theme, self)
        self.context_header.chosen.connect(self._sort_lines)
        self.empty = EmptyState(theme, "search", "")
        self.foot = QLabel("", self)
        self.foot.setProperty("role", "muted")
        self.foot.setContentsMargins(28, 8, 28, 8)

    def _lay_out(self) -> None:
        concordance = QWidget(self)
        inside = QVBoxLayout(concordance)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.context_header)
        inside.addWidget(self.context_list, 1)
        self.stack = QStackedWidget(self)
        for widget in (self.list, concordance, self.empty):
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
        asking.whole.connect(lambda found: head.show_years(found.by_year, asking.narrowing))
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
        head.questions_left_out.connect(self._leave_out_questions)
        head.coding_asked.connect(self._ask_code)
        head.suggestion_taken.connect(lambda query: self._context.open(Ref("search", query)))
        self._context.bus.changed.connect(self._changed)
        self._context.search.indexed.connect(self._indexed)
        self._context.search.hits.stepped.connect(self._show_step)

    # Asking

    def _ask(self, least: int = 0) -> None:
        """Ask anew, for at least so many results; what is shown stays until the answer is there."""
        self._behind = False
        self._asked_more = False
        self._patience.start()
        self.asking.ask(least)

    def _keep_to(self, span: TimeSpan | None) -> None:
        """Ask only for a stretch of time, as other lists do; dates outside it are dropped."""
        self.asking.span = span
        self.head.show_span(span)
        if not self.asking.reaches(self.asking.narrowing):
            self.asking.narrowing = Narrowing(self.asking.narrowing.kind)
        self._ask()

    def _changed(self, changes: Changes) -> None:
        if changes.nouns() & _SEARCHED:
            self._behind = True

    def _indexed(self, status: Status) -> None:
        """The index has moved on: what is shown may not be all any more."""
        self._behind = self._behind or bool(status.unindexed or self._found.unindexed)
        if self._behind and not status.unindexed and self.isVisible():
            self._ask(len(self._hits))

    def _narrow(self, narrowing: Narrowing) -> None:
        self.asking.narrowing = narrowing
        self._ask()

    def _order(self, order: str) -> None:
        self.asking.order = order
        self._ask()
        self._choose_face()
        self._view().setFocus()

    def _pick_year(self, year: str) -> None:
        """Narrow to a year; the same year again widens."""
        now = self.asking.narrowing
        same = now.since == now.until == year
        self._narrow(replace(now, since="" if same else year, until="" if same else year))

    def _pick_kind(self, kind: str) -> None:
        self._narrow(replace(self.asking.narrowing, kind=kind))

    def _leave_out_questions(self, leave_out: bool) -> None:
        self._narrow(replace(self.asking.narrowing, answers_only=leave_out))

    def _drop_dates(self) -> None:
        self._narrow(replace(self.asking.narrowing, since="", until=""))

    def _ask_dates(self) -> None:
        now = self.asking.narrowing
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
        narrowing = replace(self.asking.narrowing, since=when.first, until=when.last)
        if not self.asking.reaches(narrowing):
            raise UserError("This lies outside the time that lists keep to. Widen it first.")
        self._narrow(narrowing)

    # Showing

    def _take(self, found: Results) -> None:
        self._patience.stop()
        self._found = found
        self._hits = list(found.hits)
        self.head.show_found(found, self.asking.narrowing, self._context.project.turns.any_asked())
        self.foot.setText(searched_words(found))
        self._list_hits()
        self._choose_face()
        self.titleChanged.emit()

    def _take_more(self, found: Results) -> None:
        self._asked_more = False
        known = {(hit.type, hit.id) for hit in self._hits}
        self._hits += [hit for hit in found.hits if (hit.type, hit.id) not in known]
        self._list_hits()

    def _take_lines(self, lines: Sequence[Line]) -> None:
        self._lines = list(lines)
        self._sort_lines(self.context_header.order())
        if len(self._lines) == LINES:
            self.foot.setText(f"{searched_words(self._found)} · the first {LINES:,} places are shown")

    def _sort_lines(self, order: str) -> None:
        rows = [line_row(line) for line in self._lines]
        if order == "left":
            rows.sort(key=lambda row: [word.casefold() for word in reversed(row.left.split())])
        elif order == "right":
            rows.sort(key=lambda row: [word.casefold() for word in row.right.split()])
        with kept_place(self.context_list, self.lines):
            self.lines.set_rows(rows)
        self._stand_somewhere()
        self._lay_hits()
        self._choose_face()

    def _list_hits(self) -> None:
        with kept_place(self.list, self.results):
            self.results.set_rows([result_row(hit) for hit in self._hits])
        self._stand_somewhere()
        self._lay_hits()

    def _refuse(self, error: UserError) -> None:
        self._patience.stop()
        self._hits, self._lines = [], []
        self._list_hits()
        self.lines.set_rows([])
        self.head.show_trouble(error)
        self.foot.setText("")
        self.empty.set_words("Correct the query in the search field (Ctrl+K), or see the room Search for how to ask.")
        self.stack.setCurrentIndex(2)

    def _stand_somewhere(self) -> None:
        """The keyboard stands on the first result until it is moved."""
        view = self._view()
        if not view.currentIndex().isValid() and view.model().rowCount():
            view.setCurrentIndex(view.model().index(0, 0))

    def _choose_face(self) -> None:
        """The results, the concordance, or what an empty page has to say."""
        if not self._hits and self._found.searched:
            narrowed = self.asking.narrowing != Narrowing()
            where = "within these bounds" if narrowed else "in this project"
            self.empty.set_words(f"Nothing {where} answers to “{self.asking.query}”.")
            self.stack.setCurrentIndex(2)
        else:
            self.stack.setCurrentIndex(1 if self.asking.order == "context" else 0)

    def _scrolled(self) -> None:
        """Ask for more before the end is reached."""
        bar = self.list.verticalScrollBar()
        total = self._found.notes + sum(self._found.others.values())
        near = bar.maximum() - bar.value() < NEAR_END
        if near and self._hits and len(self._hits) < total and not self._asked_more:
            self._asked_more = True
            self.asking.ask_more(len(self._hits))

    # Going

    def _view(self) -> RowView:
        return self.context_list if self.asking.order == "context" else self.list

    def _place(self, index: Index) -> Place | None:
        """Where a result leads: a note at its first hit, anything else as a whole."""
        if self.asking.order == "context":
            line = self.lines.row(index)
            return Place(line.ref, line.span) if line is not None else None
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        return next(iter(places_in([hit])), Place(Ref(hit.type, hit.id)))

    def _activated(self, index: Index) -> None:
        place = self._place(index)
        if place is not None:
            self._context.search.hits.stand_at(place)
            self._context.open(place.ref, place.at)

    def _tell_selection(self, index: Index | None = None) -> None:
        place = self._place(index if index is not None else self._view().currentIndex())
        self._context.select(place.ref if place is not None else None, place.at if place is not None else None)

    def _lay_hits(self) -> None:
        """Let F4 walk through what is shown here, if this page is the one that was looked at last."""
        if not self.isVisible():
            return
        if self.asking.order == "context":
            places: Iterable[Place] = (Place(row.ref, row.span) for row in self.lines.rows())
        else:
            places = places_in(self._hits)
        self._context.search.hits.lay(list(places))

    def _show_step(self, number: int) -> None:
        """Choose the result that F4 has gone to, if it is one of this page's."""
        places = self._context.search.hits.places()
        place = places[number]
        if self.asking.order == "context":
            index = self.lines.index_of(LineRow(place.ref, place.at or Span(0, 0), "", "", "", "").id)
        else:
            index = self.results.index_of(f"{place.ref.noun}:{place.ref.id}")
        if index.isValid():
            view = self._view()
            view.setCurrentIndex(index)
            view.scrollTo(index)

    # Coding

    def _ask_code(self) -> None:
        """Ask with which code; all that was found, or the lines that were chosen."""
        chosen = self._chosen_lines()
        places = len(chosen) or self._found.occurrences
        notes = len({line.note for line in chosen}) or self._found.notes
        names = [code.name for code in self._context.project.codes.all() if code.status != "retired"]
        what = f"{counted(places, 'place')} in {counted(notes, 'note')}"
        form = CodeFoundForm(what, names, QApplication.activeWindow())
        form.agreed.connect(lambda answer: self._code(answer, chosen))
        show_box(form)

    def _code(self, answer: CodeFound, chosen: list[Line]) -> None:
        if chosen:
            self._code_lines(answer, chosen)
        else:
            self.asking.ask_places(lambda lines: self._code_lines(answer, lines))

    def _code_lines(self, answer: CodeFound, lines: list[Line]) -> None:
        attempt(self._context, lambda: code_found(self._context, answer.code, answer.unit, lines))

    def _chosen_lines(self) -> list[Line]:
        """The lines of the concordance that were chosen, when there are several."""
        rows = self.context_list.selectedIndexes() if self.asking.order == "context" else []
        if len(rows) < 2:
            return []
        chosen = {row.id for index in rows if (row := self.lines.row(index)) is not None}
        return [line for line in self._lines if line_row(line).id in chosen]
