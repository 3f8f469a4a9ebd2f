"""Every place that was found on a line of its own, in its context, in the order that was chosen."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldnotes.domain.edits import Span
from fieldnotes.search.results import Line
from ui.base.trail import Place
from ui.models.keeping import kept_place
from ui.models.line_list import LineDelegate, LineList, LineRow
from ui.models.list_model import Index
from ui.models.search_words import line_row
from ui.theme.theme import Theme
from ui.widgets.context_header import ContextHeader
from ui.widgets.row_view import RowView


class Concordance(QWidget):
    """The lines under their heading; ``view`` is the list, ``lines`` what stands in it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._found: list[Line] = []
        self._new: AbstractSet[str] = frozenset()
        self.lines = LineList(self)
        self.view = RowView("Every place in its context", "page", self)
        self.view.setUniformItemSizes(True)
        self.view.setModel(self.lines)
        self.view.setItemDelegate(LineDelegate(theme, self.view))
        self.header = ContextHeader(theme, self)
        self.header.chosen.connect(self._sort)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.view, 1)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self._found = list(lines)
        self._sort()

    def show_new(self, keys: AbstractSet[str]) -> None:
        """Mark the lines of rows that are new ("noun:id")."""
        if keys != self._new:
            self._new = keys
            self._sort()

    def places(self) -> list[Place]:
        """Every place, in the order of the lines."""
        return [Place(row.ref, row.span) for row in self.lines.rows()]

    def place(self, index: Index) -> Place | None:
        """Where a line leads."""
        row = self.lines.row(index)
        return Place(row.ref, row.span) if row is not None else None

    def index_of(self, place: Place) -> Index:
        """The line of a place."""
        return self.lines.index_of(LineRow(place.ref, place.at or Span(0, 0), "", "", "", "").id)

    def chosen(self) -> list[Line]:
        """The lines that were chosen together; none where only one is."""
        indexes = self.view.selectedIndexes()
        if len(indexes) < 2:
            return []
        ids = {row.id for index in indexes if (row := self.lines.row(index)) is not None}
        return [line for line in self._found if line_row(line).id in ids]

    def _sort(self) -> None:
        rows = [line_row(line) for line in self._found]
        if self._new:
            rows = [replace(row, new=f"note:{row.ref.id}" in self._new) for row in rows]
        if self.header.order() == "left":
            rows.sort(key=lambda row: [word.casefold() for word in reversed(row.left.split())])
        elif self.header.order() == "right":
            rows.sort(key=lambda row: [word.casefold() for word in row.right.split()])
        with kept_place(self.view, self.lines):
            self.lines.set_rows(rows)
