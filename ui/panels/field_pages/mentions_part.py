"""Where something is mentioned, on its page: date, note and the words around, in the order of what happened."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from fieldnotes.domain.edits import Span
from fieldnotes.domain.notes import MentionPlace
from ui.base.context import Context
from ui.models.kept_words import NONE_WITHIN
from ui.models.mention_rows import mention_rows, seen_words
from ui.models.result_list import ResultDelegate, ResultList
from ui.widgets.full_list import FullList
from ui.widgets.page_area import PageArea
from ui.widgets.section_header import SectionHeader

FIRST = 50
"""Places listed at first; the rest come when they are asked for, since the page lays out all its rows."""


class MentionsPart(QWidget):
    """A heading with their number, and the list; Enter or a click opens a place.

    Args:
        area: the page, which scrolls to where the keyboard is.
        nothing: said where there are none.
    """

    def __init__(self, context: Context, area: PageArea, nothing: str) -> None:
        super().__init__()
        self._context = context
        self._places: Sequence[MentionPlace] = ()
        self._all = False
        self._head = SectionHeader(context.theme, "Mentioned")
        self._none = nothing
        self._nothing, self._told = self._label(nothing), self._label("")
        self.model = ResultList(self)
        self.list = FullList("Places where it is mentioned")
        self.list.setModel(self.model)
        self.list.setItemDelegate(ResultDelegate(context.theme, self.list))
        self.list.opened.connect(self._open)
        self.list.reached.connect(partial(area.keep_in_sight, self.list))
        self.more = QPushButton(self)
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self._show_all)
        context.theme.changed.connect(self.list.viewport().update)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(area.column.spacing())
        for widget in (self._head, self._nothing, self._told, self.list, self.more):
            column.addWidget(widget)
        self.setFocusProxy(self.list)

    def show_places(self, places: Sequence[MentionPlace], outside: int = 0) -> None:
        """Show these; ``outside`` lie outside the time that lists keep to."""
        self._nothing.setText(NONE_WITHIN if outside else self._none)
        self._places = places
        shown = places if self._all else places[:FIRST]
        self.model.set_rows(mention_rows(shown))
        self._head.set_count(len(places) or None)
        self._nothing.setVisible(not places)
        self._told.setText(seen_words(places, "last"))
        self._told.setVisible(bool(places))
        self.list.setVisible(bool(places))
        self.more.setText(f"Show all {len(places):,}")
        self.more.setVisible(len(shown) < len(places))

    def _show_all(self) -> None:
        self._all = True
        self.show_places(self._places)

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        place = next((place for place in self._places if row is not None and place.id == row.ref.id), None)
        if place is not None:
            self._context.open(place.text, Span(place.start, place.end))

    def _label(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setWordWrap(True)
        label.setProperty("role", "muted")
        return label
