"""The notes on the page of a person, a group or a place, by years that fold."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fieldnotes.domain.notes import NoteRow
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.models.note_drawing import NoteDelegate
from ui.models.note_list import HeadRow, NoteList
from ui.widgets.full_list import FullList
from ui.widgets.page_area import PageArea
from ui.widgets.section_header import SectionHeader


class NotesPart(QWidget):
    """A heading with their number, and the list; Enter or a click opens a note.

    Args:
        area: the page, which scrolls to where the keyboard is.
        words: the heading.
        name: of the list, for screen readers.
        nothing: said where there are none.
    """

    def __init__(self, context: Context, area: PageArea, words: str, name: str, nothing: str) -> None:
        super().__init__()
        self._context = context
        self._head = SectionHeader(context.theme, words)
        self._nothing = QLabel(nothing)
        self._nothing.setProperty("role", "muted")
        self.model = NoteList(self)
        self.list = FullList(name)
        self.list.setModel(self.model)
        self.list.setItemDelegate(NoteDelegate(context.theme, self))
        self.list.opened.connect(self._open)
        self.list.reached.connect(partial(area.keep_in_sight, self.list))
        context.theme.changed.connect(self.list.viewport().update)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(area.column.spacing())
        for widget in (self._head, self._nothing, self.list):
            column.addWidget(widget)
        self.setFocusProxy(self.list)

    def show_notes(self, notes: Sequence[NoteRow]) -> None:
        """Show these."""
        self.model.set_notes(notes)
        self._head.set_count(len(notes) or None)
        self._nothing.setVisible(not notes)

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if isinstance(row, HeadRow):
            self.model.toggle(row.words)
        elif isinstance(row, NoteRow):
            self._context.open(Ref("note", row.id))
