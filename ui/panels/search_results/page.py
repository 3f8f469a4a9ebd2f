"""The page of what a search found: by rank, in time, or every place in its context."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QVBoxLayout

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.search.results import Line, Lines, Results, Status
from ui.base.asking import Asking
from ui.base.context import Context
from ui.base.facet_names import FacetNames
from ui.base.recent_searches import remember_search
from ui.base.rooms import Page, PageKind
from ui.base.undoing import attempt
from ui.commands import found as made
from ui.commands.concordance import save_list
from ui.commands.distinct import of_results, open_distinct
from ui.commands.searches import KEEP, KEEP_KEY, keep_search, open_search
from ui.models.facet_words import hidden_words
from ui.models.list_model import Index
from ui.models.search_words import counted, searched_words
from ui.panels.search_results.coding import ask_code, begin_memo
from ui.panels.search_results.concordance import Concordance
from ui.panels.search_results.course_desk import CourseDesk
from ui.panels.search_results.head import Head
from ui.panels.search_results.listing import Listing
from ui.panels.search_results.narrowing_desk import NarrowingDesk
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

    def __init__(self, context: Context, query: str, scope: Scope = EVERYTHING, order: str = "rank") -> None:
        super().__init__()
        self._context = context
        self._found = Results(query)
        self._behind = self._again = False
        self._everywhere = -1
        self.setProperty("role", "page")
        self.asking = Asking(context.search, query, self)
        self.asking.scope, self.asking.order = scope, order
        self.asking.chosen, self.asking.listed = self.chosen, self._listed
        self.head = Head(context.theme, query, not context.project.store.readonly, self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self.head.show_waiting)
        self.head.orders.choose(order)
        self._build()
        self._lay_out()
        self._listen()
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

    def minimumSizeHint(self) -> QSize:
        """What stands over the results wraps; how high it would be in the least width is no bound for the window."""
        return QSize(320, 240)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the results go before the chart."""
        super().resizeEvent(event)
        self.head.course.set_room(self.height())

    # Building

    def _build(self) -> None:
        theme = self._context.theme
        self.listing = Listing(theme, self._text_of, self)
        self.concordance = Concordance(self._context, self)
        for view in (self.listing.view, self.concordance.view):
            view.activated.connect(self._activated)
            view.copying.connect(self._copy)
            view.walked.connect(self._tell_selection)
            view.clicked.connect(self._tell_selection)
            theme.changed.connect(view.viewport().update)
        self.concordance.header.menu.addSeparator()
        self.concordance.header.menu.addAction("Save list…").triggered.connect(self._save_list)
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
        asking.asked.connect(self._wait)
        asking.found.connect(self._take)
        asking.more.connect(self._take_more)
        self.listing.wanted.connect(asking.ask_more)
        self.concordance.arranged.connect(self._stand_somewhere)
        self.courses = CourseDesk(self._context, asking, head.course, self)
        asking.lined.connect(self._take_lines)
        asking.refused.connect(self._refuse)
        asking.everything.connect(self._take_everywhere)
        head.ordered.connect(self._order)
        head.span_dropped.connect(lambda: self._context.navigation.keep_to(None))
        self._context.navigation.spanned.connect(self._keep_to)
        self.narrowing = NarrowingDesk(self._context, asking, head, self)
        head.coding_asked.connect(self._ask_code)
        head.keeping.connect(self.keep)
        head.memo_asked.connect(self._begin_memo)
        for view in (self.listing.view, self.concordance.view):
            view.selectionModel().selectionChanged.connect(self._tell_chosen)
        head.distinct_asked.connect(lambda: open_distinct(self._context, of_results(asking)))
        head.suggestion_taken.connect(lambda query: self._context.open(Ref("search", query)))
        self._context.bus.changed.connect(self._changed)
        self._context.search.indexed.connect(self._indexed)
        self._context.search.hits.stepped.connect(self._show_step)

    # Asking

    def _ask(self, least: int = 0) -> None:
        """Ask anew, for at least so many results; what is shown stays until the answer is there."""
        self._again = bool(least)
        self.asking.ask(least)

    def _wait(self) -> None:
        self._behind, self._everywhere = False, -1
        self._tell_kept()
        self._patience.start()

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

    def _grant_wish(self) -> None:
        """Whoever opened these results may want them narrowed."""
        scope = self._context.search.wished(self.asking.query)
        if scope is not None and scope != self.asking.scope:
            self.asking.narrow(scope)

    def _order(self, order: str) -> None:
        self.asking.order = order
        self._ask()
        self._choose_face()
        self._face.view.setFocus()
        self._tell_chosen()

    # Showing

    def _take(self, found: Results) -> None:
        self._patience.stop()
        if not self._found.searched:
            remember_search(self._context, self.asking.query)
        self._found = found
        self.head.widenable, self.head.name_of = self.asking.widenable, FacetNames(self._context.project).name
        self.head.show_found(found, self.asking.scope, self._context.project.turns.any_asked())
        self._tell_foot()
        self.listing.show_hits(found.hits, self._expected(found))
        self._stand_somewhere()
        self._choose_face()
        self.titleChanged.emit()

    def _expected(self, found: Results) -> int:
        """How many rows the list may grow to."""
        return found.notes + sum(found.others.values())

    def _take_everywhere(self, found: Results) -> None:
        self._everywhere = found.notes
        self.head.show_everywhere(found.notes)
        self._tell_foot()

    def _tell_foot(self) -> None:
        hidden = hidden_words(self._found, self.asking.scope, self._everywhere)
        told = [searched_words(self._found), *hidden]
        reading = self.asking.reading
        if self.asking.order == "context" and (reading.under_way or reading.full):
            count = f"{self.concordance.count():,}"
            told.append(f"the first {count} lines" if reading.full else f"{count} lines so far")
        self.foot.setText(" · ".join(told))

    def _take_more(self, found: Results) -> None:
        self.listing.add_hits(found.hits)
        self._stand_somewhere()

    def _take_lines(self, lines: Lines, first: bool) -> None:
        reading = self.asking.reading
        if first:
            self.concordance.show_lines(lines.lines, reading.under_way, self._again)
            self._again = False
        else:
            self.concordance.add_lines(lines.lines, reading.under_way)
        self._choose_face()
        self._tell_foot()

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
            narrowed = self.asking.scope != EVERYTHING or self.asking.span is not None
            where = "within these bounds" if narrowed else "in this project"
            hidden = counted(self._found.unnarrowed, "note")
            beyond = f" Without the narrowing it is found in {hidden}." if self._found.unnarrowed else ""
            self.empty.set_words(f"Nothing {where} answers to “{self.asking.query}”.{beyond}")
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
        if not self.isVisible():
            return
        if self.asking.order == "context":
            self._context.search.hits.lay_spots(self.concordance.spots())
        else:
            self._context.search.hits.lay(self.listing.places())

    def _show_step(self, number: int) -> None:
        """Choose the result that F4 has gone to, if it is one of this page's."""
        index = self._face.index_of(self._context.search.hits.place(number))
        if index.isValid():
            self._face.view.setCurrentIndex(index)
            self._face.view.scrollTo(index)

    # What is made of it

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """Where the project can be written to, a search can be kept; what was found can be coded and quoted."""
        if self._context.session.readonly:
            return {}
        making = {made.CODE: self._ask_code, made.MEMO: self._begin_memo}
        keeping = {KEEP: self.keep} if self.head.keep.isEnabled() else {}
        return {**keeping, **(making if self._found.occurrences else {})}

    def event(self, event: QEvent) -> bool:
        """The key that keeps a search is this page's while it has the keyboard."""
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and isinstance(event, QKeyEvent):
            keys = QKeySequence(event.keyCombination())
            if KEEP in self.deeds() and keys == QKeySequence(KEEP_KEY):
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self.keep()
                return True
        return super().event(event)

    def keep(self, wish: str = "keep") -> None:  # noqa: ARG002  # there is nothing else yet that could be kept
        """Keep the search under a name; its own page takes this one's place."""
        attempt(self._context, self._keep_new)

    def _keep_new(self) -> None:
        asking = self.asking
        made = keep_search(self._context, asking.query, asking.scope, asking.order)
        if made is not None:
            open_search(self._context, made.id)
            self.gone.emit()

    def _tell_kept(self) -> None:
        """Nothing of this page is kept yet."""

    def chosen(self) -> list[Line]:
        """The places that were chosen: lines of the concordance, or all those of chosen notes; none for all of them."""
        return self._face.chosen()

    def _listed(self) -> list[Line] | None:
        """All lines in the order shown, once they have come."""
        there = self.asking.order == "context" and not self.asking.reading.under_way
        return self.concordance.all_lines() if there else None

    def _save_list(self) -> None:
        attempt(self._context, lambda: save_list(self._context, self.asking))

    def _copy(self) -> None:
        """What is chosen as text, each line with its source."""
        words = self._face.copied()
        if words:
            QApplication.clipboard().setText("\n".join(words))
            self._context.say(f"Copied {counted(len(words), 'line')}.")

    def _text_of(self, note: str) -> str:
        """A note's text; "" of one that has gone since it was found."""
        notes = self._context.project.notes
        return notes.text(note) if notes.exists(note) else ""

    def _tell_chosen(self) -> None:
        self.head.show_chosen(len(self.chosen()))

    def _begin_memo(self) -> None:
        begin_memo(self._context, self.asking, self._found, self.chosen())

    def _ask_code(self) -> None:
        ask_code(self._context, self.asking, self._found, self.chosen())
