"""The page of the whole study: aims, methodology, who looked, strands and phases on one scale, how much there is."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from fieldnotes.domain.people import Phase
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.strands import Strand
from fieldnotes.domain.tallies import Counted
from ui.base.context import Context
from ui.base.rooms import PageKind
from ui.commands.project import describe
from ui.commands.timeline import kept_line
from ui.models.kept_words import kept_words
from ui.panels.field_pages.bands_part import BandsPart, phase_row, standing_row
from ui.panels.field_pages.chips_part import ChipsPart
from ui.panels.field_pages.frame import FieldPage, kind_of
from ui.panels.field_pages.told import Told, tally_words
from ui.widgets.bands import BandRow


class StudySubject:
    """The study itself."""

    noun = "project"
    related = ("project", "contributor", "team", "strand", "phase", "site", "actor", "note")

    def __init__(self, context: Context, ident: str) -> None:
        self._context, self._id = context, ident

    def read(self) -> Mapping[str, object]:
        """Title, description, aims, methodology, languages."""
        about = self._context.project.about()
        return {"name": about["title"], **about}

    def icon(self) -> str:
        """A compass."""
        return "project"

    def build(self, page: FieldPage) -> None:
        """What it asks, and what it is made of."""
        head = page.head
        head.add_text("description", "Description", "What the study is, for somebody who opens it first")
        head.add_text("aims", "Aims", "What you want to understand")
        head.add_text("methodology", "Methodology", "How you go about it, and in which tradition")
        head.add_line("languages", "Languages", "As codes, separated by commas: en, fr")
        self.told = Told()
        self.bands = BandsPart(self._context, "Through time", self._open)
        nobody = "Researchers, teams and strands are added in the room People."
        self.researchers = ChipsPart(self._context, "Researchers", nobody, counted="notes")
        self.teams = ChipsPart(self._context, "Teams", counted="members")
        self.strands = ChipsPart(self._context, "Strands", counted="notes")
        self.sites = ChipsPart(self._context, "Places", counted="notes")
        self.kept = kept_line(self._context)
        for part in (self.kept, self.told, self.bands, self.researchers, self.teams, self.strands, self.sites):
            page.add_part(part)

    def show(self) -> None:
        """Read the parts anew."""
        project = self._context.project
        span, sites = self._context.navigation.span, project.sites.all()
        counts = project.tallies.study()
        within = project.tallies.study(span) if span is not None else counts
        self.kept.tell(kept_words(span, {"note": counts.notes.notes - within.notes.notes}))
        actors, codes = len(project.actors.all()), len(project.codes.all())
        told = f"{actors:,} people and groups, {len(sites):,} places, {codes:,} codes"
        self.told.tell((*tally_words(within.notes, "" if counts.notes.notes else "No notes yet."), told))
        self.bands.show_rows(self._rows(), counts.notes.first, counts.notes.last)
        members = project.memberships.counts()
        people, strands = project.contributors.all(), project.strands.all()
        self.researchers.show_chips(_counted("contributor", people, within.authors), "contributor")
        self.teams.show_chips(_counted("team", project.teams.all(), members), "team")
        self.strands.show_chips(_counted("strand", strands, within.strands), "strand")
        self.sites.show_chips(_counted("site", sites, within.sites), "site")

    def change(self, field: str, value: object) -> None:
        """Change one field."""
        describe(self._context, **{"title" if field == "name" else field: str(value)})

    def _rows(self) -> list[BandRow]:
        """Phases by their strands, then how each researcher stood towards the field."""
        project = self._context.project
        strands: list[Strand | None] = [None, *project.strands.all()]
        phases = project.phases.all()
        rows = [phase_row(strand.name if strand else "Phases", _of(phases, strand)) for strand in strands]
        stood = [
            standing_row(person.initials or person.name, project.standings.of(person.id))
            for person in project.contributors.all()
        ]
        return rows + stood

    def _open(self, key: str) -> None:
        noun, _, ident = key.partition(":")
        if noun == "standing":
            self._context.open(Ref("contributor", self._context.project.standings.get(ident).contributor))
        else:
            self._context.open(Ref(noun, ident))


class _Named(Protocol):
    """Anything with an id and a name."""

    @property
    def id(self) -> str:
        """The id."""

    @property
    def name(self) -> str:
        """What it is called."""


def _counted(noun: str, rows: Sequence[_Named], counts: Mapping[str, int]) -> list[Counted]:
    return [Counted(Ref(noun, row.id), row.name, counts.get(row.id, 0)) for row in rows]


def _of(phases: Sequence[Phase], strand: Strand | None) -> list[Phase]:
    return [phase for phase in phases if phase.strand == (strand.id if strand else None)]


def page_kind() -> PageKind:
    """How the window makes a page for the study."""
    return kind_of("project", StudySubject)
