"""The page of a kept search: its results under its name, with what is new since they were looked at last."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.refs import Ref
from fieldnotes.search.results import Matching, MatchingQuestion, Results
from ui.base.context import Context
from ui.base.keeping_up import KeepingUp
from ui.base.rooms import PageKind
from ui.base.undoing import attempt
from ui.commands.searches import (
    DELETE,
    PIN,
    RENAME,
    delete_search,
    keep_change,
    keep_search,
    open_search,
    rename_search,
    switch_pin,
)
from ui.models.past_words import moment_words
from ui.models.search_words import counted
from ui.panels.search_results.keeping import KeptLine
from ui.panels.search_results.page import SearchResults


def page_kind() -> PageKind:
    """The page as the window asks for it."""
    return PageKind("kept_search", KeptResults)


class KeptResults(SearchResults):
    """Marks what is new until the page is left; a visit is recorded once all of it was seen.

    What counts as new is what was not found at the visit before this one. A visit begins when the page comes to the
    front and ends when another does; whatever the index finds meanwhile is new, too, and seen.
    """

    def __init__(self, context: Context, ident: str) -> None:
        self._kept = context.project.searches.get(ident)
        self._visits = context.project.searches.visits
        self._here = False
        self._before = self._visits.last(self._kept)
        self._asked_rows = 0
        self._recorded: tuple[str, ...] | None = None
        super().__init__(context, self._kept.query, self._kept.scope, self._kept.face)
        self.line = KeptLine(context.theme, self)
        self.line.switched.connect(self._only_new)
        self.head.add_line(self.line)
        self._show_name()
        own = Ref("search", ident)
        KeepingUp(self, context.bus, self._reload, lambda changes: own in changes.refs, own)

    # What the window asks

    def ref(self) -> Ref:
        """The kept search."""
        return Ref("kept_search", self._kept.id)

    def title(self) -> str:
        """Its name, and in how many notes it was found."""
        return f"{self._kept.name} · {counted(self._found.notes, 'note')}" if self._found.searched else self._kept.name

    def icon(self) -> str:
        """The icon of the tab."""
        return "bookmark"

    def arrive(self) -> None:
        """A visit begins, unless one is going on."""
        if not self._here:
            self._here = True
            self._before = self._visits.last(self._kept)
            self._recorded = None
            self._look()
        super().arrive()

    def hideEvent(self, event: QHideEvent) -> None:
        """The page is left: what was new is not any more, and everything is shown when it is entered again."""
        super().hideEvent(event)
        if event.spontaneous() or not self._here:
            return
        self._here = False
        if self.asking.among is not None:
            self.asking.among = None
            self._behind = True
        self._mark(frozenset())
        self.line.switch_off()

    def deeds(self) -> Mapping[str, Callable[[], object]]:
        """A kept search can be renamed, pinned and deleted, too, where the project can be written to."""
        deeds = super().deeds()
        if not deeds:
            return deeds
        context, ident = self._context, self._kept.id
        verbs = {RENAME: rename_search, PIN: switch_pin, DELETE: delete_search}
        return {
            **deeds,
            **{name: partial(attempt, context, partial(verb, context, ident)) for name, verb in verbs.items()},
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames the search."""
        rename = self.deeds().get(RENAME)
        if event.key() == Qt.Key.Key_F2 and rename is not None:
            rename()
        else:
            super().keyPressEvent(event)

    # Keeping

    def keep(self, wish: str = "keep") -> None:
        """Keep what has changed, or what is shown now as another search; what is kept already stays so."""
        context, now = self._context, self.asking
        if wish == "another":
            attempt(context, self._keep_another)
        elif self.head.keep.state == "changed":
            attempt(context, partial(keep_change, context, self._kept.id, now.scope, now.order))

    def _keep_another(self) -> None:
        now = self.asking
        made = keep_search(self._context, now.query, now.scope, now.order, self._kept.name)
        if made is not None:
            open_search(self._context, made.id, keep=True)

    def _tell_kept(self) -> None:
        as_kept = self._kept.is_kept(self.asking.query, self.asking.scope, self.asking.order)
        self.head.keep.show_state("kept" if as_kept else "changed")

    def _reload(self) -> None:
        """The search was renamed, changed or deleted, here or elsewhere, or such a thing was undone."""
        if not self._context.project.searches.exists(self._kept.id):
            self.gone.emit()
            return
        asking, was = self.asking, self._kept
        now = self._kept = self._context.project.searches.get(was.id)
        untouched = was.is_kept(asking.query, asking.scope, asking.order)
        if now.query != asking.query or (untouched and not now.is_kept(asking.query, asking.scope, asking.order)):
            asking.query, asking.scope, asking.order = now.query, now.scope, now.face
            self.head.orders.choose(now.face)
        self._show_name()
        if now.asks != was.asks:
            self._before, asking.among, self._recorded = self._visits.last(now), None, None
            self.line.switch_off()
        if not now.is_kept(was.query, was.scope, was.face):
            self._ask()
        self.titleChanged.emit()

    def _show_name(self) -> None:
        name, query = self._kept.name, self._kept.query
        self.head.show_name(name, query)
        self.line.show_query("" if name == query else query)
        self._tell_kept()

    # What is new

    def _take(self, found: Results) -> None:
        super()._take(found)
        self._look()

    def _look(self) -> None:
        """Ask which rows match, if the page is looked at."""
        if not self._here:
            return
        self._asked_rows += 1
        question = MatchingQuestion(self._kept.query, self._kept.scope)
        self._context.search.ask(question, self._for_this_visit(self._asked_rows), _refused)

    def _for_this_visit(self, number: int) -> Callable[[object], object]:
        """Takes the answer to a question, unless another was asked since or the page was left."""

        def take(found: object) -> None:
            if number == self._asked_rows and self._here and isinstance(found, Matching):
                self._told(found)

        return take

    def _told(self, found: Matching) -> None:
        new = self._before.new_among(found.keys) if self._before is not None else frozenset()
        self._mark(new)
        self.line.show_new(len(new), moment_words(self._before.at) if self._before is not None else "")
        if not new:
            self.line.switch_off()
        if self.asking.among is not None and self.asking.among != new:
            self._keep_among(new or None)
        if self._seen(found) and found.keys != self._recorded:
            attempt(self._context, partial(self._record, found))

    def _seen(self, found: Matching) -> bool:
        """Whether all that the search finds is shown: as it was kept, of all of time, by an index that knows all."""
        asking, kept = self.asking, self._kept
        return not found.unindexed and self.isVisible() and asking.scope == kept.scope and asking.span is None

    def _record(self, found: Matching) -> None:
        self._visits.record(self._kept, found.keys)
        self._recorded = found.keys
        if not self._context.session.readonly:
            self._context.search.visited.emit(self._kept.id)

    def _mark(self, new: frozenset[str]) -> None:
        self.listing.show_new(new)
        self.concordance.show_new(new)

    def _only_new(self, on: bool) -> None:
        self._keep_among(self.listing.new if on else None)

    def _keep_among(self, keys: frozenset[str] | None) -> None:
        self.asking.among = keys
        self._ask()

    def _expected(self, found: Results) -> int:
        """Of only what is new there are no more hits than that."""
        among = self.asking.among
        return len(among) if among is not None else super()._expected(found)


def _refused(error: UserError) -> None:
    """The page itself says what is wrong with the query."""
