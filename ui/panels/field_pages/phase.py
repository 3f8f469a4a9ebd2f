"""The page of a phase: its dates and edges, what is to be said of them, and the notes that lie in it by their date."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from fieldnotes.domain.people import Phase
from fieldnotes.domain.phases import PhaseMap, beside, wide_days
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.when import When
from fieldnotes.project.note_rows import NoteFilter
from ui.base.context import Context
from ui.base.rooms import PageKind
from ui.commands.distinct import distinct_of
from ui.commands.phases import change_phase
from ui.commands.timeline import kept_line
from ui.models.kept_words import kept_words
from ui.panels.field_pages.bands_part import BandsPart, phase_row
from ui.panels.field_pages.chips_part import CountingPart
from ui.panels.field_pages.frame import FieldPage, kind_of
from ui.panels.field_pages.told import Told, tally_words
from ui.panels.field_pages.trail_part import TrailPart


class PhaseSubject:
    """One phase."""

    noun = "phase"
    related = ("phase", "strand", "note", "code", "actor")

    def __init__(self, context: Context, ident: str) -> None:
        self._context, self._id = context, ident

    def read(self) -> Mapping[str, object]:
        """Name, dates in words, days by which the edges are soft, colour, strand, description."""
        phase = self._context.project.phases.get(self._id)
        return {
            "name": phase.name,
            "start": When.of(phase.start).label(),
            "end": When.of(phase.end).label() if phase.end else "",
            "soft": f"{phase.soft} days" if phase.soft else "",
            "colour": phase.colour,
            "strand": phase.strand,
            "description": phase.description,
        }

    def icon(self) -> str:
        """A flag."""
        return "phase"

    def build(self, page: FieldPage) -> None:
        """Its place among the phases, what there is of its notes, and they themselves."""
        head = page.head
        mark_off = partial(distinct_of, self._context, Ref("phase", self._id))
        head.add_deed("Distinctive words", "chart", mark_off)
        head.add_line("start", "From", "A date: March 2013")
        head.add_line("end", "Until", "Open, or a date")
        head.add_line("soft", "Soft edges", "Sharp, or so many days either side: 14")
        self._strand = head.add_choice("strand", "Strand")
        head.add_colour("colour", "Colour")
        head.add_text("description", "Description", "What changed when it began, and when it ended")
        self.bands = BandsPart(self._context, "Among the phases", self._open)
        self.told = Told()
        tallies = self._context.project.tallies
        self.people = CountingPart(self._context, "Present most", "notes", tallies.people, "actor")
        self.codes = CountingPart(self._context, "Codes used most", "passages", tallies.codes, "code")
        nothing = "No note was observed in this time yet. A note lies in a phase by its date."
        self.trail = TrailPart(self._context, page.area, Ref("phase", self._id), nothing)
        self.kept = kept_line(self._context)
        self.trail.read.connect(lambda _: self._tell_kept())
        self._tell_kept()
        for part in (self.kept, self.bands, self.told, self.people, self.codes, self.trail):
            page.add_part(part)

    def show(self) -> None:
        """Read the parts anew."""
        project = self._context.project
        phase, phases = project.phases.get(self._id), project.phases.all()
        self._fill_strands()
        among = [each for each in phases if each.strand == phase.strand]
        self.bands.show_rows([phase_row("", among)] if among[1:] else [])
        first, last = wide_days(phase)
        only = NoteFilter(since=first, until=last)
        only = replace(only, span=self._context.navigation.span)
        notes = project.notes.days(only)
        days = [(note.first, note.last) for note in notes if note.first]
        self.told.tell(
            (*tally_words(project.tallies.notes(only)), edge_words(phase, phases, days), *beside(phase, phases))
        )
        self.people.count([note.id for note in notes])
        self.codes.count([note.id for note in notes])

    def _tell_kept(self) -> None:
        self.kept.tell(kept_words(self._context.navigation.span, {"entry": self.trail.outside}))

    def change(self, field: str, value: object) -> None:
        """Change one field; dates and days are read as people write them."""
        change_phase(self._context, self._id, **{field: value})

    def _fill_strands(self) -> None:
        self._strand.clear()
        self._strand.addItem("(the whole study)", None)
        for strand in self._context.project.strands.all():
            self._strand.addItem(strand.name, strand.id)

    def _open(self, key: str) -> None:
        noun, _, ident = key.partition(":")
        self._context.open(Ref(noun, ident))


def edge_words(phase: Phase, phases: list[Phase], days: list[tuple[str, str]]) -> str:
    """How many of the notes (first and last day) lie at an edge, so that the phase only perhaps holds them; "" if none.

    Notes that another phase surely holds are told as such.
    """
    known = PhaseMap(phases)
    found = [(known.at(*stretch), number) for stretch, number in Counter(days).items()]
    elsewhere = sum(number for each, number in found if each.sure and phase not in each.sure)
    edge = sum(number for each, number in found if not each.sure)
    words = []
    if edge:
        words.append(f"{edge:,} of these notes lie{'s' * (edge == 1)} at an edge, where the phase is not certain.")
    if elsewhere:
        words.append(f"{elsewhere:,} surely lie{'s' * (elsewhere == 1)} in another phase and only touch this one.")
    return " ".join(words)


def page_kind() -> PageKind:
    """How the window makes a page for a phase."""
    return kind_of("phase", PhaseSubject)
