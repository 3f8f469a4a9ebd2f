"""The page of passages that are like one: that one on top, then the others by how much they share with it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)

from fieldnotes.analysis.found_coding import Spot
from fieldnotes.domain.changes import Changes
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.media import spoken
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.searches import EVERYTHING, Scope
from fieldnotes.domain.timeline import TimeSpan
from fieldnotes.search.results import Alike, Line, Similar, SimilarQuestion, Status
from ui.base.context import Context
from ui.base.rooms import Page, PageKind
from ui.base.told_passage import ToldPassage
from ui.base.trail import Place
from ui.base.undoing import attempt
from ui.commands import found as made
from ui.models.alike_list import AlikeDelegate, AlikeList, alike_row
from ui.models.keeping import kept_place
from ui.models.list_model import Index
from ui.models.search_words import counted
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.row_view import RowView

_LONGEST = 420
"""How many code points of the passage the card quotes."""
_TITLE = 28
_TELLING = 8
"""How many of the words by which passages are sought are named."""


def page_kind() -> PageKind:
    """How the window makes the page of what is like a passage."""
    return PageKind("similar", SimilarPage)


class SimilarPage(Page):
    """What is like a passage (its id), or like a stretch of a note ("note@start-end", code points).

    It follows the project: when the passage's words change, what is like them is asked for anew.
    """

    def __init__(self, context: Context, ident: str) -> None:
        super().__init__()
        self._context, self._id = context, ident
        self._told = ToldPassage(context.project, ident)
        self._found = Similar()
        self._number = -1
        self._behind = False
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self._lay_out()
        context.bus.changed.connect(self._changed)
        context.search.indexed.connect(self._indexed)
        context.navigation.spanned.connect(lambda _: self._ask())
        context.search.hits.stepped.connect(self._show_step)
        self._show_passage()
        self._ask()

    # What the window asks

    def ref(self) -> Ref:
        """The passage stands for the page."""
        return Ref("similar", self._id)

    def title(self) -> str:
        """The first words of the passage."""
        words = " ".join(spoken(self._told.spot.words).split())
        return f"Like “{words if len(words) <= _TITLE else words[: _TITLE - 1].rstrip() + '…'}”"

    def icon(self) -> str:
        """Quotation marks."""
        return "passage"

    def arrive(self) -> None:
        """The list takes the keyboard; F4 walks through these passages from now on."""
        self.view.setFocus()
        self._lay_hits()
        if self._behind:
            self._ask()

    def close_page(self) -> bool:
        """Want no more answers."""
        self._context.search.forget(self._number)
        return True

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """Coding what is alike, and a memo that quotes it."""
        if self._context.session.readonly or not self._found.hits:
            return {}
        return {made.CODE: self._ask_code, made.MEMO: self._begin_memo}

    # Building

    def _build(self) -> None:
        theme = self._context.theme
        self.heading = QLabel("Similar passages", self)
        self.heading.setProperty("role", "heading")
        self.summary = QLabel("", self)
        self.summary.setProperty("role", "muted")
        self.sought = QLabel("", self)
        self.sought.setProperty("role", "muted")
        self.sought.setWordWrap(True)
        self.sought.hide()
        self.code = self._button(" Code these…", "code", self._ask_code)
        self.memo = self._button("", "memo", self._begin_memo)
        self.memo.setToolTip("Begin a memo that quotes these passages, each leading to its scene")
        self.card = Card(theme, clickable=True)
        self.card.setToolTip("Open it in its note")
        self.words = self.card.add_label("", "quote")
        self.source = self.card.add_label("", "muted")
        self.card.pressed.connect(self._open_own)
        self.results = AlikeList(self)
        self.view = RowView("Similar passages", "page", self)
        self.view.setResizeMode(RowView.ResizeMode.Adjust)
        self.view.setModel(self.results)
        self.view.setItemDelegate(AlikeDelegate(theme, self.view))
        self.view.activated.connect(self._open)
        self.view.walked.connect(self._tell_selection)
        self.view.clicked.connect(self._tell_selection)
        self.view.selectionModel().selectionChanged.connect(self._tell_chosen)
        theme.changed.connect(self.view.viewport().update)
        self.empty = EmptyState(theme, "passage", "")
        self.foot = QLabel("", self)
        self.foot.setProperty("role", "muted")
        self.foot.setContentsMargins(28, 8, 28, 8)
        self._tell_chosen()

    def _button(self, words: str, icon: str, run: Callable[[], object]) -> QPushButton:
        theme = self._context.theme
        button = QPushButton(words, self)
        button.setIcon(theme.icon(icon))
        button.setIconSize(QSize(theme.fonts.scaled(1.15), theme.fonts.scaled(1.15)))
        button.setVisible(not self._context.session.readonly)
        button.setEnabled(False)
        button.clicked.connect(run)
        return button

    def _lay_out(self) -> None:
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.empty)
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.heading)
        top.addWidget(self.summary, 1)
        top.addWidget(self.code)
        top.addWidget(self.memo)
        head = QVBoxLayout()
        head.setContentsMargins(28, 16, 28, 10)
        head.setSpacing(12)
        head.addLayout(top)
        head.addWidget(self.card)
        head.addWidget(self.sought)
        body = QVBoxLayout()
        body.setContentsMargins(16, 0, 16, 0)
        body.addWidget(self.stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(body, 1)
        column.addWidget(self.foot)

    # Asking

    def _show_passage(self) -> None:
        words = " ".join(spoken(self._told.spot.words).split())
        self.words.setText(f"“{words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + '…'}”")
        row = self._told.note()
        when = row.observed.label() if row is not None and row.observed else ""
        title = self._context.project.titles.title(Ref("note", row.id)) if row is not None else "its words were deleted"
        self.source.setText(" · ".join(filter(None, (title, when))))
        self.card.setAccessibleName(f"{self.words.text()}, {self.source.text()}")

    def _ask(self) -> None:
        search, spot = self._context.search, self._told.spot
        search.forget(self._number)
        self._behind = False
        row = self._told.note()
        question = SimilarQuestion(
            spoken(spot.words),
            self._context.project.notes.get(row.id).language if row is not None else "",
            spot.note,
            (spot.start, spot.end),
            _within(self._context.navigation.span),
        )
        self._number = search.ask(question, self._take, self._refuse)

    def _changed(self, changes: Changes) -> None:
        if not changes.nouns() & {"note", "passage"}:
            return
        self._behind = True
        if self._told.spot.note in changes.ids("note") or "passage" in changes.nouns():
            try:
                changed = self._told.follow()
            except UserError:
                self.gone.emit()
                return
            if changed:
                self._show_passage()
                self.titleChanged.emit()

    def _indexed(self, status: Status) -> None:
        """The index has moved on: what is shown may not be all any more."""
        self._behind = self._behind or bool(status.unindexed or self._found.unindexed)
        if self._behind and not status.unindexed and self.isVisible():
            self._ask()

    # Showing

    def _take(self, answer: object) -> None:
        assert isinstance(answer, Similar)
        self._found = answer
        with kept_place(self.view, self.results):
            self.results.set_rows([alike_row(one) for one in answer.hits])
        telling = list(dict.fromkeys(word.casefold() for word in answer.telling))
        sought = ", ".join(telling[:_TELLING]) + (" …" if len(telling) > _TELLING else "")
        notes = len({one.note for one in answer.hits})
        self.summary.setText(f"{counted(len(answer.hits), 'passage')} in {counted(notes, 'note')}" if sought else "")
        self.sought.setText(f"Sought by {sought}")
        self.sought.setVisible(bool(answer.hits))
        self._tell_searched()
        if not answer.telling:
            self.empty.set_words("None of these words tells much: all are too common or stand nowhere else. Take more.")
        elif not answer.hits:
            self.empty.set_words(f"No other passage shares enough of what is telling here: {sought}.")
        self.stack.setCurrentIndex(0 if answer.hits else 1)
        if answer.hits and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.results.index(0))
        self._tell_chosen()
        self._lay_hits()

    def _tell_searched(self) -> None:
        span = self._context.navigation.span
        behind = self._found.unindexed
        parts = [f"{counted(self._found.searched, 'note')} searched"]
        parts += [f"only {span.label()}"] if span is not None else []
        parts += [f"{counted(behind, 'change')} not indexed yet"] if behind else ["all indexed"]
        self.foot.setText(" · ".join(parts))

    def _refuse(self, error: UserError) -> None:
        self.results.set_rows([])
        self.empty.set_words(error.message)
        self.stack.setCurrentIndex(1)

    def _tell_chosen(self) -> None:
        chosen = len(self._chosen())
        these = f"these {chosen:,}" if chosen else "these"
        self.code.setText(f" Code {these}…")
        self.code.setAccessibleName(f"Code {these}")
        self.memo.setAccessibleName(f"Memo from {these}")
        for button in (self.code, self.memo):
            button.setEnabled(bool(self._found.hits))

    # Going

    def _open_own(self) -> None:
        place = self._told.place()
        self._context.open(place.ref, place.at)

    def _open(self, index: Index) -> None:
        row = self.results.row(index)
        if row is not None:
            self._context.search.hits.stand_at(Place(row.note, row.span))
            self._context.open(row.note, row.span)

    def _tell_selection(self, index: Index) -> None:
        row = self.results.row(index)
        if row is not None:
            self._context.select(row.note, row.span)

    def _lay_hits(self) -> None:
        if self.isVisible():
            self._context.search.hits.lay([Place(row.note, row.span) for row in self.results.rows()])

    def _show_step(self, number: int) -> None:
        place = self._context.search.hits.places()[number]
        if place.at is not None:
            index = self.results.index_of(f"{place.ref.id}@{place.at.start}-{place.at.end}")
            if index.isValid():
                self.view.setCurrentIndex(index)

    # What is made of them

    def _chosen(self) -> list[Alike]:
        """The passages chosen together; none where only one is."""
        rows = sorted(index.row() for index in self.view.selectedIndexes())
        return [self._found.hits[row] for row in rows] if len(rows) > 1 else []

    def _spots(self) -> list[Spot]:
        """The places of what is chosen, or of all, those of one note together."""
        alike = self._chosen() or self._found.hits
        order = {note: place for place, note in enumerate(dict.fromkeys(one.note for one in alike))}
        ranked = sorted(alike, key=lambda one: (order[one.note], one.start))
        lines = [Line(one.note, one.observed, "", one.words, "", one.start, one.end, one.title) for one in ranked]
        return made.spots_of(self._context, lines)

    def _ask_code(self) -> None:
        alike = self._chosen() or self._found.hits
        what = f"{counted(len(alike), 'passage')} in {counted(len({one.note for one in alike}), 'note')}"
        made.ask_code(self._context, what, lambda take: take(self._spots()))

    def _begin_memo(self) -> None:
        spots, words = self._spots(), self.words.text()
        opening = f"Passages like {words} ({self.source.text()}), found on {made.today_words()}."
        run = partial(made.memo_found, self._context, self.title(), opening, spots)
        attempt(self._context, run)


def _within(span: TimeSpan | None) -> Scope:
    """The scope of a stretch of time that lists keep to."""
    return Scope(since=span.since, until=span.until) if span is not None else EVERYTHING
