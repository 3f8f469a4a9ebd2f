"""How much each kept search finds now, and how much of it is new: asked for only while somebody looks."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from fieldnotes.domain.changes import Changes
from fieldnotes.domain.errors import UserError
from fieldnotes.domain.searches import SavedSearch
from fieldnotes.search.results import Matching, MatchingQuestion, Status
from ui.base.context import Context

CALM = 700
"""How long the index must have been at rest before all is counted anew, in milliseconds."""

COUNTED = {"note", "memo", "code", "coding", "actor", "site", "event", "media", "visit"}
"""Nouns whose changes may change what is found."""


@dataclass(frozen=True, slots=True)
class LiveCount:
    """In how many notes a search is found, and how many rows are new; or why it cannot be answered."""

    notes: int = 0
    new: int = 0
    trouble: str = ""


class LiveCounts(QObject):
    """One question a search, one after the other; what was counted is kept until the index has moved on.

    Signals:
        counted: a kept search (its id) of which more is known now.
    """

    counted = Signal(str)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted: tuple[SavedSearch, ...] = ()
        self._known: dict[str, tuple[bytes, LiveCount]] = {}
        self._stale: set[str] = set()
        self._asked = ""
        self._moved = False
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM)
        self._calm.timeout.connect(self._all_anew)
        context.bus.changed.connect(self._changed)
        context.search.indexed.connect(self._indexed)
        context.search.visited.connect(self._visited)

    def of(self, search: SavedSearch) -> LiveCount | None:
        """What is known of a search as it asks now."""
        asks, count = self._known.get(search.id, (b"", None))
        return count if asks == search.asks else None

    def watch(self, searches: Sequence[SavedSearch]) -> None:
        """Count for these from now on; for none while nobody looks."""
        self._wanted = tuple(searches)
        self._next()

    def _changed(self, changes: Changes) -> None:
        self._moved = self._moved or bool(changes.nouns() & COUNTED)

    def _indexed(self, status: Status) -> None:
        if self._moved and not status.unindexed:
            self._calm.start()

    def _all_anew(self) -> None:
        self._moved = False
        self._stale.update(self._known)
        self._next()

    def _visited(self, ident: str) -> None:
        self._stale.add(ident)
        self._next()

    def _next(self) -> None:
        """Ask for the first that is not known as it is now, unless an answer is awaited."""
        if self._asked:
            return
        search = next((one for one in self._wanted if one.id in self._stale or self.of(one) is None), None)
        if search is None:
            return
        self._asked = search.id
        self._stale.discard(search.id)
        question = MatchingQuestion(search.query, search.scope)
        self._context.search.ask(question, lambda found: self._take(search, found), lambda e: self._refuse(search, e))

    def _take(self, search: SavedSearch, found: object) -> None:
        assert isinstance(found, Matching)
        self._moved = self._moved or bool(found.unindexed)  # then there is more to come
        visit = self._context.project.searches.visits.last(search)
        new = visit.new_among(found.keys) if visit is not None else ()
        self._know(search, LiveCount(found.notes, len(new)))

    def _refuse(self, search: SavedSearch, error: UserError) -> None:
        self._know(search, LiveCount(trouble=error.message))

    def _know(self, search: SavedSearch, count: LiveCount) -> None:
        self._asked = ""
        self._known[search.id] = (search.asks, count)
        self.counted.emit(search.id)
        self._next()
