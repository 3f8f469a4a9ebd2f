"""The notes on the page of a researcher, a strand, an event or a visit, by years that fold."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fieldnotes.domain.notes import NoteDays, NoteRow
from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.models.kept_words import NONE_WITHIN
from ui.models.note_drawing import NoteDelegate
from ui.models.note_groups import Group
from ui.models.note_list import HeadRow, NoteList
from ui.widgets.full_list import FullList
from ui.widgets.page_area import PageArea
from ui.widgets.section_header import SectionHeader

FIRST = 40
"""Notes that are read before the page is shown; more come as one goes down it."""
_MORE = 80
_UNDATED = "No date"


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
        self._context, self._area = context, area
        self._years: dict[str, list[str]] = {}
        self._read: dict[str, NoteRow] = {}
        self._shown = FIRST
        self._head = SectionHeader(context.theme, words)
        self._none = nothing
        self._nothing = QLabel(nothing)
        self._nothing.setProperty("role", "muted")
        self.model = NoteList(self)
        self.list = FullList(name)
        self.list.setModel(self.model)
        self.list.setItemDelegate(NoteDelegate(context.theme, self))
        self.list.opened.connect(self._open)
        self.list.reached.connect(partial(area.keep_in_sight, self.list))
        context.theme.changed.connect(self.list.viewport().update)
        area.verticalScrollBar().valueChanged.connect(self._scrolled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(area.column.spacing())
        for widget in (self._head, self._nothing, self.list):
            column.addWidget(widget)
        self.setFocusProxy(self.list)

    def show_notes(self, notes: Sequence[NoteDays], outside: int = 0) -> None:
        """Show these, as many of them as were shown before; ``outside`` lie outside the time that lists keep to."""
        years: dict[str, list[str]] = {}
        for note in notes:
            years.setdefault(note.year, []).append(note.id)
        self._years = {year: years[year] for year in sorted(years, reverse=True)}
        self._read = {}
        self._show()
        self._head.set_count(len(notes) or None)
        self._nothing.setText(NONE_WITHIN if outside else self._none)
        self._nothing.setVisible(not notes)
        self.list.setVisible(bool(notes))

    def extend(self) -> bool:
        """Show some more; False when there are none."""
        if self._shown >= sum(len(notes) for _, notes in self._unfolded()):
            return False
        self._shown += _MORE
        self._show()
        return True

    def _show(self) -> None:
        """Show the years with their notes as far as these are to be shown; folded years are not read."""
        wanted = [note for _, notes in self._unfolded() for note in notes][: self._shown]
        missing = [note for note in wanted if note not in self._read]
        self._read |= {row.id: row for row in self._context.project.notes.rows(ids=missing)} if missing else {}
        groups, left, folded = [], self._shown, self.model.folded()
        for year, notes in self._years.items():
            words = year or _UNDATED
            taken = [] if words in folded else notes[: max(left, 0)]
            if not taken and words not in folded:
                break
            groups.append(Group(year, words, [self._read[each] for each in taken if each in self._read], len(notes)))
            left -= len(taken)
        self.model.set_groups(groups)

    def _unfolded(self) -> list[tuple[str, list[str]]]:
        folded = self.model.folded()
        return [(year, notes) for year, notes in self._years.items() if (year or _UNDATED) not in folded]

    def _scrolled(self, value: int) -> None:
        """More notes come before their end is reached."""
        if value > self._area.verticalScrollBar().maximum() - 2 * self._area.height():
            self.extend()

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if isinstance(row, HeadRow):
            self.model.toggle(row.words)
            self._show()
        elif isinstance(row, NoteRow):
            self._context.open(Ref("note", row.id))
