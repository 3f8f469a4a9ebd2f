"""The page of a researcher: who they are, how they stood towards the field, their teams, what they wrote."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from fieldnotes.domain.errors import UserError
from fieldnotes.domain.people import Contributor
from fieldnotes.domain.refs import Ref
from fieldnotes.domain.standings import Standing
from fieldnotes.domain.timeline import kept
from fieldnotes.project.note_rows import NoteFilter
from ui.base.context import Context
from ui.base.rooms import PageKind
from ui.base.settings import CONTRIBUTOR
from ui.base.undoing import attempt
from ui.commands.contributors import change_contributor, work_as
from ui.commands.timeline import kept_line
from ui.models.kept_words import kept_words
from ui.panels.field_pages.bands_part import BandsPart, membership_rows, phase_row, standing_row
from ui.panels.field_pages.frame import FieldPage, kind_of
from ui.panels.field_pages.memberships import MembershipTable
from ui.panels.field_pages.notes_part import NotesPart
from ui.panels.field_pages.standings import StandingTable
from ui.panels.field_pages.told import Told, tally_words, visit_words
from ui.panels.field_pages.visits_part import VisitsPart


class ContributorSubject:
    """One researcher."""

    noun = "contributor"
    related = ("contributor", "team", "actor", "phase", "note", "visit", "site")

    def __init__(self, context: Context, ident: str) -> None:
        self._context, self._id = context, ident
        self._standings: list[Standing] = []

    def read(self) -> Mapping[str, object]:
        """Name, initials and colour."""
        return asdict(self._person())

    def icon(self) -> str:
        """A badge."""
        return "contributor"

    def build(self, page: FieldPage) -> None:
        """Who works now, how much there is, standings and teams over time, notes."""
        page.head.add_line("initials", "Initials", "As they stand beside codes")
        page.head.add_colour("colour", "Colour")
        self.working = WorkingAs(self._context, self._id)
        self.told = Told()
        self.bands = BandsPart(self._context, "Through the study", self._open)
        self.standings = StandingTable(self._context, self._id)
        self.memberships = MembershipTable(self._context, Ref("contributor", self._id), members=False)
        self.visits = VisitsPart(
            self._context, page.area, Ref("contributor", self._id), "No visit by them was entered yet."
        )
        self.notes = NotesPart(
            self._context, page.area, "Notes by them", "Notes written by them", "No note bears their name yet."
        )
        self.kept = kept_line(self._context)
        for part in (
            self.working,
            self.kept,
            self.told,
            self.bands,
            self.standings,
            self.memberships,
            self.visits,
            self.notes,
        ):
            page.add_part(part)

    def show(self) -> None:
        """Read the parts anew."""
        project, only = self._context.project, NoteFilter(author=self._id)
        self._standings = project.standings.of(self._id)
        span, tally = self._context.navigation.span, project.tallies.notes(only)
        within = project.tallies.notes(replace(only, span=span))
        visits = project.tallies.visits_of(self._id, span)
        self.working.show_who(self._person())
        self.told.tell(
            (
                *tally_words(within, "No notes yet." if not tally.notes else ""),
                visit_words(visits, "No visits yet." if span is None else ""),
            )
        )
        belongs = project.memberships.of_member(Ref("contributor", self._id))
        colours = {team.id: team.colour for team in project.teams.all()}
        rows = [standing_row("Standing", self._standings), *membership_rows(belongs, False, colours)]
        if any(row.bands for row in rows):
            rows.append(phase_row("Phases", project.phases.all()))
        self.bands.show_rows(rows, tally.first, tally.last)
        self.standings.show_standings(self._standings)
        self.memberships.show_memberships(belongs)
        notes = project.notes.days(only)
        shown = kept(notes, span)
        self.notes.show_notes(shown, len(notes) - len(shown))
        self.visits.show_visits(project.visits.of_contributor(self._id))
        outside = {"note": len(notes) - len(shown), "visit": self.visits.outside}
        self.kept.tell(kept_words(span, outside))

    def change(self, field: str, value: object) -> None:
        """Change one field."""
        change_contributor(self._context, self._id, **{field: str(value)})

    def _person(self) -> Contributor:
        person = self._context.project.contributors.get(self._id)
        if person is None:
            raise UserError("This researcher is not in the project any more.")
        return person

    def _open(self, key: str) -> None:
        noun, _, ident = key.partition(":")
        if noun == "standing":
            attempt(self._context, partial(self.standings.change, self._standings, ident))
        else:
            self._context.open(Ref(noun, ident))


class WorkingAs(QWidget):
    """Says who works now, or offers to work as this researcher."""

    def __init__(self, context: Context, ident: str) -> None:
        super().__init__()
        self._context, self._id = context, ident
        self.words = QLabel()
        self.words.setProperty("role", "good")
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._take)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(self.words)
        row.addWidget(self.button)
        row.addStretch(1)
        context.settings.changed.connect(self._told)

    def show_who(self, person: Contributor) -> None:
        """Show whether this researcher is at work."""
        at_work = self._context.project.store.contributor == person.id
        self.words.setText(f"✓ You are working as {person.name}.")
        self.button.setText(f"Work as {person.name}".replace("&", "&&"))
        self.words.setVisible(at_work)
        self.button.setVisible(not at_work and not self._context.session.readonly)

    def _take(self) -> None:
        attempt(self._context, partial(work_as, self._context, self._id))
        self._told(CONTRIBUTOR.key)

    def _told(self, key: str) -> None:
        person = self._context.project.contributors.get(self._id) if key == CONTRIBUTOR.key else None
        if person is not None:
            self.show_who(person)


def page_kind() -> PageKind:
    """How the window makes a page for a researcher."""
    return kind_of("contributor", ContributorSubject)
