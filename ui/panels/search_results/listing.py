"""What was found as a list: notes first, then the other nouns; more are asked for before the end is reached."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from fieldnotes.domain.edits import Span
from fieldnotes.domain.refs import Ref
from fieldnotes.search.results import Hit, Line
from ui.base.asking import WIDTH, places_in
from ui.base.trail import Place
from ui.models.keeping import chosen_places, kept_place
from ui.models.line_list import LineRow
from ui.models.list_model import Index
from ui.models.result_list import ResultDelegate, ResultList, ResultRow
from ui.models.search_words import lines_of, quoted, result_row
from ui.theme.theme import Theme
from ui.widgets.line_view import LineView

NEAR_END = 600
"""How many pixels before the end of the list the next results are asked for."""


class Listing(QObject):
    """The list of results; ``view`` is the widget, ``results`` what stands in it, ``new`` the keys of what is marked.

    A note that was found more than once can be unfolded: its places stand as lines under it.

    Args:
        theme: how it looks.
        text_of: gives a note's text, by its id.
        parent: the page.

    Signals:
        wanted: more results are wanted, after so many (int).
    """

    wanted = Signal(int)

    def __init__(self, theme: Theme, text_of: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._text_of = text_of
        self._hits: list[Hit] = []
        self._by_id: dict[str, Hit] = {}
        self._unfolded: set[str] = set()
        self._total = 0
        self._asked_more = False
        self.new: frozenset[str] = frozenset()
        self.results = ResultList(self)
        self.view = LineView("Results", "page", parent)
        self.view.setModel(self.results)
        delegate = ResultDelegate(theme, self.view)
        delegate.unfolding.connect(self.unfold)
        self.view.setItemDelegate(delegate)
        self.view.folding.connect(self._fold_at)
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
        """Where a row leads: a note at its first hit, a line to its place, anything else as a whole."""
        row = self.results.row(index)
        if isinstance(row, LineRow):
            return Place(row.ref, row.span)
        hit = self._by_id.get(row.id) if row is not None else None
        return next(iter(places_in([hit])), Place(Ref(hit.type, hit.id))) if hit is not None else None

    def index_of(self, place: Place) -> Index:
        """The line of a place if its note is unfolded, otherwise the result in which it lies."""
        at = place.at or Span(0, 0)
        line = self.results.index_of(f"note:{place.ref.id}:{at.start}:{at.end}")
        return line if line.isValid() else self.results.index_of(f"{place.ref.noun}:{place.ref.id}")

    def unfold(self, index: Index) -> None:
        """Show the places of a result as lines under it, or no longer."""
        row = self.results.row(index)
        if isinstance(row, ResultRow) and row.times > 1:
            self._unfolded ^= {row.id}
            self._list(self._hits)

    def chosen(self) -> list[Line]:
        """The places that were chosen together, all those of a chosen note; none where only one row is."""
        places = chosen_places(self.view)
        rows = [self.results.rows()[place] for place in places] if len(places) > 1 else []
        found: dict[tuple[str, int, int], Line] = {}
        for row in rows:
            for line in [row.line] if isinstance(row, LineRow) else self._lines_in(row.id):
                found.setdefault((line.note, line.start, line.end), line)
        return list(found.values())

    def copied(self) -> list[str]:
        """What is chosen, as text with its source."""
        rows = self.results.rows()
        return [_copied(rows[place]) for place in chosen_places(self.view)]

    def _lines_in(self, row_id: str) -> list[Line]:
        """The places of a note, without what stands around them."""
        hit = self._by_id[row_id]
        ends = hit.occurrences if hit.type == "note" else ()
        return [Line(hit.id, hit.observed, "", "", "", start, end, hit.title) for start, end in ends]

    def _fold_at(self, index: Index, fold: bool) -> None:
        row = self.results.row(index)
        if isinstance(row, LineRow) and fold:
            self.view.setCurrentIndex(self.results.index_of(f"note:{row.line.note}"))
        elif isinstance(row, ResultRow) and row.unfolded == fold:
            self.unfold(index)

    def _list(self, hits: list[Hit]) -> None:
        self._hits = hits
        rows: list[ResultRow | LineRow] = []
        for hit in hits:
            unfolded = f"{hit.type}:{hit.id}" in self._unfolded
            rows.append(replace(result_row(hit, unfolded), new=f"{hit.type}:{hit.id}" in self.new))
            if unfolded:
                rows += lines_of(hit, self._text_of(hit.id), WIDTH)
        self._by_id = {f"{hit.type}:{hit.id}": hit for hit in hits}
        with kept_place(self.view, self.results):
            self.results.set_rows(rows)

    def _scrolled(self) -> None:
        bar = self.view.verticalScrollBar()
        near = bar.maximum() - bar.value() < NEAR_END
        if near and self._hits and len(self._hits) < self._total and not self._asked_more:
            self._asked_more = True
            self.wanted.emit(len(self._hits))


def _copied(row: ResultRow | LineRow) -> str:
    if isinstance(row, LineRow):
        return quoted(row.line, WIDTH)
    source = ", ".join(filter(None, (row.title or "Untitled", row.when)))
    return f"{row.snippet} ({source})".strip()
