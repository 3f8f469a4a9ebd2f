"""The page of a team: what it is called, who belonged to it when, and as what."""

from collections.abc import Mapping
from dataclasses import asdict

from fieldnotes.domain.refs import Ref
from fieldnotes.project.note_rows import NoteFilter
from ui.base.context import Context
from ui.base.rooms import PageKind
from ui.commands.teams import change_team
from ui.panels.field_pages.bands_part import BandsPart, membership_rows
from ui.panels.field_pages.frame import FieldPage, kind_of
from ui.panels.field_pages.memberships import MembershipTable


class TeamSubject:
    """One team."""

    noun = "team"
    related = ("team", "actor", "contributor", "note")

    def __init__(self, context: Context, ident: str) -> None:
        self._context, self._id = context, ident

    def read(self) -> Mapping[str, object]:
        """Name, colour and description."""
        return asdict(self._context.project.teams.get(self._id))

    def icon(self) -> str:
        """Several heads."""
        return "team"

    def build(self, page: FieldPage) -> None:
        """Its members over time and in lines."""
        page.head.add_colour("colour", "Colour")
        page.head.add_text("description", "Description", "Whose side it is, and what holds it together")
        self.bands = BandsPart(self._context, "Through the study", self._open)
        self.members = MembershipTable(self._context, Ref("team", self._id), members=True)
        page.add_part(self.bands)
        page.add_part(self.members)

    def show(self) -> None:
        """Read the parts anew."""
        project = self._context.project
        team = project.teams.get(self._id)
        members = project.memberships.of_whole(Ref("team", self._id))
        study = project.tallies.notes(NoteFilter())
        self.bands.show_rows(membership_rows(members, True, {team.id: team.colour}), study.first, study.last)
        self.members.show_memberships(members)

    def change(self, field: str, value: object) -> None:
        """Change one field."""
        change_team(self._context, self._id, **{field: str(value)})

    def _open(self, key: str) -> None:
        noun, _, ident = key.partition(":")
        self._context.open(Ref(noun, ident))


def page_kind() -> PageKind:
    """How the window makes a page for a team."""
    return kind_of("team", TeamSubject)
