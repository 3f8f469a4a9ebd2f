"""What was found as a list: notes first, then the other nouns; more are asked for before the end is reached."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from fieldnotes.domain.refs import Ref
from fieldnotes.search.results import Hit
from ui.base.asking import places_in
from ui.base.trail import Place
from ui.models.keeping import kept_place
from ui.models.list_model import Index
from ui.models.result_list import ResultDelegate, ResultList
from ui.models.search_words import result_row
from ui.theme.theme import Theme
from ui.widgets.row_view import RowView

NEAR_END = 600
"""How many pixels before the end of the list the next results are asked for."""


class Listing(QObject):
    """The list of results; ``view`` is the widget, ``results`` what stands in it, ``new`` the keys of what is marked.

    Signals:
        wanted: more results are wanted, after so many (int).
    """

    wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._total = 0
        self._asked_more = False
        self.new: frozenset[str] = frozenset()
        self.results = ResultList(self)
        self.view = RowView("Results", "page", parent)
        self.view.setModel(self.results)
        self.view.setItemDelegate(ResultDelegate(theme, self.view))
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def hits(self) -> Sequence[Hit]:
        """What is in the list."""
        return self._hits

    def show_hits(self, hits: Sequence[Hit], total: int) -> None:
        """Show other results, the first of ``total``."""
        self._asked_more = False
        self._total = total
        self._list(list(hits))

    def add_hits(self, hits: Sequence[Hit]) -> None:
        """Show the results that follow; one that is there already is passed over."""
        known = {(hit.type, hit.id) for hit in self._hits}
        self._list([*self._hits, *(hit for hit in hits if (hit.type, hit.id) not in known)])
        self._asked_more = False

    def show_new(self, keys: frozenset[str]) -> None:
        """Mark the rows that are new ("noun:id")."""
        if keys != self.new:
            self.new = keys
            self._list(self._hits)

    def places(self) -> list[Place]:
        """Every place in the notes that are listed."""
        return places_in(self._hits)

    def place(self, index: Index) -> Place | None:
        """Where a result leads: a note at its first hit, anything else as a whole."""
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        return next(iter(places_in([hit])), Place(Ref(hit.type, hit.id)))

    def index_of(self, place: Place) -> Index:
        """The result in which a place lies."""
        return self.results.index_of(f"{place.ref.noun}:{place.ref.id}")

    def chosen(self) -> list[Hit]:
        """The results that were chosen together; none where only one is."""
        rows = sorted(index.row() for index in self.view.selectedIndexes())
        return [self._hits[row] for row in rows] if len(rows) > 1 else []

    def _list(self, hits: list[Hit]) -> None:
        self._hits = hits
        with kept_place(self.view, self.results):
            rows = [result_row(hit) for hit in hits]
            self.results.set_rows([replace(row, new=True) if row.id in self.new else row for row in rows])

    def _scrolled(self) -> None:
        bar = self.view.verticalScrollBar()
        near = bar.maximum() - bar.value() < NEAR_END
        if near and self._hits and len(self._hits) < self._total and not self._asked_more:
            self._asked_more = True
            self.wanted.emit(len(self._hits))
