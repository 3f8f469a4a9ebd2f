"""The page of a strand: what it asks, its phases, and its notes."""

from collections.abc import Mapping
from dataclasses import asdict, replace

from fieldnotes.domain.refs import Ref
from fieldnotes.domain.timeline import kept
from fieldnotes.project.note_rows import NoteFilter
from ui.base.context import Context
from ui.base.rooms import PageKind
from ui.commands.strands import change_strand
from ui.commands.timeline import kept_line
from ui.models.kept_words import kept_words
from ui.panels.field_pages.bands_part import BandsPart, phase_row
from ui.panels.field_pages.chips_part import CountingPart
from ui.panels.field_pages.frame import FieldPage, kind_of
from ui.panels.field_pages.notes_part import NotesPart
from ui.panels.field_pages.told import Told, tally_words


class StrandSubject:
    """One strand."""

    noun = "strand"
    related = ("strand", "phase", "note", "code", "actor")

    def __init__(self, context: Context, ident: str) -> None:
        self._context, self._id = context, ident

    def read(self) -> Mapping[str, object]:
        """Name and description."""
        return asdict(self._context.project.strands.get(self._id))

    def icon(self) -> str:
        """A path."""
        return "strand"

    def build(self, page: FieldPage) -> None:
        """Phases, people, codes and notes."""
        page.head.add_text("description", "Description", "What this line of enquiry asks, and how")
        self.told = Told()
        self.bands = BandsPart(self._context, "Phases", self._open)
        tallies = self._context.project.tallies
        self.people = CountingPart(self._context, "Present most", "notes", tallies.people, "actor")
        self.codes = CountingPart(self._context, "Codes used most", "passages", tallies.codes, "code")
        self.notes = NotesPart(
            self._context, page.area, "Notes of this strand", "Notes of this strand", "No note belongs to it yet."
        )
        self.kept = kept_line(self._context)
        for part in (self.kept, self.told, self.bands, self.people, self.codes, self.notes):
            page.add_part(part)

    def show(self) -> None:
        """Read the parts anew."""
        project, only = self._context.project, NoteFilter(strand=self._id)
        span = self._context.navigation.span
        self.told.tell(tally_words(project.tallies.notes(replace(only, span=span))))
        self.bands.show_rows([phase_row("", [each for each in project.phases.all() if each.strand == self._id])])
        every = project.notes.days(only)
        notes = kept(every, span)
        outside = len(every) - len(notes)
        self.kept.tell(kept_words(span, {"note": outside}))
        self.people.count([note.id for note in notes])
        self.codes.count([note.id for note in notes])
        self.notes.show_notes(notes, outside)

    def change(self, field: str, value: object) -> None:
        """Change one field."""
        change_strand(self._context, self._id, **{field: str(value)})

    def _open(self, key: str) -> None:
        noun, _, ident = key.partition(":")
        self._context.open(Ref(noun, ident))


def page_kind() -> PageKind:
    """How the window makes a page for a strand."""
    return kind_of("strand", StrandSubject)
