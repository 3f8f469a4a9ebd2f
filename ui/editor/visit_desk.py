"""A note's visit and strand, chosen in the menus of their chips."""

from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from fieldnotes.domain.refs import Ref
from ui.base.context import Context
from ui.commands.visits import visit_of_note
from ui.editor.coding_desk import Attempt
from ui.editor.header import Header
from ui.editor.joining import joined, visit_words
from ui.editor.menus import SEPARATOR, Item, menu_of


class VisitDesk(QObject):
    """Answers the chips of visit and strand in the head of one note.

    Args:
        context: the project, the way about.
        note: the note's id.
        header: the head.
        attempt: does things to the project safely.
        page: over which menus float.
    """

    def __init__(self, context: Context, note: str, header: Header, attempt: Attempt, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._note = context, note
        self._header, self._try, self._page = header, attempt, page
        header.asked.connect(self.ask)

    def ask(self, name: str) -> None:
        """Take the one visit that is offered, or list what "visit" or "strand" can be."""
        project = self._context.project
        note = project.notes.get(self._note)
        if name == "visit" and joined(project, note).offered:
            self.take(project.visits.fitting(note)[0].id)
            return
        items = self.visit_items() if name == "visit" else self.strand_items()
        chip = self._header.chip(name)
        menu_of(items, self._page).popup(chip.mapToGlobal(QPoint(0, chip.height() + 2)))

    def take(self, visit: str | None) -> None:
        """Say of which visit the note came."""
        self._try(partial(self._context.project.visits.assign, [self._note], visit))

    def visit_items(self) -> list[Item]:
        """The visits that fit, a new one, none."""
        project = self._context.project
        note = project.notes.get(self._note)
        items = []
        if note.visit:
            items = [Item("Open visit", partial(self._context.open, Ref("visit", note.visit))), SEPARATOR]
        for visit in project.visits.fitting(note):
            words = visit_words(project, visit).replace("&", "&&")
            items.append(Item(words, partial(self.take, visit.id), checked=visit.id == note.visit))
        new = partial(self._try, partial(visit_of_note, self._context, self._note))
        items.append(Item("New visit from this note", new, enabled=note.observed is not None))
        if note.visit:
            items.append(Item("No visit", partial(self.take, None)))
        return items

    def strand_items(self) -> list[Item]:
        """All strands, and none."""
        project = self._context.project
        now = project.notes.get(self._note).strand
        known: list[tuple[str | None, str]] = [
            *((strand.id, strand.name) for strand in project.strands.all()),
            (None, "No strand"),
        ]
        return [
            Item(words.replace("&", "&&"), partial(self._set_strand, strand), checked=strand == now)
            for strand, words in known
        ]

    def _set_strand(self, strand: str | None) -> None:
        self._try(partial(self._context.project.notes.change, self._note, strand=strand))
